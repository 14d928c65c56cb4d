"""What keeps two persons apart whose names are nearly the same: the article that names both, or their ages.

Two brothers stand in one article with one family name and two given names; a misspelt name stands in another article.
Inside one article, then, names are two people's where both stand in one sentence, or where the given names begin with
other letters. In two articles they are where those names begin otherwise and the ages exclude each other,
or one is a woman's name and the other a man's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reconcile.analysis.nouns.genders import of_name
from reconcile.kinds.age.value import Age, compare
from reconcile.kinds.name import Name
from reconcile.languages import Language
from reconcile.model import Claim, Relation
from reconcile.text.letters import fold


class Apart:
    """What one story says of its persons beside their names."""

    def __init__(self, claims: Sequence[Claim], language: Language) -> None:
        """`claims` are those of the story, of any kind; `language` that of their names."""
        self.language = language
        self.sentences: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.ages: dict[tuple[str, str], list[Age]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.value, Name) and claim.value.type == "person":
                self.sentences[claim.article, claim.value.canonical].add(claim.sentence)
            elif isinstance(claim.value, Age) and claim.value.person:
                self.ages[claim.article, fold(claim.value.person)].append(claim.value)

    def two(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Are the two, each an article and a canonical name, certainly two persons?"""
        given = _given_names(one[1], other[1])
        otherwise = given is not None and given[0][0] != given[1][0]
        if one[0] == other[0]:
            return otherwise or (given is not None and not self.sentences[one].isdisjoint(self.sentences[other]))
        return otherwise and (self._ages_differ(one, other) or self._sexes_differ(one[1], other[1]))

    def _sexes_differ(self, one: str, other: str) -> bool:
        """Is the one given name a woman's, the other a man's (Mary, Gary)?"""
        return {of_name(name, self.language) for name in (one, other)} == {"female", "male"}

    def _ages_differ(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        ages, others = (self.ages.get((article, fold(name)), []) for article, name in (one, other))
        return bool(ages and others) and all(compare(a, b).relation is Relation.DISJOINT for a in ages for b in others)


def _given_names(a: str, b: str) -> tuple[str, str] | None:
    """The given names, in small letters, of two full names that agree in all but these; None of other names."""
    one, other = fold(a).split(), fold(b).split()
    if len(one) < 2 or len(one) != len(other) or one[1:] != other[1:] or one[0] == other[0]:
        return None
    x, y = one[0].rstrip("."), other[0].rstrip(".")
    return (x, y) if min(len(x), len(y)) > 1 else None
