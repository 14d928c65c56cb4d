"""Geographic coordinates in degrees: "54.2° N, 7.9° E", "33.9 S 18.4 E"; each number vouches for its last place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reconcile.algebra import plain
from reconcile.analysis import Mention, Reading
from reconcile.analysis.layers import SUMS
from reconcile.kinds import Field, Kind
from reconcile.kinds.fields import NUMBER
from reconcile.languages import Language
from reconcile.model import Claim, Comparison, Relation

NAME = "coordinates"
DEGREES = r"(\d{1,3}(?:\.\d{1,6})?)\s?°?\s?"
WRITTEN = re.compile(rf"(?<![\w.]){DEGREES}([NS]),?\s{DEGREES}([EW])\b")
POLE, DATELINE = 90, 180


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in decimal degrees, north and east positive; `step` is the coarser of the last places of its two
    numbers."""

    latitude: Decimal
    longitude: Decimal
    step: Decimal

    def as_json(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in ("latitude", "longitude", "step")}


def find(reading: Reading) -> Iterator[Mention]:
    """The points of the text, in order; takes the tokens of each."""
    document = reading.document
    for match in WRITTEN.finditer(document.text):
        north, east = Decimal(match[1]), Decimal(match[3])
        if north <= POLE and east <= DATELINE:
            step = max(Decimal(1).scaleb(int(each.as_tuple().exponent)) for each in (north, east))
            reading.take(NAME, document.token_at(match.start()), document.token_at(match.end() - 1) + 1)
            value = Coordinates(north if match[2] == "N" else -north, east if match[4] == "E" else -east, step)
            yield Mention(NAME, match.start(), match.end(), value)


def compare(a: Coordinates, b: Coordinates) -> Comparison:
    """Equal; one rounded to the other's step; or two points, with the degrees between them."""
    apart = max(abs(a.latitude - b.latitude), abs(a.longitude - b.longitude))
    if not apart:
        return Comparison(Relation.EQUAL, f"Both give {written(a)}.")
    if a.step != b.step and apart <= max(a.step, b.step):
        return Comparison(Relation.ROUNDS, f"{written(a)} and {written(b)} are one point, one of them rounded.")
    return Comparison(Relation.DISJOINT, f"It cannot be both {written(a)} and {written(b)}.")


def keys(value: Coordinates) -> frozenset[str]:
    """The whole degrees, either way, so that a point and its rounding share one."""
    rounded = {(f(value.latitude), f(value.longitude)) for f in (round, int)}
    return frozenset(f"{north} {east}" for north, east in rounded)


def written(value: Coordinates) -> str:
    """The point as a text has it: "54.2° N, 7.9° E"."""
    north, east = "S" if value.latitude < 0 else "N", "W" if value.longitude < 0 else "E"
    return f"{abs(value.latitude)}° {north}, {abs(value.longitude)}° {east}"


def show(value: Coordinates, _language: Language) -> str:
    """The point so that it reads back as the same value."""
    return written(value)


def short(value: Coordinates) -> str:
    """The point in few signs: "54.2N 7.9E"."""
    return written(value).replace("° ", "").replace(",", "")


def label(claims: Sequence[Claim]) -> str:
    """The position of whom most claims are about: "position of the Marigold"."""
    subjects = Counter(claim.subject for claim in claims if claim.subject)
    return f"position of the {min(subjects, key=lambda name: (-subjects[name], name))}" if subjects else "position"


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Coordinates,
    (
        Field("latitude", NUMBER, column=300),
        Field("longitude", NUMBER, column=310),
        Field("step", NUMBER, column=50),
    ),
    ahead_of=(SUMS,),
    noun="position",
    label=label,
    short=short,
    agree=1.0,
    slot=2.0,
)
