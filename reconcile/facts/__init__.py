"""MATCH: claims -> stories and facts. The verb is `match`; `dated` completes publication dates before claims are read.

`group` and `match_story` are the two halves of `match`, for a run that looks again only at the stories that were
touched.
"""

from reconcile.facts.dating import dated
from reconcile.facts.matching import match, match_story
from reconcile.facts.stories import group

__all__ = ["dated", "group", "match", "match_story"]
