"""How often a word of several parts is said is what `wordfreq` itself says, whose package is not imported for it."""

from __future__ import annotations

import random

import pytest
from wordfreq import zipf_frequency

from reconcile.languages.frequency import of_parts, zipf


@pytest.mark.parametrize(
    "word",
    [
        "co-operate",
        "o'hara",
        "o’hara",
        "d'arc",
        "d'you",
        "won't",
        "mother-in-law",
        "rock'n'roll",
        "zzqq-town",
        "l'arc-en-ciel",
        "a.m.",
        "u.s",
        "p.m",
        "s.p.a.",
        "zz.qq.",
        "bbc.com",
    ],
)
def test_a_word_of_parts(word: str) -> None:
    assert of_parts(word, "en") == zipf_frequency(word, "en", wordlist="small")


@pytest.mark.parametrize(
    "word", ["two words", "naïve-ish", "u.s.-led", "a.m.’s", "a..m", "Co-op", "a&b", "-", "x-", "workers'", "covid-19"]
)
def test_what_is_left_to_wordfreq(word: str) -> None:
    assert of_parts(word, "en") is None


def test_any_words_put_together() -> None:
    chosen = random.Random(7)
    words = [word for word in zipf("en") if word.isascii() and word.isalpha()]
    short = ["o", "d", "l", "qu", "n", "an"]
    for _ in range(1_500):
        parts = [chosen.choice(words), chosen.choice(words), chosen.choice(short)]
        chosen.shuffle(parts)
        word = "".join(f"{part}{chosen.choice('-’')}" for part in parts[:-1]) + parts[-1]
        for told in (word, word.replace("’", "'")):
            assert of_parts(told, "en") == zipf_frequency(told, "en", wordlist="small"), told


def test_any_letters_with_points() -> None:
    chosen = random.Random(8)
    known = [word for word in zipf("en") if "." in word]
    letters = [".".join(chosen.choices("abcdefghijklmnopqrstuvwxyz", k=chosen.randint(2, 4))) for _ in range(300)]
    for word in (*known[:300], *letters):
        for told in (word, f"{word}."):
            found = of_parts(told, "en")
            assert found is None or found == zipf_frequency(told, "en", wordlist="small"), told
