"""Shares in words of counting: "two in five pupils" are 40 percent, "nine out of ten" 90, "one in three" about a
third."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.analysis import Reading
from reconcile.analysis.nouns.noun_phrases import noun_words
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.analysis.numbers.ellipsis import bare
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral
from reconcile.analysis.numbers.numerals import numeral_from, numerals
from reconcile.languages import Language
from reconcile.text import Document

HUNDRED = Decimal(100)
FIGURES = 3
"""Figures of a share that does not come out even."""
FEW = 10
"""The largest whole of a share of things that a bare "in" tells ("three in four homes")."""
MARKED = 3
"""Tokens between "rated" or "won" and the number."""
YEARS = range(1500, 2101)


@dataclass(slots=True, unsafe_hash=True)
class Ratio:
    """Tokens first to last; the share in hundredths, the step for which it vouches, and whether it comes out even."""

    first: int
    last: int
    share: Decimal
    step: Decimal
    even: bool
    low: Decimal | None = None
    """The other end of a range ("between half and two-thirds")."""


@dataclass(frozen=True, slots=True)
class RatioWords:
    """The compiled table `portions.ratio`; `before` holds what happens to people as well ("killed two in five
    attacks")."""

    inside: str
    out: str
    of: str
    every: frozenset[str]
    no_share: frozenset[str]
    before: frozenset[str]
    marks: frozenset[str]
    standing: frozenset[str]
    """In front of a share that stands alone ("turnout was six in ten")."""
    mere: frozenset[str]
    """Straight in front of a share these weigh it ("just four in ten")."""
    rounded: frozenset[int]
    """Wholes out of which such a share is told."""
    doing: frozenset[str]
    """Verbs of those who were asked."""
    clauses: frozenset[str]
    most: int
    whole: int
    note: str


@cache
def ratio_words(language: Language) -> RatioWords:
    """The compiled vocabulary of shares in words of counting."""
    table, states = language["portions"], language["counts"]["states"]
    ratio = table["ratio"]
    before = frozenset((*ratio["no_share_before"], *(form for forms in states.values() for form in forms)))
    return RatioWords(
        ratio["in"],
        ratio["out"],
        ratio["of"],
        frozenset(ratio["every"]),
        frozenset(ratio["no_share"]),
        before,
        frozenset(ratio["no_share_before"]),
        frozenset(ratio["standing"]),
        frozenset(ratio["mere"]),
        frozenset(ratio["rounded"]),
        frozenset(table["fractions"]["doing"]),
        frozenset(table["fractions"]["clauses"]),
        ratio["most"],
        ratio["whole"],
        table["proof"]["ratio"],
    )


def ratios(reading: Reading) -> Iterator[Ratio]:
    """The shares of the text that are told as so many in so many, in order."""
    d, words = reading.document, ratio_words(reading.document.language)
    persons = noun_words(d.language).persons
    heads = {words.inside, words.out, words.of, *HYPHENS}
    for part in numerals(reading):
        if part.last >= len(d):
            continue
        noun = (
            (d.lower[part.last] in persons or _one_of_its_sort(d, words, part))
            and part.last + 1 < len(d)
            and d.lower[part.last + 1] == words.inside
        )
        if noun or d.lower[part.last] in heads:
            found = _ratio(reading, words, part, noun)
            if found is not None:
                yield found


def _ratio(reading: Reading, words: RatioWords, part: Numeral, noun: bool) -> Ratio | None:
    """The share of which `part` is the part; `noun` where what it counts stands behind it ("two pupils in five")."""
    d = reading.document
    at, loose = _link(d, words, part.last + noun)
    whole = numeral_from(reading, at) if at else None
    if (
        whole is None
        or not _counts(part)
        or not _counts(whole)
        or not part.value < whole.value <= words.whole
        or part.value > words.most
    ):
        return None
    if (
        d.sentence_of[part.first] != d.sentence_of[whole.first]
        or not reading.free(part.first, whole.last)
        or _other(reading, words, part, whole, loose and not noun)
    ):
        return None
    if noun and not (bare(reading, whole) and whole.value <= HUNDRED):
        return None
    share = part.value * HUNDRED / whole.value
    even = not part.value * HUNDRED * HUNDRED % whole.value
    share = share if even else round(share, FIGURES - 1 - share.adjusted())
    return Ratio(part.first, whole.last, share, share / 10, even)


def _one_of_its_sort(d: Document, words: RatioWords, part: Numeral) -> bool:
    """ "one job in seven": the noun of one thing stands behind the part."""
    word = d.lower[part.last]
    return (
        part.value == 1
        and part.spelled
        and d.words[part.last].islower()
        and word.isalpha()
        and (word not in words.no_share and word not in noun_words(d.language).stops)
    )


def _link(d: Document, words: RatioWords, at: int) -> tuple[int, bool]:
    """The token behind "in", "in every", "out of", "of every" at `at`, 0 where there is none; and whether it is a bare
    "in"."""
    tied = d.words[at] in HYPHENS and d.glued(at - 1) and d.glued(at)
    at += tied
    low, last = [*d.lower[at : at + 3], "", "", ""], at + 1
    every = low[1] in words.every
    if low[0] == words.inside:
        last += every + (tied and low[1] in HYPHENS)
        return last, not every and not tied
    if low[0] == words.out and low[1] == words.of:
        return last + 1 + (low[2] in words.every), False
    return (last + 1, False) if low[0] == words.of and every else (0, False)


def _counts(numeral: Numeral) -> bool:
    return (
        numeral.whole
        and numeral.value >= 1
        and numeral.high is None
        and not (numeral.ordinal or numeral.vague or numeral.named or numeral.letter)
    )


def _other(reading: Reading, words: RatioWords, part: Numeral, whole: Numeral, loose: bool) -> bool:
    """Is it no share: so many in a year, in so many days, a mark out of ten? A bare "in" asks for people, or for one in
    so many."""
    d = reading.document
    floor = max(d.sentences[d.sentence_of[part.first]].first, part.first - MARKED)
    if not words.marks.isdisjoint(d.lower[floor : part.first]):
        return True
    if part.first and (
        d.lower[part.first - 1] in words.before or (d.glued(part.first - 1) and d.words[part.first - 1][0].isalnum())
    ):
        return True
    behind = (
        d.lower[whole.last] if whole.last < len(d) and d.sentence_of[whole.last] == d.sentence_of[whole.first] else ""
    )
    if behind in words.no_share or (behind in HYPHENS and d.glued(whole.last)):
        return True
    if not loose:
        return False
    year = whole.last - whole.first == 1 and d.words[whole.first].isdecimal() and int(whole.value) in YEARS
    nouns = noun_words(d.language)
    opens = whole.value <= FEW and (
        part.first == d.sentences[d.sentence_of[part.first]].first or bound_before(d, part.first)[1] < part.first
    )
    if year or part.value == 1 or opens or behind in nouns.persons or (bool(behind) and behind in nouns.stops):
        return year
    return not _alone(reading, words, part, whole)


def _alone(reading: Reading, words: RatioWords, part: Numeral, whole: Numeral) -> bool:
    """ "turnout was six in ten, down from seven in ten", "of those asked, two in three said no": nothing that the whole
    would count."""
    d = reading.document
    sentence = d.sentences[d.sentence_of[part.first]]
    begin = bound_before(d, part.first)[1]
    begin -= begin > sentence.first and d.lower[begin - 1] in words.mere
    before = d.lower[begin - 1] if begin > sentence.first else ""
    behind = d.lower[whole.last] if whole.last < sentence.last else ""
    if behind in words.doing and (not before[:1].isalnum() or before in words.clauses):
        return whole.value <= FEW
    ended = not behind or not (behind[0].isalnum() or behind in HYPHENS)
    following = ended or reading.taken[whole.last] is not None  # "seven in ten four years ago"
    return following and int(whole.value) in words.rounded and before in words.standing
