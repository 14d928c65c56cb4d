"""`reconcile doctor`: what is installed, where it lies, how fresh it is, and what would help."""

from __future__ import annotations

import datetime
import importlib.util
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import click

import reconcile
from reconcile import algebra, plugins
from reconcile.evidence.exchange_rates import last_day
from reconcile.kinds import kinds
from reconcile.languages import codes
from reconcile.messages import say, say_many
from reconcile.rules import rules

DISTRIBUTION = "fact-reconcile"
NEEDED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)[^;]*;.*extra\s*==\s*['\"](?P<extra>[^'\"]+)['\"]")
"""A requirement of an extra, as the metadata of a distribution gives it."""
LEFT_OUT = frozenset({"all", "docs"})
"""Extras that are no news: the one that is made of the others, and what builds the documentation."""
STALE = 45
"""Days after which exchange rates are worth renewing: a new version of the package that holds them comes monthly."""
WIDTH = 16


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: what, how it is, and what would help; "" where nothing need be done."""

    what: str
    found: str
    help: str = ""


def doctor_command(today: datetime.date | None = None) -> None:
    """Print what was found, a line each, with what would help below it."""
    found = list(examined(today or datetime.date.today()))
    for line in found:
        click.echo(f"{line.what:{WIDTH}}{line.found}")
        if line.help:
            click.echo(f"{'':{WIDTH}}-> {line.help}")
    todo = sum(bool(line.help) for line in found)
    click.echo(
        say_many("{number} thing would help.", "{number} things would help.", todo) if todo else say("Nothing to do.")
    )


def examined(today: datetime.date) -> Iterator[Line]:
    """What is installed, where, how fresh and how fast."""
    system = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield Line("reconcile", reconcile.__version__)
    yield Line("Python", system)
    yield Line(say("program"), str(Path(reconcile.__file__).parent))
    yield from _speed()
    yield from _extras()
    yield _rates(today)
    yield Line(say("reads"), ", ".join(codes()))
    yield Line(say("kinds"), ", ".join(sorted(kinds())))
    yield Line(say("rules"), str(len(rules())))
    brought = sorted(name for group in plugins.GROUPS for name in plugins.plugins(group))
    yield Line(say("plug-ins"), ", ".join(brought) or say("none"))
    yield Line(say("reports"), say("{path}, unless --out says otherwise", path=Path("reports").absolute()))
    yield Line(say("rulings"), say("rulings.jsonl in the folder that is read, unless --rulings says otherwise"))


def _speed() -> Iterator[Line]:
    compiled = not (algebra.__file__ or "").endswith(".py")
    yield Line(
        say("compiled"),
        say("yes") if compiled else say("no"),
        ""
        if compiled
        else say("for thousands of articles: HATCH_BUILD_HOOK_ENABLE_CUSTOM=true pip install, from the sources"),
    )
    plain = Path(reconcile.__file__).with_name("model.py")
    cached = Path(importlib.util.cache_from_source(str(plain))).is_file()
    yield Line(
        say("bytecode"),
        say("yes") if cached else say("no"),
        ""
        if cached
        else say("to start sooner: {python} -m compileall -q {folder}", python=sys.executable, folder=plain.parent),
    )


def _extras() -> Iterator[Line]:
    """Each extra of the distribution, with what it installs and what of that is missing."""
    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Line(say("extras"), say("not known: the program was not installed, but is run from its files"))
        return
    needs: dict[str, list[str]] = {}
    for found in filter(None, map(NEEDED.match, required)):
        if found["extra"] not in LEFT_OUT:
            needs.setdefault(found["extra"], []).append(found["name"])
    for extra, names in sorted(needs.items()):
        versions = {name: _version(name) for name in names}
        missing = [name for name, version in versions.items() if version is None]
        there = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
        yield Line(
            f"[{extra}]",
            say("missing: {names}", names=", ".join(missing)) if missing else there,
            f"pip install '{DISTRIBUTION}[{extra}]'" if missing else "",
        )


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _rates(today: datetime.date) -> Line:
    last = last_day()
    age = (today - last).days
    return Line(
        say("exchange rates"),
        say_many("until {day}, {number} day ago", "until {day}, {number} days ago", max(age, 0), day=last.isoformat()),
        "pip install --upgrade currencyconverter" if age > STALE else "",
    )
