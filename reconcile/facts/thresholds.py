"""From which score on two claims are one fact, by kind, and which relations of two values agree."""

from __future__ import annotations

from reconcile.kinds import kinds
from reconcile.model import Relation

AGREE: dict[str, float] = {name: kind.agree for name, kind in kinds().items()}
"""Score from which two claims with agreeing values are one fact, by kind."""
SLOT: dict[str, float] = {name: kind.slot for name, kind in kinds().items()}
"""Score, without the value, from which two claims with different values fill one slot, by kind."""
NEAR_COUNT = 2.0
"""The same for two counts of which one may be the other told loosely: 430 jobs and more than 400, 565 shops and
hundreds of stores."""
CERTAIN = 1.0
"""How far above SLOT a score must lie for the slot to be certain."""
ALIKE = {
    Relation.EQUAL: "equal value",
    Relation.HEDGED: "equal value",
    Relation.ROUNDS: "near value",
    Relation.REFINES: "near value",
    Relation.OVERLAPS: "near value",
}
