"""The words of the app for what was ruled, by whom and when."""

from __future__ import annotations

import datetime

from reconcile.report.words import when
from reconcile.review.desk import Status
from reconcile.rulings import Because, Entry, Ruling, Verdict, What

VERDICTS = {
    Verdict.ONE_RIGHT: "One side is right",
    Verdict.BOTH_RIGHT: "Both are right: they speak of different things",
    Verdict.SAME_THING: "They speak of one and the same thing",
    Verdict.EXPLAINED: "The difference is explained",
    Verdict.SOURCE_ERROR: "The source itself is wrong",
    Verdict.NEEDS_CALL: "Needs a call before anyone rules",
    Verdict.NOT_A_FINDING: "Not a finding",
    Verdict.MISREAD: "Misread",
}
BECAUSE = {
    Because.WRONG_MATCH: "these were never one fact",
    Because.MISREAD: "a value was misread",
    Because.OTHER_EVENT: "another event",
}
STATUSES = {
    Status.OPEN: "Open",
    Status.LOOK: "Look again",
    Status.CALL: "Needs a call",
    Status.RULED: "Ruled",
}
TOOK_BACK = "Taken back: no ruling is in force"


def said(ruling: Ruling | None) -> str:
    """The ruling as a phrase: "One side is right: USD 46 million"."""
    if ruling is None:
        return TOOK_BACK
    words = VERDICTS[ruling.verdict]
    if ruling.because:
        return f"{words}: {BECAUSE[ruling.because]}"
    if ruling.value and ruling.verdict is Verdict.MISREAD:
        return f"{words}; it says {ruling.value}"
    return f"{words}: {ruling.value}" if ruling.value else words


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
