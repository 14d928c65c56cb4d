"""What a quotation states: its words and who says them."""

from __future__ import annotations

from typing import Any

from reconcile.model import record


@record
class Quote:
    """Words in quotation marks, white space made single, and their source as written or by name, or None."""

    text: str
    speaker: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "speaker": self.speaker}
