"""Puts the claims of several articles side by side: what agrees, what differs harmlessly, what contradicts.

>>> import reconcile
>>> result = reconcile.run("sources/oppo-polyu")
>>> [finding.message for finding in result.findings]
>>> result.fact("investment", subject="Oppo").sides

`read(paths)` reads articles; `run(paths or articles)` gives a `Result`: its articles, stories, claims, facts and
findings, each of these as a pandas frame, and look-ups. `check(paths)` says what is not as it should be. `compare(a,
b)` sets two values side by side, which `Value.parse(words)` reads; `same_name(a, b, kind)` compares two names.
Whatever a user can cause raises a `ReconcileError`. All of it is imported when first used, so that `import reconcile`
costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from reconcile.api import CheckResult, Comparison, Result, Value, check, compare, read, run
    from reconcile.errors import Ambiguous, NotFound, ReconcileError
    from reconcile.kinds.name import same_name

_HOMES = {
    "read": "reconcile.api",
    "run": "reconcile.api",
    "CheckResult": "reconcile.api",
    "Comparison": "reconcile.api",
    "Result": "reconcile.api",
    "Value": "reconcile.api",
    "check": "reconcile.api",
    "compare": "reconcile.api",
    "ReconcileError": "reconcile.errors",
    "NotFound": "reconcile.errors",
    "Ambiguous": "reconcile.errors",
    "same_name": "reconcile.kinds.name",
}
"""Where each name is defined, imported when it is first asked for."""
__all__ = [
    "Ambiguous",
    "CheckResult",
    "Comparison",
    "NotFound",
    "ReconcileError",
    "Result",
    "Value",
    "__version__",
    "check",
    "compare",
    "read",
    "run",
    "same_name",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reconcile' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
