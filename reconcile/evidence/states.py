"""States of people in which nobody is counted twice: killed, injured, arrested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reconcile.languages import shared


@cache
def exclusive_states() -> frozenset[str]:
    """All words for such a state."""
    return frozenset(shared()["families"]["states"]["exclusive"])


@cache
def one_state() -> Mapping[str, str]:
    """The words that stand for one state (dead, killed), each with the first of its row."""
    return {member: group[0] for group in shared()["families"]["states"]["same"] for member in group}
