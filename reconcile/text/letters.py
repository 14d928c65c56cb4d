"""Letters made comparable: small, without diacritics, the letters that Unicode does not take apart written out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

APART = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "ə": "a",
        "’": "'",
        "‘": "'",
        "`": "'",
        "ʼ": "'",
        "´": "'",
        "–": "-",
        "‐": "-",
        "‑": "-",
        "ˈ": "",
        "\u200b": "",
        "\u00ad": "",
    }
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text in small letters, without diacritics, white space runs as one space."""
    small = text.casefold()
    if not small.isascii():
        small = "".join(
            sign for sign in unicodedata.normalize("NFKD", small.translate(APART)) if not unicodedata.combining(sign)
        )
    return " ".join(small.split())
