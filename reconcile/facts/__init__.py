"""MATCH: claims -> stories and facts. The verb is `match`; `dated` completes publication dates before claims are
read."""

from reconcile.facts.dating import dated
from reconcile.facts.matching import match

__all__ = ["dated", "match"]
