"""The names, signs and codes of currencies: from CLDR (Babel), and from the language's table `amounts`.

A name stands either for one currency (an ISO 4217 code) or for a family ("dollar", "peso") whose member only the
text, the publisher's country or the language's default can tell; `Families.resolve` gives the member and its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reconcile.analysis import Reading
from reconcile.analysis.numbers.numeral import HYPHENS
from reconcile.languages import Language

LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
Names = dict[str, list[tuple[tuple[str, ...], str]]]
"""Names by their first word: the words of a name (in lower case) and its code or family, longest first."""


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The compiled table `amounts` with the names that CLDR adds."""

    symbols: Mapping[str, str]
    prefixes: Mapping[str, str]
    other_prefixes: Mapping[str, str]
    prefixed: Mapping[str, str]
    before: Mapping[str, str]
    before_large: Mapping[str, str]
    codes: frozenset[str]
    scaled_codes: frozenset[str]
    lower_codes: Mapping[str, str]
    names: Names
    minor: Names
    minor_glued: frozenset[str]
    minor_factor: Mapping[str, Decimal]
    overstruck: Mapping[str, str]
    rupees: frozenset[str]
    rupee_scales: Mapping[str, Decimal]
    grand: frozenset[str]
    unknown: Mapping[str, tuple[str, ...]]
    families: Mapping[str, Mapping[str, str]]
    members: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    vague: Mapping[str, int]
    hint_texts: tuple[str, ...]
    pound_signs: tuple[str, ...]
    names_of_weight: frozenset[str]
    precedes: frozenset[str]
    """Every token that can stand right before a number and make it a sum."""
    follows: frozenset[str]
    """Every token that can stand right behind one."""


@cache
def money_words(language: Language) -> MoneyWords:
    """The compiled vocabulary; the first call reads CLDR (some 30 ms)."""
    table = language["amounts"]
    cldr = _cldr(language.code)
    codes = (_tender() | frozenset(table["not_codes"]["extra"])) - frozenset(table["not_codes"]["codes"])
    names: dict[tuple[str, ...], str] = {}
    for code, forms in cldr.items():
        for form in forms:
            names.setdefault(_split(form), code)
    names |= _variants(names, table["cldr"]["variants"])
    names |= {_split(name): code for name, code in table["names"].items()}
    minor = _by_first({_split(name): code for name, code in table["minor"].items()})
    lower_codes = {code: table["before"].get(code, code.upper()) for code in table["lower_codes"]["codes"]}
    codes_or_signs = {
        *table["symbols"],
        *codes,
        *(f"M{code}" for code in codes),
        *table["not_codes"]["allowed_with_scale"],
        *lower_codes,
    }
    by_first = _by_first(names)
    return MoneyWords(
        symbols=table["symbols"],
        prefixes=table["prefixes"],
        other_prefixes=table["prefixes_other"],
        prefixed=table["prefixed"],
        before=table["before"],
        before_large=table["before_large"],
        codes=codes,
        scaled_codes=frozenset(table["not_codes"]["allowed_with_scale"]),
        lower_codes=lower_codes,
        names=by_first,
        minor=minor,
        minor_glued=frozenset(table["minor_glued"]["words"]),
        minor_factor={word: Decimal(factor) for word, factor in table["minor_factor"].items()},
        overstruck=table["overstruck"],
        rupees=frozenset(table["rupee_scales"]["currencies"]),
        rupee_scales={word: Decimal(10) ** exponent for word, exponent in table["rupee_scales"]["exponents"].items()},
        grand=frozenset(table["slang"]["thousands"]),
        unknown={name: tuple(words) for name, words in table["unknown"].items()},
        families=table["families"],
        members=_members(cldr, table["families"]),
        words=_word_lists(table),
        vague=table["vague"],
        hint_texts=tuple(table["words"]["hints"]),
        pound_signs=tuple(sign for sign, family in table["symbols"].items() if family == "pound"),
        names_of_weight=frozenset(table["words"]["weights"]),
        precedes=frozenset(
            (
                *codes_or_signs,
                *table["before"],
                *table["before_large"],
                *(form for prefix in table["prefixes"] for form in (prefix, prefix.upper(), prefix.title())),
                ".",
                "=",
                *LETTERS,
            )
        ),
        follows=frozenset(
            (
                *codes_or_signs,
                *by_first,
                *minor,
                *HYPHENS,
                "(",
                *table["rupee_scales"]["exponents"],
                *table["slang"]["thousands"],
            )
        ),
    )


def _word_lists(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    lists = {name: frozenset(entries) for name, entries in table["words"].items()}
    return lists | {
        f"{section}_{side}": frozenset(entries)
        for section in ("elliptic", "lost")
        for side, entries in table[section].items()
    }


def _cldr(code: str) -> dict[str, set[str]]:
    """Code -> names in lower case, of money (no metals, no units of account)."""
    from babel import localedata

    data: Mapping[str, Any] = localedata.load(code)
    plurals, found = data["currency_names_plural"], {}
    for currency, name in data["currency_names"].items():
        forms = {form.lower() for form in (name, *plurals.get(currency, {}).values()) if "(" not in form}
        found[currency] = {
            form
            for form in forms
            if len(form.split()) > 1 and not (currency[0] == "X" and currency[1:] not in {"AF", "OF", "PF", "CD", "CG"})
        }
    return found


def _split(name: str) -> tuple[str, ...]:
    return tuple(name.replace("-", " - ").replace("’", "'").split())


def _variants(names: Mapping[tuple[str, ...], str], variants: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {
        (*name[:-1], other): code
        for name, code in names.items()
        if len(name) > 1
        for other in variants.get(name[-1], ())
        if (*name[:-1], other) not in names
    }


def _by_first(names: Mapping[tuple[str, ...], str]) -> Names:
    found: Names = {}
    for name, code in names.items():
        found.setdefault(name[0], []).append((name, code))
    return {first: sorted(entries, key=lambda entry: (-len(entry[0]), entry)) for first, entries in found.items()}


def _members(cldr: Mapping[str, set[str]], families: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Family -> the codes of the currencies whose name ends in its noun."""
    nouns = {entry["noun"]: family for family, entry in families.items() if entry["noun"]}
    found: dict[str, set[str]] = {family: set() for family in families}
    for code, forms in cldr.items():
        for form in forms:
            if (family := nouns.get(form.split()[-1])) is not None:
                found[family].add(code)
    found.setdefault("yen", set()).update({"JPY", "CNY"})
    return {family: frozenset(codes) for family, codes in found.items()}


def _tender() -> frozenset[str]:
    """The codes of all currencies that are legal tender somewhere."""
    from babel.core import get_global

    return frozenset(
        entry[0]
        for entries in get_global("territory_currencies").values()
        for entry in entries
        if entry[2] is None and entry[3]
    )


@cache
def national(country: str) -> str | None:
    """The currency that is legal tender in the country (ISO 3166-1), or None where CLDR knows none."""
    from babel.core import get_global

    tender = [
        entry[0]
        for entry in get_global("territory_currencies").get(country.upper(), ())
        if entry[2] is None and entry[3]
    ]
    return tender[0] if tender else None


@dataclass(slots=True)
class Families:
    """What one text tells of its bare signs: the currencies that it names outright."""

    reading: Reading
    words: MoneyWords
    named: set[str]

    def resolve(self, name: str) -> tuple[str | None, str | None]:
        """The ISO 4217 code of a code or family, and the reason where the name alone does not tell: (None, ...) if
        none."""
        if not name:
            return None, None
        if name in self.words.words["lost_signs"]:
            return None, "the sign of its currency was lost"
        family = self.words.families.get(name)
        if family is None:
            return name, None
        members = self.words.members.get(name, frozenset())
        said = sorted(code for code in self.named if code in members)
        home = national(self.reading.country) if self.reading.country else None
        if home in members and (not said or said != [home]):
            return home, f"the publisher's country ({self.reading.country})"
        if len(said) == 1:
            return said[0], f"the text names {said[0]}"
        if family["default"] and (not said or family["default"] in said):
            return family["default"], "the default of the language"
        return None, None
