"""Two alike events in one story show in who contradicts whom; one careless source does not make two events."""

from __future__ import annotations

from reconcile.evidence.mixed_story import Split, _groups


def split(kind: str, ones: str, others: str) -> Split:
    """Every article of the first against every one of the second."""
    return Split(kind, frozenset((one, other) for one in ones for other in others))


def test_two_groups_that_differ_in_three_kinds_are_two_events() -> None:
    found = _groups([split("role", "ab", "cde"), split("count", "ab", "cd"), split("measure", "bf", "ce")])
    assert found == ((frozenset("abf"), frozenset("cde")),)


def test_a_fact_in_which_one_camp_is_not_at_one_is_still_in_line() -> None:
    muddled = Split("count", frozenset({("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")}))
    assert _groups([split("role", "ab", "cd"), muddled, split("measure", "a", "cd")])


def test_one_source_against_the_rest_is_a_careless_source() -> None:
    assert _groups([split("role", "a", "bcd"), split("count", "a", "bc"), split("measure", "a", "bd")]) == ()


def test_facts_of_two_kinds_are_too_few() -> None:
    assert _groups([split("count", "ab", "cd"), split("count", "ab", "cd"), split("measure", "ab", "cd")]) == ()


def test_contradictions_across_the_groups_are_not_in_line() -> None:
    assert _groups([split("role", "ab", "cd"), split("count", "ac", "bd"), split("measure", "ad", "bc")]) == ()
