"""What a length of time is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.kinds.labelling.acts import mentioned, noun, own_noun
from reconcile.kinds.labelling.agreement import most, named, shared_act
from reconcile.kinds.labelling.clauses import following, following_clause, heading
from reconcile.kinds.labelling.counts import persons
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
    if sum(map(_bounded, claims)) * 2 > len(claims):
        return mentioned(say("length of time"), claims)
    if sum(map(_passed, claims)) * 2 > len(claims):
        return _elapsed(claims)
    told = called_beside(claims, words.length_words)
    lasts = act is not None and (act in words.lasting or act in words.lengths)
    sure = sum(claim.attribute == act for claim in claims) * 2 > len(claims) if lasts else bool(told)
    clause = None if sure else heading(claims, lasting=True)
    beside = told is not None and act in words.weak_lengths  # "a five-year term" of one who is employed
    if act is not None and lasts and not clause and not beside:
        told = own_noun(claims, act) or words.lengths.get(act) or noun(act)
        if act in words.incidents:
            return named(say("duration of {what}", what=told), claims, act)
    if told:
        return named(say("length of {what}", what=told), claims, act)
    window = sum(not words.windows.isdisjoint(claim.quote.lower().split()) for claim in claims) * 2 > len(claims)
    head = say("period") if window else say("length of time")
    if clause:
        return say("{what} {clause}", what=say("period in which") if window else head, clause=clause)
    return mentioned(head, claims)


def _elapsed(claims: Sequence[Claim]) -> str:
    """ "time after the meeting", "time before Falk applied" of "applied two months later"."""
    passed = [claim for claim in claims if _passed(claim)]
    behind = most(_lead(claim) for claim in passed)
    leads = label_words().elapsed_leads
    lead = leads.get(behind or "", "")
    told = _event(claim for claim in passed if _lead(claim) == behind) if lead else heading(passed)
    if not told:
        return mentioned(say("time elapsed"), claims)
    lead = lead or label_words().elapsed_since.get(behind or "", behind or "")
    return say("time {lead} {what}", lead=lead, what=told)


def _event(claims: Iterable[Claim]) -> str | None:
    """The shortest wording of the event from which the claims count."""
    return min(
        (told for claim in claims if (told := following(claim, 1, whole=True) or following_clause(claim, 1))),
        key=lambda told: (len(told), told),
        default=None,
    )


def _lead(claim: Claim) -> str | None:
    """The word behind a length that tells between what it passed: "after"."""
    _, behind = around(claim)
    return next((word for word in WORD.findall(behind.lower())[:1] if word in label_words().elapsed), None)


def _thing(claim: Claim) -> str | None:
    """What is so long: the noun behind a hyphened length ("a five-year deal"), or behind "of" ("two days of talks")."""
    hyphened = any(mark in claim.quote for mark in HYPHENS) or claim.quote.endswith(label_words().joined)
    found = behind_it(claim) if hyphened else behind_it(claim, leads=label_words().leads)
    if not found or found[-1] in persons():  # "a 15-year veteran"
        return None
    return found[-1] if hyphened or found[-1].islower() else None


def _bounded(claim: Claim) -> bool:
    """Is it the time before something came about, in which nothing went on: "within minutes", "in the next hour"?"""
    words, before = label_words(), WORD.findall(around(claim)[0].lower())
    bare = list(before)
    while bare and (bare[-1] in words.windows or bare[-1] in words.definite):
        bare.pop()
    return bool(bare) and (bare[-1] in words.within or (len(bare) < len(before) and bare[-1] in words.within_next))


def _passed(claim: Claim) -> bool:
    """Did it pass between two events ("20 minutes after the blast")?"""
    return _lead(claim) is not None
