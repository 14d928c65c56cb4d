"""Parts of a whole in front of its number: "half of the 80 boats" is 40 boats, "most of the 80" is no number.

A part that can be computed gives the value, and a note that shows the arithmetic; one that cannot be makes the value
uncertain (its `qualifier`). A fraction in words vouches for a tenth of what it comes to, a percentage for its own step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from reconcile.algebra import LOWER, UPPER, Quantity, bounded_fields, spoken
from reconcile.analysis import Reading
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.numeral import HYPHENS, number_words
from reconcile.analysis.numbers.numerals import numerals_by_end
from reconcile.languages import Language
from reconcile.model import Bound
from reconcile.text import Document

Part = TypeVar("Part", bound=Quantity)
HUNDRED = Decimal(100)
ROUGH = Decimal("0.1")
"""For what share of itself a part in words vouches: "half of 80" is 38 to 42."""
FIGURES = 3
"""Figures of a part that does not come out even."""
PLACES = 4
"""Decimals of a part that comes out even."""
OWNER = 5
"""Tokens of an owner ("the harbour town of Tamsin's" has more)."""
DETERMINERS = 3
"""Words between the part and the number, at most."""


@dataclass(slots=True, unsafe_hash=True)
class Portion:
    """What part of the number behind it is meant: `over` / `under` of it, or, with `under` 0, one that nobody can tell.

    `first` is its first token with its hedge `bound`; `said` its words ("half"), `words` these and what ties them to
    the number ("most of the"); `counted` where a number counts single ones ("three of the"); `step` the share of the
    whole for which a percentage vouches, 0 of a fraction in words.
    """

    first: int
    said: str
    words: str
    bound: Bound
    over: Decimal
    under: Decimal
    step: Decimal
    counted: bool = False


@dataclass(frozen=True, slots=True)
class PortionWords:
    """The compiled table `portions`; `gate` holds the words of which one stands right before the number."""

    gate: frozenset[str]
    of: str
    determiners: frozenset[str]
    bare: frozenset[str]
    possessive: frozenset[str]
    all_but: tuple[str, ...]
    one: frozenset[str]
    inner: frozenset[str]
    periods: frozenset[str]
    period_openers: frozenset[str]
    parts: Mapping[str, int]
    shares: Mapping[str, int]
    vague: frozenset[str]
    percent: frozenset[str]
    per: str
    note: str
    less: str


@cache
def portion_words(language: Language) -> PortionWords:
    """The compiled vocabulary of parts of a language."""
    table, percent = language["portions"], language["numbers"]["percent"]
    words = table["words"]
    determiners = frozenset(words["determiners"])
    return PortionWords(
        determiners | {words["of"]} | frozenset(words["bare"]) | frozenset(words["possessive"]),
        words["of"],
        determiners,
        frozenset(words["bare"]),
        frozenset(words["possessive"]),
        tuple(words["all_but"]),
        frozenset(words["one"]),
        frozenset(words["inner"]),
        frozenset(words.get("periods", ())),
        frozenset(words.get("period_openers", ())),
        table["parts"],
        table["shares"],
        frozenset(table["vague"]["words"]),
        frozenset((*percent["signs"], percent["cent"])),
        percent["per"],
        table["proof"]["note"],
        table["proof"]["less"],
    )


def portion_before(reading: Reading, first: int) -> Portion | None:
    """The part that stands in front of the number whose first token, its hedge included, is `first`; None where the
    whole is meant."""
    d = reading.document
    if not first or d.lower[first - 1] not in portion_words(d.language).gate:
        return None
    words, floor = portion_words(d.language), d.sentences[d.sentence_of[first]].first
    at, determined = first - 1, False
    if d.lower[at] in words.possessive:
        at, determined = _owner(d, words, at, floor), True
    while (
        at >= floor
        and first - at <= DETERMINERS
        and d.lower[at] in words.determiners
        and (d.lower[at] not in words.bare or (at > floor and d.lower[at - 1] == words.of))
    ):
        at, determined = at - 1, True
    if at < floor:
        return None
    if d.lower[at] == words.of:
        at -= 1
    elif not (determined and d.lower[at] in words.bare and d.lower[at] in words.parts):
        return None
    return _part(reading, words, at, first, determined, floor) if at >= floor else None


def _owner(d: Document, words: PortionWords, at: int, floor: int) -> int:
    """The token in front of the owner whose possessive is at `at`: "of" in "half of the harbour town's"."""
    begin = at - 1
    while (
        begin > floor
        and at - begin <= OWNER
        and d.lower[begin] != words.of
        and d.lower[begin] not in words.bare
        and d.words[begin][0].isalpha()
    ):
        begin -= 1
    return begin


def share_before(reading: Reading, first: int) -> Portion | None:
    """The same in front of a sum or a measure, of which nobody counts single ones: not "three of the $20 tickets"."""
    portion = portion_before(reading, first)
    return None if portion is None or portion.counted else portion


def _part(reading: Reading, words: PortionWords, at: int, first: int, determined: bool, floor: int) -> Portion | None:
    """The part whose last token is `at`."""
    d, low = reading.document, reading.document.lower[at]
    if low in words.periods and not determined and at > floor and d.lower[at - 1] in words.period_openers:
        return None  # "a loss for the third quarter of $226 million"
    if low in words.percent:
        return _percent(reading, words, at, first)
    if low in words.parts:
        return _fraction(d, words, at, first, floor)
    if not determined:
        return None
    if low in words.shares:
        return _made(d, at, first, Decimal(words.shares[low]), HUNDRED, at)
    numeral = numerals_by_end(reading).get(at + 1)
    if numeral is not None and numeral.first >= floor and not numeral.ordinal and not numeral.named:
        return replace(_made(d, numeral.first, first, Decimal(0), Decimal(0), at), counted=True)
    if low not in words.vague:
        return None
    begin = at
    while begin > floor and (
        d.lower[begin - 1] in words.one or d.lower[begin - 1] in words.determiners or d.lower[begin - 1] in words.inner
    ):
        begin -= 1
    return _made(d, begin, first, Decimal(0), Decimal(0), at)


def _percent(reading: Reading, words: PortionWords, at: int, first: int) -> Portion | None:
    """ "40% of the", "40 per cent of the"."""
    d = reading.document
    end = at - 1 if at and d.lower[at - 1] == words.per else at
    numeral = numerals_by_end(reading).get(end - 1 if end and d.words[end - 1] in HYPHENS else end)
    if numeral is None or d.sentence_of[numeral.first] != d.sentence_of[first]:
        return None
    if numeral.vague or numeral.high is not None or numeral.value > HUNDRED:
        return _made(d, numeral.first, first, Decimal(0), Decimal(0), at)
    return _made(d, numeral.first, first, numeral.value, HUNDRED, at, numeral.step / HUNDRED)


def _fraction(d: Document, words: PortionWords, at: int, first: int, floor: int) -> Portion | None:
    """ "half", "a third", "two-thirds", "three quarters"; "the third of the 120" is no fraction, and still none of them
    all."""
    under = words.parts[d.lower[at]]
    before = at - 2 if at - 1 > floor and d.words[at - 1] in HYPHENS else at - 1
    low = d.lower[before] if before >= floor else ""
    numbers = number_words(d.language)
    if low in words.one:
        return _made(d, before, first, Decimal(1), Decimal(under), at)
    if low in numbers.words and 0 < numbers.words[low] < under:
        return _made(d, before, first, Decimal(numbers.words[low]), Decimal(under), at)
    if low.isdecimal() and 0 < int(low) < under:
        return _made(d, before, first, Decimal(low), Decimal(under), at)
    if d.lower[at] in words.bare:
        begin = before if low in words.inner else at
        return _made(d, begin, first, Decimal(1), Decimal(under), at)
    return _made(d, before if low in words.determiners else at, first, Decimal(0), Decimal(0), at)


def _made(
    d: Document, begin: int, first: int, over: Decimal, under: Decimal, last: int, step: Decimal = Decimal(0)
) -> Portion:
    bound, start = bound_before(d, begin)
    return Portion(start, d.quote(begin, last + 1), d.quote(start, first), bound, over, under, step)


def portioned(value: Part, portion: Portion, language: Language, *, whole: bool) -> tuple[Part, tuple[str, ...]]:
    """The value of the part, and the notes that show how it comes out; `whole`: the number counts things.

    A value of which the part cannot be told keeps its number and gets a qualifier.
    """
    bound = _bound(value, portion)
    if not portion.under or bound is None or value.stated is None:
        return replace(value, qualifier=portion.words), ()
    share = portion.over / portion.under
    stated, even = _even(value.stated * portion.over, portion.under, whole)
    step = max(value.step * share, value.stated * portion.step or abs(stated) * ROUGH, Decimal(int(whole)))
    step = round(step, max(0, FIGURES - 1 - step.adjusted())) if share and share != 1 else value.step
    if not even and bound is Bound.EXACT:
        bound = Bound.ABOUT
    note = portion_words(language).note.format(portion.said, spoken(value.stated), spoken(stated))
    return replace(value, **bounded_fields(stated, step, bound)), (note[:1].lower() + note[1:],)


def all_but(document: Document, first: int) -> bool:
    """Does "all but" stand in front of the number ("all but two of the 80")? Then it counts those that are left out."""
    words = portion_words(document.language).all_but
    return tuple(document.lower[max(0, first - len(words)) : first]) == words


def left_over(document: Document, whole: Part, out: Quantity, words: str) -> tuple[Part, tuple[str, ...]]:
    """The value of "all but two of the 80", 78, and the note that shows it; uncertain where either is no plain
    number."""
    if (
        whole.stated is None
        or out.stated is None
        or whole.bound is not Bound.EXACT
        or out.bound is not Bound.EXACT
        or out.stated > whole.stated
    ):
        return replace(whole, qualifier=words), ()
    rest = whole.stated - out.stated
    note = portion_words(document.language).less.format(spoken(whole.stated), spoken(out.stated), spoken(rest))
    return replace(whole, **bounded_fields(rest, whole.step, Bound.EXACT)), (note,)


def _bound(value: Quantity, portion: Portion) -> Bound | None:
    """The hedge of the part and that of the whole as one; None where they do not make one."""
    of, own = portion.bound, value.bound
    if own is Bound.BETWEEN or (own in LOWER | UPPER and of in LOWER | UPPER and own is not of):
        return None
    return of if own in (Bound.EXACT, Bound.ABOUT) and of is not Bound.EXACT else own


def _even(over: Decimal, under: Decimal, whole: bool) -> tuple[Decimal, bool]:
    """The quotient, rounded where it does not come out even: to whole things, or to three figures."""
    number = over / under
    if number == number.to_integral_value() or (not whole and number == round(number, PLACES)):
        return number, True
    if whole:
        return number.to_integral_value(), False
    return round(number, FIGURES - 1 - number.adjusted()) if number else number, False
