"""What a Python program uses, all of it importable from `reconcile` itself.

`read` and `run` make a `Result` of articles, `check` says what is not as it should be; `compare` sets two values side
by side, which `Value.parse` reads. Whatever a user can cause raises a `reconcile.errors.ReconcileError`, whose text
says what was wrong, where, and what to do.
"""

from __future__ import annotations

from reconcile.api.checking import check
from reconcile.api.comparing import compare
from reconcile.api.results import Result
from reconcile.api.running import read, run
from reconcile.api.selections import Claims, Facts, Findings
from reconcile.api.views import FactView, StoryView
from reconcile.articles import Read
from reconcile.checks import CheckResult, FolderCheck, Problem
from reconcile.model import Comparison
from reconcile.stated_value import StatedValue as Value

__all__ = [
    "CheckResult",
    "Claims",
    "Comparison",
    "FactView",
    "Facts",
    "Findings",
    "FolderCheck",
    "Problem",
    "Read",
    "Result",
    "StoryView",
    "Value",
    "check",
    "compare",
    "read",
    "run",
]
