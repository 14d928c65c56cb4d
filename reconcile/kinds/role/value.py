"""What a role states: a title with its person and its organisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reconcile.languages import DEFAULT

NAME = "role"


@dataclass(slots=True, unsafe_hash=True)
class Role:
    """A title with its person and organisation as written, None where the text names none; canonical names besides."""

    person: str | None
    title: str
    organisation: str | None = None
    person_canonical: str | None = None
    organisation_canonical: str | None = None
    language: str = field(default=DEFAULT, compare=False)
    """The language that the title is written in, as a code."""

    def as_json(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "title": self.title,
            "organisation": self.organisation,
            "person_canonical": self.person_canonical,
            "organisation_canonical": self.organisation_canonical,
        }
