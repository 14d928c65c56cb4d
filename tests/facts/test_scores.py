"""A score is of the game that was won; a record stands beside the name of its holder, whatever else is told of them."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.facts.match_keys import match_key
from reconcile.facts.name_resolution import Names
from reconcile.model import Article


@pytest.mark.parametrize(
    ("text", "quote", "governed"),
    [
        ("Hovden beat Selby 3-2 on Sunday.", "3-2", True),
        ("Hovden (19-12 this season) beat Selby on Sunday to improve their record.", "19-12", False),
    ],
)
def test_the_act_of_the_sentence_governs_a_score_and_no_record(text: str, quote: str, *, governed: bool) -> None:
    claim = next(each for each in extract(Article("a", "a.txt", text)) if each.quote == quote)
    assert claim.subject
    assert (match_key(claim, Names([], {})).act is not None) is governed
