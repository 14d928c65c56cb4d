"""The small words around titles, compiled from the table of roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.analysis.nouns.titles import titles
from reconcile.analysis.speech.words import speech_words
from reconcile.kinds.name.words import name_words
from reconcile.languages import Language


@dataclass(frozen=True, slots=True)
class Grammar:
    copulas: frozenset[str]
    appoint: frozenset[str]
    serve: frozenset[str]
    adverbs: frozenset[str]
    as_words: frozenset[str]
    hails: frozenset[str]
    named: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    honorifics: frozenset[str]
    not_before: frozenset[str]
    joiners: frozenset[str]
    verbs: frozenset[str]
    starters: frozenset[str]
    relatives: frozenset[str]
    since: frozenset[str]
    small: frozenset[str]
    saying: frozenset[str]
    field: frozenset[str]
    target: frozenset[str]
    target_titles: frozenset[str]
    prepositions: frozenset[str]
    no_field: frozenset[str]
    not_nouns: frozenset[str]
    institutions: frozenset[str]
    houses: frozenset[str]
    seats: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    small_only: frozenset[str]
    impersonal: frozenset[str]
    complement_only: frozenset[str]
    gerunds: frozenset[str]
    no_nouns: frozenset[str]
    """Small words and verbs: none of them is a noun of a title."""
    no_noun_endings: tuple[str, ...]
    one_of: tuple[str, ...]
    role_verbs: dict[str, str]


@cache
def grammar(language: Language) -> Grammar:
    table, complements, speech = language["roles"]["grammar"], language["roles"]["complements"], speech_words(language)
    names = ("copulas", "appoint", "serve", "adverbs", "as_words", "hails", "named", "articles", "possessives", "honorifics", "not_before", "joiners", "verbs", "starters", "relatives", "since")  # fmt: skip
    sets = {name: frozenset(table[name]) for name in names}
    return Grammar(
        **sets,
        no_nouns=speech.small.union(speech.saying, sets["verbs"], sets["appoint"], sets["serve"], table["not_nouns"]),
        small=speech.small,
        saying=speech.saying,
        field=frozenset(complements["field"]),
        target=frozenset(complements["target"]),
        target_titles=frozenset(complements["target_titles"]),
        prepositions=frozenset(complements["prepositions"]),
        no_field=frozenset(complements["no_field"]),
        not_nouns=frozenset(table["not_nouns"]),
        institutions=speech.institutions,
        houses=frozenset(table["houses"]) | speech.institutions,
        seats=frozenset(table["seats"]),
        given=frozenset(table["given"]) | titles(language).named_so,
        common=name_words(language).common,
        small_only=frozenset(table["small_only"]) | titles(language).named_so,
        gerunds=frozenset(language["occupations"]["heads"]["gerunds"]),
        no_noun_endings=tuple(table["no_noun_endings"]),
        one_of=tuple(table["one_of"]),
        impersonal=frozenset(table["impersonal"]).union(language["occupations"]["heads"]["firms"]),
        complement_only=frozenset(table["complement_only"]),
        role_verbs=dict(language["roles"]["verbs"]),
    )
