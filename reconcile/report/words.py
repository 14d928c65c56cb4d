"""Plain words for numbers, days and lists, as a sub-editor writes them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from reconcile.messages import chosen, say_many
from reconcile.messages.values import amount_words as amount_words
from reconcile.messages.values import ordinal as ordinal
from reconcile.messages.values import shortened as shortened
from reconcile.messages.values import when as when
from reconcile.messages.words import capital as capital
from reconcile.messages.words import figures, locale
from reconcile.messages.words import listed as listed

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(number: int) -> str:
    """Up to twelve as a word, then with commas: "three", "1,204"; in figures in any language but English."""
    return SMALL[number] if 0 <= number < len(SMALL) and chosen() is None else figures(number)


def counted(number: int, one: str, many: str, *, digits: bool = False) -> str:
    """The message for that number of things, "{number} article" or "{number} articles"; the number in digits where
    asked."""
    return say_many(one, many, number, number=figures(number) if digits else number_word(number))


def quoted(text: str) -> str:
    """The text in quotation marks, unless it brings its own."""
    whole = text[:1] in '“"‘„«' and text[-1:] in '”"’“»' and len(text) > 1
    return text if whole else f"“{text}”"


def language_name(code: str) -> str:
    """A language by its BCP 47 code in words: "English"; the code where it is not known."""
    try:
        return locale().languages.get(Locale.parse(code, sep="-").language) or code
    except (ValueError, UnknownLocaleError):
        return code
