"""The sums that one sentence invites: parts and total, share and base, growth and its ends, age and birth, length and
years.

Each pattern asks for little between its numbers, so that nothing is added up that the sentence does not add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from reconcile.algebra import Quantity
from reconcile.evidence.chronology import stretch
from reconcile.evidence.wording import quoted
from reconcile.kinds import Trait, having
from reconcile.kinds.age.value import Age
from reconcile.kinds.count import Count
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.languages import Language, load, shared
from reconcile.messages import say
from reconcile.messages.words import grouped, in_percent
from reconcile.model import Article, Bound, Claim

HUNDRED = Decimal(100)
POINTS = (Bound.EXACT, Bound.ABOUT)
GROWN = having(Trait.MONEY, Trait.COUNTED, Trait.MEASURED)
NEAR = 40
"""Characters between a length and the years that it runs."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Claims that do not add up: what is said, what comes out instead, and how."""

    claims: tuple[Claim, ...]
    said: str
    comes_out: str
    proof: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words between numbers that are added up, as patterns."""

    to: re.Pattern[str]
    or_share: re.Pattern[str]
    parts: re.Pattern[str]
    joined: re.Pattern[str]
    one_more: re.Pattern[str]
    closed: re.Pattern[str]
    apart: re.Pattern[str]
    then: frozenset[str]
    total: frozenset[str]
    part: frozenset[str]


@cache
def _words(language: Language) -> Words:
    table, people = language["findings"]["sums"], shared()["families"]["people"]
    ones = "|".join(map(re.escape, table["one"]))
    return Words(
        re.compile(rf"\s+(?:{'|'.join(table['to'])})\s+"),
        re.compile(rf"\s*(?:\(|,?\s*(?:{'|'.join(table['or'])})\s+)"),
        re.compile(r"\s*(?:,|:|—|–|\s-|\()\s*"),
        re.compile(rf"\s*,?\s*(?:{'|'.join(table['and'])})\s+|\s*,\s+"),
        re.compile(rf"\s*,?\s*(?:{'|'.join(table['and'])})\s+(?:{ones})\s+(\w+)"),
        re.compile(r"\s*(?:[,;.:)—–]|\s-\s|$)"),
        re.compile(rf"[;:.]|\b(?:{'|'.join(table['apart'])})\b"),
        frozenset(language["findings"]["then"]["words"]),
        frozenset(people["generic"]),
        frozenset(people["part"]),
    )


def sums(claims: Sequence[Claim], text: str, article: Article) -> Iterator[Sum]:
    """The sums of one sentence that do not come out; its claims in text order, and the text that they stand in."""
    words = _words(load(article.language))
    numbers = [claim for claim in claims if isinstance(claim.value, Quantity) and claim.value.stated is not None]
    if len(numbers) > 1:
        yield from _growth(numbers, text, words)
        yield from _share(numbers, text, words)
        yield from _parts(numbers, text, words)
    yield from _birth(claims, article, words)
    yield from _years(claims, text)


def number(claim: Claim) -> Decimal:
    """The number that a claim states."""
    assert isinstance(claim.value, Quantity)
    assert claim.value.stated is not None
    return claim.value.stated


def ends(claim: Claim) -> tuple[Decimal, Decimal]:
    """What the number can be before it was rounded."""
    assert isinstance(claim.value, Quantity)
    return number(claim) - claim.value.step / 2, number(claim) + claim.value.step / 2


def _between(text: str, a: Claim, b: Claim) -> str:
    return text[a.end : b.start]


def _growth(numbers: list[Claim], text: str, words: Words) -> Iterator[Sum]:
    """ "rose 20% from X to Y", with one percentage that is a movement in the sentence, and one such pair."""
    moved = [
        claim
        for claim in numbers
        if claim.kind in having(Trait.SHARE)
        and claim.value.change in ("up", "down")  # type: ignore[attr-defined]
        and not getattr(claim.value, "points", False)
    ]
    pairs = [
        (a, b)
        for a, b in pairwise(numbers)
        if a.kind == b.kind and a.kind in GROWN and words.to.fullmatch(_between(text, a, b)) and _from(text, a)
    ]
    if len(moved) != 1 or len(pairs) != 1:
        return
    (share,), ((first, last),) = moved, pairs
    (low, high), (least, most) = ends(first), ends(last)
    if words.apart.search(text[min(share.end, last.end) : max(share.start, first.start)]):
        return
    if (
        low <= 0
        or number(share) <= 0
        or share.value.bound not in POINTS  # type: ignore[attr-defined]
        or getattr(first.value, "currency", None) != getattr(last.value, "currency", None)
        or getattr(first.value, "unit", None) != getattr(last.value, "unit", None)
    ):
        return
    sign = 1 if share.value.change == "up" else -1  # type: ignore[attr-defined]
    smallest, largest = sorted((sign * (least - high) / high * HUNDRED, sign * (most - low) / low * HUNDRED))
    below, above = ends(share)
    if above < smallest - 1 or below > largest + 1:
        right = sign * (number(last) - number(first)) / number(first) * HUNDRED
        yield Sum(
            (share, first, last),
            say(
                "{share} from {first} to {last}",
                share=quoted(share.quote),
                first=quoted(_bare(first)),
                last=quoted(last.quote),
            ),
            say("that is {percent}", percent=_percent(right)),
            (
                f"({grouped(number(last))} - {grouped(number(first))}) / {grouped(number(first))} = "
                f"{_percent(sign * right)}"
            ),
        )


def _from(text: str, claim: Claim) -> bool:
    """Is the number given as that from which the movement starts?"""
    start = load(claim.context.language)["findings"]["sums"]["from"]
    head = f"{text[max(0, claim.start - 8) : claim.start]}{claim.quote}".lower()
    return any(f"{word} {_bare(claim).lower()}" in " ".join(head.split()) for word in start)


def _bare(claim: Claim) -> str:
    """The quote without a leading "from"."""
    first, _, rest = claim.quote.partition(" ")
    return rest if first.lower() in load(claim.context.language)["findings"]["sums"]["from"] and rest else claim.quote


def _percent(number: Decimal) -> str:
    return in_percent(number.quantize(Decimal("0.1")))


def _share(numbers: list[Claim], text: str, words: Words) -> Iterator[Sum]:
    """ "12 of the 40 students (30%)"."""
    for at, part in enumerate(numbers):
        base = next(
            (
                claim
                for claim in numbers[at + 1 :]
                if isinstance(claim.value, Count)
                and isinstance(part.value, Count)
                and part.start < claim.start
                and claim.end == part.end
            ),
            None,
        )
        share = next(
            (
                claim
                for claim in numbers[at + 1 :]
                if base and claim.kind in having(Trait.SHARE) and claim.start >= part.end
            ),
            None,
        )
        if (
            base is None
            or share is None
            or not words.or_share.fullmatch(_between(text, part, share))
            or number(base) <= 0
            or share.value.bound not in POINTS  # type: ignore[attr-defined]
        ):
            continue
        right = number(part) / number(base) * HUNDRED
        low, high = ends(share)
        if not low - 1 <= right <= high + 1 and part.value.bound is base.value.bound is Bound.EXACT:  # type: ignore[attr-defined]
            yield Sum(
                (part, base, share),
                say("{part} are given as {share}", part=quoted(part.quote), share=quoted(share.quote)),
                say("they are {percent}", percent=_percent(right)),
                f"{grouped(number(part))} / {grouped(number(base))} = {_percent(right)}",
            )


def _parts(numbers: list[Claim], text: str, words: Words) -> Iterator[Sum]:
    """ "five people, three men and a woman, ...": a total of people, two parts or more, and nothing else."""
    counts = [claim for claim in numbers if isinstance(claim.value, Count) and claim.value.bound is Bound.EXACT]
    for at, total in enumerate(counts):
        if total.context.group not in words.total:
            continue
        parts: list[Claim] = []
        for claim in counts[at + 1 :]:
            gap = _between(text, parts[-1] if parts else total, claim)
            if claim.context.group not in words.part or not (words.joined if parts else words.parts).fullmatch(gap):
                break
            parts.append(claim)
        if parts:
            yield from _added(total, parts, text[parts[-1].end : parts[-1].end + NEAR], words)


def _added(total: Claim, parts: list[Claim], rest: str, words: Words) -> Iterator[Sum]:
    """The parts against the total, with one more in words ("and a woman"), where the list then ends."""
    last = words.one_more.match(rest)
    one = int(last is not None and last.group(1).lower() in words.part)
    closed = words.closed.match(rest[last.end() :] if last and one else rest)
    added = sum((number(part) for part in parts), Decimal(one))
    if closed is None or len(parts) + one < 2 or added == number(total):
        return
    written = " + ".join([*(grouped(number(part)) for part in parts), *(["1"] if one else [])])
    yield Sum(
        (total, *parts),
        say(
            "{total} are told apart as {parts} and one more" if one else "{total} are told apart as {parts}",
            total=quoted(total.quote),
            parts=", ".join(quoted(part.quote) for part in parts),
        ),
        say("these are {number}", number=grouped(added)),
        f"{written} = {grouped(added)}",
    )


def _birth(claims: Sequence[Claim], article: Article, words: Words) -> Iterator[Sum]:
    """An age beside a date of birth, in one sentence, of one person, on a known day of publication."""
    born = [
        claim
        for claim in claims
        if isinstance(claim.value, Date) and claim.attribute == "birth" and claim.value.earliest and claim.subject
    ]
    ages = [
        claim
        for claim in claims
        if isinstance(claim.value, Age)
        and claim.value.bound is Bound.EXACT
        and claim.value.unit == "year"
        and claim.value.person
    ]
    known = stretch(article.published)
    if len(born) != 1 or len(ages) != 1 or known is None:
        return
    (birth,), (age,) = born, ages
    assert isinstance(age.value, Age)
    if birth.subject != age.value.person or not words.then.isdisjoint(set(age.context.clause) - {"was"}):
        return
    date = birth.value
    assert isinstance(date, Date)
    assert date.earliest is not None
    assert date.latest is not None
    oldest = (
        known[1].year - date.earliest.year - ((known[1].month, known[1].day) < (date.earliest.month, date.earliest.day))
    )
    youngest = (
        known[0].year - date.latest.year - ((known[0].month, known[0].day) < (date.latest.month, date.latest.day))
    )
    if not youngest <= number(age) <= oldest:
        comes = str(oldest) if oldest == youngest else say("{youngest} or {oldest}", youngest=youngest, oldest=oldest)
        yield Sum(
            (age, birth),
            say("{age} and born {birth}", age=quoted(age.quote), birth=quoted(birth.quote)),
            say("that makes {years}", years=comes),
            say(
                "from {birth} to {published} are {years} years",
                birth=date.edtf,
                published=article.published,
                years=comes,
            ),
        )


def _years(claims: Sequence[Claim], text: str) -> Iterator[Sum]:
    """ "a five-year term from 2010 to 2014": first and last year, counted with or without the last."""
    for at, (length, years) in enumerate(pairwise(claims)):
        value, date = length.value, years.value
        if (
            not isinstance(value, Duration)
            or value.stated is None
            or value.unit.name != "year"
            or value.bound is not Bound.EXACT
            or not isinstance(date, Date)
        ):
            continue
        first, _, last = (date.edtf or "").partition("/")
        told = years.quote
        ends = [length, years]
        end = claims[at + 2] if at + 2 < len(claims) else years
        if not last and date.bound is Bound.FROM and isinstance(end.value, Date) and end.value.bound is Bound.UNTIL:
            last, told = end.value.edtf or "", text[years.start : end.end]
            ends.append(end)
        gap = _between(text, length, years)
        if (
            not (first.isdigit() and last.isdigit())
            or len(gap) > NEAR
            or any(sign in gap for sign in ";:.")
            or any(sign.isdigit() for sign in gap)
        ):
            continue
        passed = int(last) - int(first)
        if value.stated not in (passed, passed + 1, passed - 1):
            yield Sum(
                tuple(ends),
                f"{quoted(length.quote)}, {quoted(told)}",
                say("these are {years} years", years=passed),
                f"{last} - {first} = {passed}",
            )
