"""German: amounts, percentages, counts, dates, durations, ages and quotations; names, places, roles and the rest not
yet."""

from __future__ import annotations

import importlib

from reconcile.languages.language import Finder, Language

FINDERS = {
    "quote": "quotations",
    "date": "dates",
    "amount": "amounts",
    "percentage": "percentages",
    "age": "ages",
    "duration": "durations",
    "count": "counts",
}
"""The module of this folder that finds each kind; its grammar is another one than English has."""


class German(Language):
    code = "de"
    name = "German"
    kinds = frozenset(FINDERS)

    def finder(self, kind: str) -> Finder | None:
        """The `find` of the module for the kind, imported when German is first read."""
        if kind not in FINDERS:
            return None
        found: Finder = importlib.import_module(f"{__name__}.{FINDERS[kind]}").find
        return found

    def may_be_name(self, word: str) -> bool:
        """German writes every noun with a capital: a name is what is no German word, and no compound of such."""
        from reconcile.languages.de.names import may_be_name

        return may_be_name(word)

    def base(self, word: str) -> str:
        """As it is written; of a name without the ending of its genitive."""
        low = word.lower()
        ends = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
        return low[:-1] if ends and self.may_be_name(word) else low

    def stem(self, word: str) -> str:
        """Without the commonest endings of nouns and adjectives; what German's list of words lacks, a name mostly,
        keeps all but an s."""
        from reconcile.languages.de.names import german

        word = word.lower()
        if not german(word):
            return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
        for ending in ("ern", "en", "er", "es", "e", "n", "s"):
            if word.endswith(ending) and len(word) - len(ending) > 3:
                return word.removesuffix(ending)
        return word


LANGUAGE = German()
