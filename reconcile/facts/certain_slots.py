"""When it is certain, without the values, that two claims fill one slot, though the fact as a whole was joined on
likelihood.

A name makes it certain: one person's age, one act of the same people. So does a slip of the pen that tells the one
value from the other, for by chance no two are so alike; and a slot that agrees in all that it holds, where nothing
speaks against it: the same act done to the same sort of things, in clauses that share what they tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.facts.features import WEIGHTS
from reconcile.kinds import Trait, having
from reconcile.kinds.count import Count
from reconcile.kinds.measure import Measure
from reconcile.model import Claim

AGAINST = -0.5
"""What may speak against one slot, by weight, for it to be certain nevertheless."""
SPOKEN = 0.2
"""Share of telling words in common from which two clauses tell of one thing, where one act governs both."""
MUCH = 0.5
"""The same for two sizes of one thing, which no act governs: how far it is from the capital."""
ANEW = 0.5
"""How much of what stands around two claims must be the same, where it is told in other words and no name tells."""
OF_ACTS = having(Trait.DATED, Trait.TIMED, Trait.COUNTED)
"""Kinds whose values are of an act more than of what stands beside them."""
NEARLY_ALL = 0.9
LITTLE = -1.0
"""What may speak against it where nearly all of it is the same."""
WHOLE = having(
    Trait.COUNTED,
    Trait.MONEY,
    Trait.MEASURED,
    Trait.TIMED,
    Trait.DATED,
    Trait.LOCATED,
    Trait.SHARE,
    Trait.LASTING,
    Trait.ORDINAL,
)
"""Kinds whose slot may be certain without a name."""


def act_left_open(a: Claim, b: Claim, restated: float) -> bool:
    """Does it say nothing that two acts govern the claims of two sentences that tell one thing in other words?

    So it is where one sentence speaks of the other's act as well, for which of two governs a value may be read in two
    ways; and of kinds whose values are of what stands beside them more than of an act.
    """
    if restated < ANEW:
        return False
    one, other = (claim.attribute or claim.context.act for claim in (a, b))
    return a.kind not in OF_ACTS or one in b.context.acts or other in a.context.acts


def settled(claim: Claim, features: Mapping[str, float], strong: bool) -> bool:
    """Is it certain that two claims fill one slot? `claim` is the first of them, `features` what holds of both, and
    `strong` says that their score lies far above what is needed."""
    if (strong and _named(features)) or "slip of the pen" in features:
        return True
    return claim.kind in WHOLE and (_anew(features) or _alone(features) or _whole(claim, features))


def _named(features: Mapping[str, float]) -> bool:
    """Does a name tell: one person's age, or one act of the same people?"""
    return "same person" in features or ("same act" in features and "about the same" in features)


def _anew(features: Mapping[str, float]) -> bool:
    """Do two sentences tell one thing in other words, and does nothing speak against it?"""
    told = features.get("told in other words", 0.0)
    return told >= ANEW and _against(features) >= (LITTLE if told >= NEARLY_ALL else AGAINST)


def _alone(features: Mapping[str, float]) -> bool:
    """Does each article give one such value alone, and tell of it in the same act, of one depth in like words?"""
    if _against(features) < LITTLE:
        return False
    if "alone of its act" in features:
        return "same act" in features
    akin = "same act" in features or "acts akin" in features or features.get("words shared", 0.0) >= SPOKEN
    return "alone of its unit" in features and akin


def _against(features: Mapping[str, float]) -> float:
    """What speaks against one slot, by weight."""
    return sum([WEIGHTS[name] * value for name, value in features.items() if WEIGHTS[name] < 0], 0.0)


def _whole(claim: Claim, features: Mapping[str, float]) -> bool:
    """Does nothing speak against one slot, and is what is measured the same: one act and one noun, for kinds without a
    noun one act in clauses that share telling words?"""
    if _against(features) < AGAINST:
        return False
    if isinstance(claim.value, Count):
        acts = "same act" in features or "acts akin" in features
        return "same group" in features and (acts or "narrowed alike" in features)
    shared = features.get("words shared", 0.0)
    if isinstance(claim.value, Measure) and "about the same" in features and "same form" in features and shared >= MUCH:
        return True
    return "same act" in features and shared >= SPOKEN
