"""States of a person or a thing that follow one another: "charged with murder", "in critical condition", "suspended",
"sentenced".

The table `states` gives the scales and, on each, ladders of states from the earlier, or the lesser, to the later. A
state says nothing where nobody bears it: the bearer is a name, found when the claim's surroundings are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import TEXT, Field
from reconcile.kinds.labelling import label_words, of_subject, subject
from reconcile.kinds.state.find import NAME, find
from reconcile.kinds.state.value import State, compare, keys, read, show
from reconcile.kinds.writing import LONG, Json, Shown
from reconcile.messages import say
from reconcile.messages.values import shortened
from reconcile.model import Claim

__all__ = ["KIND", "State"]


def label(claims: Sequence[Claim]) -> str:
    """ "condition of Ann Lee"."""
    scale = claims[0].value.of  # type: ignore[attr-defined]  # a State
    lead, name = label_words().borne.get(scale.name), subject(claims)
    return say("{lead} {name}", lead=lead, name=name) if lead and name else of_subject(say(scale.label), claims)


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    return Shown(shortened(value["state"], LONG), value["state"])


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
    label=label,
    written=written,
)
