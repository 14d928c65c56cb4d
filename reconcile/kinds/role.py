"""Roles: who holds which office where, "Ann Lee, president of Acme".

A claim is one title with its person and its organisation, as far as the text gives them: "a police spokesman" has
no person, "Judge Lee" no organisation. The title is as written ("former director of sales"); the organisation may be a
place ("governor of Alaska") or a common noun ("the bank's chairman"). The span runs from the first to the last word of
the three, without an article before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.kinds import Kind, Mention, Reading
from reconcile.kinds._role_finder import AWAY, Finder, Found, Span, roles
from reconcile.kinds._titles import WORD, Office, office, titles
from reconcile.languages import Language, load
from reconcile.model import Comparison, Relation
from reconcile.text import Document

__all__ = ["KIND", "Finder", "Role"]


@dataclass(frozen=True, slots=True)
class Role:
    """A title with its person and organisation as written, None where the text names none; canonical names besides."""

    person: str | None
    title: str
    organisation: str | None = None
    person_canonical: str | None = None
    organisation_canonical: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "title": self.title,
            "organisation": self.organisation,
            "person_canonical": self.person_canonical,
            "organisation_canonical": self.organisation_canonical,
        }


def find(reading: Reading) -> Iterator[Mention]:
    """The roles of the document in text order; the names and places of the reading are known by now."""
    document = reading.document
    names = {(document.token_at(one.start), document.token_at(one.end - 1) + 1): one for one in reading.mentions if one.kind in ("name", "place")}
    found = sorted((_mention(document, one, names) for one in roles(reading)), key=lambda mention: (mention.start, mention.end))
    seen: set[tuple[int, int, Role]] = set()
    for mention in found:
        key = (mention.start, mention.end, mention.value)
        if key not in seen:
            seen.add(key)  # type: ignore[arg-type]
            yield mention


def _mention(document: Document, one: Found, names: dict[Span, Mention]) -> Mention:
    first, last = one.span
    if one.person is not None and (one.person[0] > one.last + AWAY or one.person[1] < one.left - AWAY):
        first, last = one.first, one.last
    title = one.title or _text(document, (one.first, one.title_last))
    value = Role(
        _text(document, one.person) if one.person else None,
        title,
        _text(document, one.organisation) if one.organisation else None,
        _canonical(names, one.person),
        _canonical(names, one.organisation),
    )
    held = office(title, document.language)
    extra = {"family": held.family} | ({"former": "1"} if held.former else {}) | ({"acting": "1"} if held.acting else {})
    return Mention("role", document.starts[first], document.ends[last - 1], value, extra=extra)


def _text(document: Document, span: Span) -> str:
    return " ".join(document.quote(*span).split())


def _canonical(names: dict[Span, Mention], span: Span | None) -> str | None:
    """The canonical name of what stands on the tokens; of a name that holds them, where they are its end."""
    if span is None:
        return None
    exact = names.get(span) or next((one for (first, last), one in names.items() if last == span[1] and first <= span[0]), None)
    return getattr(exact.value, "canonical", None) if exact is not None else None


# Comparing.


def compare(a: Role, b: Role) -> Comparison:
    """The relation of two roles.

    One person: equal or refines where the titles fit, disjoint where they exclude each other (a president is no
    vice-president of the same firm; nobody is sergeant and captain), differs where nothing says whether both hold,
    incomparable where both may. One office that has one holder at a time, and two persons: disjoint, unless a former,
    acting or coming holder is meant. All else is incomparable.
    """
    language = load("en")
    one, other = office(a.title, language), office(b.title, language)
    house = _same(a.organisation_canonical or a.organisation, b.organisation_canonical or b.organisation)
    person = _same(a.person_canonical or a.person, b.person_canonical or b.person)
    if person is False:
        return _two_persons(a, b, one, other, house)
    if person is None and house is not True:
        return _one_office(a, b, one, other) if a.person is None and b.person is None and house is None else _incomparable("Nothing says that these are one office.")
    return _one_person(a, b, one, other, house)


def _incomparable(why: str) -> Comparison:
    return Comparison(Relation.INCOMPARABLE, why)


def _one_office(a: Role, b: Role, one: Office, other: Office) -> Comparison:
    if a.organisation is None and b.organisation is None and (one.family, one.ranks, one.rest, one.former) == (other.family, other.ranks, other.rest, other.former):
        return Comparison(Relation.EQUAL, f"Both say {a.title}.")
    return _incomparable("Nothing says that these are one office.")


def _two_persons(a: Role, b: Role, one: Office, other: Office, house: bool | None) -> Comparison:
    fits = one.family == other.family and one.ranks == other.ranks and (one.rest <= other.rest or other.rest <= one.rest)
    if not fits or house is not True or not (one.unique and other.unique):
        return _incomparable("Two people, and two offices as far as we know.")
    if one.former != other.former or one.former or one.acting or other.acting:
        return _incomparable("Two people who can have held the office one after the other.")
    return Comparison(Relation.DISJOINT, f"{a.person} and {b.person} cannot both be {a.title} of {a.organisation}.")


def _one_person(a: Role, b: Role, one: Office, other: Office, house: bool | None) -> Comparison:
    if house is False:
        return _incomparable("Two organisations: one person can hold a title in each.")
    same_state = one.former == other.former and one.acting == other.acting
    if one.family == other.family and one.ranks == other.ranks:
        if one.rest == other.rest and same_state and bool(a.person) == bool(b.person) and bool(a.organisation) == bool(b.organisation):
            return Comparison(Relation.EQUAL, f"Both say {a.title}.")
        return Comparison(Relation.REFINES, f"“{a.title}” and “{b.title}” name one office, the one more closely.")
    vocabulary = titles(load("en"))
    if not same_state:
        return _incomparable("One of the two is a title of the past.")
    ladder = vocabulary.ladder_of.get(one.family)
    if (one.family == other.family and house) or (ladder is not None and ladder == vocabulary.ladder_of.get(other.family) and one.family != other.family):
        return Comparison(Relation.DISJOINT, f"Nobody is {a.title} and {b.title} at one time.")
    pairs = vocabulary.together
    if any(pair in pairs for pair in ((one.family, other.family), (other.family, one.family), (one.family, "*"), (other.family, "*"))):
        return _incomparable(f"One person can be {a.title} and {b.title}.")
    return Comparison(Relation.DIFFERS, f"“{a.title}” and “{b.title}” are two offices.")


def _same(a: str | None, b: str | None) -> bool | None:
    """Do the two names stand for one thing: the words of one are all among those of the other? None where one lacks."""
    if a is None or b is None:
        return None
    one, other = _name_words(a), _name_words(b)
    return bool(one and other) and (one <= other or other <= one)


def _name_words(name: str) -> frozenset[str]:
    addresses = load("en")["roles"]["grammar"]["honorifics"]
    words = [word for word in WORD.findall(name.lower()) if word not in ("s", "of", "and", "for")]
    return frozenset([word for word in words if word not in addresses] or words)


def keys(value: Role) -> frozenset[str]:
    """The words of the person's name, and the family of the title: two equal roles share one of each."""
    person = value.person_canonical or value.person
    words = {f"person:{word}" for word in _name_words(person) if len(word) > 1} if person else set()
    return frozenset(words | {f"office:{office(value.title, load('en')).family}"})


def show(value: Role, language: Language) -> str:
    """The role in words in which it is found again: "Ann Lee, president of Acme,"."""
    table = language["roles"]["shown"]
    form = ("full" if value.organisation else "person") if value.person else ("office" if value.organisation else "title")
    return str(table[form]).format(person=value.person, title=value.title, organisation=value.organisation)


KIND = Kind("role", 90, find, compare, keys, show)
