"""Words that stand for one another in reports of one event: villa and mansion, recovered and recovery.

The table `akin_words` holds a row for each sense; a word is known in all its forms, those of verbs and plurals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reconcile.analysis.syntax.inflection import BASE
from reconcile.analysis.syntax.lexicon import Lexicon, lexicon
from reconcile.languages import Language

KNOWN, LONGEST = 50_000, 40
"""Words of which the sense is kept, at most, and characters of the longest of them."""


class Senses(dict[str, str]):
    """By word, in small letters, the one that stands for it: the first of its row; else, where it is a form of a verb
    that is known, the verb; else the word without its ending. Found once a word."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.akin = akin(language)
        self.verbs = lexicon(language).verbs

    def __missing__(self, word: str) -> str:
        found = self._found(word)
        if len(word) <= LONGEST:
            if len(self) >= KNOWN:
                self.clear()
            self[word] = found
        return found

    def _found(self, word: str) -> str:
        stem = self.language.stem(word)
        first = self.akin.get(word) or self.akin.get(stem)
        if first:
            return first
        verb = self.verbs.get(word)
        return self.akin.get(verb.base, verb.base) if verb else stem


@cache
def senses(language: Language) -> Senses:
    """The senses of the words of a language."""
    return Senses(language)


@cache
def akin(language: Language) -> Mapping[str, str]:
    """The words of the table in all their forms, each with the first of its row.

    A word that stands in the table itself is never taken for a form of another one.
    """
    rows = language["akin_words"]["rows"]
    found = {word: row[0] for row in rows for word in row}
    made = lexicon(language)
    for row in rows:
        for word in row:
            for form in _forms(word, made):
                found.setdefault(form, row[0])
    return found


def _forms(word: str, made: Lexicon) -> tuple[str, ...]:
    return (*made.inflection.verb(word), made.inflection.plural(word))


@cache
def act_words(language: Language) -> frozenset[str]:
    """The words that are an act, which is compared as such: killed, death; not what may be a thing, too ("winch")."""
    made = lexicon(language)
    return frozenset(made.nouns) | {word for word, verb in made.verbs.items() if verb.act and verb.form != BASE}
