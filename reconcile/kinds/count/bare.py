"""Bare numbers whose noun stands elsewhere: "took 23 into custody", "12 aboard", "a town of population 8,000", "two of
perjury" behind "six counts of fraud", "52 votes to Holt's 41", "12 are reported to be Somali", "one of the men died".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconcile.analysis.nouns.noun_phrases import phrase_end, phrase_ends
from reconcile.analysis.numbers.numerals import Numeral, numeral_from
from reconcile.kinds.count.labels import is_year
from reconcile.kinds.count.states import PERSON, state_behind
from reconcile.kinds.count.value import PEOPLE

if TYPE_CHECKING:
    from reconcile.kinds.count.find import Finder
    from reconcile.kinds.count.found import Found

FEWEST = 100
"""People of a place, at the least, where no noun tells that they are counted."""
GAP = 5
"""Tokens between a verb and what it was told to be ("are reported to be Somali"), or two numbers of one noun."""


def bare_people(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """People that no noun names: those aboard, taken away, employed, there, told to be of a sort."""
    w, last = finder.words, numeral.last
    if not numeral.whole or is_year(finder.document, numeral):
        return None
    aboard = _phrase(finder, last, w.aboard)
    if aboard:
        return finder.people(numeral, aboard)
    before, taken = finder.lower(first - 1), _phrase(finder, last, w.taken)
    if taken and before in w.taking:
        return finder.people(numeral, taken)
    if _moved_people(finder, numeral, first):
        return finder.people(numeral, last + 1)
    if before in w.employing and finder.ended(last):
        return finder.people(numeral, last)
    if _held(finder, numeral, first) or (before in w.numbering and finder.lower(first - 2) in w.participles):
        return finder.people(numeral, last)
    if before in w.roomy_for and finder.lower(first - 2) in w.roomy and finder.ended(last):
        return finder.people(numeral, last)  # "a ship with room for 600"
    if _scored_at_cricket(finder, numeral, first):
        return finder.counted(numeral, last, last, w.runs)
    there = finder.lower(first - 2) in w.there and before in w.are
    if there and _phrase(finder, last, w.within) and _grouped(finder, last):
        return finder.people(numeral, last)
    if before in w.populations and phrase_ends(finder.document, last, finder.ceiling):
        return finder.counted(numeral, last, last, PEOPLE)
    return None


def _held(finder: Finder, numeral: Numeral, first: int) -> bool:
    """ "licensed to carry 60", "the hall seats 900": those for whom there is room."""
    w, last, before = finder.words, numeral.last, finder.lower(first - 1)
    if numeral.value <= 1 or finder.lower(last) in w.roomy_for or not finder.ended(last):
        return False
    if before in w.may_hold:
        at = first - 2 - (finder.lower(first - 2) in w.allowed_to)
        return finder.lower(at) in w.allowed
    return before in w.holding and any(finder.lower(k) in w.holders for k in range(first - GAP, first - 1))


def _moved_people(finder: Finder, numeral: Numeral, first: int) -> bool:
    """ "nine people were driven to hospital and five flown to Hallby": people, as those before."""
    w, last = finder.words, finder.last
    told = last is not None and (last.extra.get("group") == PERSON or last.value.of.lower().split()[-1:] == [PEOPLE])
    joined = finder.lower(first - 1) in w.listing or finder.lower(first - 1) in w.clause
    return told and joined and numeral.value > 1 and finder.lower(numeral.last) in w.carried


def _scored_at_cricket(finder: Finder, numeral: Numeral, first: int) -> bool:
    """ "were all out for 198", "chasing 245", "made 87 off 62 balls": runs, in a text that speaks of cricket."""
    w, last = finder.words, numeral.last
    two = (finder.lower(first - 2), finder.lower(first - 1))
    told = two in w.innings or finder.lower(first - 1) in w.chasing
    made = finder.lower(last) in w.off and finder.lower(first - 1) in w.batting
    if not (made or (told and finder.ended(last))):
        return False
    if told and finder.lower(first - 3) in w.all and w.runs in finder.document.lower:
        return True  # "all out for 198"
    return not w.cricket.isdisjoint(finder.document.lower)


def _phrase(finder: Finder, at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """The token behind the phrase of the table that begins at `at`; 0 where none does."""
    for phrase in phrases:
        if all(finder.lower(at + k) == word for k, word in enumerate(phrase)):
            return at + len(phrase)
    return 0


def _grouped(finder: Finder, last: int) -> bool:
    """Does the noun of a group follow: "in the climbing party"?"""
    return any(finder.lower(k) in finder.words.parties for k in range(last + 1, last + GAP))


def of_whole(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "Of the 1,940 patients, 212 dropped out": some of those that were counted before the comma."""
    w, whole, last = finder.words, finder.last, numeral.last
    first -= finder.lower(first - 1) in w.mere
    if whole is None or not whole.value.of:
        return None
    end = whole.end
    done = finder.lower(end)
    if done in w.participles or done in w.nouns.irregular or done.endswith(w.nouns.past) or done in w.whole_done:
        end += 1  # "of the 38 pieces taken, 24 are back"
    if first != end + 1 or finder.lower(end) != ",":
        return None
    at = whole.first - 2 if finder.lower(whole.first - 1) in w.determiners else whole.first - 1
    total = whole.value.stated
    if finder.lower(at) != w.of or numeral.high is not None or total is None or numeral.value > total:
        return None
    verb = finder.lower(last)
    told = verb in w.nouns.verbs or verb in w.being or verb in w.nouns.irregular or verb.endswith(w.nouns.past)
    return finder.counted(numeral, last, last, whole.value.of) if told else None


def told_to_be(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "12 are reported to be Somali": the people that they are of follows the verb."""
    w, at = finder.words, numeral.last
    opener = finder.lower(first - 1)
    if finder.lower(at) not in w.being or numeral.value < 2 or (opener[:1].isalnum() and opener not in w.clause):
        return None
    at += 1
    limit = at + GAP
    while at < limit and finder.lower(at) in w.reported:
        at += 1
    end = phrase_end(finder.document, at, finder.ceiling)
    if not end:
        return None
    head = finder.lower(end - 1)
    if head not in w.nouns.peoples and head.removesuffix("s") not in w.nouns.peoples:
        return None
    found = finder.counted(numeral, numeral.last, end, finder.document.quote(at, end))
    found.extra["group"] = PERSON
    return found


def same_noun(finder: Finder, numeral: Numeral, first: int) -> str:
    """What the count before counted, where this one leaves its noun out: "two of perjury", "to Holt's 41", "to 30 for
    Holt"; empty where it does not."""
    w, last = finder.words, finder.last
    if last is None or not last.value.of or last.extra.get("group") == PERSON or numeral.high is not None:
        return ""
    opening = finder.lower(first - 1)
    if finder.lower(numeral.last) == w.of and opening in w.listing and finder.lower(last.end) == w.of:
        return last.value.of
    if first - last.end > GAP or finder.lower(last.end) not in w.vote_links:
        return ""
    if first == last.end + 1 and finder.ended(numeral.last) and finder.lower(last.end - 1) in w.tallied:
        return last.value.of  # "by 52 votes to 41"
    owned = opening in w.possessive and finder.ended(numeral.last)
    named = finder.lower(numeral.last) in w.sided and finder.document.words[numeral.last + 1][0].isupper()
    return last.value.of if owned or (named and first - last.end <= 2) else ""


def apart(finder: Finder, numeral: Numeral) -> str:
    """What the count before counted, where this one is a difference or a part of the most there could be: "30 seats, 11
    fewer than", "118 points, 27 behind Kemp", "94 points out of a possible 100"; empty where it is none."""
    w, last, at = finder.words, finder.last, numeral.last
    if last is None or not last.value.of or last.extra.get("group") == PERSON or numeral.first - last.end > GAP:
        return ""
    low, before = finder.lower(at), finder.lower(numeral.first - 1)
    fewer = low in w.fewer and finder.lower(at + 1) in w.than
    behind = low in w.sided_apart and finder.lower(last.end - 1) in w.tallied
    possible = before in w.possible and finder.ended(at)
    return last.value.of if fewer or behind or possible else ""


def _only_one(finder: Finder, numeral: Numeral) -> Found | None:
    """ "only one of the nine members dissented": so few that the one is counted."""
    w, at = finder.words, numeral.last + 1
    if finder.lower(numeral.first - 1) not in w.mere or finder.lower(at) not in w.determiners:
        return None
    whole = numeral_from(finder.reading, at + 1)
    noun = whole.last if whole is not None and not whole.ordinal else at + 1
    end = phrase_end(finder.document, noun, finder.ceiling)
    if not end or finder.lower(end - 1) in w.never:
        return None
    return finder.counted(numeral, noun, end, finder.document.quote(noun, end), numeral.last)


def badly_hurt(finder: Finder, numeral: Numeral) -> Found | None:
    """ "four of the most gravely hurt", "two of those killed": some of those to whom something happened."""
    w, at = finder.words, numeral.last + 1
    if finder.lower(at) not in w.determiners | w.pronouns or numeral.value < 2:
        return None
    k = at + 1
    while finder.lower(k) in w.grading:
        k += 1
    state = finder.lower(k) in w.states and finder.lower(k) not in w.things
    ended = finder.lower(k + 1) in w.are or phrase_ends(finder.document, k + 1, finder.ceiling)
    return finder.people(numeral, k + 1) if state and ended and k > at + 1 else None


def living_in(finder: Finder, numeral: Numeral) -> bool:
    """ "a town of 4,000 lies by the sea": are they the people of a place, and a verb follows?"""
    w, first = finder.words, numeral.first
    if finder.lower(first - 1) != w.of or finder.lower(first - 2) not in w.settled:
        return False
    return numeral.value >= FEWEST and finder.lower(numeral.last) in w.lying_at


def going_on(finder: Finder, numeral: Numeral, first: int) -> Found | None:
    """ "148 prisoners go home, and 212 will follow": more of those counted before, of whom a helping verb tells."""
    w, last = finder.words, finder.last
    if last is None or not last.value.of or numeral.value < 2 or numeral.high is not None or not numeral.whole:
        return None
    opener = finder.lower(first - 1)
    joined = (opener in w.listing or opener in w.clause) and finder.lower(first - 1 - (opener in w.clause)) != ""
    if not joined or finder.lower(numeral.last) not in w.helping or is_year(finder.document, numeral):
        return None
    if finder.lower(numeral.last + 1) in w.helping_stops:
        return None
    return finder.counted(numeral, numeral.last, numeral.last, last.value.of)


def one_of_them(finder: Finder, numeral: Numeral) -> Found | None:
    """ "one of the men later died", "one of those dead": one of several people to whom something happened."""
    w, at = finder.words, numeral.last + 1
    only = _only_one(finder, numeral)
    if only is not None:
        return only
    if finder.lower(at) not in w.determiners and finder.lower(at) not in w.pronouns:
        return None
    if finder.lower(at) in w.pronouns and finder.lower(at + 1) in w.participles:
        return finder.people(numeral, at + 2)
    noun = at + 1
    end = phrase_end(finder.document, noun, finder.ceiling)
    if not end or finder.lower(end - 1) not in w.nouns.persons:
        return None
    if not state_behind(finder.document, w, end) and finder.lower(end) not in w.survive:
        return None
    return finder.counted(numeral, noun, end, finder.document.quote(noun, end))
