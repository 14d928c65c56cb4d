"""Persons whose family name is a street word: "Jonas Lane, who ran the shop", no lane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.analysis.speech.words import speech_words
from reconcile.languages import Language
from reconcile.text import Document


@dataclass(frozen=True, slots=True)
class SurnameWords:
    """The table `places.surnames` with what it needs of others, all in lower case."""

    names: frozenset[str]
    """Street words that are family names as well."""
    given: frozenset[str]
    saying: frozenset[str]
    doing: frozenset[str]
    """Verbs of which a street is no subject."""
    being: frozenset[str]
    befalling: frozenset[str]
    """Behind a form of "be": what befalls a person."""
    finding: frozenset[str]
    verdicts: frozenset[str]
    """The same behind "was found"."""
    relative: frozenset[str]
    titles: frozenset[str]
    """In front of the given name or the family name."""
    locating: frozenset[str]
    """In front of a street."""
    parts: frozenset[str]
    """In front of "of" and a street."""
    of: str


@cache
def surname_words(language: Language) -> SurnameWords:
    """The compiled table of the language."""
    table = language["places"]["surnames"]
    given = frozenset(language["given_names"]["names"].split())
    listed = ("names", "doing", "being", "befalling", "finding", "verdicts", "relative", "titles", "locating", "parts")
    sets = {name: frozenset(table[name]) for name in listed}
    return SurnameWords(given=given, saying=speech_words(language).saying, of=table["of"], **sets)


def without_persons(document: Document, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The addresses without those that are a given name and a family name, where the text shows one of them to be a
    person's anywhere, and nowhere a street."""
    w = surname_words(document.language)
    pairs = {span: _pair(document, span) for span in found if _like_person(document, span, w)}
    if not pairs:
        return found
    persons = {pair for span, pair in pairs.items() if _acts(document, span, w)}
    alone = _alone(document, w)
    persons |= {pair for pair in pairs.values() if pair[1] in alone}
    persons -= {pair for span, pair in pairs.items() if _located(document, span[0], w)}
    return [span for span in found if pairs.get(span) not in persons or span not in pairs]


def _pair(document: Document, span: tuple[int, int]) -> tuple[str, str]:
    return document.words[span[0]], document.words[span[1] - 1]


def _like_person(document: Document, span: tuple[int, int], w: SurnameWords) -> bool:
    """Is it a given name and a street word that is a family name, or these behind a title?"""
    first, last = span
    named = document.lower[last - 1] in w.names and document.lower[last - 2] in w.given
    return named and (last - first == 2 or (last - first == 3 and document.lower[first] in w.titles))


def _acts(document: Document, span: tuple[int, int], w: SurnameWords) -> bool:
    """Do the words around the name tell of a person: a title, "who", an age, a verb of persons?"""
    first, last = span
    end = document.sentences[document.sentence_of[first]].last
    lower = document.lower
    told = first and (
        lower[first - 1] in w.titles or (first > 1 and lower[first - 1] == "," and lower[first - 2] in w.titles)
    )
    if last - first == 3 or told:
        return True
    behind = lower[last] if last < end else ""
    further = lower[last + 1] if last + 1 < end else ""
    if behind == ",":
        third = lower[last + 2] if last + 2 < end else ""
        return further in w.relative or (further.isdigit() and third == ",") or _verb(lower, last + 1, end, w)
    return _verb(lower, last, end, w)


def _verb(lower: list[str], at: int, end: int, w: SurnameWords) -> bool:
    """Does what only a person does, or what befalls only a person, begin at the token: "told", "was jailed", "was found
    not guilty"?"""
    behind = lower[at] if at < end else ""
    if behind in w.saying or behind in w.doing:
        return True
    if behind not in w.being or at + 1 >= end:
        return False
    return lower[at + 1] in w.befalling or (
        lower[at + 1] in w.finding and any(word in w.verdicts for word in lower[at + 2 : min(end, at + 4)])
    )


def _located(document: Document, first: int, w: SurnameWords) -> bool:
    """ "in Charlotte Street", "the end of Charlotte Street": does the text say that something is there?"""
    before = document.lower[first - 1] if first else ""
    return before in w.locating or (before == w.of and first > 1 and document.lower[first - 2] in w.parts)


def _alone(document: Document, w: SurnameWords) -> set[str]:
    """The family names that alone speak or act anywhere in the text."""
    words, lower, found = document.words, document.lower, set[str]()
    for i in document.where(w.names):
        titled = i > 0 and lower[i - 1] in w.titles
        if not words[i][0].isupper() or (i and words[i - 1][0].isupper() and not titled):
            continue
        if titled or _verb(lower, i + 1, len(lower), w):
            found.add(words[i])
    return found
