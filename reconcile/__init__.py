"""Puts the claims of several articles side by side: what agrees, what differs harmlessly, what contradicts.

>>> import reconcile
>>> result = reconcile.run("sources/oppo-polyu")
>>> [finding.message for finding in result.findings]
>>> result.fact("investment", subject="Oppo").sides

`read(paths)` reads articles; `run(paths or articles)` gives a `Result`: its articles, stories, claims, facts and
findings, each of these as a pandas frame, and look-ups. `check(paths)` says what is not as it should be. `compare(a,
b)` sets two values side by side, which `Value.parse(words)` reads; `same_name(a, b, kind)` compares two names.
Whatever a user can cause raises a `ReconcileError`. These and the classes of what comes back (`Finding`, `Claim`,
`Severity` ...) are imported when first used, so that `import reconcile` costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from reconcile.api import (
        CheckResult,
        Claims,
        Comparison,
        Facts,
        FactView,
        Findings,
        FolderCheck,
        Problem,
        Read,
        Result,
        StoryView,
        Value,
        check,
        compare,
        read,
        run,
    )
    from reconcile.errors import (
        Ambiguous,
        BadTable,
        BadUsage,
        BadValue,
        Defect,
        NotFound,
        ReconcileError,
        UnreadableInput,
    )
    from reconcile.kinds.name import same_name
    from reconcile.model import Article, Bound, Claim, Fact, Finding, NotRead, Relation, Severity, Side, Story

_HOMES = {
    "CheckResult": "reconcile.api",
    "Claims": "reconcile.api",
    "Comparison": "reconcile.api",
    "FactView": "reconcile.api",
    "Facts": "reconcile.api",
    "Findings": "reconcile.api",
    "Read": "reconcile.api",
    "Result": "reconcile.api",
    "StoryView": "reconcile.api",
    "Value": "reconcile.api",
    "check": "reconcile.api",
    "compare": "reconcile.api",
    "read": "reconcile.api",
    "run": "reconcile.api",
    "FolderCheck": "reconcile.api",
    "Problem": "reconcile.api",
    "Ambiguous": "reconcile.errors",
    "BadTable": "reconcile.errors",
    "BadUsage": "reconcile.errors",
    "BadValue": "reconcile.errors",
    "Defect": "reconcile.errors",
    "NotFound": "reconcile.errors",
    "ReconcileError": "reconcile.errors",
    "UnreadableInput": "reconcile.errors",
    "same_name": "reconcile.kinds.name",
    "Article": "reconcile.model",
    "Bound": "reconcile.model",
    "Claim": "reconcile.model",
    "Fact": "reconcile.model",
    "Finding": "reconcile.model",
    "NotRead": "reconcile.model",
    "Relation": "reconcile.model",
    "Severity": "reconcile.model",
    "Side": "reconcile.model",
    "Story": "reconcile.model",
}
"""Where each name is defined, imported when it is first asked for."""
__all__ = [
    "Ambiguous",
    "Article",
    "BadTable",
    "BadUsage",
    "BadValue",
    "Bound",
    "CheckResult",
    "Claim",
    "Claims",
    "Comparison",
    "Defect",
    "Fact",
    "FactView",
    "Facts",
    "Finding",
    "Findings",
    "FolderCheck",
    "NotFound",
    "NotRead",
    "Problem",
    "Read",
    "ReconcileError",
    "Relation",
    "Result",
    "Severity",
    "Side",
    "Story",
    "StoryView",
    "UnreadableInput",
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
