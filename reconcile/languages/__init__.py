"""What differs by language: one folder of tables a language, one table a subject.

`load("en")` gives the tables of `languages/en/*.toml`, each under the name of its file: `load("en")["dates"]`
is the content of `languages/en/dates.toml`. Code holds no vocabulary; it asks here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reconcile.errors import BadTable

FOLDER = Path(__file__).parent


class Language:
    """The tables of one language, each read when it is first asked for.

    Identity is equality, so that compiled vocabularies can be cached by language.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._tables: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, table: str) -> Mapping[str, Any]:
        """The table of that name. Raises BadTable where the language has none, or one that is no TOML."""
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = _read(FOLDER / self.code / f"{table}.toml")
        return found

    def __repr__(self) -> str:
        return f"Language({self.code!r})"


def codes() -> tuple[str, ...]:
    """The BCP 47 codes of the languages that have tables, sorted."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")))


@cache
def load(code: str) -> Language:
    """The language of that BCP 47 code ("en", "en-GB"). Raises BadTable where there is no table for it."""
    base = code.split("-")[0].split("_")[0].lower()
    if base not in codes():
        raise BadTable(
            f"no tables for the language {code!r}", "languages", f"There are tables for {', '.join(codes())}"
        )
    return Language(base)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadTable(f"no table {path.stem!r}", f"languages/{path.parent.name}", f"Add {path.name} there") from None
    except tomllib.TOMLDecodeError as error:
        raise BadTable(str(error), str(path.relative_to(FOLDER.parent))) from error
