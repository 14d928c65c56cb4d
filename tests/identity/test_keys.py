"""Keys stay as they are when an agreeing article joins in, when files move, when another part of a text is edited."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile import articles
from reconcile.cli import main
from reconcile.model import Article, Severity
from reconcile.pipeline import Reconciled, reconcile, run
from reconcile.report import to_json
from reconcile.report.changes import Changes, compared

SOURCES = Path(__file__).parent.parent.parent / "sources"
CORPORA = sorted(path.name for path in SOURCES.iterdir() if path.is_dir())
FEW_WORDS = 25
ADDED = "\n\nThe weather was mild, and nobody complained.\n"
FIRST = "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said."
SECOND = (
    "The dredging of the Marlow basin begins next spring. Tamsin Port Authority will spend $46 million on dredging "
    "it, director Ida Falk said."
)
AGREEING = (
    (
        "Tamsin Port Authority will spend $46 million on dredging the Marlow basin, its director, Ida Falk, told "
        "reporters."
    ),
    "For the dredging of the Marlow basin, Tamsin Port Authority is to pay 46 million dollars.",
    "Director Ida Falk said that Tamsin Port Authority will spend $40 million on dredging the Marlow basin in spring.",
    "The Marlow basin will be dredged. Tamsin Port Authority spends some $40 million on dredging it.",
)


@cache
def read(corpus: str) -> tuple[Article, ...]:
    return articles.read([SOURCES / corpus]).articles


@cache
def whole(corpus: str) -> Reconciled:
    return reconcile(read(corpus))


def told(*texts: str) -> Reconciled:
    return reconcile([Article(f"a{n}", f"a{n}.txt", text, publisher=f"Paper {n}") for n, text in enumerate(texts)])


def since(before: Reconciled, now: Reconciled) -> Changes:
    return compared(json.loads(to_json(before)), now)


def keys(result: Reconciled, what: str, least: Severity = Severity.NOTE) -> set[str]:
    return {each.key for each in getattr(result, what) if getattr(each, "severity", least) >= least}


def torn(result: Reconciled) -> set[str]:
    """The articles that contradict themselves: a copy of one of these agrees with nobody."""
    article = {claim.id: claim.article for claim in result.claims}
    return {article[claim] for finding in result.findings if finding.rule == "internal" for claim in finding.claims}


@pytest.mark.parametrize("corpus", CORPORA)
def test_everything_has_a_key_of_its_own(corpus: str) -> None:
    for what in ("articles", "claims", "facts", "findings"):
        found = [each.key for each in getattr(whole(corpus), what)]
        assert all(found)
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("corpus", "which"), [(corpus, article.id) for corpus in CORPORA for article in read(corpus)[:8]]
)
def test_an_agreeing_article_changes_no_key(corpus: str, which: str) -> None:
    """One more source for what somebody says already: each claim and each issue is what it was."""
    before = whole(corpus)
    if which in torn(before):
        return
    chosen = next(article for article in read(corpus) if article.id == which)
    now = reconcile([*read(corpus), replace(chosen, id="zz", publisher="The Copyist", url=None, own=None)])
    assert keys(before, "claims") <= keys(now, "claims")
    assert keys(before, "findings", Severity.WARNING) <= keys(now, "findings")
    assert not [each for each in since(before, now).resolved if each.severity != "note"]


@pytest.mark.parametrize("corpus", CORPORA)
def test_another_order_and_other_paths_change_no_key(corpus: str) -> None:
    now = reconcile(
        [replace(article, id=f"x/{n:02}", path=f"elsewhere/{n}") for n, article in enumerate(reversed(read(corpus)))]
    )
    for what in ("articles", "claims", "facts", "findings"):
        assert keys(whole(corpus), what) == keys(now, what)


@pytest.mark.parametrize("corpus", CORPORA)
def test_another_starting_folder_changes_no_key(corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SOURCES / corpus, tmp_path / "desk" / "today" / corpus)
    monkeypatch.chdir(tmp_path)
    high, low = run("desk"), run(tmp_path / "desk" / "today" / corpus)
    assert {article.id for article in high.articles} != {article.id for article in low.articles} or all(
        article.own for article in low.articles
    )
    for what in ("articles", "claims", "facts", "findings"):
        assert keys(high, what) == keys(low, what)
    assert since(high, low).new == frozenset()


@pytest.mark.parametrize(
    ("corpus", "which"),
    [
        (corpus, article.id)
        for corpus in CORPORA
        for article in read(corpus)[:6]
        if len(article.text.split()) > FEW_WORDS  # in a shorter one a sentence more changes what of it is copied
    ],
)
def test_an_edit_elsewhere_changes_no_key(corpus: str, which: str) -> None:
    """An article with an address, or an id, keeps its keys outright; one that only its words name is carried over."""
    before = whole(corpus)
    now = reconcile(
        [
            replace(article, text=article.text.rstrip() + ADDED) if article.id == which else article
            for article in read(corpus)
        ]
    )
    edited = next(article for article in read(corpus) if article.id == which)
    assert keys(before, "findings") == keys(now, "findings")
    if edited.url or edited.own:
        assert keys(before, "claims") == keys(now, "claims")
    changes = since(before, now)
    assert (changes.new, changes.resolved, changes.unchanged) == (frozenset(), (), len(before.findings))


@pytest.mark.parametrize("third", AGREEING)
def test_a_paraphrase_that_agrees_leaves_the_issue(third: str) -> None:
    before, now = told(FIRST, SECOND), told(FIRST, SECOND, third)
    assert [each.rule for each in before.findings if each.severity is Severity.CONFLICT] == ["value-conflict"]
    assert keys(before, "findings", Severity.CONFLICT) <= keys(now, "findings", Severity.CONFLICT)
    disputed = next(fact for fact in now.facts if fact.id == now.findings[0].fact)
    assert {claim.article for claim in now.claims if claim.id in disputed.claims} == {"a0", "a1", "a2"}
    assert [each for each in since(before, now).resolved if each.severity == "conflict"] == []


def test_a_third_typesetter_of_one_wording_leaves_the_issue() -> None:
    """Two wordings are at odds; a paper that sets one of them in its own way is on that side."""
    text = (
        "“The old cars have served this town well, but they {} climb the hill in {}”, said Agnes Thorley, director "
        "of Tamsin Tramways."
    )
    before, now = (
        told(text.format("cannot", "winter"), text.format("cannot", "summer")),
        told(text.format("cannot", "winter"), text.format("cannot", "summer"), text.format("can not", "winter")),
    )
    altered = {each.key for each in before.findings if each.rule == "quote-altered"}
    assert len(altered) == 1
    assert altered <= keys(now, "findings")


def test_another_value_is_another_issue() -> None:
    """What was decided between 40 and 46 million is not decided between 40 and 47."""
    before, now = told(FIRST, SECOND), told(FIRST, SECOND.replace("46", "47"))
    assert keys(before, "findings", Severity.CONFLICT).isdisjoint(keys(now, "findings", Severity.CONFLICT))
    changes = since(before, now)
    assert len(changes.new) == len(changes.resolved) == 1


def test_the_nth_claim_alike_has_a_number_in_reading_order() -> None:
    found = told(
        "Five people were hurt in Marlow on Monday. Five people were hurt in Tamsin on Tuesday, the police said."
    )
    alike = [claim.key for claim in found.claims if claim.kind == "count"]
    assert len(alike) == 2
    assert alike[1] == f"{alike[0]}~2"


def test_a_name_that_another_article_writes_out_changes_no_claim() -> None:
    """The full name comes from elsewhere: it is no part of what the claim says."""
    short = "PTA will spend $40 million on dredging the Marlow basin, Ida Falk said."
    long = (
        "The Port of Tamsin Agency (PTA) will spend $40 million on dredging the Marlow basin, its director Ida Falk "
        "said."
    )
    assert keys(told(short), "claims") <= keys(told(short, long), "claims")


def test_keys_stand_beside_ids_in_every_list(tmp_path: Path) -> None:
    folder = tmp_path / "basin"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    done = CliRunner().invoke(
        main,
        [
            "run",
            str(folder),
            "--format",
            "csv",
            "--json",
            str(tmp_path / "o.json"),
            "--out",
            str(tmp_path / "out"),
            "-q",
        ],
    )
    assert done.exit_code == 0, done.output
    document = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    for what in ("claims", "facts", "findings"):
        rows = [each["key"] for each in document[what]]
        written = (tmp_path / "out" / f"{what}.csv").read_text(encoding="utf-8")
        assert all(key in written for key in rows)


def frames_of(result: Reconciled) -> Sequence[set[str]]:
    return [
        set(frame["key"])
        for frame in (result.articles_frame(), result.claims_frame(), result.facts_frame(), result.findings_frame())
    ]


def test_frames_have_keys() -> None:
    result = told(FIRST, SECOND)
    assert frames_of(result) == [keys(result, what) for what in ("articles", "claims", "facts", "findings")]
