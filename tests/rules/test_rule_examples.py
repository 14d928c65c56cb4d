"""Runs the examples of every rule: articles in miniature, and exactly what this rule must say of them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reconcile.model import Article, Finding, Result, Revision
from reconcile.pipeline import reconcile
from reconcile.rules import rules
from reconcile.settled import HouseFact

FOLDER = Path(__file__).parent.parent.parent / "reconcile" / "rules"


def examples() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.examples.toml")):
        rule = path.name.removesuffix(".examples.toml").replace("_", "-")
        for number, example in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["example"], 1):
            marks = (
                [pytest.mark.xfail(strict=True, reason=example["known_failure"])] if "known_failure" in example else []
            )
            found.append(pytest.param(rule, example, id=f"{rule}-{number}", marks=marks))
    return found


def run(example: dict[str, Any]) -> Result:
    """The result of an example's articles; an article without an id is called by its place in the alphabet."""
    fields = ("title", "publisher", "published", "updated", "url")
    articles = [
        Article(
            row.get("id", chr(97 + n)),
            f"{n}.txt",
            row["text"],
            published_basis="metadata" if "published" in row else None,
            **{f: row[f] for f in fields if f in row},
        )
        for n, row in enumerate(example["articles"])
    ]
    return reconcile(
        articles,
        house=[HouseFact(str(n), **row) for n, row in enumerate(example.get("house", []))],
        earlier=dict(filter(None, map(earlier, articles, example["articles"]))),
    )


def earlier(article: Article, row: dict[str, Any]) -> tuple[str, tuple[Revision, ...]] | None:
    """The versions of the article that the row names as `earlier`, oldest first, each with the day on which it was
    `seen`."""
    fields = ("text", "title", "published", "updated")
    told = [
        (replace(article, **{name: each[name] for name in fields if name in each}), each["seen"])
        for each in row.get("earlier", ())
    ]
    return (article.id, tuple(Revision(version, (), seen, seen) for version, seen in told)) if told else None


@pytest.mark.parametrize(("rule", "example"), examples())
def test_example(rule: str, example: dict[str, Any]) -> None:
    """The rule finds what the example says, with its severity and on those quotes, and nothing else."""
    result = run(example)
    found = [each for each in result.findings if each.rule == rule]
    told = [(each.severity.word, each.message) for each in found]
    assert len(found) == len(example["finds"]), f"{example.get('why', '')} {told}"
    for want in example["finds"]:
        assert any(answers(result, each, want) for each in found), f"{want} is not among {told}"


def answers(result: Result, each: Finding, want: dict[str, Any]) -> bool:
    quotes = {claim.quote for claim in result.claims if claim.id in each.claims}
    return each.severity.word == want["severity"] and all(
        any(text in quote for quote in quotes) for text in want["quotes"]
    )


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_has_a_yes_and_a_no(rule: str) -> None:
    """A rule without a no has never been asked when to hold its tongue."""
    path = FOLDER / f"{rule.replace('-', '_')}.examples.toml"
    given = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    assert any(example["finds"] for example in given)
    assert any(not example["finds"] and example.get("why") for example in given)
