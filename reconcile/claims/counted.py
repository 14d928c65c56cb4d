"""Whom or what a number counts: the head noun of its phrase in the singular, and what narrows it down."""

from __future__ import annotations

from reconcile.claims.lexicon import DETERMINER, PREPOSITION
from reconcile.claims.syntax import Syntax
from reconcile.kinds import Mention
from reconcile.kinds._nouns import singular

Counted = tuple[str | None, tuple[str, ...]]
WIDTH = 6
"""Tokens before and behind a number that can narrow down what it counts."""


def counted(mention: Mention, syntax: Syntax, first: int, last: int) -> Counted:
    """The group of a count or an age ("officer"), and its modifiers ("doctoral", "other"); (None, ()) for other kinds."""
    if mention.kind == "count":
        return _of(str(getattr(mention.value, "of", None) or ""), syntax, first, last)
    if mention.kind == "age":
        return _behind_age(mention, syntax, last)
    return None, ()


def _of(phrase: str, syntax: Syntax, first: int, last: int) -> Counted:
    language = syntax.document.language
    words = phrase.lower().split()
    cut = next((i for i, word in enumerate(words) if i and syntax.lexicon.small.get(word, 0) & PREPOSITION), len(words))
    inner = words[:cut]
    grammar = language["grammar"]
    others = [word for word in syntax.lower[max(first - 1, 0) : first] if word in grammar["narrowing_before"]]
    others += [word for word in syntax.lower[first:last] if word in grammar["narrowing"]]
    others += [word for word in words[cut:] if not syntax.lexicon.small.get(word)]
    group = singular(inner[-1], language) if inner else None
    return group, tuple(dict.fromkeys([word for word in inner[:-1] if word not in ("-",)] + others))


def _behind_age(mention: Mention, syntax: Syntax, last: int) -> Counted:
    """The noun that an age stands before ("a 16-year-old high school boy")."""
    if mention.extra.get("group"):
        return singular(mention.extra["group"].split()[-1], syntax.document.language), tuple(mention.extra["group"].lower().split()[:-1])
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
