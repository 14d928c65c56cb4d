"""What a length of time is called."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.acts import noun, own_noun, quoting
from reconcile.kinds.labelling.agreement import most_of_all, named, shared_act
from reconcile.kinds.labelling.excerpts import behind_it
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

HYPHENS = "-‐‑–"


def of_length(claims: Sequence[Claim]) -> str:
    """ "length of the deal", "length of sentence (Ann Lee)"; with words of the text where the claims share no act."""
    thing = most_of_all(map(_thing, claims))
    if thing:
        return named(say("length of {what}", what=thing), claims)
    words, act = label_words(), shared_act(claims)
    if act is None or (act not in words.lasting and act not in words.lengths):
        return quoting(say("length of time"), claims)
    return named(say("length of {what}", what=own_noun(claims, act) or words.lengths.get(act) or noun(act)), claims)


def _thing(claim: Claim) -> str | None:
    """What is so long: the noun behind a length that is written with a hyphen ("a five-year deal")."""
    if not any(mark in claim.quote for mark in HYPHENS):
        return None
    found = behind_it(claim)
    return found[-1] if found else None
