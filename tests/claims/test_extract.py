"""Extraction as a whole: offsets, ids, titles, equivalents, and texts that wish us ill."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.model import Article, Claim

TEXT = (
    "Harlow Dairy fired 40 drivers on 3 March 2021. The company will pay 30 million yuan (US$4.2 million) over "
    "five years.\n\n"
    "Nora Vance, 52, the chair of Harlow Dairy, said on 5 March 2021 that two people had died."
)
PIECES = st.sampled_from(
    [
        "Ann Lee, 34,",
        "said",
        "$5 million",
        "on Monday",
        "two were killed and three wounded",
        "who",
        "to",
        "was",
        "and",
        ",",
        ".",
        '"',
        "(",
        ")",
        "the company",
        "fired",
        "by January 2025",
        "is expected to",
        "\n\n",
        "it",
        "’s",
        "after",
        "a five-year",
        "31 February 2024",
        "\u200b",
        "…",
        "9" * 50,
        "1,2,3",
        "-",
        "will",
        "not",
    ]
)


def article(text: str = TEXT, **fields: str) -> Article:
    return Article("dairy/1", "dairy/1.txt", text, **fields)  # type: ignore[arg-type]


def quotes(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.quote for claim in claims]


def test_offsets_slice_back_to_the_quote() -> None:
    claims = extract(article(title="Dairy fires 40 drivers"))
    assert claims
    for claim in claims:
        text = TEXT if claim.part == "text" else "Dairy fires 40 drivers"
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote in claim.sentence


def test_ids_are_unique_and_the_same_on_every_run() -> None:
    first, second = extract(article()), extract(article())
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert len({claim.id for claim in first}) == len(first)


def test_an_edit_elsewhere_leaves_an_id_alone() -> None:
    """Only a claim's own sentence goes into its id, so a sentence put before it changes nothing."""
    ids = {claim.id for claim in extract(article()) if claim.kind != "name"}
    edited = {claim.id for claim in extract(article("It rained in May 1999. " + TEXT)) if claim.kind != "name"}
    assert ids <= edited


def test_the_same_sentence_twice_gives_two_ids() -> None:
    claims = [
        claim for claim in extract(article("It cost $5 million.\n\nIt cost $5 million.")) if claim.kind == "amount"
    ]
    assert len({claim.id for claim in claims}) == 2


def test_another_article_has_other_ids() -> None:
    other = replace(article(), id="dairy/2")
    assert not {claim.id for claim in extract(article())} & {claim.id for claim in extract(other)}


def test_two_currencies_of_one_sum_are_each_others_equivalent() -> None:
    amounts = {claim.id: claim for claim in extract(article()) if claim.kind == "amount"}
    assert len(amounts) == 2
    for claim in amounts.values():
        assert claim.equivalent in amounts
        assert amounts[claim.equivalent].equivalent == claim.id


def test_a_title_is_read_as_its_own_part() -> None:
    claims = extract(article(title="Dairy fires 40 drivers"))
    assert [claim.quote for claim in claims if claim.part == "title" and claim.kind == "count"] == ["40 drivers"]


def test_a_title_that_the_text_repeats_is_read_once() -> None:
    claims = extract(article("Dairy fires 40 drivers\n\nThe dairy gave no reason.", title="Dairy  fires 40 drivers"))
    assert [claim.part for claim in claims if claim.kind == "count"] == ["text"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "\ufeff", "?", "(((((", '"', "a" * 5000, "to be", "was", "’s", "9" * 100_000, "not " * 500],
)
def test_empty_and_odd_texts_give_claims_or_none_but_no_error(text: str) -> None:
    for claim in extract(article(text)):
        assert text[claim.start : claim.end] == claim.quote


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_order_of_words_is_read_without_error(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in extract(article(text)):
        assert text[claim.start : claim.end] == claim.quote


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    for claim in extract(article(text)):
        assert text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("country", "currency", "earliest"),
    [(None, "USD", "2024-05-11"), ("AU", "AUD", "2024-11-05"), ("US", "USD", "2024-05-11")],
)
def test_the_country_of_the_publisher_settles_bare_signs(country: str | None, currency: str, earliest: str) -> None:
    """A dollar in Sydney is not one in Boston, nor is 5/11."""
    found = extract(
        Article(
            "a",
            "a.txt",
            "The board paid $5 million on 5/11/2024.",
            language="en",
            published="2024-12-01",
            country=country,
        )
    )
    values = {claim.kind: claim.value.as_json() for claim in found}
    assert values["amount"]["currency"] == currency
    assert values["date"]["earliest"] == earliest
