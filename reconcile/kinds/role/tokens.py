"""The tokens of a document with the names found on them, and what a walk over them finds: a title and what it is tied
to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.sorts import PLACE
from reconcile.analysis.nouns.titles import Head, Titles, titles
from reconcile.kinds.name import Name
from reconcile.kinds.place import Place
from reconcile.kinds.role.grammar import Grammar, grammar

Span = tuple[int, int]
"""Tokens first to last, exclusive."""

WHOLE = 3
"""Words of a bestowed title at least, which is no part of a name that it is from end to end ("Person of the Year")."""


@dataclass(slots=True)
class Found:
    """A title in a text with what was tied to it; spans in tokens. `first` to `last` is the title with its complement,

    `left` where its whole phrase begins (organisation or article included); `title` is given where it is not as
    written.
    """

    head: Head
    first: int
    last: int
    left: int
    person: Span | None = None
    organisation: Span | None = None
    determined: bool = False
    tied: bool = False
    more: bool = False
    title_last: int = 0
    title: str | None = None
    behind_as: bool = False
    apart: bool = False
    """The organisation or the person stands elsewhere: the span is that of the title alone."""
    several: bool = False
    """Several without a name: "26 pirates"."""
    opens: int = -1
    """Where the role begins before its house: the quotation mark of a work, or a "former"; -1 where neither is."""

    @property
    def span(self) -> Span:
        """The tokens from the first to the last of title, organisation and person."""
        parts = [(self.first, self.last)] + [
            part for part in (self.person, self.organisation) if part and not self.apart
        ]
        first = min(part[0] for part in parts)
        return min(first, self.opens if self.opens >= 0 else first), max(part[1] for part in parts)


class NamedTokens:
    """The tokens of one document, the names and places on them, and what both say of a token."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.words, self.lower = reading.document.words, reading.document.lower
        self.taken = reading.taken
        language = reading.document.language
        self.titles: Titles = titles(language)
        self.grammar: Grammar = grammar(language)
        self.begins: dict[int, tuple[int, Mention]] = {}
        self.ends: dict[int, tuple[int, Mention]] = {}
        self.inside: dict[int, tuple[int, int, Mention]] = {}
        self.persons: set[str] = set()
        self.named: set[int] = set()
        """The sentences in which a name stands."""
        self._place(reading)

    def _place(self, reading: Reading) -> None:
        """Put the names and places found so far on their tokens; a name goes before a place on the same tokens."""
        starts = self.document.starts
        for mention in [one for sort in (Place, Name) for one in reading.mentions if isinstance(one.value, sort)]:
            first = bisect_left(starts, mention.start)
            last = bisect_left(starts, mention.end, first)
            if last <= first:
                continue
            self.begins[first], self.ends[last] = (last, mention), (first, mention)
            spot = (first, last, mention)
            if isinstance(mention.value, Name):
                self.named.add(self.document.sentence_of[first])
            if last - first == 1 and self._type(mention) == "person":
                self.persons.add(self.words[first])
            for token in range(first, min(last, first + 12)):
                self.inside[token] = spot

    def _nobody_near(self, i: int, last: int) -> bool:
        """Does no name stand in the sentence of token i, and no capital behind the title that ends before `last`?"""
        return self.document.sentence_of[i] not in self.named and not (
            last < len(self.words) and self.words[last][0].isupper()
        )

    def canonical(self, span: Span | None) -> str | None:
        """The canonical name of what stands on the tokens, or of the name that ends with them; None where unknown."""
        spot = self.ends.get(span[1]) if span is not None else None
        if spot is None or span is None or spot[0] > span[0]:
            return None
        found: str | None = getattr(spot[1].value, "canonical", None)
        return found

    def _head_at(self, at: int, limit: int) -> Head | None:
        """The longest title that begins at the token and ends before the limit."""
        for one in self.titles.heads.get(self.lower[at], ()):
            length = len(one.words)
            if length == 1 or (at + length <= limit and tuple(self.lower[at : at + length]) == one.words):
                return one
        return None

    def _sentence(self, i: int) -> Span:
        sentence = self.document.sentences[self.document.sentence_of[i]]
        return sentence.first, sentence.last

    def _type(self, mention: Mention) -> str:
        return str(getattr(mention.value, "type", "")) if isinstance(mention.value, Name) else PLACE

    def _capital(self, i: int) -> bool:
        word = self.words[i]
        if word == ".":
            return (
                i > 1 and self.document.glued(i - 1) and len(self.words[i - 1]) <= 4 and self.words[i - 1][0].isupper()
            )
        return (word[0].isupper() or word == "&") and self.lower[i] not in self.grammar.saying

    def _ends_person(self, at: int) -> Span | None:
        spot = self.ends.get(at)
        return (spot[0], at) if spot is not None and self._type(spot[1]) == "person" else None

    def _person_begins(self, at: int, head: Head | None = None) -> Span | None:
        """The person's name at the token, or the rest of one that includes the title before it.

        With `head`: a name of another type is one too, if only a person can hold that title and it looks like one.
        """
        spot = self.begins.get(at)
        if spot is not None:
            return (
                (at, self._whole(at, spot[0]))
                if self._type(spot[1]) == "person" or self._like_person(at, spot[0], head)
                else None
            )
        within = self.inside.get(at)
        if within is not None:
            return (
                (at, within[1])
                if self._type(within[2]) == "person" or (within[0] < at and self._like_person(at, within[1], head))
                else None
            )
        return None

    def _whole(self, first: int, last: int) -> int:
        """The end of a name of one word with the capital behind it that was read as nothing else."""
        behind = (
            last < len(self.words) and last - first == 1 and last not in self.inside and self.words[last][0].isupper()
        )
        same = behind and self.document.sentence_of[last] == self.document.sentence_of[first]
        return (
            last + 1 if same and self.words[last].isalpha() and self.lower[last] not in self.grammar.starters else last
        )

    def _like_person(self, first: int, last: int, head: Head | None) -> bool:
        if last - first > 1 and not self.persons.isdisjoint(self.words[first:last]):
            return True
        if head is None or head.family in self.grammar.impersonal or not self.words[first][0].isupper():
            return False
        words = self.lower[first:last]
        return (
            not any(word in self.grammar.no_person for word in words)
            and not (len(words) == 1 and self.words[first].isupper())
            and (len(words) > 1 or self.words[first - 1][0].isupper())
        )

    def _part_of_name(self, first: int, last: int) -> bool:
        """Is the title word a part of a longer name of something else (General Motors, the Governor's Mansion)?"""
        spot = self.inside.get(last - 1) or self.inside.get(first)
        if spot is None:
            return False
        if spot[:2] == (first, last) and last - first >= WHOLE:
            return False  # "named Person of the Year"
        kind = self._type(spot[2])
        if first < spot[0] and spot[1] > last and kind == "person":
            return False  # "Justice of the [Peace Ann Lee]"
        if isinstance(spot[2].value, Name) and spot[1] >= last and (kind == "person" or spot[0] == first):
            return not (
                spot[0] == first
                and spot[1] > last
                and self.words[first][0].isupper()
                and self._title_with_name(first, last, spot[1])
            )
        return spot[1] > last or (
            spot[0] < first and spot[1] > first and self.words[first][0].isupper() and kind in ("product", PLACE)
        )

    def _title_with_name(self, first: int, last: int, end: int) -> bool:
        """Is what was read as one name a title and a person ("Justice Driver"), no given name, no institution?"""
        return (
            self.lower[first] not in self.grammar.given
            and end - last <= 4
            and not any(word in self.grammar.no_titled_person for word in self.lower[first:end])
        )
