"""Reads the words behind a time that say by which clock it counts: "7 p.m. ET", "15:00 UTC+8", "noon (local time)"."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.time.zones import FARTHEST, HOUR, Zone, chosen, in_figures, zone_words, zones_by_label
from reconcile.text import Document

SIGNS = {"+": 1, "-": -1, "–": -1, "−": -1}
LONGEST = 3
"""Words of a place in front of "time" ("Ho Chi Minh time" has as many)."""


@dataclass(slots=True, unsafe_hash=True)
class Clock:
    """The clock of a time: its label, the zone where it is known, the index behind its words, and whether these prove a
    time."""

    label: str
    last: int
    zone: Zone | None = None
    offset: int | None = None
    firm: bool = False

    @property
    def qualifier(self) -> str | None:
        """The label where it leaves open which clock is meant."""
        return self.label if self.zone is None and self.offset is None else None


class ZoneReader:
    """Reads zones in one document; `country` is that of its publisher, where known."""

    def __init__(self, document: Document, country: str | None) -> None:
        self.document = document
        self.words = zone_words(document.language)
        self.country = country

    def read(self, j: int, stop: int, *, sure: bool) -> Clock | None:
        """The clock at token j, behind a comma or in brackets too; `sure` where a time certainly stands in front."""
        bracket = self._low(j, stop) == "("
        if sure and (bracket or self._low(j, stop) == ","):
            found = self._clock(j + 1, stop, sure)
            if found is None or (bracket and self._low(found.last, stop) != ")"):
                return None
            found.last += bracket
            return found
        return self._clock(j, stop, sure)

    def _low(self, j: int, stop: int) -> str:
        return self.document.lower[j] if j < stop else ""

    def _clock(self, j: int, stop: int, sure: bool) -> Clock | None:
        if j >= stop:
            return None
        found = self._figures(j, stop) or self._named(j, stop, sure)
        if found is not None:
            return self._two(found, stop)
        return self._other(j, stop) if sure else None

    def _figures(self, j: int, stop: int) -> Clock | None:
        """ "UTC+5:30", "GMT-3"."""
        document = self.document
        sign = SIGNS.get(self._low(j + 1, stop))
        if (
            document.lower[j] not in self.words.offset
            or sign is None
            or not document.glued(j)
            or not document.glued(j + 1)
        ):
            return None
        hours, last = self._low(j + 2, stop), j + 3
        if not (hours.isascii() and hours.isdecimal() and len(hours) in (1, 2, 4)):
            return None
        minutes = int(hours[2:]) if len(hours) == 4 else 0
        rest = self._low(j + 4, stop)
        if (
            len(hours) < 3
            and self._low(j + 3, stop) == ":"
            and document.glued(j + 2)
            and document.glued(j + 3)
            and len(rest) == 2
            and rest.isascii()
            and rest.isdecimal()
        ):
            minutes, last = int(rest), j + 5
        offset = sign * (int(hours[:2]) * HOUR + minutes)
        if minutes >= HOUR or abs(offset) > FARTHEST:
            return None
        return Clock(f"UTC{in_figures(offset)}", last, offset=offset, firm=True)

    def _named(self, j: int, stop: int, sure: bool) -> Clock | None:
        """A name of the table: "ET", "Pacific Time", "Beijing time"; "Eastern" alone."""
        document = self.document
        for name, zones in self.words.names.get(document.lower[j], ()):
            last = j + len(name)
            if last > stop or tuple(document.lower[j:last]) != name:
                continue
            if len(name) == 1 and not (document.words[j].isupper() or (sure and name[0] in self.words.lower)):
                continue
            zone = chosen(zones, self.country)
            return Clock(zone.label if zone else document.words[j].upper(), last, zone, firm=True)
        label = self.words.bare.get(document.lower[j])
        plain = j + 1 >= stop or not document.words[j + 1][0].isupper()
        if sure and label and plain and document.words[j][0].isupper():
            return Clock(label, j + 1, zones_by_label()[label], firm=True)
        return None

    def _two(self, found: Clock, stop: int) -> Clock:
        """ "8 p.m. ET/PT" is eight on two clocks, and no one moment."""
        j = found.last
        if self._low(j, stop) not in self.words.joined or not self.document.glued(j - 1):
            return found
        other = self._named(j + 1, stop, True) if j + 1 < stop else None
        if other is None or other.label == found.label:
            return found
        return Clock(f"{found.label}/{other.label}", other.last, firm=True)

    def _other(self, j: int, stop: int) -> Clock | None:
        """ "local time", "Cairo time": a clock that is named, and nobody here knows it."""
        document = self.document
        if document.lower[j] in self.words.local and self._low(j + 1, stop) in self.words.time:
            return Clock(" ".join(document.lower[j : j + 2]), j + 2, firm=True)
        for k in range(j, min(j + LONGEST, stop)):
            if not document.words[k][0].isupper() or document.lower[k] in self.words.time:
                return None
            if self._low(k + 1, stop) in self.words.time and document.words[k + 1].islower():
                return Clock(f"{document.quote(j, k + 1)} {document.lower[k + 1]}", k + 2, firm=True)
        return None
