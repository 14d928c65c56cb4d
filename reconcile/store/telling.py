"""The JSON of a run, put together from the texts of its stories, which wait on disk meanwhile, or in memory."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

import msgpack

from reconcile import json_text
from reconcile.spool import Place, Spool
from reconcile.store.records import RunRecord, Written, deep, lone

Item = tuple[str, str]
"""The key of a fact or a finding by itself, and its text."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the texts of a story lie: its own, those of its facts together, each finding's."""

    story: Place
    facts: Place
    findings: tuple[Place, ...]


def document(run: RunRecord, stories: Iterable[Written]) -> str:
    """The JSON of the run as text, given its stories in order: in memory alone, as a store is also read where nobody
    may write."""
    with closing(Telling(run, Spool(io.BytesIO()))) as telling:
        for story in stories:
            telling.add(story)
        return b"".join(telling.pieces()).decode()


class Telling:
    """What is told of the stories of a run, in their order. It is to be closed."""

    def __init__(self, run: RunRecord, spool: Spool | None = None) -> None:
        """`spool` is where the texts wait, by default on disk."""
        self.run = run
        self.spool = spool or Spool()
        self.laid: list[Laid] = []
        self.claims: dict[str, Place] = {}
        """By article those of its claims."""
        self.lone = any(map(lone, run.texts))
        """Is half a surrogate pair in one of the texts? Then all of it is written in ASCII."""

    def close(self) -> None:
        """Let everything go."""
        self.spool.close()

    def add(self, story: Written) -> None:
        """Put the texts of the next story down."""
        self.claims.update({article: self._put(text) for article, text in story.claims})
        facts, findings = self._items(story.facts), tuple(map(self._items, zip(story.findings)))
        self.laid.append(Laid(self._put(story.story), facts, findings))

    def pieces(self) -> Iterator[bytes]:
        """The document, as `report.to_json` writes it of the whole result."""
        not_read = [deep(json_text.text_of(entry)) for entry in self.run.not_read]
        escaped = self.lone or any(map(lone, not_read))
        pieces = json_text.document(self.run.version, self._lists(not_read))
        return json_text.chunks((json_text.ascii_only(piece) if escaped else piece).encode() for piece in pieces)

    def _lists(self, not_read: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
        run = self.run
        yield "articles", map(deep, run.texts)
        yield "stories", (self._text(each.story) for each in self.laid)
        yield "claims", (self._text(self.claims[each.id]) for each in run.articles if each.id in self.claims)
        yield "facts", self._facts({(place.story, place.position): place.key for place in run.facts})
        yield "findings", self._findings()
        yield "not_read", not_read

    def _facts(self, keys: Mapping[tuple[int, int], str]) -> Iterator[str]:
        """Those of these numbers under the keys that they have in the run."""
        for number, each in enumerate(self.laid):
            for position, (own, text) in enumerate(self._taken(each.facts)):
                yield json_text.renamed(text, own, keys.get((number, position), own))

    def _findings(self) -> Iterator[str]:
        for place in self.run.findings:
            ((own, text),) = self._taken(self.laid[place.story].findings[place.position])
            yield json_text.renamed(text, own, place.key)

    def _put(self, text: str) -> Place:
        self.lone = self.lone or lone(text)
        return self.spool.put(text.encode())

    def _text(self, place: Place) -> str:
        return self.spool.get(place).decode()

    def _items(self, items: Sequence[Item]) -> Place:
        self.lone = self.lone or any(lone(text) for _, text in items)
        return self.spool.put(msgpack.packb(items))

    def _taken(self, place: Place) -> list[Item]:
        found: list[Item] = msgpack.unpackb(self.spool.get(place))
        return found
