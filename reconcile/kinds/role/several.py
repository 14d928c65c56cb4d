"""What several are whom no name tells apart: "26 Somali pirates", "two former bosses"."""

from __future__ import annotations

from reconcile.analysis.nouns.titles import Head
from reconcile.analysis.numbers.bounds import bound_before
from reconcile.kinds.role.left import PRAISE
from reconcile.kinds.role.standing import StandingWalk
from reconcile.kinds.role.tokens import Found
from reconcile.model import Bound

Plural = tuple[tuple[str, ...], Head]
"""The words of a title in the plural, and its head."""


class SeveralWalk(StandingWalk):
    """The titles in the plural behind a number."""

    def _so_many(self, i: int, matched: Plural) -> list[Found]:
        """ "26 Somali pirates", "two former bosses": what several are, whom no name tells apart. The title stays in the
        plural: they are no one holder of it."""
        floor, limit = self._sentence(i)
        if matched[0][-1] in self.titles.no_plurals or matched[1].family in self.titles.relations:
            return []
        last = i + len(matched[0])
        if not self.words[i].islower() or self._part_of_name(i, last):
            return []
        first = self._narrowed_many(i, floor)
        number = first - 1
        if first == i and not (matched[1].alone or not matched[1].bare):
            return []  # "two officers": of which, nothing says
        if number < floor or not (self.words[number].isdecimal() or self.lower[number] in self.grammar.numbers):
            return []
        if bound_before(self.document, number)[0] is not Bound.EXACT:
            return []  # "around 25 researchers" are a number, and nobody yet
        found = Found(matched[1], first, last, first, title_last=last, tied=True, several=True)
        owner = last < limit and self.lower[last] in self.grammar.owner_marks
        return [found] if not owner and self._ends_phrase(found) else []

    def _narrowed_many(self, i: int, floor: int) -> int:
        """The first of the words between a number and the plural of a title: adjectives of peoples, modifiers, plain
        nouns."""
        k = i
        while k > floor and i - k < PRAISE:
            word = self.lower[k - 1]
            told = word in self.grammar.peoples or word in self.titles.modifiers or self._plain_noun(k - 1)
            if not told or word in self.grammar.numbers or self.taken[k - 1] is not None:
                break
            k -= 1
        return k
