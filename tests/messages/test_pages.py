"""In another language nothing of a report is left in English but quotations, names and values; and nothing else
changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

import reconcile
from reconcile import report
from reconcile.commands.running import rule_texts
from reconcile.facts.explain import tables
from reconcile.identity import keyed
from reconcile.messages import Catalogue, speaking
from reconcile.model import Result
from reconcile.report.result_index import ResultIndex

CORPUS = Path(__file__).parents[2] / "sources" / "harbour"
OPEN, CLOSE = "⟦", "⟧"
SHOWN = ("title", "aria-label", "placeholder")
"""Attributes that a reader sees or hears."""


class Brackets:
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"


@pytest.fixture(scope="module")
def english() -> Result:
    return reconcile.run(CORPUS)


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("bracketed")
    with speaking(Catalogue("qps", Brackets())):
        result = reconcile.run(CORPUS)
        report.render(result, folder, rules=rule_texts(), matches=tables(result))
        report.export(result, "markdown", folder)
    return result, folder


def outside(text: str) -> str:
    """What stands in no bracket."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        kept.append(sign if not depth and sign != CLOSE else " " if depth else "\n")
    return "".join(kept)


def spoken(page: Path) -> Iterator[str]:
    """The text of a page, and the attributes that are read out."""
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    for unread in tree.xpath("//script | //style"):
        unread.drop_tree()
    yield "\n".join(tree.itertext())
    for element in tree.iter():
        yield from (element.attrib[name] for name in SHOWN if name in element.attrib)


def known(result: Result) -> str:
    """What a report may hold in any language: the texts of the articles, names, values and what rules are called."""
    index = ResultIndex(result)
    texts = [
        text
        for article in result.articles
        for text in (article.text, article.title or "", article.path, article.url or "")
    ]
    values = [text for claim in result.claims for text in (index.shown(claim).words, index.shown(claim).short)]
    names = [
        text
        for article in result.articles
        for text in (index.name(article.id), index.dated(article), index.stem(article.id))
    ]
    others = [result.corpus, *(finding.rule for finding in result.findings), *(name for name, *_ in rule_texts())]
    facts = [fact.label for fact in result.facts]
    return _plain(" ".join((*texts, *values, *names, *others, *facts)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", outside(text).lower()))


def test_nothing_is_left_in_english(bracketed: tuple[Result, Path]) -> None:
    """Two words in a row that no message holds stand in an article, or are a value or a name."""
    result, folder = bracketed
    may = known(result)
    left = {
        part
        for page in folder.rglob("*.html")
        for text in spoken(page)
        for part in re.split(r"[\n·;:(),.“”…\[\]|–]|\b(?:and|reconcile)\b", outside(text))
        if len(re.findall(r"[^\W\d]{2,}", part)) > 1 and _plain(part) not in may
    }
    assert not left


def test_the_texts_of_claims_facts_and_keys_are_those_of_english(
    english: Result, bracketed: tuple[Result, Path]
) -> None:
    """Wording decides nothing: every key, value, relation and severity is the same in any language."""
    other, _ = bracketed
    assert [claim.as_json() for claim in other.claims] == [claim.as_json() for claim in english.claims]
    assert [(fact.key, fact.claims, fact.relation) for fact in other.facts] == [
        (fact.key, fact.claims, fact.relation) for fact in english.facts
    ]
    assert {(each.key, each.id, each.severity, each.claims) for each in other.findings} == {
        (each.key, each.id, each.severity, each.claims) for each in english.findings
    }
    assert keyed(other).findings == other.findings


def test_every_sentence_of_a_finding_is_a_message(bracketed: tuple[Result, Path]) -> None:
    """The sentence, its proof, what would settle it, and the heads of its table."""
    result, folder = bracketed
    for each in result.findings:
        for text in (each.message, each.proof, *each.settle, *(each.details[0] if each.details else ())):
            assert not re.search(r"[^\W\d]{2,} [^\W\d]{2,}", outside(text)) or _plain(text) in known(result), text
    assert all(OPEN in fact.silent for fact in result.facts if fact.silent)
    assert all(
        OPEN in line
        for line in (folder / "findings.md").read_text(encoding="utf-8").splitlines()
        if line[:1] in "#-" and line
    )


def test_the_script_speaks_too(bracketed: tuple[Result, Path]) -> None:
    """What a script writes into a page is a message as well; a page says which language it is in."""
    _, folder = bracketed
    script = (folder / "assets" / "report.js").read_text(encoding="utf-8")
    assert f'"{OPEN}search the findings{CLOSE}"' in script
    assert (
        f'`{OPEN}${{shown.toLocaleString("qps")}} of ${{rows.length.toLocaleString("qps")}} findings{CLOSE}`' in script
    )
    assert not re.search(r"\bsay\(", script)
    assert '<html lang="qps">' in (folder / "index.html").read_text(encoding="utf-8")


def test_german_is_chosen_for_a_run(tmp_path: Path) -> None:
    """Sentences are German, numbers and days as German writes them; quotations stay what they are."""
    result = reconcile.run(CORPUS, lang="de")
    told = json.dumps([each.as_json() for each in result.findings], ensure_ascii=False)
    assert "240 Millionen" in told.replace("\xa0", " ")
    first = report.render(result, tmp_path, lang="de")
    page = first.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "Widersprüche" in page
    assert "contradiction" not in page


def test_english_is_the_same_after_another_language(english: Result) -> None:
    """Nothing that one run said in its language is kept for the next."""
    assert reconcile.run(CORPUS) == english
