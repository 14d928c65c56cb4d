"""The units of the language's table `measures`: what is written behind a number, and how units convert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reconcile.analysis.numbers.numeral import HYPHENS
from reconcile.languages import Language, shared
from reconcile.languages.vocabulary import unit_row
from reconcile.text import Document
from reconcile.text.tokens import tokens

Forms = dict[str, list[tuple[tuple[str, ...], "Unit"]]]


@dataclass(slots=True, unsafe_hash=True)
class Unit:
    """A unit: (number + offset) * factor is the number in the base unit of its dimension, exactly."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The compiled table: forms by their first word in lower case, signs by their first as written, longest first."""

    units: Mapping[str, Unit]
    forms: Forms
    signs: Forms
    pairs: Mapping[str, tuple[str, int]]
    loose: Mapping[str, frozenset[str]]
    directions: frozenset[str]
    table: Mapping[str, Mapping[str, Any]]
    lists: Mapping[tuple[str, str], frozenset[str]]
    """The word lists of the table by section and name."""
    bases: Mapping[str, str]
    """The name of the base unit of each dimension that has one."""
    begins: frozenset[str]
    """Every token with which a unit, a hyphen or a bracket before it can begin."""

    def some(self, section: str, name: str) -> frozenset[str]:
        return self.lists[section, name]


@cache
def unit_words(language: Language) -> UnitWords:
    table, common = language["measures"], shared()["units"]
    units = {entry["name"]: _unit(entry, unit_row(entry["name"], language)) for entry in table["unit"]}
    special = {
        table[name]["unit"]: Unit(table[name]["unit"], table[name]["unit"], Decimal(1), Decimal(0), "")
        for name in ("magnitude", "average", "index")
    }
    loose = {name: frozenset(group["units"]) for group in common["loose"] for name in group["units"]}
    pairs = {pair["large"]: (pair["small"], pair["ratio"]) for pair in table["pair"]}
    forms = _forms(table["unit"], "forms", units, lower=True)
    lists = {
        (section, name): frozenset(entry)
        for section, part in table.items()
        if isinstance(part, dict)
        for name, entry in part.items()
        if isinstance(entry, list)
    }
    signs = _forms(table["unit"], "signs", units, lower=False)
    bases = {unit.dimension: unit.name for unit in units.values() if unit.factor == 1 and not unit.offset}
    begins = frozenset((*forms, *signs, *HYPHENS, *(pair[0] for pair in table["sign"]["brackets"])))
    return UnitWords(
        units | special, forms, signs, pairs, loose, frozenset(table["direction"]["words"]), table, lists, bases, begins
    )


def _unit(entry: Mapping[str, Any], common: Mapping[str, Any]) -> Unit:
    forms = entry["forms"]
    shown = entry.get("shown") or (
        forms[1] if len(forms) > 1 and forms[0] == entry["name"] else forms[0] if forms else entry["name"]
    )
    return Unit(entry["name"], common["dimension"], Decimal(common["factor"]), Decimal(common.get("offset", 0)), shown)


def _forms(entries: list[Mapping[str, Any]], field: str, units: Mapping[str, Unit], *, lower: bool) -> Forms:
    found: Forms = {}
    for entry in entries:
        for form in entry[field]:
            words = tuple(word.lower() if lower else word for word in tokens(form, 0, len(form))[0])
            found.setdefault(words[0], []).append((words, units[entry["name"]]))
    return {first: sorted(group, key=lambda pair: (-len(pair[0]), pair[0])) for first, group in found.items()}


def unit_at(document: Document, words: UnitWords, at: int, *, figures: bool) -> tuple[Unit | None, int]:
    """The longest unit that begins at token `at`, and the token behind it; (None, at) where none does.

    `figures`: the number before is in figures, so that signs of one character ("g", "°") count, too.
    """
    if at >= len(document):
        return None, at
    for form, unit in words.forms.get(document.lower[at], ()):
        if tuple(document.lower[at : at + len(form)]) == form:
            return unit, at + len(form)
        last = (
            _tied(document, at, form)
            if len(form) > 1 and at + 1 < len(document) and document.words[at + 1] in HYPHENS
            else 0
        )
        if last:
            return unit, last
    for form, unit in words.signs.get(document.words[at], ()):
        if (
            tuple(document.words[at : at + len(form)]) == form
            and (figures or len(form[0]) > 1)
            and _stands(document, words, at, at + len(form))
        ):
            return unit, at + len(form)
    return None, at


def _tied(document: Document, at: int, form: tuple[str, ...]) -> int:
    """The token behind a unit whose words glued hyphens join ("480-nautical-mile"), 0 where it is another."""
    for word in form:
        if at >= len(document) or document.lower[at] != word:
            return 0
        at += 1
        if at + 1 < len(document) and document.words[at] in HYPHENS and document.glued(at - 1) and document.glued(at):
            at += 1
    return at - (document.words[at - 1] in HYPHENS)


def _stands(document: Document, words: UnitWords, at: int, last: int) -> bool:
    """May the sign stand so: a single letter right behind its number, and no letters or digits glued behind it."""
    if last < len(document) and document.glued(last - 1) and document.words[last][0].isalnum():
        return False
    word = document.words[at]
    return word not in words.some("sign", "glued") or document.glued(at - 1) or word in words.some("sign", "apart")
