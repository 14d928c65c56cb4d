"""Finds what an entry is about again: its claims in articles that were edited, its finding among those of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reconcile.model import Article, Claim, Fact, Finding, Result
from reconcile.rulings.drafting import sentence_digest
from reconcile.rulings.entries import About, Seen, Thing
from reconcile.rulings.standing import Standing


class Claims:
    """The claims of a run, which have their keys, found by what a ledger says of them."""

    def __init__(self, articles: Iterable[Article], claims: Sequence[Claim]) -> None:
        self.articles = {article.id: article for article in articles}
        self.by_id = {claim.id: claim for claim in claims}
        self.by_key = {claim.key: claim for claim in claims}
        self.alike: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.alike[_content(claim.key)].append(claim)
        self._of: dict[tuple[Thing, str], dict[str, Claim]] = {}

    def of(self, about: About) -> Mapping[str, Claim]:
        """The claims that it rested on, as far as they are here, by their keys then; looked up once."""
        name = (about.thing, about.key)
        if name not in self._of:
            self._of[name] = self._found(about)
        return self._of[name]

    def _found(self, about: About) -> dict[str, Claim]:
        known = {_article(each.key) for each in about.claims}
        found = {each.key: claim for each in about.claims if (claim := self._same(each, known)) is not None}
        taken: dict[str, str] = {}
        for key in sorted(found, key=lambda key: (key != found[key].key, key)):
            taken.setdefault(found[key].id, key)
        return {key: found[key] for key in found if taken[found[key].id] == key}

    def _same(self, seen: Seen, known: set[str]) -> Claim | None:
        """The claim of that key; else the same value in the same words in the article that this one became."""
        if seen.key in self.by_key:
            return self.by_key[seen.key]
        others = [each for each in self.alike[_content(seen.key)] if _article(each.key) not in known]
        for same in (self._one_place, self._one_title, self._one_sentence):
            found = [each for each in others if same(seen, each)]
            if found:
                return min(found, key=lambda claim: claim.key) if len({each.article for each in found}) == 1 else None
        return None

    def _one_place(self, seen: Seen, claim: Claim) -> bool:
        return claim.article == seen.article and self.articles[claim.article].publisher == seen.publisher

    def _one_title(self, seen: Seen, claim: Claim) -> bool:
        article = self.articles[claim.article]
        return bool(seen.title) and (article.title, article.publisher) == (seen.title, seen.publisher)

    def _one_sentence(self, seen: Seen, claim: Claim) -> bool:
        return sentence_digest(claim) == seen.sentence and self.articles[claim.article].publisher == seen.publisher


def sides_of(seen: Sequence[Seen], here: Mapping[str, Claim]) -> tuple[frozenset[str], ...]:
    """The ids of the claims of each side that is here."""
    found: dict[int, set[str]] = {}
    for each in seen:
        if each.key in here:
            found.setdefault(each.side, set()).add(here[each.key].id)
    return tuple(frozenset(found[side]) for side in sorted(found))


def _article(key: str) -> str:
    return key.partition(".")[0]


def _content(key: str) -> str:
    return key.partition(".")[2]


def placed(result: Result, standings: Sequence[Standing], claims: Claims) -> Mapping[str, tuple[str | None, bool]]:
    """By the key of each standing: the id of what it is about here, None where that is gone, and whether its key is the
    same.

    A finding is found by its key, else by its rule and claims; no two standings are on one finding.
    """
    ids = {
        Thing.CLAIM: {each.key: each.id for each in result.claims},
        Thing.FACT: {each.key: each.id for each in result.facts},
    }
    ids[Thing.FINDING] = {each.key: each.id for each in result.findings}
    found: dict[str, tuple[str | None, bool]] = {}
    taken: set[str] = set()
    left = []
    for each in standings:
        here = next((ids[each.about.thing][key] for key in each.keys if key in ids[each.about.thing]), None)
        if here is None or here in taken:
            left.append(each)
            continue
        found[each.about.key] = (here, each.about.key in ids[each.about.thing])
        taken.add(here)
    for each in left:
        here = _by_claims(result, each, claims, taken)
        found[each.about.key] = (here, False)
        taken |= {here} if here else set()
    return found


def _by_claims(result: Result, standing: Standing, claims: Claims, taken: set[str]) -> str | None:
    """The finding of the same rule, or the fact, that rests on most of the claims; for a claim itself."""
    about = standing.about
    mine = {claim.id for claim in claims.of(about).values()}
    if about.thing is Thing.CLAIM:
        return next(iter(mine), None)
    if not mine:
        return None
    findings = [each for each in result.findings if each.rule == about.rule]
    things: Sequence[Finding | Fact] = findings if about.thing is Thing.FINDING else result.facts
    shared = {each.id: len(mine.intersection(each.claims)) for each in things if each.id not in taken}
    return max((name for name in shared if shared[name]), key=lambda name: (shared[name], name), default=None)
