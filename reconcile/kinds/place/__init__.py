"""Places: addresses, cities, regions, countries and venues, each with the fullest form the text gives it.

A place is known from the tables (CLDR's territories, states, the larger cities), by its head noun ("Smith County",
"Cerise Avenue"), or by what stands around it ("in X", "X, Fla.", a dateline). A city with its state is one claim,
and so is a distance from a place ("20 miles north of Miami").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reconcile.analysis import Mention, Reading
from reconcile.analysis.layers import PLACES
from reconcile.analysis.nouns.addresses import street_words
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import TEXT, Field, one_of
from reconcile.kinds.labelling.sites import of_site
from reconcile.kinds.name.finding import NAMES
from reconcile.kinds.place.finding import place_words, spots
from reconcile.kinds.place.streets import Address, address, same_scene
from reconcile.kinds.writing import form
from reconcile.languages import DEFAULT, Language, load
from reconcile.messages import say
from reconcile.model import Comparison, Relation
from reconcile.text.letters import fold

PLACE = "place"
KEPT = ("city", "country")
"""Types of which two different ones cannot both be the place."""


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A place: the form written, its fullest form, and its type: address, city, region, country or venue.

    `within` are the names of what the tables say it lies in, the smallest first; they are no part of the value.
    """

    form: str
    canonical: str
    type: str
    within: tuple[str, ...] = field(default=(), compare=False)
    language: str = field(default=DEFAULT, compare=False)
    """The language that it is written in, as a code."""

    @property
    def head(self) -> str:
        """The name without what it lies in: "Slidell" of "Slidell, Louisiana"."""
        return self.canonical.partition(", ")[0]

    def as_json(self) -> dict[str, Any]:
        return {"form": self.form, "canonical": self.canonical, "type": self.type}


def find(reading: Reading) -> Iterator[Mention]:
    """The places of the text, in text order."""
    document = reading.document
    for spot in spots(reading):
        value = Place(
            " ".join(document.quote(spot.first, spot.last).split()),
            spot.canonical,
            spot.type,
            spot.within,
            document.language.code,
        )
        yield Mention(PLACE, document.starts[spot.first], document.ends[spot.last - 1], value)


def compare(a: Place, b: Place) -> Comparison:
    """Equal in name; refining where one lies in the other; disjoint where two cities or two scenes differ."""
    if fold(a.canonical) == fold(b.canonical):
        return Comparison(Relation.EQUAL, lambda: say("Both name {place}.", place=a.canonical))
    if a.type == b.type == "address":
        return _compare_addresses(a, b)
    if _way(a) and _way(b) and (same := _compare_addresses(a, b)).relation is Relation.EQUAL:
        return same
    for inner, outer in ((a, b), (b, a)):
        if _lies_in(inner, outer):
            return Comparison(Relation.REFINES, _refining(inner, outer))
    if _one_site(a, b) or _one_shore(a, b):
        return Comparison(
            Relation.REFINES,
            lambda: say(
                "“{one}” and “{other}” are one name; what sort of place it is may be said in two ways, or left out.",
                one=a.canonical,
                other=b.canonical,
            ),
        )
    if a.type == b.type and (a.type in KEPT or _states(a, b)) and not (_street(a) or _street(b)):
        return Comparison(
            Relation.DISJOINT, lambda: say("{one} and {other} are two places.", one=a.canonical, other=b.canonical)
        )
    return Comparison(
        Relation.INCOMPARABLE,
        lambda: say("{one} and {other} can both be where it was.", one=a.canonical, other=b.canonical),
    )


def _refining(inner: Place, outer: Place) -> str:
    """The proof that the one is the other told more closely, a part of it, or in it."""
    if fold(inner.head) == fold(outer.head):
        return say("“{inner}” is “{outer}”, told more fully.", inner=inner.canonical, outer=outer.canonical)
    if fold(outer.canonical) in map(fold, (*inner.within, *inner.canonical.split(", ")[1:])):
        return say("{inner} lies in {outer}.", inner=inner.canonical, outer=outer.canonical)
    return say(
        "“{inner}” is a part of “{outer}”, or lies beside it, as its name says.",
        inner=inner.canonical,
        outer=outer.canonical,
    )


def _street(place: Place) -> bool:
    """Is it a way ("High Street"), which lies in a town, though nothing in the text made an address of it?"""
    return not street_words(load(place.language)).sure.isdisjoint(fold(place.head).split()[-1:])


def _way(place: Place) -> bool:
    return place.type == "address" or _street(place)


def _states(a: Place, b: Place) -> bool:
    """Are both first-order divisions that the tables know: two states, two provinces?"""
    return all(
        place.type == "region" and place.within and place.form[:1].isalpha() and not _land(place) for place in (a, b)
    )


def _land(place: Place) -> str:
    """Of a coast what it is the coast of ("southern coast of Iran"); empty for any other place."""
    told = place.type == "region" and place.within and place.canonical.endswith(f" {place.within[0]}")
    return place.within[0] if told else ""


def _one_shore(a: Place, b: Place) -> bool:
    """Are the two one coast, the one told more closely ("the coast of Iran", "Iran's southern coast"), or a water with
    and without its full name ("the Gulf", "the Persian Gulf")?"""
    one, other = (set(fold(place.canonical).split()) for place in (a, b))
    if _land(a) or _land(b):
        return _land(a) == _land(b) and (one < other or other < one)
    return a.type == b.type == "region" and any(
        len(short) == 1 and short < full and not short.isdisjoint(_waters(load(a.language)))
        for short, full in ((one, other), (other, one))
    )


@cache
def _waters(language: Language) -> frozenset[str]:
    """What waters are called for short: "gulf", "channel"."""
    names = language["places"]["shores"]["everyday"].values()
    return frozenset(fold(name) for name in names if " " not in name)


def apart(a: Place, b: Place) -> bool:
    """Do the tables, or their own words, put two places into two states or two countries? Then none is part of the
    other."""
    if a.type == b.type == "country" or _states(a, b):
        return True
    one, other = _around(a), _around(b)
    return bool(one and other) and (
        set(one).isdisjoint(other) or (one[0] != other[0] and min(len(one), len(other)) > 1)
    )


def _around(place: Place) -> list[str]:
    """What a place lies in, by its own words and by the tables, the smallest first."""
    return list(dict.fromkeys(fold(name) for name in (*place.canonical.split(", ")[1:], *place.within)))


def _compare_addresses(a: Place, b: Place) -> Comparison:
    relation = same_scene(_taken_apart(a), _taken_apart(b))
    if relation is Relation.EQUAL:
        return Comparison(relation, lambda: say("Both name {place}.", place=a.canonical))
    if relation is Relation.REFINES:
        return Comparison(
            relation,
            lambda: say(
                "{one} and {other} are one scene, told more or less closely.", one=a.canonical, other=b.canonical
            ),
        )
    return Comparison(relation, lambda: say("{one} and {other} are two addresses.", one=a.canonical, other=b.canonical))


def _taken_apart(place: Place) -> Address:
    return address(place.canonical, load(place.language))


def _lies_in(inner: Place, outer: Place) -> bool:
    """Does the one lie in the other, by its own words ("Slidell, Louisiana") or by the tables?"""
    head, *tail = [fold(part) for part in inner.canonical.split(", ")]
    name, *beyond = [fold(part) for part in outer.canonical.split(", ")]
    if head == name:
        return beyond == tail[: len(beyond)]
    if inner.type == outer.type == "city" and not beyond and (head.endswith(f" {name}") or head.startswith(f"{name} ")):
        return True  # "Old Town Slidell", "Miami Beach": a part of it, or so near that a source may call it so
    around = [*map(fold, inner.within), *tail]
    return fold(outer.canonical) in around


def _one_site(a: Place, b: Place) -> bool:
    """Are the two, of which no table knows more, one name, with and without what sort of place it is ("Qorm Island",
    "Qorm"), or with two words for that ("Moor Prison", "Moor Jail")?"""
    if a.within or b.within or "address" in (a.type, b.type) or a.type == b.type == "city":
        return False
    (one, heads), (other, its) = _named_for(a), _named_for(b)
    if not one or one != other:
        return False
    if heads and its:
        return not heads.isdisjoint(its) or any(row & heads and row & its for row in _same_heads(load(a.language)))
    seas = a.type == b.type == "region"  # "Atlantic", "Atlantic Ocean", but the Hudson River is not Hudson
    return seas or (heads | its).isdisjoint(place_words(load(a.language)).waters)


def _named_for(place: Place) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a place's name, and beside them those that say what sort of place it is."""
    words = frozenset(fold(place.head).split())
    heads, w = _heads(load(place.language)), place_words(load(place.language))
    return words - heads - w.articles - w.of, words & heads


@cache
def _same_heads(language: Language) -> tuple[frozenset[str], ...]:
    """The words for each sort of place that has several."""
    return tuple(frozenset(row.split()) for row in language["places"]["words"]["same_heads"])


@cache
def _heads(language: Language) -> frozenset[str]:
    """All words for a sort of place."""
    w = place_words(language)
    return w.region_heads | w.region_openers | w.venue_heads | w.site_heads | w.town_nouns | w.waters


def keys(value: Place) -> frozenset[str]:
    """The name without what it lies in; of an address each of its streets."""
    if _way(value):
        streets = {street.stem for street in _taken_apart(value).streets}
        return frozenset(streets) or frozenset((fold(value.canonical),))
    name, core = fold(value.head), _named_for(value)[0]
    if land := _land(value):
        return frozenset((name, fold(land)))
    short = _waters(load(value.language)).intersection(name.split()) if value.type == "region" else frozenset[str]()
    return short | (frozenset((name, " ".join(sorted(core)))) if core and not value.within else frozenset((name,)))


def show(value: Place, _language: Language) -> str:
    """The canonical form."""
    return value.canonical


KIND = Kind(
    PLACE,
    find,
    compare,
    keys,
    show,
    Place,
    (
        Field("form", TEXT, column=210),
        Field("canonical", TEXT, column=220),
        Field("type", one_of("address", "city", "region", "country", "venue", None), column=230),
    ),
    frozenset({Trait.LOCATED, Trait.NOMINAL, Trait.UNRELATED, Trait.LOOSE}),
    needs=(NAMES,),
    provides=(PLACES,),
    agree=1.5,
    slot=3.0,
    wording=frozenset({"type"}),
    label=of_site,
    written=form,
)
