"""Ages in German: "34-jährige", "der Zwölfjährige", "34 Jahre alt", "im Alter von 34 Jahren", "Lena Brandt (34)"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reconcile.analysis import Mention, Reading
from reconcile.analysis.numbers.numeral import HYPHENS, ONE, Numeral
from reconcile.analysis.numbers.quantities import fields
from reconcile.kinds.age.find import NAME
from reconcile.kinds.age.value import PERSON, YEAR, Age
from reconcile.languages import Table
from reconcile.languages.de.names import name_before, name_behind
from reconcile.languages.de.numbers import bound_after, bound_before, by_first, spelled
from reconcile.languages.de.vocabulary import number_words, time_units
from reconcile.text import Document

OLDEST = 130
"""Years; no person is older."""


def find(reading: Reading) -> Iterator[Mention]:
    """The ages of the text, in order; takes the tokens of each."""
    d = reading.document
    table: Table = d.language["ages"]
    for i in range(len(d)):
        found = _adjective(d, i)
        if found is None and (number := by_first(d).get(i)) is not None and not number.ordinal:
            found = _hyphenated(d, number) or _years(d, table, number) or _bracketed(d, number)
        if found is None:
            continue
        number, last, unit, thing, person = found
        if (number.value > OLDEST and unit == YEAR and thing == PERSON) or not reading.free(number.first, last):
            continue
        bound, first = bound_before(d, number)
        after, end = bound_after(d, last)
        reading.take(NAME, first, end)
        value = Age(**fields(number, bound, after), unit=unit, of=thing, person=person)
        yield Mention(NAME, d.starts[first], d.ends[end - 1], value, extra={"person": person} if person else {})


Found = tuple[Numeral, int, str, str, str | None]
"""The number, the token behind the age, its unit, what is so old, and whose age it is."""


def _adjective(d: Document, i: int) -> Found | None:
    """ "Zwölfjährige", "zwölfjähriger Junge": a number in words before "jährig"."""
    units = time_units(d.language)
    low = d.lower[i]
    for stem in units.sets.of_ages:
        head, mark, tail = low.partition(stem)
        if mark and tail in units.sets.endings and (value := spelled(head, number_words(d.language))) is not None:
            number = Numeral(i, i + 1, d.starts[i], d.ends[i], value, ONE, spelled=True, mantissa=value)
            return None if _lasting(d, i) else (number, i + 1, YEAR, PERSON, name_behind(d, i + 1))
    return None


def _hyphenated(d: Document, number: Numeral) -> Found | None:
    """ "34-jährige", "34-Jähriger", "34jährige"."""
    units, at = time_units(d.language), number.last
    if at < len(d) and d.words[at] in HYPHENS and d.glued(at - 1):
        at += 1
    if at >= len(d) or not d.glued(at - 1):
        return None
    fits = any(d.lower[at] == stem + ending for stem in units.sets.of_ages for ending in units.sets.endings)
    return (
        None
        if not fits or _lasting(d, at)
        else (number, at + 1, YEAR, PERSON, name_behind(d, at + 1) or name_before(d, number.first))
    )


def _lasting(d: Document, i: int) -> bool:
    """Is it so long that something lasts: "fünfjährige Haftstrafe"? A noun ("der Zwölfjährige") is a person."""
    return d.words[i][0].islower() and i + 1 < len(d) and d.lower[i + 1] in time_units(d.language).sets.lasting


def _years(d: Document, table: Table, number: Numeral) -> Found | None:
    """ "34 Jahre alt", "drei Monate alte", "im Alter von 34 Jahren"."""
    words, at = table["words"], number.last
    unit = table["units"].get(d.lower[at]) if at < len(d) else None
    if unit is None:
        return None
    first = bound_before(d, number)[1]
    aged = d.lower[max(0, first - 2) : first]
    if len(aged) == 2 and aged[0] in words["at_age"] and aged[1] in words["of"]:
        return number, at + 1, unit, PERSON, None
    if at + 1 < len(d) and d.lower[at + 1] in words["old"] and not (number.article and number.value != 1):
        return number, at + 2, unit, _thing(d, table, first, at + 2), name_before(d, first, over=2)
    return None


def _thing(d: Document, table: Table, first: int, last: int) -> str:
    """What is so old, where it is no person: "die 100 Jahre alte Brücke", "Die Brücke ist 100 Jahre alt"."""
    things = table["things"]["words"]
    sentence = d.sentences[d.sentence_of[first]]
    near = [*range(last, min(last + 2, sentence.last)), *range(first - 1, max(sentence.first, first - 5) - 1, -1)]
    return next((d.words[i] for i in near if d.lower[i] in things), PERSON)


def _bracketed(d: Document, number: Numeral) -> Found | None:
    """ "Lena Brandt (34)", "Lena Brandt, 34,": a bare number beside the name of a person."""
    first, last = number.first, number.last
    if (
        not 0 < number.value < OLDEST
        or number.last - number.first != 1
        or number.value != Decimal(int(number.value))
        or last >= len(d)
        or not first
    ):
        return None
    pair = (d.words[first - 1], d.words[last])
    if pair not in (("(", ")"), (",", ","), (",", ".")):
        return None
    person = name_before(d, first - 1)
    return (number, last, YEAR, PERSON, person) if person else None
