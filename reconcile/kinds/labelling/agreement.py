"""On what the claims of a fact agree: their act, and whom or what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

FEW = 3
"""Of the claims that tell of an act, at least one in so many names the act by which all are called."""


def most(words: Iterable[str | None]) -> str | None:
    """The word that most claims give; among equals the first by name."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None


def most_of_all(words: Iterable[str | None]) -> str | None:
    """The word that more than half of them are; None where no word is."""
    given = list(words)
    word = most(given)
    return word if given.count(word) * 2 > len(given) else None


def subject(claims: Sequence[Claim]) -> str | None:
    """Whom or what most claims are about that name somebody; of an age, the person."""
    return most(claim.context.extra.get("person") or claim.subject for claim in claims)


def of_subject(what: str, claims: Sequence[Claim]) -> str:
    """ "age of Ann Lee"; without a subject, what it is alone."""
    name = subject(claims)
    return say("{what} of {name}", what=what, name=name) if name else what


def named(what: str, claims: Sequence[Claim]) -> str:
    """ "investment (Oppo)"; without a subject that the claims share, what it is alone."""
    name = shared_subject(claims)
    return say("{what} ({name})", what=what, name=name) if name else what


def shared_subject(claims: Sequence[Claim]) -> str | None:
    """The name that most of all claims are about, or at least speak of in their sentence; never who tells it."""
    name = subject(claims) or most(_patient(claim) for claim in claims)
    if name is None or sum(_speaks_of(claim, name) for claim in claims) * 2 <= len(claims):
        return None
    telling = sum(_tells(claim, name) for claim in claims)
    return None if telling * 2 > sum(claim.subject is not None for claim in claims) else name


def _patient(claim: Claim) -> str | None:
    """To whom it was done, by name."""
    patient = claim.context.patient
    return patient if patient and patient[0].isupper() else None


def _speaks_of(claim: Claim, name: str) -> bool:
    last = name.split()[-1].lower()
    return (claim.subject or "").lower().endswith(last) or last in claim.sentence.lower()


def _tells(claim: Claim, name: str) -> bool:
    """Is the name that of the one on whose word the claim is made?"""
    return (
        claim.subject is not None
        and claim.speaker is not None
        and claim.speaker.split()[-1:] == name.split()[-1:]
        and claim.attribute != "telling"
    )


def shared_act(claims: Sequence[Claim], *, placed: bool = False) -> str | None:
    """The act that most of the claims tell, as their own or beside it; None where they tell of several.

    `placed` is of a day, an hour or a place: those of an incident are those of what befell people there.
    """
    own = Counter(claim.attribute for claim in claims if claim.attribute)
    told = [_acts(claim) for claim in claims]
    bearing = sum(map(bool, told))
    candidates = {*own, *(_incidents(told) if placed else ())}
    covered = {act: sum(_covers(act, acts, placed=placed) for acts in told) for act in candidates}
    said = {act: sum(act in acts for acts in told) for act in candidates}
    shared = [
        act
        for act in candidates
        if covered[act] * 2 > bearing and covered[act] * 2 >= len(claims) and said[act] * FEW >= bearing
    ]
    words = label_words()
    behind = words.befall if placed else frozenset()
    return min(
        shared,
        key=lambda act: (act in words.loose, act in behind, -covered[act] - own[act], -said[act], act),
        default=None,
    )


def _incidents(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """The incidents beside what befell people there: "died in a shooting"."""
    words = label_words()
    return frozenset(act for acts in told if not acts.isdisjoint(words.befall) for act in acts & words.incidents)


def _acts(claim: Claim) -> frozenset[str]:
    return frozenset((*claim.context.acts, *((claim.attribute,) if claim.attribute else ())))


def _covers(act: str, acts: frozenset[str], *, placed: bool) -> bool:
    words = label_words()
    same = words.alike.get(act)
    return (
        act in acts
        or (same is not None and not same.isdisjoint(acts))
        or (placed and act in words.incidents and not acts.isdisjoint(words.befall))
    )
