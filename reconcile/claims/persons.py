"""The persons of one article: where each is told of, what each is called, and how old each is said to be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reconcile.analysis.nouns.genders import of_noun
from reconcile.analysis.nouns.noun_phrases import is_plural, noun_words, singular
from reconcile.analysis.syntax.arguments import Arguments, Entity
from reconcile.analysis.syntax.lexicon import BE, COORDINATOR, DETERMINER, POSSESSIVE
from reconcile.analysis.syntax.tokens import MARKS, NAMED, Syntax
from reconcile.claims.antecedent_words import antecedent_words
from reconcile.claims.parts_played import only_one
from reconcile.kinds.age.value import Age, compare
from reconcile.model import AGREEING
from reconcile.text.letters import fold

BEFORE = 3
"""Words in front of a name that may tell what the person is ("former Leeds striker Bo Ray")."""
BEHIND = 8
"""Words of an apposition behind a name."""


class Candidate:
    """One who may be meant: at which token, the name (None for "a woman", who has none), the gender that a noun
    tells."""

    __slots__ = ("name", "sex", "token")

    def __init__(self, token: int, name: str | None, sex: str | None) -> None:
        self.token = token
        self.name = name
        self.sex = sex


class Persons:
    """Who is told of in one text, as far as names and nouns say."""

    def __init__(self, syntax: Syntax, parties: Arguments, title: str | None) -> None:
        self.syntax, self.parties, self.document = syntax, parties, syntax.document
        self.language = self.document.language
        self.words, self.nouns = antecedent_words(self.language), noun_words(self.language)
        self.mentions = [one for one in parties.entities if one.type == "person"]
        self.firsts = [one.first for one in self.mentions]
        self.names = frozenset([one.name for one in self.mentions])
        self.title = title
        self.ages: dict[str, list[Age]] = {}
        self._sentences: dict[int, list[Candidate]] = {}
        self._forms: dict[str, set[str]] = {}
        self._called: dict[str, set[str]] = {}
        self._title: frozenset[str] | None = None
        self._playing: dict[int, str | None] = {}

    # Their ages.

    def named(self, written: str) -> str | None:
        """The name, as the article has it, of whom an age is written beside; None where that can be two persons."""
        if not self._forms:
            for one in self.mentions:
                for form in (one.name, self.document.quote(one.first, one.last)):
                    self._forms.setdefault(fold(form), set()).add(one.name)
        found = self._forms.get(fold(written))
        if found is None:
            words = set(fold(written).split())
            found = {name for name in self.names if words <= set(fold(name).split())}
        return next(iter(found)) if len(found) == 1 else None

    def aged(self, name: str, age: Age) -> None:
        """Take down that the person is so old."""
        self.ages.setdefault(name, []).append(age)

    def may_be(self, name: str, age: Age) -> bool:
        """Does the article give the person no other age?"""
        known = self.ages.get(name)
        return known is None or any(compare(each, age).relation in AGREEING for each in known)

    def of_age(self, age: Age) -> list[str]:
        """Those who are said to be exactly so old."""
        return [name for name, known in self.ages.items() if age in known]

    # Who stands where.

    def at(self, token: int) -> Entity | None:
        """The mention of a person that covers the token."""
        entity = self.parties.entity(token)
        return entity if entity is not None and entity.type == "person" else None

    def of_sentence(self, number: int) -> list[Candidate]:
        """All who are told of in the sentence in text order, those without a name as well; officials aside."""
        found = self._sentences.get(number)
        if found is None:
            sentence = self.document.sentences[number]
            first, last = sentence.first, sentence.last
            named = self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]
            found = [Candidate(one.first, one.name, None) for one in named]
            for i in range(first, last):
                if self.is_human(i) and not self._told_of_name(i, first, last):
                    noun = singular(self.syntax.lower[i], self.language)
                    found.append(Candidate(i, None, of_noun(noun, self.language)))
            self._sentences[number] = found
        return found

    def is_human(self, i: int) -> bool:
        """Is the token a noun, in the singular and the last of its phrase, for one whose age copy may tell?"""
        lower = self.syntax.lower
        return (
            lower[i] in self.nouns.persons
            and lower[i] not in self.words.officials
            and self.syntax.fixed[i] != NAMED
            and not is_plural(self.document, i, self.nouns)
            and not (i + 1 < len(lower) and lower[i + 1] in self.nouns.persons)
        )

    def _told_of_name(self, i: int, floor: int, ceiling: int) -> bool:
        """Does the noun say what somebody is who is named beside it: "striker Bo Ray", "the baker, Bo Ray", "Bo Ray, a
        baker", "Bo Ray is the first baker to"?"""
        lower, bits, k = self.syntax.lower, self.syntax.bits, i + 1
        bare = not any(bits[j] & (DETERMINER | POSSESSIVE) for j in range(max(floor, i - BEFORE), i))
        while (
            k < ceiling
            and k <= i + BEFORE + bare
            and (
                lower[k] == ","
                or self.document.words[k][0].isupper()
                or (bare and (self.syntax.nounish(k) or bits[k] & COORDINATOR))
            )
        ):
            if self.at(k) is not None:
                return True
            k += 1
        k = i - 1
        while k > floor and i - k <= BEHIND and lower[k] not in MARKS and not bits[k] & BE:
            k -= 1
        linked = lower[k] == "," or bool(bits[k] & BE)
        return linked and k > floor and self.at(k - 1) is not None and bool(bits[k + 1] & DETERMINER)

    # What they are called.

    def called(self, noun: str) -> set[str]:
        """The persons beside whose names the noun stands ("striker Bo Ray", "Bo Ray, the former striker,")."""
        return self._nouns().get(noun, set())

    def official(self, name: str) -> bool:
        """Is it somebody whose age copy hardly tells: a judge, a spokeswoman, a coach of whom it is not about?"""
        nouns = self._nouns()
        held = any(name in nouns.get(noun, ()) for noun in self.words.officials | self.words.offices)
        return held and not self.topical(name)

    def topical(self, name: str) -> bool:
        """Does the title name the person; where there is none, the first sentence?"""
        if self._title is None:
            lower, sentences = self.syntax.lower, self.document.sentences
            first = lower[sentences[0].first : sentences[0].last] if sentences else []
            self._title = frozenset(fold(self.title).replace(",", " ").split() if self.title else map(fold, first))
        return fold(name).split()[-1] in self._title

    def described(self, name: str) -> bool:
        """Does the article say what the person is, beside the name: a baker, a driver?"""
        return any(
            name in names and noun in self.nouns.persons and noun not in self.words.general
            for noun, names in self._nouns().items()
        )

    def _nouns(self) -> dict[str, set[str]]:
        if not self._called:
            for one in self.mentions:
                for word in self._beside(one) if " " in one.name else ():  # "best-actor Tony"
                    self._called.setdefault(word, set()).add(one.name)
        return self._called

    def _beside(self, one: Entity) -> Iterator[str]:
        lower, bits = self.syntax.lower, self.syntax.bits
        sentence = self.document.sentences[self.document.sentence_of[one.first]]
        for k in range(one.first, one.last - 1):  # "Judge Bo Ray" as one name
            yield lower[k]
        for k in range(one.first - 1, max(sentence.first, one.first - BEFORE) - 1, -1):
            if (not lower[k][0].isalpha() and lower[k] != ".") or bits[k]:
                break
            yield singular(lower[k], self.language)
        if one.last + 1 < sentence.last and lower[one.last] == "," and bits[one.last + 1] & DETERMINER:
            for k in range(one.last + 2, min(sentence.last, one.last + BEHIND)):
                if lower[k] in MARKS or bits[k]:
                    return
                yield singular(lower[k], self.language)

    def playing(self, noun: str) -> tuple[bool, str | None]:
        """Does the noun tell of a part in the events ("the victim"), and who is the one who has it?"""
        for number, part in enumerate(self.words.parts):
            if noun in part.nouns:
                if number not in self._playing:
                    self._playing[number] = only_one(part, self.mentions, self.syntax)
                return True, self._playing[number]
        return False, None
