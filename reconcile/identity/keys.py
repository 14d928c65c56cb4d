"""The keys of a run: of its articles, then of its claims, its facts and its findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from reconcile.identity.documents import digest, documents, in_turn
from reconcile.identity.values import at_odds, sides, stated, value_groups
from reconcile.kinds import Trait, having
from reconcile.model import Article, Claim, Fact, Finding, Result

Of = TypeVar("Of", bound=Result)
Keyed = TypeVar("Keyed", Fact, Finding)
Values = Mapping[str, Mapping[str, Any]]
"""The values of claims as the JSON contract gives them, by the claims' ids."""
SHARED = 2
"""Sides that must use a word for it to say what an issue is about."""
YEARLESS = "XXXX"


class _HasClaims(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def claims(self) -> tuple[str, ...]: ...


def keyed(result: Of) -> Of:
    """The result with a key on every article, claim, fact and finding; a claim that has one keeps it, as its value may
    be a corrected one."""
    keys = documents(result.articles)
    articles = tuple(replace(article, key=keys[article.id]) for article in result.articles)
    values = {claim.id: claim.value.as_json() for claim in result.claims}
    named = claim_keys(articles, result.claims, values)
    claims = tuple(claim if claim.key else claim.called(named[claim.id]) for claim in result.claims)
    by_id = {claim.id: claim for claim in claims}
    facts = numbered_by(result.facts, by_id, lambda fact: fact_key(fact, [by_id[each] for each in fact.claims], values))
    kinds = {fact.id: fact.kind for fact in facts}
    findings = numbered_by(
        result.findings,
        by_id,
        lambda each: issue_key(each, kinds.get(each.fact or "", ""), [by_id[one] for one in each.claims], values),
    )
    return replace(result, articles=articles, claims=claims, facts=facts, findings=findings)


def claim_keys(articles: Iterable[Article], claims: Iterable[Claim], values: Values) -> dict[str, str]:
    """The keys of the claims of articles that have theirs, by the claims' ids: "<article>.<what it says>", and a
    number."""
    loose = {article.id: _loose(article) for article in articles}
    document = {article.id: article.key for article in articles}
    ordered = sorted(
        claims, key=lambda claim: (claim.article, claim.part != "title", claim.start, claim.end, claim.kind, claim.id)
    )
    alike = []
    for claim in ordered:
        value = stated(claim.kind, values[claim.id], loose=loose[claim.article])
        alike.append(f"{document[claim.article]}.{digest(claim.kind, value, ' '.join(claim.quote.split()))}")
    return dict(zip([claim.id for claim in ordered], in_turn(alike), strict=True))


def fact_key(fact: Fact, claims: Sequence[Claim], values: Values) -> str:
    """The fact's key, given its claims, before those that come out alike are numbered."""
    said = at_odds((claim.kind, values[claim.id]) for claim in claims)
    stands_for = value_groups(claims, said)
    return digest(
        "fact", fact.kind, *about(claims, [stands_for[each] for each in said]), *sorted(set(stands_for.values()))
    )


def issue_key(finding: Finding, kind: str, claims: Sequence[Claim], values: Values) -> str:
    """The finding's key, given its claims and the kind of its fact, before those that come out alike are numbered."""
    said = at_odds((claim.kind, values[claim.id]) for claim in claims)
    stands_for = sides(finding.relation, claims, said)
    return digest(
        "issue",
        finding.rule,
        kind,
        *about(claims, [stands_for[each] for each in said]),
        *sorted(set(stands_for.values())),
    )


def about(claims: Sequence[Claim], on: Sequence[str]) -> tuple[str, ...]:
    """What the claims speak of: subject, act and counted noun, each as most sides share it; empty where they do not."""
    subjects = [claim.context.extra.get("person") or claim.subject for claim in claims]
    acts = [claim.attribute for claim in claims]
    counted = [
        claim.context.group or getattr(claim.value, "of", None)
        if claim.kind in having(Trait.COUNTED, Trait.ORDINAL)
        else None
        for claim in claims
    ]
    return tuple(_shared(on, words) for words in (subjects, acts, counted))


def _shared(on: Sequence[str], words: Sequence[Any]) -> str:
    """The word that most sides use, two at least where there are two; among equals the first by name."""
    if not any(words):
        return ""
    used: dict[str, set[str]] = defaultdict(set)
    for side, word in zip(on, words, strict=True):
        if isinstance(word, str) and word.strip():
            used[" ".join(word.casefold().split())].add(side)
    need = min(SHARED, len(set(on)))
    times = {word: len(by) for word, by in used.items()}
    return min((word for word in times if times[word] >= need), key=lambda word: (-times[word], word), default="")


def numbered_by(things: Sequence[Keyed], claims: Mapping[str, Claim], key: Callable[[Keyed], str]) -> tuple[Keyed, ...]:
    """The facts, or the findings, with their keys, those that come out alike numbered in the order of their first
    claims."""
    ordered = sorted(things, key=lambda thing: (first_claim(thing, claims), thing.id))
    keys = dict(zip([thing.id for thing in ordered], in_turn([key(thing) for thing in ordered]), strict=True))
    return tuple(replace(thing, key=keys[thing.id]) for thing in things)


def first_claim(thing: _HasClaims, claims: Mapping[str, Claim]) -> str:
    """The least key of its claims."""
    return min((claims[each].key for each in thing.claims), default="")


def _loose(article: Article) -> bool:
    """Can only other articles tell on which day it appeared?"""
    return article.dated is None or article.dated.startswith(YEARLESS) or article.published_basis == "inferred"
