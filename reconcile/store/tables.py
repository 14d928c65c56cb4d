"""The tables. What a run found is kept once and pointed to: a run that changes nothing adds a row of its own and
pointers.

    document - document_version - content          what was read, each text once
    run - run_article - article                    the articles of a run, as the JSON contract gives them
    run - run_story - story - claim, fact, finding the stories of a run, with all that was found in them
    run - run_finding, run_fact, not_read          the order of the findings, keys that were numbered, what was left out
    memo                                           what the next run need not make again; it may be emptied at any time
    ruling                                         the ledger of rulings, as recorded

Rows of article, story, claim, fact and finding are never changed. `document` holds the JSON of a thing as text, so that
no Decimal ever passes through a float, and with the blanks and breaks with which a run writes it.
"""

from __future__ import annotations

from sqlalchemy import LargeBinary, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

REVISION = "0002"
"""The Alembic revision that these tables are."""
EARLIER = ("0001",)
"""The revisions before it."""


class Document(SQLModel, table=True):
    """An article through all its versions, under the key that it had first (see `reconcile.identity`)."""

    __tablename__ = "document"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)


class DocumentKey(SQLModel, table=True):
    """Every key that a document had: one that only its words tell gets another when it is edited."""

    __tablename__ = "document_key"
    key: str = Field(primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)


class Content(SQLModel, table=True):
    """A text, once. Where it holds what no database does (a NUL, half a surrogate pair), `exact` has it as bytes."""

    __tablename__ = "content"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    text: str
    exact: bytes | None = Field(default=None, sa_type=LargeBinary)


class DocumentVersion(SQLModel, table=True):
    """One state of a document: the SHA-256 of its raw bytes, its text, its metadata, and the runs that saw it first and
    last."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "digest"),)
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    digest: str
    sha256: str = Field(index=True)
    content_id: int = Field(foreign_key="content.id", index=True)
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str
    published: str | None = None
    published_basis: str | None = None
    updated: str | None = None
    country: str | None = None
    first_seen: str
    last_seen: str
    first_run_id: int = Field(foreign_key="run.id", index=True)
    last_run_id: int = Field(foreign_key="run.id", index=True)


class Run(SQLModel, table=True):
    """One run: its corpus, the program's version and fingerprint, when it was kept (UTC, ISO 8601), and how much it
    found.

    `method` is a JSON list of pairs.
    """

    __tablename__ = "run"
    id: int | None = Field(default=None, primary_key=True)
    corpus: str = Field(index=True)
    version: str
    fingerprint: str
    kept: str
    articles: int
    stories: int
    claims: int
    facts: int
    findings: int
    method: str


class ArticleRow(SQLModel, table=True):
    """One article as a run gives it: a version of a document, with the id, story and origin that it had there."""

    __tablename__ = "article"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    document_version_id: int = Field(foreign_key="document_version.id", index=True)
    article: str = Field(index=True)
    key: str = Field(index=True)
    document: str


class RunArticle(SQLModel, table=True):
    """The articles of a run, in its order."""

    __tablename__ = "run_article"
    run_id: int = Field(foreign_key="run.id", primary_key=True)
    position: int = Field(primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)


class StoryRow(SQLModel, table=True):
    """One story with all that was found in it; two runs that found the very same share the row."""

    __tablename__ = "story"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    story: str = Field(index=True)
    title: str
    document: str


class RunStory(SQLModel, table=True):
    """The stories of a run, in its order."""

    __tablename__ = "run_story"
    run_id: int = Field(foreign_key="run.id", primary_key=True)
    position: int = Field(primary_key=True)
    story_id: int = Field(foreign_key="story.id", index=True)


class ClaimRow(SQLModel, table=True):
    """One claim of a story."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("story_id", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    story_id: int = Field(foreign_key="story.id")
    position: int
    claim: str = Field(index=True)
    key: str = Field(index=True)
    article: str
    kind: str = Field(index=True)
    document: str


class FactRow(SQLModel, table=True):
    """One fact of a story; `key` before those that come out alike in one run are numbered."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("story_id", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    story_id: int = Field(foreign_key="story.id")
    position: int
    fact: str = Field(index=True)
    key: str = Field(index=True)
    kind: str
    relation: str
    document: str


class FindingRow(SQLModel, table=True):
    """One finding in a story; `key` before those that come out alike in one run are numbered."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("story_id", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    story_id: int = Field(foreign_key="story.id")
    position: int
    finding: str = Field(index=True)
    key: str = Field(index=True)
    rule: str = Field(index=True)
    severity: str = Field(index=True)
    document: str


class RunFinding(SQLModel, table=True):
    """The findings of a run, the most serious first, each with the key that it has there."""

    __tablename__ = "run_finding"
    run_id: int = Field(foreign_key="run.id", primary_key=True)
    position: int = Field(primary_key=True)
    finding_id: int = Field(foreign_key="finding.id", index=True)
    key: str = Field(index=True)


class RunFact(SQLModel, table=True):
    """The facts of a run whose key there is another than the fact's own: numbered, or carried from an earlier run."""

    __tablename__ = "run_fact"
    run_id: int = Field(foreign_key="run.id", primary_key=True)
    fact_id: int = Field(foreign_key="fact.id", primary_key=True)
    key: str


class NotReadRow(SQLModel, table=True):
    """What a run left out, and why."""

    __tablename__ = "not_read"
    run_id: int = Field(foreign_key="run.id", primary_key=True)
    position: int = Field(primary_key=True)
    path: str
    why: str
    defect: bool = False


class Memo(SQLModel, table=True):
    """What a step of the last run of a corpus made, by the program's fingerprint, what it is and what it was made
    of."""

    __tablename__ = "memo"
    corpus: str = Field(primary_key=True)
    program: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)


class Ruling(SQLModel, table=True):
    """One entry of the ledger of rulings: its line as recorded, its hash, those of the entries it follows (JSON), what
    it is about."""

    __tablename__ = "ruling"
    position: int = Field(primary_key=True)
    hash: str = Field(unique=True)
    parents: str
    key: str = Field(index=True)
    line: str


EVERY = tuple(SQLModel.metadata.tables[name] for name in (
    "document", "document_key", "content", "document_version", "run", "article", "run_article", "story", "run_story",
    "claim", "fact", "finding", "run_finding", "run_fact", "not_read", "memo", "ruling",
))  # fmt: skip


def table_of(made: type[SQLModel]) -> Table:
    """The table of a class of rows: whole runs are written and read through it, and not a row at a time."""
    table: Table = made.__table__  # type: ignore[attr-defined]
    return table
