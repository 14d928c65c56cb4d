"""English, in which all kinds are read."""

from __future__ import annotations

from reconcile.languages.language import Language


class English(Language):
    code = "en"

    def stem(self, word: str) -> str:
        """Without a plural or possessive ending."""
        word = word.lower().replace("’", "'").removesuffix("'s")
        if len(word) > 4 and word.endswith("ies"):
            return f"{word[:-3]}y"
        return (
            word[:-1]
            if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis"))
            else word
        )


LANGUAGE = English()
