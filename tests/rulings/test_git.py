"""The ledger in git: two branches that both ruled are merged by git itself, and the chain verifies."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.rulings import BadLedger, Ledger, state
from tests.rulings.test_ledger import NOW, draft

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
ATTRIBUTES = "*.jsonl merge=union\n"


def git(folder: Path, *words: str, fails: bool = False) -> None:
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada"), ("EMAIL", "ada@desk.example"))
    }
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
    assert (done.returncode != 0) == fails, done.stderr


def branches(folder: Path, *, union: bool, base: bool = True) -> Ledger:
    """A repository in which two branches have appended, one after the other one's base, and the merge is at hand."""
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitattributes").write_text(ATTRIBUTES if union else "", encoding="utf-8")
    ledger = Ledger(folder / "rulings.jsonl")
    if base:
        ledger.append(draft("k0"), now=NOW)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "base")
    for branch, keys in (("one", ("k1", "k2", "k3")), ("two", ("k1", "k4"))):
        git(folder, "checkout", "-q", "-b", branch, "main")
        for key in keys:
            ledger.append(draft(key, person=branch, reason=f"{branch} on {key}"), now=NOW)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", branch)
    return ledger


@pytest.mark.parametrize("base", [True, False], ids=["from one base", "begun apart"])
def test_two_branches_merge_and_verify(tmp_path: Path, base: bool) -> None:
    """Nothing is lost, both ends are told, the next entry joins them; what both ruled on shows both rulings."""
    ledger = branches(tmp_path, union=True, base=base)
    git(tmp_path, "merge", "-q", "--no-edit", "one")
    assert len(ledger.read()) == 5 + base
    found = ledger.verify()
    assert (len(found.heads), len(found.beginnings)) == (2, 1 if base else 2)
    standing = state(ledger.read())["k1"]
    assert {entry.person for entry in (standing.entry, *standing.rivals) if entry} == {"one", "two"}
    told = CliRunner().invoke(main, ["rulings", "verify", "--rulings", str(ledger.path)])
    assert (told.exit_code, "2 branches were merged" in told.output) == (0, True)
    joined = ledger.append(draft("k9"), now=NOW)
    assert set(joined.parents) == set(found.heads)
    assert len(ledger.verify().heads) == 1


def test_both_ways_of_merging_say_the_same(tmp_path: Path) -> None:
    """One into two, or two into one: the lines stand in another order, what stands is the same."""
    states = []
    for into, other in (("two", "one"), ("one", "two")):
        folder = tmp_path / into
        folder.mkdir()
        ledger = branches(folder, union=True)
        git(folder, "checkout", "-q", into)
        git(folder, "merge", "-q", "--no-edit", other)
        states.append((ledger.read(), state(ledger.read())))
    assert states[0] == states[1]


def test_without_the_attribute_the_conflict_is_told_and_how_to_end_it(tmp_path: Path) -> None:
    ledger = branches(tmp_path, union=False)
    git(tmp_path, "merge", "-q", "--no-edit", "one", fails=True)
    with pytest.raises(BadLedger, match=r"line 2: git left the mark of a conflict here.*merge=union"):
        ledger.read()
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(b"".join(line for line in lines if line.startswith(b"{")))
    assert len(ledger.verify().heads) == 2


def test_a_branch_that_dropped_an_entry_is_caught(tmp_path: Path) -> None:
    """Who takes a line out while merging leaves its followers behind."""
    ledger = branches(tmp_path, union=True)
    git(tmp_path, "merge", "-q", "--no-edit", "one")
    lines = ledger.path.read_text("utf-8").splitlines(keepends=True)
    ledger.path.write_text("".join(line for line in lines if "one on k2" not in line), encoding="utf-8")
    with pytest.raises(BadLedger, match="is not there: a line was taken out"):
        ledger.verify()
