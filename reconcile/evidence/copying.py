"""How a fact was handed down from source to source: who may have copied whom, and what the sentences still share."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from reconcile.evidence.context import FindingContext
from reconcile.languages import Language, load
from reconcile.model import Claim, Fact

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
STEM = 5
"""Letters by which two forms of one word are one: invest, invested, investment."""
COPIED = 0.5
"""Share of the shorter sentence's telling words from which a sentence was taken over."""
KEPT = 0.3
"""The same between two articles of one origin, where copying is certain anyway."""
FEW = 4
"""Telling words that two sentences must share at least."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules on chains look for in a sentence."""

    grave: frozenset[str]
    mild: frozenset[str]
    sourced: frozenset[str]
    accusations: frozenset[str]
    small: frozenset[str]


@cache
def chain_words(language: Language) -> Words:
    """The tables of `findings_quotes` that concern chains of copies."""
    table, quotes = language["findings_quotes"], language["quotes"]
    saying = {form for family in quotes["saying"] for form in family.split()}
    small = {
        word
        for name in ("pronouns", "prepositions", "conjunctions", "auxiliaries", "determiners")
        for word in quotes[name]
    }
    return Words(
        frozenset(table["grave"]),
        frozenset(table["mild"]),
        frozenset(table["sourced"]) | saying,
        frozenset(table["accusations"]),
        frozenset(small | set(table["small"])),
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """One claim and the one that may have been taken over from it; `certain` where both articles go back to one
    text."""

    source: Claim
    copy: Claim
    certain: bool


@lru_cache(maxsize=20_000)
def sentence_words(sentence: str) -> frozenset[str]:
    """The words of a sentence in lower case."""
    return frozenset(word.lower().replace("’", "'") for word in WORD.findall(sentence))


@lru_cache(maxsize=20_000)
def telling(sentence: str, language: str) -> frozenset[str]:
    """The beginnings of a sentence's longer words, without small words and words of doubt and telling; `language` is
    its code."""
    known = chain_words(load(language))
    return frozenset(
        w[:STEM]
        for w in sentence_words(sentence)
        if len(w) > 3 and w not in known.small and w not in known.sourced and w not in known.mild
    )


def taken_over(context: FindingContext, fact: Fact) -> Iterable[Copy]:
    """The pairs of the fact's claims of which one may be copied from the other, in both directions where no date says
    which."""
    claims = context.of(fact)
    for a, b in itertools.permutations(claims, 2):
        if a.article != b.article and not _later(context, a, b):
            certain = (
                context.articles[a.article].origin is not None
                and context.articles[a.article].origin == context.articles[b.article].origin
            )
            if _shares(a, b, KEPT if certain else COPIED):
                yield Copy(a, b, certain)


def by_sentence(lost: Iterable[tuple[Fact, Copy]]) -> list[list[tuple[Fact, Copy]]]:
    """The copies that hang together by a sentence they come from, one list a cause, in stable order."""
    groups: dict[tuple[str, str, int], list[tuple[Fact, Copy]]] = {}
    for fact, copy in lost:
        places = [(each.article, each.part, each.context.sentence_start) for each in (copy.source, copy.copy)]
        known = {id(groups[place]): groups[place] for place in places if place in groups}
        whole = [*(pair for group in known.values() for pair in group), (fact, copy)]
        for _, each in whole:
            for claim in (each.source, each.copy):
                groups[claim.article, claim.part, claim.context.sentence_start] = whole
    return list({id(group): group for group in groups.values()}.values())


def _later(context: FindingContext, a: Claim, b: Claim) -> bool:
    """Did a certainly come out after b?"""
    one, other = context.published(a), context.published(b)
    return (
        one is not None
        and other is not None
        and one[:4].isdigit()
        and other[:4].isdigit()
        and one[: len(other)] > other[: len(one)]
    )


def _shares(a: Claim, b: Claim, least: float) -> bool:
    one, other = telling(a.sentence, a.context.language), telling(b.sentence, b.context.language)
    both = len(one & other)
    return both >= FEW and both >= least * min(len(one), len(other))
