"""How a time of day is written on a page."""

from __future__ import annotations

from reconcile.kinds.time.value import LAST_MINUTE, MIDNIGHT, told_in_words
from reconcile.kinds.writing import DEADLINES, SIGNS, Json, Shown, dated
from reconcile.messages import say
from reconcile.model import Bound


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    whole = value["earliest"] == MIDNIGHT and value["latest"] == LAST_MINUTE
    if whole and told_in_words(value.get("zone"), value.get("qualifier")):
        return Shown(value["qualifier"], value["qualifier"])
    span = (
        value["earliest"]
        if value["earliest"] == value["latest"]
        else say("{low} to {high}", low=value["earliest"], high=value["latest"])
    )
    span += f" {value['zone']}" if value.get("zone") else ""
    bound = value["bound"] if value["bound"] in DEADLINES else ""
    words = dated(bound, span)
    return Shown(say(SIGNS[Bound.ABOUT.value], number=span) if bound == Bound.ABOUT.value else words, words)
