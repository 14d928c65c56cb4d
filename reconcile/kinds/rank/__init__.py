"""Ranks: "the world's fourth largest vendor", "No. 3", "ranked second", "the sixth defence", "the seventh round".

An ordinal is a rank where it orders (with a superlative, a place, a ranking) or tells how often something has
happened so far. "First lady", "Third Avenue" and "a second man" are none, and a bare superlative has no number.
"""

from __future__ import annotations

from reconcile.analysis.layers import ORDERS, SIZES
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import NAMED, TEXT, Field, Form
from reconcile.kinds.labelling.orders import of_rank
from reconcile.kinds.rank.find import NAME, find
from reconcile.kinds.rank.value import Rank, compare, counted_back, keys, wording
from reconcile.kinds.writing import Json, Shown
from reconcile.languages import Language
from reconcile.messages.values import ordinal

__all__ = ["KIND", "Rank"]


def show(value: Rank, _language: Language) -> str:
    """The rank so that it reads back as the same value: "No. 4 smartphone vendor in world"."""
    return wording(value)


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    rank = int(value["rank"])
    if rank < 0 and value.get("of"):  # a round of a cup goes by its name
        return Shown(str(value["of"]), str(value["of"]))
    place = "" if rank == 1 and value.get("by") else ordinal(rank) if rank > 0 else counted_back(rank)
    head = " ".join(f"{place} {value.get('by') or ''} {value.get('of') or ''}".split())
    text = f"{head} ({value['in']})" if value.get("in") else head
    return Shown(text, text)


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Rank,
    (
        Field("rank", Form({"type": "integer", "minimum": -10}, int), column=100),
        Field("of", NAMED, column=80),
        Field("in", NAMED, column=110, attribute="within"),
        Field("by", TEXT, optional=True),
    ),
    frozenset({Trait.NUMERIC, Trait.ORDINAL}),
    needs=(SIZES,),
    provides=(ORDERS,),
    wording=frozenset({"of"}),
    label=of_rank,
    written=written,
)
