"""Reads a sheet of facts: TOML, a line a fact, or a table where there is more to say of one.

"investment of Oppo" = ">= CNY 30 million"

["number of doctoral researchers"]
value = "25"
source = "the agreement of 5 November 2024"
from = 2024-11-05
"""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reconcile.errors import BadTable, BadValue
from reconcile.fact_sheet.labels import About, about, kind_of, role
from reconcile.fact_sheet.sheet import FactSheet
from reconcile.kinds import Trait, having, kinds
from reconcile.ruled import StatedFact
from reconcile.stated_value import StatedValue
from reconcile.toml_places import place_of_error, places, what_is_wrong

KEYS = ("value", "source", "from", "until", "subject", "kind", "of")
SUCH = 'Write "investment of Oppo" = ">= CNY 30 million", or a table with ' + ", ".join(KEYS)
TOLD = 5
"""Slips that are told at once."""
MOST = 5
"""Words of what is counted."""


class _Slip(ValueError):
    """What is wrong with one fact, what to write, and with which of its keys."""

    def __init__(self, what: str, hint: str, key: str = "") -> None:
        super().__init__(f"{what}. {hint}")
        self.key = key


def read_fact_sheet(path: Path) -> FactSheet:
    """The sheet in the file. Raises BadTable, with the line and column of each slip and what to write, where it is
    none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadTable(f"cannot be read as a sheet of facts ({why})", str(path), SUCH) from error
    return parse_fact_sheet(text, str(path))


def parse_fact_sheet(text: str, path: str = "") -> FactSheet:
    """The sheet that the text is; `path` is what it is called in errors. Raises BadTable as `read_fact_sheet` does."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = place_of_error(error, text)
        raise BadTable(f"this is no TOML: {what_is_wrong(error)}", f"{path}:{line}:{column}", SUCH) from error
    where, slips = places(text), []
    facts = []
    for label, given in table.items():
        try:
            facts.append(_fact(label, given, where.get((label,), (0, 0))[0]))
        except _Slip as slip:
            line, column = where.get((label, slip.key), where.get((label,), (1, 1)))
            slips.append((line, column, str(slip)))
    if slips:
        line, column, first = min(slips)
        more = [f"{path}:{row}:{col}: {what}" for row, col, what in sorted(slips)[1:TOLD]]
        left = [f"and {len(slips) - TOLD} more"] if len(slips) > TOLD else []
        raise BadTable("\n".join([first, *more, *left]), f"{path}:{line}:{column}")
    return FactSheet(tuple(facts), path)


def _fact(label: str, given: Any, line: int) -> StatedFact:
    """One fact. Raises _Slip where it does not say what it must."""
    row = given if isinstance(given, Mapping) else {"value": given}
    for key in row:
        if key not in KEYS:
            raise _Slip(f"there is no {key!r}", f"A fact has {', '.join(KEYS)}", key)
    if "value" not in row:
        raise _Slip(f"“{label}” has no value", SUCH)
    if not label.strip():
        raise _Slip("the fact has no name", SUCH)
    value = _value(label, row)
    told = _about(label, value, row)
    since, until = _day(row, "from"), _day(row, "until")
    if since and until and since > until:
        raise _Slip("it ends before it begins", "Turn `from` and `until` around", "until")
    digest = hashlib.sha256(f"{label}\x1f{value.kind}\x1f{value.shown}".encode("utf-8", "surrogatepass"))
    return StatedFact(
        digest.hexdigest()[:16],
        " ".join(label.split()),
        value.kind,
        value.words if value.kind in having(Trait.TITLED) else value.shown,
        value.value.as_json(),
        told.subject,
        told.attribute,
        told.of,
        _text(row, "source") or "",
        since,
        until,
        told.words,
        line,
    )


def _value(label: str, row: Mapping[str, Any]) -> StatedValue:
    """The value, of the kind that the table or the label tells where one of them does."""
    words, kind = _written(row["value"]), _text(row, "kind")
    if kind is not None and kind not in kinds():
        raise _Slip(f"there is no kind {kind!r}", f"There are {', '.join(sorted(kinds()))}", "kind")
    hint, rest = kind_of(label)
    counted = [_text(row, "of") or "", *_heads(rest)] if kind in (None, *having(Trait.COUNTED)) else [""]
    ways: list[tuple[str | None, str]] = [(kind, of) for of in counted] if kind else [(None, ""), (hint, "")]
    if kind is None:
        ways += [(each, of) for each in sorted(having(Trait.COUNTED)) if hint in (None, each) for of in counted if of]
    value = _first(words, ways)
    if value.kind in having(Trait.ENTITY) or kind in having(Trait.TITLED):
        office = role(label, words)
        if office is None:
            raise _Slip(
                f"“{label}” is no office that somebody holds, and articles are not held to names alone",
                'Write "chief executive of Tamsin Port Authority" = "Ida Falk"',
            )
        return office
    if value.kind in having(Trait.QUOTED, Trait.LOCATED):
        raise _Slip(f"articles are not held to a {value.kind}", SUCH, "value")
    return value


def _heads(label: str) -> list[str]:
    """What the label may count: its words up to the brackets, and each time one less of them."""
    parts = label.partition("(")[0].split()[:MOST]
    return [" ".join(parts[:many]) for many in range(len(parts), 0, -1)]


def _first(words: str, ways: list[tuple[str | None, str]]) -> StatedValue:
    """The value, read in the first of these ways in which it can be."""
    slip: BadValue | None = None
    for kind, of in ways:
        try:
            return StatedValue.parse(words, kind=kind, of=of)
        except BadValue as error:
            slip = slip or error
    assert slip is not None
    raise _Slip(f"“{words}”: {slip.what}", slip.hint, "value") from slip


def _about(label: str, value: StatedValue, row: Mapping[str, Any]) -> About:
    """What the fact is the value of. Raises _Slip where nothing says it."""
    if value.kind in having(Trait.TITLED):
        return About()
    told = about(label, value)
    subject = _text(row, "subject") or told.subject
    if not (subject or told.attribute or told.of or told.words):
        raise _Slip(
            f"“{label}” does not say what the {value.kind} is of",
            'Name it in the label ("investment of Oppo") or give a subject; else any article would be held to it',
        )
    return About(subject, told.attribute, told.of, told.words)


def _text(row: Mapping[str, Any], key: str) -> str | None:
    given = row.get(key)
    if given is None:
        return None
    if not isinstance(given, str) or not given.strip():
        raise _Slip(f"{key} is no text", f'Write {key} = "..."', key)
    return given.strip()


def _written(given: Any) -> str:
    """The value as it is written: a number, a day or a time of TOML is taken as its words."""
    if isinstance(given, bool) or not isinstance(given, str | int | float | datetime.date | datetime.time):
        raise _Slip("the value is no text", 'Write value = ">= CNY 30 million"', "value")
    return given.isoformat()[:16] if isinstance(given, datetime.date | datetime.time) else str(given).strip()


def _day(row: Mapping[str, Any], key: str) -> str | None:
    """A day of publication, as a date of TOML or as a text (2025-01-31)."""
    given = row.get(key)
    if given is None:
        return None
    try:
        if isinstance(given, datetime.datetime):
            return given.date().isoformat()
        return (given if isinstance(given, datetime.date) else datetime.date.fromisoformat(given)).isoformat()
    except (TypeError, ValueError) as error:
        raise _Slip(f"{given!r} is no day", f"Write {key} = 2025-01-31", key) from error
