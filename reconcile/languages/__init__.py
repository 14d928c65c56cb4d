"""What differs by language: one folder a language, with its tables (one a subject) and its analyser.

`load(article.language)` gives the language of an article: `load(...)["dates"]` is the content of its `dates.toml`. Code
holds no vocabulary; it asks here, and always for the language of what it reads. `shared()` gives the tables that hold
in every language: what acts, things and units are called in claims, how units and zones convert. `reported()` is the
language in which findings and pages are written.

A language is a folder with tables and an `__init__.py` that has a `LANGUAGE` (see `Language`); another distribution
names its own under the entry point group `reconcile.languages`.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from reconcile import plugins
from reconcile.errors import BadTable
from reconcile.languages.language import Language, Table, read

__all__ = ["DEFAULT", "FOLDER", "Language", "Table", "codes", "default", "load", "reported", "shared"]
FOLDER = Path(__file__).parent
DEFAULT = "en"
"""The BCP 47 code of the language that is taken where nothing tells: of a text too short to say, of words without an
article."""


@cache
def codes() -> tuple[str, ...]:
    """The BCP 47 codes of the languages that can be read, sorted. Raises BadPlugin where one that is brought is one of
    ours."""
    own = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    brought = plugins.plugins(plugins.LANGUAGES)
    plugins.unlike(own, brought)
    return tuple(sorted(own | brought.keys()))


@cache
def load(code: str) -> Language:
    """The language of that BCP 47 code ("en", "en-GB"). Raises BadTable where there is none."""
    base = code.split("-")[0].split("_")[0].lower()
    if base != code:
        return load(base)
    if base not in codes():
        raise BadTable(
            f"no tables for the language {code!r}", "languages", f"There are tables for {', '.join(codes())}"
        )
    if (FOLDER / base / "__init__.py").is_file():
        own: Language = importlib.import_module(f"{__name__}.{base}").LANGUAGE
        return own
    plugin = plugins.plugins(plugins.LANGUAGES)[base]
    language = plugin.load(Language)
    if language.code != base:
        raise plugin.bad(f"the language calls itself {language.code!r}", "Give both the same code")
    return language


@cache
def default() -> Language:
    """The language that is taken where nothing tells."""
    return load(DEFAULT)


def reported() -> Language:
    """The language in which values are shown, and findings and pages written."""
    return default()


class Shared:
    """The tables of `languages/shared`, which hold in every language, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, dict[str, object]] = {}

    def __getitem__(self, table: str) -> Table:
        """The table of that name. Raises BadTable where there is none, or one that is no TOML."""
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = read(self.folder / f"{table}.toml")
        return found


@cache
def shared() -> Shared:
    """What holds in every language; its keys and ids are English words, as a claim has them."""
    return Shared(FOLDER / "shared")
