"""Whom or what a number counts: the head noun of its phrase in the singular, and what narrows it down."""

from __future__ import annotations

from functools import cache

from reconcile.analysis import Mention
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.lexicon import DETERMINER, PREPOSITION
from reconcile.analysis.syntax.tokens import Syntax
from reconcile.languages import Language

Counted = tuple[str | None, tuple[str, ...]]
WIDTH = 6
"""Tokens before and behind a number that can narrow down what it counts."""


def counted(mention: Mention, syntax: Syntax, first: int, last: int) -> Counted:
    """The group of a count or an age ("officer"), and its modifiers ("doctoral", "other"); (None, ()) for other
    kinds."""
    if mention.kind in syntax.counting:
        return _of(str(getattr(mention.value, "of", None) or ""), syntax, first, last)
    if mention.kind in syntax.aged:
        return _behind_age(mention, syntax, last)
    return None, ()


def _of(phrase: str, syntax: Syntax, first: int, last: int) -> Counted:
    language, small = syntax.document.language, syntax.lexicon.small
    words = phrase.lower().split()
    cut = len(words)
    for i in range(1, cut):
        if small.get(words[i], 0) & PREPOSITION:
            cut = i
            break
    before, inside = narrowing(language)
    others = [syntax.lower[first - 1]] if first and syntax.lower[first - 1] in before else []
    others += [word for word in syntax.lower[first:last] if word in inside]
    others += [word for word in words[cut:] if not small.get(word)]
    group = singular(words[cut - 1], language) if cut else None
    return group, tuple(dict.fromkeys([word for word in words[: max(cut - 1, 0)] if word != "-"] + others))


@cache
def narrowing(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words that narrow down a group, before a number and inside its phrase."""
    grammar = language["grammar"]
    return frozenset(grammar["narrowing_before"]), frozenset(grammar["narrowing"])


def _behind_age(mention: Mention, syntax: Syntax, last: int) -> Counted:
    """The noun that an age stands before ("a 16-year-old high school boy")."""
    if mention.extra.get("group"):
        return singular(mention.extra["group"].split()[-1], syntax.document.language), tuple(
            mention.extra["group"].lower().split()[:-1]
        )
    words: list[str] = []
    types = syntax.document.language["reference"]["nouns"]["person"]
    for i in range(last, min(last + WIDTH, len(syntax.lower))):
        word = syntax.lower[i]
        if syntax.fixed[i] or not syntax.nounish(i) or syntax.bits[i] & DETERMINER:
            break
        words.append(singular(word, syntax.document.language))
        if words[-1] in types:
            break
    else:
        return None, ()
    return (words[-1], tuple(words[:-1])) if words and words[-1] in types else (None, ())
