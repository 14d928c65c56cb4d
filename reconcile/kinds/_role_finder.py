"""Where a text says who holds which office: a walk around every word that is a title.

A title is widened to the left over what narrows it down ("former deputy police"), to the right over its complement
("of operations", "at the ministry"), and tied to a person before or behind it: "Acme president Ann Lee", "Ann Lee,
the president of Acme,", "Ann Lee is president", "named Ann Lee president", "the president, Ann Lee,".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.kinds import Mention, Reading
from reconcile.kinds._speakers import STOPS, speech_words
from reconcile.kinds._titles import Head, Titles, titles
from reconcile.languages import Language
from reconcile.text import Layout

Span = tuple[int, int]
"""Tokens first to last, exclusive."""
LEFT = 8
"""Tokens that a title may be widened by to the left, at most."""
LOOSE = 3
"""Of these, plain nouns that no table knows ("marching band director")."""
COMPLEMENT = 10
"""Tokens of one complement, at most."""
AWAY = 12
"""Tokens between a person and the "as" that ties a title to it, at most."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    copulas: frozenset[str]
    appoint: frozenset[str]
    serve: frozenset[str]
    adverbs: frozenset[str]
    as_words: frozenset[str]
    named: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    honorifics: frozenset[str]
    not_before: frozenset[str]
    joiners: frozenset[str]
    verbs: frozenset[str]
    starters: frozenset[str]
    relatives: frozenset[str]
    small: frozenset[str]
    saying: frozenset[str]
    field: frozenset[str]
    target: frozenset[str]
    target_titles: frozenset[str]
    prepositions: frozenset[str]
    institutions: frozenset[str]
    role_verbs: dict[str, str]


@cache
def _grammar(language: Language) -> _Grammar:
    table, complements, speech = language["roles"]["grammar"], language["roles"]["complements"], speech_words(language)
    names = ("copulas", "appoint", "serve", "adverbs", "as_words", "named", "articles", "possessives", "honorifics", "not_before", "joiners", "verbs", "starters", "relatives")  # fmt: skip
    return _Grammar(
        **{name: frozenset(table[name]) for name in names},
        small=speech.small,
        saying=speech.saying,
        field=frozenset(complements["field"]),
        target=frozenset(complements["target"]),
        target_titles=frozenset(complements["target_titles"]),
        prepositions=frozenset(complements["prepositions"]),
        institutions=speech.institutions,
        role_verbs=dict(language["roles"]["verbs"]),
    )


@dataclass(slots=True)
class Found:
    """A title in a text with what was tied to it; spans in tokens. `first` to `last` is the title with its complement,

    `left` where its whole phrase begins (organisation or article included); `title` is given where it is not as written.
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

    @property
    def span(self) -> Span:
        """The tokens from the first to the last of title, organisation and person."""
        parts = [(self.first, self.last)] + [part for part in (self.person, self.organisation) if part]
        return min(part[0] for part in parts), max(part[1] for part in parts)


class Finder:
    """The walks around the titles of one document."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.words, self.lower = reading.document.words, reading.document.lower
        self.taken = reading.taken
        language = reading.document.language
        self.titles: Titles = titles(language)
        self.grammar = _grammar(language)
        self.begins: dict[int, tuple[int, Mention]] = {}
        self.ends: dict[int, tuple[int, Mention]] = {}
        self.inside: dict[int, tuple[int, int, Mention]] = {}
        self._place(reading)

    def _place(self, reading: Reading) -> None:
        """Put the names and places found so far on their tokens; a name goes before a place on the same tokens."""
        for mention in sorted((one for one in reading.mentions if one.kind in ("name", "place")), key=lambda one: one.kind, reverse=True):
            first, last = self.document.token_at(mention.start), self.document.token_at(mention.end - 1) + 1
            if first < 0 or last <= first:
                continue
            self.begins[first] = (last, mention)
            self.ends[last] = (first, mention)
            for token in range(first, min(last, first + 12)):
                self.inside[token] = (first, last, mention)

    def all(self) -> list[Found]:
        """The titles of the document, in order, tied to their persons, coordinated ones sharing what they share."""
        found: list[Found] = []
        done = 0
        for i in [i for i, word in enumerate(self.lower) if word in self.titles.heads or word in self.grammar.role_verbs]:
            if i < done:
                continue
            one = self._at(i) if self.lower[i] in self.titles.heads else None
            one = one or self._of_verb(i)
            if one is not None:
                found.append(one)
                done = max(i + 1, one.last)
        self._coordinate(found)
        return [one for one in found if self._counts(one)]

    # The title itself.

    def _at(self, i: int) -> Found | None:
        matched = self._match(i)
        if matched is None:
            return None
        head, start, last = matched
        if self._part_of_name(start, last) or (last < len(self.words) and self.words[last] == "-" and self.document.glued(last - 1) and self.document.glued(last)):
            return None
        found = Found(head, start, last, start, title_last=last)
        self._widen_left(found)
        self._widen_right(found)
        self._tie(found)
        return found

    def _match(self, i: int) -> tuple[Head, int, int] | None:
        """The title that begins at i with those glued on behind it ("police captain", "general manager")."""
        best: tuple[Head, int, int] | None = None
        at, limit = i, self._sentence(i)[1]
        while at < limit:
            head = next((one for one in self.titles.heads.get(self.lower[at], ()) if tuple(self.lower[at : at + len(one.words)]) == one.words), None)
            if head is None or (best is not None and (head.short or self._person_begins(at))):
                break
            at += len(head.words)
            best = (head, i, at)
            if at < limit and self.lower[at] == "." and head.short and self.document.glued(at - 1):
                return head, i, at + 1
        return best

    def _sentence(self, i: int) -> Span:
        sentence = self.document.sentences[self.document.sentence_of[i]]
        return sentence.first, sentence.last

    def _part_of_name(self, first: int, last: int) -> bool:
        """Is the title word a part of a longer name of something else (General Motors, the Governor's Mansion)?"""
        spot = self.inside.get(last - 1) or self.inside.get(first)
        if spot is None:
            return False
        kind = self._type(spot[2])
        if kind == "person":
            return spot[0] < first and spot[1] >= last and spot[2].kind == "name" and spot[1] == last
        return spot[1] > last or (spot[0] < first and spot[1] > first and self.words[first][0].isupper() and kind in ("product", "place"))

    def _type(self, mention: Mention) -> str:
        return str(getattr(mention.value, "type", "")) if mention.kind == "name" else "place"

    # To the left.

    def _widen_left(self, found: Found) -> None:
        """Take in what narrows the title down, then the organisation in front of it, then an article."""
        floor = max(self._sentence(found.first)[0], found.first - LEFT)
        k, loose, kept = found.first, 0, found.first
        while k > floor:
            step = self._modifier_before(k, floor)
            if step:
                k -= step
                kept = k if not loose else kept
                continue
            if loose < LOOSE and self._plain_noun(k - 1):
                loose, k = loose + 1, k - 1
                continue
            break
        bounded = k == floor or not self.words[k - 1][0].isalnum() or self.lower[k - 1] in self.grammar.small or self.words[k - 1][0].isupper()
        found.first = found.left = k if loose and bounded else kept
        found.more = found.first < found.title_last - len(found.head.words)
        self._organisation_before(found, floor)
        self._article_before(found)

    def _modifier_before(self, k: int, floor: int) -> int:
        """How many tokens before k belong to the title: a modifier, "vice-", "sheriff's", "Asst."; 0 for none."""
        before = self.lower[k - 1]
        if before == "-" and k - 2 >= floor and self.document.glued(k - 2) and self.document.glued(k - 1) and self.words[k - 2][0].isalnum():
            return 2
        if before == "." and k - 2 >= floor and self.lower[k - 2] in self.titles.short and self.document.glued(k - 2):
            return 2
        if before in ("'s", "’s", "'", "’"):
            return 2 if k - 2 >= floor and self.words[k - 2] in self.titles.possessive else 0
        if before in self.titles.modifiers and self._own(k - 1):
            return 1
        return 0

    def _own(self, i: int) -> bool:
        """Is the modifier at i the title's own, not the end of a name ("Columbus Police" as found; "Fire" of a department)?"""
        spot = self.inside.get(i)
        return spot is None or spot[1] > i + 1 or spot[0] == i or (self._type(spot[2]) != "person" and self.words[i].islower()) or self.lower[i] in ("police", "fire")

    def _plain_noun(self, i: int) -> bool:
        """A small-letter word that may be a noun of the title ("marching band director"), no verb that we can tell."""
        word = self.words[i]
        if not word.islower() or not word.isalpha() or len(word) < 3 or i in self.inside:
            return False
        grammar = self.grammar
        return not (word in grammar.small or word in grammar.saying or word in grammar.verbs or word in grammar.appoint or word in grammar.serve or word.endswith(("ed", "ly", "ing")))

    def _organisation_before(self, found: Found, floor: int) -> None:
        """The organisation right before the title: a name, a run of capitals, or the owner of "the bank's"."""
        k = found.first
        possessive = k > floor and self.lower[k - 1] in ("'s", "’s", "'", "’")
        end = k - 1 if possessive else k
        if end <= floor:
            return
        span = self._name_before(end, floor)
        if span is None and possessive and self.words[end - 1].isalpha():
            span = self._owner(end, floor)
        if span is not None:
            found.organisation, found.left, found.more = span, span[0], True

    def _name_before(self, end: int, floor: int) -> Span | None:
        """The name that ends at `end`, as found or as a run of capitals."""
        spot = self.ends.get(end)
        if spot is not None and spot[0] >= floor - LEFT:
            return None if self._type(spot[1]) == "person" and self.words[end] not in ("'s", "’s", "'", "’") and not self._known(spot[0], end) else (spot[0], end)
        k = end
        while k > floor and self._capital(k - 1) and self.inside.get(k - 1, (0, k, None))[1] <= end:
            k -= 2 if self.words[k - 1] == "." else 1
        k = max(k, floor)
        while k < end and (self.lower[k] in self.grammar.starters or self.lower[k] in self.grammar.small or not self.words[k][0].isalnum() or self.taken[k] == "date"):
            k += 1
        return (k, end) if k < end else None

    def _known(self, first: int, last: int) -> bool:
        """A person's name of one word before a title can stand for what it leads ("Obama spokesman")."""
        return last - first == 1

    def _capital(self, i: int) -> bool:
        word = self.words[i]
        if word == ".":
            return i > 1 and self.document.glued(i - 1) and len(self.words[i - 1]) <= 4 and self.words[i - 1][0].isupper()
        return (word[0].isupper() or word == "&") and self.lower[i] not in self.grammar.saying

    def _owner(self, end: int, floor: int) -> Span | None:
        """The common noun that owns the title ("the bank's", "the county's internal"), without its article."""
        k = end
        while k > floor and self.words[k - 1].isalpha() and self.lower[k - 1] not in self.grammar.small and end - k < 4:
            k -= 1
        return (k, end) if k < end and k > floor and self.lower[k - 1] in self.grammar.articles | self.grammar.possessives else (end - 1, end)

    def _article_before(self, found: Found) -> None:
        k = found.left - 1
        if k < self._sentence(found.first)[0]:
            return
        word = self.lower[k]
        if word in self.grammar.articles or word in self.grammar.possessives:
            found.left, found.determined = k, True
        elif word in self.grammar.not_before or word[0].isdigit():
            found.more = found.determined = False
            found.organisation = None
            found.head = _needing_person(found.head)
        elif found.organisation is not None and self.lower[found.organisation[1]] in ("'s", "’s", "'", "’"):
            found.determined = True

    # To the right.

    def _widen_right(self, found: Found) -> None:
        """Take in "of operations" and "at the ministry": a field belongs to the title, the rest is the organisation."""
        at, limit = found.last, self._sentence(found.first)[1]
        for _ in range(2):
            span = self._complement(at, limit, found)
            if span is None:
                break
            if self._is_organisation(span, found):
                if found.organisation is None:
                    found.organisation = span
                found.last, found.more = span[1], True
                return self._place_behind(found, limit)
            if found.organisation is not None and self.lower[at] not in ("of", "for"):
                break
            at = found.last = found.title_last = span[1]
            found.more = True
        return self._place_behind(found, limit)

    def _complement(self, at: int, limit: int, found: Found) -> Span | None:
        """The noun phrase behind the preposition at `at`, without its article; None where there is none."""
        if at + 1 >= limit:
            return None
        word = self.lower[at]
        if word not in self.grammar.prepositions and not (word in self.grammar.target and found.head.family in self.grammar.target_titles):
            return None
        first = at + 1
        determined = self.lower[first] in self.grammar.articles or self.lower[first] in self.grammar.possessives
        last = self._phrase(first + determined, min(limit, first + COMPLEMENT), determined)
        return (first + determined, last) if last > first + determined else None

    def _phrase(self, at: int, limit: int, determined: bool) -> int:
        """The token behind the noun phrase that begins at `at`; `at` itself where there is none."""
        first, lower, words = at, self.lower, self.words
        while at < limit:
            spot = self.begins.get(at)
            if spot is not None:
                if self._type(spot[1]) == "person" and at > first and lower[at - 1] not in ("of", "for"):
                    break
                at = spot[0]
                if at < limit and not self._goes_on(at, limit):
                    break
                continue
            word = lower[at]
            if words[at] in ("'s", "’s", "-", "&", "'", "’") or (word in ("of", "and", "for", "in", "the") and at > first):
                if at + 1 >= limit or not self._joins(at, first, determined):
                    break
                at += 1
            elif word == "." and at > first and len(words[at - 1]) <= 4 and words[at - 1][0].isupper():
                at += 1
            elif word in STOPS or word in self.grammar.small or not word[0].isalpha() or self.taken[at] == "date":
                break
            elif words[at].islower() and (word in self.grammar.saying or word in self.grammar.verbs or (word.endswith("ed") and at > first) or (word.endswith("ly") and len(word) > 5)):
                break
            elif at > first and words[at].islower() and words[at - 1][0].isupper() and not self._goes_on(at, limit):
                break
            else:
                at += 1
        return min(at, limit)

    def _goes_on(self, at: int, limit: int) -> bool:
        """Does the phrase go on behind a name: a possessive soon, "of" or "in" with a capital, the noun of a house?"""
        for k in range(at, min(at + 3, limit)):
            if self.lower[k] in ("'s", "’s") or self.lower[k] in self.grammar.institutions:
                return True
            if not self.words[k].isalpha() or self.lower[k] in self.grammar.small:
                break
        return self.lower[at] in ("of", "-", "&", "'", "’") or (self.lower[at] == "and" and at + 1 < limit and self.words[at + 1][0].isupper() and at + 1 not in self.begins)

    def _joins(self, at: int, first: int, determined: bool) -> bool:
        """Does the little word at `at` join what stands before and behind it into one phrase?"""
        before, after = self.words[at - 1] if at > first else "", self.words[at + 1]
        if self.lower[at] in ("'s", "’s", "-", "&", "'", "’"):
            return after[0].isalnum()
        if self.lower[at] == "and":
            return after[0].isupper() == before[:1].isupper() and after.isalpha() and self.lower[at + 1] not in self.titles.first_words and self.lower[at + 1] not in self.grammar.small and at + 1 not in self.begins
        if self.lower[at] in ("of", "for"):
            return after[0].isalpha() and (after[0].isupper() or determined) and self.lower[at + 1] not in self.grammar.possessives
        if self.lower[at] == "the":
            return self.lower[at - 1] in ("of", "for", "in")
        return after[0].isupper() and self.taken[at + 1] != "date" and determined

    def _is_organisation(self, span: Span, found: Found) -> bool:
        first, last = span
        determined = self.lower[first - 1] in self.grammar.articles | self.grammar.possessives
        name = self.begins.get(first) or self.inside.get(first)
        kind = self._type(name[-1]) if name is not None else ""
        if found.head.family in self.grammar.field and self.lower[first - 1 - determined] in ("of", "for"):
            return kind in ("organisation", "unit", "place") and (last - first > 1 or kind == "place" or self.words[first].isupper()) and found.head.family not in ("professor", "minister", "secretary")
        return determined or bool(kind) or self.words[first][0].isupper() or any(word in ("'s", "’s") for word in self.lower[first:last])

    def _place_behind(self, found: Found, limit: int) -> None:
        """", CUHK" behind a title that begins with a capital: the organisation, if a name stands there alone."""
        at = found.last
        if found.organisation is not None or at + 1 >= limit or self.words[at] != "," or not self.words[found.first][0].isupper():
            return
        spot = self.begins.get(at + 1)
        if spot is None or self._type(spot[1]) not in ("organisation", "unit"):
            return
        if spot[0] >= limit or not self.words[spot[0]][0].isalpha() or self.lower[spot[0]] in self.grammar.joiners:
            found.organisation = (at + 1, spot[0])
            found.last = spot[0]

    # The person.

    def _tie(self, found: Found) -> None:
        """Find the person of the title: behind it, then before it."""
        found.person = self._person_behind(found) or self._person_before(found)
        found.tied = found.tied or found.person is not None

    def _person_begins(self, at: int) -> Span | None:
        """The person's name at the token, or the rest of one that includes the title before it."""
        spot = self.begins.get(at)
        if spot is not None:
            return (at, spot[0]) if self._type(spot[1]) == "person" else None
        within = self.inside.get(at)
        if within is not None:
            return (at, within[1]) if self._type(within[2]) == "person" else None
        return None

    def _person_behind(self, found: Found) -> Span | None:
        at, limit = found.last, self._sentence(found.first)[1]
        if at >= limit:
            return None
        comma = self.words[at] == "," and (found.determined or found.organisation is not None or found.left == self._sentence(found.first)[0])
        copula = self.lower[at] in ("is", "was") and found.determined
        at += comma or copula or self.lower[at] in self.grammar.named
        while at < limit and at - found.last < 6 and (self.lower[at] in self.grammar.honorifics or (self.words[at] == "." and self.document.glued(at - 1)) or self._rank_at(at)) and self._person_begins(at) is None:
            at += 1
        person = self._person_begins(at) if at < limit else None
        if person is None:
            return None if comma or copula else self._capitals(found, at, limit)
        if comma and person[1] < limit and self.words[person[1]] not in (",", ".", ")", "”", '"', ";", ":", "—", "–", "(", "’", "'") and not found.determined and self.lower[person[1]] in self.grammar.joiners:
            return None
        return person

    def _rank_at(self, at: int) -> bool:
        """Is the token an abbreviated rank between a title and a name ("spokesman Sgt. Ann Lee")?"""
        return self.lower[at] in self.titles.short and self.words[at][0].isupper() and at + 1 < len(self.words) and self.words[at + 1] == "."

    def _capitals(self, found: Found, at: int, limit: int) -> Span | None:
        """Capitals right behind a title where no name was found: a person as well, outside of headlines."""
        if at in self.inside or self.document.layout_of(self.document.sentences[self.document.sentence_of[found.first]]) is Layout.HEADLINE:
            return None
        last = at
        while last < limit and last - at < 5 and last not in self.inside and self.lower[last] not in self.grammar.starters and (self._capital(last) or (self.words[last] == "-" and last > at and self.document.glued(last))):
            last += 1
        while last > at and not self.words[last - 1][0].isalnum():
            last -= 1
        words = sum(word[0].isupper() and len(word) > 1 for word in self.words[at:last])
        mid_title = self.words[found.title_last - 1 - (self.words[found.title_last - 1] == ".")][0].isupper()
        return (at, last) if at == found.last and (words >= 2 or (words == 1 and mid_title and self.lower[at] not in self.titles.heads)) else None

    def _person_before(self, found: Found) -> Span | None:
        floor = self._sentence(found.first)[0]
        at = found.left
        if at <= floor:
            return None
        direct = self._ends_person(at)
        if direct is not None:
            verb = self.lower[direct[0] - 1] if direct[0] > floor else ""
            if verb in self.grammar.appoint or (self.words[found.first][0].isupper() and not found.determined and found.organisation is None) or (verb in self.grammar.appoint):
                return direct
        if self.words[at - 1] in (",", "—", "–", "-", "("):
            return self._before_comma(at - 1, floor)
        return self._before_verb(found, floor)

    def _ends_person(self, at: int) -> Span | None:
        spot = self.ends.get(at)
        return (spot[0], at) if spot is not None and self._type(spot[1]) == "person" else None

    def _before_comma(self, comma: int, floor: int) -> Span | None:
        """The person before the comma, over an age or a bracket between ("Ann Lee, 45, the", "Ann Lee (left), the")."""
        person = self._ends_person(comma)
        if person is not None:
            return person
        at = comma - 1
        if at > floor and self.words[at] == ")":
            while at > floor and self.words[at] != "(" and comma - at < 14:
                at -= 1
            return self._ends_person(at)
        if at - 1 > floor and self.words[at].isdigit():
            return self._ends_person(at - 1) if self.words[at - 1] == "," else None
        return None

    def _before_verb(self, found: Found, floor: int) -> Span | None:
        """The person who is, was, became, was named, serves as: back over the verb and what stands around it."""
        at, verb, as_word = found.left - 1, False, False
        grammar = self.grammar
        while at >= floor and found.left - at < 9:
            word = self.lower[at]
            if word in grammar.copulas or word in grammar.appoint or word in grammar.serve:
                verb = True
            elif word in grammar.as_words:
                as_word = True
            elif word not in grammar.adverbs:
                break
            at -= 1
        found.tied = (verb and as_word) or (verb and not found.organisation) or as_word
        if not verb or at < floor:
            return self._subject(found.left, floor) if as_word else None
        if self.lower[at] in grammar.relatives:
            at -= 1
            if at > floor and self.words[at] == ",":
                return self._before_comma(at, floor)
            return self._ends_person(at + 1)
        person = self._ends_person(at + 1) or (self._before_comma(at, floor) if self.words[at] == "," else None)
        return person or (self._subject(at, floor) if as_word else None)

    def _subject(self, before: int, floor: int) -> Span | None:
        """The nearest person before the token, in its sentence and not far."""
        for at in range(before, max(floor, before - AWAY), -1):
            person = self._ends_person(at)
            if person is not None:
                return person
        return None

    def _of_verb(self, i: int) -> Found | None:
        """"Ann Lee, who heads the unit": the title that the verb stands for."""
        title = self.grammar.role_verbs.get(self.lower[i])
        floor, limit = self._sentence(i)
        if title is None or i - 2 < floor or self.lower[i - 1] not in self.grammar.relatives:
            return None
        person = self._before_comma(i - 2, floor) if self.words[i - 2] == "," else self._ends_person(i - 1)
        determined = i + 1 < limit and (self.lower[i + 1] in self.grammar.articles or self.lower[i + 1] in self.grammar.possessives)
        first = i + 1 + determined
        last = self._phrase(first, min(limit, first + COMPLEMENT), determined) if first < limit else first
        if person is None or last <= first or not (first in self.begins or first in self.inside or (determined and any(self.lower[k] in self.grammar.institutions for k in range(first, last)))):
            return None
        head = Head((title,), title, False, False, True, False)
        return Found(head, i, i + 1, i, person, (first, last), determined, True, True, i + 1, title)

    # What belongs together, and what counts.

    def _coordinate(self, found: list[Found]) -> None:
        """"chairman and chief executive": two titles side by side share the person, and the organisation of either."""
        for one, other in zip(found, found[1:], strict=False):
            gap = other.left - one.last
            if not 1 <= gap <= 2 or not all(self.lower[k] in self.grammar.joiners or self.words[k] == "," for k in range(one.last, other.left)):
                continue
            if self.words[one.last] == "," and gap == 1 and one.person is not None and one.person[1] <= one.left and other.person is not None:
                continue
            if other.person is not None and one.person is None and other.person[0] >= other.last:
                one.person, one.tied = other.person, True
            elif one.person is not None and other.person is None and one.person[1] <= one.left:
                other.person, other.tied = one.person, True
            other.determined = other.determined or one.determined
            if one.organisation is None and other.organisation is not None and other.organisation[0] >= other.last - (other.organisation[1] - other.organisation[0]) and other.organisation[1] == other.last:
                one.organisation = other.organisation
            elif other.organisation is None and one.organisation is not None and one.organisation[1] <= one.first:
                other.organisation = one.organisation

    def _counts(self, one: Found) -> bool:
        """Is it a role at all: it has a person, or it is a title that stands for someone in its sentence?"""
        if one.person is not None:
            return True
        head = one.head
        if not (head.alone or (head.with_more and one.more)):
            return False
        if not (one.determined or one.organisation is not None or one.tied):
            return False
        if self.document.layout_of(self.document.sentences[self.document.sentence_of[one.first]]) is Layout.HEADLINE:
            return False
        return self._ends_phrase(one)

    def _ends_phrase(self, one: Found) -> bool:
        """Does the phrase end with the title, so that it is no part of another noun ("teacher training")?"""
        at, limit = one.last, self._sentence(one.first)[1]
        if at >= limit:
            return True
        word = self.lower[at]
        if word in ("'s", "’s", "-"):
            return False
        if not self.words[at].islower() or not word.isalpha():
            return True
        grammar = self.grammar
        return word in grammar.small or word in grammar.saying or word in grammar.verbs or word in grammar.adverbs or word in grammar.copulas or word.endswith(("ed", "ing", "ly"))


def _needing_person(head: Head) -> Head:
    return Head(head.words, head.family, head.unique, False, False, head.short)


def roles(reading: Reading) -> Iterator[Found]:
    """The titles of the document with their persons and organisations, in text order."""
    found = Finder(reading).all()
    named: dict[Any, int] = {}
    for one in found:
        if one.person:
            named[one.person] = named.get(one.person, 0) + 1
    for one in found:
        if _is_address(one) and one.person is not None and named[one.person] > 1:
            continue  # "Professor Ann Lee, dean of": the address says nothing more
        yield one


def _is_address(one: Found) -> bool:
    """A title before a name that is only an address ("Professor Ann Lee")."""
    return one.organisation is None and one.head.family == "professor" and len(one.head.words) == 1 and one.title_last - one.first <= 2 and one.person is not None and one.person[0] >= one.last
