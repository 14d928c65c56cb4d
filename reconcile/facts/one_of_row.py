"""Names of two things of one sort that two articles put in one place, though they share words: "platform 3" here and
"platform 5" there; two persons of one surname.

A part of a story has one of them; so they may have one part although each has a word of the other's name.
"""

from __future__ import annotations

from reconcile.facts.part_words import part_words
from reconcile.languages import load
from reconcile.model import Claim

PERSON = "person"
TWO = 2


def numbered(claim: Claim) -> tuple[str, str]:
    """The noun and the number of a spot that is one of a row, as a platform and a gate are; "" for what is none."""
    noun, _, number = str(getattr(claim.value, "canonical", claim.quote)).rpartition(" ")
    language = load(claim.context.language)
    spots = part_words(language).spots if language["parts"] else frozenset()
    noun = noun.lower()
    return (noun, number) if noun in spots and number.isdigit() else ("", "")


def given_apart(a: Claim, b: Claim) -> tuple[str, str] | None:
    """The given names of two persons of one surname, where neither may be short for the other."""
    names = [str(getattr(claim.value, "canonical", "")).split() for claim in (a, b)]
    if any(len(name) != TWO for name in names) or PERSON not in {getattr(each.value, "type", None) for each in (a, b)}:
        return None
    (one, surname), (other, its) = names
    if surname != its or one[:1] == other[:1] or not all(name[1:].isalpha() for name in (one, other)):
        return None
    return one, other
