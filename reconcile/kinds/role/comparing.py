"""How two roles stand to each other, and the keys under which they meet."""

from __future__ import annotations

from reconcile.analysis.nouns.titles import WORD, Office, office, titles
from reconcile.kinds.role.value import Role
from reconcile.languages import Language, load
from reconcile.messages import say
from reconcile.model import Comparison, Relation


def compare(a: Role, b: Role) -> Comparison:
    """The relation of two roles.

    One person: equal or refines where the titles fit, disjoint where they exclude each other (a president is no
    vice-president of the same firm; nobody is sergeant and captain), differs where nothing says whether both hold,
    incomparable where both may. One office that has one holder at a time, and two persons: disjoint, unless a former,
    acting or coming holder is meant. All else is incomparable.
    """
    if a.language != b.language:
        return _incomparable(say("The titles are in two languages."))
    language = load(a.language)
    one, other = office(a.title, language), office(b.title, language)
    house = _same(a.organisation_canonical or a.organisation, b.organisation_canonical or b.organisation, language)
    person = _same(a.person_canonical or a.person, b.person_canonical or b.person, language)
    if person is False:
        return _two_persons(a, b, one, other, house)
    if person is None and house is not True:
        return (
            _one_office(a, b, one, other)
            if a.person is None and b.person is None and house is None
            else _incomparable(say("Nothing says that these are one office."))
        )
    return _one_person(a, b, one, other, house)


def _incomparable(why: str) -> Comparison:
    return Comparison(Relation.INCOMPARABLE, why)


def _one_office(a: Role, b: Role, one: Office, other: Office) -> Comparison:
    if (
        a.organisation is None
        and b.organisation is None
        and (one.family, one.ranks, one.rest, one.former) == (other.family, other.ranks, other.rest, other.former)
    ):
        return Comparison(Relation.EQUAL, lambda: say("Both say {title}.", title=a.title))
    return _incomparable(say("Nothing says that these are one office."))


def _two_persons(a: Role, b: Role, one: Office, other: Office, house: bool | None) -> Comparison:
    fits = (
        one.family == other.family and one.ranks == other.ranks and (one.rest <= other.rest or other.rest <= one.rest)
    )
    language = load(a.language)
    if house is True and _one_boss(one, other, language):
        return Comparison(
            Relation.DIFFERS,
            lambda: say(
                (
                    "{one} and {other} can be two words for one office, which {person} and {other_person} cannot "
                    "both hold."
                ),
                one=a.title,
                other=b.title,
                person=a.person,
                other_person=b.person,
            ),
        )
    if not fits or house is not True or not ((one.unique and other.unique) or _one_a_field(one, other, language)):
        return _incomparable(say("Two people, and two offices as far as we know."))
    if one.former != other.former or one.former or one.acting or other.acting:
        return _incomparable(say("Two people who can have held the office one after the other."))
    return Comparison(
        Relation.DISJOINT,
        lambda: say(
            "{one} and {other} cannot both be {title} of {organisation}.",
            one=a.person,
            other=b.person,
            title=a.title,
            organisation=max(a.organisation or "", b.organisation or "", key=len),
        ),
    )


def _one_boss(one: Office, other: Office, language: Language) -> bool:
    """Do two different words say who leads a house of which there is one leader, now and alone?"""
    sole = language["roles"]["together"]["sole"]
    plain = not (
        one.ranks or other.ranks or one.rest or other.rest or one.former or other.former or one.acting or other.acting
    )
    return plain and one.family != other.family and one.family in sole and other.family in sole


def _one_person(a: Role, b: Role, one: Office, other: Office, house: bool | None) -> Comparison:
    if house is False:
        return _incomparable(say("Two organisations: one person can hold a title in each."))
    if one.former != other.former and one.unique and other.unique:
        return _incomparable(say("One of the two is a title of the past."))
    same_state = one.former == other.former and one.acting == other.acting
    if one.family == other.family and one.ranks == other.ranks and not _two_fields(a.title, b.title, load(a.language)):
        if (
            one.rest == other.rest
            and same_state
            and bool(a.person) == bool(b.person)
            and bool(a.organisation) == bool(b.organisation)
        ):
            return Comparison(Relation.EQUAL, lambda: say("Both say {title}.", title=a.title))
        return Comparison(
            Relation.REFINES,
            lambda: say("“{one}” and “{other}” name one office, the one more closely.", one=a.title, other=b.title),
        )
    vocabulary = titles(load(a.language))
    if not same_state:
        return _incomparable(say("One of the two is a title of the past, or held for a time only."))
    if (
        house
        and {one.family, other.family} <= vocabulary.loose
        and one.ranks == other.ranks
        and not (one.rest or other.rest)
    ):
        return Comparison(
            Relation.REFINES,
            lambda: say(
                "“{one}” and “{other}” can be two words for whoever leads the house.", one=a.title, other=b.title
            ),
        )
    ladder = vocabulary.ladder_of.get(one.family)
    if (one.family == other.family and house) or (
        ladder is not None and ladder == vocabulary.ladder_of.get(other.family) and one.family != other.family
    ):
        return Comparison(
            Relation.DISJOINT, lambda: say("Nobody is {one} and {other} at one time.", one=a.title, other=b.title)
        )
    pairs = vocabulary.together
    if any(
        pair in pairs
        for pair in ((one.family, other.family), (other.family, one.family), (one.family, "*"), (other.family, "*"))
    ):
        return _incomparable(say("One person can be {one} and {other}.", one=a.title, other=b.title))
    return Comparison(
        Relation.DIFFERS, lambda: say("“{one}” and “{other}” are two offices.", one=a.title, other=b.title)
    )


def _one_a_field(one: Office, other: Office, language: Language) -> bool:
    """Is it an office of which there is one for each field, and are both for one field: the dean of law, the law
    dean?"""
    return one.family in language["roles"]["complements"]["one_a_field"] and bool(one.rest) and one.rest == other.rest


def _two_fields(a: str, b: str, language: Language) -> bool:
    """Do both titles name what they are for, and nothing in common ("dean of law" or "law dean", "dean of
    medicine")?"""
    one, other = (_field(title, language) or _field_before(title, language) for title in (a, b))
    return bool(one and other) and one.isdisjoint(other)


def _field_before(title: str, language: Language) -> frozenset[str]:
    """The words before a title that say what it is for ("health minister"), where titles of its family are for
    something."""
    table, held = language["roles"], office(title, language)
    return (
        held.rest - frozenset((*table["modifiers"]["level"], *table["complements"]["grades"]))
        if held.family in table["complements"]["field"]
        else frozenset()
    )


def _field(title: str, language: Language) -> frozenset[str]:
    """The words behind the first "of" or "for" of a title."""
    words = WORD.findall(title.lower())
    at = next((i for i, word in enumerate(words) if word in titles(language).of), len(words))
    return frozenset(words[at + 1 :]) - titles(language).of


def _same(a: str | None, b: str | None, language: Language) -> bool | None:
    """Do the two names stand for one thing: the words of one are all among those of the other? None where one lacks."""
    if a is None or b is None:
        return None
    one, other = _name_words(a, language), _name_words(b, language)
    return bool(one and other) and (one <= other or other <= one)


def _name_words(name: str, language: Language) -> frozenset[str]:
    grammar = language["roles"]["grammar"]
    addresses, joints = grammar["honorifics"], grammar["joints"]
    words = [word for word in WORD.findall(name.lower()) if word not in joints]
    return frozenset([word for word in words if word not in addresses] or words)


def keys(value: Role) -> frozenset[str]:
    """The words of the person's name, and the family of the title: two equal roles share one of each."""
    person = value.person_canonical or value.person
    words = (
        {f"person:{word}" for word in _name_words(person, load(value.language)) if len(word) > 1} if person else set()
    )
    return frozenset(words | {f"office:{office(value.title, load(value.language)).family}"})
