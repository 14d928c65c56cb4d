"""What speaks for two claims being one fact, for a person to read: the pair by itself, and what stands around both."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.facts.clustering import links
from reconcile.facts.match_keys import MatchKey
from reconcile.facts.setting import Setting
from reconcile.facts.thresholds import SLOT
from reconcile.facts.weighing import Link, weigh
from reconcile.model import Claim

Pair = frozenset[str]
"""Two claims by their ids."""


class PairLinks:
    """The links of the claims of one story, worked out when they are asked for."""

    def __init__(self, story: Setting) -> None:
        self.story = story
        self._keys: dict[str, MatchKey] = {}
        self._beside: dict[tuple[str, frozenset[str]], Mapping[Pair, Link]] = {}

    def link(self, one: Claim, other: Claim) -> Link | None:
        """The link of two claims with all its features; None where the two can never be one fact."""
        found = weigh(self._key(one), self._key(other), self.story)
        if found is None or found.agrees or found.score >= SLOT[one.kind] or one.article == other.article:
            return found
        return self._of_articles(one.kind, frozenset({one.article, other.article})).get(
            frozenset({one.id, other.id}), found
        )

    def _key(self, claim: Claim) -> MatchKey:
        found = self._keys.get(claim.id)
        if found is None:
            found = self._keys[claim.id] = self.story.match_key(claim)
        return found

    def _of_articles(self, kind: str, articles: frozenset[str]) -> Mapping[Pair, Link]:
        """All links of a kind between two articles: how near two values stand is told by the others."""
        asked = (kind, articles)
        if asked not in self._beside:
            mine = self.story.surroundings.of(kind, articles)
            self._beside[asked] = {
                frozenset({mine[link.a].id, mine[link.b].id}): link for link in links(mine, self.story, explained=True)
            }
        return self._beside[asked]
