"""Units of a language and what holds of them everywhere are two tables; one that lacks its half is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reconcile.analysis.numbers.units import unit_words
from reconcile.errors import BadTable
from reconcile.languages import Language, load


class Marlish(Language):
    """English, but for its measures."""

    code = "xm"
    name = "Marlish"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


def measures(folder: Path, old: str, new: str) -> Marlish:
    """The language whose table of measures says `new` for `old`."""
    text = (load("en").folder / "measures.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "measures.toml").write_text(text.replace(old, new), encoding="utf-8")
    return Marlish(folder)


def test_a_unit_without_its_row_is_told(tmp_path: Path) -> None:
    """With both files, its name and what to add."""
    with pytest.raises(BadTable) as caught:
        unit_words(measures(tmp_path, 'name = "furlong"', 'name = "smoot"'))
    told = str(caught.value)
    assert told.startswith("languages/shared/units.toml: no row for the unit 'smoot'")
    assert f"languages/{tmp_path.name}/measures.toml" in told
    assert '"smoot" = { dimension = "...", factor = "..." }' in told


def test_a_unit_that_has_its_row_is_read(tmp_path: Path) -> None:
    """Another name of the same table will do."""
    assert unit_words(measures(tmp_path, '"furlongs"', '"furlinge"')).units["furlong"].factor == Decimal("201.168")
