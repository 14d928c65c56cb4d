"""A page that a person edited is never lost: it is kept beside the new one, and named."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.files import put
from reconcile.model import Result
from reconcile.report import render

from .sample import sample

NOTE = b"<p>Called the board: it is 52.</p></main>"


def edit(page: Path) -> bytes:
    """The page with a note in it, as a person would write one."""
    page.write_bytes(page.read_bytes().replace(b"</main>", NOTE))
    return page.read_bytes()


def changed() -> Result:
    """The sample with other words in every finding, so that each of their pages is another one."""
    result = sample()
    return dataclasses.replace(
        result, findings=tuple(dataclasses.replace(each, message=f"Again: {each.message}") for each in result.findings)
    )


def kept_by(result: Result, out: Path, **how: Any) -> list[Path]:
    kept: list[Path] = []
    render(result, out, kept=kept.append, **how)
    return kept


@pytest.mark.parametrize("name", ["index.html", "findings/f-cost.html", "method.html", "assets/report.css"])
def test_an_edited_page_is_kept_beside_the_new_one(tmp_path: Path, name: str) -> None:
    assert kept_by(sample(), tmp_path) == []
    before = (tmp_path / name).read_bytes()
    mine = before + NOTE
    (tmp_path / name).write_bytes(mine)
    copy = (tmp_path / name).with_name(f"{Path(name).stem}.edited{Path(name).suffix}")
    assert kept_by(sample(), tmp_path) == [copy]
    assert (copy.read_bytes(), (tmp_path / name).read_bytes()) == (mine, before)
    assert kept_by(changed(), tmp_path) == [], "once told, it is no page of the report any more"
    assert copy.read_bytes() == mine


def test_an_edited_page_that_the_report_has_no_more_is_kept(tmp_path: Path) -> None:
    render(sample(), tmp_path)
    mine = edit(tmp_path / "findings" / "f-cost.html")
    fewer = dataclasses.replace(sample(), findings=sample().findings[1:])
    assert kept_by(fewer, tmp_path) == [tmp_path / "findings" / "f-cost.edited.html"]
    assert (tmp_path / "findings" / "f-cost.edited.html").read_bytes() == mine
    assert not (tmp_path / "findings" / "f-cost.html").exists()


def test_every_edit_is_kept(tmp_path: Path) -> None:
    for number in range(3):
        render(sample(), tmp_path)
        put(tmp_path / "index.html", b"mine, the %d" % number)
    render(sample(), tmp_path)
    assert [(tmp_path / f"index.edited{each}.html").read_bytes() for each in ("", "-2", "-3")] == [
        b"mine, the 0",
        b"mine, the 1",
        b"mine, the 2",
    ]


def test_what_changes_by_itself_is_no_edit(tmp_path: Path) -> None:
    for result in (sample(), changed(), sample(), dataclasses.replace(sample(), findings=())):
        assert kept_by(result, tmp_path) == []
    assert not list(tmp_path.rglob("*.edited*"))


def test_a_page_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    put(tmp_path / "index.html", b"<title>The paper's own first page</title>")
    assert kept_by(sample(), tmp_path) == [tmp_path / "index.edited.html"]
    assert b"own first page" in (tmp_path / "index.edited.html").read_bytes()


def test_a_report_whose_list_is_lost_is_not_kept_twice(tmp_path: Path) -> None:
    render(sample(), tmp_path)
    (tmp_path / "assets" / "pages.txt").unlink()
    assert kept_by(changed(), tmp_path) == []


def test_a_report_in_one_file_knows_an_edit_by_its_last_line(tmp_path: Path) -> None:
    out = tmp_path / "desk.html"
    assert kept_by(sample(), out, single_file=True) == []
    assert kept_by(changed(), out, single_file=True) == []
    mine = edit(out)
    assert kept_by(sample(), out, single_file=True) == [tmp_path / "desk.edited.html"]
    assert (tmp_path / "desk.edited.html").read_bytes() == mine
    assert kept_by(changed(), out, single_file=True) == []


def test_a_folder_and_a_single_file_may_take_turns(tmp_path: Path) -> None:
    for single in (False, True, False, True, True, False):
        assert kept_by(sample(), tmp_path, single_file=single) == []


def test_a_report_that_did_not_change_is_not_touched(tmp_path: Path) -> None:
    render(sample(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    render(sample(), tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == {
        path: when for path, when in before.items() if path.is_file()
    }


def test_the_list_is_one_that_sha256sum_checks(tmp_path: Path) -> None:
    """Anyone can see whether a report is as it was written."""
    import hashlib

    render(sample(), tmp_path)
    first, *lines = (tmp_path / "assets" / "pages.txt").read_text(encoding="utf-8").splitlines()
    assert first.startswith("#")
    pairs = [line.split("  ", 1) for line in lines]
    assert all(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest for digest, name in pairs)
    assert {name for _, name in pairs} == {
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    } - {"assets/pages.txt"}


@pytest.mark.parametrize(
    "line", ["../../outside.html", "/outside.html", "a/../../outside.html", "C:\\outside.html", ".."]
)
def test_a_list_that_leads_elsewhere_is_not_believed(tmp_path: Path, line: str) -> None:
    out = tmp_path / "a" / "out"
    render(sample(), out)
    put(tmp_path / "outside.html", b"somebody else's")
    pages = out / "assets" / "pages.txt"
    pages.write_text(pages.read_text(encoding="utf-8") + f"{'0' * 64}  {line}\n{line}\n", encoding="utf-8")
    render(changed(), out)
    assert (tmp_path / "outside.html").read_bytes() == b"somebody else's"


def test_the_summary_names_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(
        tmp_path / "basin" / "first.txt",
        b"Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring.\n",
    )
    CliRunner().invoke(main, ["run", "basin"])
    edit(tmp_path / "reports" / "basin" / "index.html")
    told = CliRunner().invoke(main, ["run", "basin"])
    assert told.exit_code == 0
    assert "kept beside the new page: reports/basin/index.edited.html" in told.output
    assert "edited" not in CliRunner().invoke(main, ["run", "basin"]).output
