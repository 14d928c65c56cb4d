"""A desk with a contradiction, in texts that do what no text should; and its check."""

from __future__ import annotations

from pathlib import Path

from reconcile.checks import Bar, CheckResult, check
from reconcile.fact_sheet import FactSheet
from reconcile.files import put
from reconcile.model import Severity
from reconcile.pipeline import run

SAYS = "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said."
FIRST = f"---\ntitle: Marlow dredges\npublisher: First, Post: 100%\n---\nTwo days ago.\n\n{SAYS}\n"
SECOND = SAYS.replace("40", "46")
HOSTILE = (
    "::error file=x::owned\n\n]]> <script>alert(1)</script> %0A::set-output name=a::b | `x` [a](http://evil.example) "
    "{0} \x0b\x1b[31m \u2028 @everyone www.evil.example\n\n"
)
BINARY = bytes(range(256)) * 20


def desk(folder: Path, **files: str | bytes) -> Path:
    """The folder with these files, by their names without the suffix."""
    for name, content in files.items():
        put(folder / f"{name}.txt", content if isinstance(content, bytes) else content.encode())
    return folder


def checked(folder: Path, bar: Bar | None = None) -> CheckResult:
    return check([folder], bar or Bar(), lambda paths, house: run(list(paths), house=house))


def hostile(folder: Path) -> CheckResult:
    """The check of a folder in which one article is hostile and one file is no text."""
    publisher = '---\npublisher: "::warning::]]> <b>x</b> |, 100%: {1} [b](1)"\n---\n'
    desk(folder, first=FIRST, second=publisher + HOSTILE + SECOND + "\n", third=BINARY)
    return checked(folder, Bar(Severity.CONFLICT, fail_on_unread=True, facts=FactSheet()))
