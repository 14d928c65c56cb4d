"""The vocabulary of durations, compiled once a language from its table `durations`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from reconcile.kinds.duration.value import Unit
from reconcile.languages import Language
from reconcile.model import Bound


@dataclass(frozen=True, slots=True)
class DurationWords:
    """Units by their forms, and sets of words by what they do; the table says what each is for."""

    units: dict[str, Unit]
    forms: frozenset[str]
    singulars: frozenset[str]
    letters: dict[str, Unit]
    modifiers: frozenset[str]
    age: frozenset[str]
    loose: frozenset[str]
    loose_numbers: frozenset[str]
    lengths: frozenset[str]
    as_: frozenset[str]
    as_long: frozenset[str]
    granting: frozenset[str]
    granted: frozenset[str]
    sorts_of_year: frozenset[str]
    closed: dict[str, Unit]
    quarters: frozenset[str]
    before_quarters: frozenset[str]
    numbers: dict[str, int]
    maybe_lengths: frozenset[str]
    length_behind: frozenset[str]
    always: frozenset[str]
    articles: frozenset[str]
    couple: frozenset[str]
    couple_link: str
    or_two: tuple[str, ...]
    passing: frozenset[str]
    passing_units: frozenset[str]
    definite: frozenset[str]
    no_single: frozenset[str]
    all: frozenset[str]
    another: frozenset[str]
    leading: frozenset[str]
    apart: frozenset[str]
    from_event: frozenset[str]
    """Behind a length that lies between two events."""
    events: frozenset[str]
    """In front of one, besides the marks and the words of `lengths`."""
    mostly: frozenset[str]
    parts: frozenset[str]
    better: frozenset[str]
    """In front of one of `parts` they make most of it."""
    before_headlined: frozenset[str]
    behind_headlined: frozenset[str]
    only_one: frozenset[str]
    given_links: frozenset[str]
    given: frozenset[str]
    filled_links: frozenset[str]
    filled: frozenset[str]
    filled_verbs: frozenset[str]
    commas: frozenset[str]
    than: frozenset[str]
    closing: frozenset[str]
    ahead: frozenset[str]
    ahead_of: frozenset[str]
    bare_of: frozenset[str]
    before_bare: frozenset[str]
    bare: frozenset[str]
    ago: frozenset[str]
    leads: frozenset[str]
    lead_verbs: frozenset[str]
    nouns: frozenset[str]
    long: frozenset[str]
    conjunction: str
    half: frozenset[str]
    quarter: frozenset[str]
    no_half: frozenset[str]
    during: frozenset[str]
    sure: frozenset[str]
    offsets: frozenset[str]
    some: frozenset[str]
    no_some: frozenset[str]
    second: str
    colons: frozenset[str]
    left: frozenset[str]
    timing: frozenset[str]
    timed_links: frozenset[str]
    races: frozenset[str]
    clocking: frozenset[str]
    """Straight in front of bare seconds, or with a link between: "clocked 20.14", "a time of 9.98"."""
    needs_link: frozenset[str]
    split_parts: frozenset[str]
    parted: frozenset[str]
    """Units besides the second of which a fraction is told ("a quarter of a century")."""
    suspended: frozenset[str]
    """Behind the part of a term that is not served."""
    suspended_links: frozenset[str]
    no_watch: frozenset[str]
    """In front of a time of day."""
    zones: frozenset[str]
    """Behind a time of day."""
    """Parts of a second."""
    serving: frozenset[str]
    """Verbs of lengths, in front of a number that leaves out its unit ("the judge gave him seven")."""
    outlasting: frozenset[str]
    """Those of any length ("his replacement lasted nine")."""
    dealing: frozenset[str]
    """In front of several lengths of one unit, besides the verbs of lengths ("for 14 and 11 years")."""
    dealt_units: frozenset[str]
    """Units of which several lengths are told so."""
    terms: frozenset[str]
    """Units of sentences and terms, of which such a number may be told."""
    served: frozenset[str]
    """Between these and the number."""
    life: frozenset[str]
    life_for: frozenset[str]
    jailed: frozenset[str]
    life_terms: frozenset[str]
    life_places: tuple[tuple[str, ...], ...]
    """Behind "life" these make a sentence of it ("life in prison")."""
    inner: tuple[tuple[tuple[str, ...], Bound], ...]
    """Hedges between a number and its unit ("20-plus years", "five or more years"), the longest first."""


def table_of_numbers(language: Language) -> dict[str, int]:
    """The words for whole numbers, each with its number."""
    return dict(language["numbers"]["words"])


@cache
def duration_words(language: Language) -> DurationWords:
    """The compiled table `durations` of the language."""
    table = language["durations"]
    units: dict[str, Unit] = {}
    names: dict[str, Unit] = {}
    for row in table["unit"]:
        unit = Unit(
            row["forms"][0],
            row["forms"][1],
            row.get("months", row.get("seconds")),
            "months" in row,
            row["iso"],
            row.get("times", 1),
            row.get("elastic", False),
        )
        units |= dict.fromkeys(row["forms"], unit)
        names[unit.name] = unit
    words = {**table["words"], **table["clocked"], **table["lifelong"]}
    sets: dict[str, Any] = {
        field.name: frozenset(words[field.name])
        for field in fields(DurationWords)
        if isinstance(words.get(field.name), list)
    }
    letters = {form: names[name] for form, name in words["letters"].items()}
    by_form = {form: units[name] for form, name in words["closed"].items()}
    singulars = frozenset(form for form, unit in units.items() if form != unit.plural)
    return DurationWords(
        units=units,
        forms=frozenset(units | letters | by_form),
        closed=by_form,
        numbers=table_of_numbers(language),
        singulars=singulars,
        letters=letters,
        second=words["second"],
        couple_link=words["couple_link"],
        conjunction=words["conjunction"],
        inner=tuple(
            sorted(
                ((tuple(phrase.split()), Bound(bound)) for phrase, bound in words["inner"].items()),
                key=lambda pair: -len(pair[0]),
            )
        ),
        **{
            **sets,
            "or_two": tuple(words["or_two"]),
            "life_places": tuple(tuple(phrase.split()) for phrase in words["life_places"]),
        },
    )
