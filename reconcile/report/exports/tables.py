"""Claims, facts and findings as pandas frames, one row each; the numbers of values are Decimals, never floats."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from reconcile.kinds import kinds
from reconcile.messages import say
from reconcile.model import Result
from reconcile.report.result_index import ResultIndex

CLAIM = (
    "id",
    "article",
    "part",
    "kind",
    "start",
    "end",
    "quote",
    "sentence",
    "subject",
    "attribute",
    "status",
    "negated",
    "speaker",
    "equivalent",
    "key",
)


def _columns() -> tuple[tuple[str, bool], ...]:
    """The fields of values that have a column of their own, in order, each with whether it holds a number."""
    fields = [
        (field.column, name, field.name, field.form.number)
        for name, kind in sorted(kinds().items())
        for field in kind.fields
        if field.column is not None and field.name not in CLAIM
    ]
    return tuple(dict.fromkeys((field, number) for _, _, field, number in sorted(fields)))


FIELDS = tuple(dict.fromkeys(name for name, _ in _columns()))
"""The fields of values that have a column of their own, as their kinds say; one that a kind does not have is empty."""
WHOLE = frozenset(
    field.name
    for kind in kinds().values()
    for field in kind.fields
    if field.column is not None and field.name not in CLAIM and "integer" in str(field.form.schema.get("type"))
)
"""Those of them that hold whole numbers which are no quantities: a rank, a month."""
NUMBERS = frozenset(name for name, number in _columns() if number)
"""Those of them that hold numbers."""


def frames(result: Result) -> dict[str, pd.DataFrame]:
    """The frames by name; lists of ids are joined by a space."""
    rows = tables(result)
    return {name: pd.DataFrame(list(rows[name]), columns=list(COLUMNS[name]), dtype=object) for name in rows}


def tables(result: Result) -> dict[str, list[dict[str, Any]]]:
    """The rows of each frame, without pandas."""
    index = ResultIndex(result)
    return {
        "articles": [{**article.as_json(), "notes": "; ".join(article.notes)} for article in result.articles],
        "stories": [{**story.as_json(), "articles": " ".join(story.articles)} for story in result.stories],
        "claims": [_claim(index, claim) for claim in result.claims],
        "facts": [_fact(index, fact) for fact in result.facts],
        "findings": [_finding(index, finding) for finding in index.findings],
    }


COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "id",
        "path",
        "title",
        "publisher",
        "url",
        "language",
        "published",
        "published_basis",
        "updated",
        "sha256",
        "story",
        "origin",
        "notes",
        "key",
    ),
    "stories": ("id", "title", "articles"),
    "claims": (*CLAIM, "hedges", "notes", "fact", "value", *FIELDS),
    "facts": ("id", "story", "kind", "label", "relation", "articles", "origins", "values", "silent", "claims", "key"),
    "findings": (
        "severity",
        "message",
        "rule",
        "story",
        "fact",
        "about",
        "articles",
        "relation",
        "proof",
        "claims",
        "id",
        "key",
        "ruling",
        "ruled_by",
        "ruled_on",
        "ruling_reason",
    ),
}


def _claim(index: ResultIndex, claim: Any) -> dict[str, Any]:
    value = index.value(claim)
    fact = index.fact_of.get(claim.id)
    return {
        **{name: getattr(claim, name) for name in CLAIM},
        "hedges": "; ".join(claim.hedges),
        "notes": "; ".join(claim.notes),
        "fact": fact.id if fact else None,
        "value": index.shown(claim).words,
        **{name: _decimal(value.get(name)) if name in NUMBERS else value.get(name) for name in FIELDS},
    }


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except (InvalidOperation, TypeError):
        return None


def _fact(index: ResultIndex, fact: Any) -> dict[str, Any]:
    sources = index.sources(fact)
    return {
        **{name: getattr(fact, name) for name in ("id", "story", "kind", "label", "silent", "key")},
        "relation": str(fact.relation),
        "articles": len(sources),
        "origins": index.origins(sources),
        "values": " | ".join(dict.fromkeys(index.shown(claim).words for claim in index.of(fact))),
        "claims": " ".join(fact.claims),
    }


def _ruling(index: ResultIndex, finding: Any) -> dict[str, Any]:
    ruled = index.ruled.get(finding.id)
    if ruled is None:
        told: tuple[str | None, ...] = (None, None, None, None)
    else:
        words = say("{ruling} (look again)", ruling=ruled.shown) if ruled.look else ruled.shown
        told = (words, ruled.person, ruled.time, ruled.reason)
    return dict(zip(("ruling", "ruled_by", "ruled_on", "ruling_reason"), told, strict=True))


def _finding(index: ResultIndex, finding: Any) -> dict[str, Any]:
    fact = index.facts.get(finding.fact or "")
    return {
        **{name: getattr(finding, name) for name in ("id", "key", "rule", "story", "fact", "message", "proof")},
        "severity": finding.severity.word,
        "relation": str(finding.relation),
        **_ruling(index, finding),
        "about": fact.label if fact else "",
        "articles": " ".join(dict.fromkeys(claim.article for claim in index.sorted(finding.claims))),
        "claims": " ".join(finding.claims),
    }
