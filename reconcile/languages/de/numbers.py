"""The numbers of a German text: figures with a decimal comma, compounds in words, scales, ranges; and their hedges."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from reconcile.analysis.numbers.numeral import HYPHENS, NONE, ONE, Numeral, place
from reconcile.languages.de.vocabulary import NumberWords, number_words
from reconcile.model import Bound
from reconcile.text import Document

FIGURES = re.compile(r"(\d{1,3}(?:\.\d{3}){1,6}|\d{1,40})(?:,(\d{1,20}))?")
"""Groups of three parted by points, and a decimal comma: "4.180.500", "1.234,56", "4,2"."""
GAPS = frozenset("\u00a0\u202f\u2009'’")
"""What parts groups of three besides a point."""
LONGEST_WORD = 60
FILLERS = 4
"""Tokens that may stand between a hedge and its number."""
REACH = 9
"""Tokens between a word of change and its number, at most."""


def figures(word: str) -> Decimal | None:
    """A token of figures as a number; None where it is none ("4.2", "1.5.2": a section, a version, a day)."""
    match = FIGURES.fullmatch(word)
    if match is None:
        return None
    whole, part = match[1].replace(".", ""), match[2]
    return Decimal(f"{whole}.{part}" if part else whole)


@lru_cache(maxsize=20_000)
def spelled(word: str, words: NumberWords) -> Decimal | None:
    """A number in one word: "fünfundzwanzig", "zweihundertfünfzig", "dreitausendvier", "zweieinhalb"; None for any
    other word."""
    if word in words.units:
        return Decimal(words.units[word])
    if word in words.special and word not in words.half:
        return words.special[word]
    if len(word) > LONGEST_WORD:
        return None
    if word.endswith(words.and_half) and (head := spelled(word.removesuffix(words.and_half), words)) is not None:
        return head + Decimal("0.5")
    number = _thousands(word, words)
    return None if number is None else Decimal(number)


def _thousands(word: str, words: NumberWords) -> int | None:
    head, mark, tail = word.partition(words.thousand)
    if not mark:
        return _hundreds(word, words)
    many, rest = _hundreds(head, words) if head else 1, _hundreds(tail.removeprefix(words.link), words) if tail else 0
    return None if many is None or rest is None else many * 1000 + rest


def _hundreds(word: str, words: NumberWords) -> int | None:
    head, mark, tail = word.partition(words.hundred)
    if not mark:
        return _under_hundred(word, words)
    many = (words.units.get(head) if head else 1) or 0
    rest = _under_hundred(tail.removeprefix(words.link), words) if tail else 0
    return None if not many or rest is None else many * 100 + rest


def _under_hundred(word: str, words: NumberWords) -> int | None:
    if word in words.units:
        return words.units[word]
    if word in words.tens:
        return words.tens[word]
    for ten, value in words.tens.items():
        if word.endswith(words.link + ten):
            one = words.units.get(word[: -len(words.link + ten)], 0)
            return one + value if 0 < one < 10 else None
    return None


@lru_cache(maxsize=4)
def numbers(document: Document) -> tuple[Numeral, ...]:
    """The numbers of the document, ranges joined, in order of text."""
    return tuple(_ranged(document, _Finder(document).find()))


@lru_cache(maxsize=4)
def by_first(document: Document) -> dict[int, Numeral]:
    """The numbers by their first token."""
    return {number.first: number for number in numbers(document)}


@lru_cache(maxsize=4)
def by_last(document: Document) -> dict[int, Numeral]:
    """The numbers by the token behind them."""
    return {number.last: number for number in numbers(document)}


class _Finder:
    """One pass over a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = number_words(document.language)

    def find(self) -> list[Numeral]:
        found: list[Numeral] = []
        behind = 0
        for i, low in enumerate(self.document.lower):
            if i >= behind and (one := self._figures(i) if low[0].isdigit() else self._word(i, low)) is not None:
                found.append(one)
                behind = one.last
        return found

    def low(self, i: int) -> str:
        return self.document.lower[i] if 0 <= i < len(self.document) else ""

    def _figures(self, i: int) -> Numeral | None:
        d = self.document
        value, last = figures(d.words[i]), i + 1
        if value is None or self._named(i):
            return None
        while value < 1000**5 and value == int(value) and self._group(last):  # 4 180 500, 4'180'500
            apart = d.words[last] in GAPS
            value, last = value * 1000 + int(d.words[last + apart]), last + 1 + apart
        if last < len(d) and d.words[last] in self.words.fractions:  # 2½
            value, last = value + self.words.fractions[d.words[last]], last + 1
        ordinal = self.low(last) == "." and d.glued(last - 1) and self._goes_on(last)
        return replace(self._scaled(i, last, value), ordinal=ordinal)

    def _goes_on(self, i: int) -> bool:
        """Does the sentence of token i go on behind it?"""
        d = self.document
        return i + 1 < len(d) and d.sentence_of[i + 1] == d.sentence_of[i]

    def _group(self, at: int) -> bool:
        """Is the token at `at` one more group of three figures, behind a gap that parts groups?"""
        d = self.document
        if at < len(d) and d.words[at] in GAPS and d.glued(at - 1) and d.glued(at):
            at += 1
        elif not (at < len(d) and d.starts[at] == d.ends[at - 1] + 1 and d.text[d.ends[at - 1]] in GAPS | {" "}):
            return False
        return at < len(d) and len(d.words[at]) == 3 and d.words[at].isdecimal()

    def _named(self, i: int) -> bool:
        """Does the number name a thing: glued behind letters or a hyphen with them ("A7", "COVID-19"), a score, an
        address, "Nummer 5"?"""
        d = self.document
        before = i - 1
        if (
            before >= 0
            and d.words[before] == "."
            and d.lower[before - 1 : before]
            and d.lower[before - 1] in self.words.names
        ):
            before -= 1
        if before >= 0 and d.lower[before] in self.words.names and d.sentence_of[before] == d.sentence_of[i]:
            return True
        if i and d.glued(i - 1):
            mark = d.words[i - 1]
            inner = mark in HYPHENS and i > 1 and d.glued(i - 2) and d.words[i - 2][-1].isalpha()
            if mark[-1].isalpha() or inner or mark in (":", "/", "#", "@", "_", "."):
                return True
        return (
            d.glued(i)
            and i + 2 < len(d)
            and d.words[i + 1] in (":", "/")
            and d.glued(i + 1)
            and d.words[i + 2][0].isdigit()
        )

    def _word(self, i: int, low: str) -> Numeral | None:
        w = self.words
        following = self.low(i + 1)
        if low in w.articles:
            return self._article(i, following)
        if low in w.half and following in w.nouns:
            return self._make(i, i + 2, Decimal(w.nouns[following]) / 2)
        if low in w.fractions:
            return self._make(i, i + 1, w.fractions[low])
        if low in w.no_number:
            return None
        value = spelled(low, w)
        if value is None:
            return self._make(i, i + 1, Decimal(w.nouns[low])) if low in w.nouns else None
        return self._scaled(i, i + 1, value, spelled=True)

    def _article(self, i: int, following: str) -> Numeral | None:
        """ "eine Million", "ein Dutzend", "ein halbes Dutzend", "eine halbe Million", "ein Drittel"; an article
        else."""
        w = self.words
        if following in w.half and (scale := w.scales.get(self.low(i + 2)) or w.nouns.get(self.low(i + 2))):
            return self._make(i, i + 3, Decimal(scale) / 2, scale=Decimal(scale), mantissa=Decimal("0.5"))
        if w.scales.get(following, 0) >= 1000:
            return replace(self._scaled(i, i + 1, ONE, spelled=True), article=True)
        if following in w.nouns:
            return self._make(i, i + 2, Decimal(w.nouns[following]))
        return self._make(i, i + 1, ONE, article=True)

    def _scaled(self, first: int, last: int, value: Decimal, *, spelled: bool = False) -> Numeral:
        """The number with the scale behind it: "4,2 Millionen", "30 Mio.", "zwei Dutzend", "drei Viertel" is left to
        shares."""
        d, w = self.document, self.words
        at = last + 1 if self.low(last) in HYPHENS and d.glued(last - 1) and self.low(last + 1) in w.scales else last
        scale = w.scales.get(self.low(at)) if at < len(d) and d.sentence_of[at] == d.sentence_of[first] else None
        if scale is not None and (scale >= 1000 or spelled):
            last = at + 1
            if self.low(last) == "." and d.glued(last - 1) and self._goes_on(last):  # "Mio."
                last += 1
            return self._make(first, last, value * scale, mantissa=value, scale=Decimal(scale), spelled=spelled)
        if self.low(last) in w.nouns:
            return self._make(first, last + 1, value * w.nouns[self.low(last)], spelled=spelled)
        return self._make(first, last, value, spelled=spelled)

    def _make(
        self,
        first: int,
        last: int,
        value: Decimal,
        *,
        mantissa: Decimal | None = None,
        scale: Decimal = ONE,
        spelled: bool = True,
        article: bool = False,
    ) -> Numeral:
        d = self.document
        mantissa = value if mantissa is None else mantissa
        step = place(mantissa, scale > 1) * scale
        return Numeral(
            first,
            last,
            d.starts[first],
            d.ends[last - 1],
            value,
            step,
            spelled=spelled,
            article=article,
            mantissa=mantissa,
            scale=scale,
        )


def _ranged(document: Document, found: list[Numeral]) -> list[Numeral]:
    """The numbers with those that are two ends of one range joined: "3 bis 5", "zwischen 3 und 5", "3-5 Millionen",
    "zwei oder drei"."""
    joined: list[Numeral] = []
    i = 0
    while i < len(found):
        one = found[i]
        pair = _pair(document, one, found[i + 1]) if i + 1 < len(found) else None
        joined.append(pair or one)
        i += 2 if pair else 1
    return joined


def _pair(d: Document, low: Numeral, high: Numeral) -> Numeral | None:
    w = number_words(d.language)
    if (
        high.first - low.last != 1
        or d.sentence_of[low.first] != d.sentence_of[high.first]
        or low.ordinal
        or high.ordinal
    ):
        return None
    if low.article or high.article:
        return None
    joiner, before = d.lower[low.last], d.lower[low.first - 1] if low.first else ""
    tight = joiner in HYPHENS and d.glued(low.last - 1) and d.glued(low.last)
    fits = (
        joiner in w.to
        or (joiner == w.conjunction and before in w.between)
        or (joiner in w.either and high.mantissa - low.mantissa in (1, 2, 5, 10))
        or (tight and not (_year(d, low) and _year(d, high)) and d.words[low.first][0] != "0")
    )
    bottom = low.value
    if high.scale > 1 and low.scale == 1 and low.value < high.mantissa:
        bottom = low.value * high.scale
    if not fits or not bottom < high.value:
        return None
    step = min(low.step * bottom / low.value, high.step) if low.value else high.step
    return replace(
        low, last=high.last, end=high.end, value=bottom, high=high.value, step=step, joiner=joiner, inner=high.first,
        mantissa=high.mantissa, scale=high.scale,
    )  # fmt: skip


def _year(d: Document, number: Numeral) -> bool:
    return number.last - number.first == 1 and len(d.words[number.first]) == 4 and 1500 <= number.value <= 2200


# -- hedges
# -------------------------------------------------------------------------------------------------------------


def bound_before(d: Document, number: Numeral, first: int | None = None) -> tuple[Bound, int]:
    """The hedge in front of the number (or of its sign, at token `first`), and its first token; (EXACT, first) without
    one."""
    w, first = number_words(d.language), number.first if first is None else first
    floor = d.sentences[d.sentence_of[first]].first
    if number.high is not None and first > floor and d.lower[first - 1] in w.between | w.start:
        return Bound.BETWEEN, first - 1
    bound, at = Bound.EXACT, first
    for _ in range(2):
        found = _hedge(d, w, at, floor)
        if found is None:
            break
        bound = found[0] if bound in (Bound.EXACT, Bound.ABOUT) else bound
        at = found[1]
    return bound, at


def _hedge(d: Document, w: NumberWords, first: int, floor: int) -> tuple[Bound, int] | None:
    at = first
    while at > floor and first - at <= FILLERS:
        for phrase, bound in w.before.get(d.lower[at - 1], ()):
            begin = at - len(phrase)
            if begin >= floor and tuple(d.lower[begin:at]) == phrase:
                return bound, begin
        if d.lower[at - 1] not in w.fillers:
            return None
        at -= 1
    return None


def bound_after(d: Document, last: int) -> tuple[Bound, int]:
    """The hedge that begins at token `last`, behind a number or its unit, and the token behind it; (EXACT, last)
    without one."""
    w = number_words(d.language)
    if last < len(d):
        for phrase, bound in w.behind.get(d.lower[last], ()):
            end = last + len(phrase)
            if tuple(d.lower[last:end]) == phrase and d.sentence_of[last] == d.sentence_of[last - 1]:
                return bound, end
    return Bound.EXACT, last


def change_of(d: Document, first: int) -> str | None:
    """ "up" or "down" where the number is a movement: "stieg um 5 Prozent", "ein Plus von 3 Prozent"; never "stieg auf
    5 Prozent"."""
    w = number_words(d.language)
    sentence = d.sentences[d.sentence_of[first]]
    if first <= sentence.first or d.lower[first - 1] not in w.by | w.start:
        return None
    return _way(d, w, first, sentence.first, sentence.last)


def _way(d: Document, w: NumberWords, at: int, floor: int, ceiling: int) -> str | None:
    around = [*range(at - 1, max(floor, at - REACH) - 1, -1), *range(at, min(ceiling, at + REACH))]
    for i in around:
        if d.lower[i] in w.up:
            return "up"
        if d.lower[i] in w.down:
            return "down"
    return None


def signed(d: Document, number: Numeral) -> tuple[int, Numeral]:
    """The number with the minus before it, and its first token."""
    w, i = number_words(d.language), number.first - 1
    if i >= 0 and d.sentence_of[i] == d.sentence_of[number.first]:
        dash = d.words[i] in ("-", "−") and d.glued(i) and not (i and d.glued(i - 1))
        if d.lower[i] in w.minus or dash:
            return i, replace(number, value=-number.value, high=None if number.high is None else -number.high)
    return number.first, number


__all__ = [
    "NONE",
    "bound_after",
    "bound_before",
    "by_first",
    "by_last",
    "change_of",
    "figures",
    "numbers",
    "signed",
    "spelled",
]
