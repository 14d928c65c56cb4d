"""Two values side by side: their relation, and the proof."""

from __future__ import annotations

from typing import TypeAlias

from reconcile.errors import BadUsage
from reconcile.kinds import kinds
from reconcile.model import Claim, Comparison, Value
from reconcile.stated_value import StatedValue

Comparable: TypeAlias = StatedValue | Claim | Value | str
"""A value as `Value.parse` gives it, a claim, what a claim states (`claim.value`), or words."""


def compare(a: Comparable, b: Comparable) -> Comparison:
    """How two values stand to each other, and why: `compare("at least CNY 30 million", "CNY 31 million")`.

    The `relation` is exactly one of equal, hedged, rounds, refines, overlaps, incomparable, differs and disjoint, the
    `proof` one sentence. Either may be words, which are read as `Value.parse` reads them; beside a value whose kind is
    known they are read as of that kind. Raises BadValue where words state no value, BadUsage where the two are of
    different kinds.
    """
    kind = _kind(a) or _kind(b)
    one, other = _stated(a, kind), _stated(b, kind)
    if one.kind != other.kind:
        raise BadUsage(
            f"{_shown(a)} is of kind {one.kind}, {_shown(b)} of kind {other.kind}",
            hint="Only values of one kind compare",
        )
    return kinds()[one.kind].compare(one.value, other.value)


def _kind(given: Comparable) -> str | None:
    """The kind, where something else than the words tells it. Raises BadUsage for what is no value at all."""
    if isinstance(given, str):
        return None
    if isinstance(given, StatedValue | Claim):
        return given.kind
    found = next((name for name, kind in kinds().items() if type(given) is kind.value), None)
    if found is None:
        raise BadUsage(f"{given!r} is no value", hint="Give a value, a claim, or words such as “CNY 30 million”")
    return found


def _stated(given: Comparable, kind: str | None) -> StatedValue:
    if isinstance(given, StatedValue):
        return given
    if isinstance(given, str):
        return StatedValue.parse(given, kind=kind)
    if isinstance(given, Claim):
        return StatedValue(given.kind, given.value, given.quote)
    return StatedValue(_kind(given) or "", given, "")


def _shown(given: Comparable) -> str:
    return repr(given) if isinstance(given, str) else _stated(given, None).shown
