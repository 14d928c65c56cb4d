"""English, in which all kinds are read."""

from __future__ import annotations

from functools import lru_cache

from reconcile.languages.language import Language


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis")) else word


class English(Language):
    code = "en"
    name = "English"

    def stem(self, word: str) -> str:
        """Without a plural or possessive ending."""
        return _stem(word)

    def base(self, word: str) -> str:
        """Without its possessive and plural ending."""
        word = word.lower().replace("’", "'").removesuffix("'s")
        return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word

    def plural(self, noun: str) -> str:
        known: str | None = self["labels"]["plurals"].get(noun)
        if known is not None:
            return known
        if noun.endswith(("s", "x", "ch", "sh")):
            return f"{noun}es"
        return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


LANGUAGE = English()
