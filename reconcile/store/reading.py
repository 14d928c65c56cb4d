"""Reads back what a run kept: its stories, its articles, and the very JSON that it wrote."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from reconcile.model import Article, NotRead
from reconcile.store import tables
from reconcile.store.lineage import chunks
from reconcile.store.records import Part, Place, RunRecord, StoryRecord

MARKS: dict[Any, tuple[str, str, str]] = {
    tables.ClaimRow: ("claim", "article", "kind"),
    tables.FactRow: ("fact", "kind", "relation"),
    tables.FindingRow: ("finding", "rule", "severity"),
}
"""The columns that a part's id and its marks stand in."""


def stories(connection: Connection, rows: Sequence[int]) -> list[StoryRecord]:
    """The records of the stories in these rows, in this order."""
    parts = {made: _parts(connection, made, rows) for made in MARKS}
    table = tables.table_of(tables.StoryRow)
    told: dict[int, Row[Any]] = {}
    for asked in chunks(rows):
        told.update({row.id: row for row in connection.execute(select(table).where(table.c.id.in_(asked)))})
    return [
        StoryRecord(
            told[row].story,
            told[row].title,
            told[row].document,
            tuple(parts[tables.ClaimRow][row]),
            tuple(parts[tables.FactRow][row]),
            tuple(parts[tables.FindingRow][row]),
        )
        for row in rows
    ]


def _parts(connection: Connection, made: Any, rows: Iterable[int]) -> dict[int, list[Part]]:
    table = made.__table__
    name, first, second = MARKS[made]
    columns = (table.c.story_id, table.c[name], table.c.key, table.c[first], table.c[second], table.c.document)
    found: dict[int, list[Part]] = defaultdict(list)
    for asked in chunks(rows):
        order = (table.c.story_id, table.c.position)
        told = select(*columns).where(table.c.story_id.in_(asked)).order_by(*order)
        for story, each, key, one, other, text in connection.execute(told).all():
            found[story].append(Part(each, key, (one, other), text))
    return found


def run_record(connection: Connection, run: tables.Run) -> RunRecord:
    """What is kept of a run, its stories as numbers of rows; of its articles only what its JSON gives."""
    story_rows = list(connection.execute(_listed(tables.RunStory, "story_id", run.id)).scalars())
    place_of = {row: at for at, row in enumerate(story_rows)}
    texts = _texts(connection, run.id)
    return RunRecord(
        corpus=run.corpus,
        version=run.version,
        method=tuple((name, told) for name, told in json.loads(run.method)),
        articles=[_article(json.loads(text)) for text in texts],
        texts=texts,
        stories=list(story_rows),
        facts=_places(connection, tables.RunFact, tables.FactRow, "fact_id", run.id, place_of),
        findings=_places(connection, tables.RunFinding, tables.FindingRow, "finding_id", run.id, place_of),
        not_read=_not_read(connection, run.id),
        fingerprint=run.fingerprint,
        counts={"claims": run.claims, "facts": run.facts, "findings": run.findings},
    )


def _listed(made: Any, column: str, run: int | None) -> Any:
    table = made.__table__
    return select(table.c[column]).where(table.c.run_id == run).order_by(table.c.position)


def _texts(connection: Connection, run: int | None) -> list[str]:
    pointers, articles = tables.table_of(tables.RunArticle), tables.table_of(tables.ArticleRow)
    joined = select(articles.c.document).join(pointers, pointers.c.article_id == articles.c.id)
    return list(connection.execute(joined.where(pointers.c.run_id == run).order_by(pointers.c.position)).scalars())


def _article(told: dict[str, Any]) -> Article:
    return Article(
        id=told["id"], path=told["path"], text="", title=told["title"], story=told["story"], key=told.get("key", "")
    )


def _places(
    connection: Connection, pointer: Any, made: Any, column: str, run: int | None, place_of: dict[int, int]
) -> list[Place]:
    pointers, table = pointer.__table__, made.__table__
    order = (pointers.c.position,) if "position" in pointers.c else (table.c.story_id, table.c.position)
    joined = select(table.c.story_id, table.c.position, pointers.c.key).join(pointers, pointers.c[column] == table.c.id)
    rows = connection.execute(joined.where(pointers.c.run_id == run).order_by(*order))
    return [Place(place_of[story], position, key) for story, position, key in rows]


def _not_read(connection: Connection, run: int | None) -> tuple[NotRead, ...]:
    table = tables.table_of(tables.NotReadRow)
    rows = connection.execute(
        select(table.c.path, table.c.why, table.c.defect).where(table.c.run_id == run).order_by(table.c.position)
    )
    return tuple(NotRead(path, why, bool(defect)) for path, why, defect in rows)
