"""The analyser of a language: its tables, and where its grammar is another one, how it is read."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, Never

from reconcile.errors import BadTable
from reconcile.messages import say
from reconcile.messages.words import tongue

Table = dict[str, Any]
Tokens = tuple[list[str], list[int], list[int]]
Tokenizer = Callable[[str, int, int], Tokens]
Finder = Callable[[Any], Iterable[Any]]
"""What yields the mentions of one kind in a reading (see `reconcile.kinds.Kind.find`)."""


class Nothing(Table):
    """A table of a language that has but some of all tables: what it lacks is empty, and so is all below that."""

    def __missing__(self, name: str) -> Nothing:
        return Nothing()


class Whole(Table):
    """A table of a language of all kinds: what it lacks is a BadTable with the file and the key."""

    def __init__(self, table: Table, where: str, section: str) -> None:
        super().__init__(table)
        self.where, self.section = where, section

    def __missing__(self, name: str) -> Never:
        key = f"{self.section}.{name}" if self.section else name
        raise BadTable(f"no {key!r}", self.where, "Add it, if need be empty")


class Language:
    """A language. Each has a class of its own, with what is not the same in all of them.

    Identity is equality, so that compiled vocabularies can be cached by language.
    """

    code: ClassVar[str] = ""
    """Its BCP 47 code, and the name of its folder."""
    name: ClassVar[str] = ""
    """What it is called in English."""
    kinds: ClassVar[frozenset[str] | None] = None
    """The kinds that are read in it; None for all of them. What needs a table that a language of some kinds lacks finds
    nothing."""

    __iter__: ClassVar[None] = None
    """A language is no collection: without this, "in" would ask for table after table and never end."""

    def __init__(self) -> None:
        self.folder = Path(inspect.getfile(type(self))).parent
        self._tables: dict[str, Table] = {}

    def __getitem__(self, table: str) -> Table:
        """The table of that name. Raises BadTable for one that is no TOML, or where a language of all kinds has
        none."""
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = self._read(table)
        return found

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def _read(self, table: str) -> Table:
        path = self.folder / f"{table}.toml"
        if self.kinds is None:
            return read(path)
        return _open(read(path)) if path.is_file() else Nothing()

    def tokenizer(self) -> Tokenizer | None:
        """What cuts text[start:end] into words, with the offsets where each begins and ends; None for
        `reconcile.text.tokens`."""
        return None

    def reads(self, kind: str) -> bool:
        """Are claims of the kind read in it?"""
        return self.kinds is None or kind in self.kinds

    def about(self, kinds: Iterable[str]) -> str:
        """Which of the kinds are read in it, and which are not yet, as a sentence."""
        every, name = tuple(kinds), tongue(self.code, self.name)
        read = [kind for kind in every if self.reads(kind)]
        if len(read) == len(every):
            return say("{language}: every kind.", language=name)
        missing = [kind for kind in every if kind not in read]
        return say(
            "{language}: {kinds}; not yet {missing}.",
            language=name,
            kinds=", ".join(map(say, read)),
            missing=", ".join(map(say, missing)),
        )

    def finder(self, kind: str) -> Finder | None:  # noqa: ARG002 - a language answers for the kinds whose grammar is its own
        """What finds the mentions of a kind whose grammar is the language's own; None where the kind itself reads its
        tables."""
        return None

    def may_be_name(self, word: str) -> bool:
        """May the word, as it is written within a text, be a name? A language that writes all nouns with a capital
        looks closer."""
        return word[:1].isupper()

    def base(self, word: str) -> str:
        """The word of a text under which its forms are counted, in lower case."""
        return word.lower()

    def plural(self, noun: str) -> str:
        """The plural of a noun, for the label of a fact."""
        return noun

    def stem(self, word: str) -> str:
        """The word in lower case without the endings of its forms; crude, and the same everywhere."""
        return word.lower()


def read(path: Path) -> Table:
    """A table; of what it lacks it tells itself. Raises BadTable where there is none, or one that is no TOML."""
    try:
        return _whole(tomllib.loads(path.read_text(encoding="utf-8")), place(path))
    except FileNotFoundError:
        raise BadTable(f"no table {path.stem!r}", f"languages/{path.parent.name}", f"Add {path.name} there") from None
    except tomllib.TOMLDecodeError as error:
        raise BadTable(str(error), place(path)) from error


def place(path: Path) -> str:
    """The file of a table, as errors name it."""
    return f"languages/{path.parent.name}/{path.name}"


def _whole(table: Table, where: str, section: str = "") -> Whole:
    """The table, of which whatever is asked for must be there."""
    below = f"{section}." if section else ""
    return Whole(
        {name: _whole(part, where, below + name) if isinstance(part, dict) else part for name, part in table.items()},
        where,
        section,
    )


def _open(table: Table) -> Nothing:
    """The table, in which whatever it lacks is empty."""
    return Nothing({name: _open(part) if isinstance(part, dict) else part for name, part in table.items()})
