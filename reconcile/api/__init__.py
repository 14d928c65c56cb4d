"""What a Python program uses, all of it importable from `reconcile` itself.

`read` and `run` make a `Result` of articles. Whatever a user can cause raises a `reconcile.errors.ReconcileError`, whose text says what was wrong, where,
and what to do.
"""

from __future__ import annotations

from reconcile.api.results import Result
from reconcile.api.running import read, run
from reconcile.api.selections import Claims, Facts, Findings
from reconcile.api.views import FactView, StoryView
from reconcile.articles import Read

__all__ = [
    "Claims",
    "FactView",
    "Facts",
    "Findings",
    "Read",
    "Result",
    "StoryView",
    "read",
    "run",
]
