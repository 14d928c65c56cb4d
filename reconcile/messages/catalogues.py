"""The catalogues that ship: one .po file a language, read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reconcile.errors import BadTable, BadUsage

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
"""The language of the messages as they stand in the code."""
FOLDER = Path(__file__).parent
FILE = Path("LC_MESSAGES", "reconcile.po")


class Translations(Protocol):
    """What a catalogue asks of gettext: the translation of a message, or the message itself."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


class Catalogue:
    """The messages of one language, and how it writes numbers, dates and lists (`locale`; as in English where CLDR
    knows none)."""

    def __init__(self, code: str, translations: Translations, locale: Locale | None = None) -> None:
        self.code = code
        self.locale = locale
        self._translations = translations
        self._known: dict[str, str] = {}

    def one(self, message: str) -> str:
        """The translation of a message; the message itself where the catalogue lacks it."""
        found = self._known.get(message)
        if found is None:
            found = self._known[message] = self._translations.gettext(message) if message else message
        return found

    def many(self, one: str, many: str, number: int) -> str:
        """The plural form of the translation for that number; English where the catalogue lacks it."""
        return self._translations.ngettext(one, many, number)

    def digits(self, number: int) -> str:
        """A whole number with the language's own grouping."""
        if self.locale is None:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale)

    def table(self, table: Mapping[str, Any]) -> Mapping[str, Any]:
        """The table with each of its texts translated; lists of months and weekdays are those of CLDR where it knows
        the language."""
        return {name: self._named(name) or self._leaf(value) for name, value in table.items()}

    def _named(self, name: str) -> list[str] | None:
        if self.locale is None or name not in ("months", "weekdays"):
            return None
        if name == "months":
            return [self.locale.months["format"]["wide"][number] for number in range(1, 13)]
        return [self.locale.days["format"]["wide"][number] for number in range(7)]

    def _leaf(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.one(value)
        if isinstance(value, Mapping):
            return {name: self._leaf(each) for name, each in value.items()}
        return [self._leaf(each) for each in value] if isinstance(value, list) else value


def languages() -> tuple[str, ...]:
    """The BCP 47 codes of the languages that can be spoken, sorted."""
    return tuple(sorted({ENGLISH, *(path.parent.parent.name for path in FOLDER.glob(f"*/{FILE.as_posix()}"))}))


@cache
def catalogue(code: str) -> Catalogue | None:
    """The catalogue of that code ("de", "de-AT"); None for English. Raises BadUsage where there is none, BadTable where
    it is no .po file."""
    base = code if code in languages() else code.partition("-")[0]
    if base == ENGLISH:
        return None
    if base not in languages():
        raise BadUsage(
            f"there is no catalogue of messages for {code!r}", "--lang", f"There are {', '.join(languages())}"
        )
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = None
    return Catalogue(code, read(FOLDER / base / FILE), locale)


def read(path: Path) -> Translations:
    """The translations of a .po file, those marked fuzzy left out. Raises BadTable where it is none."""
    import gettext
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            known = read_po(file, abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, known)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled)
    except (PoFileError, OSError, UnicodeDecodeError, ValueError) as error:
        raise BadTable(
            f"no catalogue of messages ({error})", str(path), "It is a GNU gettext .po file in UTF-8"
        ) from error
