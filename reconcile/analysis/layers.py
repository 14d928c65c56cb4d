"""What the finder of one kind leaves behind for those that read after it: who needs a layer reads after who provides
it.

A layer that holds nothing says that the tokens of such values are used up: "5 March 2024" has no number left in it that
anything could count.
"""

from __future__ import annotations

from reconcile.analysis.reading import Analysis, Mention, Reading


def _none(_reading: Reading) -> list[Mention]:
    return []


def _nothing(_reading: Reading) -> bool:
    return False


DAYS: Analysis[list[Mention]] = Analysis("days", _none)
"""The mentions of days, in the order in which they were found."""
CLOCK: Analysis[bool] = Analysis("clock times", _nothing)
SUMS: Analysis[bool] = Analysis("sums of money", _nothing)
SHARES: Analysis[bool] = Analysis("shares", _nothing)
AGES: Analysis[bool] = Analysis("ages", _nothing)
LENGTHS: Analysis[bool] = Analysis("lengths of time", _nothing)
SIZES: Analysis[bool] = Analysis("sizes", _nothing)
ORDERS: Analysis[bool] = Analysis("places in an order", _nothing)
NUMBERS: Analysis[bool] = Analysis("counted things", _nothing)
PLACES: Analysis[bool] = Analysis("places", _nothing)
