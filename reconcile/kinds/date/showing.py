"""A date in words, so that reading the words gives the same date."""

from __future__ import annotations

from typing import Any

from reconcile.kinds.date import fiscal
from reconcile.kinds.date.value import BOUND_WORDS, Date
from reconcile.languages import Language, reported
from reconcile.messages import say, say_table
from reconcile.model import Bound


def describe(value: Date) -> str:
    """The date in words, for a proof: "by January 2025"."""
    return show(value, reported()) or say("no day")


def show(value: Date, language: Language) -> str:
    """The date in words; `parse` reads them back to the same value."""
    table, value = say_table(language["dates"]["show"]), value.one_of or value
    if value.fiscal and value.edtf is None:
        shown = fiscal.show(value.fiscal, table)
    elif value.edtf is None:
        shown = _show_known(value, table)
    elif value.edtf.startswith("["):
        shown = table["either"].join(_show_single(edtf, table) for edtf in value.edtf[1:-1].split(","))
    elif "/" in value.edtf:
        ends = [_show_single(edtf.rstrip("~?%"), table) for edtf in value.edtf.split("/")]
        return (
            table["between" if value.bound is Bound.BETWEEN else "interval"].format(start=ends[0], end=ends[1])
            if value.bound in BOUND_WORDS
            else f"{table['bounds'][value.bound]} {ends[0]} – {ends[1]}"
        )
    else:
        shown = _show_single(value.edtf.rstrip("~?%"), table)
    if value.part:
        shown = table["part"].format(part=table["parts"][value.part], rest=shown).replace("- ", "-")
    return f"{table['bounds'][value.bound]} {shown}" if value.bound not in BOUND_WORDS else shown


def _show_single(edtf: str, table: Any) -> str:
    if edtf.endswith("XX"):
        number = int(edtf[:2]) + 1
        return str(
            table["century"].format(
                number=number, suffix={1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number > 20 else 0, "th")
            )
        )
    if edtf.endswith("X"):
        return str(table["decade"].format(year=f"{edtf[:3]}0"))
    year, *rest = edtf.split("-")
    if not rest:
        return year
    if len(rest) == 2:
        return str(table["day"].format(day=int(rest[1]), month=table["months"][int(rest[0]) - 1], year=year))
    code = int(rest[0])
    if code <= 12:
        return str(table["month"].format(month=table["months"][code - 1], year=year))
    if code <= 24:
        return str(table["season"].format(season=table["seasons"][code - 21], year=year))
    form, number = ("quarter", code - 33) if code <= 36 else ("half", code - 40)
    return str(table[form].format(ordinal=table["ordinals"][number], year=year))


def _show_known(value: Date, table: Any) -> str:
    """What is known of a date without an anchor: "Monday", "3 April", "January next year"."""
    month = table["months"][value.month - 1] if value.month else ""
    day = table["month_day"].format(day=value.day, month=month) if value.day and month else month
    weekday = table["weekdays"][value.weekday - 1] if value.weekday else ""
    names = {name.lower(): name for name in (*table["months"], *table["weekdays"])}
    relative = " ".join(names.get(word, word) for word in (value.relative or "").split(" "))
    for name in (month, weekday):
        if name and name in relative.split():
            return relative
    return " ".join(word for word in (f"{weekday}, {day}" if weekday and day else weekday or day, relative) if word)
