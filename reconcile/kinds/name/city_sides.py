"""Clubs that are called like their city, in a text that tells of games: "a setback to Norvale", "Norvale won 18 games",
"Ann Lee (Norvale)". Which club a city stands for the article or the table of clubs tells."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.kinds.name.granted import of_games
from reconcile.kinds.name.known import Known, known
from reconcile.kinds.name.runs import POSSESSIVE, Text
from reconcile.languages import Language

REACH = 9
"""Tokens in front of "to" or "with" among which the game was lost or the seasons played."""
NAMED = 2
"""Clubs that a text must name, where no other word tells of games."""


def tells_of_clubs(text: Text, called: Iterable[tuple[str, ...]]) -> bool:
    """Does the text tell of games, or of several clubs by names that nothing else has?"""
    if of_games(text):
        return True
    sides, common = known(text.document.language).sides, text.language.common
    return len({words for words in called if words in sides and words[-1] not in common}) >= NAMED


def plays(text: Text, first: int, last: int) -> bool:
    """Does the city at these tokens act like a club?"""
    lower, w = text.lower, text.language
    before, after = lower[first - 1] if first else "", lower[last] if last < len(lower) else ""
    if before == "(" and after == ")":
        return first > 1 and text.caps[first - 2]  # "Ann Lee (Norvale)"
    if after == "," and text.caps[last + 1 : last + 2] == [True]:
        return False  # "to Norvale, Ohio"
    if after in w.club_verbs or (
        after in w.club_copulas and lower[last + 1 : last + 2] != [] and _one_of(text, last + 1)
    ):
        return before not in w.place_before and before not in w.side_links
    if (text.words[last : last + 1] or ("",))[0] in POSSESSIVE:
        return lower[last + 1 : last + 2] != [] and lower[last + 1] in w.club_nouns
    if after in w.club_nouns and before in w.definite:
        return True
    if before in w.club_links:
        start = max(text.document.sentences[text.document.sentence_of[first]].first, first - REACH)
        return not w.club_moves.isdisjoint(lower[start : first - 1])
    return before in w.club_before


def _one_of(text: Text, i: int) -> bool:
    """ "one of the surprise teams": does the sentence go on with what the club is?"""
    sentence = text.document.sentences[text.document.sentence_of[i]]
    return not text.language.games.isdisjoint(text.lower[i : min(sentence.last, i + REACH)])


def club_of(city: tuple[str, ...], called: Iterable[tuple[tuple[str, ...], str]], language: Language) -> str | None:
    """What the club of the city is called: as the article names it, else as the table does, where the article names
    clubs of one league alone; None where it is open. `called` are the names of the article in small letters, each with
    its canonical form."""
    clubs = known(language)
    own = clubs.cities.get(city)
    if not own:
        return None
    named: dict[int, str] = {}
    for words, canonical in called:
        numbers = clubs.sides.get(words, frozenset())
        if len(numbers) == 1:
            named.setdefault(min(numbers), canonical)
    meant = sorted(number for number in own if number in named)
    if len(meant) == 1:
        return named[meant[0]]
    return None if meant else _by_league(own, named, clubs)


def _by_league(own: frozenset[int], named: dict[int, str], clubs: Known) -> str | None:
    leagues = {clubs.leagues[number] for number in named}
    meant = [number for number in sorted(own) if clubs.leagues[number] in leagues]
    return clubs.full[meant[0]] if len(leagues) == 1 and len(meant) == 1 else None
