"""A fact with many values shows them all: on the page of the finding, in the matrix, on the scale, in a message."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from pathlib import Path

import pytest

from reconcile.claims import extract
from reconcile.model import Article, Fact, Finding, Relation, Result, Severity, Side, Story
from reconcile.report import export, json_schema, render, to_json

PAPERS = (
    "Marlow Post",
    "Tamsin Courier",
    "Market Ledger",
    "Quay Weekly",
    "Evening Star",
    "Coast Wire",
    "Harbour Today",
    "Island News",
    "Late Edition",
    "Sound Herald",
)
TEXT = "A fire in a hotel in Marlow killed {} people on Monday, the fire brigade said.\n"
WHY = "The articles appeared <b>weeks</b> apart."


def disputed(sides: int, articles: int | None = None, silent: str | None = None) -> Result:
    """A story in which that many values are given for one toll, each article giving one; without a finding if
    silent."""
    read = [
        Article(
            f"a{n}",
            f"a{n}.txt",
            TEXT.format(40 + n % sides),
            publisher=PAPERS[n],
            published="2024-05-07",
            story="s",
            origin=f"o{n}",
        )
        for n in range(articles or sides)
    ]
    every = tuple(claim for article in read for claim in extract(article))
    tolls = [claim for claim in every if claim.kind == "count"]
    assert len(tolls) == len(read)
    by_value: dict[str, list[str]] = {}
    for claim in tolls:
        by_value.setdefault(claim.quote, []).append(claim.id)
    shown = tuple(Side(value, tuple(claims), len(claims), len(claims)) for value, claims in by_value.items())
    fact = Fact(
        "k",
        "s",
        "count",
        "number of people (killed)",
        tuple(claim.id for claim in tolls),
        Relation.DISJOINT,
        shown,
        silent=silent,
    )
    finding = Finding(
        "f",
        "value-conflict",
        Severity.CONFLICT,
        "s",
        "k",
        fact.claims,
        "Number of people (killed): many.",
        Relation.DISJOINT,
        "It cannot be both.",
        settle=("The brigade's record.",),
    )
    return Result(
        tuple(read),
        (Story("s", "Hotel fire in Marlow", tuple(article.id for article in read)),),
        every,
        (fact,),
        () if silent else (finding,),
        corpus="fire",
        version="1",
    )


def page(folder: Path, name: str) -> str:
    return html.unescape(
        next(path for path in folder.rglob("*.html") if path.parent.name == name and path.is_file()).read_text(
            encoding="utf-8"
        )
    )


@pytest.mark.parametrize("sides", [2, 3, 4, 7])
def test_every_value_is_on_every_page(sides: int, tmp_path: Path) -> None:
    result = disputed(sides)
    render(result, tmp_path)
    finding, story = page(tmp_path, "findings"), page(tmp_path, "stories")
    behind = finding[finding.index("Who stands behind each side</h2>") :]
    scale = finding[finding.index("The values on one scale") : finding.index("Who stands behind each side</h2>")]
    for number in range(sides):
        value = f"{40 + number} people"
        assert value in behind
        assert value in scale
        assert f"“{value}”" in story
        assert PAPERS[number] in behind
    assert ("cannot all be true" in finding) is (sides > 2)
    assert "more quotation" not in finding


def test_many_articles_of_many_sides_are_listed_by_value(tmp_path: Path) -> None:
    render(disputed(7, 10), tmp_path)
    story = page(tmp_path, "stories")
    assert all(f"{40 + number} people" in story for number in range(7))
    assert all(paper in story for paper in PAPERS)


def test_what_is_shown_at_once_has_a_source_of_each_side(tmp_path: Path) -> None:
    """Eight who say one thing must not hide the two who say another."""
    result = disputed(2, 10)
    values = {claim.id: claim.quote for claim in result.claims}
    late = sorted(result.claims, key=lambda claim: (values[claim.id] != "40 people", claim.article))
    renamed = {claim.article: f"b{n}" for n, claim in enumerate(claim for claim in late if claim.kind == "count")}
    result = dataclasses.replace(
        result,
        articles=tuple(dataclasses.replace(each, id=renamed[each.id]) for each in result.articles),
        claims=tuple(dataclasses.replace(each, article=renamed[each.article]) for each in result.claims),
        stories=(Story("s", "Fire", tuple(sorted(renamed.values()))),),
    )
    render(result, tmp_path)
    shown = page(tmp_path, "findings")
    shown = shown[: shown.index("more quotation")]
    assert "40 people" in shown[shown.index('class="sources"') :]
    assert "41 people" in shown[shown.index('class="sources"') :]


@pytest.mark.parametrize(("sides", "articles"), [(2, 10), (7, 7), (7, 10)])
def test_a_message_quotes_each_side(sides: int, articles: int, tmp_path: Path) -> None:
    """The quotations that a message has room for must not all be of one side."""
    text = export(disputed(sides, articles), "markdown", tmp_path)[0].read_text(encoding="utf-8")
    assert all(f"“{40 + number} people”" in text for number in range(sides))
    quoted = text.count("that is")
    assert quoted == max(6, sides)
    assert (f"and {articles - quoted} more" in text) is (articles > quoted)


def test_why_different_values_raised_no_finding_is_told(tmp_path: Path) -> None:
    result = disputed(3, silent=WHY)
    render(result, tmp_path / "site")
    facts = next(path for path in (tmp_path / "site").rglob("*.html") if path.parent.name == "facts").read_text(
        encoding="utf-8"
    )
    assert f"Different values, and no finding: {html.escape(WHY)}" in facts
    rows = (export(result, "csv", tmp_path)[1]).read_text(encoding="utf-8").splitlines()
    assert "silent" in rows[0].split(",")
    assert WHY in rows[1]
    assert json.loads(to_json(result))["facts"][0]["silent"] == WHY
    assert json_schema()["$defs"]["fact"]["properties"]["silent"] == {"type": ["string", "null"]}


def test_a_fact_with_a_finding_says_nothing_of_silence(tmp_path: Path) -> None:
    render(disputed(3), tmp_path)
    assert "no finding" not in re.sub(r"<script.*?</script>", "", page(tmp_path, "facts"), flags=re.DOTALL)
    assert json.loads(to_json(disputed(3)))["facts"][0]["silent"] is None


def test_what_one_article_alone_says_in_two_ways_tells_it_too(tmp_path: Path) -> None:
    """The short table of lone facts has no room for much, but silence is to be told wherever it is."""
    result = disputed(3, silent=WHY)
    alone = dataclasses.replace(result.facts[0], claims=result.facts[0].claims[:1])
    render(dataclasses.replace(result, facts=(alone,)), tmp_path)
    assert "Different values, and no finding" in page(tmp_path, "facts")
