"""What sort of thing a proper name is of, as far as code asks for one."""

from __future__ import annotations

from typing import Final

PLACE: Final = "place"
"""A city, a country, a street: where something can be."""
