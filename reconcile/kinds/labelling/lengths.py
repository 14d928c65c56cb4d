"""What a length of time is called."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.acts import noun, own_noun, told_of
from reconcile.kinds.labelling.agreement import most, named, shared_act
from reconcile.kinds.labelling.excerpts import WORD, around, behind_it, called_beside
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

HYPHENS = "-‐‑–"


def of_length(claims: Sequence[Claim]) -> str:
    """ "length of the deal", "length of sentence (Ann Lee)"; of claims that share no act "length of time (Ann Lee)"."""
    things = list(map(_thing, claims))
    thing = most(things)
    if thing and things.count(thing) * 2 > len(claims):
        return named(say("length of {what}", what=thing), claims)
    words, act = label_words(), shared_act(claims)
    if sum(map(_passed, claims)) * 2 > len(claims):
        return told_of(say("time elapsed"), claims, events=True)
    told = called_beside(claims, words.length_words)
    if act is not None and (act in words.lasting or act in words.lengths):
        told = own_noun(claims, act) or words.lengths.get(act) or noun(act)
        if act in words.incidents:
            return named(say("duration of {what}", what=told), claims, act)
    if told:
        return named(say("length of {what}", what=told), claims, act)
    window = sum(not words.windows.isdisjoint(claim.quote.lower().split()) for claim in claims) * 2 > len(claims)
    return told_of(say("period in question") if window else say("length of time"), claims, events=True)


def _thing(claim: Claim) -> str | None:
    """What is so long: the noun behind a hyphened length ("a five-year deal"), or behind "of" ("two days of talks")."""
    hyphened = any(mark in claim.quote for mark in HYPHENS)
    found = behind_it(claim) if hyphened else behind_it(claim, leads=label_words().leads)
    return found[-1] if found and (hyphened or found[-1].islower()) else None


def _passed(claim: Claim) -> bool:
    """Did it pass between two events ("20 minutes after the blast")?"""
    _, behind = around(claim)
    return any(word in label_words().elapsed for word in WORD.findall(behind.lower())[:1])
