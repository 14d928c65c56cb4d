"""From the ledger to a run: constraints and corrected values before matching, the rulings on what came out after it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from reconcile.identity import documents
from reconcile.identity.keys import claim_keys
from reconcile.model import Article, Claim, Result, Value
from reconcile.ruled import Constraints, HouseFact
from reconcile.rulings import verdicts
from reconcile.rulings.drafting import corrected_value, shown, signed
from reconcile.rulings.entries import Entry, Thing
from reconcile.rulings.placing import Claims, placed, sides_of
from reconcile.rulings.standing import Standing, standings
from reconcile.rulings.telling import Teller

Of = TypeVar("Of", bound=Result)


class Rulings:
    """The entries of a ledger as a run uses them (`pipeline.run(..., rulings=Rulings(entries))`)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.standings = standings(self.entries)
        self.in_force = sorted((each for each in self.standings if each.entry), key=lambda each: each.number)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def corrected(self, articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[list[Article], list[Claim]]:
        """The articles and claims with their keys, and the claims that were ruled misread with the right value and a
        note that says by whom. A key is always that of what the article says.
        """
        named = documents(articles)
        keyed = [replace(article, key=named[article.id]) for article in articles]
        values = {claim.id: claim.value.as_json() for claim in claims}
        keys = claim_keys(keyed, claims, values)
        found = [replace(claim, key=keys[claim.id]) for claim in claims]
        return keyed, self._corrected(keyed, found)

    def _corrected(self, articles: Sequence[Article], claims: list[Claim]) -> list[Claim]:
        look = Claims(articles, claims)
        right: dict[str, Claim] = {}
        for each in self.in_force:
            if each.about.thing is Thing.CLAIM:
                right |= {
                    claim.id: _right(claim, each, look.articles[claim.article])
                    for claim in look.of(each.about).values()
                }
        return [right.get(claim.id, claim) for claim in claims]

    def constraints(self, articles: Sequence[Article], claims: Sequence[Claim]) -> Constraints:
        """What was split and joined, as far as these claims are concerned; the claims have their keys.

        Of two rulings that contradict each other the later one counts.
        """
        look = Claims(articles, claims)
        together: list[tuple[str, ...]] = []
        apart: list[tuple[frozenset[str], ...]] = []
        for each in self.in_force:
            ruling = each.entry.ruling if each.entry else None
            if ruling is None or not (verdicts.joins(ruling) or verdicts.splits(ruling)):
                continue
            sides = sides_of(each.about.claims, look.of(each.about))
            if verdicts.joins(ruling):
                ids = tuple(sorted(frozenset().union(*sides)))
                apart = [left for one in apart if len(left := _united(ids, one)) > 1]
                together += [ids] if len(ids) > 1 else []
            elif len(sides) > 1:
                together = [left for one in together for left in _parted(one, sides) if len(left) > 1]
                apart.append(sides)
        return Constraints(tuple(together), tuple(apart))

    def house(self) -> tuple[HouseFact, ...]:
        """The facts that are pinned, by key."""
        facts = (each.pin.after for each in self.standings if each.pin)
        return tuple(
            sorted((fact for fact in facts if isinstance(fact, HouseFact)), key=lambda fact: (fact.key, fact.shown))
        )

    def on(self, result: Of, *, honoured: Container[str] | None = None) -> Of:
        """The result with `rulings`: each ruling in force, placed on what it is about, or on nothing where that is
        gone.

        `honoured` holds the hashes of the entries that the run went by, where some were made since; None for all.

        A finding is found by its key; else by rule and claims, and then it needs another look, for its values changed.
        What no article of the result has to do with is left out.
        """
        look = Claims(result.articles, result.claims)
        where = placed(result, self.in_force, look)
        teller = Teller(result, look, honoured)
        found = [teller.ruled(each, *where[each.about.key]) for each in self.in_force]
        return replace(result, rulings=tuple(each for each in found if each is not None))


def _right(claim: Claim, standing: Standing, article: Article) -> Claim:
    """The claim with the value that was ruled to be right; as it is where that cannot be read any more."""
    entry = standing.entry
    words = entry.ruling.value if entry and entry.ruling else None
    if entry is None or words is None:
        return claim
    found = corrected_value(
        claim.kind, words, claim.sentence, claim.quote, named=hasattr(claim.value, "form"), article=article
    )
    if found is None:
        return claim
    value: Value = replace(claim.value, form=found, canonical=found) if isinstance(found, str) else found  # type: ignore[type-var]
    told = f"read as {shown(claim)}, corrected to {shown(replace(claim, value=value))} {signed(entry)}"
    return replace(claim, value=value, notes=(*claim.notes, told))


def _united(ids: Sequence[str], sides: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The sides of a split after a later join: those that hold any of the claims that it joins are one."""
    touched = [side for side in sides if not side.isdisjoint(ids)]
    if len(touched) < 2:
        return tuple(sides)
    return (frozenset().union(*touched), *(side for side in sides if side not in touched))


def _parted(ids: Sequence[str], sides: Sequence[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """What is left of a join after a later split: what it joined on each side; all, where the split tears nothing of
    it."""
    parts = [tuple(each for each in ids if each in side) for side in sides]
    return (tuple(ids),) if sum(map(bool, parts)) < 2 else tuple(parts)
