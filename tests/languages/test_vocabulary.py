"""A vocabulary has the words of its table, each list under a name and a type, and says what the table lacks or holds in
vain."""

from __future__ import annotations

import dataclasses
import sys
import tomllib
import typing
from pathlib import Path

import pytest

from reconcile.errors import BadTable
from reconcile.kinds.date.vocabulary import DateSets
from reconcile.kinds.date.words import words as date_words
from reconcile.kinds.time.find import words as time_words
from reconcile.languages import Language, load
from reconcile.languages.de.datewords import date_words as german_date_words
from reconcile.languages.de.vocabulary import time_units
from reconcile.languages.vocabulary import vocabulary

TIDES = """
sea = ["sea"]
[before]
year = ["in", "since"]
for = ["for"]
[endings]
past = ["ed", "d"]
"""
SECTIONS = {"": "", "before": "before_", "endings": "endings_"}


@dataclasses.dataclass(slots=True)
class Tides:
    """A small vocabulary."""

    sea: frozenset[str]
    before_year: frozenset[str]
    before_for: frozenset[str]
    endings_past: tuple[str, ...]
    wet: frozenset[str] = dataclasses.field(default=frozenset())


class Marlish(Language):
    """A language of the test."""

    code = "xm"
    name = "Marlish"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class Part(Marlish):
    """The same, of which but one kind is read."""

    kinds = frozenset({"date"})


def tides(folder: Path, table: str, language: type[Marlish] = Marlish) -> Tides:
    """The vocabulary of a language with that table."""
    (folder / "tides.toml").write_text(table, encoding="utf-8")
    return vocabulary(
        Tides, language(folder), "tides", SECTIONS, ordered=("endings_past",), wet=frozenset({"sea", "rain"})
    )


def test_each_list_is_a_field(tmp_path: Path) -> None:
    """Under the name of its section and its key; what is worked out stands beside."""
    assert tides(tmp_path, TIDES) == Tides(
        frozenset({"sea"}), frozenset({"in", "since"}), frozenset({"for"}), ("ed", "d"), frozenset({"sea", "rain"})
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TIDES.replace("year =", "years ="), "tides.toml: nothing reads 'before.years'"),
        (TIDES.replace("sea =", "see ="), "tides.toml: nothing reads 'see'"),
        (TIDES.replace('year = ["in", "since"]', ""), "tides.toml: no 'before.year'. Add it"),
        (TIDES.replace('for = ["for"]', ""), "tides.toml: no 'before.for'. Add it"),
        (TIDES.replace("[endings]", "[beginnings]"), "tides.toml: no 'endings'. Add it"),
        ("sea = [", "tides.toml: "),
    ],
)
def test_what_the_table_lacks_or_holds_in_vain_is_told(tmp_path: Path, table: str, message: str) -> None:
    """With its file and key."""
    with pytest.raises(BadTable) as caught:
        tides(tmp_path, table)
    assert f"languages/{tmp_path.name}/{message}" in str(caught.value)


def test_a_language_of_some_kinds_has_empty_fields(tmp_path: Path) -> None:
    """What it lacks finds nothing; what nobody reads is told all the same."""
    assert tides(tmp_path, "[before]\nyear = ['in']\n", Part).sea == frozenset()
    assert tides(tmp_path, "", Part).endings_past == ()
    with pytest.raises(BadTable, match=r"nothing reads 'before\.years'"):
        tides(tmp_path, "[before]\nyears = ['in']\n", Part)


@pytest.mark.parametrize(
    "sets",
    [
        date_words(load("en")).sets,
        time_words(load("en")).sets,
        german_date_words(load("de")).sets,
        time_units(load("de")).sets,
    ],
    ids=lambda sets: f"{type(sets).__module__}.{type(sets).__name__}",
)
def test_fields_are_what_they_say(sets: typing.Any) -> None:
    """Each has words; one of a type that another list has would be a run-time error once compiled."""
    if not str(sys.modules[type(sets).__module__].__file__).endswith(".py"):
        pytest.skip("compiled: the types are what is compiled")
    types = typing.get_type_hints(type(sets))
    for field in dataclasses.fields(sets):
        words = getattr(sets, field.name)
        assert words, field.name
        assert isinstance(words, typing.get_origin(types[field.name]) or types[field.name]), field.name


def test_dates_are_those_of_the_table() -> None:
    """By an example of each section."""
    table = tomllib.loads((Path(load("en").folder) / "dates.toml").read_text(encoding="utf-8"))
    sets: DateSets = date_words(load("en")).sets
    assert sets.for_ == {*table["grammar"]["for"]}
    assert sets.dayparts == {*table["words"]["dayparts"]}
    assert sets.before_year == {*table["before"]["year"]}
    assert sets.after_spans == {*table["after"]["spans"]}
    assert sets.guarded_months == {*table["guarded"]["months"]}
    assert sets.tense_past_endings == (*table["tense"]["past_endings"],)
