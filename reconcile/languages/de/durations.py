"""Lengths of time in German: "fünf Wochen", "anderthalb Jahre", "dreitägige", "48 Stunden", "ein halbes Jahr"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.analysis import Mention, Reading
from reconcile.analysis.numbers.numeral import HYPHENS, ONE, Numeral
from reconcile.analysis.numbers.quantities import fields
from reconcile.kinds.duration.find import NAME
from reconcile.kinds.duration.value import Duration, Unit
from reconcile.languages.de.numbers import bound_after, bound_before, by_first, numbers, spelled
from reconcile.languages.de.vocabulary import TimeUnits, number_words, time_units
from reconcile.text import Document

HALF = Decimal("0.5")


def find(reading: Reading) -> Iterator[Mention]:
    """The lengths of time of the text, in order; takes the tokens of each."""
    d, units = reading.document, time_units(reading.document.language)
    for i in range(len(d)):
        found = _adjective(d, units, i) or _half(d, units, i)
        if found is None and (number := by_first(d).get(i)) is not None:
            found = _counted(d, units, number)
        if found is None:
            continue
        number, last, unit = found
        if not reading.free(number.first, last) or _dates(d, units, number, last) or _rate(d, units, number):
            continue
        bound, first = bound_before(d, number)
        after, end = bound_after(d, last)
        reading.take(NAME, first, end)
        yield Mention(NAME, d.starts[first], d.ends[end - 1], Duration(**fields(number, bound, after), unit=unit))


def _counted(d: Document, units: TimeUnits, number: Numeral) -> tuple[Numeral, int, Unit] | None:
    """ "fünf Wochen", "18-monatige", "48 Stunden"; "ein Jahr" where it lasts that long."""
    at = number.last
    if at >= len(d) or number.ordinal or d.sentence_of[at] != d.sentence_of[number.first]:
        return None
    if d.words[at] in HYPHENS and d.glued(at - 1):
        unit = units.adjectives.get(d.lower[at + 1]) if at + 1 < len(d) else None
        ages = at + 1 < len(d) and _of_ages(d, units, at + 1)
        return None if unit is None or ages else (number, at + 2, unit)
    unit = units.forms.get(d.lower[at])
    if unit is None or (not d.words[at][0].isupper() and len(d.words[at]) > 3):
        return None
    before, behind = d.lower[number.first - 1] if number.first else "", d.lower[at + 1] if at + 1 < len(d) else ""
    lasts = before in units.sets.for_one or behind in units.sets.for_one_behind
    return None if number.article and not lasts else (number, at + 1, unit)


def _half(d: Document, units: TimeUnits, i: int) -> tuple[Numeral, int, Unit] | None:
    """ "ein halbes Jahr", "eine halbe Stunde"; "ein halbes Dutzend" is a number."""
    w = number_words(d.language)
    if d.lower[i] not in w.articles or i + 2 >= len(d) or d.lower[i + 1] not in w.half:
        return None
    unit = units.forms.get(d.lower[i + 2])
    number = Numeral(i, i + 2, d.starts[i], d.ends[i + 1], HALF, HALF, spelled=True, mantissa=HALF)
    return None if unit is None else (number, i + 3, unit)


def _adjective(d: Document, units: TimeUnits, i: int) -> tuple[Numeral, int, Unit] | None:
    """One word: "dreitägige", "zweiwöchiger", "fünfjährige Haftstrafe"; "zwölfjährige" alone is an age."""
    low = d.lower[i]
    if not low.endswith(units.endings):
        return None
    for stem, unit in units.adjectives.items():
        if low.endswith(stem) and len(low) > len(stem):
            value = spelled(low.removesuffix(stem), number_words(d.language))
            if value is not None and not _of_ages(d, units, i):
                number = Numeral(i, i + 1, d.starts[i], d.ends[i], value, ONE, spelled=True, mantissa=value)
                return number, i + 1, unit
    return None


def _of_ages(d: Document, units: TimeUnits, i: int) -> bool:
    """Does "-jährig" at the token tell how old somebody is? It does but before what lasts: a sentence, a treaty."""
    if not any(stem in d.lower[i] for stem in units.sets.of_ages):
        return False
    return d.words[i][0].isupper() or not (i + 1 < len(d) and d.lower[i + 1] in units.sets.lasting)


def _dates(d: Document, units: TimeUnits, number: Numeral, last: int) -> bool:
    """Does it count a day ("vor drei Tagen", "zwei Wochen später"), or is it an age ("34 Jahre alt")?"""
    first = bound_before(d, number)[1]
    before, behind = d.lower[first - 1] if first else "", d.lower[last] if last < len(d) else ""
    return before in units.sets.dating or behind in units.sets.no_length_behind


def _rate(d: Document, units: TimeUnits, number: Numeral) -> bool:
    return bool(number.first) and number.article and d.lower[number.first - 1] in units.sets.rate


__all__ = ["find", "numbers"]
