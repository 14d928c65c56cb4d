"""Whose age it is where nothing beside it names the one: "She is 19.", "The 19-year-old ...", "The victim, 63,".

Each rule binds an age to one person of the article, or to nobody where a second one, named or not, can be meant. A
person to whom the article gives another age is not meant. An age that somebody had once ("She was 24 when") stays
without a person: it is not the one that other articles give.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.genders import genders, of_noun
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax import clauses
from reconcile.analysis.syntax.arguments import Arguments
from reconcile.analysis.syntax.lexicon import HELPER, PREPOSITION
from reconcile.analysis.syntax.tokens import HYPHENS, MARKS, Syntax
from reconcile.claims.persons import Candidate, Persons
from reconcile.claims.speakers import Speakers
from reconcile.kinds.age.value import PERSON, Age
from reconcile.kinds.age.words import age_words
from reconcile.model import Trait
from reconcile.text import Sentence

STOPS = frozenset(".!?")
BACK = 2
"""Sentences before that of an age in which the one is looked for; the nearest that tells of anybody decides."""
PHRASE = 5
"""Tokens between the article of a noun phrase and its age or its noun, at most."""
OPENING = 6
"""Tokens that may stand in its sentence before a subject."""


def bind(reading: Reading, syntax: Syntax, parties: Arguments, speakers: Speakers) -> None:
    """Give each age of the reading that nothing beside it names its person, where the text tells plainly who is
    meant."""
    kinds = reading.having(Trait.AGED)
    ages = sorted((one for one in reading.mentions if one.kind in kinds and isinstance(one.value, Age)), key=_start)
    if any(not one.extra.get("person") for one in ages):
        Antecedents(syntax, parties, speakers, reading.title).bind(ages)


def _start(mention: Mention) -> int:
    return mention.start


class Antecedents:
    """The rules, for one reading."""

    def __init__(self, syntax: Syntax, parties: Arguments, speakers: Speakers, title: str | None) -> None:
        self.syntax, self.parties, self.speakers = syntax, parties, speakers
        self.document = syntax.document
        self.language = self.document.language
        self.persons = Persons(syntax, parties, title)
        self.words, self.ages = self.persons.words, age_words(self.language)
        self.unnamed: list[tuple[int, Age]] = []
        """The ages of those who were brought in without a name ("a 19-year-old man"), by their tokens."""

    def bind(self, ages: Iterable[Mention]) -> None:
        """Bind those of the ages, in text order, of which it is plain whose they are."""
        if not self.persons.names:
            return
        unbound: list[Mention] = []
        for mention in ages:
            age = mention.value
            if not isinstance(age, Age) or age.of != PERSON:
                continue
            written = mention.extra.get("person")
            name = self.persons.named(written) if written else None
            if name is not None:
                self.persons.aged(name, age)
            if not written:
                unbound.append(mention)
        for mention in unbound:
            age = mention.value
            if not isinstance(age, Age):
                continue
            name = self._person(mention, age)
            if name is not None and self.persons.may_be(name, age):
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
        article = self._article(first, sentence)
        if article >= 0 and self.syntax.lower[article] in self.words.indefinite:
            self.unnamed.append((first, age))
        return (
            self._apposed(article, last, sentence)
            or self._predicate(first, age, sentence)
            or self._dying(first, age, sentence)
            or self._opening(first, last, age, sentence)
            or self._described(article, first, last, age, sentence)
        )

    # "I am 52."

    def _speaker(self, mention: Mention, first: int, sentence: Sentence) -> str | None:
        """The one who says "I am 52" in a quotation."""
        lower, k = self.syntax.lower, self._unfilled(first - 1, sentence)
        if k < sentence.first:
            return None
        alone = lower[k] in self.words.speaking_contracted
        both = k > sentence.first and lower[k] in self.words.speaking_verbs and lower[k - 1] in self.words.speaking
        if not alone and not both:
            return None
        speaker = self.speakers.speaker(mention, first)
        return self.persons.named(speaker) if speaker else None

    def _unfilled(self, k: int, sentence: Sentence) -> int:
        """The token before "now", "only" and their like."""
        while k >= sentence.first and self.syntax.lower[k] in self.ages.are_fillers:
            k -= 1
        return k

    # ", a girl of six", "Ann Lee is 19", "Ann Lee, who is 19,"

    def _article(self, first: int, sentence: Sentence) -> int:
        """The determiner of the noun phrase that holds the age ("the Leeds-born 24-year-old", "a girl of six"), or
        -1."""
        for k in range(first - 1, max(sentence.first, first - PHRASE) - 1, -1):
            word = self.syntax.lower[k]
            if word in self.words.definite or word in self.words.indefinite:
                return k
            bits = self.syntax.bits[k]
            of_age = word == self.ages.of and k == first - 1
            if word not in HYPHENS and not of_age and (not word[0].isalpha() or bits):
                return -1
        return -1

    def _apposed(self, article: int, last: int, sentence: Sentence) -> str | None:
        """The person whose name stands in front of ", a girl of six,"."""
        if article - 2 < sentence.first or self.syntax.lower[article - 1] != ",":
            return None
        person = self.persons.at(article - 2)
        end = last
        while end < sentence.last and end < last + PHRASE and self.syntax.nounish(end):
            end += 1
        closed = end >= sentence.last or self.syntax.lower[end] in MARKS | STOPS
        return person.name if person is not None and closed else None

    def _predicate(self, first: int, age: Age, sentence: Sentence) -> str | None:
        """Who "is 19", "was a 41-year-old baker": the name, the pronoun or the noun in front of the verb."""
        lower, k = self.syntax.lower, first - 1
        if k >= sentence.first and lower[k] in self.words.indefinite:
            k -= 1
        k = self._unfilled(k, sentence)
        if k < sentence.first:
            return None
        pronoun = self.words.contracted.get(lower[k], "")
        if not pronoun and lower[k] not in self.words.present and not self._dead_then(k, sentence):
            return None
        if pronoun:
            return self._pronoun(k, pronoun, age)
        if k - 1 < sentence.first:
            return None
        return self._subject(k - 1, age, sentence)

    def _dead_then(self, verb: int, sentence: Sentence) -> bool:
        """Does "was" tell the last age of somebody who is dead, not one of another day?"""
        lower, number = self.syntax.lower, self.document.sentence_of[verb]
        if lower[verb] not in self.words.past or any(
            lower[k] in self.words.recalled for k in range(sentence.first, sentence.last)
        ):
            return False
        earlier = self.document.sentences[max(0, number - 2)].first
        return any(lower[k] in self.words.dead for k in range(earlier, sentence.last))

    def _subject(self, i: int, age: Age, sentence: Sentence) -> str | None:
        """The person whom the subject that ends with token i stands for."""
        lower = self.syntax.lower
        if lower[i] in self.words.subjects:
            return self._pronoun(i, lower[i], age)
        if lower[i] in self.words.relative:
            i -= 2 if i - 1 > sentence.first and lower[i - 1] == "," else 1
        person = self.persons.at(i) if i >= sentence.first else None
        if person is not None:
            before = self.syntax.bits[person.first - 1] if person.first > sentence.first else 0
            return None if before & PREPOSITION else person.name
        if i < sentence.first or not self.persons.is_human(i):
            return None
        article = self._article(i, sentence)
        return self._meant(article, singular(lower[i], self.language), i + 1, age, sentence) if article >= 0 else None

    def _pronoun(self, i: int, pronoun: str, age: Age) -> str | None:
        """The one of the nearest sentence for whom the pronoun can stand."""
        sex = genders(self.language).get(pronoun)
        number = self.document.sentence_of[i]
        for at in range(number, max(number - BACK, -1) - 1, -1):
            fitting = [one for one in self.persons.of_sentence(at) if one.token < i and self._may_be(one, sex)]
            if fitting:
                return self._choose(fitting, age)
        return None

    # "died at 85", "At 34, Ann Lee is"

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

    # "The 19-year-old", "The victim, 63,"

    def _described(self, article: int, first: int, last: int, age: Age, sentence: Sentence) -> str | None:
        """Whom "the 19-year-old striker" or "the victim, 63," stands for."""
        lower = self.syntax.lower
        if article >= 0:
            apposed = article > sentence.first and lower[article - 1] == "," and self.syntax.fixed[article - 2]
            if (
                apposed
                or lower[article] not in self.words.definite
                or lower[last - 1] not in self.ages.old - self.ages.olds
            ):
                return None
            noun = self._noun_behind(last, sentence)
            return self._meant(article, noun, last, age, sentence)
        i = first - 2
        if (
            i <= sentence.first
            or lower[first - 1] != ","
            or (last < sentence.last and lower[last] not in MARKS | STOPS)
        ):
            return None
        numbered = lower[i - 1] == self.ages.of and lower[i - 2] in self.ages.humans
        i = i - 2 if numbered else i
        if i <= sentence.first or lower[i] not in self.ages.humans:
            return None
        noun = singular(lower[i], self.language)
        if noun in self.words.kin and not numbered:
            return None
        article = self._article(i, sentence)
        if article < 0 or lower[article] not in self.words.definite:
            return None
        return self._meant(article, "" if numbered else noun, last, age, sentence, of_noun(noun, self.language))

    def _noun_behind(self, i: int, sentence: Sentence) -> str:
        """The noun of "the 19-year-old Leeds striker", empty where none follows."""
        noun = ""
        while i < sentence.last and self.syntax.nounish(i) and not self.syntax.fixed[i]:
            if self.persons.is_human(i):
                noun = singular(self.syntax.lower[i], self.language)
            i += 1
        return noun

    def _meant(
        self, article: int, noun: str, last: int, age: Age, sentence: Sentence, sex: str | None = None
    ) -> str | None:
        """The person for whom the definite noun phrase from `article` stands."""
        if noun in self.words.kin or (last < sentence.last and self.syntax.lower[last] in self.words.relative):
            return None
        same = self.persons.of_age(age)
        if any(told == age for at, told in self.unnamed if at < article):
            return None
        part, player = self.persons.playing(noun)
        if part:
            return player
        called = self.persons.called(noun) if noun else set()
        if len(called) == 1:
            return next(iter(called))
        if called:
            return None
        if len(same) == 1:
            return same[0]
        sex = sex or of_noun(noun, self.language) or self._pronoun_behind(last, sentence)
        name = self._before(article, sex, age, sentence) or self._alone(article, sex)
        return name if name is not None and self._fits_noun(name, noun) else None

    def _fits_noun(self, name: str, noun: str) -> bool:
        """Can the noun be said of the person: one that anybody may be, or what is told of nobody and does not go
        against what the article calls the one ("the driver" is not the teacher)?"""
        return not noun or noun in self.words.general or not self.persons.described(name)

    def _pronoun_behind(self, i: int, sentence: Sentence) -> str | None:
        """The gender of the first "he" or "she" behind the phrase, or of the possessive where something is done to
        the one."""
        for k in range(i, sentence.last):
            if self.persons.at(k) is not None or self.persons.is_human(k):
                return None
            word = self.syntax.lower[k]
            if word in self.words.subjects or (word in self.words.possessives and self._done_to(k)):
                return genders(self.language).get(word)
        return None

    def _done_to(self, i: int) -> bool:
        """Is the clause of the token in the passive?"""
        group = clauses.of(self.syntax, self.document.sentence_of[i]).governing(i)
        return group is not None and group.passive

    def _before(self, article: int, sex: str | None, age: Age, sentence: Sentence) -> str | None:
        """Whom the nearest sentence before tells of, where the phrase is the subject of its own."""
        number = self.document.sentence_of[article]
        if not self._leads(article, sentence):
            return None
        for at in range(number - 1, max(number - BACK, 0) - 1, -1):
            if self.document.sentences[at].block < sentence.block - 1:
                return None
            every = self.persons.of_sentence(at)
            if every:
                fitting = [one for one in every if self._may_be(one, sex) and not self._official(one)]
                name = self._choose(fitting, age) or self._topic(fitting, at)
                return name if name is not None and not self._only_speaks(name, at) else None
        return None

    def _topic(self, fitting: list[Candidate], number: int) -> str | None:
        """Of several the one who opens the sentence and whom alone the title names, where nobody does harm to another
        one."""
        sentence = self.document.sentences[number]
        harm = [part.done | part.doing | part.nouns_of for part in self.words.parts]
        if not fitting or any(
            self.syntax.lower[k] in words for k in range(sentence.first, sentence.last) for words in harm
        ):
            return None
        names = {one.name for one in fitting}
        topical = {name for name in names if name is not None and self.persons.topical(name)}
        return fitting[0].name if None not in names and topical == {fitting[0].name} else None

    def _official(self, one: Candidate) -> bool:
        return one.name is not None and self.persons.official(one.name)

    def _only_speaks(self, name: str, number: int) -> bool:
        """Is the person in that sentence nobody but its source, and one of several of whom the article tells?"""
        if len(self.persons.names) == 1 or self.persons.topical(name):
            return False
        sources = self.speakers.sayings.get(number, ())
        spoken = [self.document.token_at(one.start) for one in sources]
        return any((person := self.persons.at(i)) is not None and person.name == name for i in spoken)

    def _leads(self, article: int, sentence: Sentence) -> bool:
        """Does the phrase open its sentence, but for a few words with no person and no verb among them?"""
        if article - sentence.first > OPENING:
            return False
        return not any(
            self.persons.at(k) is not None
            or self.syntax.marks[k] & HELPER
            or self.syntax.lower[k] in self.ages.verbs
            or self.persons.is_human(k)
            for k in range(sentence.first, article)
        )

    def _alone(self, article: int, sex: str | None) -> str | None:
        """The one person whom the article names, where nobody without a name was told of before."""
        if len(self.persons.names) != 1:
            return None
        number = self.document.sentence_of[article]
        for at in range(number + 1):
            for one in self.persons.of_sentence(at):
                if one.name is None and one.token < article and self._may_be(one, sex):
                    return None
        name = next(iter(self.persons.names))
        return name if sex is None or self.parties.may_be(name, sex) else None

    # Who fits.

    def _may_be(self, one: Candidate, sex: str | None) -> bool:
        if one.name is not None:
            return self.parties.may_be(one.name, sex)
        return sex is None or one.sex is None or one.sex == sex

    def _choose(self, fitting: Iterable[Candidate], age: Age) -> str | None:
        """The only one of them to whom the article gives no other age; None where there are several."""
        left = {one.name for one in fitting if one.name is None or self.persons.may_be(one.name, age)}
        return left.pop() if len(left) == 1 else None
