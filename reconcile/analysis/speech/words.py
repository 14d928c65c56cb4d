"""The words around speech, compiled: verbs of saying, and the small words that end a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.languages import Language

STOPS = frozenset('.,;:!?()[]{}—–"“”„«»‘`…/|')
"""Marks that end a noun phrase."""


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The table of quotations, compiled: every field is a set of lower-case words."""

    saying: frozenset[str]
    unsure: frozenset[str]
    direct: frozenset[str]
    triggers: frozenset[str]
    sources: dict[str, tuple[tuple[str, ...], ...]]
    passive: frozenset[str]
    between: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    connectors: frozenset[str]
    honorifics: frozenset[str]
    institutions: frozenset[str]
    groups: frozenset[str]
    told_of: frozenset[str]
    quoted_as: frozenset[str]
    negations: frozenset[str]
    to_someone: frozenset[str]
    joining: frozenset[str]
    both: frozenset[str]
    documents: frozenset[str]
    document_links: frozenset[str]
    skipped: frozenset[str]
    """What stands between a source and "as saying": was quoted by the agency."""
    small: frozenset[str]
    """All the little words together: what never belongs to a name or a plain noun."""


@cache
def speech_words(language: Language) -> SpeechWords:
    table = language["quotes"]
    sets = {name: frozenset(table[name]) for name in _PLAIN}
    saying, direct = (
        frozenset(form for family in table[name] for form in family.split()) for name in ("saying", "direct")
    )
    phrases = sorted((tuple(phrase.split()) for phrase in table["sources"]), key=len, reverse=True)
    sources = {
        head: tuple(phrase for phrase in phrases if phrase[0] == head) for head in {phrase[0] for phrase in phrases}
    }
    small = frozenset().union(
        *(
            sets[name]
            for name in _PLAIN
            if name
            not in (
                "unsure",
                "between",
                "honorifics",
                "connectors",
                "institutions",
                "groups",
                "skipped",
                "told_of",
                "quoted_as",
                "negations",
                "to_someone",
                "joining",
                "both",
                "documents",
                "document_links",
            )
        ),
        ["'s", "’s"],
    )
    return SpeechWords(
        saying=saying,
        direct=direct,
        sources=sources,
        triggers=saying | direct | frozenset(sources),
        small=small,
        **sets,
    )


_PLAIN = (
    "unsure", "passive", "between", "pronouns", "relatives", "determiners", "prepositions", "conjunctions", "auxiliaries", "connectors", "honorifics", "institutions", "groups", "skipped", "told_of", "quoted_as", "negations", "to_someone", "joining", "both", "documents", "document_links",
)  # fmt: skip
