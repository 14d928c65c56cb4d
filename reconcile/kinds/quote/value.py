"""What a quotation states: its words and who says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, white space made single, and their source as written or by name, or None."""

    text: str
    speaker: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "speaker": self.speaker}
