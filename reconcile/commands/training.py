"""Pairs of claims on which editors ruled that they are one fact, or two, with the features by which matching weighs
them."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from reconcile.facts.name_resolution import Names
from reconcile.facts.setting import Setting, setting
from reconcile.facts.weighing import weigh
from reconcile.kinds import Trait, having
from reconcile.model import Claim, Result
from reconcile.rulings import Entry, Rulings, verdicts
from reconcile.rulings.placing import Claims

MOST = 400
"""Pairs of one ruling: beyond them one ruling would count for more than all others."""


def training_pairs(result: Result, rulings: Rulings) -> bytes:
    """One JSON object a line and pair: the keys of both claims, the kind, `same`, whether their values agree, the
    features.

    A pair that no feature could ever join is left out, and so are pairs of names, which no score joins.
    """
    look = _Look(result)
    rows = (row for each in rulings.in_force if each.entry for row in _rows(each.entry, look))
    return b"".join(json.dumps(row, ensure_ascii=True, sort_keys=True).encode("ascii") + b"\n" for row in rows)


class _Look:
    """The claims of a result, and what those of a story share, worked out once."""

    def __init__(self, result: Result) -> None:
        self.claims = Claims(result.articles, result.claims)
        self.story = {article.id: article.story for article in result.articles}
        self.of_story: dict[str | None, list[Claim]] = defaultdict(list)
        for claim in result.claims:
            self.of_story[self.story[claim.article]].append(claim)
        self.settings: dict[str | None, Setting] = {}

    def setting(self, claim: Claim) -> Setting:
        story = self.story[claim.article]
        if story not in self.settings:
            claims = self.of_story[story]
            canonical = {
                one.id: str(getattr(one.value, "canonical", one.quote))
                for one in claims
                if one.kind in having(Trait.ENTITY)
            }
            self.settings[story] = setting(claims, Names(claims, canonical))
        return self.settings[story]


def _rows(entry: Entry, look: _Look) -> Iterator[Mapping[str, Any]]:
    if entry.ruling is None or not (verdicts.joins(entry.ruling) or verdicts.splits(entry.ruling)):
        return
    same = verdicts.joins(entry.ruling)
    here = look.claims.of(entry.about)
    sides = [(each.side, here[each.key]) for each in entry.about.claims if each.key in here]
    pairs = ((a, b) for (one, a), (other, b) in itertools.combinations(sides, 2) if same or one != other)
    for a, b in itertools.islice(pairs, MOST):
        if a.kind != b.kind or a.kind in having(Trait.ENTITY) or look.story[a.article] != look.story[b.article]:
            continue
        told = look.setting(a)
        link = weigh(told.match_key(a), told.match_key(b), told)
        if link is not None:
            features = {name: round(value, 6) for name, value in sorted(link.features.items())}
            yield {"a": a.key, "b": b.key, "kind": a.kind, "same": same, "agrees": link.agrees, "features": features}
