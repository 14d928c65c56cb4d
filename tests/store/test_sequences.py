"""Whatever is added, edited, moved or taken away between runs: the store holds what one holds that was made of the
final articles."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from reconcile import articles, identity, incremental, report
from reconcile.errors import UnreadableInput
from reconcile.files import put
from reconcile.pipeline import reconcile
from reconcile.store import Store, tables
from tests.store.conftest import NUMBERS, THOROUGH, database

NOW = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.UTC)
NAMES = ("a", "b", "c/d", "c/e")
TEXTS = (
    "Tamsin Port Authority will spend ${} million on dredging the Marlow basin, director Ida Falk said on Monday.",
    (
        "The Tamsin Port Authority is to spend ${} million on dredging of the Marlow basin in May, its director Ida "
        "Falk said."
    ),
    (
        "OSTREY, Aug. 2 - The footbridge over the Ael at Ostrey will cost ${} million and open on Friday, Ruth "
        "Ansell said."
    ),
    (
        "---\npublished: 2024-08-03\npublisher: Ostrey Post\n---\n"
        "The Ostrey footbridge over the Ael costs ${} million, said Ruth Ansell."
    ),
    (
        "---\nurl: https://post.example/bridge\n---\n"
        "Ruth Ansell said the Ostrey footbridge over the Ael costs ${} million.\n\nCorrection: it is ${} million."
    ),
)
HISTORY = frozenset({"silent-edit", "corrected", "superseded"})
"""Rules that tell of earlier versions."""
CONTENT = st.tuples(st.sampled_from(TEXTS), st.sampled_from((30, 46)))


class Sequence(RuleBasedStateMachine):
    """A folder of articles and its store; the model is the folder."""

    server: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="sequence-"))
        self.desk = self.place / "desk"
        self.stores: list[Store] = []
        self.runs = 0
        self.dirty = False

    def new(self) -> Store:
        number = next(NUMBERS)
        store = Store(database(self.server, number) if self.server else str(self.place / f"{number}.db"))
        self.stores.append(store)
        return store

    @initialize(content=CONTENT)
    def begin(self, content: tuple[str, int]) -> None:
        self.store = self.new()
        self.write("a", content)

    def write(self, name: str, content: tuple[str, int]) -> None:
        text, number = content
        put(self.desk / f"{name}.md", text.replace("{}", str(number)).encode())
        self.dirty = True

    def there(self) -> list[Path]:
        return sorted(self.desk.rglob("*.md"))

    @rule(name=st.sampled_from(NAMES), content=CONTENT)
    def add_or_edit(self, name: str, content: tuple[str, int]) -> None:
        self.write(name, content)

    @precondition(lambda self: len(self.there()) > 1)
    @rule(which=st.integers(0, 3))
    def remove(self, which: int) -> None:
        self.there()[which % len(self.there())].unlink()
        self.dirty = True

    @precondition(lambda self: self.there())
    @rule(which=st.integers(0, 3), name=st.sampled_from(NAMES))
    def move(self, which: int, name: str) -> None:
        path = self.there()[which % len(self.there())]
        if not (self.desk / f"{name}.md").exists():
            put(self.desk / f"{name}.md", path.read_bytes())
            path.unlink()
            self.dirty = True

    @precondition(lambda self: self.dirty)
    @rule()
    def run(self) -> None:
        self.dirty = False
        self.runs += 1
        read = articles.read([self.desk])
        keys = identity.documents(read.articles)
        now = [_keyed(article, keys[article.id]) for article in read.articles]
        whole = reconcile(
            read.articles, not_read=read.not_read, corpus="desk", earlier=self.store.histories("desk", now)
        )
        kept = incremental.run(self.desk, self.store)
        assert kept.text() == report.to_json(whole)
        assert self.store.text(kept.keep(now=NOW)) == report.to_json(whole)

    @invariant()
    def every_run_is_there(self) -> None:
        if hasattr(self, "store"):
            assert len(self.store.runs()) == self.runs

    def teardown(self) -> None:
        try:
            if hasattr(self, "store") and self.there():
                self.check()
        finally:
            for store in self.stores:
                store.close()
            shutil.rmtree(self.place)

    def check(self) -> None:
        """The last run is that of a fresh store, row for row, history apart."""
        if self.dirty:
            self.run()
        fresh = self.new()
        try:
            incremental.run(self.desk, fresh).keep(now=NOW)
        except UnreadableInput:
            return
        assert content(self.store) == content(fresh)
        assert self.store.faults() == []


def _keyed(article: articles.Article, key: str) -> articles.Article:
    import dataclasses

    return dataclasses.replace(article, key=key)


def content(store: Store) -> dict[str, Any]:
    """What the last run left: its JSON, its articles' versions and texts, and the rows of its claims and facts."""
    told = dict(store.document())
    told["findings"] = [{**each, "key": ""} for each in told["findings"] if each["rule"] not in HISTORY]
    pointers, rows, versions, texts = (
        tables.table_of(each) for each in (tables.RunArticle, tables.ArticleRow, tables.DocumentVersion, tables.Content)
    )
    last = store.run().id
    columns = (rows.c.article, rows.c.key, versions.c.sha256, versions.c.title, versions.c.published, texts.c.text)
    read = (
        select(*columns)
        .join(pointers, pointers.c.article_id == rows.c.id)
        .join(versions, versions.c.id == rows.c.document_version_id)
        .join(texts, texts.c.id == versions.c.content_id)
        .where(pointers.c.run_id == last)
        .order_by(pointers.c.position)
    )
    with store.reading() as connection:
        told["read"] = [tuple(row) for row in connection.execute(read)]
        for made in (tables.ClaimRow, tables.FactRow):
            told[made.__name__] = _rows(connection, made, last)
    return told


def _rows(connection: Any, made: Any, last: int | None) -> list[tuple[Any, ...]]:
    pointers, table = tables.table_of(tables.RunStory), tables.table_of(made)
    wanted = [column for column in table.c if column.name not in ("id", "story_id")]
    joined = select(*wanted).join(pointers, pointers.c.story_id == table.c.story_id).where(pointers.c.run_id == last)
    return [tuple(row) for row in connection.execute(joined.order_by(pointers.c.position, table.c.position))]


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_any_sequence_ends_as_a_fresh_store(backend: str, request: pytest.FixtureRequest) -> None:
    """A few of them here; `nox -s store` tries many, and longer ones."""
    kind = type(
        f"On{backend}", (Sequence,), {"server": request.getfixturevalue("server") if backend == "postgresql" else None}
    )
    examples, steps = (150, 30) if THOROUGH else (3, 8)
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
