"""JSON documents that hold articles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reconcile.articles._decode import decode
from reconcile.articles._unfit import UnfitError


def value_of(content: bytes, what: str) -> Any:
    """What the document holds. Raises UnfitError, which says where it is broken."""
    text, _ = decode(content)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnfitError(f"{what} that is broken ({str(error)[:100]})") from None


def strings(given: Mapping[str, Any]) -> dict[str, str]:
    """What of the mapping is text, or a number, which becomes text."""
    return {
        str(name): str(value)
        for name, value in given.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
