"""Sheets of house facts as tests: each *.facts.toml, with a test for every fact, held against the articles beside it.

A test is skipped where no article speaks of its fact. A file of another program that has such a name is passed over,
unless it is named itself: ours gives each name a value, or a table that has one.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconcile.errors import ReconcileError
from reconcile.testing.held import HeldItem, level, marked, result_of

if TYPE_CHECKING:
    from reconcile.api import Result
    from reconcile.ruled import StatedFact


def collector(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of the file; None where it is not ours."""
    if not (parent.session.isinitpath(path) or _is_ours(path)):
        return None
    return FactSheetFile.from_parent(parent, path=path)


def _is_ours(path: Path) -> bool:
    """Does every name there have a value, or a table with one? What is no TOML may be ours, and is told to be none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError:
        return True
    except (OSError, ValueError):
        return False
    return bool(table) and all("value" in row if isinstance(row, Mapping) else row for row in table.values())


class FactSheetFile(pytest.File):
    """A sheet of facts. The articles in its folder are read when the first of its tests runs."""

    def collect(self) -> Iterator[pytest.Item]:
        from reconcile.fact_sheet import read_fact_sheet

        try:
            sheet = read_fact_sheet(self.path)
        except ReconcileError as error:
            raise self.CollectError(str(error)) from error
        taken: Counter[str] = Counter()
        for fact in sheet.facts:
            name = " ".join(fact.label.replace("[", "(").replace("]", ")").replace("::", ":").split())
            taken[name] += 1
            number = f" ({taken[name]})" if taken[name] > 1 else ""
            yield marked(FactItem.from_parent(self, name=name + number, fact=fact, house=sheet.facts))

    @cached_property
    def kept(self) -> dict[str, Result]:
        """The run of the articles, once it was made."""
        return {}

    def result(self, house: tuple[StatedFact, ...]) -> Result:
        """The articles in the folder, held to all facts of the sheet."""
        if "" not in self.kept:
            self.kept[""] = result_of(self.path.parent, self.config, house)
        return self.kept[""]


class FactItem(HeldItem):
    """Holds where no article contradicts one fact of the sheet."""

    parent: FactSheetFile

    def __init__(self, *, fact: StatedFact, house: tuple[StatedFact, ...], **more: Any) -> None:
        super().__init__(**more)
        self.fact, self.house = fact, house

    def runtest(self) -> None:
        from reconcile.api import FactView
        from reconcile.evidence.context import FindingContext
        from reconcile.fact_sheet import FactSheet
        from reconcile.model import Matched
        from reconcile.rules.house_fact import check
        from reconcile.testing.quotes import facts_of, message

        result = self.parent.result(self.house)
        self.tell_unread(result)
        if not FactSheet((self.fact,)).used(result):
            # at its line in the sheet, not at one of this program
            raise pytest.skip.Exception(f"no article speaks of “{self.fact.label}”", _use_item_location=True)
        matched = Matched(result.articles, result.stories, result.claims, result.facts, house=(self.fact,))
        found = [
            each
            for each in check(FindingContext(matched))
            if each.severity >= level(self.config) and each.id not in result.settled
        ]
        if found:
            facts = [FactView(each, result) for each in result.facts]
            raise AssertionError("\n\n".join(message(each.message, facts_of([each], facts)) for each in found))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, max(self.fact.line - 1, 0), self.name
