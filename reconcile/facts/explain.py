"""Why two claims are one fact, or why not: the features of the pair, their weights, and the decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reconcile.errors import BadUsage
from reconcile.facts.cluster import AGREE, SLOT, Link, Setting, setting, weigh
from reconcile.facts.features import MEANING, WEIGHTS
from reconcile.facts.naming import Names
from reconcile.isolation import Isolation
from reconcile.kinds import kinds
from reconcile.model import Claim, Result


def explain(result: Result, first: str, second: str) -> str:
    """The table for two claims, as text. Raises BadUsage where an id is none of a claim of the run."""
    a, b = _claim(result, first), _claim(result, second)
    together = any(a.id in fact.claims and b.id in fact.claims for fact in result.facts)
    lines = [f"{a.id}  {a.article}  {a.kind}  “{a.quote}”", f"{b.id}  {b.article}  {b.kind}  “{b.quote}”", ""]
    lines += _reasons(result, a, b)
    return "\n".join([*lines, "", f"Decision: {'one fact' if together else 'two facts'}.", ""])


def tables(result: Result, isolation: Isolation | None = None) -> dict[str, list[tuple[str, ...]]]:
    """By fact id, for each fact that two articles state: what speaks for its match, as rows of a table, heads first.

    The pair shown is the first of two articles whose values differ, else the first of two articles. A fact that cannot
    be explained has no table and is listed by `isolation`; without one it raises.
    """
    isolation = isolation or Isolation(strict=True)
    path_of = {article.id: article.path for article in result.articles}
    story_of = {article.id: article.story for article in result.articles}
    told_in: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        told_in[story_of[claim.article]].append(claim)
    settings: dict[str | None, Setting] = {}
    claims = {claim.id: claim for claim in result.claims}
    found = {}
    for fact in result.facts:
        pair = _pair([claims[each] for each in fact.claims])
        if pair is None or fact.kind == "name":
            continue
        story = story_of[pair[0].article]
        with isolation.apart({path_of[claim.article] for claim in pair}, "explained"):
            told = settings.get(story) or settings.setdefault(story, _setting(told_in[story]))
            link = weigh(told.slot(pair[0]), told.slot(pair[1]), told.when)
            if link is not None and link.features:
                found[fact.id] = _rows(pair, link)
    return found


def _pair(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    first = claims[0]
    others = [claim for claim in claims if claim.article != first.article]
    return (first, next((claim for claim in others if claim.value != first.value), others[0])) if others else None


def _rows(pair: tuple[Claim, Claim], link: Link) -> list[tuple[str, ...]]:
    a, b = pair
    rows = [(MEANING[name], f"{value:.2f}", f"{WEIGHTS[name]:.2f}", f"{value * WEIGHTS[name]:+.2f}") for name, value in link.features.items()]
    need = (AGREE if link.agrees else SLOT)[a.kind]
    total = f"together, for “{a.quote}” and “{b.quote}” (a link by itself needs {need:.2f})"
    return [("what speaks for it, or against", "how much", "weight", "counts"), *rows, (total, "", "", f"{link.score:+.2f}")]


def _claim(result: Result, name: str) -> Claim:
    found = next((claim for claim in result.claims if claim.id == name), None)
    if found is None:
        raise BadUsage(f"there is no claim {name!r} in these articles", mend="`reconcile claims PATHS` lists them with their ids")
    return found


def _reasons(result: Result, a: Claim, b: Claim) -> list[str]:
    if a.kind != b.kind:
        return [f"A claim of kind {a.kind} and one of kind {b.kind} are never one fact."]
    story = {article.id: article.story for article in result.articles}
    if story[a.article] != story[b.article]:
        return ["Their articles report on two events, so they were not compared."]
    comparison = kinds()[a.kind].compare(a.value, b.value)
    lines = [f"Values: {comparison.relation}. {comparison.proof}"]
    told = _setting([claim for claim in result.claims if story[claim.article] == story[a.article]])
    link = weigh(told.slot(a), told.slot(b), told.when)
    if link is None:
        return [*lines, "One sentence holds both, with different values: it keeps them apart."]
    wide = max(map(len, link.features), default=0)
    lines += [f"  {name:<{wide}}  {value:5.2f} x {WEIGHTS[name]:5.2f} = {value * WEIGHTS[name]:6.2f}   {MEANING[name]}" for name, value in link.features.items()]
    need = (AGREE if link.agrees else SLOT)[a.kind]
    why = "values agree" if link.agrees else "values differ, so the slot alone must carry it"
    return [*lines, f"  Score {link.score:.2f}, needed {need:.2f} ({why})."]


def _setting(claims: Sequence[Claim]) -> Setting:
    """The setting of one story, given its claims, as matching had it."""
    canonical = {claim.id: str(getattr(claim.value, "canonical", claim.quote)) for claim in claims if claim.kind == "name"}
    return setting(claims, Names(claims, canonical))
