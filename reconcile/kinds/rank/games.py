"""Ranks by the calendar of a game: "in the quarter-finals", "the last 16". Rounds of a cup are counted from its end:
the final is the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.analysis.nouns.noun_phrases import HYPHENS, phrase_ends
from reconcile.kinds.rank.sentence import Found, Sentence
from reconcile.kinds.rank.value import Rank
from reconcile.languages import Language


@dataclass(frozen=True, slots=True)
class GameWords:
    """The section `games` of the table `ranks`, all in lower case."""

    play: frozenset[str]
    """Words of a text that tells of a game."""
    the: frozenset[str]
    rounds: Mapping[str, int]
    """Rounds by their name, as places from the end."""
    halves: Mapping[tuple[str, str], int]
    """The same in two words or with a hyphen: "semi-final"."""
    last: frozenset[str]
    """Before the number of those who are left: "the last 16"."""
    left: Mapping[str, int]
    """These numbers, as places from the end."""
    openers: frozenset[str]
    round_of: tuple[str, ...]
    nouns: frozenset[str]
    """Behind "the last 16" these go on with it: "the last-16 tie"."""
    names: Mapping[int, str]
    """What a round is called, by its place from the end."""
    starts: frozenset[str]
    """The first words of rounds."""


@cache
def game_words(language: Language) -> GameWords:
    """The compiled section of the language."""
    table = language["ranks"]["games"]
    return GameWords(
        play=frozenset(table["play"]),
        the=frozenset(language["ranks"]["words"]["the"]),
        rounds={word: -place for word, place in table["rounds"].items() if " " not in word},
        halves={_pair(word): -place for word, place in table["rounds"].items() if " " in word},
        last=frozenset(table["last"]),
        left={word: -place for word, place in table["left"].items()},
        openers=frozenset(table["openers"]),
        round_of=tuple(table["round_of"]),
        nouns=frozenset(table["nouns"]),
        names={-place: name for name, place in table["names"].items()},
        starts=frozenset(word.split()[0] for word in (*table["rounds"], *table["last"], *table["round_of"][:1])),
    )


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()
    return first, second


def played(sentence: Sentence) -> bool:
    """Does the text tell of a game?"""
    if sentence.played is None:
        sentence.played = bool(sentence.document.where(game_words(sentence.document.language).play))
    return sentence.played


def cup_rounds(sentence: Sentence) -> Iterator[Found]:
    """The rounds of a cup that a name of their own tells, in text order."""
    d = sentence.document
    w = game_words(d.language)
    for i in d.where(w.starts):
        around = d.sentences[d.sentence_of[i]]
        sentence.floor, sentence.ceiling = around.first, around.last
        if sentence.reading.taken[i] is not None:
            continue
        found = _named(sentence, w, i) or _left(sentence, w, i)
        if found is not None:
            place, end = found
            yield Found(Rank(rank=place, of=w.names[place]), i, end)


def _named(sentence: Sentence, w: GameWords, i: int) -> tuple[int, int] | None:
    """The place and the end of "semi-finals", "quarterfinal", "quarter final" at token i."""
    place = w.rounds.get(sentence.lower(i))
    if place is not None:
        return place, i + 1
    at = i + 2 if sentence.lower(i + 1) in HYPHENS else i + 1
    place = w.halves.get((sentence.lower(i), sentence.lower(at)))
    return None if place is None else (place, at + 1)


def _left(sentence: Sentence, w: GameWords, i: int) -> tuple[int, int] | None:
    """The place and the end of "last 16", "last-eight", "round of 32" at token i."""
    d = sentence.document
    if sentence.lower(i) == w.round_of[0]:
        if sentence.lower(i + 1) != w.round_of[1] or sentence.lower(i + 2) not in w.left:
            return None
        return w.left[sentence.lower(i + 2)], i + 3
    hyphened = sentence.lower(i + 1) in HYPHENS and d.glued(i)
    at = i + 2 if hyphened else i + 1
    place = w.left.get(sentence.lower(at))
    if place is None or not played(sentence):
        return None
    if not hyphened and (
        sentence.lower(i - 1) not in w.the
        or sentence.lower(i - 2) not in w.openers
        or not (phrase_ends(d, at + 1, sentence.ceiling) or sentence.lower(at + 1) in w.nouns)
    ):
        return None
    return place, at + 1
