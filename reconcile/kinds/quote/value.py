"""What a quotation states: its words and who says them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reconcile.languages import DEFAULT

NAME = "quote"


@dataclass(slots=True, unsafe_hash=True, init=False)
class Quote:
    """Words in quotation marks, white space made single, and their source as written or by name, or None."""

    text: str
    speaker: str | None = None
    language: str = field(default=DEFAULT, compare=False)
    """The language of the words, as a code."""

    def __init__(self, text: str, speaker: str | None = None, language: str = DEFAULT) -> None:
        self.text = text
        self.speaker = speaker
        self.language = language

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "speaker": self.speaker}
