"""A small, untimed version of `nox -s soak`: the articles that ship, as they are and distorted, through the whole
program."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks import soak
from benchmarks._distortions import DISTORTIONS, fragments
from reconcile import articles
from reconcile.claims import extract
from reconcile.model import Article

ROOT = Path(__file__).parent.parent
ARTICLES = articles.read([ROOT / "sources"]).articles
SHORTEST = min((each for each in ARTICLES if each.text.count("\n") > 3), key=lambda article: len(article.text))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_distorted_article_is_read_and_its_offsets_are_true(article: Article) -> None:
    assert soak.extracted(article, seed=1) == []


@pytest.mark.parametrize("article", ARTICLES[::4], ids=lambda article: article.id)
def test_an_article_beside_distorted_copies_of_itself(article: Article) -> None:
    assert soak.with_copies(article, seed=1) == []


@pytest.mark.parametrize("way", DISTORTIONS)
def test_the_same_chance_distorts_alike(way: str) -> None:
    """A slip that cannot be had again cannot be mended."""
    once, again = (DISTORTIONS[way](SHORTEST.text, Random("a")) for _ in range(2))
    assert once == again
    assert (once == SHORTEST.text) is (way == "as_it_is")


def test_pieces_are_pieces() -> None:
    found = fragments(SHORTEST.text, Random(0))
    assert found
    assert all(piece in SHORTEST.text for piece in found)


def test_what_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds nothing must be shown to be able to."""

    def broken(article: Article) -> object:
        return [][len(article.text)]

    monkeypatch.setattr("reconcile.claims.extract", broken)
    assert len(soak.extracted(SHORTEST, seed=0)) >= len(DISTORTIONS)
    assert "IndexError" in soak.extracted(SHORTEST, seed=0)[0][0]
    (slip,) = soak.with_copies(SHORTEST, seed=0)
    assert "IndexError" in slip[0]


def test_offsets_that_are_not_true_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    first = extract(SHORTEST)[0]
    monkeypatch.setattr("reconcile.claims.extract", lambda article: [first])
    with pytest.raises(AssertionError):
        soak.holds(Article("a", "a.txt", "x" + SHORTEST.text))


def test_missing_texts_are_said_loudly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "project" / "sources").mkdir(parents=True)
    assert soak.folders(tmp_path / "project") == [tmp_path / "project" / "sources"]
    assert capsys.readouterr().out.count("MISSING") == len(soak.BESIDE)


COUSINS = (
    "2. 6 total of 600,",
    "6 total of 6",
    "A number of 6 of 600.",
    "1. 2 sum of 3",
    "in flames.\nA total of 31",
    "Police believe a total of seven",
    "total of 6. 7",
    "3 number of",
    "number of 5",
    "of 5",
    "the number of 12 of the number of 13",
    "EU The EU from Europe US200000 the EU",
    "UN The UN from Union NS40 the UN. AU The AU of Asia US7 the AU",
    "The Europe US (EU) and Europe US200000 (US2) met. Europe US200000.",
)


@pytest.mark.parametrize("text", COUSINS)
def test_what_once_broke_is_read_whole_and_in_pieces(text: str) -> None:
    """Most slips lie where a text or a sentence begins or ends: so at every character it begins and ends once."""
    for at in range(len(text)):
        soak.holds(Article("a", "a.txt", text[at:]))
        soak.holds(Article("a", "a.txt", text[:at]))
