"""What the program fails on costs no more than itself: it is named, and everything else is as if it were not there."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import reconcile
from reconcile import articles, claims, facts
from reconcile.cli import main
from reconcile.errors import Defect, UnreadableInput
from reconcile.isolation import Isolation
from reconcile.model import Claim, Finding
from reconcile.pipeline import Reconciled
from reconcile.report import json_schema, to_json
from reconcile.rules import check, rules
from tests._plain import must_be_plain

PORT = (
    "The Port of Marlow paid $40 million for the Ostrey ferry, Ida Falk said.",
    "The Port of Marlow paid $46 million for the Ostrey ferry, Ida Falk said.",
)
MINE = (
    "The Kelm mine at Torvald collapsed on Monday and killed 14 miners.",
    "The Kelm mine at Torvald collapsed on Monday and killed 19 miners.",
)
REASON = "could not be read: IndexError: no such word"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stories of two articles each, each with a contradiction; `bad.txt` is a fifth."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in {
        "port-a": PORT[0],
        "port-b": PORT[1],
        "mine-a": MINE[0],
        "mine-b": MINE[1],
        "bad": "Kenton Vale has a new bridge.",
    }.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def breaks(
    monkeypatch: pytest.MonkeyPatch, target: str, when: Callable[..., bool], error: BaseException | None = None
) -> None:
    """The function at that path raises where the condition holds of what it is given."""
    module, _, name = target.rpartition(".")
    import importlib

    if module.startswith("reconcile.facts."):
        must_be_plain(importlib.import_module(module))
    whole = getattr(importlib.import_module(module), name)

    def broken(*given: Any, **named: Any) -> Any:
        if when(*given):
            raise error or IndexError("no such word")
        return whole(*given, **named)

    monkeypatch.setattr(target, broken)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def found(result: Reconciled) -> list[Finding]:
    return [each for each in result.findings if each.severity.word == "conflict"]


@pytest.fixture
def bad_article(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "reconcile.claims.extract", lambda article: article.id == "bad")


def test_one_article_that_breaks_extraction_takes_no_other_with_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "in" / "bad.txt").rename(desk / "bad.txt")
    without = reconcile.run("in")
    (desk / "bad.txt").rename(desk / "in" / "bad.txt")
    breaks(monkeypatch, "reconcile.claims.extract", lambda article: article.id == "bad")
    with_it = reconcile.run("in")
    assert dataclasses.replace(with_it, not_read=()) == without
    (entry,) = with_it.not_read
    assert entry.path == "in/bad.txt"
    assert entry.why.startswith(REASON)
    assert entry.why.endswith("please report")


def test_what_failed_stands_in_json_summary_and_report(desk: Path, bad_article: None) -> None:
    told = run("run", "in", "--json", "out.json", "--out", "out")
    assert told.exit_code == 0
    assert "not read: in/bad.txt" in told.stdout
    document = json.loads((desk / "out.json").read_text(encoding="utf-8"))
    (entry,) = document["not_read"]
    assert entry.keys() == {"path", "why"}
    assert entry["path"] == "in/bad.txt"
    jsonschema.validate(document, json_schema())
    method = (desk / "out" / "method.html").read_text(encoding="utf-8")
    assert ">bad.txt<" in method
    assert REASON in method
    assert "not read" in (desk / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [["run", "in", "-q", "--out", "out"], ["run", "in", "--json", "-"], ["claims", "in"], ["findings", "in"]]
)
def test_no_command_is_silent_of_it(desk: Path, bad_article: None, words: list[str]) -> None:
    told = run(*words)
    assert told.exit_code == 0
    assert "not read: in/bad.txt" in told.stderr


def test_check_ends_with_2_and_still_says_what_contradicts(desk: Path, bad_article: None) -> None:
    told = run("check", "in")
    assert told.exit_code == 2
    assert f"in: not read: in/bad.txt: {REASON}" in told.stdout
    assert told.stdout.count("conflict value-conflict") == 2


@pytest.mark.parametrize("command", ["run", "check"])
def test_strict_ends_at_once_without_a_traceback(desk: Path, bad_article: None, command: str) -> None:
    told = run(command, "in", "--strict")
    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr.startswith(f"reconcile: in/bad.txt: {REASON}")
    assert told.stderr.count("\n") == 1


def test_strict_raises_from_python_with_the_cause(desk: Path, bad_article: None) -> None:
    with pytest.raises(Defect) as raised:
        reconcile.run("in", strict=True)
    assert isinstance(raised.value.__cause__, IndexError)


def test_where_nothing_is_left_that_is_an_error(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "reconcile.claims.extract", lambda article: True)
    with pytest.raises(UnreadableInput):
        reconcile.run("in")
    assert run("run", "in", "--json", "out.json").exit_code == 2


@pytest.mark.parametrize("target", ["reconcile.facts.stories.features_of", "reconcile.articles.article_of"])
def test_an_article_that_breaks_another_step_is_set_aside_alike(
    desk: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    breaks(monkeypatch, target, lambda item, *_: "Kenton" in item.text)
    result = reconcile.run("in")
    assert [entry.path for entry in result.not_read] == ["in/bad.txt"]
    assert "bad" not in {article.id for article in result.articles}
    assert len(found(result)) == 2


def test_a_story_that_cannot_be_matched_loses_its_facts_alone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "reconcile.facts.matching.named", lambda mine: any(claim.article == "mine-a" for claim in mine))
    result = reconcile.run("in")
    (entry,) = result.not_read
    assert entry.path == "in/mine-a.txt, in/mine-b.txt"
    assert "could not be matched: IndexError" in entry.why
    assert {claim.article for claim in result.claims} >= {"mine-a", "mine-b", "port-a"}
    assert ["$40" in each.message or "USD 40" in each.message for each in found(result)] == [True]
    jsonschema.validate(json.loads(to_json(result)), json_schema())


def test_stories_that_cannot_be_told_apart_leave_each_article_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch, "reconcile.facts.stories.linked", lambda *_: True)
    result = reconcile.run("in")
    assert len(result.stories) == len(result.articles) == 5
    assert all("put into stories" in entry.why for entry in result.not_read)


def broken_rule(monkeypatch: pytest.MonkeyPatch, name: str, story_of: str) -> None:
    """The rule gives a first finding, and then raises, in the story of that article."""
    rule = rules()[name]

    def check(case: Any) -> Iterator[Finding]:
        yield from rule.check(case)
        if story_of in case.articles:
            raise ValueError("no such rate")

    monkeypatch.setattr(
        "reconcile.rules.checking.rules", lambda: {**rules(), name: dataclasses.replace(rule, check=check)}
    )


def test_a_rule_that_breaks_in_one_story_keeps_its_findings_on_the_others(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = reconcile.run("in")
    broken_rule(monkeypatch, "value-conflict", "mine-a")
    result = reconcile.run("in")
    (entry,) = result.not_read
    assert entry.path == "in/mine-a.txt, in/mine-b.txt"
    assert "could not be checked by value-conflict: ValueError: no such rate" in entry.why
    kept = {each.id for each in found(result) if each.rule == "value-conflict"}
    assert kept == {each.id for each in found(before) if each.rule == "value-conflict" and "USD" in each.message}


def test_the_other_rules_keep_theirs_on_that_story(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = reconcile.run("in")
    broken_rule(monkeypatch, "quote-altered", "mine-a")
    result = reconcile.run("in")
    assert result.findings == before.findings
    assert len(result.not_read) == 1


def test_a_rule_finds_in_one_story_what_it_finds_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rule raises, each story is looked at by itself: that must not change what it says of the others."""
    read = articles.read([Path(__file__).parent.parent / "sources"]).articles
    matched = facts.match(read, [claim for article in read for claim in claims.extract(article)])
    whole = check(matched)
    for name in rules():
        with monkeypatch.context() as patch:
            broken_rule(patch, name, "no such article")
            first = rules()[name].check
            told: list[int] = []

            def once(case: Any, first: Any = first, told: list[int] = told) -> Any:
                told.append(1)
                if len(told) == 1:
                    raise ValueError
                return first(case)

            patch.setattr(
                "reconcile.rules.checking.rules",
                lambda name=name, once=once: {**rules(), name: dataclasses.replace(rules()[name], check=once)},
            )
            isolation = Isolation()
            assert check(matched, isolation=isolation) == whole, name
            assert not isolation.failed


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3), MemoryError()])
def test_what_is_no_defect_of_a_text_is_not_swallowed(
    desk: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    breaks(monkeypatch, "reconcile.claims.extract", lambda article: article.id == "bad", error)
    with pytest.raises(type(error)):
        reconcile.run("in")


def test_too_deep_a_recursion_is_a_defect_of_its_text(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "reconcile.claims.extract", lambda article: article.id == "bad", RecursionError("too deep"))
    assert "RecursionError: too deep" in reconcile.run("in").not_read[0].why


def test_without_isolation_the_rooms_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests and benchmarks call them by themselves, and must see what breaks."""
    read = articles.read([Path(__file__).parent.parent / "sources" / "harbour"]).articles
    breaks(monkeypatch, "reconcile.facts.stories.features_of", lambda article: True)
    none: list[Claim] = []
    with pytest.raises(Defect):
        facts.match(read, none)
