"""Names that two texts give to one part of what they tell in words of their own: shot in San Francisco here, in the
streets of Seattle there.

Only names take part of which the other article has no trace: no word of it, not its initials, no place in which it
lies. Of those, two are counterparts where the same words, names and values stand around both, and around no other such
name nearly as much.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from reconcile.facts.parallel_sentences import Pair
from reconcile.facts.rarity import rarity
from reconcile.facts.surroundings import TELLING, WORD, Told, counterparts, told
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.name.words import name_words
from reconcile.kinds.place import Place
from reconcile.languages import Language, load
from reconcile.limits import MANY
from reconcile.model import Claim, Relation
from reconcile.text.letters import fold

NAMES = having(Trait.NOMINAL)
SHARE = 0.3
"""Share of the one's surroundings that it has in common with the other, of the smaller ones."""
ROOT = 5
"""Letters with which two words begin that may be forms of one."""
REACH = 4
"""Words on each side of a name among which the telling one next to it is looked for."""
APART = frozenset({Relation.DISJOINT, Relation.DIFFERS})


def renamed(claims: Sequence[Claim]) -> dict[Pair, float]:
    """The counterparts among the names of one story, each foreign to the other's article, with how much stands around
    both: 0 to 1."""
    by_article = _names_of_articles(claims)
    if len(by_article) < 2 or sum(map(len, by_article.values())) > len(NAMES) * MANY:
        return {}
    known = {article: _words_of(names) for article, names in by_article.items()}
    sides = [
        [_foreign(by_article[mine], by_article[its], known[its]) for mine, its in ((one, other), (other, one))]
        for one, other in itertools.combinations(sorted(by_article), 2)
    ]
    around = told(claims, {claim.id for side in sides if all(side) for claim in itertools.chain(*side)})
    found: dict[Pair, float] = {}
    for side in sides:
        if all(side):
            for a, b, sure in _counterparts(*([around[claim.id] for claim in names] for names in side)):
                found[min(a, b), max(a, b)] = sure
    return found


def _counterparts(ones: Sequence[Told], others: Sequence[Told]) -> Iterator[tuple[str, str, float]]:
    return counterparts(
        ones,
        others,
        fits=lambda one, other: not _share_a_word(one, other),
        same=_one_name,
        share=SHARE,
        holds=lambda one, other: _framed_alike(one.claim, other.claim) and not _two_rows(one, other),
    )


def _two_rows(one: Told, other: Told) -> bool:
    """Do the figures of a kind differ as well, all of them? Then the two may be rows of one list."""
    related: dict[str, set[Relation]] = defaultdict(set)
    for a in one.beside:
        for b in other.beside:
            if a.kind == b.kind:
                related[a.kind].add(kinds()[a.kind].compare(a.value, b.value).relation)
    return any(relations <= APART for relations in related.values())


def _framed_alike(a: Claim, b: Claim) -> bool:
    """Does the same word stand right before both, and the same telling word next to them on each side?"""
    (before, left, right), (other_before, other_left, other_right) = _frame(a), _frame(b)
    sides = [bool(left) and left == other_left, bool(right) and right == other_right]
    return before == other_before and all(sides)


def _frame(claim: Claim) -> tuple[str | None, str | None, str | None]:
    """The word right before a name, determiners aside, and the telling words nearest to it on both sides, as stems."""
    first = claim.start - claim.context.sentence_start
    language = load(claim.context.language)
    head = [word.lower() for word in WORD.findall(claim.sentence[:first])][-REACH - 1 :]
    tail = [word.lower() for word in WORD.findall(claim.sentence[first + len(claim.quote) :])][:REACH]
    head = [word for word in head if word not in _determiners(language)]
    left = _first_telling(head[::-1], claim)
    right = _first_telling(tail, claim)
    return (head[-1] if head else None, left and language.stem(left), right and language.stem(right))


def _first_telling(words: Sequence[str], claim: Claim) -> str | None:
    for word in words:
        if rarity(word, claim.context.language) > TELLING:
            return word
    return None


def _foreign(mine: Sequence[Claim], theirs: Sequence[Claim], known: frozenset[str]) -> list[Claim]:
    """The names of which the other article has no trace."""
    places = [claim.value for claim in theirs if isinstance(claim.value, Place)]
    return [claim for claim in mine if unheard(claim, known) and not _lies_there(claim, places)]


def _lies_there(claim: Claim, places: Sequence[Place]) -> bool:
    """Is it a place in which one of the places lies, or that lies in one?"""
    if not isinstance(claim.value, Place):
        return False
    compare = kinds()[claim.kind].compare
    return any(compare(claim.value, place).relation in (Relation.EQUAL, Relation.REFINES) for place in set(places))


def words_of_names(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """The words of the names of each article, and the initials of those of several words."""
    return {article: _words_of(names) for article, names in _names_of_articles(claims).items()}


def _names_of_articles(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in NAMES:
            found[claim.article].append(claim)
    return found


def unheard(claim: Claim, known: frozenset[str]) -> bool:
    """Has an article whose names have the `known` words (see `words_of_names`) no trace of the name?"""
    return _telling_words(claim).isdisjoint(known)


def _words_of(names: Sequence[Claim]) -> frozenset[str]:
    """The words of the names of one article, and the initials of those of several words."""
    initials = {"".join(word[:1] for word in _name(claim).split()) for claim in names}
    return frozenset(itertools.chain.from_iterable(map(_telling_words, names))) | initials


def _telling_words(claim: Claim) -> frozenset[str]:
    return _telling(f"{_name(claim)} {fold(claim.quote)}", claim.context.language)


@lru_cache(maxsize=10_000)
def _telling(names: str, code: str) -> frozenset[str]:
    words = frozenset(names.replace("-", " ").split())
    return frozenset(map(root, words - _everyday(load(code)) or words))


def _name(claim: Claim) -> str:
    return fold(str(getattr(claim.value, "canonical", claim.quote))).replace("'s", "")


def _one_name(a: Claim, b: Claim) -> bool:
    return _name(a) == _name(b)


def _share_a_word(a: Claim, b: Claim) -> bool:
    """Have two names a word in common, be it an everyday one? Then the one may be the other, told in full."""
    one, other = (set(f"{_name(claim)} {fold(claim.quote)}".replace("-", " ").split()) for claim in (a, b))
    return not set(map(root, one)).isdisjoint(map(root, other))


def root(word: str) -> str:
    """How a word begins: "Methodist" and "Methodists", "Korea" and "Korean" are of one thing."""
    return word[:ROOT]


@cache
def _determiners(language: Language) -> frozenset[str]:
    return frozenset(language["grammar"]["determiners"])


@cache
def _everyday(language: Language) -> frozenset[str]:
    return frozenset(name_words(language).common)
