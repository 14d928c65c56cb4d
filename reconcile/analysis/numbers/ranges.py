"""Two numbers that make one: ranges ("3 to 5 million", "$3m-$5m"); and numbers below zero."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reconcile.analysis.numbers.numeral import HYPHENS, NONE, ONE, Numeral, moving_words, number_words
from reconcile.text import Document
from reconcile.text.decisions import Row, decided

MARKS = frozenset("%％€£$¥₹°")
"""Signs behind a number that make a unit of it."""


def ranged(document: Document, found: list[Numeral]) -> list[Numeral]:
    """The numerals with those that are the two ends of one range joined."""
    joined: list[Numeral] = []
    behind, count = -1, len(found)
    for i, numeral in enumerate(found):
        if i <= behind:
            continue
        high = found[i + 1] if i + 1 < count else None
        if (
            high is not None
            and high.first - numeral.last in (1, 2)
            and not (i + 2 < count and _tighter(document, high, found[i + 2]))
        ):
            pair = _range(document, numeral, high, found[i + 2] if i + 2 < count else None)
            if pair is not None:
                numeral, behind = pair, i + 1
        joined.append(numeral)
    return joined


@dataclass(slots=True)
class Two:
    """Two numerals side by side, of which the first may be the lower end of a range."""

    d: Document
    low: Numeral
    high: Numeral

    @property
    def apart(self) -> bool:
        """Do two tokens stand between them?"""
        return self.high.first - self.low.last == 2


def _something_between(two: Two) -> bool:
    hyphen = two.d.words[two.low.last] in HYPHENS and two.d.glued(two.low.last - 1)  # "18- to 24-year-olds"
    return two.apart and not two.low.letter and not hyphen


def _vague(two: Two) -> bool:
    return two.low.vague or two.high.vague


def _ordinal(two: Two) -> bool:
    return two.low.ordinal or two.high.ordinal


def _named(two: Two) -> bool:
    return two.low.named


def _not_joined(two: Two) -> bool:
    return two.d.lower[two.high.first - 1] not in number_words(two.d.language).joiners


def _two_sentences(two: Two) -> bool:
    return two.d.sentence_of[two.low.first] != two.d.sentence_of[two.high.first]


NO_RANGE: tuple[Row, ...] = (
    Row(_something_between, True, "It sold 3 boats or 5 cars."),
    Row(_vague, True, "It sold dozens to 300 shops."),
    Row(_ordinal, True, "He came third to 5 riders."),
    Row(_named, True, "It flew A320 to 350 miles."),
    Row(_not_joined, True, "It sold $12, 300 shops were closed."),
    Row(_two_sentences, True, "Shops closed: 12\n\nTo 300 shops it sold more."),
)
"""Whether two numerals side by side are not the ends of one range, whatever their values."""


def _range(d: Document, low: Numeral, high: Numeral, then: Numeral | None) -> Numeral | None:
    """The two numerals as one range, or None: "3 to 5", "3-5 million", "between 3m and 5m", "two or three"."""
    two = Two(d, low, high)
    if decided(NO_RANGE, two, False):
        return None
    bottom, letter, joiner = low.value, low.letter if two.apart else NONE, d.lower[high.first - 1]
    if letter and letter != high.letter:
        if not high.scale > 1:
            return None
        bottom, letter = bottom * letter, NONE
    elif high.scale > 1 and low.scale == 1 and not low.letter and low.value < high.mantissa:
        bottom = low.value * high.scale
    if not bottom < high.value or not _joins(d, low, high, joiner, then):
        return None
    step = min(low.step * bottom / low.value, high.step) if low.value else high.step
    return replace(
        low,
        last=high.last,
        end=high.end,
        value=bottom,
        high=high.value,
        step=step,
        joiner=joiner,
        inner=high.first,
        letter=letter or high.letter,
        apart=high.apart,
        mantissa=high.mantissa,
        scale=high.scale,
    )


def _tighter(d: Document, high: Numeral, then: Numeral) -> bool:
    """Is the second number the lower end of a tighter range: "12.5 to 20-22 billion"?"""
    loose, tight = d.words[high.first - 1] not in HYPHENS, then.first - high.last == 1
    return (
        loose
        and tight
        and d.words[high.last] in HYPHENS
        and d.glued(high.last - 1)
        and d.glued(high.last)
        and high.value < then.value
        and not _listed(d, high)
    )


def _listed(d: Document, high: Numeral) -> bool:
    """Does the number stand in a list, behind "and" or "or"?"""
    w = number_words(d.language)
    return d.lower[high.first - 1] in (w.conjunction, w.either)


def _joins(d: Document, low: Numeral, high: Numeral, joiner: str, then: Numeral | None) -> bool:
    w = number_words(d.language)
    before = d.lower[low.first - 1] if low.first else ""
    if joiner == w.conjunction:
        return w.between in (before, d.lower[low.first - 2] if low.first > 1 else "")
    if joiner == w.either:
        return (high.mantissa - low.mantissa in (1, 2, 5, 10) and high.scale in (low.scale, ONE)) or (
            high.scale > 1 and low.scale == 1 and high.mantissa - low.mantissa <= 10
        )
    if joiner in HYPHENS:
        return _hyphenated(d, low, high, then)
    opening = low.first - 1
    while opening > 0 and d.glued(opening):  # "from US$5 to 6 million"
        opening -= 1
    return not (opening >= 0 and d.lower[opening] == w.start and moves(d, opening)) and not (
        _year(d, low) and _year(d, high)
    )


def _hyphenated(d: Document, low: Numeral, high: Numeral, then: Numeral | None) -> bool:
    """Is "3-5" a range? No years, no scores that stand in a chain ("555-0101-22"), no spaced dash between clauses."""
    dash = high.first - 1
    if (_year(d, low) and _year(d, high)) or (
        not d.glued(dash) and d.glued(dash - 1) and not _half_spaced(d, low, high, then)
    ):
        return False
    if d.glued(dash) != d.glued(dash - 1) and not _half_spaced(d, low, high, then):
        return False
    if low.first and d.words[low.first - 1] in HYPHENS and d.glued(low.first - 1):
        return False
    if (
        high.last < len(d)
        and d.words[high.last] in HYPHENS
        and d.glued(high.last - 1)
        and then is not None
        and then.first == high.last + 1
    ):
        return False
    return (d.words[low.first][0] != "0" and d.words[high.first][0] != "0") or "." in d.words[low.first]


def _half_spaced(d: Document, low: Numeral, high: Numeral, then: Numeral | None) -> bool:
    """A dash with a space on one side alone, "15 -20 million": a range where a scale or a word follows, and no chain of
    such numbers."""
    before, behind = d.words[low.first - 1] if low.first else "", d.words[high.last] if high.last < len(d) else ""
    chained = (
        before in HYPHENS
        or behind in HYPHENS
        or (then is not None and then.first - high.last <= 1 and not high.scale > 1)
    )
    return (
        not chained
        and low.scale == 1
        and (
            high.scale > 1
            or high.letter > 0
            or (behind[:1].isalpha() and not d.glued(high.last - 1))
            or behind in MARKS
        )
        and low.value < high.value
    )


def _year(document: Document, numeral: Numeral) -> bool:
    word = document.words[numeral.first]
    return numeral.last - numeral.first == 1 and len(word) == 4 and word.isdecimal() and 1500 <= numeral.value <= 2200


def moves(document: Document, at: int, reach: int = 6) -> bool:
    """Does a word of change stand shortly before the token ("rose from", "was raised from")?"""
    change = moving_words(document.language)
    first = document.sentences[document.sentence_of[at]].first
    return any(word in change for word in document.lower[max(first, at - reach) : at])


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
    either = number_words(d.language).either_sign  # "plus or minus 3"
    if not negative or (i >= len(either) and tuple(d.lower[i - len(either) : i]) == either):
        return numeral.first, numeral
    high = numeral.high if numeral.high is None else -numeral.high
    low = -numeral.value
    return i, replace(
        numeral, value=low if high is None else min(low, high), high=None if high is None else max(low, high)
    )


def spanned(document: Document, first: int, low: Numeral, behind: int, high: Numeral) -> Numeral | None:
    """Two numerals with units of their own as one range, or None: "$3 million to $5 million", "between 20% and 30%".

    `first` is the first token of the lower number with its sign, `behind` that of the upper one, with one token,
    the joiner, before it. "From 3 to 5" is none where something moves.
    """
    words = number_words(document.language)
    joiner, before = document.lower[behind - 1], document.lower[max(0, first - 3) : first]
    if joiner not in words.joiners or joiner == words.either or low.high is not None or high.high is not None:
        return None
    if joiner == words.conjunction and words.between not in before:
        return None
    if before[-1:] == [words.start] and moves(document, first - 1, 40):
        return None
    if joiner == words.to and moves(document, first, 2):  # "fell $2 million to $8 million"
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and 0 < value * high.scale < high.value:
        value *= high.scale
    if not value < high.value:
        return None
    step = min(low.step * (value / low.value if low.value else 1), high.step)
    return replace(
        low, last=high.last, end=high.end, value=value, high=high.value, step=step, joiner=joiner, inner=high.first
    )
