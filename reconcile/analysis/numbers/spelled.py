"""Numbers in words: "twenty-five", "two hundred and fifty thousand", "half a million", "the twenty-first"."""

from __future__ import annotations

from decimal import Decimal

from reconcile.analysis.numbers.magnitudes import Scaler
from reconcile.analysis.numbers.numeral import HYPHENS, Numeral

EVEN = Decimal(1000)
"""What a denominator divides that a decimal of three places holds."""
FIGURES = 3


class Speller(Scaler):
    """Reads the numbers of a document that are written in words."""

    def _spelled(self, i: int, behind: int) -> Numeral | None:
        """A number in words from token i: the article before a scale word belongs to it."""
        d, w = self.document, self.words
        word = d.lower[i]
        if word in w.words:
            return self._sum(i, i)
        if word in w.ordinals:
            return self._one_part(i, behind) or self._make(
                i, i + 1, Decimal(w.ordinals[word]), ordinal=True, spelled=True
            )
        before = i - 2 if i > 1 and d.words[i - 1] in HYPHENS else i - 1
        if before >= behind and d.lower[before] in w.articles and self._same_sentence(before, i):
            return self._sum(before, i, article=True)
        if word in w.nouns:
            vague = (before >= behind and d.lower[before] in w.vague) or (
                i > 1 and d.lower[i - 1] == w.of and d.lower[i - 2] in w.vague
            )
            return self._make(i, i + 1, Decimal(0 if vague else w.nouns[word]), spelled=True, vague=bool(vague))
        return self._make(i, i + 1, Decimal(0), spelled=True, vague=True)  # "a few hundred", "million-dollar"

    def _one_part(self, i: int, behind: int) -> Numeral | None:
        """ "a fifth of a million"; None where the ordinal is none of a scale."""
        d, w = self.document, self.words
        if (
            d.lower[i] not in w.denominators
            or i <= behind
            or d.lower[i - 1] not in w.articles
            or not self._same_sentence(i - 1, i)
        ):
            return None
        return self._of_scale(i - 1, i + 1, Decimal(1), w.denominators[d.lower[i]])

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
        while i < self.count:
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
        if not scales and last + 1 < self.count and d.lower[last] == w.point and d.lower[last + 1] in w.words:
            return self._pointed(first, last, value)
        if not scales and self._part(last):
            behind = last + 2 if d.words[last] in HYPHENS else last + 1
            return self._parted(first, behind, value) or self._make(first, behind, Decimal(0), spelled=True, vague=True)
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
        if begun and j < self.count and d.lower[j] == w.conjunction:
            j += 2 if j + 1 < self.count and d.words[j + 1] in HYPHENS else 1
            if not scales or not self._number_word(j) or not self._adds(j, scales[-1]):
                return -1
        if j >= self.count or (j > i and not begun):
            return -1
        word = d.lower[j]
        if word in w.words or word in w.scales:
            return j
        tens = part % 100 in range(20, 100) or bool(scales)
        ordinal = begun and tens and word in w.ordinals and not (word in w.doubtful and part % 10)
        return j if ordinal and (j > i or scales) else -1

    def _number_word(self, j: int) -> bool:
        return j < self.count and (
            self.document.lower[j] in self.words.words or self.document.lower[j] in self.words.ordinals
        )

    def _adds(self, j: int, scale: int) -> bool:
        """Does the number word at j add to what stands before "and"? Not where an equal scale follows: "two hundred and
        three hundred"."""
        d, w = self.document, self.words
        behind, steps = j + 1, 0
        while behind < self.count and steps < 4 and (d.words[behind] in HYPHENS or d.lower[behind] in w.words):
            behind, steps = behind + 1, steps + 1
        factor = w.scales.get(d.lower[behind]) if behind < self.count else None
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
        while i < self.count and d.lower[i] in w.words and w.words[d.lower[i]] < 100 and len(tail) < 12:
            tail += str(w.words[d.lower[i]])
            i += 1
        return self._scale(first, i, Decimal(f"{value}.{tail}"), spelled=True)

    def _part(self, last: int) -> bool:
        d, w = self.document, self.words
        at = last + 1 if last < self.count and d.words[last] in HYPHENS else last
        return (
            at < self.count
            and d.lower[at] in w.parts
            and not (at + 1 < self.count and d.words[at + 1] in HYPHENS and d.lower[at] in w.ordinals)
        )

    def _parted(self, first: int, last: int, value: Decimal) -> Numeral | None:
        """ "three quarters of a million", "two-thirds of a billion"; None where no scale word follows."""
        under = self.words.denominators.get(self.document.lower[last - 1], 0)
        return self._of_scale(first, last, value, under) if value < under else None

    def _half(self, i: int, behind: int) -> Numeral | None:
        """ "half a million", "a half-million", "a quarter of a billion", "half a dozen"; a half alone is no numeral."""
        d, w = self.document, self.words
        first = i - 1 if i > behind and d.lower[i - 1] in w.articles and self._same_sentence(i - 1, i) else i
        return self._of_scale(first, i + 1, Decimal(1), 2 if d.lower[i] in w.half else 4)

    def _of_scale(self, first: int, at: int, over: Decimal, under: int) -> Numeral | None:
        """So many parts of the scale word that follows; rounded where they do not come out even."""
        d, w = self.document, self.words
        behind = at
        while (
            behind < self.count
            and behind - at < 4
            and (d.words[behind] in HYPHENS or d.lower[behind] in w.articles or d.lower[behind] == w.of)
        ):
            behind += 1
        if behind >= self.count:
            return None
        word = d.lower[behind]
        if word in w.scales and w.scales[word] >= 1000:
            even = not over * EVEN % under
            value = over / under if even else round(over / under, FIGURES)
            total = value * w.scales[word]
            return self._make(
                first,
                behind + 1,
                total,
                spelled=True,
                article=True,
                mantissa=value,
                scale=w.scales[word],
                step=w.scales[word] / 10,
                rough=not even,
            )
        if word in w.nouns:
            return self._make(
                first, behind + 1, (over * w.nouns[word] / under).to_integral_value(), spelled=True, article=True
            )
        return None

    def _plural(self, i: int) -> Numeral:
        """ "dozens", "hundreds of thousands"."""
        d, w, last = self.document, self.words, i + 1
        while last + 1 < self.count and d.lower[last] == w.of and d.lower[last + 1] in w.plurals:
            last += 2
        return self._make(i, last, Decimal(0), spelled=True, vague=True)
