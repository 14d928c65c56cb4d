"""A claim in its sentence, with what stands before and after it: cut only where the reader can see the cut."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Claim, record

AROUND = 170
"""Characters of context before and after the sentence."""
LONGEST = 420
"""Characters of the sentence itself that are shown on either side of the claims."""
CUT = "[…]"


@record
class Bit:
    """A run of text: `how` is "text" (the sentence), "mark" (a claim), "context" (around it) or "cut" (left out)."""

    how: str
    text: str


def excerpt(text: str, claims: Sequence[Claim], paragraph: tuple[int, int]) -> tuple[Bit, ...]:
    """The claims, all of one sentence of the text, marked in that sentence with what surrounds it in its paragraph.

    Joined and without the cuts it is a run of the text.
    """
    first, last = min(claim.start for claim in claims), max(claim.end for claim in claims)
    start, end = sentence_at(text, claims[0])
    start, end = min(start, first), max(end, last)
    low, low_cut = _open(text, start, first)
    high, high_cut = _close(text, end, last)
    body = _marked(text, low, high, _outermost(claims))
    before = [Bit("cut", f"{CUT} ")] if low_cut else _before(text, paragraph[0], start)
    after = [Bit("cut", f" {CUT}")] if high_cut else _after(text, end, paragraph[1])
    return (*before, *body, *after)


def sentence_at(text: str, claim: Claim) -> tuple[int, int]:
    """Where the claim's sentence begins and ends in the text; the claim itself where it is not found."""
    length = len(claim.sentence)
    if not length:
        return claim.start, claim.end
    last = min(claim.start, len(text))
    at = text.rfind(claim.sentence, max(0, claim.end - length), last + length)
    return (at, at + length) if 0 <= at <= claim.start else (claim.start, claim.end)


def _outermost(claims: Sequence[Claim]) -> list[Claim]:
    if len(claims) == 1:
        return [*claims]
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda each: (each.start, -each.end)):
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


def _marked(text: str, start: int, end: int, claims: Sequence[Claim]) -> list[Bit]:
    """text[start:end] with the claims, none of which overlaps another."""
    bits, at = [], start
    for claim in claims:
        if claim.start > at:
            bits.append(Bit("text", text[at : claim.start]))
        bits.append(Bit("mark", text[claim.start : claim.end]))
        at = claim.end
    return [*bits, Bit("text", text[at:end])] if at < end else bits


def _open(text: str, start: int, first: int) -> tuple[int, bool]:
    """Where the quotation begins: at its sentence, or at a word not too far before the claim."""
    if first - start <= LONGEST:
        return start, False
    at = text.find(" ", first - LONGEST, first)
    return (at + 1 if at >= 0 else first), True


def _close(text: str, end: int, last: int) -> tuple[int, bool]:
    if end - last <= LONGEST:
        return end, False
    at = text.rfind(" ", last, last + LONGEST)
    return (at if at >= 0 else last), True


def _before(text: str, paragraph: int, start: int) -> list[Bit]:
    """The end of what stands before the sentence in its paragraph."""
    low = max(paragraph, start - AROUND)
    line = text[low:start]
    if not line.strip():
        return []
    if low == paragraph:
        return [Bit("context", line)]
    space = line.find(" ")
    return [Bit("cut", CUT), Bit("context", line[space:] if space >= 0 else " ")]


def _after(text: str, end: int, paragraph: int) -> list[Bit]:
    """The beginning of what stands behind the sentence in its paragraph."""
    high = min(paragraph, end + AROUND)
    line = text[end:high]
    if not line.strip():
        return []
    if high == paragraph:
        return [Bit("context", line)]
    space = line.rfind(" ")
    return [Bit("context", line[:space] if space > 0 else ""), Bit("cut", f" {CUT}")]
