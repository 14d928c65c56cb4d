"""Runs every examples file: one test an example, and an example asserts the whole list of claims."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reconcile.analysis import Reading
from reconcile.kinds import kinds
from reconcile.kinds.fields import schema
from reconcile.languages import codes, load
from reconcile.text import Document

PACKAGE = Path(__file__).parent.parent / "reconcile"


def examples() -> list[Any]:
    """Every example of every kind, known failures marked as strictly expected ones.

    Those of English stand beside the kind; those of a language with a grammar of its own beside the module that finds
    the kind there, and say in `kind` which it is.
    """
    found = []
    for path in sorted([*PACKAGE.glob("kinds/*.examples.toml"), *PACKAGE.glob("languages/*/*.examples.toml")]):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        kind = table.get("kind", path.name.removesuffix(".examples.toml"))
        language = "en" if path.parent.name == "kinds" else path.parent.name
        name = kind if language == "en" else f"{language}-{kind}"
        for number, example in enumerate(table["example"], 1):
            marks = (
                [pytest.mark.xfail(strict=True, reason=example["known_failure"])] if "known_failure" in example else []
            )
            found.append(pytest.param(kind, {"language": language, **example}, id=f"{name}-{number}", marks=marks))
    return found


def read(kind: str, text: str, published: str | None, country: str | None = None, code: str = "en") -> list[Any]:
    """The mentions of one kind in a text, after all kinds that read before it."""
    anchor = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
    reading = Reading(Document(text, load(code)), anchor=anchor, published=published, country=country)
    language = load(code)
    for each in kinds().values():
        if language.reads(each.name):
            reading.mentions += (language.finder(each.name) or each.find)(reading)
    return sorted((mention for mention in reading.mentions if mention.kind == kind), key=lambda m: (m.start, m.end))


@pytest.mark.parametrize(("kind", "example"), examples())
def test_example(kind: str, example: dict[str, Any]) -> None:
    """The claims of this kind in the text are exactly those of the example, in order, with the values it gives.

    Their JSON is as the kind's fields say, and reads back.
    """
    text = example["text"]
    mentions = read(kind, text, example.get("published"), example.get("country"), example["language"])
    assert [text[m.start : m.end] for m in mentions] == [claim["quote"] for claim in example["claims"]], example.get(
        "why", ""
    )
    for mention in mentions:
        json = mention.value.as_json()
        assert [error.message for error in validator(kind).iter_errors(json)] == []
        assert kinds()[kind].of_json(json).as_json() == json, "what is read back says the same"
    for mention, claim in zip(mentions, example["claims"], strict=True):
        value = mention.value.as_json() | {"notes": " ".join(mention.notes)}
        for key, want in claim.items():
            if key != "quote":
                got = mention.extra.get(key) if key not in value else value[key]
                assert plain(got) == plain(want), f"{key} of {claim['quote']!r}"


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kinds()[kind].fields))


def plain(value: Any) -> Any:
    """Values as the examples write them: null is an empty string, numbers are strings."""
    return value if isinstance(value, bool) else "" if value is None else str(value)


def test_each_kind_that_a_language_reads_in_its_own_way_has_examples() -> None:
    """What is said to be read must be shown to be."""
    shown = {(param.values[1]["language"], param.values[0]) for param in examples()}
    own = {(code, kind) for code in codes() for kind in kinds() if load(code).finder(kind) is not None}
    assert own <= shown


def test_every_no_says_why() -> None:
    """A no without its reason teaches nobody and is the first to be deleted."""
    for param in examples():
        _, example = param.values
        assert example["claims"] or example.get("why"), example["text"]
