"""The fields of a kind's values as the JSON contract gives them: their schema, their columns in tables, how they are
read back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reconcile.model import Bound

Schema = dict[str, Any]
Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Form:
    """What the content of a field looks like: its JSON Schema, how it is read back, and whether tables hold it as a
    number."""

    schema: Schema
    read: Read
    number: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the JSON of a kind's values.

    An `optional` one is left out where there is nothing to say. `attribute` is what the value calls it, where that is
    another name. `column` is its place among the columns of the table of claims, None where it has none there; fields
    of one name share a column.
    """

    name: str
    form: Form
    optional: bool = False
    column: int | None = None
    attribute: str = ""


def _same(text: Any) -> Any:
    return text


def _number(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def _day(text: Any) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(str(text))


def _bound(text: Any) -> Bound:
    return Bound(str(text))


def _written(text: Any) -> str:
    return "" if text is None else str(text)


def one_of(*choices: str | None) -> Form:
    """One of these words."""
    return Form({"enum": list(choices)}, _same)


def matching(pattern: str, *, maybe: bool = False) -> Form:
    """A text of that pattern, or with `maybe` null."""
    return Form({"type": ["string", "null"] if maybe else "string", "pattern": pattern}, _same)


DIGITS: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
TEXT = Form({"type": "string"}, _same)
MAYBE = Form({"type": ["string", "null"]}, _same)
NAMED = Form({"type": ["string", "null"]}, _written)
"""A text that the value has as an empty one where the JSON has null."""
SAID = Form({"type": "string", "minLength": 1}, _same)
NUMBER = Form(DIGITS, _number, number=True)
MAYBE_NUMBER = Form({"anyOf": [DIGITS, {"type": "null"}]}, _number, number=True)
DAYS_LONG = Form({"type": ["string", "number", "null"]}, _number)
DAY = Form({"type": ["string", "null"], "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, _day)
CLOCK = matching(r"^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$", maybe=True)
BOUND = Form({"enum": [str(bound) for bound in Bound]}, _bound)
FLAGGED = Form({"const": True}, _same)

QUALIFIED = (Field("qualified", FLAGGED, optional=True), Field("qualifier", SAID, optional=True))
"""What stands beside a value that is not wholly understood."""
QUANTITY = (
    Field("low", MAYBE_NUMBER, column=20),
    Field("high", MAYBE_NUMBER, column=30),
    Field("stated", MAYBE_NUMBER, column=40),
    Field("step", NUMBER, column=50),
    Field("bound", BOUND, column=60),
)
BESIDE = (
    Field("change", one_of("up", "down"), optional=True, column=70),
    Field("per", TEXT, optional=True),
    Field("qualified", FLAGGED, optional=True),
    Field("qualifier", TEXT, optional=True),
)
"""What may stand beside a number: its movement, what it is a rate of, and the words that make it uncertain."""


def schema(fields: tuple[Field, ...]) -> Schema:
    """The JSON Schema of a value with these fields, and no others."""
    return {
        "type": "object",
        "properties": {field.name: field.form.schema for field in fields},
        "required": [field.name for field in fields if not field.optional],
        "additionalProperties": False,
    }


def arguments(fields: tuple[Field, ...], value: Mapping[str, Any]) -> dict[str, Any]:
    """What the JSON of a value says, by the value's own names, for its class to be made of; what follows from others
    aside."""
    return {
        field.attribute or field.name: field.form.read(value[field.name])
        for field in fields
        if field.name in value and field.form is not FLAGGED
    }
