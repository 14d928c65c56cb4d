"""What a place in an order is called: which round, the finish in a race, the place in the order of coaches."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.analysis.syntax.inflection import PAST
from reconcile.analysis.syntax.lexicon import BE, DETERMINER, lexicon
from reconcile.kinds.labelling.acts import mentioned
from reconcile.kinds.labelling.agreement import most, most_of_all, named
from reconcile.kinds.labelling.clauses import following, heading
from reconcile.kinds.labelling.counts import persons, plural
from reconcile.kinds.labelling.excerpts import around, near
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim

PAIR = 2
NEAR = 2
"""Words beside a place in an order among which stands what it is one of."""


def of_rank(claims: Sequence[Claim]) -> str:
    """ "rank among smartphone vendors (Oppo)", "which round (Ann Lee)", "place in the order of climbers"; where no noun
    is shared "finish in the 100 metres (Ann Lee)", by the words beside."""
    words = label_words().ranks
    nouns, beside = [_noun(claim) for claim in claims], [_told(claim) for claim in claims]
    thing = most_of_all(nouns)
    ordered = sum(bool(getattr(claim.value, "by", "")) for claim in claims) * 2 > len(claims)
    if thing is not None and ordered:
        return named(say("rank among {things}", things=plural(thing)), claims)
    told = most_of_all(beside)
    thing = thing or most(nouns)
    told = told or (most(beside) if thing is None or thing[:1].isdigit() else None)
    if told:
        return named(_within(told, claims), claims)
    if thing is None:
        return mentioned(say("place in the order"), claims)
    if ordered and thing.islower() and not thing.endswith(words.going):
        return named(say("rank among {things}", things=plural(thing)), claims)
    if thing.lower() in words.called:
        return named(words.called[thing.lower()], claims)
    if thing.lower() in words.times:
        clause = heading(claims)
        if clause:
            return say("which {thing} {clause}", thing=thing, clause=clause)
        return mentioned(say("place in the order"), claims)
    if thing.lower() in words.grades:
        of = most(following(claim) for claim in claims)
        return named(say("{what} of {act}", what=thing.lower(), act=of) if of else _which(thing), claims)
    return _of_noun(thing, claims, ordered=ordered)


def _of_noun(thing: str, claims: Sequence[Claim], *, ordered: bool) -> str:
    """The same of what is one of several: of a person with the name, of a thing alone."""
    words, low = label_words().ranks, thing.lower()
    within = say("place in the order of {things}", things=plural(thing))
    if low in persons() or (thing == low and low.endswith(words.person_endings) and low not in words.person_not):
        return named(within, claims)
    inside = [claim for claim in claims if _stands_in(claim)] if low in words.within else []
    clause = heading(inside) if inside else None
    if clause and _whole(clause) and low not in clause.split():
        return say("{what} in which {clause}", what=low, clause=clause)
    if low in words.named:
        return named(_which(thing), claims)
    if thing == low and (low in words.which or not low.endswith(words.going)):
        return _which(thing) if low in words.which else within
    phrases = [each if each and each.endswith(thing) else None for each in map(_phrase, claims)]
    shared = not ordered and (phrases.count(None) < len(claims) - 1 or len(claims) <= PAIR)
    phrase = most(phrases) if shared else None
    return _which(phrase) if phrase else mentioned(say("place in the order"), claims)


def _stands_in(claim: Claim) -> bool:
    """Does a small word lead to it, so that it is in it that something happens: "in the sixth round"?"""
    words, known = around(claim)[0].lower().split(), lexicon(reported()).traits
    while words and known[words[-1]] & DETERMINER:
        words.pop()
    return bool(words) and words[-1] in label_words().ranks.inside


def _whole(clause: str) -> bool:
    """Does it not end with a verb of which one wants to know what or whom: "the referee stopped"?"""
    *front, last = clause.split()
    known = lexicon(reported())
    verb = known.verbs.get(last)
    passive = bool(front) and bool(known.traits[front[-1].lower()] & BE)
    return passive or verb is None or not verb.form & PAST


def _which(thing: str) -> str:
    return say("which {thing}", thing=thing)


def _told(claim: Claim) -> str | None:
    """What the place is by the word beside it: "finish" of "finished fourth"."""
    words = label_words().ranks.words
    beside = (*claim.quote.lower().replace("-", " ").split(), *near(claim, NEAR))
    return next((words[word] for word in beside if word in words), None)


def _within(told: str, claims: Sequence[Claim]) -> str:
    """With that in which it is the place, where the words behind it tell: "finish in the 100 metres"."""
    behind = most(each for claim in claims if (each := following(claim)) and _inside(each))
    return f"{told} {behind}" if behind else told


def _inside(behind: str) -> bool:
    """Do the words begin with one that leads to a race or a list, and go on without a score?"""
    words, first = label_words().ranks, behind.split()[0].lower()
    digits = re.search(r"\d-\d", behind) or re.match(r"\S+ \d+ ", behind)
    return first in words.inside and first not in words.having and digits is None


def _phrase(claim: Claim) -> str | None:
    """All that is ranked: "Academy Awards"."""
    words = [word for word in str(getattr(claim.value, "of", "")).split() if word[:1].isupper()]
    return " ".join(words) or None


def _noun(claim: Claim) -> str | None:
    """What is ranked: the last word of its phrase, "vendor" of "smartphone vendor"."""
    words = str(getattr(claim.value, "of", "")).split()
    return words[-1] if words else None
