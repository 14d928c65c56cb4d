"""Scale words behind a number: "30 million", "4.2bn", "three lakh crore", "two and a half million", "three dozen"."""

from __future__ import annotations

from decimal import Decimal

from reconcile.analysis.numbers.numeral import HYPHENS, NONE, ONE, Numeral, number_words, place
from reconcile.text import Document


class Scaler:
    """Makes numerals of one document, with the scale words and letters behind them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = number_words(document.language)
        self.count = len(document)

    def _scale(
        self, first: int, last: int, value: Decimal, spelled: bool = False, article: bool = False, named: bool = False
    ) -> Numeral:
        """The number with the scale words behind it: "30 million", "4.2bn", "three lakh crore", "5-million"."""
        d, scale, mantissa = self.document, ONE, value
        while last < self.count and scale < 10**15:
            at = (
                last + 1
                if d.words[last] in HYPHENS and last + 1 < self.count and d.lower[last + 1] in self.words.scales
                else last
            )
            word = d.lower[at]
            factor = self.words.scales.get(word)
            if factor is None and scale == 1 and not spelled and len(word) <= 4:
                factor = self._short(word, at)
            if factor is None or (scale > 1 and factor < scale and not (scale == 10**5 and factor > 10**5)):
                break
            scale, last = scale * factor, at + 1
            if (
                d.lower[last - 1] in self.words.abbreviations
                and last < self.count
                and d.words[last] == "."
                and d.glued(last - 1)
                and last + 1 < self.count
                and d.lower[last + 1] == d.words[last + 1]
            ):
                last += 1
        if scale > 1:
            last, value, mantissa = self._and_half(last, mantissa, scale)
        else:
            last, value, mantissa, scale, article = self._and_half_of_one(last, value, article)
        last, scale, value = self._dozen(last, scale, value)
        letter, apart = self._letter(last) if scale == 1 and not spelled else (NONE, False)
        return self._make(
            first,
            last,
            value,
            mantissa=mantissa,
            scale=scale,
            spelled=spelled,
            article=article,
            named=named,
            letter=letter,
            apart=apart,
        )

    def _short(self, word: str, at: int) -> Decimal | None:
        factor = self.words.abbreviations.get(word)
        glued = self.document.glued(at - 1)
        if factor is None or (word == "mm" and self.document.words[at] == "mm"):  # millimetres
            return None
        return factor if glued or word not in {"k", "mil", "cr", "thou"} else None

    def _letter(self, last: int) -> tuple[Decimal, bool]:
        d = self.document
        if last < self.count and d.lower[last] in self.words.letters:
            return self.words.letters[d.lower[last]], not d.glued(last - 1)
        return NONE, False

    def _dozen(self, last: int, scale: Decimal, value: Decimal) -> tuple[int, Decimal, Decimal]:
        d = self.document
        if scale == 1 and last < self.count and d.lower[last] in self.words.nouns:
            dozen = self.words.nouns[d.lower[last]]
            return last + 1, scale, (value * dozen).to_integral_value()
        return last, scale, value

    def _and_half(self, last: int, mantissa: Decimal, scale: Decimal) -> tuple[int, Decimal, Decimal]:
        """ "a million and a half": half of the scale more."""
        d, w = self.document, self.words
        if (
            scale >= 1000
            and last + 2 < self.count
            and d.lower[last] == w.conjunction
            and d.lower[last + 1] in w.articles
            and d.lower[last + 2] in w.half
        ):
            follows = d.lower[last + 3] if last + 3 < self.count else ""
            if follows not in w.scales and follows not in w.nouns and follows not in HYPHENS:
                mantissa += Decimal("0.5")
                last += 3
        return last, mantissa * scale, mantissa

    def _and_half_of_one(self, last: int, value: Decimal, article: bool) -> tuple[int, Decimal, Decimal, Decimal, bool]:
        """ "two and a half", "two-and-a-half million", "3 and a half dozen"."""
        d, w, at = self.document, self.words, last
        if at < self.count and d.words[at] in HYPHENS:
            at += 1
        if at >= self.count or d.lower[at] != w.conjunction or value != value.to_integral_value() or value > 99:
            return last, value, value, ONE, article
        at += 1
        while (
            at < self.count
            and (d.words[at] in HYPHENS or d.lower[at] in w.articles or d.lower[at] == w.one)
            and at - last < 6
        ):
            at += 1
        if at >= self.count or at == last + 1 or not (d.lower[at] in w.half or d.lower[at] in w.quarter):
            return last, value, value, ONE, article
        value += Decimal("0.5") if d.lower[at] in w.half else Decimal("0.25")
        at += 1
        step = at + 1 if at + 1 < self.count and d.words[at] in HYPHENS else at
        factor = w.scales.get(d.lower[step]) if step < self.count else None
        return (step + 1, value * factor, value, factor, article) if factor else (at, value, value, ONE, article)

    def _make(
        self,
        first: int,
        last: int,
        value: Decimal,
        *,
        mantissa: Decimal | None = None,
        scale: Decimal = ONE,
        step: Decimal | None = None,
        spelled: bool = False,
        article: bool = False,
        ordinal: bool = False,
        vague: bool = False,
        named: bool = False,
        letter: Decimal = NONE,
        apart: bool = False,
        rough: bool = False,
    ) -> Numeral:
        d = self.document
        mantissa = value if mantissa is None else mantissa
        step = place(mantissa, scale > 1) * scale if step is None else step
        return Numeral(
            first,
            last,
            d.starts[first],
            d.ends[last - 1],
            value,
            step,
            spelled=spelled,
            article=article,
            ordinal=ordinal,
            vague=vague,
            named=named,
            mantissa=mantissa,
            scale=scale,
            letter=letter,
            apart=apart,
            rough=rough,
        )

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.document.sentence_of[i] == self.document.sentence_of[j]
