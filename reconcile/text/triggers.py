"""Which of the finders' tables hold a word, looked up once a word and not once a document.

A finder starts from the words that can begin what it looks for. Each of its tables is asked for a word when that word
is met for the first time; from then on one look-up in a dictionary tells all tables that have it, mostly none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

WORDS, LONGEST = 50_000, 40
"""Words that are kept, at most, and characters of the longest of them: so no text can fill the memory."""
TABLES = 200
"""Tables that are numbered, at most."""

FIGURES = frozenset("0123456789")

Table = Container[str]


class Lowered(dict[str, str]):
    """Words in lower case, one string for all that are alike.

    Every table is asked for a word of the text; it finds a string that it has seen at once, and must compare a new one
    letter by letter.
    """

    def __missing__(self, word: str) -> str:
        low = word.lower()
        if len(word) > LONGEST:
            return low
        if len(self) >= WORDS:
            self.clear()
        low = self.get(low, low)
        self[low] = self[word] = low
        return low


class Triggers(dict[str, tuple[int, ...]]):
    """For each word the numbers of the tables that have it."""

    def __init__(self, tables: Sequence[Table] = ()) -> None:
        self.tables = tables
        self.numbers = {id(table): number for number, table in enumerate(tables)}

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = tuple([number for number, table in enumerate(self.tables) if word in table])
        if len(word) <= LONGEST:
            if len(self) >= WORDS:
                self.clear()
            self[word] = found
        return found

    def positions(self, words: list[str]) -> list[list[int]]:
        """For each table the places in the list of words at which one of its own stands."""
        found: list[list[int]] = [[] for _ in self.tables]
        for i, numbers in enumerate(map(self.__getitem__, words)):
            if numbers:
                for number in numbers:
                    found[number].append(i)
        return found

    def with_table(self, table: Table) -> Triggers:
        """The same tables and one more, if there is room; no word has been looked up in them."""
        return Triggers([*self.tables, table]) if len(self.tables) < TABLES else self


class OrFigures(Container[str]):
    """A table's words, and every word that begins with a figure from 0 to 9."""

    def __init__(self, words: Container[str]) -> None:
        self.words = words

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word[0] in FIGURES or word in self.words)
