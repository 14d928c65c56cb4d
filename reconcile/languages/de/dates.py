"""Dates in German: "5. März 2024", "05.03.2024", "Ende März", "im vergangenen Jahr", "vor drei Tagen", "bis 2026"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.analysis import Mention, Reading
from reconcile.kinds.date.find import NAME, edge_of, near_year
from reconcile.kinds.date.resolve import Where, resolve
from reconcile.kinds.date.spoken import Spoken
from reconcile.kinds.date.value import Date
from reconcile.languages.de.dategrammar import Grammar
from reconcile.languages.de.datewords import DateWords, date_words
from reconcile.model import Bound
from reconcile.text import calendar

REACH = 2
"""Sentences over which a year that was named is the year being narrated."""


def find(reading: Reading) -> Iterator[Mention]:
    """The dates of the document in text order; the tokens they use up are taken."""
    d, words = reading.document, date_words(reading.document.language)
    grammar = Grammar(d, near_year(reading.anchor, reading.published))
    year, year_in = None, -REACH - 1
    for spoken in grammar.dates():
        sentence = d.sentence_of[spoken.core]
        tense = grammar.tense(spoken)
        narrated = year if sentence - year_in <= REACH else None
        value = _value(spoken, Where(reading.anchor, year=narrated, tense=tense, first=sentence == 0), reading, words)
        if spoken.year is not None:
            year, year_in = spoken.year, sentence
        reading.take(NAME, spoken.first, spoken.last)
        extra = {"tense": tense or "present"} | ({"weekday": str(spoken.weekday)} if spoken.weekday else {})
        yield Mention(NAME, d.starts[spoken.first], d.ends[spoken.last - 1], value, extra=extra)


def _value(spoken: Spoken, where: Where, reading: Reading, words: DateWords) -> Date:
    bound = Bound.ABOUT if spoken.distance and spoken.bound is Bound.EXACT else spoken.bound
    stretch = resolve(spoken, where)
    if stretch is None:
        month, day = spoken.month, spoken.day
        if spoken.holiday is not None and spoken.holiday.day:
            month, day = spoken.holiday.month, spoken.holiday.day
        return Date(
            None,
            None,
            None,
            bound,
            month=month,
            day=day,
            weekday=spoken.weekday,
            relative=_relative(spoken, words),
            part=spoken.part,
        )
    edge, whole = edge_of(spoken, bound, stretch), stretch
    if edge is not None:
        bound = Bound.BY if edge == "end" and bound is Bound.BEFORE else bound
        stretch = calendar.of_day(stretch.latest if edge == "end" else stretch.earliest)
    about = "~" if bound is Bound.ABOUT and "/" not in stretch.edtf else ""
    return Date(
        stretch.edtf + about,
        stretch.earliest,
        stretch.latest,
        bound,
        reading.anchor if spoken.relative else None,
        part=None if stretch.is_day or edge else spoken.part,
        span=spoken.to is not None and "/" in stretch.edtf,
        edge=edge,
        whole=whole if edge else None,
    )


def _relative(spoken: Spoken, words: DateWords) -> str | None:
    """What the date hangs on, in the words that claims of all languages share: "last year", "3 days ago"."""
    shift = spoken if spoken.form == "shift" else spoken.within
    known = words.known
    if shift is None or shift.form != "shift":
        return None
    if shift.unit == "day" and shift.count in (-1, 0, 1) and not shift.distance:
        return known[("day_before", "day_same", "day_after")[shift.count + 1]]
    if shift.distance:
        unit = shift.unit if abs(shift.count) == 1 else f"{shift.unit}s"
        return known["ago" if shift.count < 0 else "ahead"].format(count=abs(shift.count), unit=unit)
    name = "last" if shift.count < 0 else "next" if shift.count else "this"
    return known[name].format(unit=shift.unit)
