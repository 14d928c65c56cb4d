"""Runs every examples file: one test an example, and an example asserts the whole list of claims."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile.analysis import Reading
from reconcile.kinds import kinds
from reconcile.languages import load
from reconcile.text import Document

FOLDER = Path(__file__).parent.parent / "reconcile" / "kinds"


def examples() -> list[Any]:
    """Every example of every kind, known failures marked as strictly expected ones."""
    found = []
    for path in sorted(FOLDER.glob("*.examples.toml")):
        kind = path.name.removesuffix(".examples.toml")
        for number, example in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["example"], 1):
            marks = (
                [pytest.mark.xfail(strict=True, reason=example["known_failure"])] if "known_failure" in example else []
            )
            found.append(pytest.param(kind, example, id=f"{kind}-{number}", marks=marks))
    return found


def read(kind: str, text: str, published: str | None, country: str | None = None) -> list[Any]:
    """The mentions of one kind in a text, after all kinds that read before it."""
    anchor = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
    reading = Reading(Document(text, load("en")), anchor=anchor, published=published, country=country)
    for each in kinds().values():
        reading.mentions += each.find(reading)
    return sorted((mention for mention in reading.mentions if mention.kind == kind), key=lambda m: (m.start, m.end))


@pytest.mark.parametrize(("kind", "example"), examples())
def test_example(kind: str, example: dict[str, Any]) -> None:
    """The claims of this kind in the text are exactly those of the example, in order, with the values it gives."""
    text = example["text"]
    mentions = read(kind, text, example.get("published"), example.get("country"))
    assert [text[m.start : m.end] for m in mentions] == [claim["quote"] for claim in example["claims"]], example.get(
        "why", ""
    )
    for mention, claim in zip(mentions, example["claims"], strict=True):
        value = mention.value.as_json() | {"notes": " ".join(mention.notes)}
        for key, want in claim.items():
            if key != "quote":
                got = mention.extra.get(key) if key not in value else value[key]
                assert plain(got) == plain(want), f"{key} of {claim['quote']!r}"


def plain(value: Any) -> Any:
    """Values as the examples write them: null is an empty string, numbers are strings."""
    return value if isinstance(value, bool) else "" if value is None else str(value)


def test_every_no_says_why() -> None:
    """A no without its reason teaches nobody and is the first to be deleted."""
    for param in examples():
        _, example = param.values
        assert example["claims"] or example.get("why"), example["text"]
