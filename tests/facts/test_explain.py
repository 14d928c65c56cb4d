"""`explain` says why two claims are one fact, by themselves or by way of others, and the page of facts says it too."""

from __future__ import annotations

import dataclasses
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from reconcile.facts.explain import _links, explain, tables
from reconcile.facts.link_paths import chain, needed
from reconcile.facts.pair_links import PairLinks
from reconcile.model import Claim
from reconcile.pipeline import Reconciled, run

SOURCES = Path(__file__).parent.parent.parent / "sources"


@cache
def harbour() -> Reconciled:
    return run(SOURCES / "harbour")


def claim(result: Reconciled, article: str, quote: str) -> Claim:
    return next(each for each in result.claims if each.article == article and each.quote == quote)


def told(article: str, quote: str, other: str, words: str) -> str:
    return explain(harbour(), claim(harbour(), article, quote).id, claim(harbour(), other, words).id)


def test_a_pair_that_a_third_claim_joins_is_told_with_that_claim_and_both_scores() -> None:
    """A score below what is needed, and the decision "one fact", is no explanation."""
    lines = told("coastal-wire", "€264 million", "ostrey-courier", "€240 million").splitlines()
    at = next(number for number, line in enumerate(lines) if "A third claim joins them" in line)
    assert "By itself the pair would not be one fact" in lines[at]
    way = [line.strip() for line in lines[at + 1 : at + 6]]
    assert "coastal-wire" in way[0]
    assert "quayside-review" in way[2]
    assert "ostrey-courier" in way[4]
    for link in (way[1], way[3]):
        score, need = (float(part.split()[1]) for part in link.split(", "))
        assert score >= need
    assert "Decision: one fact." in lines


def test_a_pair_that_is_one_fact_by_itself_needs_no_chain() -> None:
    text = told("quayside-review", "€240 million", "ostrey-courier", "€240 million")
    assert "Decision: one fact" in text
    assert "By itself" not in text


def test_a_pair_that_others_keep_apart_says_so() -> None:
    text = told("island-gazette", "€3.2 million", "island-gazette", "€320,000")
    assert "Decision: two facts" in text
    assert "By itself the pair would be one fact" in text


@pytest.mark.parametrize("corpus", ["harbour", "oppo-polyu", "saltmere"])
def test_no_decision_stands_against_what_is_said_for_it(corpus: str) -> None:
    """Wherever the pair alone does not reach what it needs and is one fact all the same, something says by what."""
    result = harbour() if corpus == "harbour" else run(SOURCES / corpus)
    for fact in result.facts:
        for a, b in combinations(fact.claims[:6], 2):
            text = explain(result, a, b)
            score = next((line.split() for line in text.splitlines() if line.startswith("  Score")), None)
            if fact.kind != "name" and score and float(score[1].rstrip(",")) < float(score[3]):
                assert "join" in text or "around them" in text, text


def test_a_sum_in_two_currencies_is_told_as_one() -> None:
    result = run(SOURCES / "oppo-polyu")
    one = next(each for each in result.claims if each.equivalent)
    assert one.equivalent is not None
    assert "One sum in two currencies" in explain(result, one.id, one.equivalent)


def test_names_are_told_as_names_of_one() -> None:
    fact = next(fact for fact in harbour().facts if fact.kind == "name" and len(fact.claims) > 1)
    assert f"here of {fact.label}" in explain(harbour(), *fact.claims[:2])


def test_the_page_of_facts_tells_the_chain_too() -> None:
    """Its table shows one pair; where that pair alone is too weak, the rows below say what joins it."""
    pair = [claim(harbour(), "coastal-wire", "€264 million").id, claim(harbour(), "ostrey-courier", "€240 million").id]
    fact = next(fact for fact in harbour().facts if set(pair) <= set(fact.claims))
    ordered = dataclasses.replace(fact, claims=(*pair, *(each for each in fact.claims if each not in pair)))
    rows = tables(dataclasses.replace(harbour(), facts=(ordered,)))[fact.id]
    assert [row[0].startswith("but linked on to “€240 million”") for row in rows[-2:]] == [True, True]
    assert float(rows[-3][3]) < 0 < float(rows[-2][3])


def test_a_chain_is_short_and_each_of_its_links_is_enough() -> None:
    result = harbour()
    story: PairLinks = _links(list(result.claims))
    members = [
        each for fact in result.facts if fact.kind == "amount" for each in result.claims if each.id in fact.claims
    ]
    one, other = claim(result, "coastal-wire", "€264 million"), claim(result, "ostrey-courier", "€240 million")
    way = chain(story, members, one, other)
    assert len(way) == 2
    assert way[-1].to is other
    assert all(step.link is not None and step.link.score >= needed(step.link, "amount") for step in way)
    assert chain(story, [one, other], one, other) == ()


def test_why_a_fact_raised_no_finding_is_told_of_its_pairs_alone() -> None:
    fact = next(fact for fact in harbour().facts if len(fact.claims) > 1 and fact.kind == "amount")
    quiet = dataclasses.replace(fact, silent="the articles lie a month apart.")
    result = dataclasses.replace(
        harbour(), facts=tuple(quiet if each.id == fact.id else each for each in harbour().facts)
    )
    assert "Different values, and no finding: the articles lie a month apart." in explain(result, *fact.claims[:2])
    other = next(each for each in result.facts if each.kind == "amount" and each.id != fact.id)
    assert "no finding" not in explain(result, fact.claims[0], other.claims[0])
