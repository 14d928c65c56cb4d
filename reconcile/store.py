"""The tables in which runs are kept: SQLite by default, PostgreSQL by URL.

Every row belongs to a run; nothing is overwritten, so that rulings on findings and versions of articles can refer to
what was there. Documents that the contract gives as objects (a claim's value) are kept as JSON text; numbers in them
are strings of digits, so no Decimal ever passes through a float.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

from sqlalchemy import UniqueConstraint, inspect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import Field, Session, SQLModel, create_engine, select

from reconcile.errors import BadUsage
from reconcile.model import Result

PATIENCE = 60
"""Seconds."""
POSTGRES = re.compile(r"\Apostgres(?:ql)?://")
INSTALLED = {"psycopg": "'fact-reconcile[postgres]'"}
"""What to install for a missing driver."""
HIDDEN = re.compile(r"([?&](?:ssl)?pass(?:word|wd)?=)([^&]*)", re.IGNORECASE)
"""A password among the options of a URL."""


class Run(SQLModel, table=True):
    """One run: its corpus, the program's version, when it was kept (UTC, ISO 8601), and how much it found."""

    __tablename__ = "run"
    id: int | None = Field(default=None, primary_key=True)
    corpus: str
    version: str
    kept: str
    articles: int
    claims: int
    findings: int


class ArticleRow(SQLModel, table=True):
    """One article of a run, with its text."""

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("run_id", "article"),)
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    article: str
    sha256: str = Field(index=True)
    text: str
    document: str


class ClaimRow(SQLModel, table=True):
    """One claim of a run."""

    __tablename__ = "claim"
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    claim: str = Field(index=True)
    article: str
    kind: str = Field(index=True)
    document: str


class FactRow(SQLModel, table=True):
    """One fact of a run."""

    __tablename__ = "fact"
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    fact: str = Field(index=True)
    story: str
    kind: str
    document: str


class FindingRow(SQLModel, table=True):
    """One finding of a run."""

    __tablename__ = "finding"
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    finding: str = Field(index=True)
    rule: str = Field(index=True)
    severity: str
    document: str


class Store:
    """The runs in one database, which is made where `new` allows it and it is not there.

    Raises BadUsage where the URL is none, a driver is missing, or the database cannot be opened, read or written to.
    What is told of it never holds a password.
    """

    def __init__(self, url: str, *, new: bool = True) -> None:
        self.url = url
        self.shown = f"--db {shown(url)}"
        with self._told(
            "cannot be opened",
            (
                "Give a file such as runs.db or a URL such as postgresql://user@host/base; in a password write @ as "
                "%40 and / as %2F"
            ),
        ):
            self.engine = create_engine(_full(url), **_patient(url))
            if not new and self._missing():
                raise BadUsage(
                    "there is no such database", self.shown, "Keep a run in it with `reconcile run PATHS --db URL`"
                )
            if new:
                self._make()

    def _make(self) -> None:
        """Make the tables that are missing. Another run may be making them at this moment: then what it made is looked
        for again."""
        for _ in SQLModel.metadata.sorted_tables:
            try:
                SQLModel.metadata.create_all(self.engine)
            except DBAPIError as error:
                if "exist" not in str(error.orig):
                    raise
            else:
                return
        SQLModel.metadata.create_all(self.engine)

    def _missing(self) -> bool:
        """Whether the database is a file that is not there: opening it would make an empty one."""
        url = self.engine.url
        return (
            url.get_backend_name() == "sqlite"
            and url.database not in (None, "", ":memory:")
            and not Path(str(url.database)).is_file()
        )

    @contextmanager
    def _told(self, what: str, hint: str) -> Iterator[None]:
        """Tell an error of the database in one line, and without what its driver says where that holds a part of a
        password."""
        try:
            yield
        except ModuleNotFoundError as error:
            raise BadUsage(
                f"needs the package {error.name}",
                self.shown,
                f"Install it: pip install {INSTALLED.get(error.name or '', error.name)}",
            ) from None
        except (SQLAlchemyError, ValueError, OSError) as error:
            lines = str(getattr(error, "orig", None) or error).splitlines() or [""]
            said = type(error).__name__ if any(part in lines[0] for part in _secrets(self.url)) else lines[0]
            raise BadUsage(f"{what} ({said})", self.shown, hint) from None

    def keep(self, result: Result, *, now: datetime.datetime | None = None) -> int:
        """Keep a run, all of it or nothing, and give its number. `now` is the moment it is filed under, by default this
        one."""
        moment = (now or datetime.datetime.now(datetime.UTC)).isoformat(timespec="seconds")
        run = Run(
            corpus=result.corpus,
            version=result.version,
            kept=moment,
            articles=len(result.articles),
            claims=len(result.claims),
            findings=len(result.findings),
        )
        with (
            self._told(
                "the run could not be kept",
                "Nothing of it was. See that the disk has room and that you may write there",
            ),
            Session(self.engine) as session,
        ):
            session.add(run)
            session.flush()
            assert run.id is not None
            session.add_all(_rows(run.id, result))
            session.commit()
            return run.id

    def runs(self) -> list[Run]:
        """The runs kept, the last one first."""
        with self._read() as session:
            return list(session.exec(select(Run).order_by(Run.id.desc())))  # type: ignore[union-attr]

    def claims(self, run: int | None = None) -> list[dict[str, Any]]:
        """The claims of a run, by default the last, as the JSON contract gives them."""
        return self._documents(ClaimRow, run)

    def findings(self, run: int | None = None) -> list[dict[str, Any]]:
        """The findings of a run, by default the last, as the JSON contract gives them."""
        return self._documents(FindingRow, run)

    @contextmanager
    def _read(self) -> Iterator[Session]:
        """A session in which the tables are there. Raises BadUsage where they are not, or cannot be read."""
        with (
            self._told("cannot be read", "Is it a database that `reconcile run PATHS --db URL` made?"),
            Session(self.engine) as session,
        ):
            if not inspect(self.engine).has_table("run"):
                raise BadUsage("keeps no run yet", self.shown, "Keep one with `reconcile run PATHS --db URL`")
            yield session

    def _documents(self, table: type[ClaimRow] | type[FindingRow], run: int | None) -> list[dict[str, Any]]:
        with self._read() as session:
            last = run or session.exec(select(Run.id).order_by(Run.id.desc())).first()  # type: ignore[union-attr]
            if last is None:
                raise BadUsage("keeps no run yet", self.shown, "Keep one with `reconcile run PATHS --db URL`")
            rows: Iterable[ClaimRow | FindingRow] = session.exec(
                select(table).where(table.run_id == last).order_by(table.id)  # type: ignore[arg-type]
            )
            return [json.loads(row.document) for row in rows]


def shown(url: str) -> str:
    """The URL without its password, whatever signs stand in that, and without secrets among its options."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    rest = HIDDEN.sub(r"\1***", rest)
    login, at, place = rest.rpartition("@")
    return f"{scheme}://" + (f"{login.partition(':')[0]}:***@{place}" if ":" in login else f"{login}{at}{place}")


def _secrets(url: str) -> set[str]:
    """Every stretch of a URL that may be a part of a password, as it is written and as it is meant."""
    rest = url.partition("://")[2]
    words = [match[2] for match in HIDDEN.finditer(rest)] + [rest.rpartition("@")[0].partition(":")[2]]
    return {
        part for word in words for form in (word, unquote_plus(word)) for part in re.split(r"[/@:?#&]", form) if part
    }


def _full(url: str) -> str:
    """The URL as SQLAlchemy has it: a plain name is a file of SQLite, and PostgreSQL goes by the driver that the extra
    installs."""
    if "://" not in url:
        return f"sqlite:///{url}"
    return POSTGRES.sub("postgresql+psycopg://", url)


def _patient(url: str) -> dict[str, Any]:
    """How long a run waits for another one that is writing to the same file."""
    return {"connect_args": {"timeout": PATIENCE}} if _full(url).startswith("sqlite") else {}


def _rows(run: int, result: Result) -> list[SQLModel]:
    def document(item: Any) -> str:
        return json.dumps(item.as_json(), ensure_ascii=False)

    return [
        *(
            ArticleRow(run_id=run, article=a.id, sha256=a.sha256, text=a.text.replace("\x00", ""), document=document(a))
            for a in result.articles
        ),
        *(
            ClaimRow(run_id=run, claim=c.id, article=c.article, kind=c.kind, document=document(c))
            for c in result.claims
        ),
        *(FactRow(run_id=run, fact=f.id, story=f.story, kind=f.kind, document=document(f)) for f in result.facts),
        *(
            FindingRow(run_id=run, finding=f.id, rule=f.rule, severity=f.severity.word, document=document(f))
            for f in result.findings
        ),
    ]
