"""The tables in which runs are kept: SQLite by default, PostgreSQL by URL.

Every row belongs to a run; nothing is overwritten, so that rulings on findings and versions of articles can refer to
what was there. Documents that the contract gives as objects (a claim's value) are kept as JSON text; numbers in them
are strings of digits, so no Decimal ever passes through a float.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, UniqueConstraint
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Field, Session, SQLModel, create_engine, select

from reconcile.errors import BadUsage
from reconcile.model import Result


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

    Raises BadUsage where the URL is none or the database cannot be reached.
    """

    def __init__(self, url: str, *, new: bool = True) -> None:
        self.shown = re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:***@", url)
        try:
            self.engine: Engine = create_engine(url if "://" in url else f"sqlite:///{url}")
            if not new and self._missing():
                raise BadUsage("there is no such database", f"--db {self.shown}", "Keep a run in it with `reconcile run PATHS --db URL`")
            SQLModel.metadata.create_all(self.engine)
        except (SQLAlchemyError, ModuleNotFoundError, ValueError) as error:
            raise BadUsage(f"cannot be opened ({str(error).splitlines()[0]})", f"--db {self.shown}", "Give a URL such as sqlite:///runs.db") from error

    def _missing(self) -> bool:
        """Whether the database is a file that is not there: opening it would make an empty one."""
        url = self.engine.url
        return url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:") and not Path(str(url.database)).is_file()

    def keep(self, result: Result, *, now: datetime.datetime | None = None) -> int:
        """Keep a run and give its number. `now` is the moment it is filed under, by default this one."""
        moment = (now or datetime.datetime.now(datetime.UTC)).isoformat(timespec="seconds")
        run = Run(corpus=result.corpus, version=result.version, kept=moment, articles=len(result.articles), claims=len(result.claims), findings=len(result.findings))
        with Session(self.engine) as session:
            session.add(run)
            session.flush()
            assert run.id is not None
            session.add_all(_rows(run.id, result))
            session.commit()
            return run.id

    def runs(self) -> list[Run]:
        """The runs kept, the last one first."""
        with Session(self.engine) as session:
            return list(session.exec(select(Run).order_by(Run.id.desc())))  # type: ignore[union-attr]

    def claims(self, run: int | None = None) -> list[dict[str, Any]]:
        """The claims of a run, by default the last, as the JSON contract gives them."""
        return self._documents(ClaimRow, run)

    def findings(self, run: int | None = None) -> list[dict[str, Any]]:
        """The findings of a run, by default the last, as the JSON contract gives them."""
        return self._documents(FindingRow, run)

    def _documents(self, table: type[ClaimRow] | type[FindingRow], run: int | None) -> list[dict[str, Any]]:
        with Session(self.engine) as session:
            last = run or session.exec(select(Run.id).order_by(Run.id.desc())).first()  # type: ignore[union-attr]
            if last is None:
                raise BadUsage("keeps no run yet", f"--db {self.shown}", "Keep one with `reconcile run PATHS --db URL`")
            rows: Iterable[ClaimRow | FindingRow] = session.exec(select(table).where(table.run_id == last).order_by(table.id))  # type: ignore[arg-type]
            return [json.loads(row.document) for row in rows]


def _rows(run: int, result: Result) -> list[SQLModel]:
    def document(item: Any) -> str:
        return json.dumps(item.as_json(), ensure_ascii=False)

    return [
        *(ArticleRow(run_id=run, article=a.id, sha256=a.sha256, text=a.text.replace("\x00", ""), document=document(a)) for a in result.articles),
        *(ClaimRow(run_id=run, claim=c.id, article=c.article, kind=c.kind, document=document(c)) for c in result.claims),
        *(FactRow(run_id=run, fact=f.id, story=f.story, kind=f.kind, document=document(f)) for f in result.facts),
        *(FindingRow(run_id=run, finding=f.id, rule=f.rule, severity=f.severity.word, document=document(f)) for f in result.findings),
    ]
