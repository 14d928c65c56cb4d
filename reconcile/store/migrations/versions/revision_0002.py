"""Runs that share what they found: rows that runs point to, documents with their versions, memos and the ledger.

The runs that were kept before are carried over, each with all that was found in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE = ("run", "article", "claim", "fact", "finding")
Row = dict[str, Any]


def upgrade() -> None:
    """Put the tables of before aside, make those of now, carry every run over, and drop what was put aside."""
    connection = op.get_bind()
    there = sa.inspect(connection)
    for name in BEFORE:
        for index in there.get_indexes(name):
            if not index.get("duplicates_constraint"):
                op.drop_index(str(index["name"]), name)
        op.rename_table(name, f"before_{name}")
    _make()
    old = sa.MetaData()
    old.reflect(connection, only=[f"before_{name}" for name in BEFORE])
    new = sa.MetaData()
    new.reflect(
        connection,
        only=[
            "document",
            "document_key",
            "content",
            "document_version",
            *BEFORE,
            "run_article",
            "story",
            "run_story",
            "run_finding",
            "run_fact",
        ],
    )
    for run in connection.execute(sa.select(old.tables["before_run"]).order_by(sa.text("id"))).mappings().all():
        _Carried(connection, old.tables, new.tables, run).carry()
    for name in reversed(BEFORE):
        op.drop_table(f"before_{name}")
    if connection.dialect.name == "postgresql":  # the runs kept their numbers, of which its counter knows nothing
        op.execute(
            "SELECT setval(pg_get_serial_sequence('run', 'id'), (SELECT max(id) FROM run)) WHERE EXISTS (SELECT "
            "1 FROM run)"
        )


class _Carried:
    """One run on its way from the tables of before into those of now."""

    def __init__(
        self,
        connection: sa.Connection,
        old: Mapping[str, sa.Table],
        new: Mapping[str, sa.Table],
        run: Mapping[Any, Any],
    ) -> None:
        self.connection, self.old, self.new, self.run = connection, old, new, run
        self.run_id = run["id"]

    def carry(self) -> None:
        run = self.run
        articles = self._rows("article")
        told = {
            name: [json.loads(row["document"]) for row in self._rows(name)] for name in ("claim", "fact", "finding")
        }
        story_of = {row["article"]: json.loads(row["document"]).get("story") or "" for row in articles}
        stories = self._stories(articles, story_of)
        kept = {name: run[name] for name in ("id", "corpus", "version", "kept", "articles", "claims", "findings")}
        self._insert(
            "run", [{**kept, "fingerprint": "", "stories": len(stories), "facts": len(told["fact"]), "method": "[]"}]
        )
        self._articles(articles)
        parts: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in told}
        for claim in told["claim"]:
            parts["claim"][story_of[claim["article"]]].append(claim)
        for name in ("fact", "finding"):
            for each in told[name]:
                parts[name][each["story"]].append(each)
        rows: dict[str, int] = {}
        for at, story in enumerate(stories):
            rows |= self._story(at, story, {name: parts[name][story["id"]] for name in parts})
        listed = [
            {"run_id": self.run_id, "position": at, "finding_id": rows[each["id"]], "key": str(each.get("key", ""))}
            for at, each in enumerate(told["finding"])
        ]
        self._insert("run_finding", listed)

    def _rows(self, name: str) -> list[Mapping[Any, Any]]:
        table = self.old[f"before_{name}"]
        return list(
            self.connection.execute(
                sa.select(table).where(table.c.run_id == self.run_id).order_by(table.c.id)
            ).mappings()
        )

    def _insert(self, name: str, rows: list[Row]) -> None:
        if rows:
            self.connection.execute(sa.insert(self.new[name]), rows)

    def _row(self, name: str, by: str, row: Row, *columns: str) -> int:
        """The number of the row that is like this one in `by`, and in `columns`; it is made where there is none."""
        table = self.new[name]
        same = [table.c[each] == row[each] for each in (by, *columns)]
        found = self.connection.execute(sa.select(table.c.id).where(*same)).scalar()
        return int(found or self.connection.execute(sa.insert(table).returning(table.c.id), [row]).scalar_one())

    def _articles(self, articles: Iterable[Mapping[Any, Any]]) -> None:
        """The articles with their documents, versions and texts; one that was kept without a key is told by corpus and
        id."""
        for at, row in enumerate(articles):
            told = json.loads(row["document"])
            key = str(told.get("key") or f"{self.run['corpus']}/{row['article']}")
            document = self._row("document", "key", {"key": key})
            keys = self.new["document_key"]
            if self.connection.execute(sa.select(keys.c.key).where(keys.c.key == key)).scalar() is None:
                self._insert("document_key", [{"key": key, "document_id": document}])
            content = self._row(
                "content", "digest", {"digest": _digest(row["text"]), "text": row["text"], "exact": None}
            )
            version = self._version(told, row, document, content)
            text = _text(told)
            kept = {
                "digest": _digest(text, str(version)),
                "document_version_id": version,
                "article": row["article"],
                "key": key,
                "document": text,
            }
            self._insert(
                "run_article",
                [{"run_id": self.run_id, "position": at, "article_id": self._row("article", "digest", kept)}],
            )

    def _version(self, told: Row, row: Mapping[Any, Any], document: int, content: int) -> int:
        names = ("title", "publisher", "url", "language", "published", "published_basis", "updated")
        known = {name: told.get(name) for name in names}
        kept = {
            "document_id": document,
            "digest": _digest(row["sha256"], json.dumps(sorted(known.items(), key=str)), row["text"]),
            "sha256": row["sha256"],
            "content_id": content,
            **known,
            "country": None,
            **dict.fromkeys(("first_seen", "last_seen"), self.run["kept"]),
            **dict.fromkeys(("first_run_id", "last_run_id"), self.run_id),
        }
        version = self._row("document_version", "digest", kept, "document_id")
        table = self.new["document_version"]
        self.connection.execute(
            sa.update(table).where(table.c.id == version).values(last_seen=self.run["kept"], last_run_id=self.run_id)
        )
        return version

    def _stories(self, articles: Iterable[Mapping[Any, Any]], story_of: Mapping[str, str]) -> list[Row]:
        """The stories by their articles; a title was not kept, so the first article's stands for it."""
        members: dict[str, list[Row]] = defaultdict(list)
        for row in articles:
            members[story_of[row["article"]]].append(json.loads(row["document"]))
        found = [
            {
                "id": name,
                "title": next((each["title"] for each in told if each.get("title")), told[0]["id"]),
                "articles": [each["id"] for each in told],
            }
            for name, told in members.items()
        ]
        return sorted(found, key=lambda story: story["articles"])

    def _story(self, at: int, story: Row, parts: Mapping[str, list[Row]]) -> dict[str, int]:
        """The story's rows; of its findings their numbers by id."""
        texts = {
            name: [_text({**each, "key": _base(name, each)} if "key" in each else each) for each in parts[name]]
            for name in parts
        }
        digest = _digest(_text(story), *(text for name in ("claim", "fact", "finding") for text in texts[name]))
        table = self.new["story"]
        row = self.connection.execute(sa.select(table.c.id).where(table.c.digest == digest)).scalar()
        if row is None:
            kept = {"digest": digest, "story": story["id"], "title": story["title"], "document": _text(story)}
            row = self._row("story", "digest", kept)
            marks = {"claim": ("article", "kind"), "fact": ("kind", "relation"), "finding": ("rule", "severity")}
            for name, (one, other) in marks.items():
                listed = zip(parts[name], texts[name], strict=True)
                self._insert(
                    name,
                    [
                        {
                            "story_id": row,
                            "position": place,
                            name: each["id"],
                            "key": _base(name, each),
                            one: each[one],
                            other: each[other],
                            "document": text,
                        }
                        for place, (each, text) in enumerate(listed)
                    ],
                )
        self._insert("run_story", [{"run_id": self.run_id, "position": at, "story_id": row}])
        facts = self._numbers("fact", row)
        self._insert(
            "run_fact",
            [
                {"run_id": self.run_id, "fact_id": facts[each["id"]], "key": each["key"]}
                for each in parts["fact"]
                if "key" in each and each["key"] != _base("fact", each)
            ],
        )
        return self._numbers("finding", row)

    def _numbers(self, name: str, story: int) -> dict[str, int]:
        table = self.new[name]
        rows = self.connection.execute(sa.select(table.c[name], table.c.id).where(table.c.story_id == story))
        return {row[0]: row[1] for row in rows}


def _base(name: str, each: Mapping[str, Any]) -> str:
    """The key; of what is numbered in a run the key before that."""
    key = str(each.get("key", ""))
    return key if name == "claim" else key.partition("~")[0]


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


def _digest(*parts: str) -> str:
    made = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data) + data)
    return made.hexdigest()


def _make() -> None:
    """The tables of this revision."""
    op.create_table(
        "content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("exact", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "memo",
        sa.Column("corpus", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("corpus", "program", "kind", "key"),
    )
    op.create_table(
        "ruling",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("parents", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("hash"),
    )
    op.create_index(op.f("ix_ruling_key"), "ruling", ["key"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("corpus", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_run_corpus"), "run", ["corpus"], unique=False)
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_story_story"), "story", ["story"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("story_id", "position"),
    )
    op.create_index(op.f("ix_claim_claim"), "claim", ["claim"], unique=False)
    op.create_index(op.f("ix_claim_key"), "claim", ["key"], unique=False)
    op.create_index(op.f("ix_claim_kind"), "claim", ["kind"], unique=False)
    op.create_table(
        "document_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_document_key_document_id"), "document_key", ["document_id"], unique=False)
    op.create_table(
        "document_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=True),
        sa.Column("updated", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.Column("last_seen", sa.String(), nullable=False),
        sa.Column("first_run_id", sa.Integer(), nullable=False),
        sa.Column("last_run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"],
            ["content.id"],
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
        ),
        sa.ForeignKeyConstraint(
            ["first_run_id"],
            ["run.id"],
        ),
        sa.ForeignKeyConstraint(
            ["last_run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document_id", "digest"),
    )
    op.create_index(op.f("ix_document_version_content_id"), "document_version", ["content_id"], unique=False)
    op.create_index(op.f("ix_document_version_document_id"), "document_version", ["document_id"], unique=False)
    op.create_index(op.f("ix_document_version_first_run_id"), "document_version", ["first_run_id"], unique=False)
    op.create_index(op.f("ix_document_version_last_run_id"), "document_version", ["last_run_id"], unique=False)
    op.create_index(op.f("ix_document_version_sha256"), "document_version", ["sha256"], unique=False)
    op.create_table(
        "fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("story_id", "position"),
    )
    op.create_index(op.f("ix_fact_fact"), "fact", ["fact"], unique=False)
    op.create_index(op.f("ix_fact_key"), "fact", ["key"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("story_id", "position"),
    )
    op.create_index(op.f("ix_finding_finding"), "finding", ["finding"], unique=False)
    op.create_index(op.f("ix_finding_key"), "finding", ["key"], unique=False)
    op.create_index(op.f("ix_finding_rule"), "finding", ["rule"], unique=False)
    op.create_index(op.f("ix_finding_severity"), "finding", ["severity"], unique=False)
    op.create_table(
        "not_read",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("defect", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("run_id", "position"),
    )
    op.create_table(
        "run_story",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("run_id", "position"),
    )
    op.create_index(op.f("ix_run_story_story_id"), "run_story", ["story_id"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("document_version_id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_version_id"],
            ["document_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_article_article"), "article", ["article"], unique=False)
    op.create_index(op.f("ix_article_document_version_id"), "article", ["document_version_id"], unique=False)
    op.create_index(op.f("ix_article_key"), "article", ["key"], unique=False)
    op.create_table(
        "run_fact",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_id"],
            ["fact.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("run_id", "fact_id"),
    )
    op.create_table(
        "run_finding",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["finding.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("run_id", "position"),
    )
    op.create_index(op.f("ix_run_finding_finding_id"), "run_finding", ["finding_id"], unique=False)
    op.create_index(op.f("ix_run_finding_key"), "run_finding", ["key"], unique=False)
    op.create_table(
        "run_article",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["run.id"],
        ),
        sa.PrimaryKeyConstraint("run_id", "position"),
    )
    op.create_index(op.f("ix_run_article_article_id"), "run_article", ["article_id"], unique=False)
