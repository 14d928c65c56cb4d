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
    return word not in w.common or of_games(text)


def of_games(text: Text) -> bool:
    """Does the text tell of games, by two different words at least? One alone ("goals", "defender") tells of other
    things as well."""
    lower = text.lower
    return len({lower[i] for i in text.document.where(text.language.side_texts)}) > 1


def may_be_side(text: Text) -> bool:
    """Is there any sign of a game or a league in the text, so that a plural may be a side's name?"""
    return bool(text.document.where(text.language.games)) or of_games(text)


def called_club(text: Text, words: tuple[str, ...]) -> bool:
    """ "LA Galaxy", "Leeds United": the place and the name of a club; of common words in a text that tells of games."""
    w = text.language
    return words in known(text.document.language).sides and (words[-1] not in w.common or of_games(text))


def _press(text: Text, first: int, names: Known) -> bool:
    """ "told People", "People magazine", "a statement released to People"."""
    before, after = text.lower[first - 1] if first else "", text.lower[first + 1 : first + 2]
    if before in names.told or (after and after[0] in names.sorts):
        return True
    return before in names.given_to and not names.given.isdisjoint(text.lower[max(0, first - GIVEN) : first - 1])
