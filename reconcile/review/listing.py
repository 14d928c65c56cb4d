"""The lists as data: the queue, the history, the disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

from reconcile.model import Finding, record
from reconcile.report import links
from reconcile.report.pages.common import row
from reconcile.report.result_index import OF_SEVERITY, State
from reconcile.report.words import capital, counted
from reconcile.review.desk import Board, Desk, Status
from reconcile.review.panel import Past, past
from reconcile.review.queueing import ON_A_PAGE, Wanted, chosen
from reconcile.review.wording import STATUSES
from reconcile.rulings import Entry, What

Item = TypeVar("Item")
ENTRIES = 100
"""Entries on one page of the history."""


@record
class Line:
    """A finding in a list, with where it stands."""

    href: str
    state: State
    message: str
    about: str
    rule: str
    status: Status
    word: str
    ruled: str
    person: str
    skipped: bool


@record
class Turn:
    """Where in a list of several pages this one is."""

    number: int
    last: int


@record
class Progress:
    """How far the work is: findings that are no notes."""

    done: int
    total: int
    words: str


@record
class QueueData:
    """Everything on the page of the queue."""

    title: str
    headline: str
    lede: str
    progress: Progress
    lines: tuple[Line, ...]
    found: int
    turn: Turn
    start: str
    """Where work begins; "" where nothing is open in this choice."""


def queue(desk: Desk, board: Board, person: str, choice: Wanted, number: int) -> QueueData:
    """One page of the queue."""
    findings = desk.in_order(person, chosen(board, choice))
    turn, part = _turned(findings, number, ON_A_PAGE)
    skipped = set(desk.skipped.get(person, ()))
    open_ones = [finding for finding in findings if board.status(finding).todo]
    tally = board.tally
    todo = tally[Status.OPEN] + tally[Status.LOOK]
    return QueueData(
        title="Queue",
        headline=f"{capital(counted(todo, '{number} finding', '{number} findings'))} to rule on."
        if todo
        else "Nothing is left to rule on."
        if board.serious
        else "Nothing to rule on: the articles do not contradict each other.",
        lede=_lede(board),
        progress=progress(board),
        lines=tuple(_line(board, finding, choice, skipped=finding.key in skipped) for finding in part),
        found=len(findings),
        turn=turn,
        start=f"/findings/{board.edition.name(open_ones[0])}.html{choice.query}" if open_ones else "",
    )


def progress(board: Board) -> Progress:
    """How many of the conflicts and warnings need no editor any more."""
    tally, total = board.tally, len(board.serious)
    done = total - tally[Status.OPEN] - tally[Status.LOOK]
    return Progress(done, total, f"{done:,} of {total:,} done")


def _lede(board: Board) -> str:
    tally = board.tally
    parts = (
        [
            (
                f"{counted(tally[Status.LOOK], '{number} of them has', '{number} of them have')} a ruling whose "
                "evidence has changed"
            )
        ]
        if tally[Status.LOOK]
        else []
    )
    parts += (
        [f"{counted(tally[Status.CALL], '{number} waits', '{number} wait')} for a call"] if tally[Status.CALL] else []
    )
    return f"{capital('; '.join(parts))}." if parts else ""


def _turned(items: Sequence[Item], number: int, most: int) -> tuple[Turn, Sequence[Item]]:
    """The page of that number, or the last one, and what stands on it."""
    last = max(1, -(-len(items) // most))
    here = min(max(1, number), last)
    return Turn(here, last), items[(here - 1) * most : here * most]


def _line(board: Board, finding: Finding, choice: Wanted, *, skipped: bool = False) -> Line:
    edition = board.run
    told = row(edition.index, edition.options, edition.site, links.INDEX, finding)
    ruled, status = board.ruled.get(finding.id), board.status(finding)
    return Line(
        href=f"/findings/{edition.name(finding)}.html{choice.query}",
        state=OF_SEVERITY[finding.severity],
        message=finding.message,
        about=told.about,
        rule=finding.rule,
        status=status,
        word="Skipped" if skipped and status.todo else STATUSES[status],
        ruled=ruled.shown if ruled else "",
        person=ruled.person if ruled else "",
        skipped=skipped,
    )


@record
class Done:
    """An entry of the history: what was done, and on what."""

    past: Past
    label: str
    href: str
    undoable: bool


@record
class HistoryData:
    """Everything on the page of the history."""

    entries: tuple[Done, ...]
    total: int
    turn: Turn
    ledger: str


def history(desk: Desk, board: Board, number: int) -> HistoryData:
    """One page of the history, the last entry first."""
    turn, part = _turned(tuple(reversed(board.entries)), number, ENTRIES)
    return HistoryData(tuple(_done(board, entry) for entry in part), len(board.entries), turn, desk.ledger.path.name)


def _done(board: Board, entry: Entry) -> Done:
    finding = board.finding_of(entry)
    href = f"/findings/{board.edition.name(finding)}.html" if finding else ""
    return Done(
        past(entry, board.undone),
        entry.about.label,
        href,
        entry.what is not What.UNDO and entry.hash not in board.undone,
    )


@record
class Dispute:
    """What was ruled in more than one way."""

    line: Line
    said: tuple[Past, ...]


@record
class DisagreementsData:
    """Everything on the page of disagreements."""

    headline: str
    disputes: tuple[Dispute, ...]
    waiting: tuple[Line, ...]
    """What this person may look at a second time: ruled by others, without what they ruled."""


def disagreements(board: Board, person: str) -> DisagreementsData:
    """What people ruled differently, and what waits for this person's second look."""
    disputes, waiting = [], []
    for finding in board.edition.index.findings:
        standing, ruled = board.standing(finding), board.ruled.get(finding.id)
        if standing is None or standing.entry is None or ruled is None:
            continue
        line = _line(board, finding, Wanted())
        if standing.disagrees:
            disputes.append(
                Dispute(line, tuple(past(each) for each in chain([standing.entry], standing.seconds, standing.rivals)))
            )
        elif person not in {standing.entry.person, *(each.person for each in standing.seconds)}:
            waiting.append(_hidden(line))
    many = len(disputes)
    headline = (
        f"{capital(counted(many, '{number} finding', '{number} findings'))} on which people ruled differently."
        if many
        else "Nobody disagrees with anybody."
    )
    return DisagreementsData(headline, tuple(disputes), tuple(waiting))


def _hidden(line: Line) -> Line:
    """The line without what was ruled, and leading to a page without it."""
    return Line(
        f"{line.href}?look=second",
        line.state,
        line.message,
        line.about,
        line.rule,
        Status.OPEN,
        "Second look",
        "",
        "",
        skipped=False,
    )
