"""The proofs of all kinds read as a person would write them: with units, with months by name, with one full stop."""

from __future__ import annotations

import pytest

from reconcile.analysis import Reading
from reconcile.kinds import kinds
from reconcile.languages import load
from reconcile.model import Value
from reconcile.text import Document

PROOFS = [
    (
        "amount",
        "at least 30 million yuan",
        "30 million yuan",
        "The same number: at least CNY 30 million in one place and CNY 30 million in another.",
    ),
    ("amount", "€2.64 million", "€2.6 million", "EUR 2.6 million is EUR 2.64 million, rounded to the nearest 100,000."),
    (
        "amount",
        "at least 30 million yuan",
        "31 million yuan",
        "CNY 31 million is at least CNY 30 million, and close to it.",
    ),
    ("amount", "billions of yuan", "4 million yuan", "It cannot be both CNY 4 million and at least CNY 1 billion."),
    ("count", "26 boats", "about 25 boats", "26 boats lies within what “about 25 boats” leaves open."),
    ("count", "20 to 30 boats", "25 boats", "25 boats lies between 20 and 30 boats."),
    ("count", "25 boats", "41,300 barrels", "It cannot be both 25 and 41,300."),
    ("percentage", "5%", "5.2%", "5% is 5.2%, rounded to a whole number."),
    ("measure", "10 kilometres", "12 kilometres", "It cannot be both 10 kilometres and 12 kilometres."),
    (
        "measure",
        "5 miles",
        "10 kilometres",
        "5 miles and 10 kilometres, in one unit: it cannot be both 8,046.72 metres and 10,000 metres.",
    ),
    ("measure", "magnitude 6.1", "magnitude 6", "Magnitude 6 is magnitude 6.1, rounded to a whole number."),
    ("date", "27 February 2024", "February 2024", "27 February 2024 lies within February 2024."),
    ("date", "early October 2024", "3 October 2024", "3 October 2024 lies within October 2024."),
    ("date", "14 March 2024", "March 2025", "It cannot be both on 14 March 2024 and in March 2025."),
    (
        "date",
        "by January next year",
        "14 March 2024",
        "Without its publication date, “by January next year” is no day of the calendar.",
    ),
    (
        "date",
        "next January",
        "14 March 2024",
        "Without its publication date, “next January” is no day of the calendar.",
    ),
    (
        "date",
        "15 December 2024",
        "by January 2025",
        "“15 December 2024” lies within what “by January 2025” leaves open.",
    ),
    ("time", "6:05 a.m.", "6:50 a.m.", "It cannot be both at 6:05 a.m. and at 6:50 a.m."),
    ("duration", "for five years", "for three years", "It cannot last both 5 years and 3 years."),
    ("duration", "for two seasons", "for three seasons", "It cannot last both 2 seasons and 3 seasons."),
    ("duration", "for two seasons", "for 18 months", "2 seasons and 18 months: one lies within the other."),
    (
        "duration",
        "for two seasons",
        "for nine years",
        "2 seasons and 9 years: how long one of them is, nobody says.",
    ),
]


def only(kind: str, text: str) -> Value:
    """The one value of that kind in a sentence."""
    (mention,) = kinds()[kind].find(Reading(Document(f"It was told that {text} was given.", load("en"))))
    return mention.value


@pytest.mark.parametrize(
    ("kind", "one", "other", "proof"), PROOFS, ids=[f"{kind}: {one}, {other}" for kind, one, other, _ in PROOFS]
)
def test_a_proof_is_a_plain_sentence(kind: str, one: str, other: str, proof: str) -> None:
    assert kinds()[kind].compare(only(kind, one), only(kind, other)).proof == proof
