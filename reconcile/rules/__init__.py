"""CHECK: facts -> findings, one module a rule. The one verb is `check`."""

from reconcile.rules.checking import check
from reconcile.rules.registry import Rule, rules

__all__ = ["Rule", "check", "rules"]
