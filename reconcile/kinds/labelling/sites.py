"""What a place is called: the sort of place, and what happened there."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.acts import noun, own_noun
from reconcile.kinds.labelling.agreement import bracketed, most, whom, with_article
from reconcile.kinds.labelling.excerpts import WORD, around
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.messages import say
from reconcile.model import Claim

ADDRESS = "address"
BEFORE = 7
"""Words before a place among which stands that it was only felt there."""


def of_site(claims: Sequence[Claim]) -> str:
    """ "place of shooting", "country of earthquake"; "mentions of Hallby" where nothing is told to be there."""
    words = label_words()
    sites = words.sites
    site = sites.get(most(getattr(claim.value, "type", None) for claim in claims) or "") or sites["place"]
    act = _there(claims)
    if act is None or act not in words.placed:
        name = _name(claims)
        if name and name[:1].isdigit() and site != sites[ADDRESS]:  # "15 miles north of Detroit"
            return say("mentions of {name}", name=say("“{words}”", words=name))
        return say("mentions of {name}", name=name) if name else say("{what} mentioned", what=site)
    event = own_noun(claims, act) or noun(act, one=whom(claims, act) is not None)
    what, name = say("{what} of {act}", what=site, act=event), whom(claims, act)
    places = {str(getattr(claim.value, "canonical", claim.quote)).casefold() for claim in claims}
    return what if name and name.casefold() in places else bracketed(what, name)


def _there(claims: Sequence[Claim]) -> str | None:
    """The act that most of all claims have; None where they have several."""
    inside = [claim for claim in claims if _is_there(claim)]
    told = [act for claim in inside if (act := _act(claim))]
    act = most(told)
    there = [claim for claim in inside if _act(claim) == act]
    if act is None or len(there) * 2 <= len(told):
        return None
    articles = len({claim.article for claim in there}), len({claim.article for claim in claims})
    return _incident(there, act) if len(there) * 2 > len(claims) or articles[0] * 2 > articles[1] else None


def _act(claim: Claim) -> str | None:
    """The claim's own act; of an address, which a story has few of, also an incident that its sentence tells."""
    if claim.attribute or getattr(claim.value, "type", None) != ADDRESS:
        return claim.attribute
    return next((act for act in claim.context.acts if act in label_words().incidents), None)


def _name(claims: Sequence[Claim]) -> str | None:
    """What most claims call the place; no name in capitals where one claim has another."""
    names = [str(getattr(claim.value, "canonical", claim.quote)) for claim in claims]
    name = most(name for name in names if not name.isupper()) or most(names)
    return with_article(name) if name else None


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
