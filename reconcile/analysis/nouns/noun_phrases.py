"""Noun phrases without a parser: what three <...> officers are, where the phrase ends, and its singular.

A phrase begins behind its number and ends with its head, the last word of the first run of plurals: before it may
stand any words but those that end a phrase (prepositions, pronouns, helping verbs, marks).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from reconcile.languages import Language
from reconcile.text import Document

HYPHENS = frozenset("-‐‑")
OWNING = frozenset(("'s", "’s"))
LONGEST = 10
"""Tokens of a noun phrase, its head included."""
CAPITALS = 5
"""Letters; a shorter word in capitals that ends in S is an abbreviation (GPS), not a plural."""


@dataclass(frozen=True, slots=True)
class NounWords:
    """The words by which a noun phrase is read, all in lower case; `persons` holds singulars and plurals."""

    stops: frozenset[str]
    verbs: frozenset[str]
    either: frozenset[str]
    plurals: frozenset[str]
    invariant: frozenset[str]
    peoples: frozenset[str]
    not_plural: frozenset[str]
    attributive: frozenset[str]
    persons: frozenset[str]
    adjectival: frozenset[str]
    animals: frozenset[str]
    singulars: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    past: str
    irregular: frozenset[str]


@cache
def noun_words(language: Language) -> NounWords:
    """The compiled table `nouns` of the language, with the plurals of its table `grammar`."""
    table, grammar = language["nouns"], language["grammar"]
    singulars = {**grammar["plurals"], **table["singular"]}
    return NounWords(
        stops=frozenset(table["stops"]),
        verbs=frozenset(table["verbs"]),
        either=frozenset(table["either"]),
        plurals=frozenset(table["plurals"]) | {word for word, one in singulars.items() if word != one},
        invariant=frozenset(table["invariant"]),
        peoples=frozenset(table["peoples"]),
        not_plural=frozenset(table["not_plural"]),
        attributive=frozenset(table["attributive"]),
        persons=_both(table["persons"], singulars),
        adjectival=frozenset(table["adjectival"]),
        animals=_both(table["animals"], singulars),
        singulars=singulars,
        past=table["past"],
        irregular=frozenset(table["irregular"]),
        endings=tuple((rule["ending"], rule["becomes"]) for rule in grammar["plural_endings"]),
    )


def _both(nouns: Iterable[str], singulars: dict[str, str]) -> frozenset[str]:
    """The nouns with their regular and irregular plurals."""
    known = set(nouns)
    regular = {
        noun[:-1] + "ies"
        if noun[-1] == "y" and noun[-2:-1] not in "aeiou"
        else noun + ("es" if noun[-1] in "sxz" or noun[-2:] in ("ch", "sh") else "s")
        for noun in known
    }
    return frozenset(known | regular | {plural for plural, one in singulars.items() if one in known})


@lru_cache(maxsize=20_000)
def singular(word: str, language: Language) -> str:
    """The singular of a noun in lower case; a noun that is none in the plural comes back as it is."""
    words, low = noun_words(language), word.lower()
    if low in words.singulars:
        return words.singulars[low]
    if low in words.not_plural or low in words.invariant or len(low) < 3:
        return low
    for ending, becomes in words.endings:
        if low.endswith(ending):
            return low[: len(low) - len(ending)] + becomes
    return low


def is_plural(document: Document, i: int, words: NounWords) -> bool:
    """Does the token look like the plural of a noun?"""
    low, word = document.lower[i], document.words[i]
    if low in words.plurals:
        return True
    if low == "s":  # "737s", "A320s"
        return i > 0 and document.glued(i - 1) and document.words[i - 1][0].isdigit()
    if (
        len(low) < 3
        or low[-1] != "s"
        or not word[0].isalpha()
        or low[-2] in "su"
        or (word[-1] == "S" and len(word) < CAPITALS)
    ):
        return False
    if low[-2] == "i" and low[:-1] not in words.peoples and not word[:-1].isupper():  # Somalis, RBIs; but this, Paris
        return False
    return low not in words.not_plural and low not in words.verbs


def phrase_end(document: Document, i: int, last: int) -> int:
    """The index behind the plural noun phrase that begins at token i, at most `last`; 0 where there is none."""
    words, j, limit = noun_words(document.language), i, min(last, i + LONGEST)
    while j < limit:
        low = document.lower[j]
        if low[0].isalpha() and not _model(document, j):
            if (low in words.stops and not _compound(document, j, last)) or (
                low in words.verbs
                and not (j == i and low in words.either and j + 1 < limit and is_plural(document, j + 1, words))
            ):
                break
            if is_plural(document, j, words) and not _tied(document, j, last):
                return _extended(document, j + 1, last, words)
            if low in words.invariant and _ends(document, j + 1, last, words):
                return j + 1
        elif not _inner(document, i, j):
            break
        j += 1
    return _peoples(document, i, j, last, words)


def _compound(document: Document, j: int, last: int) -> bool:
    """Is the small word part of a hyphened modifier ("off-duty officers", "out-of-state plates", "drive-in
    cinemas")?"""
    ahead = j + 2 < last and document.words[j + 1] in HYPHENS and document.glued(j) and document.glued(j + 1)
    return ahead or (document.words[j - 1] in HYPHENS and document.glued(j - 1) and document.glued(j - 2))


def _peoples(document: Document, i: int, j: int, last: int, words: NounWords) -> int:
    """ "12 Somali", "23 Somali and Yemeni pirates": the adjective of a people stands for it."""
    if not i < j <= i + 2 or document.lower[j - 1] not in words.peoples:
        return 0
    joined = j + 1 < last and document.lower[j + 1] in words.peoples
    return (phrase_end(document, j + 1, last) if joined else 0) or j


def _model(document: Document, j: int) -> bool:
    """Is the token the letter of a model: the A of "A320"?"""
    return (
        len(document.words[j]) == 1
        and document.words[j].isupper()
        and document.glued(j)
        and document.words[j + 1][0].isdigit()
    )


def _tied(document: Document, j: int, last: int) -> bool:
    """Does a hyphen tie the token to the next word: "Rolls-Royce engines"?"""
    return j + 2 < last and document.words[j + 1] in HYPHENS and document.glued(j) and document.glued(j + 1)


def _extended(document: Document, j: int, last: int, words: NounWords) -> int:
    """The end of the run of plurals before j: "sports cars", "Lloyds staff", but "officers says"."""
    before, plural = document.lower[j - 1], document.words[j - 1]
    while (
        j < last
        and (document.lower[j] in words.plurals or is_plural(document, j, words))
        and document.lower[j] not in words.stops
    ):
        j += 1
    named = (
        plural[0].isupper()
        and before not in words.plurals
        and before[:-1] not in words.peoples
        and j < last
        and document.words[j][0].islower()
    )
    if (
        (before in words.attributive or named)
        and j < last
        and document.lower[j][0].isalpha()
        and document.lower[j] not in words.stops
    ):
        return phrase_end(document, j, last) or j
    return j


def phrase_ends(document: Document, j: int, last: int) -> bool:
    """Does a noun phrase end before token j?"""
    return _ends(document, j, last, noun_words(document.language))


def _ends(document: Document, j: int, last: int, words: NounWords) -> bool:
    """Does a noun phrase end before token j: at a mark, a small word, a verb, the end of its sentence?"""
    if j >= last:
        return True
    low = document.lower[j]
    return (
        not low[0].isalnum()
        or low in words.stops
        or low in words.verbs
        or low in words.irregular
        or low.endswith(words.past)
    )


def _owned(document: Document, j: int) -> bool:
    """Does the possessive at token j stand between two nouns of people ("two sheriff's deputies")?"""
    persons = noun_words(document.language).persons
    return (
        j + 1 < len(document)
        and document.lower[j - 1] in persons
        and document.words[j - 1].islower()
        and document.lower[j + 1] in persons
    )


def _inner(document: Document, i: int, j: int) -> bool:
    """May a token that is no word stand inside a phrase: a glued hyphen, a number of a name (AK-47), of a size
    (9mm)?"""
    word = document.words[j]
    if _model(document, j) or (word in OWNING and j > i and _owned(document, j)):
        return True
    if word in HYPHENS:
        return j > i and document.glued(j - 1) and document.glued(j)
    if word == ",":  # "two off-duty, in-uniform officers"
        return (
            j > i + 2
            and document.words[j - 2] in HYPHENS
            and j + 2 < len(document)
            and document.words[j + 2] in HYPHENS
            and document.glued(j + 1)
        )
    if word[0].isdigit():  # "five new 737 aircraft", "five 9 mm shells", "50 787s"
        short = j + 1 < len(document) and (document.glued(j) or len(document.words[j + 1]) == 2)
        return (j > i and word.isdecimal()) or (
            short and (document.lower[j + 1].isalpha() or document.words[j + 1] in HYPHENS)
        )
    return False
