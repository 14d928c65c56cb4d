"""Whose record it is that is told in figures: "Hallby (10-3)"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds.labelling.agreement import most_of_all
from reconcile.kinds.labelling.excerpts import around
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.labelling.windows import MARKS
from reconcile.model import Claim

OPENED = "("
DASHES = "‐‑–"
PAIR = 2
MOST = 4
"""Words of a name before a record, at most."""


def holder(claims: Sequence[Claim], counted: str) -> str | None:
    """The name that more than half of the claims have before their record in brackets; None of what is no record."""
    return most_of_all(map(_before, claims)) if counted.lower() in label_words().records else None


def told_as(claims: Sequence[Claim], counted: str) -> str | None:
    """What figures in a pair are called by what stands between them: "20-3", "7-for-14"; None where most are alone."""
    table = label_words()
    if counted.lower() not in table.records:
        return None
    return most_of_all(table.record_forms.get(_between(claim.quote.lower())) for claim in claims)


def _between(quote: str) -> str:
    """What stands between two numbers and beside them nothing: "-" of "20-3", "-for-" of "7-for-14"."""
    digits = quote.translate({ord(dash): "-" for dash in DASHES})
    parts = [part for part in digits.split("-") if part]
    if len(parts) < PAIR or not (parts[0].isdigit() and parts[-1].isdigit()):
        return ""
    return "-".join(("", *(part for part in parts[1:-1] if part.isalpha()), "")) if len(parts) > PAIR else "-"


def _before(claim: Claim) -> str | None:
    """The name before the bracket in which the value stands, with other figures before it or without."""
    text, opened, inside = around(claim)[0].rpartition(OPENED)
    if not opened or any(mark.isalpha() for mark in inside):
        return None
    words = text.split()[-MOST:]
    while words and not words[0][:1].isupper():
        words.pop(0)
    whole = all(word[:1].isupper() and word[-1] not in MARKS for word in words)
    return " ".join(words) if words and whole else None
