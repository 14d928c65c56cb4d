"""Whose age a number is: the name or the noun in front of its comma or bracket, the name behind "24-year-old"."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.kinds.age.words import AgeWords
from reconcile.text import Document

NAME_LIMIT = 8
"""Tokens of a name, its initials, hyphens and nickname included."""
IDENTIFIED = 10
"""Tokens between an age and "identified as", and between the verb and "as"."""
LOOK_BACK = 10
"""Tokens between the subject of "is 24 years old" and its number."""
HYPHENS = frozenset("-‐‑")
MARKS = frozenset(";:()")
QUOTES = frozenset("\"“”'‘’")


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """The tokens first to last (exclusive) of a name, and how many of its words begin with a capital, titles aside."""

    first: int
    last: int
    words: int


def run_before(document: Document, words: AgeWords, last: int, floor: int) -> Run | None:
    """The name that ends before token `last`; None where no capital stands there or it names no person."""
    last = _without_suffix(document, words, last, floor)
    end, i, capitals = last, last - 1, 0
    while i >= floor and end - i <= NAME_LIMIT:
        word = document.words[i]
        if word[0].isupper():
            if document.lower[i] in words.no_person:
                if capitals and document.lower[i + 1] in words.titles:  # "Police Chief Ann Lee"
                    break
                return None
            capitals += document.lower[i] not in words.titles
        elif not _inside(document, words, i, end, floor):
            break
        i -= 1
    first = i + 1
    while first < end and (not document.words[first][0].isupper() or document.lower[first] in words.small):
        capitals -= document.words[first][0].isupper()
        first += 1
    return Run(first, end, capitals) if capitals and first < end else None


def _without_suffix(document: Document, words: AgeWords, last: int, floor: int) -> int:
    """The end of the name in front of "Jr." or ", III"."""
    i = last - 2 if document.words[last - 1] == "." else last - 1
    if i <= floor or document.lower[i] not in words.suffixes:
        return last
    return i - 1 if document.words[i - 1] == "," else i


def _inside(document: Document, words: AgeWords, i: int, end: int, floor: int) -> bool:
    """May the token stand inside a name: a particle, an initial's stop, a glued hyphen, the marks of a nickname?"""
    word = document.words[i]
    if i <= floor:
        return False
    if word in HYPHENS:
        return document.glued(i - 1) and document.glued(i)
    if word in QUOTES:
        return i + 1 < end or word in "\"”’'"
    if word == ".":
        return (
            len(document.words[i - 1]) == 1
            or document.lower[i - 1] + "." in words.titles
            or document.lower[i - 1] in words.titles
        )
    return document.lower[i] in words.particles and (
        document.words[i - 1][0].isupper() or document.lower[i - 1] in words.particles
    )


def run_behind(document: Document, words: AgeWords, first: int, ceiling: int) -> Run | None:
    """The name that begins at token `first`: "24-year-old Ann Lee"."""
    i = first
    while i < ceiling and i - first < NAME_LIMIT:
        word, low = document.words[i], document.lower[i]
        joins = i > first and (
            word in HYPHENS
            or word in QUOTES
            or low in words.particles
            or (word == "." and (len(document.words[i - 1]) == 1 or document.lower[i - 1] in words.titles))
        )
        if not (word[0].isupper() or joins):
            break
        i += 1
    while i > first and not document.words[i - 1][0].isupper():
        i -= 1
    capitals = sum(document.words[k][0].isupper() and document.lower[k] not in words.titles for k in range(first, i))
    return Run(first, i, capitals) if capitals else None


def text_of(document: Document, words: AgeWords, run: Run) -> str | None:
    """The name as written, without its titles."""
    first = run.first
    while first < run.last and (document.lower[first] in words.titles or document.words[first] == "."):
        first += 1
    return document.quote(first, run.last) if first < run.last else None


def noun_behind(document: Document, words: AgeWords, i: int, ceiling: int) -> str | None:
    """The thing of which the age is told in front ("a 24-year-old company"); None where it is a person's."""
    for k in range(i, min(i + 4, ceiling)):
        low = document.lower[k]
        if low in words.humans or not low[0].isalpha():
            return None
        if singular(low, document.language) in words.things and not (
            k + 1 < ceiling and document.lower[k + 1] in words.humans
        ):
            return low
    return None


def subject_before(document: Document, words: AgeWords, i: int, floor: int) -> str | None:
    """The thing that "is 24 years old" in front of token i; None where it is a person or nobody knows."""
    for k in range(i - 1, max(floor, i - LOOK_BACK) - 1, -1):
        low = document.lower[k]
        if low in words.people_subjects or low in words.humans:
            return None
        if low in words.things:
            return low
    return None


def aliased(document: Document, words: AgeWords, run: Run, floor: int) -> str | None:
    """The name in front of ", also known as X", where the run is X."""
    for k in range(run.first - 1, max(floor, run.first - 6), -1):
        if document.lower[k] == ",":
            name = run_before(document, words, k, floor)
            return text_of(document, words, name) if name else None
    return None


def before_bracket(document: Document, end: int, floor: int) -> int:
    """The end of the name in front of a bracket that closes before `end`: "Ann Lee (née Ray), 24"."""
    if document.lower[end - 1] != ")":
        return end
    return next((k for k in range(end - 2, max(floor, end - 10), -1) if document.lower[k] == "("), end)


def is_dated(document: Document, last: int, ceiling: int) -> bool:
    """Does a year follow the number that ends before `last`: "April, 24, 2014"?"""
    word = document.lower[last + 1] if last + 1 < ceiling else ""
    return last < ceiling and document.lower[last] == "," and len(word) == 4 and word.isdigit()


def identified_as(document: Document, words: AgeWords, first: int, last: int, floor: int, ceiling: int) -> Run | None:
    """The name that is given to the person of the age in the tokens first to last: "identified the 25-year-old as Ann
    Lee", "the 25-year-old, whom police named as Ann Lee"."""
    verbs = words.identified | words.named
    front = first - 1 if document.lower[first - 1] in words.determiners else first
    verb = document.lower[front - 1] if front > floor and document.lower[front - 1] in verbs else ""
    for k in range(last, min(last + IDENTIFIED, ceiling - 1)):
        low = document.lower[k]
        if verb and low == words.alias_link:
            run = run_behind(document, words, k + 1, ceiling)
            sure = run is not None and (verb in words.identified or document.lower[run.first] in words.given)
            return run if run is not None and sure and run.words > 1 else None
        if low in verbs:
            verb = low
        elif low in MARKS or not (verb or low in words.to_identified or low in words.humans):
            return None
    return None
