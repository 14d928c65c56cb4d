"""What a numeral is: one number of a text, with the step that its wording vouches for; and the number words it uses."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from reconcile.languages import Language
from reconcile.text import Document
from reconcile.text.triggers import OrFigures

DIGITS = 40
"""Digits; a longer run is no number that anyone states."""
HYPHENS = frozenset("-‐‑‒–—―−﹣－")
SLASHES = frozenset("/⁄∕")
"""Signs between the two numbers of a fraction: solidus, fraction slash, division slash."""
ONE = Decimal(1)
NONE = Decimal(0)
TENS = tuple(Decimal(10) ** exponent for exponent in range(80))


@dataclass(slots=True, unsafe_hash=True, init=False)
class Numeral:
    """One number: tokens first to last (exclusive), text[start:end].

    A range ("3 to 5 million", "3-5", "two or three") has `high`, its upper end, and `joiner`, the word between;
    `inner` is the index of the first token of its upper number. `article` marks "a million", "half a million",
    "a dozen"; `vague` what has no number that one can compare ("dozens", "a few hundred", "two thirds": value 0;
    "1.234,56", which is a number next to a currency alone: its value);
    `named` a number glued behind letters ("A320", "COVID-19"). `mantissa` is the number in front of its scale word.
    `letter` is the factor of the letter behind ("m", 1000000), 0 where there is none; `apart` where white space
    stands before it. `rough` is a part that does not come out even ("a third of a million").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    step: Decimal
    high: Decimal | None = None
    joiner: str = ""
    inner: int = 0
    spelled: bool = False
    article: bool = False
    ordinal: bool = False
    vague: bool = False
    named: bool = False
    mantissa: Decimal = NONE
    scale: Decimal = ONE
    letter: Decimal = NONE
    apart: bool = False
    rough: bool = False

    def __init__(
        self,
        first: int,
        last: int,
        start: int,
        end: int,
        value: Decimal,
        step: Decimal,
        high: Decimal | None = None,
        joiner: str = "",
        inner: int = 0,
        spelled: bool = False,
        article: bool = False,
        ordinal: bool = False,
        vague: bool = False,
        named: bool = False,
        mantissa: Decimal = NONE,
        scale: Decimal = ONE,
        letter: Decimal = NONE,
        apart: bool = False,
        rough: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.value = value
        self.step = step
        self.high = high
        self.joiner = joiner
        self.inner = inner
        self.spelled = spelled
        self.article = article
        self.ordinal = ordinal
        self.vague = vague
        self.named = named
        self.mantissa = mantissa
        self.scale = scale
        self.letter = letter
        self.apart = apart
        self.rough = rough

    @property
    def whole(self) -> bool:
        """Is the number without a fraction? True of numbers, too, that have more digits than Decimal divides."""
        return self.value == self.value.to_integral_value()

    def scaled(self, document: Document) -> Numeral:
        """The numeral with the letter behind it read as a scale: "30m" is 30 million. Itself, where none follows."""
        if not self.letter:
            return self
        low = self.value * self.letter
        high = None if self.high is None else self.high * self.letter
        step = place(self.mantissa, scaled=True) * self.letter
        return replace(
            self,
            last=self.last + 1,
            end=document.ends[self.last],
            value=low,
            high=high,
            step=step,
            letter=NONE,
            scale=self.letter,
        )


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language; `starts` holds all words and figures with which a numeral can begin."""

    words: dict[str, int]
    scales: dict[str, Decimal]
    abbreviations: dict[str, Decimal]
    letters: dict[str, Decimal]
    nouns: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, Decimal]
    articles: frozenset[str]
    conjunction: str
    point: str
    of: str
    half: frozenset[str]
    quarter: frozenset[str]
    quarters: frozenset[str]
    ordinal_endings: frozenset[str]
    plurals: frozenset[str]
    vague: frozenset[str]
    parts: frozenset[str]
    denominators: dict[str, int]
    """Fraction words: how many of them make the whole."""
    fraction_words: frozenset[str]
    partial: frozenset[str]
    """Half and quarter."""
    doubtful: frozenset[str]
    group_marks: frozenset[str]
    """What parts thousands besides a comma and a space."""
    end_marks: frozenset[str]
    """Signs at which a number may end though figures are glued behind them."""
    between: str
    start: str
    either: str
    to: str
    either_sign: tuple[str, ...]
    """In front of "minus", the words with which it is no sign ("plus or minus 3")."""
    one: str
    times: frozenset[str]
    """Signs between a number and the power of ten that it is multiplied with."""
    joiners: frozenset[str]
    starts: Container[str]
    extends: frozenset[str]
    """All tokens that can go on a number in figures ("2 1/2" among them)."""


@cache
def number_words(language: Language) -> NumberWords:
    """The compiled table `numbers` of the language."""
    table = language["numbers"]
    grammar = table["grammar"]
    scales, letters, short = (
        {word: Decimal(10) ** exponent for word, exponent in table[name].items()}
        for name in ("scales", "letters", "abbreviations")
    )
    fractions = {sign: Decimal(value) for sign, value in table["fractions"].items()}
    sets = {
        name: frozenset(grammar[name])
        for name in (
            "articles",
            "half",
            "quarter",
            "quarters",
            "ordinal_endings",
            "plurals",
            "vague",
            "parts",
            "joiners",
            "doubtful",
            "group_marks",
            "end_marks",
            "times",
        )
    }
    starts = {
        *table["words"],
        *scales,
        *table["nouns"],
        *table["ordinals"],
        *fractions,
        *sets["half"],
        *sets["quarter"],
        *sets["plurals"],
    }
    extends = {
        *scales,
        *short,
        *letters,
        *fractions,
        *table["nouns"],
        *sets["ordinal_endings"],
        *HYPHENS,
        grammar["conjunction"],
        *SLASHES,
        "1",
        "3",
        "5",
        "7",
    }
    return NumberWords(
        words=table["words"],
        scales=scales,
        abbreviations=short,
        letters=letters,
        nouns=table["nouns"],
        ordinals=table["ordinals"],
        fractions=fractions,
        conjunction=grammar["conjunction"],
        point=grammar["point"],
        of=grammar["of"],
        between=grammar["between"],
        start=grammar["from"],
        either=grammar["or"],
        to=grammar["to"],
        either_sign=tuple(table["change"]["either_sign"]),
        one=grammar["one"],
        starts=OrFigures(frozenset(starts)),
        extends=frozenset(extends),
        partial=sets["half"] | sets["quarter"],
        denominators=dict(language["portions"]["parts"]),
        fraction_words=frozenset(language["portions"]["parts"]),
        **sets,
    )


@cache
def minus_words(language: Language) -> frozenset[str]:
    """The words and signs that make the number behind them negative."""
    return frozenset(language["numbers"]["grammar"]["minus"])


@cache
def change_words(language: Language) -> dict[str, str]:
    """Each word of change, with "up" or "down"."""
    table = language["numbers"]["change"]
    return {word: way for way in ("up", "down") for word in table[way]}


@cache
def moving_words(language: Language) -> frozenset[str]:
    """The words behind which "from 3 to 5" tells a movement, not a range."""
    return frozenset((*change_words(language), *language["numbers"]["change"]["moved"]))


def place(mantissa: Decimal, scaled: bool = False) -> Decimal:
    """The last place that a number vouches for: 306,400: 100; 5.9: 0.1; any whole number under 100: 1.

    In front of a scale word two digits always count: 300 million vouches for ten millions.
    """
    _, figures, exponent = mantissa.as_tuple()
    assert isinstance(exponent, int)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    size = len(figures) + exponent
    if size < 3:
        return ONE
    zeros = exponent
    while zeros < size - 1 and not figures[exponent - zeros - 1]:
        zeros += 1
    return TENS[min(zeros, size - 2) if scaled else zeros]


@lru_cache(maxsize=10_000)
def plain(word: str) -> tuple[Decimal | None, Decimal]:
    """A token of digits as a number, and the last place that it vouches for; None and 0 where it is no one number."""
    value = digits(word)
    return value, NONE if value is None else place(value)


def digits(word: str) -> Decimal | None:
    """A token of digits as a number: commas part groups, one point the decimals. None where it is no one number.

    "1,000.50", "12,34,567" and "4180" are numbers; "22,24,26", "1.5.2" and runs of over 40 digits are none.
    """
    if len(word) > DIGITS:
        return None
    whole, point, part = word.partition(".")
    if "." in part or "," in part:
        return None
    if "," in whole:
        head, *groups = whole.split(",")
        if len(groups[-1]) != 3 or not head or len(head) > 3 or (head[0] == "0"):
            return None
        inner = {len(group) for group in groups[:-1]}
        if inner - {3} and (inner - {2} or len(head) > 2):
            return None
        whole = whole.replace(",", "")
    try:
        return Decimal(whole + point + part)
    except ArithmeticError:
        return None


def european(word: str) -> Decimal | None:
    """A token of digits with points between the groups and a decimal comma, "1.234,56" or "12,50", as a number, or
    None."""
    whole, comma, part = word.partition(",")
    head, *groups = whole.split(".")
    if len(word) > DIGITS or "," in part or (comma and len(part) > 2) or not (comma or len(groups) > 1):
        return None
    if "." in part or (groups and not (len(head) <= 3 and all(len(group) == 3 for group in groups))):
        return None
    return Decimal(whole.replace(".", "") + ("." + part if part else ""))
