"""The ledger: appended to whole or not at all, read in full or told where it is broken, merged without loss."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reconcile.errors import BadUsage
from reconcile.rulings import (
    About,
    BadLedger,
    Draft,
    Entry,
    Ledger,
    Moved,
    Ruling,
    Thing,
    Verdict,
    What,
    state,
)
from reconcile.rulings.ledger import MARKS
from reconcile.rulings.lines import LINE, hashed

NOW = datetime.datetime(2025, 1, 2, 9, 30, tzinfo=datetime.UTC)
EXPLAINED = Ruling(Verdict.EXPLAINED)


def about(key: str = "k1") -> About:
    return About(Thing.FINDING, key, "40 here, 46 there", "value-conflict")


def draft(key: str = "k1", *, person: str = "Ada", replaces: str | None = None, reason: str = "") -> Draft:
    return Draft(What.RULE, about(key), person, reason, EXPLAINED, replaces)


def kept(folder: Path, *drafts: Draft) -> tuple[Ledger, list[Entry]]:
    ledger = Ledger(folder / "rulings.jsonl")
    return ledger, [ledger.append(each, now=NOW) for each in drafts]


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "none.jsonl").read() == ()


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    """Also with signs that are no letters, line breaks of all sorts, and what is no character at all."""
    ledger, made = kept(tmp_path, draft(reason="Zoë said:\u2028“no”\r\n\ttwice \x85 \ud800 大湾区"), draft("k2"))
    assert ledger.read() == tuple(made)
    assert [each.parents for each in made] == [(), (made[0].hash,)]
    assert ledger.path.read_bytes().count(b"\n") == 2


def test_the_second_editor_is_told_and_shown_the_first(tmp_path: Path) -> None:
    """Both looked before either ruled: the second writes nothing, and learns who was first."""
    ledger, (first,) = kept(tmp_path, draft())
    with pytest.raises(Moved, match="Ada ruled on this") as told:
        ledger.append(draft(person="Bo"), now=NOW)
    assert told.value.first == first
    assert ledger.read() == (first,)


def test_another_finding_is_no_hindrance(tmp_path: Path) -> None:
    ledger, _ = kept(tmp_path, draft(), draft("k2", person="Bo"))
    assert len(ledger.read()) == 2


def test_undo_brings_back_what_was_replaced(tmp_path: Path) -> None:
    ledger, (first,) = kept(tmp_path, draft())
    second = ledger.append(draft(replaces=first.hash, person="Bo"), now=NOW)
    undone = ledger.undo(second.hash[:8], person="Bo", now=NOW)
    assert (undone.before, undone.after) == (second.after, first.after)
    assert state(ledger.read())["k1"].entry == first
    ledger.undo(first.hash, person="Ada", now=NOW)
    assert state(ledger.read())["k1"].entry is None


def test_what_was_replaced_or_undone_cannot_be_undone(tmp_path: Path) -> None:
    ledger, (first,) = kept(tmp_path, draft())
    second = ledger.append(draft(replaces=first.hash), now=NOW)
    with pytest.raises(Moved) as told:
        ledger.undo(first.hash, person="Bo", now=NOW)
    assert told.value.first == second
    ledger.undo(second.hash, person="Ada", now=NOW)
    with pytest.raises(Moved):
        ledger.undo(second.hash, person="Ada", now=NOW)
    with pytest.raises(BadUsage, match="no entry"):
        ledger.undo("0" * 64, person="Ada", now=NOW)


def test_a_copy_that_went_its_own_way_merges(tmp_path: Path) -> None:
    """Two copies ruled on one thing: both rulings are kept, the later is in force, the other a rival; the next settles
    both."""
    ledger, (first,) = kept(tmp_path, draft())
    copy = Ledger(tmp_path / "copy.jsonl")
    copy.path.write_bytes(ledger.path.read_bytes())
    mine = ledger.append(draft(replaces=first.hash), now=NOW)
    theirs = copy.append(draft(replaces=first.hash, person="Bo"), now=NOW + datetime.timedelta(minutes=1))
    assert ledger.merge(copy.read()) == (theirs,)
    assert ledger.merge(copy.read()) == ()
    assert set(ledger.verify().heads) == {mine.hash, theirs.hash}
    standing = state(ledger.read())["k1"]
    assert (standing.entry, standing.rivals) == (theirs, (mine,))
    last = ledger.append(draft(replaces=theirs.hash, person="Cy"), now=NOW)
    assert (last.settles, set(last.parents)) == ((mine.hash,), {mine.hash, theirs.hash})
    assert state(ledger.read())["k1"].rivals == ()


def test_the_order_of_lines_changes_nothing(tmp_path: Path) -> None:
    ledger, _ = kept(tmp_path, *(draft(f"k{n}") for n in range(9)))
    entries = ledger.read()
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    random.Random(4).shuffle(lines)
    ledger.path.write_bytes(b"".join(lines + lines[:2]))
    assert ledger.read() == entries
    assert ledger.verify().repeated == 2


HOSTILE = {
    "broken": (b'{"format": 1, "what": \n', "no JSON"),
    "empty object": (b"{}\n", "no entry"),
    "a list": (b"[1]\n", "no entry"),
    "a later format": (b'{"format": 2}\n', "format 2"),
    "not UTF-8": (b'{"format": 1, "what": "\xff\xfe"}\n', "not UTF-8"),
    "deep": (b"[" * 100_000 + b"\n", "no "),
    "not a number": (b'{"format": 1, "x": NaN}\n', "no JSON"),
    "long": (b"x" * (LINE + 10) + b"\n", "longer than"),
    "long and never ends": (b"x" * (3 * LINE), "longer than"),
    "a mark of git": (MARKS[0] + b" HEAD\n", "conflict"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_line_that_is_no_entry_is_told_with_its_number(tmp_path: Path, name: str) -> None:
    ledger, _ = kept(tmp_path, draft())
    line, why = HOSTILE[name]
    with ledger.path.open("ab") as file:
        file.write(line)
    for use in (ledger.read, ledger.verify, lambda: ledger.append(draft("k2"), now=NOW)):
        with pytest.raises(BadLedger, match=f"line 2: .*{why}"):
            use()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("person", "Bo"),
        ("reason", "x"),
        ("time", "2025-01-02T09:31:00+00:00"),
        ("after", None),
        ("parents", ["0" * 64]),
    ],
)
def test_an_entry_that_was_changed_is_told(tmp_path: Path, field: str, value: object) -> None:
    ledger, _ = kept(tmp_path, draft(), draft("k2"))
    first, second = map(json.loads, ledger.path.read_text("utf-8").splitlines())
    first[field] = value
    ledger.path.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n", encoding="utf-8")
    with pytest.raises(BadLedger, match="line 1: its hash is not that of what it says"):
        ledger.read()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", "rules"),
        ("time", "yesterday"),
        ("time", "2025-01-02T09:31:00"),
        ("replaces", "abc"),
        ("parents", "x"),
        ("about", {}),
        ("person", 3),
        ("more", 1),
    ],
)
def test_an_entry_that_says_what_none_can_say_is_told(tmp_path: Path, field: str, value: object) -> None:
    """Its hash may be right: somebody wrote it so."""
    ledger, _ = kept(tmp_path, draft())
    plain = {**json.loads(ledger.path.read_text("utf-8")), field: value}
    plain["hash"] = hashed(plain)
    ledger.path.write_text(json.dumps(plain) + "\n", encoding="utf-8")
    with pytest.raises(BadLedger, match="line 1: it is no entry of a ledger"):
        ledger.read()


def test_a_line_that_was_taken_out_is_missed(tmp_path: Path) -> None:
    ledger, _ = kept(tmp_path, draft(), draft("k2"), draft("k3"))
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(lines[0] + lines[2])
    with pytest.raises(BadLedger, match=r"line 2: the entry before it .* is not there"):
        ledger.read()


def test_an_unfinished_last_line_is_passed_over_and_then_cut_off(tmp_path: Path) -> None:
    ledger, made = kept(tmp_path, draft(), draft("k2"))
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole[:-20])
    assert ledger.read() == (made[0],)
    assert ledger.verify().unfinished
    ledger.append(draft("k3"), now=NOW)
    assert [each.about.key for each in ledger.read()] == ["k1", "k3"]
    assert not ledger.verify().unfinished


def test_a_last_line_without_its_break_counts(tmp_path: Path) -> None:
    """An editor of texts may have taken it off."""
    ledger, made = kept(tmp_path, draft())
    ledger.path.write_bytes(ledger.path.read_bytes().rstrip(b"\n"))
    assert ledger.read() == tuple(made)
    ledger.append(draft("k2"), now=NOW)
    assert len(ledger.read()) == 2


def test_windows_line_breaks_change_nothing(tmp_path: Path) -> None:
    ledger, made = kept(tmp_path, draft(), draft("k2"))
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b"\n", b"\r\n"))
    assert ledger.read() == tuple(made)


def test_an_entry_too_long_for_a_line_is_refused(tmp_path: Path) -> None:
    ledger, made = kept(tmp_path, draft())
    with pytest.raises(BadUsage, match="bytes"):
        ledger.append(draft("k2", reason="x" * LINE), now=NOW)
    assert ledger.read() == tuple(made)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    ledger, _ = kept(tmp_path, draft())
    ledger.path.chmod(0o400)
    with pytest.raises(BadUsage, match="cannot be written"):
        ledger.append(draft("k2"), now=NOW)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    for use in (Ledger(tmp_path).read, lambda: Ledger(tmp_path).append(draft(), now=NOW)):
        with pytest.raises((BadLedger, BadUsage), match="cannot be"):
            use()


def _write(path: Path, person: str, number: int) -> None:
    for each in range(number):
        Ledger(path).append(draft(f"{person}-{each}", person=person), now=NOW)


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    """Four processes append at once: every entry is there, in one chain."""
    path, many = tmp_path / "rulings.jsonl", 12
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, name, many)) for name in ("Ada", "Bo", "Cy")]
    for each in writers:
        each.start()
    for each in writers:
        each.join(60)
        assert each.exitcode == 0
    assert len(Ledger(path).read()) == 3 * many
    assert len(Ledger(path).verify().heads) == 1


WRITER = """
import datetime, sys
from pathlib import Path
from tests.rulings.test_ledger import draft, NOW
from reconcile.rulings import Ledger
kept = Ledger(Path(sys.argv[1]))
print("begun", flush=True)
for number in range(100_000):
    made = kept.append(draft(f"{sys.argv[2]}-{number}", reason="r" * 3000), now=NOW)
    print(made.hash, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_killed_at_any_moment_it_holds_what_was_told_as_kept(tmp_path: Path) -> None:
    """RECONCILE_KILLS says how often; the suite takes a sample."""
    path, chance = tmp_path / "rulings.jsonl", random.Random(7)
    told: list[str] = []
    for number in range(int(os.environ.get("RECONCILE_KILLS", "3"))):
        command = [sys.executable, "-c", WRITER, str(path), str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.001, 0.08))
            writer.send_signal(signal.SIGKILL)
            told += [line.strip() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
            writer.wait(30)
        assert set(told) <= {entry.hash for entry in Ledger(path).read()}
        Ledger(path).append(draft(f"after-{number}"), now=NOW)
        Ledger(path).verify()
    assert told
