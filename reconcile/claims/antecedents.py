"""Whose age it is where nothing beside it names the one: "She is 19.", "The 19-year-old ...", "The victim, 63,".

Each rule binds an age to one person of the article, or to nobody where a second one, named or not, can be meant. A
person to whom the article gives another age is not meant. An age that somebody had once ("She was 24 when") stays
without a person: it is not the one that other articles give.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.genders import genders
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax import clauses
from reconcile.analysis.syntax.arguments import Arguments
from reconcile.analysis.syntax.lexicon import PREPOSITION
from reconcile.analysis.syntax.tokens import Syntax
from reconcile.claims.descriptions import BACK, PHRASE, Descriptions
from reconcile.claims.persons import Persons
from reconcile.claims.speakers import Speakers
from reconcile.kinds.age.value import PERSON, Age
from reconcile.kinds.role import Role
from reconcile.model import Trait
from reconcile.text import Sentence


def bind(reading: Reading, syntax: Syntax, parties: Arguments, speakers: Speakers) -> None:
    """Give each age of the reading that nothing beside it names its person, where the text tells plainly who is
    meant."""
    kinds = reading.having(Trait.AGED)
    ages = sorted([one for one in reading.mentions if one.kind in kinds], key=attrgetter("start"))
    if all(one.extra.get("person") for one in ages):
        return
    written = [one.extra["person"] for one in ages if one.extra.get("person")]
    roles = [one.value.person for one in reading.mentions if isinstance(one.value, Role) and one.value.person]
    persons = Persons(syntax, parties, reading.title, {*written, *roles})
    if persons.names:
        Antecedents(syntax, persons, speakers).bind(ages)


class Antecedents:
    """The rules, for one reading."""

    def __init__(self, syntax: Syntax, persons: Persons, speakers: Speakers) -> None:
        self.syntax, self.persons, self.speakers = syntax, persons, speakers
        self.document = syntax.document
        self.language = self.document.language
        self.descriptions = Descriptions(syntax, persons, speakers)
        self.words, self.ages = persons.words, self.descriptions.ages

    def bind(self, ages: Iterable[Mention]) -> None:
        """Bind those of the ages, in text order, of which it is plain whose they are; those that are written beside a
        name first of all tell how old their persons are."""
        unbound: list[tuple[Mention, Age]] = []
        for mention in ages:
            age = mention.value
            if not isinstance(age, Age) or age.of != PERSON:
                continue
            written = mention.extra.get("person")
            if not written:
                unbound.append((mention, age))
            elif (name := self.persons.named(written)) is not None:
                self.persons.aged(name, age)
        for mention, age in unbound:
            name = self._person(mention, age)
            if name is not None and self.persons.may_have(name, age):
                self.persons.aged(name, age)
                mention.value = replace(age, person=name)
                mention.extra = {**mention.extra, "person": name}

    def _person(self, mention: Mention, age: Age) -> str | None:
        """Whose age it is; None where that is not plain."""
        first, last = self.syntax.tokens(mention)
        if first < 0:
            return None
        sentence = self.document.sentences[self.document.sentence_of[first]]
        if self.speakers.quotation(mention) is not None:
            return self._speaker(mention, first, sentence)
        article = self.descriptions.article(first, sentence)
        if article >= 0 and self.syntax.lower[article] in self.words.indefinite:
            self.descriptions.unnamed.setdefault(age, first)
        return (
            self._apposed(article, last, sentence)
            or self._predicate(first, age, sentence)
            or self._dying(first, age, sentence)
            or self._opening(first, last, age, sentence)
            or self.descriptions.of_age(article, first, last, age, sentence)
        )

    def _speaker(self, mention: Mention, first: int, sentence: Sentence) -> str | None:
        """The one who says "I am 52" in a quotation."""
        lower, k = self.syntax.lower, self.descriptions.unfilled(first - 1, sentence)
        if k < sentence.first:
            return None
        alone = lower[k] in self.words.speaking_contracted
        both = k > sentence.first and lower[k] in self.words.speaking_verbs and lower[k - 1] in self.words.speaking
        speaker = self.speakers.speaker(mention, first) if alone or both else None
        return self.persons.named(speaker) if speaker else None

    def _apposed(self, article: int, last: int, sentence: Sentence) -> str | None:
        """The person whose name stands in front of ", a girl of six,"."""
        if article - 2 < sentence.first or self.syntax.lower[article - 1] != ",":
            return None
        person, end = self.persons.at(article - 2), last
        while end < sentence.last and end < last + PHRASE and self.syntax.nounish(end):
            end += 1
        return person.name if person is not None and self.descriptions.closed(end, sentence) else None

    def _predicate(self, first: int, age: Age, sentence: Sentence) -> str | None:
        """Who "is 19", "was a 41-year-old baker": the name, the pronoun or the noun in front of the verb."""
        lower, k = self.syntax.lower, first - 1
        if k >= sentence.first and lower[k] in self.words.indefinite:
            k -= 1
        k = self.descriptions.unfilled(k, sentence)
        if k < sentence.first:
            return None
        pronoun = self.words.contracted.get(lower[k])
        if pronoun is not None:
            return self._pronoun(k, pronoun, age)
        told = lower[k] in self.words.present or self._last_age(k, sentence)
        return self._subject(k - 1, age, sentence) if told and k > sentence.first else None

    def _last_age(self, verb: int, sentence: Sentence) -> bool:
        """Does "was" tell the last age of somebody who is dead, not one of another day?"""
        lower, number = self.syntax.lower, self.document.sentence_of[verb]
        told = lower[sentence.first : sentence.last]
        if lower[verb] not in self.words.past or not self.words.recalled.isdisjoint(told):
            return False
        earlier = self.document.sentences[max(0, number - BACK)].first
        return not self.words.dead.isdisjoint(lower[earlier : sentence.last])

    def _subject(self, i: int, age: Age, sentence: Sentence) -> str | None:
        """The person whom the subject that ends with token i stands for."""
        lower = self.syntax.lower
        if lower[i] in self.words.subjects:
            return self._pronoun(i, lower[i], age)
        if lower[i] in self.words.relative:
            i -= 2 if i - 1 > sentence.first and lower[i - 1] == "," else 1
        if i < sentence.first:
            return None
        person = self.persons.at(i)
        if person is not None:
            before = self.syntax.bits[person.first - 1] if person.first > sentence.first else 0
            return None if before & PREPOSITION else person.name
        article = self.descriptions.article(i, sentence) if self.persons.is_human(i) else -1
        if article < 0 or lower[article] not in self.words.definite:
            return None
        return self.descriptions.meant(article, singular(lower[i], self.language), i + 1, age, sentence)

    def _pronoun(self, i: int, pronoun: str, age: Age) -> str | None:
        """The one of the nearest sentence for whom the pronoun at token i can stand."""
        sex = genders(self.language).get(pronoun)
        number = self.document.sentence_of[i]
        for at in range(number, max(number - BACK, -1) - 1, -1):
            told = self.persons.of_sentence(at) if at >= 0 else []
            fitting = [one for one in told if one.token < i and self.persons.may_be(one, sex)]
            if fitting:
                return self.persons.only_one(fitting, age)
        return None

    def _dying(self, first: int, age: Age, sentence: Sentence) -> str | None:
        """Who "died at 85", "died at the age of 85"."""
        lower = self.syntax.lower
        told = lower[first] in self.ages.aged or (first > sentence.first and lower[first - 1] == self.ages.at)
        group = clauses.of(self.syntax, self.document.sentence_of[first]).governing(first) if told else None
        if group is None or group.word.base not in self.words.dying or group.grammatical is None:
            return None
        start, end = group.grammatical
        person = self.persons.at(start)
        return person.name if person is not None else self._subject(end - 1, age, sentence)

    def _opening(self, first: int, last: int, age: Age, sentence: Sentence) -> str | None:
        """Who is meant by "At 34, Ann Lee is the oldest": the subject behind the comma, of a verb in the present."""
        lower = self.syntax.lower
        if first - 1 != sentence.first or lower[first - 1] != self.ages.at or lower[last : last + 1] != [","]:
            return None
        person = self.persons.at(last + 1)
        verb = person.last if person is not None else last + 2
        if verb >= sentence.last or lower[verb] not in self.words.present:
            return None
        return person.name if person is not None else self._subject(last + 1, age, sentence)
