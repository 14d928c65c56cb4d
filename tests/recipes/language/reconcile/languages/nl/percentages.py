"""Shares in Dutch: "5 procent", "4,2%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reconcile import algebra
from reconcile.analysis import Mention, Reading
from reconcile.kinds.percentage import NAME, Percentage
from reconcile.model import Bound


def find(reading: Reading) -> Iterator[Mention]:
    """The percentages of the text, in order; takes the tokens of each."""
    document = reading.document
    signs = "|".join(map(re.escape, document.language["numbers"]["percent"]["signs"]))
    for match in re.finditer(rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{1,4}})?)\s?(?:{signs})(?!\w)", document.text):
        stated = Decimal(match[1].replace(",", "."))
        step = Decimal(1).scaleb(int(stated.as_tuple().exponent))
        reading.take(NAME, document.token_at(match.start()), document.token_at(match.end() - 1) + 1)
        yield Mention(NAME, match.start(), match.end(), Percentage(**algebra.bounded_fields(stated, step, Bound.EXACT)))
