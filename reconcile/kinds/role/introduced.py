"""The person of a title behind a comma and more than the name: "the driver, named as Ann Lee", "its chair in Rome, Ann
Lee,"."""

from __future__ import annotations

from reconcile.kinds.age.find import NAME as AGE
from reconcile.kinds.role.right import RightWalk
from reconcile.kinds.role.tokens import Found, Span

NAMING = 6
"""Tokens from "whom" to the verb of naming, at most."""
REACH = 8
"""Tokens between the comma and the name, at most, and between a title and the comma."""


class IntroducedWalk(RightWalk):
    """From a title over what introduces its person."""

    def _person_introduced(self, found: Found) -> Span | None:
        """The person whose name a comma and some words, or some words and a comma, part from the title."""
        at, limit = found.last, self._sentence(found.first)[1]
        if not found.determined or at + 2 >= limit:
            return None
        if self.lower[at] in self.grammar.as_words:  # "named the ringleader as Ann Lee"
            verb = self.lower[found.left - 1]
            told = verb in self.grammar.appoint or verb in self.grammar.named
            return self._person_begins(self._over_ranks(at + 1, limit)) if told else None
        if self.lower[at] in self.grammar.equating and self.lower[at + 1] in self.grammar.named:
            return self._named_so(at + 1, limit)  # "the driver was identified as Ann Lee"
        if self.words[at] != ",":
            comma = self._comma_behind(at, limit)
            if not comma:
                return None
            if self.lower[comma] in self.grammar.named:
                return self._person_begins(comma + 1)
            return self._closed_in(self._person_begins(self._over_ranks(comma + 1, limit)), limit, owned=True)
        first = at + 1
        if self.lower[first] in self.grammar.named:
            return self._named_so(first, limit)
        if self.lower[first] in self.grammar.whom:  # "the driver, whom police named as Ann Lee"
            naming = next((k for k in range(first, min(first + NAMING, limit - 1)) if self._names_so(k)), 0)
            return self._named_so(naming, limit) if naming else None
        aged = self._over_age(first, limit)
        if aged > first:
            return self._closed_in(self._person_begins(aged), limit) if aged < limit else None
        if self.lower[first] in self.grammar.articles or self.lower[first] in self.grammar.possessives:
            return self._told_again(first + 1, limit)
        noun = self.lower[first] not in self.grammar.no_nouns and (
            self.words[first].islower() or self._owned_by_title(found, first)
        )
        return self._told_again(first, limit) if noun and self.lower[first] not in self.grammar.joiners else None

    def _names_so(self, k: int) -> bool:
        """Is the token a verb of naming with "as" behind it?"""
        return self.lower[k] in self.grammar.named and self.lower[k + 1] in self.grammar.as_words

    def _over_age(self, first: int, limit: int) -> int:
        """The token behind an age that begins at `first` ("28-year-old"); `first` itself where none does."""
        k = first
        while k < limit and self.taken[k] == AGE:
            k += 1
        return k

    def _owned_by_title(self, found: Found, first: int) -> bool:
        """ "the skipper's successor, Captain Ann Lee,": does a title in capitals begin behind one that belongs to
        somebody?"""
        owner = found.organisation
        owned = owner is not None and owner[1] < found.first and self.lower[owner[1]] in self.grammar.owner_marks
        return owned and self.lower[first] in self.titles.heads

    def _comma_behind(self, at: int, limit: int) -> int:
        """The comma, or "named", behind the place or time after the title: "its chair in Rome,"; 0 where there is
        none."""
        at += self.lower[at] in self.grammar.befallen
        if at >= limit:
            return 0
        if self.lower[at] not in self.grammar.prepositions and self.lower[at] not in self.grammar.around:
            return 0
        for k in range(at + 1, min(at + REACH, limit - 1)):
            if self.words[k] == "," or self.lower[k] in self.grammar.named:
                return k
            word = self.lower[k]
            if (
                not (word[0].isalnum() or word in self.grammar.name_marks)
                or word in self.titles.head_words
                or any(len(words) == 1 for words, _ in self.titles.plurals.get(word, ()))
                or (self.words[k].islower() and self._verb_like(word, False))
                or word in self.grammar.copulas
            ):
                return 0
        return 0

    def _over_ranks(self, at: int, limit: int) -> int:
        """The token behind the ranks and forms of address that begin at the token ("PC", "Sister")."""
        k = at
        while k < min(at + 4, limit - 1) and self._person_begins(k) is None:
            if not (self.words[k][0].isupper() or self.words[k] == "."):
                break
            k += 1
        return k

    def _named_so(self, first: int, limit: int) -> Span | None:
        """ "named locally as Ann Lee", "identified by the police as Ann Lee", from the verb on."""
        k = first + 1
        while k < min(first + REACH, limit) and self.words[k].islower() and self.words[k].isalpha():
            k += 1
        told = k == first + 1 or self.lower[k - 1] in self.grammar.as_words
        return self._person_begins(k) if told and k < limit else None

    def _told_again(self, first: int, limit: int) -> Span | None:
        """ "the painter Ann Lee,", "a Dane called Ann Lee,": told once more what the person is, from behind the article
        on."""
        k, end = first, min(first + REACH, limit)
        while k < end and self._person_begins(k) is None and (self.words[k].isalpha() or self.words[k] in ("-", ".")):
            k += 1
        before = self.lower[k - 1 - (self.words[k - 1] == ".")]
        if (
            k >= end
            or k == first
            or not (
                before in self.titles.head_words or before in self.grammar.named or before in self.grammar.honorifics
            )
        ):
            return None
        return self._closed_in(self._person_begins(k), limit)

    def _closed_in(self, person: Span | None, limit: int, *, owned: bool = False) -> Span | None:
        """The person, a name of several words, if no more than an apposition ends with it: no list of people.

        `owned`: "and its" goes on with another one of the same house, and is no list.
        """
        if person is None or person[1] - person[0] < 2:
            return None
        end = person[1]
        if end >= limit:
            return person
        closed = not self.words[end][0].isalnum() and self.words[end] not in ("'s", "’s", "-", "&")
        listed = end + 2 < limit and self.lower[end + 1] in self.grammar.joiners
        if listed and owned and self.lower[end + 2] in self.grammar.possessives:
            listed = False
        return person if closed and not listed else None
