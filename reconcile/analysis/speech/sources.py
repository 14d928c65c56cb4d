"""The noun phrases that are sources: a name, a pronoun, "the company", "a spokesman for Acme", before or behind a
token."""

from __future__ import annotations

from reconcile.analysis import Reading
from reconcile.analysis.nouns.gazetteer import Gazetteer, gazetteer
from reconcile.analysis.nouns.titles import Titles, titles
from reconcile.analysis.speech.quotation_marks import quoted
from reconcile.analysis.speech.words import STOPS, PhraseWords, SpeechWords, phrase_words, speech_words
from reconcile.text import Document

Span = tuple[int, int]
"""Tokens first to last, exclusive."""
PHRASE = 12
"""Tokens of a noun phrase that is a source, at most."""


class Phrases:
    """The noun phrases of one document, found by a bounded walk from one of their ends."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.words, self.lower = reading.document.words, reading.document.lower
        self.vocabulary: SpeechWords = speech_words(reading.document.language)
        self.grammar: PhraseWords = phrase_words(reading.document.language)
        self.titles: Titles = titles(reading.document.language)
        self.quoted = quoted(reading)
        self.gazetteer: Gazetteer = gazetteer(reading.document.language)

    def _phrase_ending(self, j: int, floor: int) -> Span | None:
        """The noun phrase that ends with the token j: a pronoun, a name, or a determiner and its noun."""
        words, lower, vocabulary, grammar = self.words, self.lower, self.vocabulary, self.grammar
        if lower[j] in vocabulary.pronouns:
            return (j, j + 1)
        if not words[j][0].isalnum() and words[j] not in ("'", "’", "."):
            return None
        if self._capital(j):
            return (
                None if lower[j] in vocabulary.between else self._with_place_of_work(self._name_ending(j, floor), floor)
            )
        if (
            lower[j] in vocabulary.small
            or words[j][0].isdigit()
            or len(lower[j]) < 3
            or lower[j].endswith(grammar.no_noun_endings)
        ):
            return None
        found = self._common_ending(j, floor)
        if found[0] > floor and lower[found[0] - 1] in grammar.clause_openers:
            at = found[0] - 2 - (lower[found[0] - 2] == ",")
            return self._phrase_ending(at, floor) if at >= floor else None
        bare = lower[found[0]] not in vocabulary.determiners and not words[found[0]][0].isupper()
        plural = lower[j].endswith(grammar.plural_endings)
        if lower[found[0]] in grammar.complementizers and plural and found[0] < j:
            found = (found[0] + 1, found[1])  # "a decision that lawyers said": no "that lawyers"
        return None if bare and not plural and lower[j] not in vocabulary.groups else found

    def _capital(self, i: int) -> bool:
        word = self.words[i]
        return word[0].isupper() or (
            word == "." and i > 0 and self.words[i - 1][0].isupper() and len(self.words[i - 1]) <= 5
        )

    def _with_place_of_work(self, span: Span, floor: int) -> Span:
        """The span with the noun before it, where the name is that of a source's house ("a spokesman for Acme")."""
        k = span[0] - 1
        if k > floor and self.lower[k] in self.grammar.house_articles:
            k -= 1
        if k - 1 < floor or self.lower[k] not in self.grammar.house_links:
            return span
        noun = self.lower[k - 1]
        if self.words[k - 1][0].isupper() and self._capital(k - 1):
            inner = self._with_place_of_work(self._name_ending(k - 1, floor), floor)  # "an employee of Hilton in Leeds"
            return (inner[0], span[1]) if self.words[inner[0]][0].islower() else span
        if not self.words[k - 1][0].islower() or noun in self.vocabulary.small or not noun.isalpha():
            return span
        first = self._common_ending(k - 1, floor)[0]
        known = noun in self.titles.head_words or noun.endswith(self.grammar.plural_endings)
        return (first, span[1]) if known or self.lower[first] in self.grammar.articles else span

    def _name_ending(self, j: int, floor: int) -> Span:
        """The capitalised run that ends with j, without the title that heads it ("police Sgt. Ann Lee" gives Ann
        Lee)."""
        lower, k = self.lower, j
        while k > floor and j - k < PHRASE:
            step = self._back_in_name(k, j, floor)
            if not step:
                break
            k -= step
        while (
            k < j
            and (lower[k] in self.vocabulary.small or not self.words[k][0].isalnum())
            and not (lower[k] in self.grammar.definite and k + 1 == j)
        ):
            k += 1
        return (self._after_title(k, j), j + 1)

    def _back_in_name(self, k: int, j: int, floor: int) -> int:
        """How many tokens before k belong to the name that ends with j: a capital, or a link with a capital before
        it."""
        before = self.lower[k - 1]
        if self._capital(k - 1) or self.words[k - 1] == "-":
            return 1
        if k - 2 < floor or not self._capital(k - 2):
            return 0
        link = before in self.grammar.name_links
        house = before in self.grammar.possessive and self.lower[j] in self.vocabulary.institutions
        initial = before == "." and len(self.lower[k - 2]) <= 4
        return 2 if link or house or initial else 0

    def _after_title(self, first: int, last: int) -> int:
        """The index behind the last title word between the two that a name follows."""
        heads = self.titles.head_words
        for k in range(last - 1, first - 1, -1):
            if self.lower[k] in heads and self.words[last][0].isupper() and self.lower[last] not in heads:
                if self.lower[k + 1] in self.vocabulary.connectors:
                    return first
                behind = k + 1
                while behind < last and not self.words[behind][0].isalnum():
                    behind += 1
                return behind
        return first

    def _titled(self, title: Span | None, name: Span) -> bool:
        """Is the phrase a title that ends with a name ("the head of Selvia Foods") and stands beside that of a
        person?"""
        if title is None or (
            self.words[title[0]][0].isupper()
            and self.lower[title[0]] not in self.vocabulary.determiners
            and self.lower[title[0]] not in self.titles.first_words
        ):
            return False
        held = any(
            self.lower[k] in self.titles.head_words and self.lower[k + 1] in self.vocabulary.prepositions
            for k in range(title[0], title[1] - 1)
        )
        person = not any(self.lower[k] in self.titles.head_words for k in range(*name))
        return held and person and name[1] - name[0] > 1 and self.gazetteer.find(self.document.quote(*name)) is None

    def _common_ending(self, j: int, floor: int) -> Span:
        """The phrase of common nouns that ends with j: back to its determiner, over "of the" and "for the"."""
        lower, vocabulary, grammar = self.lower, self.vocabulary, self.grammar
        k, floor = j, max(floor, j - PHRASE)
        while k > floor:
            before = lower[k - 1]
            if before in vocabulary.determiners:
                k -= 1
                if k > floor and lower[k - 1] in grammar.stacking:
                    continue
                if (
                    k - 2 >= floor
                    and lower[k - 1] in grammar.determined_links
                    and lower[k - 2][0].isalpha()
                    and lower[k - 2] not in vocabulary.small
                ):
                    k -= 2
                    continue
                break
            if (
                before in grammar.noun_links
                and k - 2 >= floor
                and lower[k - 2] not in vocabulary.small
                and self.words[k - 2][0].isalpha()
            ):
                k -= 2
            elif (
                before in STOPS or before in vocabulary.small or before in vocabulary.saying or not before[0].isalnum()
            ):
                break
            else:
                k -= 1
        return (k, j + 1)

    def _forward(self, i: int, ceiling: int, *, whole: bool = False) -> Span | None:
        """The noun phrase that begins at i; of a phrase with a name behind a comma the name ("her lawyer, Ann Lee")."""
        span = self._phrase_from(i, ceiling, whole)
        if span is None:
            return None
        first, last = span
        if last + 1 < ceiling and self.words[last] == "," and self.words[last + 1][0].isupper():
            name = self._phrase_from(last + 1, ceiling, False)
            closed = name is not None and name[1] < len(self.words) and not self.words[name[1]][0].isalpha()
            if name is not None and closed and (self.words[last - 1][0].islower() or self._titled(span, name)):
                return name
        return (
            (self._after_title(first, last - 1), last) if self.words[first][0].isupper() and last - first > 1 else span
        )

    def _phrase_from(self, i: int, ceiling: int, whole: bool) -> Span | None:
        """The noun phrase that begins at i, up to a mark or a little word, at most PHRASE tokens.

        `whole`: common nouns behind a name belong to it ("Acme officials"); else a name ends where they begin.
        """
        lower, vocabulary, grammar = self.lower, self.vocabulary, self.grammar
        if i >= ceiling:
            return None
        if lower[i] in vocabulary.pronouns and tuple(lower[i : i + 2]) not in grammar.partitives:
            return (i, i + 1)
        k, limit = i, min(ceiling, i + PHRASE)
        while k < limit and self._forth(k, i, ceiling, whole):
            k += 1
        while k > i and (lower[k - 1] in grammar.chain or lower[k - 1] in vocabulary.small):
            k -= 1
        if k - 1 > i and k < len(lower) and lower[k] in grammar.agent and lower[k - 1].endswith(grammar.past_endings):
            k -= 1  # "a list maintained by"
        return (i, k) if k > i and not (k == i + 1 and lower[i] in vocabulary.determiners) else None

    def _forth(self, k: int, first: int, ceiling: int, whole: bool) -> bool:
        """Does the token k belong to the noun phrase that begins at `first`?"""
        word, words, vocabulary = self.lower[k], self.words, self.vocabulary
        inner = k > first and k + 1 < ceiling
        if word in vocabulary.determiners and (k == first or self.lower[k - 1] in self.grammar.genitive):
            return True
        if inner and (
            word in self.grammar.chain or (word == "." and len(words[k - 1]) <= 4 and words[k - 1][0].isupper())
        ):
            return True
        if word in STOPS or word in vocabulary.small or not word[0].isalnum() or self._speaks(k, whole):
            return False
        behind_name = k > first and words[k - 1][0].isupper() and words[first][0].isupper() and words[k][0].islower()
        return (
            whole or not behind_name or word in self.titles.first_words or self.lower[k - 1] in vocabulary.determiners
        )

    def _speaks(self, k: int, whole: bool) -> bool:
        """Is the token a verb of saying, which ends the phrase (where `whole`, only one that is no noun besides)?"""
        word, vocabulary = self.lower[k], self.vocabulary
        if word not in vocabulary.triggers or not self.words[k][0].islower():
            return False
        return not (whole and (word in vocabulary.unsure or word in vocabulary.direct))
