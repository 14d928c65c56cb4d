"""CHECK: facts -> findings, one module a rule. The one verb is `check`."""

from reconcile.findings.checking import check, weights
from reconcile.findings.rules import Rule, rules

__all__ = ["Rule", "check", "rules", "weights"]
