"""Writes a run into the database, inside one transaction: what is new as rows, the rest as pointers to what is
there."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, select, update

from reconcile.json_text import encodable
from reconcile.model import Article
from reconcile.store import tables
from reconcile.store.lineage import UNKNOWN_YEAR, appeared, chunks, digest, documents, version_digest
from reconcile.store.records import Place, RunRecord, Shelved, StoryRecord
from reconcile.store.tables import table_of

Row = dict[str, Any]
AT_A_TIME = 50
"""Stories that are written at a time."""
NO_TEXT = {0: "\N{REPLACEMENT CHARACTER}", **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")}
"""What no column of text can hold."""


def keep(connection: Connection, run: RunRecord, moment: datetime.datetime) -> int:
    """Keep the run under the moment, and give its number."""
    kept = _Kept(connection, run, moment.isoformat(timespec="seconds"))
    kept.articles()
    kept.stories()
    return kept.run_id


class _Kept:
    """One run on its way into the tables."""

    def __init__(self, connection: Connection, run: RunRecord, moment: str) -> None:
        self.connection, self.run, self.moment = connection, run, moment
        self.documents = documents(connection, run.corpus, run.articles)
        self.run_id = self._insert(tables.Run, [self._run()])[0]
        left = [
            {
                "run_id": self.run_id,
                "position": number,
                "path": _clean(each.path),
                "why": _clean(each.why),
                "defect": each.defect,
            }
            for number, each in enumerate(run.not_read)
        ]
        self._bulk(tables.NotReadRow, left)

    def _run(self) -> Row:
        run = self.run
        return {
            "corpus": _clean(run.corpus),
            "version": run.version,
            "fingerprint": run.fingerprint,
            "kept": self.moment,
            "articles": len(run.articles),
            "stories": len(run.stories),
            **{name: run.counts[name] for name in ("claims", "facts", "findings")},
            "method": json.dumps(run.method),
        }

    def articles(self) -> None:
        """The articles with their documents, versions and texts."""
        self._documents()
        versions = self._versions()
        digests = [digest(text, str(version)) for text, version in zip(self.run.texts, versions, strict=True)]
        listed = zip(self.run.articles, self.run.texts, digests, versions, strict=True)
        rows = {
            each: {
                "digest": each,
                "document_version_id": version,
                "article": article.id,
                "key": article.key,
                "document": text,
            }
            for article, text, each, version in listed
        }
        known = self._known(tables.ArticleRow, "digest", rows)
        ids = [known[each] for each in digests]
        self._bulk(
            tables.RunArticle,
            [{"run_id": self.run_id, "position": at, "article_id": each} for at, each in enumerate(ids)],
        )

    def _documents(self) -> None:
        """A document for every article that is none yet, and every key that it has now."""
        fresh = [article.key for article in self.run.articles if article.key not in self.documents]
        made = self._insert(tables.Document, [{"key": key} for key in fresh])
        self.documents.update(zip(fresh, made, strict=True))
        known = self._present(self.documents)
        self._bulk(
            tables.DocumentKey,
            [{"key": key, "document_id": row} for key, row in self.documents.items() if key not in known],
        )

    def _present(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that are there already."""
        table = table_of(tables.DocumentKey)
        asked = (select(table.c.key).where(table.c.key.in_(each)) for each in chunks(keys))
        return {row[0] for each in asked for row in self.connection.execute(each)}

    def _versions(self) -> list[int]:
        """The version of each article, made where there is none yet; all of them were seen in this run."""
        made = [version_digest(article) for article in self.run.articles]
        keys = [(self.documents[article.key], each) for article, each in zip(self.run.articles, made, strict=True)]
        table = table_of(tables.DocumentVersion)
        known: dict[tuple[int, str], int] = {}
        for asked in chunks(document for document, _ in keys):
            rows = self.connection.execute(
                select(table.c.document_id, table.c.digest, table.c.id).where(table.c.document_id.in_(asked))
            )
            known.update(((row[0], row[1]), row[2]) for row in rows)
        seen = [known[key] for key in keys if key in known]
        for asked in chunks(seen):
            self.connection.execute(
                update(table).where(table.c.id.in_(asked)).values(last_seen=self.moment, last_run_id=self.run_id)
            )
        fresh = [(key, article) for key, article in zip(keys, self.run.articles, strict=True) if key not in known]
        texts = self._texts([article.text for _, article in fresh])
        rows_of = [self._version(key, article, texts[article.text]) for key, article in fresh]
        known.update(zip([key for key, _ in fresh], self._insert(tables.DocumentVersion, rows_of), strict=True))
        return [known[key] for key in keys]

    def _version(self, key: tuple[int, str], article: Article, text: int) -> Row:
        names = ("sha256", "title", "publisher", "url", "language", "updated", "country")
        told = {name: _clean(getattr(article, name)) for name in names} | _appeared(article)
        seen = {
            "first_seen": self.moment,
            "last_seen": self.moment,
            "first_run_id": self.run_id,
            "last_run_id": self.run_id,
        }
        return {"document_id": key[0], "digest": key[1], "content_id": text, **told, **seen}

    def _texts(self, texts: Iterable[str]) -> dict[str, int]:
        """The rows of the texts, made where they are not there yet."""
        digests = {text: digest(text) for text in texts}
        rows = {each: {"digest": each, "text": _clean(text), "exact": _exact(text)} for text, each in digests.items()}
        known = self._known(tables.Content, "digest", rows)
        return {text: known[each] for text, each in digests.items()}

    def stories(self) -> None:
        """The stories, and the order of what was found in them."""
        digests = [story if isinstance(story, int) else story.digest for story in self.run.stories]
        fresh = {
            each: story for each, story in zip(digests, self.run.stories, strict=True) if not isinstance(story, int)
        }
        known = self._ids(tables.StoryRow, "digest", map(str, fresh))
        waiting = ((str(each), story) for each, story in fresh.items() if each not in known)
        made: dict[str, int] = {}
        while some := list(islice(waiting, AT_A_TIME)):
            made |= self._stories(some)
        known |= made
        self.story_ids = [each if isinstance(each, int) else known[each] for each in digests]
        listed = [{"run_id": self.run_id, "position": at, "story_id": each} for at, each in enumerate(self.story_ids)]
        self._bulk(tables.RunStory, listed)
        findings = zip(self.run.findings, self._rows_of(tables.FindingRow, self.run.findings), strict=True)
        ordered = [
            {"run_id": self.run_id, "position": at, "finding_id": each, "key": place.key}
            for at, (place, each) in enumerate(findings)
        ]
        self._bulk(tables.RunFinding, ordered)
        facts = zip(self.run.facts, self._rows_of(tables.FactRow, self.run.facts), strict=True)
        self._bulk(
            tables.RunFact, [{"run_id": self.run_id, "fact_id": each, "key": place.key} for place, each in facts]
        )

    def _stories(self, some: Iterable[tuple[str, StoryRecord | Shelved]]) -> dict[str, int]:
        """The rows of these stories by their digests, made with all that was found in them."""
        whole = {each: story.taken() if isinstance(story, Shelved) else story for each, story in some}
        rows: list[Row] = [
            {"digest": each, "story": story.id, "title": _clean(story.title), "document": story.text}
            for each, story in whole.items()
        ]
        ids = self._insert(tables.StoryRow, rows)
        for story_id, story in zip(ids, whole.values(), strict=True):
            self._parts(story_id, story)
        return dict(zip(whole, ids, strict=True))

    def _parts(self, story_id: int, story: StoryRecord) -> None:
        for made, name, parts, marks in (
            (tables.ClaimRow, "claim", story.claims, ("article", "kind")),
            (tables.FactRow, "fact", story.facts, ("kind", "relation")),
            (tables.FindingRow, "finding", story.findings, ("rule", "severity")),
        ):
            rows = (
                {
                    "story_id": story_id,
                    "position": at,
                    name: each.id,
                    "key": each.key,
                    marks[0]: each.marks[0],
                    marks[1]: each.marks[1],
                    "document": each.text,
                }
                for at, each in enumerate(parts)
            )
            self._bulk(made, list(rows))

    def _rows_of(self, made: Any, places: Sequence[Place]) -> list[int]:
        """The rows of facts or findings in these places."""
        table = table_of(made)
        found: dict[tuple[int, int], int] = {}
        for asked in chunks(self.story_ids[place.story] for place in places):
            rows = self.connection.execute(
                select(table.c.story_id, table.c.position, table.c.id).where(table.c.story_id.in_(asked))
            )
            found.update(((row[0], row[1]), row[2]) for row in rows)
        return [found[self.story_ids[place.story], place.position] for place in places]

    def _known(self, made: Any, name: str, rows: dict[str, Row]) -> dict[str, int]:
        """The rows by the column `name`, those that are not there made."""
        known = self._ids(made, name, rows)
        fresh = [each for each in rows if each not in known]
        return known | dict(zip(fresh, self._insert(made, [rows[each] for each in fresh]), strict=True))

    def _ids(self, made: Any, name: str, values: Iterable[str]) -> dict[str, int]:
        table = table_of(made)
        found: dict[str, int] = {}
        for asked in chunks(values):
            rows = self.connection.execute(select(table.c[name], table.c.id).where(table.c[name].in_(asked)))
            found.update((row[0], row[1]) for row in rows)
        return found

    def _insert(self, made: Any, rows: list[Row]) -> list[int]:
        """Insert the rows, and give their numbers in order."""
        if not rows:
            return []
        table = table_of(made)
        return list(
            self.connection.execute(insert(table).returning(table.c.id, sort_by_parameter_order=True), rows).scalars()
        )

    def _bulk(self, made: Any, rows: list[Row]) -> None:
        if rows:
            self.connection.execute(insert(table_of(made)), rows)


def _appeared(article: Article) -> Row:
    """When it appeared as far as it tells itself, and on which basis that is known; of a day without a year on none."""
    day = appeared(article)
    yearless = day is not None and day.startswith(UNKNOWN_YEAR)
    return {"published": day, "published_basis": None if yearless else article.published_basis}


def _clean(text: str | None) -> str | None:
    """The text with a sign for each that no column of text can hold, so that places in it stay where they are."""
    return text if text is None or _holds(text) else text.translate(NO_TEXT)


def _exact(text: str) -> bytes | None:
    return None if _holds(text) else text.encode("utf-8", "surrogatepass")


def _holds(text: str) -> bool:
    return "\x00" not in text and (text.isascii() or encodable(text))
