"""Why a difference may yet be none: what must hold between two claims before two values of theirs contradict.

They must fill one slot by themselves, not by way of a third claim; count the same group, under words that narrow it
down alike; and take in the same stretch of a career or a season. Where one of these is open, the finding is a warning.
"""

from __future__ import annotations

from functools import cache

from reconcile.algebra import Quantity
from reconcile.evidence.chronology import AHEAD
from reconcile.evidence.context import Pair
from reconcile.kinds.count import Count
from reconcile.languages import Language, load, shared
from reconcile.model import Claim, Fact

LEAST = 3
"""Words that two clauses must share to be one clause in two articles."""
ALIKE = 0.7
"""Share of their words from which they are."""


def one_slot(fact: Fact, pair: Pair) -> bool:
    """Do the two fill one slot by themselves?"""
    return fact.slots is None or (pair.a.id, pair.b.id) in fact.slots or (pair.b.id, pair.a.id) in fact.slots


def named_slot(fact: Fact, pair: Pair) -> bool:
    """Does a name make certain that the two fill one slot: the age of one person, one act of the same people?"""
    return (pair.a.id, pair.b.id) in fact.named or (pair.b.id, pair.a.id) in fact.named


def same_words(pair: Pair) -> bool:
    """Are the two clauses the same but for their numbers? Then they measure one thing, whatever governs it."""
    one, other = _told(pair.a), _told(pair.b)
    both = len(one & other)
    return both >= LEAST and both / (both + len(one ^ other) / 2) >= ALIKE


def _told(claim: Claim) -> frozenset[str]:
    """The words of the claim's clause without numbers, and without those of the claim itself."""
    own = {*claim.quote.lower().split(), *load(claim.context.language)["numbers"]["words"]}
    return frozenset(word for word in claim.context.clause if not word[0].isdigit() and word not in own)


def settled_once(pair: Pair) -> bool:
    """Is it what one act came to that nobody tells as still to come (an award, a fine)? What was awarded does not
    change with the weeks."""
    acts_of = {claim.attribute for claim in (pair.a, pair.b)}
    return (
        len(acts_of) == 1
        and acts_of <= _once()
        and not {pair.a.status, pair.b.status} & AHEAD
        and not (pair.a.hedges or pair.b.hedges)
    )


def narrowed_apart(pair: Pair) -> bool:
    """Is each counted group narrowed down by words of its own: Somali pirates, Yemeni pirates?"""
    one, other = (
        frozenset(claim.context.modifiers) - _hedging(load(claim.context.language)) for claim in (pair.a, pair.b)
    )
    return bool(one) and bool(other) and one.isdisjoint(other)


def other_stretch(pair: Pair) -> bool:
    """Are both tallies of a career, a season or a match, and of two stretches of it?

    A tally grows with every game. Two are of one stretch where the figures beside them are in part the same: 13 home
    runs in 54 games, 15 home runs in 54 games. Games and seasons are a stretch themselves; any three may be meant.
    """
    if not isinstance(pair.a.value, Count) or not tally(pair.a) or not tally(pair.b):
        return False
    if _tied_apart(pair):
        return True
    one, other = _figures(pair.a), _figures(pair.b)
    return one.isdisjoint(other) and (bool(one and other) or _stretch(pair.a) or _stretch(pair.b))


def _tied_apart(pair: Pair) -> bool:
    """Are both part of a record or a score, no number of the two the same in its place, and of another number of
    games?"""
    one, other = (
        [int(number) for number in claim.context.extra.get("tied", "").split("-") if number]
        for claim in (pair.a, pair.b)
    )
    return bool(one and other) and sum(one) != sum(other) and not any(x == y for x, y in zip(one, other, strict=False))


def open_stretch(pair: Pair) -> bool:
    """Are both tallies, of which one does not say whose, or nothing shows that they take in the same games?"""
    if not tally(pair.a) or not tally(pair.b):
        return False
    return not pair.a.subject or not pair.b.subject or bool(_figures(pair.a)) != bool(_figures(pair.b))


def tally(claim: Claim) -> bool:
    """Does it count what somebody collects, game after game? The shots of a shooting are no tally."""
    return (claim.context.group in _tallies("collected") or _stretch(claim)) and claim.attribute not in incidents()


def _stretch(claim: Claim) -> bool:
    return claim.context.group in _tallies("stretches")


def _figures(claim: Claim) -> frozenset[str]:
    """The numbers that stand in the claim's clause beside its own, as digits; a small one in words counts as well."""
    words = load(claim.context.language)["numbers"]["words"]
    own = str(claim.value.said[0]) if isinstance(claim.value, Quantity) and claim.value.stated is not None else None
    return frozenset(str(words.get(word, word)) for word in claim.context.clause if word in words or word.isdigit()) - {
        own
    }


@cache
def incidents() -> frozenset[str | None]:
    """The acts of incidents and disasters, around which a story turns."""
    table = shared()["families"]
    return frozenset(act for family in table["main"]["families"] for act in table["families"][family])


@cache
def _once() -> frozenset[str | None]:
    return frozenset(shared()["acts"]["once"]["acts"])


@cache
def _tallies(table: str) -> frozenset[str | None]:
    return frozenset(shared()["acts"]["tallies"][table])


@cache
def _hedging(language: Language) -> frozenset[str]:
    """Words that stand among the modifiers of a count and narrow nothing down."""
    return frozenset(language["findings"]["modifiers"]["idle"])
