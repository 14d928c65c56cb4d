"""Two numbers that a sentence compares: "50 percent lower than the earlier 300,000", "twice as many as the 40", "a
third more than"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from reconcile.algebra import Quantity, grouped
from reconcile.evidence.sums import HUNDRED, POINTS, Sum, number
from reconcile.evidence.sums import ends as written
from reconcile.evidence.wording import quoted
from reconcile.kinds import Trait, having
from reconcile.languages import Language
from reconcile.messages import say
from reconcile.messages.words import in_percent
from reconcile.model import Bound, Claim

KINDS = having(Trait.MONEY, Trait.COUNTED, Trait.MEASURED)
SLACK = Decimal(1)
"""Percentage points by which a percentage may miss."""
LOOSE = Decimal("0.15")
"""Share by which a ratio in words may miss: "twice" said of 1.7 to 2.3."""
WRITTEN = Decimal("0.05")
"""Share by which a number that is written out in figures was rounded, at most."""
BETWEEN = 90
"""Characters between two numbers that are held against each other."""
OBJECT = 6
"""Words between a verb and "from" ("doubled its fleet in Tamsin from")."""
TAIL = 3
"""Words behind the first number that still belong to it ("450 metres long")."""
WORDS = 4
"""Words between "than" and its number, at most ("than the rather earlier 300,000")."""


@dataclass(frozen=True, slots=True)
class Words:
    """The table `compared`, compiled to patterns of what stands between the numbers."""

    led: re.Pattern[str]
    moved: re.Pattern[str]
    than: re.Pattern[str]
    base: re.Pattern[str]
    ratio: re.Pattern[str]
    times: dict[str, Decimal]
    part: dict[str, Decimal]
    lower: frozenset[str]
    down: frozenset[str]
    verb: re.Pattern[str]
    turn: re.Pattern[str]
    to: frozenset[str]
    moves: dict[str, Decimal]
    rough: frozenset[str]


@cache
def _words(language: Language) -> Words:
    table = language["findings"]["compared"]

    def either(*names: str) -> str:
        return "|".join(
            re.escape(phrase).replace(r"\ ", r"\s+")
            for name in names
            for phrase in sorted(table[name], key=len, reverse=True)
        )

    named = rf"(?:(?:{either('determiner')})\s+)?(?:[^\W\d_]+\s+){{0,{WORDS}}}?"
    apart = "|".join(map(re.escape, language["findings"]["sums"]["apart"]))
    tail = rf"(?:\s+(?!(?:{apart})\b)[^\W\d_]+){{0,{TAIL}}}?"  # "450 metres long, a third more than"
    led = rf"{tail}\s*,?\s*(?:-\s+|–\s*|—\s*|\()?(?:(?:{either('link')})\s+)?(?:(?:{either('rough')})\s+)?"
    comparing = rf"(?P<way>{either('lower', 'higher')})"
    part, times = either("part"), either("times")
    than = rf"(?:[^\W\d_]+\s+){{0,2}}?(?:{either('than')})\s+"
    ratio = rf"{tail}\s*,?\s*(?:(?:{either('link')})\s+)?(?P<rough>(?:{either('rough')})\s+)?"
    turns = "|".join(map(re.escape, (*language["findings"]["sums"]["from"], *language["findings"]["sums"]["to"])))
    like = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in table["as"]["words"])
    return Words(
        re.compile(led, re.IGNORECASE),
        re.compile(rf"{led}(?P<way>{either('up', 'down')})\s+(?:by\s+)?", re.IGNORECASE),
        re.compile(rf"\s+(?:{comparing}\s+{than}|(?P<straight>{either('straight')})\s+){named}", re.IGNORECASE),
        re.compile(rf"\s+(?:{either('base')})\s+{named}", re.IGNORECASE),
        re.compile(
            rf"{ratio}(?:(?P<times>{times})\s+(?:(?:{like})\s+)?|(?P<part>{part})\s+{comparing}\s+{than}){named}",
            re.IGNORECASE,
        ),
        {phrase: Decimal(value) for phrase, value in table["times"].items()},
        {phrase: Decimal(value) for phrase, value in table["part"].items()},
        frozenset(table["lower"]),
        frozenset(table["down"]),
        re.compile(
            rf"\b(?P<verb>{either('moves')})\s+(?:[^\W\d_]+\s+){{0,{OBJECT}}}?(?P<start>{turns})\s+$", re.IGNORECASE
        ),
        re.compile(rf"{tail}\s+(?P<turn>{turns})\s+", re.IGNORECASE),
        frozenset(language["findings"]["sums"]["to"]),
        {verb: Decimal(value) for verb, value in table["moves"].items()},
        frozenset(table["rough"]),
    )


def comparisons(claims: Sequence[Claim], text: str, language: Language) -> Iterator[Sum]:
    """The comparisons of one sentence that do not come out; its claims in text order."""
    words = _words(language)
    numbers = [
        claim
        for claim in claims
        if isinstance(claim.value, Quantity) and claim.value.stated is not None and claim.value.stated > 0
    ]
    for one, share, other in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if share.kind in having(Trait.SHARE) and _comparable(one, other) and _plain(share):
            yield from _by_share(one, share, other, text, words)
    for one, other in pairwise(numbers):
        if _comparable(one, other):
            yield from _by_ratio(one, other, text, words)
            yield from _by_verb(one, other, text, words)


def _plain(share: Claim) -> bool:
    """Is it a percentage that can be held against two numbers: no percentage points, no bound?"""
    return share.value.bound in POINTS and not getattr(share.value, "points", False)  # type: ignore[attr-defined]


def _comparable(one: Claim, other: Claim) -> bool:
    """Two numbers of one kind and unit, each a point, of which none is uncertain."""
    if one.kind != other.kind or one.kind not in KINDS or one.end > other.start:
        return False
    same = all(
        getattr(one.value, name, None) == getattr(other.value, name, None) for name in ("currency", "unit", "per")
    )
    return same and all(claim.value.bound is Bound.EXACT and claim.value.qualifier is None for claim in (one, other))  # type: ignore[attr-defined]


def _by_share(one: Claim, share: Claim, other: Claim, text: str, words: Words) -> Iterator[Sum]:
    """ "200,000 was 50 percent lower than the earlier 300,000", "$7 million, up 20% from $5 million"."""
    before, behind = text[one.end : share.start], text[share.end : other.start]
    if max(len(before), len(behind)) > BETWEEN:
        return
    compared, moved = words.than.fullmatch(behind), words.moved.fullmatch(before)
    if compared and words.led.fullmatch(before):
        down = _spaced(compared.group("way") or compared.group("straight")) in words.lower
    elif moved and words.base.fullmatch(behind):
        down = _spaced(moved.group("way")) in words.down
    else:
        return
    sign = -1 if down else 1
    (low, high), (least, most), (below, above) = ends(one), ends(other), ends(share)
    if least <= 0:
        return
    smallest, largest = sorted((sign * (low - most) / most * HUNDRED, sign * (high - least) / least * HUNDRED))
    if above < smallest - SLACK or below > largest + SLACK:
        right = sign * (number(one) - number(other)) / number(other) * HUNDRED
        proof = f"({_larger(one, other)}) / {grouped(number(other))} = {_percent(right)}"
        yield Sum(
            (one, share, other),
            quoted(text[one.start : other.end]),
            say("that is {percent}", percent=_percent(right)),
            proof,
        )


def _by_ratio(one: Claim, other: Claim, text: str, words: Words) -> Iterator[Sum]:
    """ "80 boats, twice as many as the 50", "a third more than the 90"."""
    between = text[one.end : other.start]
    found = words.ratio.fullmatch(between) if len(between) <= BETWEEN else None
    if found is None:
        return
    if found.group("times"):
        wanted = words.times.get(_spaced(found.group("times")))
    else:
        part = words.part.get(_spaced(found.group("part")))
        down = _spaced(found.group("way")) in words.lower
        wanted = None if part is None else Decimal(1) - part if down else Decimal(1) + part
    (low, high), (least, most) = ends(one), ends(other)
    slack = 2 * LOOSE if found.group("rough") else LOOSE
    if wanted is None or least <= 0 or (low / most <= wanted * (1 + slack) and high / least >= wanted * (1 - slack)):
        return
    right = number(one) / number(other)
    shown = f"{right.quantize(Decimal('0.01')).normalize():f}"
    proof = f"{grouped(number(one))} / {grouped(number(other))} = {shown}"
    yield Sum(
        (one, other), quoted(text[one.start : other.end]), say("it is {number} times as much", number=shown), proof
    )


def _by_verb(one: Claim, other: Claim, text: str, words: Words) -> Iterator[Sum]:
    """ "doubled from 50 to 90", "halved to 30 from 50"."""
    begin = max(0, one.start - BETWEEN)
    verb, between = words.verb.search(text[begin : one.start]), text[one.end : other.start]
    turn = words.turn.fullmatch(between) if verb and len(between) <= BETWEEN else None
    if verb is None or turn is None or turn.group("turn").lower() == verb.group("start").lower():
        return
    first, last = (one, other) if turn.group("turn").lower() in words.to else (other, one)
    wanted, ((low, high), (least, most)) = words.moves[verb.group("verb").lower()], (ends(last), ends(first))
    if least <= 0 or (low / most <= wanted * (1 + LOOSE) and high / least >= wanted * (1 - LOOSE)):
        return
    right = number(last) / number(first)
    shown = f"{right.quantize(Decimal('0.01')).normalize():f}"
    proof = f"{grouped(number(last))} / {grouped(number(first))} = {shown}"
    yield Sum(
        (one, other),
        quoted(text[begin + verb.start() : other.end]),
        say("it is {number} times as much", number=shown),
        proof,
    )


def ends(claim: Claim) -> tuple[Decimal, Decimal]:
    """What the number can be before it was rounded; of one that is written out in figures ("200,000") near it."""
    low, high = written(claim)
    if claim.kind in having(Trait.SHARE) or grouped(number(claim)) not in claim.quote:
        return low, high
    near = number(claim) * WRITTEN
    return max(low, number(claim) - near), min(high, number(claim) + near)


def _spaced(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _larger(one: Claim, other: Claim) -> str:
    large, small = sorted((number(one), number(other)), reverse=True)
    return f"{grouped(large)} - {grouped(small)}"


def _percent(share: Decimal) -> str:
    return in_percent(share.quantize(Decimal("0.1")))
