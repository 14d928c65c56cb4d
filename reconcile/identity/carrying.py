"""Gives what is the same as in an earlier run the key that it had then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from reconcile.identity.documents import numbered
from reconcile.identity.keys import keyed
from reconcile.identity.values import at_odds, sides
from reconcile.model import Claim, Finding, Result

Of = TypeVar("Of", bound=Result)
EDITED = 0.6
"""Share of the longer article's claims that both must have to be one article, edited."""


class NoKeysError(ValueError):
    """The earlier run was written before there were keys."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding of the earlier run: its rule, its fact's key, the keys of its claims, and what these say."""

    rule: str
    fact: str
    claims: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of an earlier run: its articles, its facts with the keys of their claims, its issues, all by
    key."""

    articles: Mapping[str, Counter[str]]
    facts: Mapping[str, frozenset[str]]
    issues: Mapping[str, Issue]


def carry(earlier: Mapping[str, Any], result: Of) -> Of:
    """The result with the keys of the earlier run, given as its JSON document, on all that is the same as then.

    Raises NoKeysError where that run has no keys, ValueError where the document is none of ours.
    """
    try:
        before = _known(earlier)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("it is not the JSON of an earlier run") from error
    now = result if all(article.key for article in result.articles) else keyed(result)
    now = _with_articles(before, now)
    now = _with_facts(before, now)
    return _with_findings(before, now)


def _known(earlier: Mapping[str, Any]) -> Earlier:
    rows = {name: list(earlier[name]) for name in ("articles", "claims", "facts", "findings")}
    if not all(row.get("key") for row in (each for name in rows for each in rows[name])):
        raise NoKeysError("it was written before articles, claims and findings had keys")
    key = {row["id"]: str(row["key"]) for row in rows["claims"]}
    articles: dict[str, Counter[str]] = {str(row["key"]): Counter() for row in rows["articles"]}
    document = {row["id"]: str(row["key"]) for row in rows["articles"]}
    for row in rows["claims"]:
        articles[document[row["article"]]][_content(str(row["key"]))] += 1
    fact = {row["id"]: str(row["key"]) for row in rows["facts"]}
    value = {row["id"]: (str(row["kind"]), row["value"]) for row in rows["claims"]}
    issues = {
        str(row["key"]): Issue(
            str(row["rule"]),
            fact.get(row["fact"], ""),
            frozenset(key[each] for each in row["claims"]),
            frozenset(at_odds(value[each] for each in row["claims"])),
        )
        for row in rows["findings"]
    }
    return Earlier(
        articles, {fact[row["id"]]: frozenset(key[each] for each in row["claims"]) for row in rows["facts"]}, issues
    )


def _content(claim_key: str) -> str:
    """What the claim says, without its article."""
    return claim_key.partition(".")[2]


def _with_articles(before: Earlier, now: Of) -> Of:
    """Articles that are there no more under their key, and now are under another: edited, or found at another
    address."""
    said: dict[str, Counter[str]] = {article.key: Counter() for article in now.articles}
    article_of = {article.id: article.key for article in now.articles}
    for claim in now.claims:
        said[article_of[claim.article]][_content(claim.key)] += 1
    gone = {key: before.articles[key] for key in before.articles.keys() - said.keys()}
    fresh = {key: said[key] for key in said.keys() - before.articles.keys()}
    renamed = dict(_matched((share, key, old) for key, old, share in _overlaps(fresh, gone) if share >= EDITED))
    if not renamed:
        return now
    articles = tuple(replace(article, key=renamed.get(article.key, article.key)) for article in now.articles)
    claims = tuple(
        replace(claim, key=f"{renamed.get(article_of[claim.article], article_of[claim.article])}.{_content(claim.key)}")
        for claim in now.claims
    )
    return replace(now, articles=articles, claims=claims)


def _overlaps(ones: Mapping[str, Counter[str]], others: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str, float]]:
    """The pairs of one and other that share something, with the share of the larger that they do."""
    holding: dict[str, list[str]] = defaultdict(list)
    for name in sorted(others):
        for each in others[name]:
            holding[each].append(name)
    for name in sorted(ones):
        shared: Counter[str] = Counter()
        for each, times in ones[name].items():
            for other in holding[each]:
                shared[other] += min(times, others[other][each])
        for other, number in shared.items():
            yield name, other, number / max(ones[name].total(), others[other].total())


Rank = Any
"""What pairs are ordered by: they are compared with each other alone."""


def _matched(pairs: Iterable[tuple[Rank, str, str]]) -> dict[str, str]:
    """One partner for each, the best pair first; among equals by their keys."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, one, other in sorted(sorted(pairs, key=lambda pair: pair[1:]), key=lambda pair: pair[0], reverse=True):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _with_facts(before: Earlier, now: Of) -> Of:
    key = {claim.id: claim.key for claim in now.claims}
    ones = {fact.id: Counter(key[each] for each in fact.claims) for fact in now.facts}
    others = {name: Counter(claims) for name, claims in before.facts.items()}
    pairs = (
        (round(share * max(ones[one].total(), others[other].total())), share, one, other)
        for one, other, share in _overlaps(ones, others)
    )
    carried = _matched(((number, share), one, other) for number, share, one, other in pairs)
    keys = _completed([(fact.id, fact.key) for fact in now.facts], carried)
    return replace(now, facts=tuple(replace(fact, key=keys[fact.id]) for fact in now.facts))


def _with_findings(before: Earlier, now: Of) -> Of:
    claims = {claim.id: claim for claim in now.claims}
    fact = {each.id: each.key for each in now.facts}
    by_rule: dict[str, list[tuple[str, Issue]]] = defaultdict(list)
    for key, issue in sorted(before.issues.items()):
        by_rule[issue.rule].append((key, issue))
    pairs = []
    for finding in now.findings:
        mine = [claims[each] for each in finding.claims]
        keys, values = frozenset(claim.key for claim in mine), _sides(finding, mine)
        for key, issue in by_rule.get(finding.rule, ()):
            same_fact, shared = (
                bool(issue.fact) and issue.fact == fact.get(finding.fact or ""),
                len(keys & issue.claims),
            )
            if (same_fact or shared) and _same(issue, values):
                pairs.append(((same_fact, shared), finding.id, key))
    keys_of = _completed([(finding.id, finding.key) for finding in now.findings], _matched(pairs))
    return replace(now, findings=tuple(replace(finding, key=keys_of[finding.id]) for finding in now.findings))


def _sides(finding: Finding, claims: Sequence[Claim]) -> list[frozenset[str]]:
    """What the finding's claims say, by side."""
    said = at_odds([(claim.kind, claim.value.as_json()) for claim in claims])
    stands_for = sides(finding.relation, claims, said)
    return [
        frozenset(each for each in stands_for if stands_for[each] == side) for side in sorted(set(stands_for.values()))
    ]


def _same(issue: Issue, now: Sequence[frozenset[str]]) -> bool:
    """Was each side at odds then, and is nothing of what was at odds then gone?"""
    return all(side & issue.said for side in now) and issue.said <= frozenset().union(*now)


def _completed(own: Sequence[tuple[str, str]], carried: Mapping[str, str]) -> dict[str, str]:
    """The carried keys, and for everything else its own, or the next number of it that is free."""
    found = dict(carried)
    taken = set(carried.values())
    tried: Counter[str] = Counter()
    for name, key in own:
        if name in found:
            continue
        chosen, plain = key, key.partition("~")[0]
        while chosen in taken:
            tried[plain] += 1
            chosen = numbered(plain, tried[plain])
        found[name] = chosen
        taken.add(chosen)
    return found
