"""How two dates stand to each other, by their stretches of days and their bounds, and the proof in a sentence."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial

from reconcile.kinds.date import fiscal
from reconcile.kinds.date.showing import describe
from reconcile.kinds.date.value import BOUND_WORDS, LOWER, NEAR, UPPER, Date, days, possible
from reconcile.messages import say
from reconcile.messages.words import capital as with_capital
from reconcile.model import Bound, Comparison, Relation
from reconcile.text import calendar

HALVES = {"Q1": "H1", "Q2": "H1", "Q3": "H2", "Q4": "H2"}
"""The half of a fiscal year in which each of its quarters lies."""


def compare(a: Date, b: Date) -> Comparison:
    """The relation of two dates and its proof, by their stretches of days and their bounds; one of several is as open
    as all of them."""
    a, b = a.one_of or a, b.one_of or b
    if a == b and (a.edtf or any(a.known)):
        return Comparison(Relation.EQUAL, lambda: say("Both give {one}.", one=describe(a)))
    if a.fiscal is not None or b.fiscal is not None:
        return _fiscal(a, b)
    if a.earliest is None or b.earliest is None:
        return _unanchored(a, b)
    relation = _relate(a, b)
    return Comparison(relation, lambda: _proof(relation, a, b))


def _relate(a: Date, b: Date) -> Relation:
    """The relation of two dates that have days."""
    stated, given = days(a), days(b)
    same = stated == given and a.part == b.part
    if same and a.bound == b.bound:
        return Relation.EQUAL
    if not _meet(possible(a), possible(b)):
        return Relation.DISJOINT
    if same:
        return Relation.HEDGED
    if _ends_differ(a, b):
        return Relation.DIFFERS
    if _refines(a, b) or _refines(b, a):
        return Relation.REFINES
    return Relation.OVERLAPS if _meet(stated, given) else Relation.DIFFERS


def _ends_differ(a: Date, b: Date) -> bool:
    """Are both stretches told from end to end, and is one of the ends another one? One thing lasts one stretch.

    So the one that lies inside the other does not refine it, as a day refines its month; but coarser ends may ("March
    to May", "3 March to 9 May").
    """
    if not (a.span and b.span and a.bound is b.bound is Bound.EXACT):
        return False
    ends = [calendar.read(edtf) for one in (a, b) for edtf in ((one.edtf or "").rstrip("~").split("/"))]
    if len(ends) != 4:
        return False
    first, last, other_first, other_last = ends
    return any(
        one is not None and other is not None and not _meet((one.earliest, one.latest), (other.earliest, other.latest))
        for one, other in ((first, other_first), (last, other_last))
    )


def _proof(relation: Relation, a: Date, b: Date) -> str:
    """The relation of two dates in a sentence; only dates that differ may be without days."""
    one, other = describe(a), describe(b)
    capital = one[:1].upper() + one[1:]
    if relation is Relation.EQUAL:
        return say("Both give {one}.", one=one)
    if relation is Relation.DISJOINT:
        return say("It cannot be both {one} and {other}.", one=_when(a), other=_when(b))
    if relation is Relation.HEDGED:
        return say("The same date: {one} in one place and {other} in another.", one=one, other=other)
    if relation is Relation.REFINES:
        return _refining(a, b) if _refines(a, b) else _refining(b, a)
    if relation is Relation.OVERLAPS:
        return say("{one} and {other} overlap.", one=capital, other=other)
    if _ends_differ(a, b):
        return say(
            "{one} and {other} do not begin and end alike: one thing does not run for both.", one=capital, other=other
        )
    return say("{one} and {other} can both be true, but they do not say the same.", one=capital, other=other)


def _fiscal(a: Date, b: Date) -> Comparison:
    """The relation of two dates of which at least one is a fiscal period: equal labels are equal, a calendar date is
    incomparable."""
    if a.fiscal is None or b.fiscal is None:
        own = describe(a if a.fiscal is not None else b)
        return Comparison(
            Relation.INCOMPARABLE,
            lambda: say("“{own}” counts by a fiscal year, and which days that has is not said.", own=own),
        )
    relation = _relate_fiscal(a, b)
    one, other = describe(a), describe(b)
    if relation is Relation.DISJOINT:
        return Comparison(relation, lambda: say("It cannot be both {one} and {other}.", one=one, other=other))
    if relation is Relation.EQUAL:
        return Comparison(relation, lambda: say("Both give {one}.", one=one))
    if relation is Relation.HEDGED:
        return Comparison(
            relation, lambda: say("The same period: {one} in one place and {other} in another.", one=one, other=other)
        )
    if relation is Relation.REFINES:
        return Comparison(
            relation, lambda: say("{one} and {other}: one lies within the other.", one=with_capital(one), other=other)
        )
    return Comparison(
        relation, lambda: say("Which fiscal years are meant by {one} and by {other} is not said.", one=one, other=other)
    )


def _relate_fiscal(a: Date, b: Date) -> Relation:
    (year, part), (other_year, other_part) = fiscal.split(a.fiscal or ""), fiscal.split(b.fiscal or "")
    exact = a.bound is b.bound is Bound.EXACT
    if not year or not other_year or ("/" in year) != ("/" in other_year) or a.relative or b.relative:
        return Relation.INCOMPARABLE
    if year == other_year and part == other_part:
        if a.part != b.part:
            return Relation.REFINES if exact else Relation.INCOMPARABLE
        return Relation.EQUAL if a.bound is b.bound else Relation.HEDGED
    if not exact:
        return Relation.INCOMPARABLE
    if year != other_year:
        return Relation.DISJOINT
    within = not part or not other_part or HALVES.get(part) == other_part or HALVES.get(other_part) == part
    return Relation.REFINES if within else Relation.DISJOINT


def _unanchored(a: Date, b: Date) -> Comparison:
    """The relation of two dates of which at least one has no days, by what is known of it."""
    if a.edtf is None and b.edtf is None and any(a.known) and any(b.known):
        if a.known == b.known:
            return Comparison(
                Relation.HEDGED,
                lambda: say(
                    (
                        "The same words, in articles whose day of publication is unknown: {one} in one place and "
                        "{other} in another."
                    ),
                    one=describe(a),
                    other=describe(b),
                ),
            )
        for name in ("month", "weekday", "day"):
            mine, yours = getattr(a, name), getattr(b, name)
            if (
                mine is not None
                and yours is not None
                and mine != yours
                and a.bound == b.bound == Bound.EXACT
                and (name != "day" or a.month == b.month)
            ):
                return Comparison(
                    Relation.DISJOINT, partial(_never_the_same, a, b, "day" if name == "weekday" else name)
                )
            if (
                mine is not None
                and yours is not None
                and mine != yours
                and a.bound == b.bound
                and a.relative == b.relative
                and name != "day"
            ):
                return Comparison(Relation.DIFFERS, lambda: _proof(Relation.DIFFERS, a, b))
    loose, fixed = (a, b) if a.edtf is None else (b, a)
    fits = _fits(loose, fixed)
    if fits is not None:
        return Comparison(Relation.REFINES if fits else Relation.DISJOINT, lambda: _fitting(loose, fixed, fits))
    return Comparison(
        Relation.INCOMPARABLE,
        lambda: say("Without its publication date, “{date}” is no day of the calendar.", date=describe(loose)),
    )


def _never_the_same(a: Date, b: Date, unit: str) -> str:
    """The proof that two dates without a year differ in their day or in their month."""
    one = describe(a)
    return say(
        "{one} and {other} are not the same day, whatever the year."
        if unit == "day"
        else "{one} and {other} are not the same month, whatever the year.",
        one=with_capital(one),
        other=describe(b),
    )


def _fitting(loose: Date, fixed: Date, fits: bool) -> str:
    """The proof that a date without a year can be the days of the other, or cannot."""
    loosely, day = describe(loose), describe(fixed)
    capital = day[:1].upper() + day[1:]
    return (
        say("{day} is what {loosely} can be.", day=capital, loosely=loosely)
        if fits
        else say(
            "{day} is no {loosely}, whatever the week."
            if loose.weekday
            else "{day} is no {loosely}, whatever the year.",
            day=capital,
            loosely=loosely,
        )
    )


def _fits(loose: Date, fixed: Date) -> bool | None:
    """Can a weekday, or a month and its day, without a year be the days that the other names? None where that is
    open."""
    if (
        fixed.earliest is None
        or fixed.latest is None
        or loose.relative
        or not loose.bound == fixed.bound == Bound.EXACT
    ):
        return None
    if loose.weekday and not loose.month:
        return fixed.earliest.isoweekday() == loose.weekday if fixed.earliest == fixed.latest else None
    if not loose.month or (fixed.earliest.year, fixed.earliest.month) != (fixed.latest.year, fixed.latest.month):
        return None
    if loose.month != fixed.earliest.month or not loose.day:
        return loose.month == fixed.earliest.month
    return (
        loose.day == fixed.earliest.day
        if fixed.earliest == fixed.latest
        else fixed.earliest.day <= loose.day <= fixed.latest.day
    )


def _refining(inner: Date, outer: Date) -> str:
    """The proof that the one states more exactly what the other states; a soft part of the outer stretch proves
    nothing."""
    fine, coarse = describe(inner), describe(replace(outer, part=None))
    if outer.bound in BOUND_WORDS and inner.bound in BOUND_WORDS:
        return say("{fine} lies within {coarse}.", fine=with_capital(fine), coarse=coarse)
    return say("“{fine}” lies within what “{coarse}” leaves open.", fine=with_capital(fine), coarse=coarse)


def _refines(inner: Date, outer: Date) -> bool:
    """Does the one state more exactly what the other states, or lie close inside its bound?"""
    (first, last), (outer_first, outer_last) = days(inner), days(outer)
    inside = outer_first <= first and last <= outer_last
    if inside:
        return (first, last) != (outer_first, outer_last) or outer.part is None
    if outer.bound not in UPPER | LOWER or inner.bound is not Bound.EXACT:
        return False
    floor, ceiling = possible(outer)
    gap = outer_first - last if outer.bound in UPPER else first - outer_last
    return floor <= first and last <= ceiling and datetime.timedelta() <= gap <= NEAR


def _meet(a: tuple[datetime.date, datetime.date], b: tuple[datetime.date, datetime.date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _when(value: Date) -> str:
    """The date as it stands behind a verb: "on 14 March 2024", "in early March 2024", "by March 2024"."""
    if value.bound not in BOUND_WORDS:
        return describe(value)
    if value.edtf and "/" in value.edtf:
        return describe(value) if value.bound is Bound.BETWEEN else say("from {date}", date=describe(value))
    first = (value.edtf or "").removeprefix("[").split(",")[0]
    return (
        say("on {date}", date=describe(value))
        if calendar.full_day(first.rstrip("~"))
        else say("in {date}", date=describe(value))
    )
