"""Who says a quotation, as claims/speakers.examples.toml tells it way by way: one test an example."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import reconcile.claims
from reconcile.claims import extract
from reconcile.model import Article

EXAMPLES = tomllib.loads(
    (Path(reconcile.claims.__file__).parent / "speakers.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example['way']}: {example['text'][:50]}" for example in EXAMPLES])
def test_who_says_it(example: dict[str, Any]) -> None:
    """The quotations of the text are those of the example, each with its speaker and none besides."""
    claims = extract(Article("example", "example.txt", example["text"]))
    found = [[claim.quote, getattr(claim.value, "speaker", None) or ""] for claim in claims if claim.kind == "quote"]
    assert found == example["quotes"], example.get("why", "")


def test_every_no_says_why() -> None:
    """An example in which nothing is quoted, or somebody is nobody's source, has its reason."""
    bare = [
        example["text"]
        for example in EXAMPLES
        if "why" not in example and (not example["quotes"] or any(not speaker for _, speaker in example["quotes"]))
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Simon Falk told Peter Lund of the fire. He said 15 people were hurt.", "Simon Falk"),
        ("Simon Falk met Clara Reuter. She said 15 people were hurt.", "Clara Reuter"),
        ("Simon Falk met Peter Lund. He said 15 people were hurt.", "He"),
        ("Simon Falk met Peter Lund. “It hurt 15 people,” he said.", None),
    ],
)
def test_who_says_a_number(text: str, speaker: str | None) -> None:
    """What is told in a quotation, or as reported speech, has the speaker of its sentence, and a guess is none."""
    [claim] = [claim for claim in extract(Article("example", "example.txt", text)) if claim.kind == "count"]
    assert claim.speaker == speaker
