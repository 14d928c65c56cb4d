"""Spans over a text as a tree: claims that overlap nest, and one that crosses another is cut at the border."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from reconcile.model import record

Key = TypeVar("Key")


@record
class Span(Generic[Key]):
    """text[start:end] belongs to `key`."""

    start: int
    end: int
    key: Key


@dataclass(slots=True)
class Node(Generic[Key]):
    """A stretch of text: plain (`key` None, `text` its words), or a span with what it is made of.

    `first` says whether this is the first part of a span that was cut: only that one carries the anchor.
    """

    key: Key | None
    text: str = ""
    first: bool = True
    children: list[Node[Key]] = field(default_factory=list)


def nested(
    text: str, start: int, end: int, spans: Iterable[Span[Key]], begun: set[Key] | None = None
) -> list[Node[Key]]:
    """text[start:end] as nodes in reading order; joining all plain text gives text[start:end] back.

    Longer spans hold shorter ones; of two alike the one given first holds the other. A span that reaches over
    the end of the one around it goes on behind it as a second part. `begun` are keys whose first part stands
    before this stretch; new ones are added to it. Spans outside the stretch are ignored. Time: n log n for n
    spans that nest; each crossing adds one part.
    """
    begun = set() if begun is None else begun
    inside = [
        Span(max(start, each.start), min(end, each.end), each.key)
        for each in spans
        if each.start < end and each.end > start
    ]
    return _level(text, start, end, sorted(inside, key=_outer_first), begun)


def _outer_first(span: Span[Key]) -> tuple[int, int]:
    return span.start, -span.end


def _level(text: str, start: int, end: int, spans: Sequence[Span[Key]], begun: set[Key]) -> list[Node[Key]]:
    nodes: list[Node[Key]] = []
    at, waiting = start, deque(spans)
    while waiting:
        outer = waiting.popleft()
        if outer.start > at:
            nodes.append(Node(None, text[at : outer.start]))
        inner = _inside(outer, waiting)
        first = outer.key not in begun
        begun.add(outer.key)
        nodes.append(Node(outer.key, first=first, children=_level(text, outer.start, outer.end, inner, begun)))
        at = outer.end
    if at < end:
        nodes.append(Node(None, text[at:end]))
    return nodes


def _inside(outer: Span[Key], waiting: deque[Span[Key]]) -> list[Span[Key]]:
    """What lies inside the outer span, taken from those that wait; what crosses its end is cut, and its rest waits."""
    inner: list[Span[Key]] = []
    later: list[Span[Key]] = []
    while waiting and waiting[0].start < outer.end:
        each = waiting.popleft()
        inner.append(Span(each.start, min(each.end, outer.end), each.key))
        if each.end > outer.end:
            later.append(Span(outer.end, each.end, each.key))
    while later and waiting and waiting[0].start == outer.end:
        later.append(waiting.popleft())
    waiting.extendleft(sorted(later, key=_outer_first, reverse=True))
    return inner
