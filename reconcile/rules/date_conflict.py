"""Two dates of one fact that cannot both be true.

What it finds: two sources put one act on different days, months or years, and neither date lies within the other; two
deadlines for one step that are not the same day; two stretches of one thing, told from first to last day, that
share an end and not the other; and one incident in the afternoon here and at night there.

Why it matters: a wrong date breaks the order of a story, and every "two days later" that hangs on it.

Example: "opened on 3 May" and "opened on 5 May". Not this rule: "in January 2025" and "on 15 January 2025" (a coarser
date), or the day of an act and the day on which somebody told of it, which is another one for each source; where both
write out the day of telling, it is a warning. So are a night that belongs to two days, a "today" that is the day before
elsewhere (articles are dated where they appear), one act done to two objects (a bill signed, an order signed), a date
that only says since when, and two of these that differ.

What would settle it: the publication dates from which weekdays were counted, and the act's own record.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

from reconcile.evidence.altered_copies import periods_apart, told_alike, told_anew
from reconcile.evidence.chronology import bounded, in_order, published
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.exclusion import across, claims_in, facts_of
from reconcile.evidence.match_confidence import incidents, one_slot, same_words
from reconcile.evidence.parts_of_day import day_torn
from reconcile.evidence.settling import settling
from reconcile.evidence.value_severity import conflict
from reconcile.evidence.wording import capital, listed, quoted_sides, shown, who_says_what
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.date import Date
from reconcile.languages import Language, load, shared
from reconcile.messages import say, say_later
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "date-conflict"
RECORD = say_later("The day on the act's own record.")
COUNTED = say_later("The publication date from which each source counts, where it names a weekday or a month alone.")
WHICH = say_later("Which of them was written last: the day may have been moved.")
SETTLE = (RECORD, COUNTED)
YEAR = 366
WEEK = 7
MONTH = 28
"""Days of the shortest month."""
TOLD = 2
"""Days within which an article tells what is new."""
YEARS = re.compile(r"[0-9]+")
DEADLINES = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact whose dates, or whose deadlines, exclude each other."""
    for fact in facts_of(context, {DATE.name}):
        found = (
            conflict(
                context,
                fact,
                NAME,
                SETTLE,
                counts=partial(_counts, context, fact),
                doubtful=lambda pair: _doubtful(context, pair) or _told(pair) or _news_of_the_day(context, pair),
                loose=_loose,
            )
            or _deadlines(context, fact)
            or _lasting(context, fact)
            or _starts(context, fact)
        )
        if not found:
            yield from _hours(context, fact)
        if found:
            claims = [context.claims[each] for each in found.claims]
            yield replace(
                found,
                settle=tuple(
                    map(say, settling(fact, claims, (RECORD, COUNTED if any(map(_relative, claims)) else WHICH)))
                ),
            )


def _relative(claim: Claim) -> bool:
    """Does the date hang on the day of publication?"""
    return isinstance(claim.value, Date) and (claim.value.anchor is not None or claim.value.edtf is None)


def _excuse(context: FindingContext, fact: Fact, pair: Pair) -> str | None:
    """Why two dates that exclude each other are no contradiction: days of telling, a year read into a day, years
    between dates whose act is open."""
    if _told(pair) and _each_on_its_day(context, pair) and not periods_apart(pair):
        return say("each source tells of it on a day of its own")
    if _periods(pair) and not told_alike(context, pair) and not told_anew(context, pair):
        return say("they are two of the periods for which figures are given")
    if _up_to_now(pair.a, pair.b) or _up_to_now(pair.b, pair.a):
        return say("the one is the stretch up to the day of publication, in which the other lies")
    if _year_left_out(pair):
        return say("it is one day of the year, and the year of one is not written but inferred")
    if _two_recalled(context, pair) and not told_alike(context, pair) and not told_anew(context, pair):
        return say("each recalls an incident of a year of its own, long ago")
    if not fact.certain and _far(pair) and not told_anew(context, pair):
        return say("years lie between the two, and it is open whether both date one act")
    return None


def _two_recalled(context: FindingContext, pair: Pair) -> bool:
    """Do both date incidents of long ago, each with its year, and more than a year between: the quake of 2004, that
    of 2009?"""
    if not _far(pair) or not incidents() & {_act(pair.a), _act(pair.b)}:
        return False
    return all(_recalled(context, claim) for claim in (pair.a, pair.b))


def _recalled(context: FindingContext, claim: Claim) -> bool:
    """Is its year written, and lies the day more than a year before its article?"""
    appeared, value = published(context, claim), claim.value
    if (
        not isinstance(value, Date)
        or value.latest is None
        or not any(len(word) > 3 for word in YEARS.findall(claim.quote))
    ):
        return False
    return appeared is None or (appeared[0] - value.latest).days > YEAR


def _counts(context: FindingContext, fact: Fact, pair: Pair) -> bool:
    """Is the pair worth a look?"""
    return _excuse(context, fact, pair) is None


def _up_to_now(claim: Claim, other: Claim) -> bool:
    """Is the one the stretch that ends with the day of publication ("the past month"), and the other a day in it?"""
    value, day = claim.value, other.value
    if not isinstance(value, Date) or not isinstance(day, Date) or value.anchor is None or value.earliest is None:
        return False
    past = load(claim.context.language)["dates"].get("grammar", {}).get("past", ())
    if day.earliest is None or day.latest is None or not set(claim.quote.lower().split()) & set(past):
        return False
    return value.earliest <= day.earliest and day.latest <= value.anchor


def _told(pair: Pair) -> bool:
    """Is one of the two the day on which somebody told of it? Each source hears of a thing on a day of its own."""
    telling = shared()["families"]["telling"]["acts"]
    return any(
        _act(claim) in telling if _act(claim) else "telling" in claim.context.extra for claim in (pair.a, pair.b)
    )


def _act(claim: Claim) -> str | None:
    return claim.attribute or claim.context.act


def _doubtful(context: FindingContext, pair: Pair) -> bool:
    """Is it unclear what one of the dates dates, or does one of them only say since when, or until when?"""
    acts = _act(pair.a) and _act(pair.b)
    anew = told_anew(context, pair)
    if not (acts or same_words(pair) or anew) or _loose(pair) or (_far(pair) and not (anew and acts)):
        return True
    return (
        not anew
        and bounded(pair.a) != bounded(pair.b)
        and not {
            getattr(pair.a.value, "bound", None),
            getattr(pair.b.value, "bound", None),
        }
        & {Bound.BY}
    )


def _loose(pair: Pair) -> bool:
    """May both be right: a night, the day of writing, a bare weekday, one act done to two objects?"""
    return _other_object(pair) or _one_night(pair) or _day_of_writing(pair) or _bare_weekdays(pair)


def _news_of_the_day(context: FindingContext, pair: Pair) -> bool:
    """Does each article tell of its own day, or week, and do these lie apart? Then they rather tell of two acts."""
    order, both = in_order(context, pair), (pair.a, pair.b)
    if order is None or order[2] <= TOLD:
        return False
    return all(_fresh(context, claim) for claim in both) or (
        order[2] > WEEK and all(_fresh(context, claim) or _by_weekday(claim) for claim in both)
    )


def _by_weekday(claim: Claim) -> bool:
    """Is it a weekday of the week in which its article appeared?"""
    return (
        isinstance(claim.value, Date)
        and claim.value.anchor is not None
        and "weekday" in claim.context.extra
        and not any(sign.isdigit() for sign in claim.quote)
    )


def _each_on_its_day(context: FindingContext, pair: Pair) -> bool:
    """Can each article have heard of it on a day of its own? Not if they are of one day, or both write out the date."""
    days = [published(context, claim) for claim in (pair.a, pair.b)]
    written = all(
        isinstance(claim.value, Date) and claim.value.edtf and claim.value.anchor is None for claim in (pair.a, pair.b)
    )
    return not written and (days[0] is None or days[0] != days[1])


def _fresh(context: FindingContext, claim: Claim) -> bool:
    """Does the date lie right before, or around, the day on which its article appeared? A month is as fresh as it is
    long."""
    appeared, value = published(context, claim), claim.value
    if not isinstance(value, Date) or appeared is None or value.earliest is None or value.latest is None:
        return False
    told = max(TOLD, (value.latest - value.earliest).days)
    return (appeared[0] - value.latest).days <= told and (value.earliest - appeared[1]).days <= TOLD


def _far(pair: Pair) -> bool:
    """Do they lie more than a year apart, or is one a stretch and the other a day? Then they rather date two acts."""
    one, other = pair.a.value, pair.b.value
    if (
        not isinstance(one, Date)
        or not isinstance(other, Date)
        or one.earliest is None
        or other.earliest is None
        or _befell_once(pair)
    ):
        return False
    slip_of_year = (one.earliest.month, one.earliest.day) == (other.earliest.month, other.earliest.day) != (1, 1)
    return (abs((one.earliest - other.earliest).days) > YEAR and not slip_of_year) or ("/" in (one.edtf or "")) != (
        "/" in (other.edtf or "")
    )


def _periods(pair: Pair) -> bool:
    """Are both months, quarters or years of something that is counted up by them?"""
    acts = shared()["acts"]["periods"]["acts"]
    return all(_act(claim) in acts and _length(claim) >= MONTH for claim in (pair.a, pair.b))


def _length(claim: Claim) -> int:
    """Days that the date takes; 0 where they are not known."""
    value = claim.value
    return (
        (value.latest - value.earliest).days + 1 if isinstance(value, Date) and value.earliest and value.latest else 0
    )


def _befell_once(pair: Pair) -> bool:
    """Are both the day of what can happen once only to what both name: a birth, a death, a founding?"""
    named = (
        pair.a.subject is not None
        and pair.b.subject is not None
        and pair.a.subject.split()[-1:] == pair.b.subject.split()[-1:]
    )
    return named and _act(pair.a) == _act(pair.b) and _act(pair.a) in shared()["acts"]["single"]["acts"]


@cache
def _nights(language: Language) -> frozenset[str]:
    return frozenset(language["findings"]["night"]["words"])


def _one_night(pair: Pair) -> bool:
    """Two days in a row, of which one clause speaks of the night, or of the hour in another zone: it belongs to
    both."""
    return _in_a_row(pair) and any(
        not _nights(load(claim.context.language)).isdisjoint((*claim.context.clause, *claim.quote.lower().split()))
        for claim in (pair.a, pair.b)
    )


def _day_of_writing(pair: Pair) -> bool:
    """Two days in a row, of which one is but "today" or "tonight": an article written there may be dated a day later
    here.

    So with years: what is to be "this year" is of a season, a term, a ceremony that may lie in the next.
    """
    return _in_a_row(pair) and any(_unnamed(claim) for claim in (pair.a, pair.b))


def _in_a_row(pair: Pair) -> bool:
    """Does the one begin right behind the other's end, or is its weekday the next?"""
    one, other = pair.a.value, pair.b.value
    if not isinstance(one, Date) or not isinstance(other, Date):
        return False
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        days = [
            date.earliest.isoweekday() if date.earliest and date.earliest == date.latest else date.weekday
            for date in (one, other)
        ]
        return days[0] is not None and days[1] is not None and (days[0] - days[1]) % WEEK in (1, WEEK - 1)
    return (max(one.earliest, other.earliest) - min(one.latest, other.latest)).days <= 1


def _bare_weekdays(pair: Pair) -> bool:
    """A weekday of an article without a date: what is no incident, a hearing, a vote, may be of two weeks, or take two
    days."""
    bare = any(
        isinstance(claim.value, Date) and claim.value.earliest is None and claim.value.weekday
        for claim in (pair.a, pair.b)
    )
    return bare and incidents().isdisjoint((_act(pair.a), _act(pair.b)))


def _year_left_out(pair: Pair) -> bool:
    """One day of the year, in two years of which one is not written: what was read into "March 2" is no
    contradiction."""
    one, other = pair.a.value, pair.b.value
    if (
        not isinstance(one, Date)
        or not isinstance(other, Date)
        or one.earliest is None
        or one.earliest != one.latest
        or other.earliest is None
        or other.earliest != other.latest
    ):
        return False
    same = (one.earliest.month, one.earliest.day) == (other.earliest.month, other.earliest.day)
    return same and not all(
        str(date.year) in claim.quote for date, claim in ((one.earliest, pair.a), (other.earliest, pair.b))
    )


def _unnamed(claim: Claim) -> bool:
    """Is the day counted from the publication, and neither its weekday nor its number written?"""
    return (
        isinstance(claim.value, Date)
        and claim.value.anchor is not None
        and "weekday" not in claim.context.extra
        and not any(sign.isdigit() for sign in claim.quote)
    )


def _other_object(pair: Pair) -> bool:
    """Was it done to one object and to another: a bill signed, an order signed? What an incident hit, each source puts
    in its own words."""
    if not incidents().isdisjoint((_act(pair.a), _act(pair.b))):
        return False
    one, other = (claim.context.patient for claim in (pair.a, pair.b))
    if not one or not other or not (one.islower() and other.islower()):
        return False
    return one != other and one not in pair.b.context.clause and other not in pair.a.context.clause


def _deadlines(context: FindingContext, fact: Fact) -> Finding | None:
    """Two deadlines for one step: by January in one source and by March in the other is a conflict."""
    pairs = [
        pair
        for pair in across(context, fact, (Relation.DIFFERS,))
        if all(getattr(claim.value, "bound", None) in DEADLINES for claim in (pair.a, pair.b))
    ]
    if not pairs:
        return None
    claims = claims_in(pairs)
    severity = (
        Severity.CONFLICT if fact.certain and not all(_doubtful(context, pair) for pair in pairs) else Severity.WARNING
    )
    proof = say("One step has two deadlines: {dates}.", dates=listed(dict.fromkeys(shown(claim) for claim in claims)))
    return finding(
        NAME,
        severity,
        claims,
        who_says_what(context, fact, claims),
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.DIFFERS,
        settle=SETTLE,
    )


def _lasting(context: FindingContext, fact: Fact) -> Finding | None:
    """Two stretches of one thing, each told from its first to its last day, that end or begin on other days."""
    pairs = [
        pair
        for pair in across(context, fact, (Relation.DIFFERS,))
        if all(
            isinstance(claim.value, Date) and claim.value.span and claim.value.bound is Bound.EXACT
            for claim in (pair.a, pair.b)
        )
    ]
    if not pairs:
        return None
    claims = claims_in(pairs)
    sure = (
        fact.certain
        and not all(_doubtful(context, pair) or _told(pair) for pair in pairs)
        and all(_in_days(claim) for claim in claims)
    )
    return finding(
        NAME,
        Severity.CONFLICT if sure else Severity.WARNING,
        claims,
        who_says_what(context, fact, claims),
        pairs[0].comparison.proof,
        story=fact.story,
        fact=fact,
        relation=Relation.DIFFERS,
        settle=SETTLE,
    )


def _in_days(claim: Claim) -> bool:
    """Are both ends of the stretch days? Months and years are as often meant from their middle."""
    return isinstance(claim.value, Date) and all(
        len(end) == len("2024-03-09") for end in (claim.value.edtf or "").split("/")
    )


def _start(claim: Claim) -> bool:
    """Does it say since when something is so, and not since when nothing was like it ("the lowest since 2002")?"""
    table = load(claim.context.language)["ranks"]["words"]
    compared = any(
        word in table["superlatives"] or (word.endswith(table["ending"]) and word not in table["not_superlatives"])
        for word in claim.context.clause
    )
    return getattr(claim.value, "bound", None) is Bound.FROM and not claim.negated and not compared


def _two_beginnings(fact: Fact, pair: Pair) -> bool:
    """Do both say since when one thing is so; or one since when, and the other on what day it began?"""
    since = [_start(claim) for claim in (pair.a, pair.b)]
    if all(since):
        return bool(_act(pair.a)) and _act(pair.a) == _act(pair.b)
    one, other = (pair.a, pair.b) if since[0] else (pair.b, pair.a)
    began = _act(other) in shared()["acts"]["beginnings"]["acts"] and not bounded(other)
    return any(since) and began and _act(one) in (None, _act(other)) and one_slot(fact, pair)


def _starts(context: FindingContext, fact: Fact) -> Finding | None:
    """Two days since which, or on which, one thing began: a warning, for one source may count from a later step."""
    pairs = [pair for pair in across(context, fact, (Relation.DIFFERS,)) if _two_beginnings(fact, pair)]
    if not pairs:
        return None
    claims = claims_in(pairs)
    proof = say(
        "One thing has two beginnings: {dates}. A source may count from a later step.",
        dates=listed(dict.fromkeys(shown(claim) for claim in claims)),
    )
    return finding(
        NAME,
        Severity.WARNING,
        claims,
        who_says_what(context, fact, claims),
        proof,
        story=fact.story,
        fact=fact,
        relation=Relation.DIFFERS,
        settle=SETTLE,
    )


def _hours(context: FindingContext, fact: Fact) -> Iterator[Finding]:
    """One incident of one day, in two parts of that day."""
    sides = day_torn(context.of(fact))
    if sides:
        said = quoted_sides(context, sides)
        yield finding(
            NAME,
            Severity.CONFLICT if fact.certain else Severity.WARNING,
            itertools.chain.from_iterable(sides),
            say("{label}: {sides}.", label=capital(fact.label), sides="; ".join(said)),
            say("The day is one, the part of it is not, and neither source leaves open which it was."),
            story=fact.story,
            fact=fact,
            relation=Relation.DISJOINT,
            settle=(say(RECORD),),
        )


RULE = Rule(
    NAME,
    (Severity.CONFLICT, Severity.WARNING),
    check,
    order=20,
    kinds=frozenset({DATE.name}),
    excuse=_excuse,
    values=True,
)
