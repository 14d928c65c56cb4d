"""All places of one document: addresses, then the names that name places, joined with what they lie in."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from reconcile.kinds import Reading
from reconcile.kinds._gazetteer import Gazetteer, Spot, gazetteer
from reconcile.kinds._letters import fold
from reconcile.kinds.name.finding import ADDRESSES, Found, names_of
from reconcile.languages import Language
from reconcile.text import Document


@dataclass(slots=True)
class Spotted:
    """One place as it stands in the text, tokens first to last (exclusive)."""

    first: int
    last: int
    canonical: str
    type: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of words in lower case, from languages/<code>/places.toml."""

    region_heads: frozenset[str]
    region_openers: frozenset[str]
    venue_heads: frozenset[str]
    compass: frozenset[str]
    units: frozenset[str]
    counts: frozenset[str]
    areas: frozenset[str]
    locating: frozenset[str]
    inner: frozenset[str]


@cache
def place_words(language: Language) -> PlaceWords:
    words = language["places"]["words"]
    return PlaceWords(**{field.name: frozenset(words[field.name].split()) for field in fields(PlaceWords)})


def spots(reading: Reading) -> list[Spotted]:
    """The places in text order, each with its canonical form in this article."""
    document = reading.document
    places, w = gazetteer(document.language), place_words(document.language)
    names = [name for name in names_of(reading).found if name.type == "place"]
    known = {fold(found.form): found for found in reversed(names) if not found.form.isupper()}
    result = [Spotted(first, last, _plain(document.quote(first, last)), "address") for first, last in reading.cache[ADDRESSES]]
    at = 0
    while at < len(names):
        at = _one(document, names, at, places, w, known, result)
    result.sort(key=lambda spot: spot.first)
    _agree(result)
    return result


def _one(document: Document, names: list[Found], at: int, places: Gazetteer, w: PlaceWords, known: dict[str, Found], result: list[Spotted]) -> int:
    """Add the place that begins with names[at], and what follows it behind a comma; the index behind them."""
    name = names[at]
    spot = places.find(name.form)
    kind = spot.type if spot else _kind(name, w)
    canonical, within, last = _called(name, spot, known), _within(spot, places), name.last
    following = names[at + 1] if at + 1 < len(names) else None
    step = 1
    if following and following.first == name.last + 1 and document.words[name.last] == "," and kind in ("city", "region", "venue"):
        outer = places.after.get(fold(following.form).strip("."))
        if outer is not None and outer.name != canonical and not (outer.type == "country" and spot is not None and spot.type == "country"):
            kind = "city" if spot is None or spot.type != "region" or kind != "region" else kind
            kind = kind if kind != "venue" else "venue"
            canonical, within, last, step = f"{canonical}, {outer.name}", (outer.name, *_within(outer, places)), following.last, 2
            if last < len(document) and document.words[last] == "." and document.glued(last - 1) and len(document.words[last - 1]) < 6 and following.form not in (outer.name,):
                last += 1
    first = _distance(document, name.first, w)
    if first < name.first:
        kind, canonical = "region", _plain(document.quote(first, last))
    result.append(Spotted(first, last, canonical, kind, within))
    return at + step


def _called(name: Found, spot: Spot | None, known: dict[str, Found]) -> str:
    """The name that the tables give the place, else its form; a form in capitals as the text has it elsewhere."""
    if spot is not None:
        return spot.name
    if name.form.isupper():
        other = known.get(fold(name.form))
        return _plain(other.form if other else name.form.title())
    return _plain(name.form)


def _within(spot: Spot | None, places: Gazetteer) -> tuple[str, ...]:
    """What the place lies in, the smallest first."""
    chain: list[str] = []
    while spot is not None and spot.within is not None and spot.within not in chain:
        chain.append(spot.within)
        spot = places.find(spot.within)
    return tuple(chain)


def _kind(name: Found, w: PlaceWords) -> str:
    """The type of a place that no table knows, by its first and last word."""
    tail = next((word for word in reversed(name.words) if word != "."), "")
    if len(name.words) > 1:
        if tail in w.region_heads or name.words[0] in w.region_openers or (name.words[0] in w.areas and len(name.words) == 2):
            return "region"
        if tail in w.venue_heads:
            return "venue"
    return "city"


def _distance(document: Document, i: int, w: PlaceWords) -> int:
    """Where "about 20 miles north of" before the place begins; `i` where there is no such distance."""
    lower = document.lower
    if i < 3 or lower[i - 1] not in ("of", "from"):
        return i
    k = i - 2
    while k > 0 and (lower[k] in w.compass or document.words[k] == "-"):
        k -= 1
    if lower[k] not in w.units or k < 1 or document.sentence_of[k] != document.sentence_of[i]:
        return i
    number = k - 1
    if document.words[number] in ("-", ")"):
        number -= 1
    if number < 0 or not (document.words[number][0].isdigit() or lower[number] in w.counts):
        return i
    return number


def _agree(result: list[Spotted]) -> None:
    """Give a bare city the state that the article gives it elsewhere, where it gives but one."""
    full: dict[str, set[str]] = {}
    for spot in result:
        if spot.type == "city" and ", " in spot.canonical:
            full.setdefault(spot.canonical.split(", ")[0], set()).add(spot.canonical)
    for spot in result:
        forms = full.get(spot.canonical, set())
        if spot.type == "city" and len(forms) == 1:
            spot.canonical = next(iter(forms))
            spot.within = tuple(spot.canonical.split(", ")[1:]) + tuple(name for name in spot.within if name not in spot.canonical)


def _plain(form: str) -> str:
    form = " ".join(form.split())
    return form[4:] if form[:4].casefold() == "the " else form
