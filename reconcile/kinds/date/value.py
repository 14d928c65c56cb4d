"""The value of a date: a stretch of days, its bound, and for a date without an anchor what is known of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from reconcile.languages import Language, load
from reconcile.model import Bound, Comparison, Relation

ONE = datetime.timedelta(days=1)
UPPER = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})
LOWER = frozenset({Bound.FROM, Bound.AFTER})
NEAR = datetime.timedelta(days=31)
"""An exact date inside a bound and at most this far from it refines it ("by January 2025" and 15 December 2024)."""
SLACK = datetime.timedelta(days=3)
"""What "about" adds to a single day on both sides; to a longer stretch it adds the stretch itself."""
BOUND_WORDS = {Bound.BETWEEN: "", Bound.EXACT: ""}


@dataclass(slots=True, unsafe_hash=True)
class Date:
    """The days stated, first to last, as EDTF and as dates; the bound ("by", "after") stands apart.

    `anchor` is the publication date that a relative date was counted from. A date whose anchor is missing has no
    `edtf` and no days, but what is known: `month`, `day` of the month, `weekday` (ISO, 1 Monday), and in `relative`
    the words that need the anchor ("next year"). `part` narrows the stretch down softly: early, middle or late.
    """

    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    bound: Bound = Bound.EXACT
    anchor: datetime.date | None = field(default=None, compare=False)
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str | None = None
    part: str | None = None

    def as_json(self) -> dict[str, Any]:
        iso = [day.isoformat() if day else None for day in (self.earliest, self.latest, self.anchor)]
        shown = {"edtf": self.edtf, "earliest": iso[0], "latest": iso[1], "bound": str(self.bound), "anchor": iso[2]}
        known = {name: getattr(self, name) for name in ("month", "day", "weekday", "relative")}
        return shown | {name: value for name, value in known.items() if value is not None and self.edtf is None}

    @property
    def known(self) -> tuple[int | None, int | None, int | None, str | None, str | None]:
        """What is known of a date without an anchor."""
        return self.month, self.day, self.weekday, self.relative, self.part


def possible(value: Date) -> tuple[datetime.date, datetime.date]:
    """The days on which the thing can lie, for a date that has days; unbounded ends are the calendar's own."""
    first, last = _days(value)
    floor, ceiling = datetime.date.min, datetime.date.max
    if value.bound is Bound.BEFORE:
        return floor, first - ONE
    if value.bound in UPPER:
        return floor, last
    if value.bound is Bound.AFTER:
        return last + ONE, ceiling
    if value.bound is Bound.FROM:
        return first, ceiling
    slack = max(SLACK, last - first) if value.bound is Bound.ABOUT else datetime.timedelta()
    return first - slack, last + slack


def _days(value: Date) -> tuple[datetime.date, datetime.date]:
    assert value.earliest is not None
    assert value.latest is not None
    return value.earliest, value.latest


def compare(a: Date, b: Date) -> Comparison:
    """The relation of two dates and its proof, by their stretches of days and their bounds."""
    if a == b and (a.edtf or any(a.known)):
        return Comparison(Relation.EQUAL, lambda: f"Both give {describe(a)}.")
    if a.earliest is None or b.earliest is None:
        return _unanchored(a, b)
    relation = _relate(a, b)
    return Comparison(relation, lambda: _proof(relation, a, b))


def _relate(a: Date, b: Date) -> Relation:
    """The relation of two dates that have days."""
    stated, given = _days(a), _days(b)
    same = stated == given and a.part == b.part
    if same and a.bound == b.bound:
        return Relation.EQUAL
    if not _meet(possible(a), possible(b)):
        return Relation.DISJOINT
    if same:
        return Relation.HEDGED
    if _refines(a, b) or _refines(b, a):
        return Relation.REFINES
    return Relation.OVERLAPS if _meet(stated, given) else Relation.DIFFERS


def _proof(relation: Relation, a: Date, b: Date) -> str:
    """The relation of two dates in a sentence; only dates that differ may be without days."""
    one, other = describe(a), describe(b)
    capital = one[:1].upper() + one[1:]
    if relation is Relation.EQUAL:
        return f"Both give {one}."
    if relation is Relation.DISJOINT:
        return f"It cannot be both {_when(a)} and {_when(b)}."
    if relation is Relation.HEDGED:
        return f"The same date: {one} in one place and {other} in another."
    if relation is Relation.REFINES:
        return _refining(a, b) if _refines(a, b) else _refining(b, a)
    if relation is Relation.OVERLAPS:
        return f"{capital} and {other} overlap."
    return f"{capital} and {other} can both be true, but they do not say the same."


def _unanchored(a: Date, b: Date) -> Comparison:
    """The relation of two dates of which at least one has no days, by what is known of it."""
    if a.edtf is None and b.edtf is None and any(a.known) and any(b.known):
        if a.known == b.known:
            return Comparison(Relation.HEDGED, lambda: f"The same words, in articles whose day of publication is unknown: {describe(a)} in one place and {describe(b)} in another.")
        for name in ("month", "weekday", "day"):
            mine, yours = getattr(a, name), getattr(b, name)
            if mine is not None and yours is not None and mine != yours and a.bound == b.bound == Bound.EXACT and (name != "day" or a.month == b.month):
                return Comparison(Relation.DISJOINT, partial(_never_the_same, a, b, "day" if name == "weekday" else name))
            if mine is not None and yours is not None and mine != yours and a.bound == b.bound and a.relative == b.relative and name != "day":
                return Comparison(Relation.DIFFERS, lambda: _proof(Relation.DIFFERS, a, b))
    loose, fixed = (a, b) if a.edtf is None else (b, a)
    fits = _fits(loose, fixed)
    if fits is not None:
        return Comparison(Relation.REFINES if fits else Relation.DISJOINT, lambda: _fitting(loose, fixed, fits))
    return Comparison(Relation.INCOMPARABLE, lambda: f"Without its publication date, “{describe(loose)}” is no day of the calendar.")


def _never_the_same(a: Date, b: Date, unit: str) -> str:
    """The proof that two dates without a year differ in their day or in their month."""
    one = describe(a)
    return f"{one[:1].upper()}{one[1:]} and {describe(b)} are not the same {unit}, whatever the year."


def _fitting(loose: Date, fixed: Date, fits: bool) -> str:
    """The proof that a date without a year can be the days of the other, or cannot."""
    loosely, day = describe(loose), describe(fixed)
    capital = day[:1].upper() + day[1:]
    return f"{capital} is what {loosely} can be." if fits else f"{capital} is no {loosely}, whatever the {'week' if loose.weekday else 'year'}."


def _fits(loose: Date, fixed: Date) -> bool | None:
    """Can a weekday, or a month and its day, without a year be the days that the other names? None where that is open."""
    if fixed.earliest is None or fixed.latest is None or loose.relative or not loose.bound == fixed.bound == Bound.EXACT:
        return None
    if loose.weekday and not loose.month:
        return fixed.earliest.isoweekday() == loose.weekday if fixed.earliest == fixed.latest else None
    if not loose.month or (fixed.earliest.year, fixed.earliest.month) != (fixed.latest.year, fixed.latest.month):
        return None
    if loose.month != fixed.earliest.month or not loose.day:
        return loose.month == fixed.earliest.month
    return loose.day == fixed.earliest.day if fixed.earliest == fixed.latest else fixed.earliest.day <= loose.day <= fixed.latest.day


def _refining(inner: Date, outer: Date) -> str:
    """The proof that the one states more exactly what the other states; a soft part of the outer stretch proves nothing."""
    fine, coarse = describe(inner), describe(replace(outer, part=None))
    if outer.bound in BOUND_WORDS and inner.bound in BOUND_WORDS:
        return f"{fine[:1].upper()}{fine[1:]} lies within {coarse}."
    return f"“{fine[:1].upper()}{fine[1:]}” lies within what “{coarse}” leaves open."


def _refines(inner: Date, outer: Date) -> bool:
    """Does the one state more exactly what the other states, or lie close inside its bound?"""
    (first, last), (outer_first, outer_last) = _days(inner), _days(outer)
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


def keys(value: Date) -> frozenset[str]:
    """Blocking keys: the month of the year, the year, and the month or weekday alone, which dates without an anchor have."""
    if value.earliest is None:
        found = {f"month:{value.month}"} if value.month else {f"weekday:{value.weekday}"} if value.weekday else {f"relative:{(value.relative or '').lower()}"}
        return frozenset(found)
    first, last = _days(value)
    found = {f"year:{first.year}", f"year:{last.year}"}
    if (first.year, first.month) == (last.year, last.month):
        found |= {f"month:{first.month}"}
    return frozenset(found | ({f"weekday:{first.isoweekday()}"} if first == last else set()))


def describe(value: Date) -> str:
    """The date in words, for a proof: "by January 2025"."""
    return show(value, load("en")) or "no day"


def _when(value: Date) -> str:
    """The date as it stands behind a verb: "on 14 March 2024", "in early March 2024", "by March 2024"."""
    if value.bound not in BOUND_WORDS:
        return describe(value)
    if value.edtf and "/" in value.edtf:
        return describe(value) if value.bound is Bound.BETWEEN else f"from {describe(value)}"
    return f"in {describe(value)}" if value.earliest != value.latest else f"on {describe(value)}"


def show(value: Date, language: Language) -> str:
    """The date in words; `parse` reads them back to the same value."""
    table = language["dates"]["show"]
    if value.edtf is None:
        shown = _show_known(value, table)
    elif "/" in value.edtf:
        ends = [_show_single(edtf.rstrip("~?%"), table) for edtf in value.edtf.split("/")]
        return table["between" if value.bound is Bound.BETWEEN else "interval"].format(start=ends[0], end=ends[1]) if value.bound in BOUND_WORDS else f"{table['bounds'][value.bound]} {ends[0]} – {ends[1]}"
    else:
        shown = _show_single(value.edtf.rstrip("~?%"), table)
    if value.part == "late" and value.edtf and value.bound in UPPER:
        shown = table["end"].format(rest=shown)
    elif value.part:
        shown = table["part"].format(part=table["parts"][value.part], rest=shown).replace("- ", "-")
    return f"{table['bounds'][value.bound]} {shown}" if value.bound not in BOUND_WORDS else shown


def _show_single(edtf: str, table: Any) -> str:
    if edtf.endswith("XX"):
        number = int(edtf[:2]) + 1
        return str(table["century"].format(number=number, suffix={1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number > 20 else 0, "th")))
    if edtf.endswith("X"):
        return str(table["decade"].format(year=f"{edtf[:3]}0"))
    year, *rest = edtf.split("-")
    if not rest:
        return year
    if len(rest) == 2:
        return str(table["day"].format(day=int(rest[1]), month=table["months"][int(rest[0]) - 1], year=year))
    code = int(rest[0])
    if code <= 12:
        return str(table["month"].format(month=table["months"][code - 1], year=year))
    if code <= 24:
        return str(table["season"].format(season=table["seasons"][code - 21], year=year))
    form, number = ("quarter", code - 33) if code <= 36 else ("half", code - 40)
    return str(table[form].format(ordinal=table["ordinals"][number], year=year))


def _show_known(value: Date, table: Any) -> str:
    """What is known of a date without an anchor: "Monday", "3 April", "January next year"."""
    month = table["months"][value.month - 1] if value.month else ""
    day = table["month_day"].format(day=value.day, month=month) if value.day and month else month
    weekday = table["weekdays"][value.weekday - 1] if value.weekday else ""
    relative = value.relative or ""
    for name in (month, weekday):
        if name and name.lower() in relative.split():
            return relative.replace(name.lower(), name)
    return " ".join(word for word in (f"{weekday}, {day}" if weekday and day else weekday or day, relative) if word)
