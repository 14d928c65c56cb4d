"""The result of an incremental run: what it takes to write JSON and a summary, and the rest when it is asked for."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cached_property

from reconcile import __version__
from reconcile.codec import fingerprint
from reconcile.identity import numbering
from reconcile.incremental.running import Running
from reconcile.incremental.stories import OBJECTS, Objects, Told
from reconcile.isolation import Isolation
from reconcile.json_text import text_of
from reconcile.method import method
from reconcile.model import Claim, Fact, Finding, NotRead
from reconcile.pipeline import Reconciled
from reconcile.store.records import Place, RunRecord, Shelved, StoryRecord, Written, record_of, written
from reconcile.store.telling import Telling

AT_A_TIME = 100
"""Stories whose JSON is in memory at a time."""
WRITTEN = "written"
"""The kind under which the JSON of stories is kept."""


class Kept:
    """The result of such a run: its JSON and its findings at once, its claims and facts when they are asked for."""

    def __init__(self, made: Running, told: Sequence[Told], not_read: tuple[NotRead, ...]) -> None:
        self.made, self.told, self.not_read = made, list(told), not_read
        self.store, self.memos, self.corpus = made.store, made.memos, made.corpus
        self.articles = tuple(
            sorted((article for each in told for article in each.articles), key=lambda article: article.id)
        )
        self.fact_keys = numbering.across([each.found.facts for each in told])
        keys = numbering.across([each.found.numbered for each in told])
        listed = [
            (weight, at, number, keys[at][number])
            for at, each in enumerate(told)
            for number, weight in enumerate(each.found.weights)
        ]
        self.places = [Place(at, number, key) for _, at, number, key in sorted(listed, key=lambda entry: entry[:1])]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, most serious first."""
        return tuple(
            dataclasses.replace(self.told[place.story].found.findings[place.position], key=place.key)
            for place in self.places
        )

    @property
    def tally(self) -> tuple[int, int]:
        """How many claims there are, and how many facts two or more articles state."""
        return sum(each.found.claims for each in self.told), sum(each.found.shared for each in self.told)

    def outline(self) -> Reconciled:
        """The result without its claims and facts, which a summary does not need."""
        return self._reconciled((), ())

    @cached_property
    def result(self) -> Reconciled:
        """The whole result."""
        self.store.fetch(self.memos, OBJECTS, [each.key for each in self.told if each.fresh is None])
        every = [self.memos.recall(OBJECTS, each.key) or self._again(each) for each in self.told]
        told = sorted((claim for objects in every for claim in objects.claims), key=lambda claim: claim.article)
        renamed = (
            dataclasses.replace(fact, key=key)
            for objects, keys in zip(every, self.fact_keys, strict=True)
            for fact, key in zip(objects.facts, keys, strict=True)
        )
        return self._reconciled(tuple(told), tuple(renamed))

    def _again(self, told: Told) -> Objects:
        """The same for a story of which another run let go meanwhile."""
        objects = self.made.objects(told.story, told.articles, Isolation())[1]
        self.memos.keep(OBJECTS, told.key, objects)
        return objects

    def _reconciled(self, told: tuple[Claim, ...], found: tuple[Fact, ...]) -> Reconciled:
        stories = tuple(each.story for each in self.told)
        return Reconciled(
            self.articles,
            stories,
            told,
            found,
            self.findings,
            self.not_read,
            self.corpus,
            __version__,
            method(),
            self.made.histories,
        )

    @cached_property
    def record(self) -> RunRecord:
        """What is kept of it: new stories whole, the others by their rows."""
        for each in self.told:
            self.memos.known(WRITTEN, each.found.digest)
        rows = self.store.known_stories([each.found.digest for each in self.told if each.fresh is None])
        return RunRecord(
            corpus=self.corpus,
            version=__version__,
            method=method(),
            articles=list(self.articles),
            texts=[text_of(article) for article in self.articles],
            stories=[each.fresh or rows[each.found.digest] for each in self.told],
            facts=[
                Place(at, number, key)
                for at, (each, keys) in enumerate(zip(self.told, self.fact_keys, strict=True))
                for number, (fact, key) in enumerate(zip(each.found.facts, keys, strict=True))
                if key != fact.key
            ],
            findings=self.places,
            not_read=self.not_read,
            fingerprint=fingerprint(),
            counts={
                "claims": self.tally[0],
                "facts": sum(len(each.found.facts) for each in self.told),
                "findings": len(self.places),
            },
        )

    def text(self) -> str:
        """Its JSON, as `report.to_json` writes it of the whole result."""
        return b"".join(self.pieces()).decode()

    def pieces(self) -> Iterator[bytes]:
        """The same in pieces: of all texts some stories' alone are in memory at a time."""
        listed = list(zip((each.found.digest for each in self.told), self.record.stories, strict=True))
        with closing(Telling(self.record)) as telling:
            for at in range(0, len(listed), AT_A_TIME):
                for story in self._written(listed[at : at + AT_A_TIME]):
                    telling.add(story)
            yield from telling.pieces()

    def _written(self, listed: Sequence[tuple[str, StoryRecord | Shelved | int]]) -> Iterator[Written]:
        """These stories, each given by its digest and its record or row, as a run writes them."""
        digests = [digest for digest, _ in listed]
        self.store.fetch(self.memos, WRITTEN, digests)
        known: dict[str, Written | None] = {each: self.memos.recall(WRITTEN, each) for each in digests}
        self.memos.release(WRITTEN, digests)
        rows = [story for each, story in listed if isinstance(story, int) and known[each] is None]
        made = dict(zip(rows, self.store.stories(rows), strict=True))
        for digest, story in listed:
            told = known[digest]
            if told is None:
                record = made[story] if isinstance(story, int) else story
                told = written(record.taken() if isinstance(record, Shelved) else record)
                self.memos.keep(WRITTEN, digest, told)
            yield told

    def keep(self, changed: Reconciled | None = None, now: datetime.datetime | None = None) -> int:
        """Keep it in the store, all of it or nothing, and give its number; `changed` is what became of the result
        meanwhile."""
        record = record_of(changed, fingerprint()) if changed else self.record
        return self.store.keep_record(record, self.memos, now=now)
