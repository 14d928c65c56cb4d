"""Holds articles to what they should be: no contradiction, or what a corpus.toml, a baseline and a sheet of facts say.

`check(paths, Bar(...), read)` gives a `CheckResult`, with all that is not as it should be and the exit code; how it is
printed is in `reconcile.check_formats`.
"""

from __future__ import annotations

from reconcile.checks.baseline import Baseline, read_baseline
from reconcile.checks.checking import Bar, Reader, check, check_result, nothing_compared, shared
from reconcile.checks.result import UNDONE, WELL, WRONG, Accepted, CheckResult, FolderCheck, Problem, Sort

__all__ = [
    "UNDONE",
    "WELL",
    "WRONG",
    "Accepted",
    "Bar",
    "Baseline",
    "CheckResult",
    "FolderCheck",
    "Problem",
    "Reader",
    "Sort",
    "check",
    "check_result",
    "nothing_compared",
    "read_baseline",
    "shared",
]
