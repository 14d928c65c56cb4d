"""Every row of every table of decisions decides something: its own example, in which no row before it answers, and none
behind it would answer the same."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import reconcile
from reconcile.claims import extract
from reconcile.languages import load
from reconcile.model import Article
from reconcile.text import Document
from reconcile.text.decisions import Row


def tables() -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    """Each table with its module and its name."""
    for found in pkgutil.walk_packages(reconcile.__path__, "reconcile."):
        if found.name.startswith(("reconcile.text", "reconcile.analysis", "reconcile.kinds", "reconcile.claims")):
            module = importlib.import_module(found.name)
            for name, value in sorted(vars(module).items()):
                if isinstance(value, tuple) and value and isinstance(value[0], Row):
                    yield found.name, name, value


ROWS = [
    pytest.param(module, name, number, id=f"{module.removeprefix('reconcile.')}.{name}[{number}]")
    for module, name, table in tables()
    for number in range(len(table))
]


@pytest.mark.parametrize(("module", "name", "number"), ROWS)
def test_a_row_decides_its_example(module: str, name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table: tuple[Row, ...] = getattr(importlib.import_module(module), name)
    deciding: list[int] = []

    def watched(at: int, row: Row) -> Row:
        def holds(place: object) -> bool:
            held = row.holds(place)
            later = next((other.answer for other in table[at + 1 :] if other.holds(place)), None) if held else None
            if held and later is not row.answer:
                deciding.append(at)
            return held

        return Row(holds, row.answer, row.example)

    monkeypatch.setattr(f"{module}.{name}", tuple(watched(at, row) for at, row in enumerate(table)))
    text = table[number].example
    extract(Article("example", "example.txt", text))
    Document(text, load("en"))
    assert number in deciding, f"{name} is decided by {sorted(set(deciding))} here"


def test_there_are_tables() -> None:
    assert len({(row.values[0], row.values[1]) for row in ROWS}) >= 11
