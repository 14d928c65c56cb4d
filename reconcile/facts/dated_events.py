"""Which event an article is about, where it dates one: the day of it, whom it befell, how many.

A first report and a verdict a year later share few words and are of one event nevertheless. What tells it is the day
of the event, which both give, with the full name of a person whom it befell or who did it; or, where the first report
has no names yet, the same high number of people. Two shootings of one town fall on two days, or have other names.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from reconcile.analysis import Mention, Reading
from reconcile.analysis.syntax.lexicon import lexicon
from reconcile.facts.acts import acts
from reconcile.facts.rarity import rarity
from reconcile.kinds.date import Date, find
from reconcile.kinds.name.words import NameWords, name_words
from reconcile.languages import Language, load
from reconcile.model import Article
from reconcile.text import Document, calendar

READ = 4_000
"""Characters of an article in which it is looked for its event."""
NAMED = 2.0
"""Rarity that the two words of a full name must have together to be hardly two people's."""
UNHEARD = 2.4
"""Rarity from which a word that no list of given names has can be one: hardly a town's or a paper's."""
FAMILY = 1.2
"""Rarity from which a word of the dictionary can be a family name: Hale, not Avenue."""
MANY = 3
"""Number of people from which two reports of one day that share it are hardly of two events."""
CROWD = 40
"""Articles of one day from which a name, or a number, tells nothing."""
LETTERS = re.compile(r"[^\W\d_]+")
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """The event that an article dates first: its day as an ordinal, everybody named in full, of these those in the
    sentences that tell of events, and the numbers of people there."""

    day: int
    persons: tuple[Name, ...]
    struck: tuple[Name, ...]
    numbers: tuple[int, ...]


def dated_event(article: Article) -> DatedEvent | None:
    """The first event of the article that happened on one known day; None where there is none, or the article itself
    has no date, from which days could be counted."""
    anchor = calendar.full_day(article.dated)
    language = load(article.language)
    if anchor is None or language.kinds is not None:
        return None
    text = article.text[:READ]
    if _of_events(language).isdisjoint(LETTERS.findall(text.lower())):
        return None  # mostly: no more of it need be read
    document = Document(text, language)
    told = _acts_told(document)
    if not any(told.values()):
        return None
    reading = Reading(document, anchor, article.dated, article.publisher, article.title, article.country)
    day = next((day for mention in find(reading) if (day := _day(mention, anchor, document, told))), None)
    if day is None:
        return None
    struck = {document.sentence_of[at] for at, event in told.items() if event}
    names = [set(_full_names(document, span.first, span.last)) for span in document.sentences]
    spans = [document.sentences[number] for number in sorted(struck)]
    return DatedEvent(
        day,
        tuple(sorted(set().union(*names))),
        tuple(sorted(set().union(*(names[number] for number in struck)))),
        tuple(sorted({number for span in spans for number in _numbers(document, span.first, span.last)})),
    )


def of_one_event(events: Sequence[DatedEvent | None], alike: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The pairs of articles, by number, that tell of one dated event: those with one of its people, and those with the
    number of people that are `alike` in their words."""
    people: dict[tuple[int, Name], list[tuple[int, bool]]] = defaultdict(list)
    counted: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        if event:
            for name in event.persons:
                people[event.day, name].append((number, name in event.struck))
            for size in event.numbers:
                counted[event.day, size].append(number)
    for bearers in people.values():
        if len(bearers) < CROWD:
            yield from ((a, b) for (a, struck), (b, hit) in combinations(bearers, 2) if struck or hit)
    for numbers in counted.values():
        if len(numbers) < CROWD:
            yield from (pair for pair in combinations(numbers, 2) if alike(*pair))


def _day(mention: Mention, anchor: datetime.date, document: Document, told: Mapping[int, bool]) -> int | None:
    """The one day of an event that the mention states, as an ordinal; None where it states something else, or a day to
    come."""
    value = mention.value
    if not isinstance(value, Date) or value.earliest is None or value.earliest != value.latest:
        return None
    past = value.earliest <= anchor and _of_event(document, document.token_at(mention.start), told)
    return value.earliest.toordinal() if past else None


def _acts_told(document: Document) -> dict[int, bool]:
    """The tokens that are words for an incident or a disaster, or for what was told of it, or done in court, another
    day; each with whether it is the former."""
    words = _words_of_acts(document.language)
    return {at: words[word] for at, word in enumerate(document.lower) if word in words}


@cache
def _words_of_acts(language: Language) -> Mapping[str, bool]:
    """The words for such acts, in all forms, each with whether it is one of an incident or a disaster."""
    known, happened = lexicon(language), acts()
    named = {word: act for word, (_, act) in known.nouns.items()} | {
        word: verb.act for word, verb in known.verbs.items()
    }
    return {
        word: happened.event(act.name)
        for word, act in named.items()
        if act and (happened.event(act.name) or act.telling or happened.pursued(act.name))
    }


@cache
def _of_events(language: Language) -> frozenset[str]:
    """The letters with which the words for incidents and disasters begin, up to a mark: a text without any of them
    tells of none."""
    return frozenset(LETTERS.findall(word)[0] for word, event in _words_of_acts(language).items() if event)


def _of_event(document: Document, at: int, told: Mapping[int, bool]) -> bool:
    """Is of all acts of the sentence an event the one nearest to the token?"""
    sentence = document.sentences[document.sentence_of[at]]
    near = [each for each in range(sentence.first, sentence.last) if each in told]
    return told[min(near, key=lambda each: abs(each - at))] if near else False


def _full_names(document: Document, first: int, last: int) -> Iterator[Name]:
    """The given and the family name of everybody whom the tokens name in full, without an office and without a word of
    saying beside it."""
    w, saying = name_words(document.language), lexicon(document.language).verbs
    words, lower, at = document.words, document.lower, first
    while at < last:
        behind = at
        while behind < last and (words[behind][:1].isupper() or (behind > at and words[behind] == ".")):
            behind += 1
        if behind - at > 1:
            beside = [*lower[max(first, at - 1) : at], *lower[behind : behind + 1]]
            told = any((verb := saying.get(word)) and verb.act and verb.act.telling for word in beside)
            name = [word for word in lower[at:behind] if len(word) > 2 and word.rstrip(".") not in w.suffixes]
            held = {word.rstrip(".") for word in (*beside, *name[:1])}
            in_office = not (held.isdisjoint(w.titles) and held.isdisjoint(w.honorifics))
            if len(name) > 1 and not told and not in_office and _rare(name[0], name[-1], w):
                yield name[0], name[-1]
        at = max(behind, at + 1)


def _rare(given: str, family: str, w: NameWords) -> bool:
    """Is it a name that hardly two people of one day's news have?"""
    return (
        (given in w.given or (given not in w.common and rarity(given) >= UNHEARD))
        and (family not in w.common or rarity(family) >= FAMILY)
        and rarity(given) + rarity(family) >= NAMED
    )


def _numbers(document: Document, first: int, last: int) -> Iterator[int]:
    """From MANY on, the numbers of people: what stands before a word for people, or for what befell them."""
    language = document.language
    spelled: Mapping[str, int] = language["numbers"]["words"]
    known, people = lexicon(language), acts().people | acts().part_of_people
    for at in range(first, last - 1):
        word = document.lower[at]
        number = int(word) if word.isdecimal() and len(word) < 3 else spelled.get(word, 0)
        behind = document.lower[at + 1]
        if number >= MANY and (language.stem(behind) in people or behind in known.verbs):
            yield number
