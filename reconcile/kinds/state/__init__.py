"""States of a person or a thing that follow one another: "charged with murder", "in critical condition", "suspended",
"sentenced".

The table `states` gives the scales and, on each, ladders of states from the earlier, or the lesser, to the later. A
state says nothing where nobody bears it: the bearer is a name, found when the claim's surroundings are.
"""

from __future__ import annotations

from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import TEXT, Field
from reconcile.kinds.state.find import NAME, find
from reconcile.kinds.state.value import State, compare, keys, read, show

__all__ = ["KIND", "State"]

KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    State,
    (Field("scale", TEXT), Field("state", TEXT)),
    frozenset({Trait.BORNE, Trait.UNRELATED}),
    slot=3.0,
    read=read,
)
