"""What a place is called: the sort of place, and what happened there."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.acts import noun, own_noun
from reconcile.kinds.labelling.agreement import most, named, whom
from reconcile.kinds.labelling.excerpts import WORD, around
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

BEFORE = 7
"""Words before a place among which stands that it was only felt there."""
FEW = 3
"""Of all claims at least one in so many tells of the act that was there."""


def of_site(claims: Sequence[Claim]) -> str:
    """ "place of shooting", "country of earthquake"; "place mentioned" where nothing is told to be there."""
    words = label_words()
    sites = words.sites
    site = sites.get(most(getattr(claim.value, "type", None) for claim in claims) or "") or sites["place"]
    act = _there(claims)
    if act is None or act in words.loose or act in words.begins:
        return say("{what} mentioned", what=site)
    event = own_noun(claims, act) or noun(act, one=whom(claims, act) is not None)
    return named(say("{what} of {act}", what=site, act=event), claims, act)


def _there(claims: Sequence[Claim]) -> str | None:
    """The act that most claims have which tell of one, and not too few of all; None where they have several."""
    inside = [claim for claim in claims if _is_there(claim)]
    told = [claim.attribute for claim in inside if claim.attribute]
    act = most(told)
    there = [claim for claim in inside if claim.attribute == act]
    if act is None or len(there) * 2 <= len(told):
        return None
    act = _incident(there, act)
    articles = len({claim.article for claim in there}), len({claim.article for claim in claims})
    return act if len(there) * FEW >= len(claims) or articles[0] * 2 > articles[1] else None


def _incident(claims: Sequence[Claim], act: str) -> str:
    """The incident that most of the claims tell besides, where the act is one that befell people there."""
    words = label_words()
    if act not in words.befall:
        return act
    beside = most(next((each for each in claim.context.acts if each in words.incidents), None) for claim in claims)
    return beside or act


def _is_there(claim: Claim) -> bool:
    """Is what the claim tells not only felt, seen or heard there?"""
    before, _ = around(claim)
    return label_words().besides.isdisjoint(WORD.findall(before.lower())[-BEFORE:])
