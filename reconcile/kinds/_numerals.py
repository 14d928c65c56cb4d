"""Every number of a text, in digits or words, with the step that its wording vouches for.

`numerals(reading)` gives them in order, once a document. A numeral knows nothing of units: "30m" is 30 with the
letter "m" behind, and the kind that reads it decides whether that makes millions (`scaled`) or metres.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reconcile.kinds import Reading
from reconcile.languages import Language
from reconcile.text import Document

DIGITS = 40
"""Digits; a longer run is no number that anyone states."""
HYPHENS = frozenset("-‐‑–—−")
SPACES = frozenset(" \u00a0\u2009\u202f")
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number: tokens first to last (exclusive), text[start:end].

    A range ("3 to 5 million", "3-5", "two or three") has `high`, its upper end, and `joiner`, the word between;
    `inner` is the index of the first token of its upper number. `article` marks "a million", "half a million",
    "a dozen"; `vague` what has no number that one can compare ("dozens", "a few hundred", "two thirds": value 0;
    "1.234,56", which is a number next to a currency alone: its value);
    `named` a number glued behind letters ("A320", "COVID-19"). `mantissa` is the number in front of its scale word.
    `letter` is the factor of the letter behind ("m", 1000000), 0 where there is none; `apart` where white space
    stands before it.
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
    mantissa: Decimal = Decimal(0)
    scale: Decimal = ONE
    letter: Decimal = Decimal(0)
    apart: bool = False

    def scaled(self, document: Document) -> Numeral:
        """The numeral with the letter behind it read as a scale: "30m" is 30 million. Itself, where none follows."""
        if not self.letter:
            return self
        low = self.value * self.letter
        high = None if self.high is None else self.high * self.letter
        step = place(self.mantissa, scaled=True) * self.letter
        return replace(self, last=self.last + 1, end=document.ends[self.last], value=low, high=high, step=step, letter=Decimal(0), scale=self.letter)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language; `starts` holds all words with which a numeral can begin."""

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
    between: str
    joiners: frozenset[str]
    starts: frozenset[str]


@cache
def number_words(language: Language) -> NumberWords:
    """The compiled table `numbers` of the language."""
    table = language["numbers"]
    grammar = table["grammar"]
    scales, letters, short = ({word: Decimal(10) ** exponent for word, exponent in table[name].items()} for name in ("scales", "letters", "abbreviations"))
    fractions = {sign: Decimal(value) for sign, value in table["fractions"].items()}
    sets = {name: frozenset(grammar[name]) for name in ("articles", "half", "quarter", "quarters", "ordinal_endings", "plurals", "vague", "parts", "joiners")}
    starts = {*table["words"], *scales, *table["nouns"], *table["ordinals"], *fractions, *sets["half"], *sets["quarter"], *sets["plurals"]}
    return NumberWords(
        words=table["words"], scales=scales, abbreviations=short, letters=letters, nouns=table["nouns"], ordinals=table["ordinals"], fractions=fractions,
        conjunction=grammar["conjunction"], point=grammar["point"], of=grammar["of"], between=grammar["between"], starts=frozenset(starts), **sets,
    )  # fmt: skip


def numerals(reading: Reading) -> list[Numeral]:
    """All numerals of the reading's document, in order of text; computed once."""
    found: list[Numeral] | None = reading.cache.get("numerals")
    if found is None:
        found = reading.cache["numerals"] = Finder(reading.document).find()
        reading.cache["numeral firsts"] = [numeral.first for numeral in found]
    return found


def numeral_from(reading: Reading, first: int) -> Numeral | None:
    """The numeral that begins at that token, or None."""
    found = numerals(reading)
    at = bisect_left(reading.cache["numeral firsts"], first)
    return found[at] if at < len(found) and found[at].first == first else None


def numerals_by_end(reading: Reading) -> dict[int, Numeral]:
    """The numerals by the token behind them; computed once."""
    found: dict[int, Numeral] | None = reading.cache.get("numeral ends")
    if found is None:
        found = reading.cache["numeral ends"] = {numeral.last: numeral for numeral in numerals(reading)}
    return found


def place(mantissa: Decimal, scaled: bool = False) -> Decimal:
    """The last place that a number vouches for: 306,400: 100; 5.9: 0.1; any whole number under 100: 1.

    In front of a scale word two digits always count: 300 million vouches for ten millions.
    """
    number = abs(mantissa)
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    if number < 100:
        return ONE
    zeros = len(digits) + exponent - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(min(zeros, len(digits) + exponent - 2) if scaled else zeros)


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
    """A token of digits with points between the groups and a decimal comma, "1.234,56" or "12,50", as a number, or None."""
    whole, comma, part = word.partition(",")
    head, *groups = whole.split(".")
    if len(word) > DIGITS or "," in part or (comma and len(part) > 2) or not (comma or len(groups) > 1):
        return None
    if "." in part or (groups and not (len(head) <= 3 and all(len(group) == 3 for group in groups))):
        return None
    return Decimal(whole.replace(".", "") + ("." + part if part else ""))


@dataclass(slots=True)
class Finder:
    """One pass over a document: `find` yields what begins at each token that can begin a numeral."""

    document: Document
    words: NumberWords

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = number_words(document.language)

    def find(self) -> list[Numeral]:
        starts, found, behind = self.words.starts, [], 0
        for i, word in enumerate(self.document.lower):
            if i < behind or not ("0" <= word[0] <= "9" or word in starts):
                continue
            numeral = self._one(i, behind)
            if numeral is not None:
                found.append(numeral)
                behind = numeral.last
        return self._ranges(found)

    def _one(self, i: int, behind: int) -> Numeral | None:
        word = self.document.lower[i]
        if word[0].isdigit() and word[0].isascii():
            return self._digits(i)
        if word in self.words.plurals:
            return self._plural(i)
        if word in self.words.half or word in self.words.quarter:
            return self._half(i, behind)
        if word in self.words.fractions:
            return self._make(i, i + 1, self.words.fractions[word], spelled=True)
        return self._spelled(i, behind)

    # -- digits -----------------------------------------------------------------------------------------------

    def _digits(self, i: int) -> Numeral | None:
        d = self.document
        value, last = digits(d.lower[i]), i + 1
        if value is None:
            other = european(d.lower[i])
            return None if other is None else replace(self._scale(i, last, other), vague=True)
        while self._group(i, last):  # 1 414 021
            value, last = value * 1000 + int(d.lower[last]), last + 1
        named = self._named(i)
        if i and d.words[i - 1] == "." and d.glued(i - 1) and not (i > 1 and d.glued(i - 2)) and d.words[i].isdecimal():  # ".308"
            return self._make(i - 1, last, Decimal("0." + d.words[i]))
        if last < len(d) and d.lower[last] in self.words.fractions:  # 2½
            value, last = value + self.words.fractions[d.lower[last]], last + 1
        elif last + 2 < len(d) and d.lower[last + 1] == "/":
            value, last = self._slashed(value, last)
        if last < len(d) and d.glued(last - 1) and d.lower[last] in self.words.ordinal_endings:
            return self._make(i, last + 1, value, ordinal=True, named=named)
        return self._scale(i, last, value, named=named)

    def _group(self, first: int, last: int) -> bool:
        """Do three more digits of the same number follow, parted by one space? "40 000", but no "in 12 345 men"."""
        d = self.document
        if last >= len(d) or not (len(d.words[last]) == 3 and d.words[last].isdecimal()):
            return False
        head = d.words[first]
        if not head.isdecimal() or len(head) > 3 or head[0] == "0" or d.starts[last] - d.ends[last - 1] != 1 or d.text[d.ends[last - 1]] not in SPACES:
            return False
        behind = d.words[last + 1] if last + 1 < len(d) and d.starts[last + 1] == d.ends[last] + 1 else ""
        return d.text[d.ends[last - 1]] != " " or last > first + 1 or d.words[last] == "000" or (len(behind) == 3 and behind.isdecimal())

    def _slashed(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """ "2 1/2", "3 3/4": only halves, quarters and eighths, which a decimal holds."""
        d = self.document
        over, under = d.words[last], d.words[last + 2]
        if under in {"2", "4", "8"} and over.isdecimal() and len(over) == 1 and over < under and d.glued(last) and d.glued(last + 1) and not d.glued(last - 1):
            return value + Decimal(over) / Decimal(under), last + 3
        return value, last

    def _named(self, i: int) -> bool:
        """Are letters glued before the number, mostly of a name: A320, COVID-19, F-16, FTSE-100?"""
        d = self.document
        if not i or not d.glued(i - 1):
            return False
        if d.words[i - 1] in HYPHENS and i > 1 and d.glued(i - 2):
            return d.words[i - 2][-1].isalpha()
        return d.words[i - 1][-1].isalpha()

    def _scale(self, first: int, last: int, value: Decimal, spelled: bool = False, article: bool = False, named: bool = False) -> Numeral:
        """The number with the scale words behind it: "30 million", "4.2bn", "three lakh crore", "5-million"."""
        d, scale, mantissa = self.document, ONE, value
        while last < len(d) and scale < 10**15:
            at = last + 1 if d.words[last] in HYPHENS and last + 1 < len(d) and d.lower[last + 1] in self.words.scales else last
            word = d.lower[at]
            factor = self.words.scales.get(word)
            if factor is None and scale == 1 and not spelled and len(word) <= 4:
                factor = self._short(word, at)
            if factor is None or (scale > 1 and factor < scale and not (scale == 10**5 and factor > 10**5)):
                break
            scale, last = scale * factor, at + 1
            if d.lower[last - 1] in self.words.abbreviations and last < len(d) and d.words[last] == "." and d.glued(last - 1) and last + 1 < len(d) and d.lower[last + 1] == d.words[last + 1]:
                last += 1
        if scale > 1:
            last, value, mantissa = self._and_half(last, mantissa, scale)
        else:
            last, value, mantissa, scale, article = self._and_half_of_one(last, value, article)
        last, scale, value = self._dozen(last, scale, value)
        letter, apart = self._letter(last) if scale == 1 and not spelled else (Decimal(0), False)
        return self._make(first, last, value, mantissa=mantissa, scale=scale, spelled=spelled, article=article, named=named, letter=letter, apart=apart)

    def _short(self, word: str, at: int) -> Decimal | None:
        factor = self.words.abbreviations.get(word)
        glued = self.document.glued(at - 1)
        if factor is None or (word == "mm" and self.document.words[at] == "mm"):  # millimetres
            return None
        return factor if glued or word not in {"k", "mil", "cr", "thou"} else None

    def _letter(self, last: int) -> tuple[Decimal, bool]:
        d = self.document
        if last < len(d) and d.lower[last] in self.words.letters:
            return self.words.letters[d.lower[last]], not d.glued(last - 1)
        return Decimal(0), False

    def _dozen(self, last: int, scale: Decimal, value: Decimal) -> tuple[int, Decimal, Decimal]:
        d = self.document
        if scale == 1 and last < len(d) and d.lower[last] in self.words.nouns:
            dozen = self.words.nouns[d.lower[last]]
            return last + 1, scale, (value * dozen).quantize(ONE)
        return last, scale, value

    def _and_half(self, last: int, mantissa: Decimal, scale: Decimal) -> tuple[int, Decimal, Decimal]:
        """ "a million and a half": half of the scale more."""
        d, w = self.document, self.words
        if scale >= 1000 and last + 2 < len(d) and d.lower[last] == w.conjunction and d.lower[last + 1] in w.articles and d.lower[last + 2] in w.half:
            follows = d.lower[last + 3] if last + 3 < len(d) else ""
            if follows not in w.scales and follows not in w.nouns and follows not in HYPHENS:
                mantissa += Decimal("0.5")
                last += 3
        return last, mantissa * scale, mantissa

    def _and_half_of_one(self, last: int, value: Decimal, article: bool) -> tuple[int, Decimal, Decimal, Decimal, bool]:
        """ "two and a half", "two-and-a-half million", "3 and a half dozen"."""
        d, w, at = self.document, self.words, last
        if at < len(d) and d.words[at] in HYPHENS:
            at += 1
        if at >= len(d) or d.lower[at] != w.conjunction or value != value.to_integral_value() or value > 99:
            return last, value, value, ONE, article
        at += 1
        while at < len(d) and (d.words[at] in HYPHENS or d.lower[at] in w.articles or d.lower[at] == "one") and at - last < 6:
            at += 1
        if at >= len(d) or at == last + 1 or not (d.lower[at] in w.half or d.lower[at] in w.quarter):
            return last, value, value, ONE, article
        value += Decimal("0.5") if d.lower[at] in w.half else Decimal("0.25")
        at += 1
        step = at + 1 if at + 1 < len(d) and d.words[at] in HYPHENS else at
        factor = w.scales.get(d.lower[step]) if step < len(d) else None
        return (step + 1, value * factor, value, factor, article) if factor else (at, value, value, ONE, article)

    # -- words ------------------------------------------------------------------------------------------------

    def _spelled(self, i: int, behind: int) -> Numeral | None:
        """A number in words from token i: the article before a scale word belongs to it."""
        d, w = self.document, self.words
        word = d.lower[i]
        if word in w.words:
            return self._sum(i, i)
        if word in w.ordinals:
            return self._make(i, i + 1, Decimal(w.ordinals[word]), ordinal=True, spelled=True)
        before = i - 2 if i > 1 and d.words[i - 1] in HYPHENS else i - 1
        if before >= behind and d.lower[before] in w.articles and self._same_sentence(before, i):
            return self._sum(before, i, article=True)
        if word in w.nouns:
            vague = (before >= behind and d.lower[before] in w.vague) or (i > 1 and d.lower[i - 1] == w.of and d.lower[i - 2] in w.vague)
            return self._make(i, i + 1, Decimal(0 if vague else w.nouns[word]), spelled=True, vague=bool(vague))
        return self._make(i, i + 1, Decimal(0), spelled=True, vague=True)  # "a few hundred", "million-dollar"

    def _sum(self, first: int, at: int, article: bool = False) -> Numeral:
        """Words that add up to one number: "two hundred and fifty thousand", "twenty-five", "a hundred and two"."""
        d, w = self.document, self.words
        total, part, ordinal, i = 0, 0, False, at
        smallest = 10**18  # the scale below which what follows must stay
        if article and d.lower[at] in w.scales:
            part = 1
        elif article:
            return self._make(first, at + 1, Decimal(w.nouns.get(d.lower[at], 0)), spelled=True, article=True)
        begun = article
        scales: list[int] = []
        while i < len(d):
            j = self._next(i, begun, part, scales)
            if j < 0:
                break
            word = d.lower[j]
            if word in w.scales:
                factor = int(w.scales[word])
                if factor == 100:
                    if not 0 < part < 100:
                        break
                    part *= 100
                else:
                    if factor >= smallest or not part:
                        break
                    total, part, smallest = total + part * factor, 0, factor
                scales.append(factor)
            elif word in w.words:
                number = w.words[word]
                if not self._fits(part, number, begun) or (part == 0 and begun and smallest <= 100):
                    break
                part += number
            else:
                number = w.ordinals[word]
                if not self._fits(part, number, begun):
                    break
                part, ordinal, i = (part + number if number < 100 else max(part, 1) * number), True, j + 1
                break
            begun, i = True, j + 1
        return self._summed(first, i, total + part, scales, article, ordinal)

    def _summed(self, first: int, last: int, total: int, scales: list[int], article: bool, ordinal: bool) -> Numeral:
        d, w = self.document, self.words
        value = Decimal(total)
        if ordinal:
            return self._make(first, last, value, ordinal=True, spelled=True)
        if not scales and last + 1 < len(d) and d.lower[last] == w.point and d.lower[last + 1] in w.words:
            return self._pointed(first, last, value)
        if not scales and self._part(last):
            behind = last + 2 if d.words[last] in HYPHENS else last + 1
            return self._quarters(first, behind, value) or self._make(first, behind, Decimal(0), spelled=True, vague=True)
        if not scales or max(scales) < 1000:
            return self._scale(first, last, value, spelled=True, article=article)
        top = Decimal(max(scales))
        last, value, mantissa = self._and_half(last, value / top, top)
        return self._make(first, last, value, mantissa=mantissa, scale=top, spelled=True, article=article)

    def _next(self, i: int, begun: bool, part: int, scales: list[int]) -> int:
        """The index of the next word of the number from i on: over a hyphen, or over "and" where it adds; else -1."""
        d, w, j = self.document, self.words, i
        if begun and d.words[j] in HYPHENS and d.glued(j - 1):
            j += 1
        if begun and j < len(d) and d.lower[j] == w.conjunction:
            j += 1
            if j < len(d) and d.words[j] in HYPHENS:
                j += 1
            if not scales or j >= len(d) or not (d.lower[j] in w.words or d.lower[j] in w.ordinals) or not self._adds(j, scales[-1]):
                return -1
        if j >= len(d) or (j > i and not begun):
            return -1
        word = d.lower[j]
        if word in w.words or word in w.scales or (begun and not (word == "second" and part % 10) and word in w.ordinals and (part % 100 in range(20, 100) or scales)):
            return -1 if word in w.ordinals and j == i and not scales else j
        return -1

    def _adds(self, j: int, scale: int) -> bool:
        """Does the number word at j add to what stands before "and"? Not where an equal scale follows: "two hundred and three hundred"."""
        d, w = self.document, self.words
        behind, steps = j + 1, 0
        while behind < len(d) and steps < 4 and (d.words[behind] in HYPHENS or d.lower[behind] in w.words):
            behind, steps = behind + 1, steps + 1
        factor = w.scales.get(d.lower[behind]) if behind < len(d) else None
        if factor is None:
            return scale <= 1000
        return factor < scale or (scale == 100 and factor > 100)

    @staticmethod
    def _fits(part: int, number: int, begun: bool) -> bool:
        if not begun or part == 0:
            return True
        if part % 100 == 0:
            return number < 100 and number > 0
        return part % 10 == 0 and part % 100 >= 20 and 0 < number < 10

    def _pointed(self, first: int, last: int, value: Decimal) -> Numeral:
        """ "two point five", "nine point nought four"."""
        d, w, i, tail = self.document, self.words, last + 1, ""
        while i < len(d) and d.lower[i] in w.words and w.words[d.lower[i]] < 100 and len(tail) < 12:
            tail += str(w.words[d.lower[i]])
            i += 1
        return self._scale(first, i, Decimal(f"{value}.{tail}"), spelled=True)

    def _part(self, last: int) -> bool:
        d, w = self.document, self.words
        at = last + 1 if last < len(d) and d.words[last] in HYPHENS else last
        return at < len(d) and d.lower[at] in w.parts and not (at + 1 < len(d) and d.words[at + 1] in HYPHENS and d.lower[at] in w.ordinals)

    def _quarters(self, first: int, last: int, value: Decimal) -> Numeral | None:
        """ "three quarters of a million"; None where no scale word follows."""
        w, d = self.words, self.document
        if d.lower[last - 1] not in w.quarters | w.quarter:
            return None
        return self._of_scale(first, last, value / 4)

    def _half(self, i: int, behind: int) -> Numeral | None:
        """ "half a million", "a half-million", "a quarter of a billion", "half a dozen"; a half alone is no numeral."""
        d, w = self.document, self.words
        first = i - 1 if i > behind and d.lower[i - 1] in w.articles and self._same_sentence(i - 1, i) else i
        return self._of_scale(first, i + 1, Decimal("0.5") if d.lower[i] in w.half else Decimal("0.25"))

    def _of_scale(self, first: int, at: int, value: Decimal) -> Numeral | None:
        d, w = self.document, self.words
        behind = at
        while behind < len(d) and behind - at < 4 and (d.words[behind] in HYPHENS or d.lower[behind] in w.articles or d.lower[behind] == w.of):
            behind += 1
        if behind >= len(d):
            return None
        word = d.lower[behind]
        if word in w.scales and w.scales[word] >= 1000:
            return self._make(first, behind + 1, value * w.scales[word], spelled=True, article=True, mantissa=value, scale=w.scales[word], step=w.scales[word] / 10)
        if word in w.nouns:
            return self._make(first, behind + 1, (value * w.nouns[word]).quantize(ONE), spelled=True, article=True)
        return None

    def _plural(self, i: int) -> Numeral:
        """ "dozens", "hundreds of thousands"."""
        d, w, last = self.document, self.words, i + 1
        while last + 1 < len(d) and d.lower[last] == w.of and d.lower[last + 1] in w.plurals:
            last += 2
        return self._make(i, last, Decimal(0), spelled=True, vague=True)

    # -- both -------------------------------------------------------------------------------------------------

    def _make(
        self, first: int, last: int, value: Decimal, *, mantissa: Decimal | None = None, scale: Decimal = ONE, step: Decimal | None = None, spelled: bool = False,
        article: bool = False, ordinal: bool = False, vague: bool = False, named: bool = False, letter: Decimal = Decimal(0), apart: bool = False,
    ) -> Numeral:  # fmt: skip
        d = self.document
        mantissa = value if mantissa is None else mantissa
        step = place(mantissa, scale > 1) * scale if step is None else step
        return Numeral(
            first, last, d.starts[first], d.ends[last - 1], value, step, spelled=spelled, article=article, ordinal=ordinal, vague=vague, named=named,
            mantissa=mantissa, scale=scale, letter=letter, apart=apart,
        )  # fmt: skip

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.document.sentence_of[i] == self.document.sentence_of[j]

    # -- ranges -----------------------------------------------------------------------------------------------

    def _ranges(self, found: list[Numeral]) -> list[Numeral]:
        joined: list[Numeral] = []
        i = 0
        while i < len(found):
            pair = self._range(found[i], found[i + 1], found[i + 2] if i + 2 < len(found) else None) if i + 1 < len(found) else None
            joined.append(pair or found[i])
            i += 2 if pair else 1
        return joined

    def _range(self, low: Numeral, high: Numeral, then: Numeral | None) -> Numeral | None:
        """The two numerals as one range, or None: "3 to 5", "3-5 million", "between 3m and 5m", "two or three"."""
        d, w = self.document, self.words
        gap = high.first - low.last
        letter = low.letter if gap == 2 else Decimal(0)
        dangling = gap == 2 and d.words[low.last] in HYPHENS and d.glued(low.last - 1)  # "18- to 24-year-olds"
        if gap not in (1, 2) or (gap == 2 and not low.letter and not dangling) or low.vague or high.vague or low.ordinal or high.ordinal or low.named:
            return None
        joiner = d.lower[high.first - 1]
        if joiner not in w.joiners or d.sentence_of[low.first] != d.sentence_of[high.first]:
            return None
        bottom = low.value
        if letter and letter != high.letter:
            if not high.scale > 1:
                return None
            bottom, letter = bottom * letter, Decimal(0)
        elif high.scale > 1 and low.scale == 1 and not low.letter and low.value < high.mantissa:
            bottom = low.value * high.scale
        if not bottom < high.value or not self._joins(low, high, joiner, then):
            return None
        step = min(low.step * bottom / low.value, high.step) if low.value else high.step
        return replace(
            low, last=high.last, end=high.end, value=bottom, high=high.value, step=step, joiner=joiner, inner=high.first, letter=letter or high.letter, apart=high.apart,
            mantissa=high.mantissa, scale=high.scale,
        )  # fmt: skip

    def _joins(self, low: Numeral, high: Numeral, joiner: str, then: Numeral | None) -> bool:
        d, w = self.document, self.words
        before = d.lower[low.first - 1] if low.first else ""
        if joiner == w.conjunction:
            return w.between in (before, d.lower[low.first - 2] if low.first > 1 else "")
        if joiner == "or":
            return (high.mantissa - low.mantissa in (1, 2, 5, 10) and high.scale in (low.scale, ONE)) or (high.scale > 1 and low.scale == 1 and high.mantissa - low.mantissa <= 10)
        if joiner in HYPHENS:
            return self._hyphenated(low, high, then)
        return not (before == "from" and moves(d, low.first - 1)) and not (_year(d, low) and _year(d, high))

    def _hyphenated(self, low: Numeral, high: Numeral, then: Numeral | None) -> bool:
        """Is "3-5" a range? No years, no scores that stand in a chain ("555-0101-22"), no spaced dash between clauses."""
        d = self.document
        dash = high.first - 1
        if (_year(d, low) and _year(d, high)) or (not d.glued(dash) and d.words[dash] in "—–-" and d.glued(dash - 1)):
            return False
        if d.glued(dash) != d.glued(dash - 1):
            return False
        if low.first and d.words[low.first - 1] in HYPHENS and d.glued(low.first - 1):
            return False
        if high.last < len(d) and d.words[high.last] in HYPHENS and d.glued(high.last - 1) and then is not None and then.first == high.last + 1:
            return False
        return (d.words[low.first][0] != "0" and d.words[high.first][0] != "0") or "." in d.words[low.first]


def _year(document: Document, numeral: Numeral) -> bool:
    word = document.words[numeral.first]
    return numeral.last - numeral.first == 1 and len(word) == 4 and word.isdecimal() and 1500 <= numeral.value <= 2200


def moves(document: Document, at: int, reach: int = 6) -> bool:
    """Does a word of change stand shortly before the token ("rose from", "was raised from")?"""
    change = moving_words(document.language)
    first = document.sentences[document.sentence_of[at]].first
    return any(word in change for word in document.lower[max(first, at - reach) : at])


@cache
def minus_words(language: Language) -> frozenset[str]:
    """The words and signs that make the number behind them negative."""
    return frozenset(language["numbers"]["grammar"]["minus"])


def signed(d: Document, numeral: Numeral, minus: frozenset[str]) -> tuple[int, Numeral]:
    """The numeral with the minus before it, and its first token: "minus 5", "-5", but no hyphen of "mid-5" or "3-5"."""
    i = numeral.first - 1
    if i < 0 or d.sentence_of[i] != d.sentence_of[numeral.first]:
        return numeral.first, numeral
    word = d.words[i]
    negative = d.lower[i] in minus and len(word) > 1
    if negative and d.words[numeral.first - 1] in HYPHENS:
        negative = False
    if word in HYPHENS and d.glued(i) and i and d.lower[i - 1] in minus:  # "minus-20"
        i, negative = i - 1, True
    elif word in HYPHENS and word not in "–—" and d.glued(i) and not (i and d.glued(i - 1)):
        negative = True
    if not negative:
        return numeral.first, numeral
    high = numeral.high if numeral.high is None else -numeral.high
    low = -numeral.value
    return i, replace(numeral, value=low if high is None else min(low, high), high=None if high is None else max(low, high))


def spanned(document: Document, first: int, low: Numeral, behind: int, high: Numeral) -> Numeral | None:
    """Two numerals with units of their own as one range, or None: "$3 million to $5 million", "between 20% and 30%".

    `first` is the first token of the lower number with its sign, `behind` that of the upper one, with one token,
    the joiner, before it. "From 3 to 5" is none where something moves.
    """
    words = number_words(document.language)
    joiner, before = document.lower[behind - 1], document.lower[max(0, first - 3) : first]
    if joiner not in words.joiners or joiner == "or" or low.high is not None or high.high is not None:
        return None
    if joiner == words.conjunction and words.between not in before:
        return None
    if before[-1:] == [document.language["numbers"]["grammar"]["from"]] and moves(document, first - 1, 40):
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and 0 < value * high.scale < high.value:
        value *= high.scale
    if not value < high.value:
        return None
    step = min(low.step * (value / low.value if low.value else 1), high.step)
    return replace(low, last=high.last, end=high.end, value=value, high=high.value, step=step, joiner=joiner, inner=high.first)


@cache
def change_words(language: Language) -> dict[str, str]:
    """Each word of change, with "up" or "down"."""
    table = language["numbers"]["change"]
    return {word: way for way in ("up", "down") for word in table[way]}


@cache
def moving_words(language: Language) -> frozenset[str]:
    """The words behind which "from 3 to 5" tells a movement, not a range."""
    return frozenset((*change_words(language), *language["numbers"]["change"]["moved"]))
