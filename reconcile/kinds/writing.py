"""What the kinds share in writing a value on a page: in few signs for a table, in words for a sentence.

All of it works on the value as the JSON contract gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reconcile.messages import say, say_later
from reconcile.messages.values import amount_words, shortened

Json = Mapping[str, Any]
SIGNS = {
    "about": "≈ {number}",
    "at_least": "≥ {number}",
    "more_than": "> {number}",
    "at_most": "≤ {number}",
    "less_than": "< {number}",
}
WORDS = {
    "about": say_later("about {number}"),
    "at_least": say_later("at least {number}"),
    "more_than": say_later("more than {number}"),
    "at_most": say_later("at most {number}"),
    "less_than": say_later("less than {number}"),
}
DEADLINES = {
    "by": say_later("by {date}"),
    "before": say_later("before {date}"),
    "until": say_later("until {date}"),
    "from": say_later("from {date}"),
    "after": say_later("after {date}"),
    "about": say_later("about {date}"),
}
LONG = 90
"""Characters of a form or a quotation that a table shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as a page shows it: `short` for a cell or a chart, `words` for a sentence."""

    short: str
    words: str


def decimal(text: str | None) -> Decimal | None:
    """The number of a string of digits; None stays None."""
    return Decimal(text) if text is not None else None


def number_text(value: Json, wrap: Callable[[str], str], bounds: Mapping[str, str]) -> str:
    """The number with its bound and its change, its unit put on by `wrap`."""
    low, high, stated = (decimal(value.get(name)) for name in ("low", "high", "stated"))
    if value["bound"] == "between" and low is not None and high is not None:
        text = wrap(say("{low} to {high}", low=amount_words(low), high=amount_words(high)))
    else:
        number = next((each for each in (stated, low, high) if each is not None), None)
        text = bounded(bounds, value["bound"], wrap(amount_words(number) if number is not None else say("a number")))
    change = value.get("change")
    return say(CHANGES[change], number=text) if change in CHANGES else text


CHANGES = {"up": say_later("up {number}"), "down": say_later("down {number}")}


def bounded(bounds: Mapping[str, str], bound: str, text: str) -> str:
    """The number behind what bounds it: a sign, or words."""
    return say(bounds[bound], number=text) if bound in bounds else text


def both(value: Json, wrap: Callable[[str], str]) -> Shown:
    return Shown(number_text(value, wrap, SIGNS), number_text(value, wrap, WORDS))


def dated(bound: str, date: str) -> str:
    """The date behind its bound, "by January 2025"; alone where it has none."""
    return say(DEADLINES[bound], date=date) if bound else date


def form(value: Json) -> Shown:
    """A name or a place: its form, with the full one where that is longer."""
    said, canonical = value["form"], value.get("canonical")
    longer = f"{said} ({canonical})" if canonical and canonical.casefold() not in said.casefold() else said
    return Shown(shortened(said, LONG), longer)
