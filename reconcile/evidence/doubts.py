"""Why two values that exclude each other may yet be no contradiction: each doubt with the sentence that states it.

A finding whose doubts are all answered is a conflict; one that keeps a doubt is a warning, and says which. What was
right in three of four contradictions or more is no doubt: between two reports of one event, that a slot is likely and
not certain, or that nothing but like words binds two numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reconcile.evidence.altered_copies import told_alike
from reconcile.evidence.chronology import FRESH, in_order
from reconcile.evidence.context import FindingContext, Pair, in_one_sentence
from reconcile.evidence.exclusion import added_to, far, halved, mixed, other_nouns
from reconcile.evidence.match_confidence import (
    incidents,
    named_slot,
    narrowed_apart,
    one_slot,
    open_stretch,
    same_words,
    settled_once,
)
from reconcile.evidence.mixed_story import two_events
from reconcile.evidence.one_event import one_event
from reconcile.kinds import Trait, having
from reconcile.kinds.count import Count
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.kinds.time import Time
from reconcile.languages import shared
from reconcile.messages import say, say_later
from reconcile.messages.words import listed
from reconcile.model import Bound, Claim, Fact

NEWS = 21
"""Days between two articles after which an amount, a share or a number may simply have changed."""
YEAR = 366
CHANGING = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.ORDINAL, Trait.MEASURED)
PLACED = having(Trait.LOCATED)
DATED = having(Trait.DATED)
OF_MANY = having(Trait.DATED, Trait.LOCATED, Trait.ORDINAL)
"""Kinds of which an event has many values."""
MEASURED = having(Trait.MEASURED)
ORDINAL = having(Trait.ORDINAL)
UNBOUND = having(Trait.MONEY, Trait.COUNTED, Trait.SHARE, Trait.LASTING)
ZONES = 15
"""Minutes of which the clocks of two zones are a multiple apart."""
TWO = 2
"""Sides of a fact that no third value connects."""
TWO_EVENTS = say_later("The articles differ in facts of several kinds: they may tell of two events.")
LIKELY = say_later("It is likely, not certain, that both speak of one thing.")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt: when a pair of a fact's claims leaves it, and the sentence that states it."""

    holds: Callable[[FindingContext, Fact, Pair], bool]
    why: str


def qualified(pair: Pair) -> bool:
    """Is one of the values not wholly understood? Two times of day may lie apart as no two clocks do, be one "local
    time" or not."""
    return bool(qualifiers((pair.a, pair.b))) and not _no_zone_apart(pair)


def qualifiers(claims: Iterable[Claim]) -> list[str]:
    """The words beside the claims' values that are not wholly understood, each once."""
    found = ((claim, getattr(claim.value, "qualifier", None)) for claim in claims)
    return list(dict.fromkeys(f"“{qualifier}”" for _, qualifier in found if qualifier))


def _no_zone_apart(pair: Pair) -> bool:
    one, other = pair.a.value, pair.b.value
    return isinstance(one, Time) and isinstance(other, Time) and (one.minutes[0] - other.minutes[0]) % ZONES != 0


def _outdated(context: FindingContext, _fact: Fact, pair: Pair) -> bool:
    """Do weeks lie between the two articles, so that what both measure may have changed?"""
    order = in_order(context, pair) if pair.a.kind in CHANGING else None
    return order is not None and order[2] > NEWS and not settled_once(pair)


def _open(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Is the fact joined on a slot that is likely, not certain?

    Between two reports of one event such a slot is right, but for dates and ranks, of which an event has many, and for
    numbers that hardly measure one thing.
    """
    if fact.certain:
        return False
    if _both_hedged(pair) or halved(pair):
        return True
    many = pair.a.kind in ORDINAL or (pair.a.kind in DATED and not _one_incident(fact, pair))
    return not named_slot(fact, pair) and (many or not one_event(context, pair))


def _unbound(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Is it open what the numbers measure, but for the words around them: no act governs one of them, both are figures
    of a match, of whose side, or tallies, of which games?"""
    if named_slot(fact, pair) or one_event(context, pair):
        return False
    if isinstance(pair.a.value, Count) and open_stretch(pair):
        return True
    if pair.a.kind not in UNBOUND or (pair.a.subject and pair.a.subject == pair.b.subject):
        return False
    acts = {claim.attribute or claim.context.act for claim in (pair.a, pair.b)}
    contest = {*shared()["families"]["families"]["contest"], "record"}
    told = same_words(pair) or context.counterparts(pair) is not None
    return (None in acts or bool(acts & contest)) and not told


def _one_incident(fact: Fact, pair: Pair) -> bool:
    """Do both date what befell somebody, and are there no more than these two days?"""
    acts = {claim.attribute or claim.context.act for claim in (pair.a, pair.b)}
    return len(fact.sides) <= TWO and acts <= incidents() and not any(map(_signed, (pair.a, pair.b)))


def _signed(claim: Claim) -> bool:
    """Does the date stand behind who wrote it, as below a message: "(@harbour) 2 May"?"""
    before = claim.sentence[: max(0, claim.start - claim.context.sentence_start)].split()
    return bool(before) and before[-1].strip("()").startswith("@")


def _both_hedged(pair: Pair) -> bool:
    """Is neither number exact: an estimate against a floor?"""
    return all(
        getattr(claim.value, "bound", Bound.EXACT) not in (Bound.EXACT, Bound.BETWEEN) for claim in (pair.a, pair.b)
    )


def _chained(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Does only a third value connect the two, or too little in two articles of which it is open that they tell of one
    event?"""
    many = len(fact.sides) > TWO or pair.a.kind in OF_MANY
    return not one_slot(fact, pair) and (many or not one_event(context, pair))


def _years_apart(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Do their sentences date what they measure years apart: the quake of 2004, that of 2012? What is no size is asked
    only where it is likely, not certain, that both fill one slot."""
    if pair.a.kind in DATED or pair.a.kind in PLACED or (fact.certain and pair.a.kind not in MEASURED):
        return False
    one, other = (_dates(context, claim) for claim in (pair.a, pair.b))
    return bool(one and other) and all(_distance(a, b) > YEAR for a in one for b in other)


def _dates(context: FindingContext, claim: Claim) -> list[Date]:
    return [
        each.value
        for each in context.claims_of_article[claim.article]
        if isinstance(each.value, Date) and each.value.earliest is not None and in_one_sentence(each, claim)
    ]


def _distance(a: Date, b: Date) -> int:
    """Days between the first days of two dates."""
    return abs((a.earliest - b.earliest).days) if a.earliest and b.earliest else 0


def _still_lasts(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Is it likely only that both fill one slot, and may what lasts have gone on from the one day of publication to the
    other?"""
    one, other = pair.a.value, pair.b.value
    if fact.certain or settled_once(pair) or not isinstance(one, Duration) or not isinstance(other, Duration):
        return False
    lasted, order = [one.days[0], other.days[0]], in_order(context, pair)
    between = order[2] if order else 0 if context.published(pair.a) and context.published(pair.b) else FRESH
    days = [each for each in lasted if each is not None and each <= FRESH]
    return len(days) == len(lasted) and max(days) - min(days) <= between + 1


FAR = Doubt(
    lambda _context, _fact, pair: far(pair),
    say_later("One number is many times the other: they may measure two things."),
)
ALWAYS: tuple[Doubt, ...] = (
    Doubt(_outdated, say_later("Weeks lie between the two articles: it may have changed.")),
    Doubt(
        lambda context, _fact, pair: two_events(context, pair),
        TWO_EVENTS,
    ),
)
"""Doubts that are left even of two sentences that are the same in all but their values."""
DOUBTS: tuple[Doubt, ...] = (
    Doubt(
        lambda context, fact, _pair: mixed(context, fact),
        say_later("An article gives numbers that lie far apart here: more than one thing may be told."),
    ),
    Doubt(
        lambda _context, _fact, pair: other_nouns(pair),
        say_later("The two do not count by one name: it may be two things that are counted."),
    ),
    Doubt(
        lambda _context, _fact, pair: isinstance(pair.a.value, Count) and added_to(pair.a) != added_to(pair.b),
        say_later("One sentence adds a further number to its own."),
    ),
    Doubt(
        lambda _context, _fact, pair: pair.a.negated != pair.b.negated,
        say_later("One sentence denies what it tells."),
    ),
    Doubt(
        lambda _context, _fact, pair: isinstance(pair.a.value, Count) and narrowed_apart(pair),
        say_later("Each narrows down what it counts in words of its own."),
    ),
    Doubt(_chained, say_later("Only a third value ties the two to one thing.")),
    Doubt(_years_apart, say_later("Their sentences name two years: they may tell of two things.")),
    Doubt(_still_lasts, say_later("It may have gone on from the one day of publication to the other.")),
    Doubt(_unbound, say_later("Only like words tell that both measure one thing.")),
    Doubt(_open, LIKELY),
)


def doubt(
    context: FindingContext, fact: Fact, pair: Pair, doubts: Sequence[Doubt] = (), always: Sequence[Doubt] = ()
) -> str | None:
    """What is left to doubt of a pair, in a sentence: None where both speak of one thing for sure, in values that are
    wholly understood.

    `doubts` are the rule's own; nothing else has to tell where two sentences are the same but for these two values, as
    far as none of `always` holds.
    """
    if qualified(pair):
        return say("What {words} makes of the value is not known.", words=listed(qualifiers((pair.a, pair.b))))
    asked = [*always, *ALWAYS] if told_alike(context, pair) else [*always, *ALWAYS, *doubts, *DOUBTS]
    return next((say(each.why) for each in asked if each.holds(context, fact, pair)), None)
