"""What only one value of an article goes with: its one sum of zlotys, its one count of tickets, the one length of time
told beside "jury".

A reader knows two claims of different values for one fact by what stands beside them and beside nothing else of their
kind: each article speaks of one villa, and names one sum with it. What an article says of two values tells nothing of
either. No value takes part but for telling which claims of one article differ.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import fsum

from reconcile.facts.acts import acts
from reconcile.facts.akin_words import act_words, akin, senses
from reconcile.facts.match_keys import Sentence, sentence_of
from reconcile.facts.orders import Ends, ends, exceeds
from reconcile.facts.rarity import rarity
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.duration import Duration
from reconcile.kinds.duration.value import DAY
from reconcile.languages import Language, load
from reconcile.model import AGREEING, Claim, Value

WORD = re.compile(r"[^\W\d_]{3,}")
TELLING = 1.0
"""Rarity from which a word marks what a value is of, where one value alone stands beside it."""
LONGEST = 60
"""Telling words of a sentence that are looked at: a list of a thousand numbers costs no more than its length."""
OFTEN = 3
"""Sentences with claims that hold a word from which on it marks none of them: it is what the article is about."""
MARKED = having(
    Trait.COUNTED,
    Trait.AGED,
    Trait.MEASURED,
    Trait.MONEY,
    Trait.SHARE,
    Trait.LASTING,
    Trait.ORDINAL,
    Trait.DATED,
    Trait.TIMED,
)
"""Kinds of which one article gives several, each of another thing."""
FEW = having(Trait.MEASURED, Trait.TIMED)
"""Kinds of which an article has few values that could be taken for each other. Of dates, counts and sums the nearest is
mostly another thing: in 22 of 26 pairs that were tried."""
Mark = tuple[str, str]
"""A sort of mark (group, word), and which one."""
Marks = Mapping[str, frozenset[Mark]]
"""By claim: the marks that lead to its value alone in its article."""
NONE: frozenset[Mark] = frozenset()
ENOUGH = 2.0
"""Rarity of the words in common that says all that words can say."""
NAMED = {"group": "only one of these"}
"""The feature of each sort of mark but of words."""
OTHER = frozenset(
    {
        "other group",
        "part and whole",
        "other person",
        "other subject",
        "other time",
        "said there too",
        "both are telling",
    }
)
"""What says that two values are of other things, however few such values their articles give."""
APART = frozenset({"other currency", "one negated", "narrowed otherwise", "planned and done", "one recalled"})
"""What makes it no wonder that each article gives one value of a group: the sold, those to be sold."""
BESIDE = "only one beside a word"
NEAREST = "nearest"
"""Of two values in two articles: see `reconcile.facts.nearest`."""
LIKELY = frozenset({*NAMED.values(), BESIDE, NEAREST})
"""What makes it likely, not certain, that two values are of one thing: each article may have chosen another one."""
ORDER = 20
"""How many times a number must exceed another one for the two to be hardly of one thing."""


def marks(claims: Sequence[Claim]) -> Marks:
    """The marks of each claim of a story; a claim that has none is left out."""
    words = _words(claims)
    by_article: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in MARKED:
            by_article[claim.article, claim.kind].append(claim)
    found: dict[str, frozenset[Mark]] = {}
    for mine in by_article.values():
        found.update(_sole(mine, words))
    return found


def _sole(mine: Sequence[Claim], words: Mapping[Sentence, frozenset[str]]) -> Iterator[tuple[str, frozenset[Mark]]]:
    """The claims of one kind of one article, each with the marks that no claim of another value bears."""
    crowded = _crowded(mine) if len(mine) > 1 else set()
    borne = {
        claim.id: frozenset(_marks(claim, words[sentence_of(claim)], sentence_of(claim) in crowded)) for claim in mine
    }
    values: dict[Mark, dict[Value, None]] = defaultdict(dict)
    for claim in mine:
        for mark in borne[claim.id]:
            values[mark][claim.value] = None
    one = {mark for mark, stated in values.items() if _agree(mine[0].kind, stated)}
    for claim in mine:
        if sole := borne[claim.id] & one:
            yield claim.id, sole


def _marks(claim: Claim, words: frozenset[str], crowded: bool) -> Iterator[Mark]:
    known, language = acts(), load(claim.context.language)
    if group := claim.context.group:
        noun = language.stem(group)
        if noun not in known.people | known.part_of_people:
            yield "group", known.nouns.get(noun, noun)
    own = alike(WORD.findall(claim.quote), language)
    for word in words & alike(claim.context.clause, language) if crowded else words:
        if word not in own:
            yield "word", word


def _crowded(mine: Sequence[Claim]) -> set[Sentence]:
    """The sentences that state two values of the kind: there only the words of its clause go with a claim."""
    stated: dict[Sentence, dict[Value, None]] = defaultdict(dict)
    for claim in mine:
        stated[sentence_of(claim)][claim.value] = None
    return {place for place, values in stated.items() if not _agree(mine[0].kind, values)}


def _agree(kind: str, values: Iterable[Value]) -> bool:
    """Do the values say one thing: does each agree with the first?"""
    first, *others = values
    compare = kinds()[kind].compare
    return all(compare(first, other).relation in AGREEING for other in others)


def _words(claims: Iterable[Claim]) -> Mapping[Sentence, frozenset[str]]:
    """The telling words of each sentence that holds a claim, but for names and for those that many of them hold."""
    found: dict[Sentence, frozenset[str]] = {}
    held: dict[tuple[str, str], int] = defaultdict(int)
    for claim in claims:
        place = sentence_of(claim)
        if place not in found:
            found[place] = _telling_words(claim.sentence, claim.context.language)
            for word in found[place]:
                held[claim.article, word] += 1
    return {place: frozenset(word for word in words if held[place[0], word] <= OFTEN) for place, words in found.items()}


@lru_cache(maxsize=5_000)
def _telling_words(sentence: str, code: str) -> frozenset[str]:
    """The first of its telling words; copies of one text have them in common."""
    return frozenset(itertools.islice(_telling(sentence, code), LONGEST))


def _telling(sentence: str, code: str) -> Iterator[str]:
    """The rare words in small letters, each as the one that stands for it."""
    language = load(code)
    known, sense, told = akin(language), senses(language), act_words(language)
    for match in WORD.finditer(sentence):
        word = match[0].lower()
        if word in told:
            continue
        meant = sense[word]
        akin_to = meant in known
        starts_small = match[0][0].islower()
        if (akin_to and (starts_small or match.start() == 0)) or (starts_small and rarity(word, code) > TELLING):
            yield meant


def alike(words: Iterable[str], language: Language) -> set[str]:
    """The words, each as the one that stands for it."""
    sense = senses(language)
    return {sense[word.lower()] for word in words}


def many_times(a: Claim, b: Claim) -> bool:
    """Is the one number many times the other, in the units of a duration or of both?"""
    return exceeds(_ends(a.value), _ends(b.value), ORDER)


def _ends(value: Value) -> Ends:
    """Its lower and its upper end, of a length of time in days: exactly where the clock tells it ("0.04 seconds")."""
    if not isinstance(value, Duration):
        return ends(value)
    if value.unit.monthly:
        return value.days
    low, high = (None if end is None else end * value.unit.size / DAY for end in ends(value))
    return low, high


def sole_features(a: Claim, b: Claim, sole: Marks, features: Mapping[str, float]) -> dict[str, float]:
    """What leads to each of two claims of different values, and to no other value in the article of either.

    `features` are those that are known of the two: where these say that two things are counted, or where the one value
    is of another order of size, nothing leads from one to the other. What their clauses share is not counted twice.
    """
    mine, its = sole.get(a.id), sole.get(b.id)
    if mine is None or its is None or a.article == b.article:
        return {}
    shared = mine & its
    if not shared or features.keys() & OTHER or many_times(a, b):
        return {}
    apart = features.keys() & APART
    found = {NAMED[sort]: 1.0 for sort, _ in shared if sort in NAMED and not apart}
    words = fsum(max(TELLING, rarity(word, a.context.language)) for sort, word in shared if sort not in NAMED)
    beside = min(1.0, words / ENOUGH) * (1.0 - features.get("words shared", 0.0))
    return {**found, BESIDE: beside} if beside else found


def without_sole(features: Mapping[str, float]) -> Mapping[str, float]:
    """The features that tell more than that each article says one such thing; the very ones given, where all do."""
    if features.keys().isdisjoint(LIKELY):
        return features
    return {name: value for name, value in features.items() if name not in LIKELY}
