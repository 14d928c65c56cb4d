"""Typed vocabularies: the lists of a table as the fields of a record, checked when the table is first read."""

from __future__ import annotations

import keyword
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from reconcile.errors import BadTable
from reconcile.languages.language import Language, Table, place

Record = TypeVar("Record")


def vocabulary(
    record: type[Record],
    language: Language,
    table: str,
    sections: Mapping[str, str],
    *,
    ordered: Collection[str] = (),
    open_ended: bool = False,
    **known: object,
) -> Record:
    """The record of the words in those sections of the language's table; "" is what stands above all sections.

    A field is called like its key, behind what `sections` says for the section, and with `_` at the end where that is a
    word of Python: `{"before": "before_"}` puts `year` of `[before]` into `before_year`. Lists become frozensets, those
    of `ordered` (names of fields) tuples, and whatever else is no list stays as it is; `known` are fields that no key
    holds. In a language of some kinds, what is missing is empty.

    Raises BadTable, with file and key, for a key that the table lacks, and unless `open_ended` for one that no field
    takes.
    """
    wanted = {field.name for field in fields(record)} - known.keys()  # type: ignore[arg-type]  # it is a dataclass
    found: dict[str, Any] = {}
    for section, begins in sections.items():
        for key, words in _lists(language[table][section] if section else language[table]):
            name = field_name(begins + key)
            if name in wanted:
                found[name] = words if isinstance(words, str) else (tuple if name in ordered else frozenset)(words)
            elif not open_ended:
                where = place(language.folder / f"{table}.toml")
                raise BadTable(
                    f"nothing reads {dotted(section, key)!r}", where, f"Take it out, or read it in {record.__name__}"
                )
    for name in sorted(wanted - found.keys()):
        if language.kinds is None:
            raise BadTable(
                f"no {_key(name, sections)!r}", place(language.folder / f"{table}.toml"), "Add it, if need be empty"
            )
        found[name] = () if name in ordered else frozenset()
    return record(**found, **known)


def field_name(key: str) -> str:
    """What the field of that key is called."""
    return f"{key}_" if keyword.iskeyword(key) else key


def dotted(section: str, key: str) -> str:
    """The key as TOML writes it below its section."""
    return f"{section}.{key}" if section else key


def _lists(section: Table) -> list[tuple[str, Any]]:
    """The words of a section by key, without the tables below it."""
    return [(key, said) for key, said in section.items() if not isinstance(said, dict) and not _tables(said)]


def _tables(said: object) -> bool:
    return isinstance(said, list) and bool(said) and isinstance(said[0], dict)


def _key(name: str, sections: Mapping[str, str]) -> str:
    """The key that the field asks for, in the section whose beginning it has; the longest beginning counts."""
    section = max(
        (found for found, begins in sections.items() if name.startswith(begins)), key=lambda found: len(sections[found])
    )
    return dotted(section, name.removeprefix(sections[section]).removesuffix("_"))
