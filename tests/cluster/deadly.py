"""Steps that end their process on an article with some word, as the system ends one that takes all memory."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from typing import Any

from reconcile.cluster import reading, working
from reconcile.codec import unpack

STORY, ARTICLE = "Marigold", "Quenby"
"""The words on which work on a story, and reading the claims of an article, end."""


def worked_on(given: Sequence[bytes], house: bytes, language: str, strict: bool) -> bytes:
    """`working.worked_on`, which ends on that word."""
    if any(STORY in each.article.text for data in given for _, each in unpack(data)):
        end()
    return working.worked_on(given, house, language, strict)


def extracted(data: bytes, without: frozenset[int], language: str, strict: bool) -> tuple[dict[int, bytes], bytes]:
    """`reading.extracted`, likewise."""
    if any(ARTICLE in article.text for _, article in reading.numbered(data)):
        end()
    return reading.extracted(data, without, language, strict)


def end() -> Any:
    """End this process at once."""
    os.kill(os.getpid(), signal.SIGKILL)
