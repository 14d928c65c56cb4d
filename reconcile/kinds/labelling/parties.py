"""On which side of a sum the one stands whom its label names: "sum claimed from Oppo", "sum paid by Ida Falk"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reconcile.kinds.labelling.agreement import LONGEST, says, whom, with_article
from reconcile.kinds.labelling.excerpts import WORD
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

BEFORE, BEHIND = 2, 4
"""Words before and behind a name among which stands on which side it is."""


def of_party(what: str, claims: Sequence[Claim], act: str | None) -> str:
    """The label with the side of whom the claims name; without the name where they do not tell it, or are at odds: in
    brackets it reads as either."""
    name = whom(claims, act)
    if not name or says(what, name):
        return what
    table = label_words().parties[what]
    sides = frozenset(side for claim in claims if (side := _side(claim, name, table)) is not None)
    if len(sides) != 1:
        return what
    done, undergone = table["leads"]
    told = say("{what} {lead} {name}", what=what, lead=undergone if True in sides else done, name=with_article(name))
    return told if len(told) <= LONGEST else what


def _side(claim: Claim, name: str, table: Mapping[str, Sequence[str]]) -> bool | None:
    """Is the sum claimed from the one of that name, or paid to them? No, where they claim or pay it; None where the
    claim does not tell."""
    last, told = name.split()[-1].lower(), WORD.findall(claim.sentence.lower())
    if last not in told:
        return None
    at = told.index(last)
    first = max(at - len(name.split()) + 1, 0)
    before, behind = told[max(first - BEFORE, 0) : first], told[at + 1 : at + 1 + BEHIND]
    if any(word in table["takes"] for word in before) or any(word in table["suffers"] for word in behind):
        return True
    if claim.context.patient == name:
        return True
    return False if any(word in table["does"] for word in behind) else None
