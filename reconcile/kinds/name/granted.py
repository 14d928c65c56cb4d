"""Names of one word that texts take for granted, though the word is a common one: "the Hawks", "told People"."""

from __future__ import annotations

from reconcile.kinds.name.known import Known, known
from reconcile.kinds.name.runs import Text

GIVEN = 6
"""Tokens in front of a name among which stands what was given to whom it is of ("a statement released to People")."""


def granted(text: Text, first: int, word: str) -> bool:
    """Is the one word with a capital at that token a club's name, or that of a paper or a magazine?"""
    names = known(text.document.language)
    if word in names.nicknames:
        return _club(text, first, word)
    return word in names.press and _press(text, first, names)


def _club(text: Text, first: int, word: str) -> bool:
    """ "the Hawks": of words that are common elsewhere, in a text that tells of games."""
    w = text.language
    if first < 1 or text.lower[first - 1] not in w.articles:
        return False
    return word not in w.common or bool(text.document.where(w.side_texts))


def _press(text: Text, first: int, names: Known) -> bool:
    """ "told People", "People magazine", "a statement released to People"."""
    before, after = text.lower[first - 1] if first else "", text.lower[first + 1 : first + 2]
    if before in names.told or (after and after[0] in names.sorts):
        return True
    return before in names.given_to and not names.given.isdisjoint(text.lower[max(0, first - GIVEN) : first - 1])
