"""Whom "he" and "she" stand for beside a quotation: one person, or nobody where two are possible.

The nearest sentence before that names somebody who can be meant decides. Of several in it the one who speaks there is
meant; one who is only spoken of gives way to nobody where another has just spoken. "A spokesman said" is somebody too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.genders import genders, of_name, of_noun
from reconcile.analysis.nouns.titles import titles
from reconcile.analysis.speech.attribution import Attribution, attributions
from reconcile.analysis.speech.words import speech_words

SENTENCES = 20
"""Sentences before a pronoun, quotations among them, in which the one whom it stands for is looked for."""
RECENT = 4
"""Sentences for which somebody who spoke is still on the reader's mind."""
TITLE = 24
"""Characters in front of a name in which a title is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant: where, in which sentence, what the one is called, the gender if known, what the one does
    there."""

    start: int
    sentence: int
    label: str
    sex: str | None
    speaks: bool
    leads: bool


class Pronouns:
    """Those whom the pronouns of one document may stand for."""

    def __init__(self, reading: Reading, persons: Sequence[Mention], others: Sequence[Mention] = ()) -> None:
        """`persons` are the mentions of persons outside of quotations, in text order, `others` those of
        organisations."""
        self.document = reading.document
        self.language = reading.document.language
        self.genders = genders(self.language)
        self.words = speech_words(self.language)
        self.people = frozenset(self.language["reference"]["nouns"]["person"])
        before = [(_canonical(one), word) for one in persons for word in self._before(one)]
        self.sexes = self._sexes(before)
        self.titled = self._titled(before)
        said = attributions(reading)
        named = [self._named(one, said) for one in persons]
        spans = sorted((one.start, one.end) for one in (*persons, *others))
        common = [one for source in said if source.firm for one in self._common(source, spans)]
        self.candidates = sorted([*named, *common], key=lambda one: one.start)
        self.starts = [one.start for one in self.candidates]

    def antecedent(self, pronoun: str, before: int) -> str | None:
        """The one whom the pronoun stands for; an empty text where several are possible, None where nobody is known."""
        sex = self.genders.get(pronoun)
        number = self._sentence(before)
        fitting = [
            one
            for one in self.candidates[: bisect_left(self.starts, before)]
            if number - one.sentence <= SENTENCES and (one.sex is None or sex is None or one.sex == sex)
        ]
        if not fitting:
            return None
        near = [one for one in fitting if one.sentence == fitting[-1].sentence]
        labels = {one.label for one in near}
        if len(labels) > 1:
            speaking = {one.label for one in near if one.speaks}
            return speaking.pop() if len(speaking) == 1 else ""
        plain = any(one.speaks or one.leads for one in near)
        other = any(one.speaks and one.label not in labels and number - one.sentence <= RECENT for one in fitting)
        return "" if other and not plain else labels.pop()

    def _sentence(self, offset: int) -> int:
        return self.document.sentence_of[max(0, self.document.token_at(offset))] if len(self.document) else 0

    def _named(self, one: Mention, said: Sequence[Attribution]) -> Candidate:
        label, first = _canonical(one), self.document.token_at(one.start)
        number = self._sentence(one.start)
        known = self.sexes.get(label, set())
        sex = next(iter(known)) if len(known) == 1 else None if known else of_name(label, self.language)
        behind = self.document.token_at(one.end - 1) + 1
        owner = behind < len(self.document) and self.document.words[behind] in ("'s", "’s", "'", "’")
        leads = not owner and all(map(self._titular, range(self.document.sentences[number].first, first)))
        return Candidate(
            one.start,
            number,
            label,
            sex,
            any(source.start < one.end and one.start < source.end and source.firm for source in said),
            leads,
        )

    def _titular(self, i: int) -> bool:
        """Can the word stand before a name that begins its sentence: a title, a capital, a mark?"""
        word = self.document.lower[i]
        return (
            not self.document.words[i][0].islower()
            or word in titles(self.language).first_words
            or word in self.words.determiners
            or word in self.words.connectors
            or word in self.people
        )

    def _common(self, source: Attribution, names: Sequence[tuple[int, int]]) -> list[Candidate]:
        """ "A police spokesman": a source without a name who can be a he or a she."""
        at = bisect_left(names, (source.start, 0))
        if any(start < source.end and source.start < end for start, end in names[max(0, at - 1) : at + 1]):
            return []
        words = source.speaker_text.lower().split()
        if (
            source.speaker_text[0].isupper() and len(words) <= 2 and words[0] not in self.words.small
        ):  # a name that nothing else tells to be one
            return [Candidate(source.start, source.sentence, " ".join(source.speaker_text.split()), None, True, True)]
        upto = next((i for i, word in enumerate(words) if i > 1 and word in self.words.prepositions), len(words))
        noun = next(
            (
                word
                for word in reversed(words[1:upto])
                if word in titles(self.language).head_words or self.genders.get(word)
            ),
            "",
        )
        if len(words) < 2 or not noun or words[0] not in self.language["reference"]["one_of"]:
            return []
        label = self.titled.get(noun) if words[0] in self.language["reference"]["definite"] else None
        return [
            Candidate(
                source.start,
                source.sentence,
                label or " ".join(source.speaker_text.split()),
                of_noun(noun, self.language),
                True,
                True,
            )
        ]

    def _titled(self, before: Sequence[tuple[str, str]]) -> dict[str, str]:
        """Whom "the sheriff" stands for: the one person before whose name the word stands."""
        found: dict[str, set[str]] = {}
        for name, word in before:
            found.setdefault(word, set()).add(name)
        return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}

    def _before(self, one: Mention) -> list[str]:
        """The two words in front of the name, in small letters."""
        return self.document.text[max(0, one.start - TITLE) : one.start].lower().replace(".", " ").split()[-2:]

    def _sexes(self, before: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
        """What the titles in front of each person's name say, by the canonical name."""
        found: dict[str, set[str]] = {}
        for name, word in before:
            sex = self.genders.get(word)
            if sex and word not in self.language["reference"]["pronouns"][sex]:
                found.setdefault(name, set()).add(sex)
        return found


def _canonical(mention: Mention) -> str:
    return str(getattr(mention.value, "canonical", None) or "")
