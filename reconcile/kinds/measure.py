"""Physical measures: "35 miles", "a 6,900-tonne destroyer", "minus 20 degrees", "magnitude 6.1", "6 feet 2 inches".

Units of one dimension compare by conversion, the step of the source converted with them: 40 miles rounds 64 km.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import Any

from reconcile import algebra
from reconcile.algebra import Quantity
from reconcile.kinds import Kind, Mention, Reading
from reconcile.kinds._bounds import bound_after, bound_before, change_of
from reconcile.kinds._elided import behind, front, shared
from reconcile.kinds._gauges import Gauge, gauged, halves, parts, scale_end, strong
from reconcile.kinds._numeral import HYPHENS, Numeral, minus_words
from reconcile.kinds._numerals import numeral_from, numerals
from reconcile.kinds._portions import portioned, share_before
from reconcile.kinds._quantities import buckets, fields, wording
from reconcile.kinds._ranges import signed, spanned
from reconcile.kinds._rates import compared, rate_at
from reconcile.kinds._units import UnitWords, unit_at, unit_words
from reconcile.languages import Language, load
from reconcile.model import Bound, Comparison, Relation
from reconcile.text import Document

NAME = "measure"
COLD = frozenset({"temperature", "degree"})
"""Dimensions whose numbers may lie below zero."""


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Measure(Quantity):
    """A measured quantity; `unit` is the singular name of its unit ("mile", "kilometre per hour", "magnitude")."""

    unit: str = ""

    def as_json(self) -> dict[str, Any]:
        return Quantity.as_json(self) | {"unit": self.unit}


def find(reading: Reading) -> Iterator[Mention]:
    """The measures of the text, in order; takes the tokens of each."""
    found = numerals(reading)
    words, d = unit_words(reading.document.language), reading.document
    gauges: list[Gauge] = []
    behind = 0
    for numeral in found:
        if numeral.ordinal or numeral.vague or numeral.first < behind or not reading.free(numeral.first, numeral.last):
            continue
        gauge = _measured(reading, words, numeral) or gauged(reading, words, numeral)
        if gauge is not None:
            gauges.append(gauge)
            behind = gauge.last
    fractions = [gauge for gauge in (*halves(d, words), *parts(d, words)) if reading.free(gauge.first, gauge.last)]
    if fractions:
        used = {i for gauge in gauges for i in range(gauge.first, gauge.last)}
        fractions = [gauge for gauge in fractions if used.isdisjoint(range(gauge.first, gauge.last))]
        gauges = sorted([*gauges, *fractions], key=lambda gauge: gauge.first)
    gauges = _with_elided(reading, gauges)
    last: Mention | None = None
    for gauge, equal in _joined(d, words, gauges):
        last = _as_hedged(_mention(reading, gauge, equal), last)
        yield last


def _with_elided(reading: Reading, gauges: list[Gauge]) -> list[Gauge]:
    """The measures, and the numbers beside them that leave out the unit: "from 18 mpg in town to 26"."""
    found: list[Gauge] = []
    used = {i for gauge in gauges for i in range(gauge.first, gauge.last)}
    for gauge in gauges:
        before, after = front(reading, gauge.first), behind(reading, gauge.first, gauge.last)
        found += [Gauge(before.first, before.last, shared(before, gauge.numeral), gauge.unit)] if before is not None and before.first not in used else []
        found.append(gauge)
        found += [Gauge(after.first, after.last, after, gauge.unit)] if after is not None and after.first not in used else []
    return found


def _as_hedged(mention: Mention, before: Mention | None) -> Mention:
    """A measure that restates another in a second unit is no surer than that: "about 58km (36 miles)"."""
    value = mention.value
    if before is None or mention.equivalent is None or not before.start <= mention.equivalent < before.end:
        return mention
    if not isinstance(value, Measure) or value.bound is not Bound.EXACT or value.stated is None or getattr(before.value, "bound", None) is not Bound.ABOUT:
        return mention
    return replace(mention, value=replace(value, **algebra.hedged(value.stated, value.step, Bound.ABOUT)))


def _measured(reading: Reading, words: UnitWords, numeral: Numeral) -> Gauge | None:
    """The numeral with the unit behind it, and a smaller unit behind that: "6 feet 2 inches"."""
    d, at = reading.document, numeral.last
    if at >= len(d.words) or numeral.named or (d.words[at] not in words.begins and d.lower[at] not in words.begins) or d.sentence_of[at] != d.sentence_of[numeral.first]:
        return None
    if d.words[at] in HYPHENS and d.glued(at) and at + 1 < len(d):
        at += 1
    unit, last = unit_at(d, words, at, figures=not numeral.spelled)
    if unit is None and d.words[at] + d.words[min(at + 2, len(d) - 1)] in words.some("sign", "brackets") and not numeral.spelled:  # "20 (kg)"
        unit, last = unit_at(d, words, at + 1, figures=True)
        last += 1
    if unit is None or not _sensible(d, words, unit.name, numeral, last):
        return None
    if unit.name == words.table["magnitude"]["degree"] and strong(d, words, last):  # "a 6.7 degree quake"
        return Gauge(numeral.first, scale_end(d, words, last), numeral, words.table["magnitude"]["unit"])
    first, numeral = signed(d, numeral, minus_words(d.language)) if unit.dimension in COLD else (numeral.first, numeral)
    return _with_smaller(reading, words, Gauge(first, last, numeral, unit.name))


def _sensible(d: Document, words: UnitWords, unit: str, numeral: Numeral, last: int) -> bool:
    """No units: "two degrees in law", "two stone lions"."""
    behind = d.lower[last] if last < len(d) else "."
    if unit == "degree":
        return not (numeral.spelled and behind in words.some("sign", "no_degree"))
    return unit != words.table["sign"]["stone"] or (5 <= numeral.value <= 60 and not (behind[0].isalpha() and behind not in words.some("sign", "after_stone")))


def _with_smaller(reading: Reading, words: UnitWords, gauge: Gauge) -> Gauge:
    """The measure with the smaller unit behind it added: "6-foot-2", "7 lb 4 oz"."""
    if gauge.unit not in words.pairs or gauge.numeral.high is not None or not gauge.numeral.whole:
        return gauge
    small, ratio = words.pairs[gauge.unit]
    d, at = reading.document, gauge.last
    hyphen = at < len(d) and d.words[at] in HYPHENS and d.glued(at - 1)
    at += hyphen or (at < len(d) and d.lower[at] in words.some("sign", "plus"))
    part = numeral_from(reading, at)
    if part is None or part.high is not None or part.ordinal or part.vague or part.value >= ratio or d.sentence_of[at] != d.sentence_of[gauge.first]:
        return gauge
    inner = part.last + (part.last < len(d) and d.words[part.last] in HYPHENS)
    unit, last = unit_at(d, words, inner, figures=True)
    if unit is None and inner < len(d) and d.lower[inner] in words.some("inch", "words") and small == "inch":
        unit, last = words.units[small], inner + 1
    if (unit is None or unit.name != small) and not (hyphen and small == "inch" and d.words[gauge.last] != ","):
        return gauge
    value = gauge.numeral.value * ratio + part.value
    return Gauge(gauge.first, last if unit is not None and unit.name == small else part.last, replace(gauge.numeral, value=value, step=part.step), small)


def _joined(d: Document, words: UnitWords, gauges: list[Gauge]) -> Iterator[tuple[Gauge, int | None]]:
    """The measures with those in two numbers made one ("5 km to 10 km"), and the start of the one that each restates."""
    done: list[Gauge] = []
    for gauge in gauges:
        low = done[-1] if done and done[-1].last == gauge.first - 1 and done[-1].unit == gauge.unit else None
        pair = spanned(d, low.first, low.numeral, gauge.first, gauge.numeral) if low else None
        if low and pair:
            done[-1] = Gauge(low.first, gauge.last, pair, gauge.unit)
        else:
            done.append(gauge)
    for i, gauge in enumerate(done):
        before = done[i - 1] if i else None
        linked = before is not None and before.unit != gauge.unit and _dimension(words, before.unit) == _dimension(words, gauge.unit) and _bracketed(d, words, before, gauge)
        yield _directed(d, words, gauge), d.starts[before.first] if before is not None and linked else None


def _bracketed(d: Document, words: UnitWords, one: Gauge, other: Gauge) -> bool:
    gap = d.lower[one.last : other.first]
    linked = 0 < len(gap) <= 4 and not words.some("sign", "links").isdisjoint(gap) and ")" not in gap
    return linked and d.sentence_of[one.first] == d.sentence_of[other.first]


def _directed(d: Document, words: UnitWords, gauge: Gauge) -> Gauge:
    """A distance with the direction behind it, over a bracket in another unit: "seven km (4 miles) east"."""
    if _dimension(words, gauge.unit) != "length" or gauge.last >= len(d):
        return gauge
    at, end = gauge.last, min(len(d), gauge.last + 7)
    if d.words[at] == "(" and ")" in d.words[at:end]:
        at = d.words.index(")", at, end) + 1
    end = at
    while end < len(d) and end - at < 3 and (d.lower[end] in words.directions or (end > at and d.words[end] in HYPHENS)) and d.sentence_of[end] == d.sentence_of[gauge.first]:
        end += 1
    end -= end > at and d.words[end - 1] in HYPHENS
    return replace(gauge, end=end) if end > at else gauge


def _mention(reading: Reading, gauge: Gauge, equivalent: int | None) -> Mention:
    d = reading.document
    bound, first = bound_before(d, gauge.first, ranged=gauge.numeral.high is not None)
    after, last = bound_after(d, gauge.last)
    reading.take(NAME, first, last)
    last = max(last, gauge.end)
    hedge = bound_before(d, gauge.bare, ranged=False)[0] if gauge.bare > gauge.first else bound
    numbers = fields(gauge.numeral, hedge if bound.value == "exact" else bound, after)
    value = Measure(**numbers, change=change_of(d, first, last), unit=gauge.unit, per=rate_at(d, last))
    notes: tuple[str, ...] = ()
    portion = share_before(reading, first)
    if portion is not None:
        value, notes = portioned(value, portion, d.language, whole=False)
        first = first if value.qualifier else portion.first
    return Mention(NAME, d.starts[first], d.ends[last - 1], value, notes, equivalent)


def _dimension(words: UnitWords, unit: str) -> str:
    found = words.units.get(unit)
    return found.dimension if found else unit


# -- comparing --------------------------------------------------------------------------------------------------


@cache
def _standard() -> UnitWords:
    """Unit names are canonical, so any language's table converts them."""
    return unit_words(load("en"))


def based(value: Measure) -> Quantity:
    """The measure in the base unit of its dimension."""
    unit = _standard().units.get(value.unit)
    if unit is None:
        return value

    def convert(number: Decimal | None) -> Decimal | None:
        return None if number is None else (number + unit.offset) * unit.factor

    return Quantity(low=convert(value.low), high=convert(value.high), stated=convert(value.stated), step=value.step * unit.factor, bound=value.bound, change=value.change, per=value.per)


def compare(a: Measure, b: Measure) -> Comparison:
    """The relation of two measures, converted to one unit; another dimension is incomparable.

    The same number of two units that writers mix up (a mile and a nautical mile, degrees and degrees Celsius) is
    taken for the same.
    """
    return compared(a, b, _related)


def _related(a: Measure, b: Measure) -> Comparison:
    if a.unit == b.unit:
        return algebra.compare(a, b, partial(_with_unit, unit=a.unit))
    words = _standard()
    if b.unit in words.loose.get(a.unit, ()) and a.said == b.said:
        return Comparison(Relation.REFINES, f"One has it in {_shown(a.unit)}, the other in {_shown(b.unit)}, and one unit may stand for the other.")
    if _dimension(words, a.unit) != _dimension(words, b.unit):
        return Comparison(Relation.INCOMPARABLE, f"One is in {_shown(a.unit)}, the other in {_shown(b.unit)}.")
    base = words.bases.get(_dimension(words, a.unit), "")
    found = algebra.compare(based(a), based(b), partial(_with_unit, unit=base))
    return Comparison(found.relation, lambda: _converted(a, b, found.proof))


def _converted(a: Measure, b: Measure, proof: str) -> str:
    """The proof of two measures in one unit, with what each says in its own."""
    one, other = (algebra.in_words(each, partial(_with_unit, unit=each.unit)) for each in (a, b))
    return f"{one[:1].upper()}{one[1:]} and {other}, in one unit: {proof[:1].lower()}{proof[1:]}"


def _shown(unit: str) -> str:
    """The unit as copy has it: "miles"."""
    known = _standard().units.get(unit)
    return (known and known.shown) or unit


def _with_unit(number: str, unit: str) -> str:
    return f"{unit} {number}" if unit in ("magnitude", "index") else f"{number} {_shown(unit)}".rstrip()


def keys(value: Measure) -> frozenset[str]:
    """The dimension, and with it the leading digit and size in its base unit: equal and near measures share one."""
    dimension = _dimension(_standard(), value.unit)
    return frozenset({dimension, *(f"{dimension}:{bucket}" for bucket in buckets(based(value)))})


def show(value: Measure, language: Language) -> str:
    """The measure in words that read back: "about 35 miles", "magnitude 6.1"."""
    words = unit_words(language)
    for name in ("magnitude", "average", "index"):
        if value.unit == words.table[name]["unit"]:
            return wording(value, language, words.table[name]["pattern"])
    unit = words.units.get(value.unit)
    return wording(value, language, f"{{}} {unit.shown if unit else value.unit}")


KIND = Kind(NAME, 55, find, compare, keys, show)
