"""The words of the app for what was ruled, by whom and when."""

from __future__ import annotations

import datetime

from reconcile.report.words import when
from reconcile.review.desk import Status
from reconcile.rulings import Entry, Ruling, What
from reconcile.rulings.verdicts import sentence

STATUSES = {
    Status.OPEN: "Open",
    Status.LOOK: "Look again",
    Status.CALL: "Needs a call",
    Status.RULED: "Ruled",
}
TOOK_BACK = "Taken back: no ruling is in force"


def said(ruling: Ruling | None) -> str:
    """The ruling as a phrase: "One side is right: USD 46 million"."""
    return sentence(ruling) if ruling else TOOK_BACK


def told(entry: Entry) -> str:
    """What the entry does, as a phrase."""
    if entry.what is What.NOTE:
        return "Note"
    if entry.what is What.PIN:
        return "Pinned as a house fact"
    if entry.what is What.UNDO:
        return f"Took a ruling back; in force: {said(entry.ruling)}" if entry.ruling else TOOK_BACK
    return f"Second look: {said(entry.ruling)}" if entry.what is What.SECOND else said(entry.ruling)


def moment(time: str) -> str:
    """A time of the ledger in words: "29 November 2026, 13:10 UTC"; as it is written where it is no time."""
    try:
        found = datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
    except ValueError:
        return time
    return f"{when(found.date().isoformat())}, {found:%H:%M} UTC"
