"""What befalls a text on its way: cut, shuffled, doubled, shouted, its spaces lost. Each is a function of the text and
of chance.

Chance is passed in, so the same seed gives the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

FRAGMENTS = 40
"""Pieces of a text that are read by themselves: most slips lie where a text begins or ends."""
LONGEST = 14
"""Words of such a piece at most."""
SHARE = 0.2
"""How many words, digits or marks are touched where not all are."""
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\u00a0", " \n ", "\u2009", "\r\n", "\x0b")
MARKS = ".,;:!?'\"“”‘’()[]-–—/%$€£°#&*"
DIGIT = re.compile(r"\d")
MARK = re.compile(r"[^\w\s]")
GAP = re.compile(r"\s+")
WORD = re.compile(r"\S+")


def as_it_is(text: str, _: Random) -> str:
    return text


def cut(text: str, chance: Random) -> str:
    """From somewhere to somewhere, often through a word."""
    first, last = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[first:last]


def lines_shuffled(text: str, chance: Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def words_shuffled(text: str, chance: Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def digits_changed(text: str, chance: Random) -> str:
    return DIGIT.sub(lambda _: chance.choice("0123456789"), text)


def digits_dealt(text: str, chance: Random) -> str:
    """Other digits, and more or fewer of them."""
    return DIGIT.sub(lambda _: chance.choice(("", "0", "1", "9", "00", "000", "12,", "3.", "4/", "5-")), text)


def marks_doubled(text: str, _: Random) -> str:
    return MARK.sub(lambda found: found[0] * 2, text)


def marks_changed(text: str, chance: Random) -> str:
    return MARK.sub(lambda found: chance.choice(MARKS) if chance.random() < SHARE else found[0], text)


def marks_dropped(text: str, _: Random) -> str:
    return MARK.sub("", text)


def words_doubled(text: str, _: Random) -> str:
    return WORD.sub(lambda found: f"{found[0]} {found[0]}", text)


def words_dropped(text: str, chance: Random) -> str:
    return WORD.sub(lambda found: "" if chance.random() < SHARE else found[0], text)


def upper(text: str, _: Random) -> str:
    return text.upper()


def lower(text: str, _: Random) -> str:
    return text.lower()


def stripped(text: str, _: Random) -> str:
    """Without any space."""
    return GAP.sub("", text)


def exploded(text: str, chance: Random) -> str:
    """Other spaces, and more of them."""
    return GAP.sub(lambda _: chance.choice(SPACES) * chance.randint(1, 3), text)


def spaced(text: str, _: Random) -> str:
    """Every mark stands alone, as tools that cut texts into words print it."""
    return MARK.sub(r" \g<0> ", text)


DISTORTIONS: Mapping[str, Callable[[str, Random], str]] = {
    made.__name__: made
    for made in (
        as_it_is,
        cut,
        lines_shuffled,
        words_shuffled,
        digits_changed,
        digits_dealt,
        marks_doubled,
        marks_changed,
        marks_dropped,
        words_doubled,
        words_dropped,
        upper,
        lower,
        stripped,
        exploded,
        spaced,
    )
}


def fragments(text: str, chance: Random) -> list[str]:
    """Short pieces of the text, each a text of its own."""
    words = [match.span() for match in WORD.finditer(text)]
    found = []
    for _ in range(min(FRAGMENTS, len(words) // 2)):
        first = chance.randrange(len(words))
        last = min(first + chance.randint(1, LONGEST), len(words)) - 1
        found.append(text[words[first][0] : words[last][1]])
    return found
