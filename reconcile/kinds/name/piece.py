"""A piece of a run of capitals that may be a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, init=False)
class Piece:
    """The tokens first to last (exclusive) that may be a name; `titled` where a title or an honorific stood before."""

    first: int
    last: int
    titled: bool = False
    office: bool = False
    """A title stands behind it ("Acme CEO Ann Lee": Acme)."""

    def __init__(self, first: int, last: int, titled: bool = False, office: bool = False) -> None:
        self.first = first
        self.last = last
        self.titled = titled
        self.office = office
