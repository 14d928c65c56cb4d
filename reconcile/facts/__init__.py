"""MATCH: claims -> stories and facts. The one verb is `match`."""

from reconcile.facts.matching import match

__all__ = ["match"]
