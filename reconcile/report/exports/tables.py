"""Claims, facts and findings as pandas frames, one row each; the numbers of values are Decimals, never floats."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from reconcile.model import Result
from reconcile.report.library import Library

NUMBERS = ("low", "high", "stated", "step")
OF_NUMBERS = ("currency", *NUMBERS, "bound", "change", "of", "person", "unit", "rank", "in")
OF_TIME = ("edtf", "earliest", "latest", "anchor", "month", "relative", "iso", "low_days", "high_days")
OF_WORDS = ("form", "canonical", "type", "title", "organisation", "text")
FIELDS = (*OF_NUMBERS, *OF_TIME, *OF_WORDS)
"""The fields of values that have a column of their own; one that a kind does not have is empty."""
CLAIM = ("id", "article", "part", "kind", "start", "end", "quote", "sentence", "subject", "attribute", "status", "negated", "speaker", "equivalent", "key")


def frames(result: Result) -> dict[str, pd.DataFrame]:
    """The frames by name; lists of ids are joined by a space."""
    rows = tables(result)
    return {name: pd.DataFrame(list(rows[name]), columns=list(COLUMNS[name]), dtype=object) for name in rows}


def tables(result: Result) -> dict[str, list[dict[str, Any]]]:
    """The rows of each frame, without pandas."""
    library = Library(result)
    return {
        "articles": [{**article.as_json(), "notes": "; ".join(article.notes)} for article in result.articles],
        "stories": [{**story.as_json(), "articles": " ".join(story.articles)} for story in result.stories],
        "claims": [_claim(library, claim) for claim in result.claims],
        "facts": [_fact(library, fact) for fact in result.facts],
        "findings": [_finding(library, finding) for finding in library.findings],
    }


COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("id", "path", "title", "publisher", "url", "language", "published", "published_basis", "updated", "sha256", "story", "origin", "notes", "key"),
    "stories": ("id", "title", "articles"),
    "claims": (*CLAIM, "hedges", "notes", "fact", "value", *FIELDS),
    "facts": ("id", "story", "kind", "label", "relation", "articles", "origins", "values", "silent", "claims", "key"),
    "findings": ("severity", "message", "rule", "story", "fact", "about", "articles", "relation", "proof", "claims", "id", "key"),
}


def _claim(library: Library, claim: Any) -> dict[str, Any]:
    value = library.value(claim)
    fact = library.fact_of.get(claim.id)
    return {
        **{name: getattr(claim, name) for name in CLAIM},
        "hedges": "; ".join(claim.hedges),
        "notes": "; ".join(claim.notes),
        "fact": fact.id if fact else None,
        "value": library.shown(claim).words,
        **{name: _decimal(value.get(name)) if name in NUMBERS else value.get(name) for name in FIELDS},
    }


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except (InvalidOperation, TypeError):
        return None


def _fact(library: Library, fact: Any) -> dict[str, Any]:
    sources = library.sources(fact)
    return {
        **{name: getattr(fact, name) for name in ("id", "story", "kind", "label", "silent", "key")},
        "relation": str(fact.relation),
        "articles": len(sources),
        "origins": library.origins(sources),
        "values": " | ".join(dict.fromkeys(library.shown(claim).words for claim in library.of(fact))),
        "claims": " ".join(fact.claims),
    }


def _finding(library: Library, finding: Any) -> dict[str, Any]:
    fact = library.facts.get(finding.fact or "")
    return {
        **{name: getattr(finding, name) for name in ("id", "key", "rule", "story", "fact", "message", "proof")},
        "severity": finding.severity.word,
        "relation": str(finding.relation),
        "about": fact.label if fact else "",
        "articles": " ".join(dict.fromkeys(claim.article for claim in library.sorted(finding.claims))),
        "claims": " ".join(finding.claims),
    }
