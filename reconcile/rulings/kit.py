"""The correction kit: the note to the desk, the query to the source and the correction line, from templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reconcile.model import Result
from reconcile.settled import Ruled


@dataclass(frozen=True, slots=True)
class Piece:
    """One text to copy: `name` is its template's ("note", "query", "correction"), `title` its first line in words."""

    name: str
    title: str
    text: str


def kit(result: Result, ruled: Ruled, *, templates: Path | None = None) -> tuple[Piece, ...]:
    """The texts for a ruled finding. A template in the folder `templates` takes the place of the shipped one of its name.

    Raises BadTable where a template cannot be drawn, BadUsage where the ruling is on no finding of the result.
    """
    raise NotImplementedError
