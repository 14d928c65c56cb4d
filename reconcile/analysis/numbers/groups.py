"""Whether three figures behind a space are more of one number ("40 000"): an ordered table of cases."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.text import Document
from reconcile.text.decisions import Row, decided

SPACES = frozenset(" \u00a0\u2007\u2008\u2009\u200a\u202f\u205f")
CURRENCY = frozenset("€£$¥₹")


@dataclass(slots=True)
class Parted:
    """A number whose figures began at the token `first`, and three figures at the token `last`."""

    document: Document
    first: int
    last: int


def _no_head(it: Parted) -> bool:
    head = it.document.words[it.first]
    return not head.isdecimal() or len(head) > 3 or head[0] == "0"


def _apart(it: Parted) -> bool:
    d, last = it.document, it.last
    return d.starts[last] - d.ends[last - 1] != 1 or d.text[d.ends[last - 1]] not in SPACES


def _signed(it: Parted) -> bool:
    return it.first > 0 and it.document.words[it.first - 1] in CURRENCY and it.document.glued(it.first - 1)


def _space_that_binds(it: Parted) -> bool:
    return it.document.text[it.document.ends[it.last - 1]] != " "


def _third_group(it: Parted) -> bool:
    return it.last > it.first + 1


def _round(it: Parted) -> bool:
    return it.document.words[it.last] == "000"


def _more_behind(it: Parted) -> bool:
    d, last = it.document, it.last
    if last + 1 >= len(d.words) or d.starts[last + 1] != d.ends[last] + 1:
        return False
    return len(d.words[last + 1]) == 3 and d.words[last + 1].isdecimal()


GROUP: tuple[Row, ...] = (
    Row(_no_head, False, "The code is 1234 000 here."),
    Row(_apart, False, "It carried 40  000 crates."),
    Row(_signed, True, "It cost €3 450 then."),
    Row(_space_that_binds, True, "It carried 3\u202f450 crates."),
    Row(_third_group, True, "It carried 12 345 678 crates."),
    Row(_round, True, "It carried 40 000 crates."),
    Row(_more_behind, True, "It carried 12 345 678 crates."),
)


def goes_on(it: Parted) -> bool:
    """Do the three figures go on with the number? Else they are one of their own."""
    return decided(GROUP, it, False)
