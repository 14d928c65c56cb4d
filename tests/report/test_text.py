"""Spans, excerpts and differences: whatever is marked, not a letter of the source changes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as some

from reconcile.report.difference import difference
from reconcile.report.excerpts import excerpt
from reconcile.report.result_index import ResultIndex
from reconcile.report.span_tree import Node, Span, nested

from .sample import sample

TEXT = "It was the ferry that came, and the bell that rang."


@some.composite
def spans(draw: some.DrawFn) -> list[Span[int]]:
    ends = draw(some.lists(some.tuples(some.integers(0, len(TEXT)), some.integers(0, len(TEXT))), max_size=9))
    return [Span(min(pair), max(pair), number) for number, pair in enumerate(ends) if pair[0] != pair[1]]


def walk(nodes: list[Node[int]], visit: Callable[[Node[int]], None]) -> None:
    for node in nodes:
        visit(node)
        walk(node.children, visit)


def plain(nodes: list[Node[int]]) -> str:
    words: list[str] = []
    walk(nodes, lambda node: words.append(node.text))
    return "".join(words)


@given(spans())
def test_nested_spans_give_the_text_back(given_spans: list[Span[int]]) -> None:
    assert plain(nested(TEXT, 0, len(TEXT), given_spans)) == TEXT


@given(spans())
def test_each_span_keeps_its_words_and_begins_once(given_spans: list[Span[int]]) -> None:
    nodes = nested(TEXT, 0, len(TEXT), given_spans)
    parts: dict[int, str] = {}
    firsts: list[int] = []

    def visit(node: Node[int]) -> None:
        if node.key is not None:
            parts[node.key] = parts.get(node.key, "") + plain([node])
            firsts.extend([node.key] * node.first)

    walk(nodes, visit)
    assert parts == {span.key: TEXT[span.start : span.end] for span in given_spans}
    assert sorted(firsts) == sorted(parts)


def test_an_excerpt_is_the_articles_own_text() -> None:
    index = ResultIndex(sample())
    for claim in index.result.claims:
        bits = excerpt(index.part(claim), [claim], index.paragraph(claim))
        assert "".join(bit.text for bit in bits if bit.how != "cut") in index.part(claim)
        assert [bit.text for bit in bits if bit.how == "mark"] == [claim.quote]


def test_a_long_sentence_is_cut_where_one_can_see_it() -> None:
    index = ResultIndex(sample())
    claim = index.claims["g-cost"]
    text = "word " * 5000 + claim.quote + " word" * 5000
    at = text.index(claim.quote)
    long = type(claim)(
        claim.id, claim.article, "text", claim.kind, at, at + len(claim.quote), claim.quote, text, claim.value
    )
    bits = excerpt(text, [long], (0, len(text)))
    assert [bit.how for bit in bits] == ["cut", "text", "mark", "text", "cut"]
    assert sum(len(bit.text) for bit in bits) < 1000


@given(some.text(max_size=40), some.text(max_size=40))
def test_a_difference_holds_both_wordings(first: str, second: str) -> None:
    pieces = difference(first, second)
    assert "".join(piece.text for piece in pieces if piece.how != "new") == first
    assert "".join(piece.text for piece in pieces if piece.how != "gone") == second


def test_one_word_differs() -> None:
    assert [(piece.how, piece.text) for piece in difference("glad to be here", "sorry to be here")] == [
        ("gone", "glad"),
        ("new", "sorry"),
        ("same", " to be here"),
    ]
