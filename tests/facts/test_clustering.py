"""Which pairs are weighed, and when, changes no group."""

from __future__ import annotations

from collections import defaultdict

import pytest

from benchmarks import large
from reconcile import claims
from reconcile.facts import clustering
from reconcile.facts.matching import named, place
from reconcile.facts.setting import setting
from reconcile.model import Article, Claim

TOLD = {"one article": lambda: large.long_article(12), "one story": lambda: large.variants(8, slips=0.3)}


@pytest.mark.parametrize("told", TOLD)
def test_what_one_text_keeps_apart_may_be_weighed_late(told: str) -> None:
    """The pairs of values that one text keeps apart are weighed only where two groups are compared; all of them weighed
    at once give the same groups."""
    articles: list[Article] = TOLD[told]()
    renamed, names = named(sorted((claim for each in articles for claim in claims.extract(each)), key=place))
    story = setting(renamed, names)
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in renamed:
        by_kind[claim.kind].append(claim)
    for mine in by_kind.values():
        late = clustering.groups(mine, story)
        at_once = clustering.grown(mine, clustering.links(mine, story))
        assert [(group.members, group.certain, group.slots, group.named) for group in late] == [
            (group.members, group.certain, group.slots, group.named) for group in at_once
        ]
