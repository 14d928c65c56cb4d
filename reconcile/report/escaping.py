"""HTML's special signs, escaped once and only where there are any."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

SPECIAL = re.compile("[&<>'\"]").search


def escaped(value: object) -> str:
    """The value as HTML; most of a page's words need no escaping, and those are returned as they are."""
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        return str(escape(text)) if SPECIAL(text) else text
    return value if kind is Markup else escape(value)  # type: ignore[return-value]
