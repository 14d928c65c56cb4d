"""What only the finder of a count saw and the matcher needs: who is counted, in the singular, and what happened to
them."""

from __future__ import annotations

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.kinds.count.value import PEOPLE
from reconcile.kinds.count.words import CountWords
from reconcile.text import Document

PERSON = "person"
BEHIND = 5
"""Tokens between a noun and the word that says what happened to it ("12 people were reportedly killed")."""


def about(document: Document, words: CountWords, span: tuple[int, int, int], of: str) -> dict[str, str]:
    """The noun counted in the singular, what narrows it down, and what happened to it, as far as the text says.

    `span`: the first token with its hedge, the first of the noun phrase, the one behind it.
    """
    *modifiers, head = of.lower().split() or [""]
    group = PERSON if of == PEOPLE else singular(head, document.language) if head else ""
    state = _state(document, words, *span)
    if state and head in words.more:
        group = PERSON
    if group != PERSON and head not in words.nouns.persons and head not in words.states:
        state = ""  # shots fired, not people
    found = {"group": group, "modifiers": " ".join(modifiers), "state": state}
    return {name: text for name, text in found.items() if text}


def _state(document: Document, words: CountWords, first: int, noun: int, end: int) -> str:
    for k in range(noun, end):
        if document.lower[k] in words.states:
            return words.states[document.lower[k]]
    verb = document.lower[first - 1] if first > document.sentences[document.sentence_of[first]].first else ""
    if verb in words.states and verb not in words.state_nouns:
        return words.states[verb]
    return state_behind(document, words, end)


def state_behind(document: Document, words: CountWords, end: int, reach: int = BEHIND) -> str:
    """What happened to those whose noun ends before token `end`: "were reportedly killed"; empty where nothing did."""
    ceiling = document.sentences[document.sentence_of[end - 1]].last
    for k in range(end, min(end + reach, ceiling)):
        low = document.lower[k]
        if low in words.states:
            return words.states[low]
        if reach > BEHIND and low in words.reported:
            continue  # "nobody is thought to have been hurt"
        if not low[0].isalpha() or low in words.ends or others_begin(document, words, end, k):
            return ""
    return ""


def others_begin(document: Document, words: CountWords, end: int, k: int) -> bool:
    """Does the number word at token `k` open what is told of others, behind a verb: "12 recovered and nine died"?"""
    if document.lower[k] not in words.numbers:
        return False
    nouns = words.nouns
    return any(
        low in words.survive or low in nouns.irregular or low.endswith(nouns.past) for low in document.lower[end:k]
    )
