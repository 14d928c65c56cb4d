"""What a place in an order is called."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.agreement import most_of_all, named
from reconcile.kinds.labelling.counts import plural
from reconcile.messages import say
from reconcile.model import Claim


def of_rank(claims: Sequence[Claim]) -> str:
    """ "rank among smartphone vendors (Oppo)", "which round (Ann Lee)"; "rank" where no noun is shared."""
    thing = most_of_all(_noun(claim) for claim in claims)
    if thing is None:
        return named(say("rank"), claims)
    if sum(bool(getattr(claim.value, "by", "")) for claim in claims) * 2 > len(claims):
        return named(say("rank among {things}", things=plural(thing)), claims)
    return named(say("which {thing}", thing=thing), claims)


def _noun(claim: Claim) -> str | None:
    """What is ranked: the last word of its phrase, "vendor" of "smartphone vendor"."""
    words = str(getattr(claim.value, "of", "")).split()
    return words[-1] if words else None
