"""The page of an article shows its earlier versions beside today's text."""

from __future__ import annotations

from pathlib import Path

from reconcile import pipeline, report
from reconcile.model import Article, Revision
from reconcile.report.pages.versions import versions

THEN = "The Marlow basin will cost $40 million to dredge.\n\nWork begins in May.\n\nIda Falk runs the port."
NOW = (
    "The Marlow basin will cost $46 million to dredge.\n\nIda Falk runs the port.\n\n"
    "An earlier version of this article gave $40 million."
)


def article(text: str) -> Article:
    return Article("basin", "basin.txt", text, published="2025-03-03", sha256=str(len(text)))


def revision(text: str, seen: str) -> Revision:
    return Revision(article(text), (), seen, seen)


def test_what_differs_stands_side_by_side() -> None:
    [told] = versions(article(NOW), [revision(THEN, "2025-03-03T09:05:00+00:00")])
    assert told.name == "Read on 3 March 2025, 09:05 UTC"
    assert [("".join(p.text for p in row.then), "".join(p.text for p in row.now)) for row in told.rows] == [
        ("The Marlow basin will cost $40 million to dredge.", "The Marlow basin will cost $46 million to dredge."),
        ("Work begins in May.", ""),
        ("", "An earlier version of this article gave $40 million."),
    ]
    assert [(p.how, p.text) for row in told.rows for p in (*row.then, *row.now) if p.how != "same"] == [
        ("gone", "40"),
        ("new", "46"),
        ("gone", "Work begins in May."),
        ("new", "An earlier version of this article gave $40 million."),
    ]


def test_the_latest_version_comes_first_and_few_are_shown() -> None:
    seen = [f"2025-03-{day:02}T09:00:00+00:00" for day in range(1, 11)]
    told = versions(article(NOW), [revision(THEN, each) for each in seen])
    assert [each.name[8:15] for each in told] == ["10 Marc", "9 March", "8 March", "7 March", "6 March"]


def test_the_page_has_them_and_escapes_what_they_say(tmp_path: Path) -> None:
    earlier = {"basin": (revision(THEN.replace("May", "<script>May</script>"), "2025-03-03T09:00:00+00:00"),)}
    result = pipeline.reconcile([article(NOW)], earlier=earlier)
    report.render(result, tmp_path)
    page = next((tmp_path / "articles").glob("*.html")).read_text(encoding="utf-8")
    assert "<h2 id=" in page
    assert "Earlier versions" in page
    assert "<del>40</del>" in page
    assert "&lt;script&gt;May" in page
    assert "<script>May" not in page


def test_an_article_without_versions_says_nothing_of_any(tmp_path: Path) -> None:
    report.render(pipeline.reconcile([article(NOW)]), tmp_path)
    assert "Earlier versions" not in next((tmp_path / "articles").glob("*.html")).read_text(encoding="utf-8")
