"""How the program knows what it wrote itself, so that a run never reads a report as if it were an article.

Every page of a report, every export that could be read as an article and the list of a report's pages carry a mark.
"""

from __future__ import annotations

from collections.abc import Iterable

GENERATOR = '<meta name="generator" content="reconcile">'
"""In the head of every page, as it stands there."""
COMMENT = "<!-- Findings of reconcile: no article. -->"
"""The last line of the findings in Markdown."""
PAGES = "assets/pages.txt"
"""Where a report keeps the list of its files, seen from its folder."""
LIST = "# The files of a report by reconcile, each with its digest (SHA-256)."
"""The first line of that list."""
SCHEMA = "reconcile/1"
"""What the JSON document gives as its schema."""
COLUMNS = (
    frozenset({"key", "kind", "quote", "sentence"}),
    frozenset({"story", "kind", "label", "relation"}),
    frozenset({"severity", "rule", "relation", "proof"}),
    frozenset({"sha256", "origin", "published_basis"}),
)
"""Columns that together only its own tables have: those of claims, of facts, of findings and of articles."""
LEDGER = '{"format": 1, "what": "'
"""How each line of a ledger of rulings begins."""
WHY = "written by this program, and no article"
"""Why what it wrote is not read."""


def is_table(heads: Iterable[str]) -> bool:
    """Is a table with these columns, in lower case, one that this program exports?"""
    found = set(heads)
    return any(columns <= found for columns in COLUMNS)


def is_ours(why: str) -> bool:
    """Does a reason for not reading something say that this program wrote it? That is nothing that anybody misses."""
    return WHY in why
