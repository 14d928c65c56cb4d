"""The comparison for refactorings must see every sort of difference, and pass over ids and new fields."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import same_output
from benchmarks.same_output import differences, main
from reconcile.model import Article
from reconcile.pipeline import reconcile
from reconcile.report import to_json

TEXTS = (
    "Norlinje paid $3 million for the ferry, said Ola Brekke, 41.",
    "Norlinje paid $4 million for the ferry, said Ola Brekke, 41.",
)


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        to_json(reconcile([Article(f"a{n}", f"a{n}.txt", text) for n, text in enumerate(TEXTS)]))
    )
    return found


def changed(run: dict[str, Any], change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    other = copy.deepcopy(run)
    change(other)
    return other


def test_a_run_is_the_same_as_itself(run: dict[str, Any]) -> None:
    assert run["findings"]
    assert list(differences(run, run)) == []


def test_other_ids_and_new_fields_are_no_difference(run: dict[str, Any]) -> None:
    """Ids hang on hashes, which a refactoring may change."""
    renamed = json.loads(json.dumps(run))
    for sort in ("claims", "facts", "findings", "stories"):
        for record in run[sort]:
            renamed = json.loads(json.dumps(renamed).replace(f'"{record["id"]}"', f'"other-{record["id"]}"'))
    renamed["claims"][0]["value"]["brand_new"] = 1
    assert list(differences(renamed, run)) == []


@pytest.mark.parametrize(
    ("sort", "what", "change"),
    [
        ("claims", "is no more", lambda run: run["claims"][0]["value"].popitem()),
        (
            "claims",
            "value.stated is",
            lambda run: next(c for c in run["claims"] if c["kind"] == "amount")["value"].update(stated="7"),
        ),
        ("claims", "subject is", lambda run: run["claims"][0].update(subject="nobody")),
        ("claims", "only there", lambda run: run["claims"].append({**run["claims"][0], "id": "x", "start": 999})),
        ("facts", "label is", lambda run: run["facts"][0].update(label="other")),
        ("facts", "only here", lambda run: run["facts"].pop()),
        ("findings", "severity is", lambda run: run["findings"][0].update(severity="note")),
        ("findings", "only here", lambda run: run["findings"].pop()),
    ],
)
def test_each_sort_of_difference_is_seen(
    run: dict[str, Any], sort: str, what: str, change: Callable[[dict[str, Any]], object]
) -> None:
    """The second run is the old one: what it has no more, or has besides, is told from where we stand."""
    found = [
        each
        for each in (*differences(run, changed(run, change)), *differences(changed(run, change), run))
        if each.sort == sort
    ]
    assert any(what in str(each) for each in found), [str(each) for each in found]


def test_it_says_which_program_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds no program must not be compared with whatever else is installed."""
    (tmp_path / "a.txt").write_text("Norlinje paid $3 million.", encoding="utf-8")
    monkeypatch.setattr(same_output, "corpora", lambda folders: [tmp_path])
    assert main([str(tmp_path / "reconcile")]) == 2
    assert "was loaded instead" in capsys.readouterr().err


def test_this_program_says_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Norlinje paid $3 million.", encoding="utf-8")
    monkeypatch.setattr(same_output, "corpora", lambda folders: [tmp_path])
    assert main([str(same_output.ROOT / "reconcile")]) == 0
    assert "the same" in capsys.readouterr().out


def test_a_difference_is_an_exit_with_1(
    run: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = {"elsewhere": changed(run, lambda run: run["findings"].pop()), "reconcile": run}
    monkeypatch.setattr(same_output, "corpora", lambda folders: [Path("somewhere")])
    monkeypatch.setattr(same_output, "output", lambda package, corpus: runs[package.name])
    assert main(["elsewhere"]) == 1
    assert "somewhere: 1 of findings" in capsys.readouterr().out
