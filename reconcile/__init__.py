"""Puts the claims of several articles side by side: what agrees, what differs harmlessly, what contradicts.

>>> import reconcile
>>> result = reconcile.run("sources/oppo-polyu")
>>> [finding.message for finding in result.findings]

`run(paths)` gives a `reconcile.pipeline.Result`: its articles, stories, claims, facts and findings, and each of
these as a pandas frame. `same_name(a, b, kind)` compares two names. Both are imported when first used, so that
`import reconcile` costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "run", "same_name"]

if TYPE_CHECKING:
    from reconcile.kinds.name import same_name
    from reconcile.pipeline import run


def __getattr__(name: str) -> Any:
    if name == "run":
        from reconcile.pipeline import run

        return run
    if name == "same_name":
        from reconcile.kinds.name import same_name

        return same_name
    raise AttributeError(f"module 'reconcile' has no attribute {name!r}")
