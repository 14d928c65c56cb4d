"""Counts: a number and the noun phrase that it counts ("25 doctoral researchers"), or people without a noun.

"two were killed, three wounded" counts people; "a 12-member panel" members; "no injuries" nought of them. A number
that names (Highway 35), dates or measures counts nothing; one of the five is no count, and "dozens" has no number.
"""

from __future__ import annotations

from reconcile.analysis.layers import NUMBERS, ORDERS, SHARES
from reconcile.kinds import Kind, Trait
from reconcile.kinds.count.find import NAME, find
from reconcile.kinds.count.value import Count, compare, keys, nouns_of_people, wording
from reconcile.kinds.fields import BESIDE, NAMED, QUANTITY, Field
from reconcile.kinds.labelling.counts import of_count
from reconcile.kinds.writing import Json, Shown, both
from reconcile.languages import Language

__all__ = ["KIND", "Count", "nouns_of_people"]


def show(value: Count, _language: Language) -> str:
    """The count so that it reads back as the same value: "at least 25 doctoral researchers"."""
    return wording(value)


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    of = value.get("of")
    return both(value, lambda number: f"{number} {of}" if of else number)


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Count,
    (*QUANTITY, Field("of", NAMED, column=80), *BESIDE),
    frozenset({Trait.NUMERIC, Trait.COUNTED}),
    needs=(SHARES, ORDERS),
    provides=(NUMBERS,),
    noun="number",
    agree=0.0,
    wording=frozenset({"step", "of"}),
    axis="of",
    label=of_count,
    written=written,
)
