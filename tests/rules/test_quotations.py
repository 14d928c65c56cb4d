"""Quotations laid side by side: what is house style, what is an altered word, what turns the sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.evidence.quote_alignment import Weight, align, comparable
from reconcile.model import Article
from reconcile.pipeline import reconcile

SAID = "We will not open the new ferry line before the harbour is dredged to 12 metres"
STYLE = [
    "We won’t open the new ferry line before the harbor is dredged to twelve metres.",
    "we will not open the new Ferry Line before the harbour is dredged … to 12 metres,",
    "[The company] will not open the new ferry line before the harbour is dredged to 12 metres",
    "We will not open the new ferry line before the harbour, she said, is dredged to 12 metres",
    "We will not open the new ferry line before, um, the harbour is dredged to 12 metres",
]
TURNED = [
    SAID.replace("not ", ""),
    SAID.replace("12", "14"),
    SAID.replace("dredged", "painted"),
    SAID.replace("ferry", "railway"),
]
ALTERED = [SAID.replace("is dredged", "was dredged"), SAID.replace("new ferry", "ferry"), SAID.replace("We", "They")]
WORDS = st.lists(
    st.sampled_from(
        [
            "we",
            "will",
            "not",
            "open",
            "the",
            "new",
            "ferry",
            "line",
            "before",
            "harbour",
            "is",
            "dredged",
            "…",
            "12",
            "14",
            "an",
        ]
    ),
    max_size=14,
).map(tuple)


def weight(text: str) -> Weight:
    return align(comparable(SAID, "en"), comparable(text, "en"), "en").weight


@pytest.mark.parametrize("text", STYLE)
def test_house_style_is_no_difference(text: str) -> None:
    assert weight(text) is Weight.NONE


@pytest.mark.parametrize("text", TURNED)
def test_an_exchanged_word_of_content_turns_the_sense(text: str) -> None:
    assert weight(text) is Weight.TURNED


@pytest.mark.parametrize("text", ALTERED)
def test_an_altered_word_is_not_house_style(text: str) -> None:
    assert weight(text) is Weight.ALTERED


def test_an_article_weighs_little() -> None:
    assert weight(SAID.replace("the new", "a new")) is Weight.LIGHT


@given(WORDS, WORDS)
def test_laying_side_by_side_has_no_favourite(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """No input raises, and a wording is one with itself."""
    align(a, b, "en")
    assert not align(a, a, "en").steps


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [SAID, *TURNED[:3], *STYLE[:2]]
    articles = [
        Article(f"a{n}", f"{n}.txt", f"The Tamsin ferry company Norlinje waits. “{text}”, said director Ida Falk.")
        for n, text in enumerate(texts)
    ]
    found = [reconcile(each).findings for each in (articles, articles[::-1])]
    assert found[0] == found[1]
    assert any(each.rule == "quote-altered" for each in found[0])
