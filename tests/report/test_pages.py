"""The pages: what stands on them, that every link leads somewhere, that nothing but the result gets into them."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reconcile.errors import UnreadableInput
from reconcile.model import Result
from reconcile.report import render, to_json
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages import build, number
from reconcile.report.pages.index import headline
from reconcile.report.result_index import ResultIndex

from .sample import HOSTILE, sample

RULES = [
    (
        "value-conflict",
        ("conflict", "warning"),
        "Two values that cannot both be true.\n\nWhat it finds: sums.\n\nExample: 25 here, 30 there.",
    )
]


class Links(HTMLParser):
    """The anchors of a page, its links, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        self.loads += [
            str(found[name])
            for name in ("src", "href")
            if tag in ("script", "link", "img", "iframe") and found.get(name)
        ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    render(sample(), out, rules=RULES)
    return out


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(sample(), tmp_path_factory.mktemp("single") / "report.html", rules=RULES, single_file=True)


def pages(folder: Path) -> Iterator[tuple[Path, Links]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, Links(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 3, 5), "No contradiction. Three things for a person to settle."),
        ((1, 0, 5), "One contradiction to resolve."),
        ((2, 1, 5), "Two contradictions, and one thing for a person to settle."),
        ((0, 0, 5), "The articles agree wherever they state the same fact."),
        ((0, 0, 0), "Nothing to compare: no two articles state the same fact."),
    ],
)
def test_one_sentence_sums_up(counts: tuple[int, int, int], words: str) -> None:
    assert headline(*counts) == words


def test_every_link_leads_somewhere(folder: Path) -> None:
    anchors = {path.resolve(): set(found.ids) for path, found in pages(folder)}
    for path, found in pages(folder):
        for link in found.links:
            if link.startswith(("http://", "https://")):
                continue
            name, _, anchor = link.partition("#")
            goal = (path.parent / name).resolve() if name else path.resolve()
            assert goal in anchors, f"{path}: {link}"
            assert not anchor or "=" in anchor or anchor in anchors[goal], f"{path}: {link}"


def test_every_link_of_a_single_file_stays_in_it(single: Path) -> None:
    found = Links(single.read_text(encoding="utf-8"))
    inner = [link for link in found.links if not link.startswith("https://")]
    assert all(link[0] == "#" and link[1:] in found.ids for link in inner), [
        link for link in inner if link[1:] not in found.ids
    ]
    assert not found.loads


def test_no_anchor_is_given_twice(folder: Path, single: Path) -> None:
    for path, found in [*pages(folder), (single, Links(single.read_text(encoding="utf-8")))]:
        assert len(found.ids) == len(set(found.ids)), path


def test_every_claim_fact_and_finding_has_its_anchor(folder: Path) -> None:
    anchors = {name for _, found in pages(folder) for name in found.ids}
    result = sample()
    assert {f"c-{claim.id}" for claim in result.claims} | {f"fact-{fact.id}" for fact in result.facts} <= anchors
    assert all((folder / "findings" / f"{finding.id}.html").is_file() for finding in result.findings)


def test_pages_load_nothing_but_their_own_style_and_script(folder: Path) -> None:
    for path, found in pages(folder):
        assert {Path(name).name for name in found.loads} == {"report.css", "report.js"}, path
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in html.unescape(text)
        assert "unsafe" not in text


def test_hostile_text_stays_text(folder: Path) -> None:
    for path, found in pages(folder):
        assert found.tags.count("script") == 1, path
        assert "img" not in found.tags
        assert not [link for link in found.links if link.lower().startswith(("javascript", "data"))]
    assert "&lt;script&gt;" in (folder / "articles" / "quarry--hostile.html").read_text(encoding="utf-8")
    assert HOSTILE not in (folder / "index.html").read_text(encoding="utf-8")


def test_the_article_page_holds_the_whole_text(folder: Path) -> None:
    for article in sample().articles:
        path = folder / "articles" / (article.id.replace("/", "--") + ".html")
        shown = "".join(Words(path.read_text(encoding="utf-8")).words)
        for line in article.text.split("\n\n"):
            assert "".join(line.split()) in "".join(shown.split())


class Words(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_nothing_depends_on_the_version_or_the_order(tmp_path: Path) -> None:
    """Reports are checked in and compared byte for byte."""
    other = dataclasses.replace(sample(), version="0.0.1")
    first, second = tmp_path / "a", tmp_path / "b"
    render(sample(), first)
    render(other, second)
    assert {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()} == {
        path.relative_to(second): path.read_bytes() for path in second.rglob("*") if path.is_file()
    }


def test_unchanged_pages_are_left_alone_and_old_ones_go(tmp_path: Path) -> None:
    render(sample(), tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    mine = tmp_path / "findings" / "mine.html"
    mine.write_text("kept", encoding="utf-8")
    fewer = dataclasses.replace(sample(), findings=sample().findings[:-1])
    render(fewer, tmp_path)
    assert not (tmp_path / "findings" / "f-fine.html").exists()
    assert mine.exists()
    article = tmp_path / "articles" / "ferry--gazette.html"
    assert article.stat().st_mtime_ns == stamps[article]


def test_the_list_of_pages_cannot_take_away_a_strangers_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "assets").mkdir(parents=True)
    victim = tmp_path / "victim.html"
    victim.write_text("x", encoding="utf-8")
    (out / "assets" / "pages.txt").write_text("../victim.html\n" + f"{victim}\n", encoding="utf-8")
    render(sample(), out)
    assert victim.exists()


def test_an_earlier_run_marks_what_is_new_and_what_is_resolved(tmp_path: Path) -> None:
    old = dataclasses.replace(sample(), findings=sample().findings[1:])
    gone = json.loads(to_json(old))
    gone["findings"].append({**gone["findings"][0], "id": "f-gone", "message": "The pilots were fourteen and forty."})
    (tmp_path / "old.json").write_text(json.dumps(gone), encoding="utf-8")
    page = render(sample(), tmp_path / "out", earlier=tmp_path / "old.json").read_text(encoding="utf-8")
    assert page.count('class="fresh"') == 1
    assert "The pilots were fourteen and forty." in page
    assert "one new finding, one resolved, seven unchanged" in page


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [1]}', '{"findings": 3}', "{}"])
def test_what_is_no_earlier_run_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"old\.json"):
        render(sample(), tmp_path / "out", earlier=tmp_path / "old.json")


def test_an_empty_result_has_all_its_pages(tmp_path: Path) -> None:
    page = render(Result((), (), (), (), ()), tmp_path)
    assert "Nothing to compare" in page.read_text(encoding="utf-8")


def test_the_number_of_pages_is_known_beforehand() -> None:
    index = ResultIndex(sample())
    assert len(list(build(index, Options(), Site()))) == number(index)


def test_the_table_behind_a_match_is_shown(tmp_path: Path) -> None:
    render(sample(), tmp_path, matches={"cost": (("feature", "weight"), ("same verb", "0.4"))})
    assert "same verb" in (tmp_path / "facts" / "ferry.html").read_text(encoding="utf-8")


def test_plain_words_and_no_scores(folder: Path) -> None:
    """Ids are for links; a reader never meets one."""
    for path, _ in pages(folder):
        words = " ".join(Words(re.sub(r"<(script|style)[^>]*>.*?</\1>", "", path.read_text(encoding="utf-8"))).words)
        assert not re.search(r"\b[gcnqh]-(open|cost|jobs)\b", words), path
