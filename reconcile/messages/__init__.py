"""The catalogue of messages: what a reader is told, in the language that the reader chose.

Every sentence, label and word that the program says of its own stands in the code in English, in one of these calls:

    say("{source} gives {quote}.", source=..., quote=...)          said at once
    say_many("{number} article", "{number} articles", 3)           said by number
    SETTLE = say_later("The recording or the transcript.")         written down here, said where `say(SETTLE)` stands

The English sentence is the key of the catalogue (a GNU gettext message id), so English needs no catalogue and no
look-up in a file. Other languages are `messages/<language>/LC_MESSAGES/reconcile.po`; what one of them lacks is said in
English. What is said must be one literal: a sentence that is put together of pieces cannot be translated.

The language is chosen for a block of code, by `speaking`, and holds for the context (PEP 567) that it is chosen in: two
runs in two threads speak each its own, and neither the environment nor the machine has a say. Without it English is
spoken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from reconcile.messages.catalogues import ENGLISH, Catalogue, catalogue, languages

__all__ = [
    "ENGLISH",
    "Catalogue",
    "chosen",
    "language",
    "languages",
    "say",
    "say_later",
    "say_many",
    "say_table",
    "speaking",
]

_CHOSEN: ContextVar[Catalogue | None] = ContextVar("reconcile.messages", default=None)


@contextmanager
def speaking(language: str | Catalogue) -> Iterator[None]:
    """Within the block, messages are said in that language: a BCP 47 code of `languages()`, or a catalogue.

    Raises BadUsage where there is no catalogue of that code.
    """
    found = catalogue(language) if isinstance(language, str) else language
    token = _CHOSEN.set(found)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def chosen() -> Catalogue | None:
    """The catalogue that is spoken from; None where that is English, which needs none."""
    return _CHOSEN.get()


def language() -> str:
    """The BCP 47 code of the language chosen."""
    found = _CHOSEN.get()
    return ENGLISH if found is None else found.code


def say(message: str, /, **values: object) -> str:
    """The message in the language chosen, each `{name}` in it filled with the value of that name."""
    found = _CHOSEN.get()
    text = message if found is None else found.one(message)
    return text.format(**values) if values else text


def say_many(one: str, many: str, number: int, /, **values: object) -> str:
    """The message for that number of things; `{number}` is the number in digits, unless it is given among the
    values."""
    found = _CHOSEN.get()
    text = (one if number == 1 else many) if found is None else found.many(one, many, number)
    if "number" not in values:
        values["number"] = f"{number:,}" if found is None else found.digits(number)
    return text.format(**values)


def say_later(message: str) -> str:
    """The message as it is: it stands in the catalogue, and is said where it is handed to `say`."""
    return message


def say_table(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A table of patterns and words of a language's tables, each said in the language chosen; its months and weekdays
    are CLDR's."""
    found = _CHOSEN.get()
    return table if found is None else found.table(table)
