"""A value of any kind from words or signs: "at least CNY 30 million", ">= CNY 30 million", "by 2025-01", "17:15".

What an article would write is read by what reads articles. Besides it may begin with a sign (`>=`, `<=`, `>`, `<`, `~`,
`=`), or give both ends of a range with two points between them ("2025-01 .. 2025-03").
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reconcile.algebra import Quantity, bounded_fields, spanning
from reconcile.analysis import Mention
from reconcile.errors import BadValue
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.date import Date
from reconcile.kinds.time import Time
from reconcile.languages import DEFAULT, Language, load
from reconcile.model import Bound, Comparison, Value
from reconcile.valued import LONGEST, mentions

SIGN = re.compile(r"(>=|=>|≥|<=|=<|≤|>|<|~|≈|==?)\s*")
RANGE = re.compile(r"\s*(?:\.\.\.?|…)\s*")
BOUNDS = {
    **dict.fromkeys((">=", "=>", "≥"), Bound.AT_LEAST),
    **dict.fromkeys(("<=", "=<", "≤"), Bound.AT_MOST),
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    **dict.fromkeys(("~", "≈"), Bound.ABOUT),
    **dict.fromkeys(("=", "=="), Bound.EXACT),
}
"""What each sign says of a number."""
WHEN = {
    Bound.AT_LEAST: Bound.FROM, Bound.MORE_THAN: Bound.AFTER, Bound.AT_MOST: Bound.BY, Bound.LESS_THAN: Bound.BEFORE,
}  # fmt: skip
"""The same of a day or a time of day."""
SUCH = "such as “at least CNY 30 million”, “25 doctoral researchers”, “by 2025-01”, “4.5%”, “5 years” or “at 17:15”"


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value with the kind that it is of, and the words that it was read from."""

    kind: str
    value: Value
    words: str

    @classmethod
    def parse(
        cls,
        words: str,
        *,
        kind: str | None = None,
        of: str = "",
        language: str = DEFAULT,
        published: str | None = None,
    ) -> StatedValue:
        """The one value that the words state, such as "at least CNY 30 million", ">= CNY 30 million" or "by 2025-01".

        `kind` says of which kind it must be; with it, a bare number is read as well ("34", kind "age"), and with `of`,
        the things that are counted, as a number of these. `published` (EDTF) is the day from which a relative date
        counts. Raises BadValue where the words state no value, several, or more than is understood.
        """
        said = " ".join(words.split())
        if kind is not None and kind not in kinds():
            raise BadValue(f"there is no kind {kind!r}", words, f"There are {', '.join(sorted(kinds()))}")
        if not said or len(said) > LONGEST:
            raise BadValue("no value stands here" if not said else "it is too long for a value", said[:80], _write())
        read = _Reader(said, kind, of, load(language), published)
        ends = RANGE.split(said)
        if len(ends) == 2 and all(ends):
            found, value = read.between(*ends)
        else:
            sign = SIGN.match(said)
            found, value = read.one(said) if sign is None else read.signed(sign[1], said[sign.end() :])
        return cls(found, value, said)

    @property
    def shown(self) -> str:
        """The value in words that are read back as the same value: "at least CNY 30 million"."""
        return kinds()[self.kind].show(self.value, load(DEFAULT))

    def compare(self, other: StatedValue) -> Comparison:
        """How the two stand to each other, with the proof in a sentence. Raises BadValue for two of different kinds."""
        if self.kind != other.kind:
            raise BadValue(
                f"{self.words!r} is of kind {self.kind}, {other.words!r} of kind {other.kind}",
                hint="Only values of one kind compare",
            )
        return kinds()[self.kind].compare(self.value, other.value)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "value": self.value.as_json()}


def stated_or_none(words: str, kind: str) -> StatedValue | None:
    """The value of that kind that the words state, None where they state none."""
    try:
        return StatedValue.parse(words, kind=kind)
    except BadValue:
        return None


class _Reader:
    """Reads the parts of one text."""

    def __init__(self, whole: str, kind: str | None, of: str, language: Language, published: str | None) -> None:
        self.whole, self.kind, self.of, self.language, self.published = whole, kind, of, language, published

    def one(self, words: str) -> tuple[str, Value]:
        """The kind and the value that words without a sign state."""
        for text in (words, *self._framed(words)):
            found = self._found(text)
            if len({each.kind for each in found}) > 1:
                names = " and ".join(sorted({each.kind for each in found}))
                raise BadValue(f"it can be read as {names}", self.whole, "Say of which kind it is")
            if found:
                return found[0].kind, found[0].value
        if ends := self._ends(words):
            return self._from_to(*ends)
        raise BadValue(f"it cannot be read as one {self.kind or 'value'}", self.whole, _write(self.kind))

    def signed(self, sign: str, words: str) -> tuple[str, Value]:
        """The same with a sign in front."""
        kind, value = self.one(words)
        bound = BOUNDS[sign]
        if bound is Bound.EXACT:
            return kind, value
        if getattr(value, "bound", Bound.EXACT) is not Bound.EXACT:
            raise BadValue(f"“{sign}” and {words!r} both say how it is bounded", self.whole, "Leave one of them out")
        return kind, self._bounded(value, bound, sign)

    def between(self, low: str, high: str) -> tuple[str, Value]:
        """The value from the one to the other. Where one has no unit of its own, it has that of the other."""
        with contextlib.suppress(BadValue):
            frame: str = self.language["stated"]["range"]
            kind, found = self.one(frame.replace("{low}", low).replace("{high}", high))
            if not isinstance(found, Date) or found.edtf is not None:
                return kind, found
        return self._from_to(low, high)

    def _ends(self, words: str) -> tuple[str, str] | None:
        """The two ends of a range of two dates, which a text gives as two values."""
        before, rest = self.language["stated"]["range"].split("{low}")
        within, behind = rest.split("{high}")
        if not (words.startswith(before) and words.endswith(behind)):
            return None
        low, found, high = words[len(before) : len(words) - len(behind)].partition(within)
        return (low, high) if found else None

    def _from_to(self, low: str, high: str) -> tuple[str, Value]:
        (kind, first), (other, last) = self.one(low), self.one(high)
        if kind != other or any(getattr(each, "bound", None) is not Bound.EXACT for each in (first, last)):
            raise BadValue("both ends of a range must be plain values of one kind", self.whole, _write(self.kind))
        if isinstance(first, Quantity) and isinstance(last, Quantity):
            if dataclasses.replace(first, **_of(last)) != last:
                raise BadValue("both ends of a range must have one unit", self.whole, _write(kind))
            return kind, dataclasses.replace(first, **spanning(*_points(first, last), min(first.step, last.step)))
        if isinstance(first, Date) and isinstance(last, Date) and first.earliest and last.latest:
            if first.earliest > last.latest:
                raise BadValue("the range ends before it begins", self.whole, "Turn the ends around")
            edtf = f"{first.edtf}/{last.edtf}"
            return kind, Date(edtf, first.earliest, last.latest, Bound.BETWEEN, span=True)
        if isinstance(first, Time) and isinstance(last, Time):
            return kind, dataclasses.replace(first, latest=last.latest, bound=Bound.BETWEEN)
        raise BadValue(f"there is no range of kind {kind}", self.whole, "Give one value")

    def _bounded(self, value: Value, bound: Bound, sign: str) -> Value:
        if isinstance(value, Quantity) and value.stated is not None:
            return dataclasses.replace(value, **bounded_fields(value.stated, value.step, bound))
        if isinstance(value, Date | Time):
            return dataclasses.replace(value, bound=WHEN.get(bound, bound))
        raise BadValue(f"“{sign}” says nothing of it", self.whole, "Write the value alone")

    def _framed(self, words: str) -> Iterator[str]:
        """The words as they stand in a sentence, where the kind is known and they are no value by themselves."""
        if self.of:
            yield f"{words} {self.of}"
        table = self.language["stated"]["frames"]
        yield from (frame.replace("{words}", words) for frame in table.get(self.kind or "any", ()))

    def _found(self, text: str) -> list[Mention]:
        """The mentions that are all the text says: of those the ones that cover most of it."""
        every = [
            each
            for each in mentions(text, self.language.code, self.published, None)
            if self.kind in (None, each.kind) and self._whole(each, text)
        ]
        most = max((each.end - each.start for each in every), default=0)
        widest = [each for each in every if each.end - each.start == most]
        return widest if len(widest) < 2 or self.kind is None else widest[:1] if _one(widest) else []

    def _whole(self, mention: Mention, text: str) -> bool:
        """Is nothing left of the text beside the mention but words that bound it, or that lead to it ("in 2025")?"""
        left = [*text[: mention.start].split(), *text[mention.end :].split()]
        if not left:
            return True
        if any(map(str.isdigit, "".join(left))) or mention.kind in having(Trait.ENTITY):
            return False
        leads = self.language["stated"]["leads"]
        others = [word for word in left if word.lower() not in leads]
        if not others:
            return True
        bare = mentions(text[mention.start : mention.end], self.language.code, self.published, None)
        return all(each.value != mention.value for each in bare if each.kind == mention.kind)


def _one(found: Iterable[Mention]) -> bool:
    return len({each.value for each in found}) == 1


def _of(value: Quantity) -> dict[str, Any]:
    """The fields of a quantity that are its number."""
    return {name: getattr(value, name) for name in ("low", "high", "stated", "step", "bound")}


def _points(first: Quantity, last: Quantity) -> tuple[Decimal, Decimal]:
    return first.said[0], last.said[1]


def _write(kind: str | None = None) -> str:
    """What to write instead."""
    return f"Write it as an article would, {SUCH}" + (f"; of kind {kind}" if kind else "")
