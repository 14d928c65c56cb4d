"""What a claim's value comes to in a key: what its own article says, and, for an issue, what can be at odds in it.

Values are taken as the JSON contract gives them, so that those of an earlier run's file can be held against new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from reconcile.kinds import Trait, having, kinds
from reconcile.model import AGREEING, Claim, Relation

Json = Mapping[str, Any]
OF_OTHERS = frozenset({"canonical", "person_canonical", "organisation_canonical", "anchor", "currency_basis", "date"})
"""Fields that hang on the rest of the run, or on the rest of the article: no part of what the claim says."""
COUNTED = frozenset({"edtf", "earliest", "latest", "month", "day", "weekday", "relative"})
"""The fields of a date that hang on the day from which it counts."""
OF_OTHERS_AND_COUNTED = OF_OTHERS | COUNTED
SURNAMES = frozenset({"person", "speaker"})
"""Facets (see `Kind.facets`) of which the last word counts: one source has the whole name, the other the surname."""
SPOKEN = "text"
"""What was said, in which a house sets its own marks, and "cannot" or "can not"."""
WORD = re.compile(r"\w+")
MOST = 40
"""Values of one fact that are weighed against each other; beyond them each stands for itself."""


def stated(kind: str, value: Json, *, loose: bool) -> str:
    """The value as one article says it; `loose` says that only other articles tell the day from which a date counts."""
    without = (
        OF_OTHERS_AND_COUNTED
        if loose and kind in having(Trait.DATED) and (value.get("anchor") or not value.get("earliest"))
        else OF_OTHERS
    )
    return _text({name: each for name, each in value.items() if name not in without})


def at_odds(claims: Iterable[tuple[str, Json]]) -> list[str]:
    """For each claim, given as kind and value, what it says in an issue: two claims on one side say the same."""
    said = list(claims)
    facets = {
        kind: _facet(kinds()[kind].facets, [value for each, value in said if each == kind])
        for kind in {kind for kind, _ in said} & kinds().keys()
        if kinds()[kind].facets
    }
    return [
        f"{kind} {_of_facet(value, facets[kind]) if kind in facets else _plain(kind, value)}" for kind, value in said
    ]


def whole(kind: str, value: Json) -> str:
    """What a claim says in all its fields, where those of `at_odds` do not tell two sides apart."""
    return f"{kind} {_plain(kind, value)}"


def sides(relation: Relation, claims: Sequence[Claim], said: Sequence[str]) -> dict[str, str]:
    """The side on which each of the values said stands in a finding.

    Where values exclude each other, those that agree stand on one. Elsewhere each stands for itself: what is at odds is
    the wording, the hedge or the grain.
    """
    return value_groups(claims, said) if relation is Relation.DISJOINT else {each: each for each in said}


def value_groups(claims: Sequence[Claim], said: Sequence[str]) -> dict[str, str]:
    """What each of the values said stands for: the plainest of those that it agrees with, given who says which."""
    first = {value: claim for claim, value in zip(claims, said, strict=True)}
    if len(first) == 1 or len(first) > MOST:
        return {value: value for value in first}
    found: dict[str, str] = {}
    for value in sorted(first, key=_plainness):
        found[value] = next(
            (other for other in dict.fromkeys(found.values()) if _agree(first[value], first[other])), value
        )
    return found


def _agree(a: Claim, b: Claim) -> bool:
    return a.kind == b.kind and kinds()[a.kind].compare(a.value, b.value).relation in AGREEING


def _plainness(value: str) -> tuple[bool, int, str]:
    """Exact before hedged, round before precise."""
    return "'exact'" not in value, len(value.replace("0", "")), value


def _facet(names: Sequence[str], values: Sequence[Json]) -> str:
    """The first of the fields in which the values differ; the first of all where they differ in none."""
    return next((name for name in names if len({_of_facet(value, name) for value in values} - {""}) > 1), names[0])


def _of_facet(value: Json, name: str) -> str:
    words = WORD.findall(_folded(str(value.get(name) or "")))
    if name in SURNAMES:
        return words[-1] if words else ""
    return ("" if name == SPOKEN else " ").join(words)


def _plain(kind: str, value: Json) -> str:
    without = _worded(kind)
    return _text(
        {name: _folded(each) if isinstance(each, str) else each for name, each in value.items() if name not in without}
    )


@cache
def _worded(kind: str) -> frozenset[str]:
    """The fields of a kind that are no part of what a claim says in an issue."""
    return OF_OTHERS | (kinds()[kind].wording if kind in kinds() else frozenset())


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    """The text in one case, blanks between its words, without the points and quotation marks that houses set in their
    own way."""
    return " ".join(text.casefold().translate(MARKS).split())


MARKS = str.maketrans("‘’“”", "''\"\"")


def _text(value: Json) -> str:
    return repr(sorted(value.items()))
