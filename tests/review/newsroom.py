"""A small newsroom: articles that contradict each other, a ledger, and editors who look at the app through Flask's
client."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from reconcile.model import Article, Finding, Result
from reconcile.pipeline import reconcile
from reconcile.review.accounts import Accounts, Role, add
from reconcile.review.application import application
from reconcile.review.desk import Desk
from reconcile.review.edition import Edition, edition
from reconcile.review.settings import Settings
from reconcile.rulings import Ledger, Rulings

HOSTILE = '<script>window.broken = 1</script><img src=x onerror="window.broken = 1">'
RULES = (
    ("value-conflict", ("conflict", "warning"), "Two values that cannot both be true.\n\nExample: 25 here, 30 there."),
)
NOON = datetime.datetime(2031, 5, 6, 12, tzinfo=datetime.UTC)
TEXTS: Mapping[str, tuple[str, str, str]] = {
    "basin/first": (
        "Marlow Post",
        "Marlow basin to be dredged",
        (
            "Tamsin Port Authority will spend $40 million on dredging the Marlow basin, director Ida Falk said. The "
            "work begins on 3 March 2031. Some 90 boats lie in the basin."
        ),
    ),
    "basin/second": (
        "Tamsin Courier",
        "Dredging of the Marlow basin",
        (
            "The dredging of the Marlow basin begins on 10 March 2031. Tamsin Port Authority will spend $46 million "
            "on dredging it, director Ida Falk said."
        ),
    ),
    "fire/first": (
        "Kenton Mail",
        "Fire at Kenton mill",
        "A fire at the Kenton mill in Orlow killed 14 people on Monday, police said. The mill burned for two days.",
    ),
    "fire/second": (
        HOSTILE,
        f"Kenton mill in Orlow burns {HOSTILE}",
        (
            f"A fire at the Kenton mill in Orlow killed 17 people on Monday, police said {HOSTILE}. "
            "</p></main><h1>said a fox</h1>"
        ),
    ),
}


def articles(**others: str) -> list[Article]:
    """The articles; `others` are further texts, by name."""
    told = {**TEXTS, **{name: (name.title(), name.title(), text) for name, text in others.items()}}
    return [
        Article(name, f"{name}.txt", text, title, publisher, None, published="2031-02-03", published_basis="metadata")
        for name, (publisher, title, text) in told.items()
    ]


@cache
def result() -> Result:
    """What a run on the articles yields; the same at each call."""
    return reconcile(articles(), corpus="newsroom")


def finding(words: str, of: Result | None = None) -> Finding:
    """The finding whose sentence holds the words."""
    return next(each for each in (of or result()).findings if words in each.message)


@cache
def people() -> str:
    """A file of accounts: Ada and Ben are editors, Rea reads. Hashing is slow by design, so it is done once."""
    with TemporaryDirectory() as folder:
        for name, role in (("Ada", Role.EDITOR), ("Ben", Role.EDITOR), ("Rea", Role.READER)):
            add(Path(folder) / "accounts", name, role, password(name))
        return (Path(folder) / "accounts").read_text(encoding="utf-8")


class Newsroom:
    """The app on the articles, with a clock that goes on by a minute whenever something is written."""

    def __init__(
        self,
        folder: Path,
        *,
        accounts: bool = False,
        https: bool = False,
        of: Result | None = None,
        templates: Path | None = None,
    ) -> None:
        self.folder, self.minutes = folder, 0
        self.ledger = Ledger(folder / "rulings.jsonl")
        self.read_again = 0
        if accounts:
            (folder / "accounts").write_text(people(), encoding="utf-8")
        settings = Settings(
            ("localhost", "127.0.0.1"),
            "Ada",
            8765,
            Accounts(folder / "accounts") if accounts else None,
            https,
            templates,
        )
        self.desk = Desk(edition(of or result(), RULES), self.ledger, self.clock, self.read)
        self.app: Flask = application(self.desk, settings)

    def clock(self) -> datetime.datetime:
        self.minutes += 1
        return NOON + datetime.timedelta(minutes=self.minutes)

    def read(self, progress: Any) -> Edition:
        self.read_again += 1
        return edition(
            reconcile(articles(), corpus="newsroom", progress=progress, rulings=Rulings(self.ledger.read())), RULES
        )

    def editor(self, name: str = "") -> Editor:
        """Somebody at a browser of their own; with a name, somebody who has said it."""
        found = Editor(self)
        if name:
            found.post("/sign-in", name=name, password=password(name))
        return found


def password(name: str) -> str:
    return f"the {name} of this newsroom"


class Editor:
    """A browser without scripts: it follows no redirect, and sends the token of the page that it saw last."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.client = newsroom.app.test_client()
        self.token = ""

    def get(self, path: str, **more: Any) -> str:
        """The page at the address, which must be there."""
        answer = self.client.get(path, **more)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return self._seen(answer)

    def _seen(self, answer: TestResponse) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', answer.text)
        self.token = found[1] if found else self.token
        return answer.text

    def post(self, path: str, **fields: str) -> TestResponse:
        """What the app answers to the form."""
        if not self.token:
            self._seen(self.client.get("/sign-in"))
        answer = self.client.post(path, data={"csrf_token": self.token, **fields})
        self._seen(answer)
        return answer

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of the form for the ruling, as the page has them now."""
        page = self.get(path)
        return {
            name: html.unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="(replaces|basis)" value="([^"]*)"', page)
        }

    def rule(self, path: str, verdict: str, reason: str = "", **more: str) -> TestResponse:
        """Look at the finding, and rule on it."""
        return self.post(path, verdict=verdict, reason=reason, **self.form(path), **more)


def page_of(finding: Finding) -> str:
    """The address of a finding."""
    return f"/findings/{Edition.name(finding)}.html"


def choice(page: str, words: str) -> str:
    """The value of the ruling with those words, as the page offers it."""
    found = next(
        each
        for each in re.findall(r'<input type="radio" name="verdict" value="([^"]+)"[^>]*><span>([^<]*)', page)
        if words in html.unescape(each[1])
    )
    return html.unescape(found[0])
