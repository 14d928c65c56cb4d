"""Values that look like one another with a slip."""

from __future__ import annotations

import pytest

from reconcile import claims
from reconcile.facts.slips import slipped, unit_slipped
from reconcile.model import Article, Value


def value(text: str, kind: str) -> Value:
    return next(claim.value for claim in claims.extract(Article("a", "a.txt", text)) if claim.kind == kind)


@pytest.mark.parametrize(
    ("one", "other", "kind", "share"),
    [
        ("It is 112 kilometres long.", "It is 112 miles long.", "measure", 1.0),
        ("It ran at 80 km/h.", "It ran at 80 mph.", "measure", 1.0),
        ("It closed for six weeks.", "It closed for six months.", "duration", 0.5),
        ("It is 112 kilometres long.", "It is 113 miles long.", "measure", 0.0),
        ("It is 7 millimetres long.", "It is 7 miles long.", "measure", 0.0),
        ("It weighs 80 kilograms.", "It is 80 metres long.", "measure", 0.0),
        ("It closed for six weeks.", "It closed for six minutes.", "duration", 0.0),
        ("It is one mile long.", "It is one kilometre long.", "measure", 0.0),
    ],
)
def test_one_number_in_two_units_that_are_taken_for_each_other(one: str, other: str, kind: str, share: float) -> None:
    assert unit_slipped(value(one, kind), value(other, kind)) == share
    assert unit_slipped(value(other, kind), value(one, kind)) == share


def test_a_nought_more_counts_in_one_unit_only() -> None:
    assert slipped(value("It is 1,900 metres long.", "measure"), value("It is 19,000 metres long.", "measure"))
    assert not slipped(value("It is 1,900 metres long.", "measure"), value("It is 19,000 feet long.", "measure"))
