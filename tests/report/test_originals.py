"""The original is one click away: the page of an article leads to its file, and to the page in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reconcile import articles, pipeline, report
from reconcile.report.links import article_page
from tests.articles.making import needed, pdf, zipped

DESK = Path(__file__).parent.parent / "articles" / "desk"
FIRST = [
    [72, 700, 10, "The new quay was opened on Tuesday in front of 300 guests."],
    [72, 676, 10, "It took twelve years."],
]
SECOND = [[72, 700, 10, "The quay cost 40 million euros, the council said."]]


def page(out: Path, article: str) -> str:
    return (out / article_page(article)).read_text(encoding="utf-8")


def written(folder: Path, out: Path) -> Path:
    report.render(pipeline.run(folder), out)
    return out


def test_a_page_of_a_pdf_is_linked(tmp_path: Path) -> None:
    needed("quay.pdf")
    folder = tmp_path / "desk"
    folder.mkdir()
    data = pdf([FIRST, SECOND])  # type: ignore[list-item]  # lists, as examples have them
    (folder / "Quay 1.pdf").write_bytes(data)
    out = written(folder, tmp_path / "out")
    (kept,) = (out / "originals").iterdir()
    assert kept.read_bytes() == data
    shown = page(out, "Quay 1")
    assert f'<a href="../originals/{kept.name}">Quay 1.pdf</a>' in shown
    assert f'<a href="../originals/{kept.name}#page=2">page 2</a>' in shown
    assert shown.index("#page=2") < shown.index("The quay cost")


def test_the_moment_of_a_recording_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(DESK / "captions.vtt", folder)
    shown = page(written(folder, tmp_path / "out"), "captions")
    assert "00:00:13</a></p>" in shown


def test_what_was_read_is_kept_as_it_is(tmp_path: Path) -> None:
    """Of a mail in an archive the archive is; of a text nothing, for the report shows all of it; of a page neither."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "a.zip").write_bytes(zipped({"mails/plain.eml": (DESK / "plain.eml").read_bytes()}))
    (folder / "b.txt").write_text("The quay cost 40 million euros.", encoding="utf-8")
    (folder / "c.pdf").write_text(
        (
            "<!DOCTYPE html><html lang='en'><body><article><p>The quay cost 40 million euros, said the council to "
            "all who were there and asked for it.</p><script>alert(1)</script></article></body></html>"
        ),
        encoding="utf-8",
    )
    out = written(folder, tmp_path / "out")
    assert sorted(path.suffix for path in (out / "originals").iterdir()) == [".pdf", ".zip"]
    assert "a.zip</a>, mails/plain.eml" in page(out, "a/mails/plain")


def test_a_file_that_changed_since_is_not_taken_for_the_original(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(DESK / "captions.vtt", folder)
    result = pipeline.run(folder)
    (folder / "captions.vtt").write_text("WEBVTT\n", encoding="utf-8")
    report.render(result, tmp_path / "out")
    assert not (tmp_path / "out" / "originals").exists()
    assert "captions.vtt" in page(tmp_path / "out", "captions")


def test_originals_go_with_their_articles(tmp_path: Path) -> None:
    """The next report into the same folder takes away what it does not need."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("captions.vtt", "plain.eml"):
        shutil.copy(DESK / name, folder)
    out = written(folder, tmp_path / "out")
    assert len(list((out / "originals").iterdir())) == 2
    (folder / "plain.eml").unlink()
    written(folder, out)
    assert [path.name for path in (out / "originals").iterdir()] == ["captions.vtt"]


def test_originals_in_a_report_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(DESK / "captions.vtt", tmp_path)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        written(Path(), Path())
    assert [article.id for article in articles.read([Path()]).articles] == ["captions"]


def test_one_file_carries_no_originals(tmp_path: Path) -> None:
    shutil.copy(DESK / "captions.vtt", tmp_path)
    report.render(pipeline.run(tmp_path), tmp_path / "all.html", single_file=True)
    assert "originals/" not in (tmp_path / "all.html").read_text(encoding="utf-8")
