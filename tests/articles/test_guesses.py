"""A guess of when a page came out is shown as one, and nothing is reckoned from it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

import reconcile
from reconcile.cli import main

PAGE = """<html lang="en"><head><title>Quay</title></head><body><article><h1>Quay opens</h1>
<p>The new quay in Marlow will open tomorrow, twelve years after the first plan, in front of some 300 guests.</p>
<p>It cost {} million euros, four million more than the town council had been told when it agreed to the plan.</p>
</article><footer><p>{}</p></footer></body></html>"""


def test_nothing_is_reckoned_from_a_guess(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(40, "Copyright 2019-2024 The Wave"), encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE.format(40, "Copyright 2023 The Wave"), encoding="utf-8")
    found = reconcile.run([tmp_path])
    assert [(each.published, each.dated) for each in found.articles] == [("2024?", None), ("2023?", None)]
    days = [claim.value.as_json() for claim in found.claims if claim.kind == "date"]
    assert [(day["edtf"], day["anchor"]) for day in days] == [(None, None), (None, None)]
    assert not [each for each in found.findings if each.rule in ("superseded", "date-order", "omitted")]


def test_a_guess_is_shown_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(40, "© 2024 Harbour News"), encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(tmp_path), "--out", str(tmp_path / "out")])
    assert "1 without a publication date" in " ".join(done.output.split())
    assert "2024 (a guess from what the page shows)" in (tmp_path / "out/articles/a.html").read_text(encoding="utf-8")
