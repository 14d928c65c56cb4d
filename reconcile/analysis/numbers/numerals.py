"""Every number of a text, in digits or words, with the step that its wording vouches for.

`numerals(reading)` gives them in order, once a document. A numeral knows nothing of units: "30m" is 30 with the
letter "m" behind, and the kind that reads it decides whether that makes millions (`scaled`) or metres.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from reconcile.analysis import Analysis, Reading
from reconcile.analysis.numbers.groups import CURRENCY, SPACES, Parted, goes_on
from reconcile.analysis.numbers.numeral import (
    HYPHENS,
    SLASHES,
    Numeral,
    european,
    minus_words,
    number_words,
    place,
    plain,
)
from reconcile.analysis.numbers.powers import BASE, power
from reconcile.analysis.numbers.ranges import ranged
from reconcile.analysis.numbers.spelled import Speller

__all__ = ["Numeral", "number_words", "numeral_from", "numerals", "numerals_by_end", "place"]
DASH = "—"
FIGURES = frozenset("0123456789")
GROUPED = (3, 5, 6)
"""Signs of what can be the last group of a number: 345, 345,6, 345,67."""
GROUPS = 12
"""Groups of three figures behind the first; more are no number that anyone states."""


def numerals(reading: Reading) -> list[Numeral]:
    """All numerals of the reading's document, in order of text; computed once."""
    return reading.analysis(NUMERALS)


def numeral_from(reading: Reading, first: int) -> Numeral | None:
    """The numeral that begins at that token, or None."""
    found = numerals(reading)
    firsts = reading.analysis(FIRSTS)
    at = bisect_left(firsts, first)
    return found[at] if at < len(found) and found[at].first == first else None


def numerals_by_end(reading: Reading) -> dict[int, Numeral]:
    """The numerals by the token behind them; computed once."""
    return reading.analysis(BY_END)


def _numerals(reading: Reading) -> list[Numeral]:
    return Finder(reading.document).find()


def _firsts(reading: Reading) -> list[int]:
    return [numeral.first for numeral in numerals(reading)]


def _by_end(reading: Reading) -> dict[int, Numeral]:
    return {numeral.last: numeral for numeral in numerals(reading)}


NUMERALS: Analysis[list[Numeral]] = Analysis("numerals", _numerals)
FIRSTS: Analysis[list[int]] = Analysis("first tokens of numerals", _firsts)
BY_END: Analysis[dict[int, Numeral]] = Analysis("numerals by the token behind them", _by_end)


class Finder(Speller):
    """One pass over a document: what begins at each token that can begin a numeral."""

    def find(self) -> list[Numeral]:
        found, behind = list[Numeral](), 0
        for i in self.document.where(self.words.starts):
            if i < behind:
                continue
            numeral = self._one(i, behind)
            if numeral is not None:
                found.append(numeral)
                behind = numeral.last
        return ranged(self.document, found)

    def _one(self, i: int, behind: int) -> Numeral | None:
        word, w = self.document.lower[i], self.words
        if word[0] in FIGURES:
            last = i + 1
            raised = last < self.count and (self.document.words[last] in w.times or word == BASE)
            return (self._powered(i, last) if raised else None) or self._digits(i)
        if word in w.plurals:
            return self._plural(i)
        if word in w.half or word in w.quarter:
            return self._half(i, behind)
        if word in w.fractions:
            return self._make(i, i + 1, w.fractions[word], spelled=True)
        return self._spelled(i, behind)

    def _digits(self, i: int) -> Numeral | None:
        d = self.document
        value, step = plain(d.lower[i])
        last = i + 1
        if value is None:
            other = european(d.lower[i])
            return None if other is None else replace(self._scale(i, last, other), vague=True)
        named = self._named(i)
        if (
            last + 1 < self.count
            and d.ends[i] == d.starts[last]
            and d.ends[last] == d.starts[last + 1]
            and d.words[last + 1][0] in FIGURES
        ):
            marked = self._marked(i, value)
            if marked is not None:
                return marked
        if last >= self.count or not (
            d.lower[last] in self.words.extends or len(d.words[last]) in GROUPED or self._thousands(i, last)
        ):
            return self._pointless(i, value, named) or Numeral(
                i, i + 1, d.starts[i], d.ends[i], value, step, named=named, mantissa=value
            )
        if self._thousands(i, last):  # "430, 000", as some tools part it
            value, last = value * 1000, last + 2
        while last - i <= GROUPS and self._group(i, last):  # 1 414 021
            value, last = value * 1000 + int(d.lower[last]), last + 1
        if last - i <= GROUPS and self._tail(i, last):  # 12 345,67
            whole, decimals = d.words[last][:3], d.words[last][4:]
            value, last = (value * 1000 + int(whole)) + Decimal(int(decimals)).scaleb(-len(decimals)), last + 1
        pointless = self._pointless(i, value, named)
        if pointless is not None:
            return pointless
        if last < self.count and d.lower[last] in self.words.fractions:  # 2½
            value, last = value + self.words.fractions[d.lower[last]], last + 1
        elif (last + 2 < self.count and d.words[last + 1] in SLASHES) or (
            last + 1 < self.count and d.words[last] in SLASHES
        ):
            value, last = self._slashed(value, last)
        if last < self.count and d.glued(last - 1) and d.lower[last] in self.words.ordinal_endings:
            return self._make(i, last + 1, value, ordinal=True, named=named)
        return self._scale(i, last, value, named=named)

    def _powered(self, i: int, last: int) -> Numeral | None:
        """ "1.3 × 10^8", "10⁻⁵": the number times a power of ten, or the power alone."""
        d = self.document
        alone = d.words[last] not in self.words.times
        raised = power(d, i if alone else last, self.words.times)
        mantissa = Decimal(1) if alone else plain(d.lower[i])[0]
        if raised is None or mantissa is None or (i and d.glued(i - 1) and d.words[i - 1][0].isalnum()):
            return None
        number, behind = raised
        return Numeral(
            i,
            behind,
            d.starts[i],
            d.ends[behind - 1],
            mantissa * number,
            place(mantissa) * number,
            mantissa=mantissa,
            scale=max(number, Decimal(1)),
        )

    def _marked(self, i: int, value: Decimal) -> Numeral | None:
        """A sign with figures glued on both sides: groups of thousands ("1’250’000"), or a number that nobody can read
        ("12|345").

        None where the number just ends there ("3/4", "2:1", "6'2").
        """
        d, last, total = self.document, i + 1, value
        mark = d.words[last]
        if mark[0].isalnum() or not value.is_finite():
            return None
        while (
            mark in self.words.group_marks
            and last + 1 < self.count
            and d.words[last] == mark
            and d.glued(last - 1)
            and d.glued(last)
            and len(d.words[last + 1]) == 3
            and d.words[last + 1].isdecimal()
        ):
            total, last = total * 1000 + int(d.words[last + 1]), last + 2
        more = (
            last + 1 < self.count
            and d.glued(last - 1)
            and d.glued(last)
            and d.words[last] not in self.words.end_marks
            and d.words[last + 1][0] in FIGURES
        )
        if i + 1 < last <= i + 1 + 2 * GROUPS and not more and d.words[i].isdecimal() and len(d.words[i]) <= 3:
            return self._scale(i, last, total)
        if last == i + 1 and mark in self.words.end_marks:
            return None
        while (
            last + 1 < self.count
            and d.glued(last - 1)
            and d.glued(last)
            and not d.words[last][0].isalnum()
            and d.words[last + 1][0] in FIGURES
        ):
            last += 2
        return self._make(i, last, Decimal(0), spelled=True, vague=True)

    def _pointless(self, i: int, value: Decimal, named: bool) -> Numeral | None:
        """ ".308": digits behind a point that no zero stands before."""
        d = self.document
        if (
            i == 0
            or d.words[i - 1] != "."
            or not d.glued(i - 1)
            or (i > 1 and d.glued(i - 2))
            or not d.words[i].isdecimal()
            or named
        ):
            return None
        return self._make(i - 1, i + 1, value.scaleb(-len(d.words[i])))

    def _thousands(self, i: int, last: int) -> bool:
        d = self.document
        return (
            last + 1 < self.count
            and d.words[last] == ","
            and d.words[last + 1] == "000"
            and d.glued(i)
            and len(d.words[i]) <= 3
            and d.starts[last + 1] - d.ends[last] == 1
        )

    def _group(self, first: int, last: int) -> bool:
        """Do three more digits of the same number follow, parted by one space? "40 000", but no "in 12 345 men"."""
        d = self.document
        if last >= self.count or not (len(d.words[last]) == 3 and d.words[last].isdecimal()):
            return False
        return goes_on(Parted(d, first, last))

    def _tail(self, first: int, last: int) -> bool:
        """Are these the last three digits of the same number and its decimals, parted by a space that no line breaks
        at?"""
        d = self.document
        if (
            last >= self.count
            or not 5 <= len(d.words[last]) <= 6
            or d.words[last][3] not in ".,"
            or d.starts[last] - d.ends[last - 1] != 1
        ):
            return False
        head, space = d.words[first], d.text[d.ends[last - 1]]
        figures = d.words[last][:3] + d.words[last][4:]
        signed = first > 0 and d.words[first - 1] in CURRENCY and d.glued(first - 1)
        return (
            head.isdecimal()
            and len(head) <= 3
            and head[0] != "0"
            and figures.isdecimal()
            and space in SPACES
            and (signed or space != " " or last > first + 1)
        )

    def _slashed(self, value: Decimal, last: int) -> tuple[Decimal, int]:
        """ "2 1/2", "3 3/4", "1/4": only halves, quarters and eighths, which a decimal holds, and no dates."""
        d = self.document
        if d.words[last] in SLASHES:
            over, under, behind, whole = d.words[last - 1], d.words[last + 1], last + 2, Decimal(0)
        else:
            over, under, behind, whole = d.words[last], d.words[last + 2], last + 3, value
        dated = (behind < self.count and d.words[behind] in SLASHES) or (
            d.glued(behind - 1) and d.words[behind][0].isalnum()
        )
        if (
            under not in {"2", "4", "8"}
            or not over.isdecimal()
            or len(over) > 1
            or over >= under
            or dated
            or not (d.glued(behind - 3) and d.glued(behind - 2))
        ):
            return value, last
        if whole and d.glued(last - 1):
            return value, last
        return whole + Decimal(over) / Decimal(under), behind

    def _named(self, i: int) -> bool:
        """Are letters glued before the number, mostly of a name: A320, COVID-19, F-16, FTSE-100?"""
        d = self.document
        if not i or not d.glued(i - 1) or d.words[i - 1] == DASH:
            return False
        if d.words[i - 1] in HYPHENS and i > 1 and d.glued(i - 2):
            return d.words[i - 2][-1].isalpha() and d.lower[i - 2] not in minus_words(d.language)
        return d.words[i - 1][-1].isalpha()
