"""The file of a baseline: sorted, read back, merged by lines, and hostile to nobody."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.checks import Baseline, read_baseline
from reconcile.checks.baseline import Entry
from reconcile.errors import BadTable
from reconcile.model import Severity

ONE = Entry("b1", "news", "value-conflict", Severity.CONFLICT, "Two sums.", "known")
OTHER = Entry("a1", "news", "date-conflict", Severity.WARNING, "Two days.")


def test_entries_are_sorted_and_stand_there_once() -> None:
    assert Baseline((ONE, OTHER, ONE)).text() == Baseline((OTHER, ONE)).text()


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), max_size=5))
def test_any_text_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    entries = tuple(Entry(f"k{n}", "x", f"r{n}", Severity.NOTE, says, why) for n, (_, says, why) in enumerate(rows))
    read = tomllib.loads(Baseline(entries).text()).get("finding", [])
    assert [row["key"] for row in read] == [each.key for each in entries]


def test_two_branches_that_accept_the_same_finding_merge(tmp_path: Path) -> None:
    """Its entry stands there twice, once with the reason: that one counts."""
    bare = Entry(ONE.key, ONE.folder, ONE.rule, ONE.severity, ONE.says)
    path = tmp_path / "baseline.toml"
    path.write_text(bare.toml() + ONE.toml(), encoding="utf-8")
    read = read_baseline(path)
    found = read.of("news", "b1")
    assert found is not None
    assert found.reason == "known"
    assert read.text() == Baseline((ONE,)).text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[finding]\n", "baseline.toml:1:"),
        ('[[finding]]\nkey = "x"\nrule = "y"\n', "baseline.toml:1: in is missing"),
        ('\n\n[[finding]]\nkey = "x"\nin = "y"\nrule = 3\n', "baseline.toml:3: rule is no text"),
        ('[[finding]]\nkey = "x"\nin = "y"\nrule = "z"\nwhy = ""\n', "there is no 'why'"),
        ('[[finding]]\nkey = "x"\nin = "y"\nrule = "z"\nseverity = "bad"\n', "no severity 'bad'"),
        ("[other]\n", "nothing else"),
        ('finding = "all"\n', "nothing else"),
        (ONE.toml() + "<<<<<<< ours\n", "baseline.toml:9: git left its marks"),
        ("\xff", ""),
    ],
)
def test_what_is_no_baseline_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "baseline.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadTable) as error:
        read_baseline(path)
    assert told in str(error.value)
