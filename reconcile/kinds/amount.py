"""Sums of money: "at least 30 million yuan", "US$4.2 million", "between $3m and $5m", "75 cents".

A bare "$" names no country: its currency is given with a reason (`currency_basis`), or not at all. Of two sums
that state one in two currencies ("30 million yuan (US$4.2 million)") the second names the first as equivalent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from reconcile import algebra
from reconcile.algebra import Quantity
from reconcile.analysis import Mention, Reading
from reconcile.analysis.layers import CLOCK, DAYS, SUMS
from reconcile.analysis.numbers.bounds import bound_after, bound_before, change_of
from reconcile.analysis.numbers.currencies import Families, MoneyWords, money_words
from reconcile.analysis.numbers.ellipsis import behind, elided_words, front, plain, shared
from reconcile.analysis.numbers.money import Purse, Sum
from reconcile.analysis.numbers.numeral import Numeral
from reconcile.analysis.numbers.numerals import numeral_from, numerals, numerals_by_end
from reconcile.analysis.numbers.portions import Portion, portioned, share_before
from reconcile.analysis.numbers.quantities import buckets, fields, wording
from reconcile.analysis.numbers.rates import compared, rate_at, rate_key
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import BESIDE, MAYBE, QUANTITY, Field, matching
from reconcile.kinds.labelling.quantities import of_sum
from reconcile.kinds.writing import Json, Shown, both
from reconcile.languages import Language
from reconcile.messages import say
from reconcile.messages.words import capital as with_capital
from reconcile.model import Bound, Comparison, Relation

NAME = "amount"
GAP = 8
"""Tokens between a sum and its equivalent."""


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Amount(Quantity):
    """A sum of money. `currency` is an ISO 4217 code or None; `currency_basis` the reason, where a sign left it open.

    A sum like "billions of dollars" is at least its lowest meaning, and has no `stated`.
    """

    currency: str | None = None
    currency_basis: str | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        basis = {"currency_basis": self.currency_basis} if self.currency_basis else {}
        return {"currency": self.currency, **Quantity.as_json(self), **basis}


@dataclass(slots=True)
class Found:
    """A sum with its hedges: tokens first to last."""

    sum: Sum
    first: int
    last: int
    bound: Bound
    behind: Bound
    change: str | None
    portion: Portion | None = None
    currency: str | None = None
    basis: str | None = None
    equivalent: int | None = None


AGAIN = 4
"""Tokens from "or" to the number that tells a sum again."""
FORECAST = 14
"""Tokens from a sum to the one that leaves out its currency."""


def find(reading: Reading) -> Iterator[Mention]:
    """The sums of the text, in order; takes the tokens of each."""
    if not numerals(reading):
        return
    words = money_words(reading.document.language)
    found = [hedge(reading, one) for one in _with_elided(reading, Purse(reading, words).sums())]
    _resolve(reading, words, found)
    _equate(reading, words, found)
    for one in found:
        reading.take(NAME, one.first, one.last)
        start, end = reading.document.starts[one.first], reading.document.ends[one.last - 1]
        value, notes = _value(reading, one)
        yield Mention(NAME, start, end, value, notes, one.equivalent)


def _with_elided(reading: Reading, sums: list[Sum]) -> list[Sum]:
    """The sums, and the numbers beside them that leave out the currency: "from $5 million to 6 million"."""
    found: list[Sum] = []
    used = {i for one in sums for i in range(one.first, one.last)}
    for one in sums:
        before = front(reading, one.first) if not one.vague and not one.minor else None
        if before is not None and before.first not in used:
            number = shared(before, one.numeral)
            found.append(Sum(number.first, number.last, number, one.name, qualifier=one.qualifier))
        found.append(one)
        after = behind(reading, one.first, one.last) if not one.vague else None
        if after is not None and one.minor:
            after = _in_minor(reading, one, after)
        if after is not None and after.first not in used:
            number = shared(after, one.numeral) if after.value < one.numeral.mantissa * 10 and before is None else after
            found.append(Sum(number.first, number.last, number, one.name, qualifier=one.qualifier))
        used |= {i for each in found[-1:] for i in range(each.first, each.last)}
        shared_out = _shared_out(reading, one) if not one.vague and not one.minor else None
        if shared_out is not None and shared_out.first not in used:
            found.append(Sum(shared_out.first, shared_out.last, shared_out, one.name, qualifier=one.qualifier))
            used |= set(range(shared_out.first, shared_out.last))
        found += _forecast(reading, one, used)
    return found


def _in_minor(reading: Reading, one: Sum, other: Numeral) -> Numeral | None:
    """The number in the smaller unit that the sum is told in: the 28 of "35 cents, up from 28"."""
    said = numeral_from(reading, one.numeral.first)
    if said is None or not said.value:
        return None
    part = one.numeral.value / said.value
    high = None if other.high is None else other.high * part
    return replace(other, value=other.value * part, high=high, step=other.step * part)


def _shared_out(reading: Reading, one: Sum) -> Numeral | None:
    """The number behind "or" that tells the sum again for each of something: "96 million crowns, or 4.80 a share"."""
    d, words = reading.document, elided_words(reading.document.language)
    at, end = one.last, d.sentences[d.sentence_of[one.first]].last
    at += at < end and d.lower[at] == ","
    if at + 2 >= end or d.lower[at] != words.again:
        return None
    first = next((k for k in range(at + 1, min(end, at + AGAIN)) if numeral_from(reading, k) is not None), 0)
    number = numeral_from(reading, first) if first else None
    if number is None or bound_before(d, first)[1] != at + 1 or not plain(reading, number):
        return None
    return number if not number.spelled and rate_at(d, number.last) is not None else None


def _forecast(reading: Reading, one: Sum, used: set[int]) -> list[Sum]:
    """The sum behind another in its sentence that leaves out the currency in front of who told it: "ahead of the 1.05
    billion analysts had expected", "from 980 million a year earlier"."""
    d, words = reading.document, elided_words(reading.document.language)
    end = d.sentences[d.sentence_of[one.first]].last
    for i in d.where(words.tellers):
        if (
            one.last < i < end
            and i - one.last <= FORECAST
            and (d.lower[i] in words.told or d.lower[i + 1] in words.telling)
        ):
            number = numerals_by_end(reading).get(i)
            if number is not None and number.value > number.mantissa > 0 and number.first not in used:
                return [Sum(number.first, number.last, number, one.name, qualifier=one.qualifier)]
    return []


def hedge(reading: Reading, one: Sum) -> Found:
    """The sum with what hedges it before and behind, and whether it is a movement."""
    d = reading.document
    bound, first = bound_before(d, one.first, ranged=one.numeral.high is not None, starting=True)
    if (
        bound is Bound.AT_LEAST
        and d.lower[one.first - 1] == elided_words(d.language).start
        and d.lower[one.last : one.last + 1] == [elided_words(d.language).to]
    ):
        bound, first = Bound.EXACT, one.first  # "from 45p to 40p"
    after, last = bound_after(d, one.last)
    portion = share_before(reading, first)
    begin = portion.first if portion is not None and portion.under else first
    return Found(one, begin, last, bound, after, change_of(d, begin, last), portion)


def _value(reading: Reading, one: Found) -> tuple[Amount, tuple[str, ...]]:
    """The value of the sum, and the notes that tell how it comes out."""
    d = reading.document
    number = fields(one.sum.numeral, one.bound, one.behind)
    if one.sum.vague:
        number |= {"low": one.sum.numeral.value, "high": None, "stated": None, "bound": Bound.AT_LEAST}
    per = rate_at(d, one.last) or rate_at(d, one.sum.last)
    value = Amount(
        **number,
        change=one.change,
        currency=one.currency,
        currency_basis=one.basis,
        qualifier=one.sum.qualifier,
        per=per,
    )
    return portioned(value, one.portion, d.language, whole=False) if one.portion is not None else (value, ())


# -- currencies -------------------------------------------------------------------------------------------------


def _resolve(reading: Reading, words: MoneyWords, found: list[Found]) -> None:
    """Give each sum its currency, from its own sign or from what the text, the publisher or the language tells."""
    families = Families(reading, words, {one.sum.name for one in found if one.sum.name not in words.families})
    for one in found:
        one.currency, one.basis = families.resolve(one.sum.name)


def _equate(reading: Reading, words: MoneyWords, found: list[Found]) -> None:
    """Link the sums that state one sum in two currencies; a bare sign next to a named one of its family is another."""
    for one, other in pairwise(found):
        if one.sum.name == other.sum.name or one.equivalent is not None or not _linked(reading, words, one, other):
            continue
        if one.currency == other.currency:
            _part(words, one, other)
        if one.currency != other.currency:
            other.equivalent = reading.document.starts[one.first]


def _part(words: MoneyWords, one: Found, other: Found) -> None:
    """ "$US1 million ($1.52 million)": the bare sign cannot be the currency that the other names."""
    for bare, named in ((one, other), (other, one)):
        if bare.sum.name in words.families and named.sum.name not in words.families:
            bare.currency, bare.basis = None, f"not {named.currency}, in which the same sum is given beside"


def _linked(reading: Reading, words: MoneyWords, one: Found, other: Found) -> bool:
    """Do only a bracket, or "or about" and the like, stand between the two sums?"""
    d = reading.document
    gap = d.lower[one.last : other.first]
    if not gap or len(gap) > GAP or d.sentence_of[one.first] != d.sentence_of[other.first]:
        return False
    if gap[-1] in words.words["opening"]:
        return not any(mark in words.words["closing"] for mark in gap)
    return any(word in words.words["equal_heads"] for word in gap) and all(word in words.words["equal"] for word in gap)


# -- comparing --------------------------------------------------------------------------------------------------


def compare(a: Amount, b: Amount) -> Comparison:
    """The relation of two sums. Sums in two currencies are incomparable: no rate is known here; so are a sum and a
    rate."""
    return compared(a, b, _related)


def _related(a: Amount, b: Amount) -> Comparison:
    if a.currency != b.currency:
        return Comparison(
            Relation.INCOMPARABLE,
            lambda: say(
                "{one} and {other}: another currency, without a rate here.",
                one=a.currency or say("An unknown currency"),
                other=b.currency or say("an unknown currency"),
            ),
        )
    if _loose(a) != _loose(b):
        return _against_vague(*((a, b) if _loose(b) else (b, a)))
    return algebra.compare(a, b, _unit(a))


def _unit(value: Amount) -> Callable[[str], str]:
    """What puts the currency to a number."""
    return f"{value.currency} {{}}".format if value.currency else str


def _loose(value: Quantity) -> bool:
    return value.stated is None and value.bound is Bound.AT_LEAST


def _against_vague(sharp: Amount, vague: Amount) -> Comparison:
    """A sum in figures against "billions": inside, or too small for it."""
    low = vague.low or Decimal(0)
    fine, coarse = algebra.in_words(sharp, _unit(sharp)), algebra.in_words(vague, _unit(vague))
    if sharp.said[1] >= low or algebra.possible_together(sharp, vague) is not False:
        return Comparison(
            Relation.REFINES,
            lambda: say("{sum} fits what was only said to be {coarse}.", sum=with_capital(fine), coarse=coarse),
        )
    return Comparison(
        Relation.DISJOINT, lambda: say("It cannot be both {fine} and {coarse}.", fine=fine, coarse=coarse)
    )


def keys(value: Amount) -> frozenset[str]:
    """The currency, and the currency with the leading digit and size of each number: equal and near sums share one."""
    code = value.currency or "money"
    return frozenset({code + rate_key(value), *(f"{code}:{bucket}" for bucket in buckets(value))})


def show(value: Amount, language: Language) -> str:
    """The sum in words that read back: "at least CNY 30 million"."""
    return wording(value, language, f"{value.currency} {{}}" if value.currency else "{}")


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    currency = value.get("currency")
    return both(
        value, lambda number: f"{currency} {number}" if currency else say("{number}, currency unknown", number=number)
    )


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Amount,
    (
        Field("currency", matching("^[A-Z]{3}$", maybe=True), column=10),
        *QUANTITY,
        Field("currency_basis", MAYBE, optional=True),
        *BESIDE,
    ),
    frozenset({Trait.NUMERIC, Trait.MONEY, Trait.UNRELATED}),
    needs=(DAYS, CLOCK),
    provides=(SUMS,),
    agree=0.8,
    slot=2.0,
    wording=frozenset({"step"}),
    axis="currency",
    label=of_sum,
    written=written,
)
