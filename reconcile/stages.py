"""Where the time inside stories goes, whichever process works on them: seconds by stage, added up as they pass."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

EXTRACTION, MATCHING, CHECKING, WRITING = "extraction", "matching", "checking", "writing"
"""The stages of a story, in their order."""
_SECONDS: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """What passes in here counts for that stage."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        _SECONDS[name] = _SECONDS.get(name, 0.0) + time.perf_counter() - begun


def taken() -> dict[str, float]:
    """The seconds of each stage since this was asked last, in this process and in those whose were added."""
    found = {name: _SECONDS[name] for name in (EXTRACTION, MATCHING, CHECKING, WRITING) if name in _SECONDS}
    _SECONDS.clear()
    return found


def add(others: Mapping[str, float]) -> None:
    """Count what another process took."""
    for name, seconds in others.items():
        _SECONDS[name] = _SECONDS.get(name, 0.0) + seconds
