"""The desk: the run that is shown, the ledger beside it, and how the two stand to each other at this moment."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from threading import Lock, Thread

from markupsafe import Markup

from reconcile.errors import ReconcileError
from reconcile.model import Finding, Result, Severity
from reconcile.pipeline import Progress
from reconcile.report.pages.common import Page
from reconcile.review.edition import Edition
from reconcile.ruled import Ruled
from reconcile.rulings import Draft, Entry, Ledger, Piece, Rulings, Standing, Verdict, What, state

Reader = Callable[[Progress], Edition]
"""Reads the articles once more, and gives what came of it."""


class Status(StrEnum):
    """Where a finding stands on its way over the desk."""

    OPEN = "open"
    LOOK = "look"
    CALL = "call"
    RULED = "ruled"

    @property
    def todo(self) -> bool:
        """Is it for an editor to rule on now? What waits for a call waits for somebody else."""
        return self in (Status.OPEN, Status.LOOK)


class Board:
    """An edition and the entries of a ledger, put together once for each change of either."""

    def __init__(self, edition: Edition, entries: tuple[Entry, ...]) -> None:
        self.run, self.entries = edition, entries
        self.standings: Mapping[str, Standing] = state(entries)
        self.edition = edition.with_rulings(Rulings(entries).on(edition.result, honoured=edition.honoured).rulings)
        self.result: Result = self.edition.result
        self.kits: dict[str, tuple[Piece, ...]] = {}
        """The texts of the correction kit by finding, as they were drawn."""
        self.drawn: dict[str, tuple[Page, Markup]] = {}
        """The pages of the report by address, as they were drawn."""
        self.by_hash = {entry.hash: entry for entry in entries}
        self.ruled: dict[str, Ruled] = {
            each.id: each for each in self.result.rulings if each.thing == "finding" and each.id
        }

    def standing(self, finding: Finding) -> Standing | None:
        """All that was ever ruled, noted and looked at on the finding, also under a key it had before its evidence
        changed."""
        ruled = self.ruled.get(finding.id)
        return self.standings.get(finding.key) or (self.standings.get(ruled.key) if ruled else None)

    def status(self, finding: Finding) -> Status:
        """Where the finding stands."""
        return self._statuses.get(finding.id, Status.OPEN)

    @cached_property
    def _statuses(self) -> Mapping[str, Status]:
        return {name: _status(each) for name, each in self.ruled.items()}

    @cached_property
    def serious(self) -> tuple[Finding, ...]:
        """The findings that are no notes: those that the progress counts."""
        return tuple(finding for finding in self.edition.index.findings if finding.severity > Severity.NOTE)

    @cached_property
    def tally(self) -> Mapping[Status, int]:
        """How many of them stand where."""
        found = dict.fromkeys(Status, 0)
        for finding in self.serious:
            found[self.status(finding)] += 1
        return found

    @cached_property
    def undone(self) -> frozenset[str]:
        """The hashes of the entries that were taken back."""
        return frozenset(entry.replaces for entry in self.entries if entry.what is What.UNDO and entry.replaces)

    def last_of(self, person: str) -> Entry | None:
        """The last thing that the person did and that can still be taken back."""
        mine = (entry for entry in reversed(self.entries) if entry.person == person and entry.what is not What.UNDO)
        return next((entry for entry in mine if entry.hash not in self.undone), None)

    @cached_property
    def _of_key(self) -> Mapping[str, Finding]:
        found = {finding.key: finding for finding in self.edition.index.findings}
        placed = {each.key: self.edition.by_id[each.id] for each in self.ruled.values() if each.id}
        return {**placed, **found}

    def finding_of(self, entry: Entry) -> Finding | None:
        """The finding of this run that the entry is about, None where it is no more or was never one."""
        return self._of_key.get(entry.about.key)


def _status(ruled: Ruled) -> Status:
    if ruled.look:
        return Status.LOOK
    return Status.CALL if ruled.verdict == Verdict.NEEDS_CALL else Status.RULED


class Desk:
    """What all requests share. Whoever asks for the board gets it as the ledger stands now, whoever else writes into
    it."""

    def __init__(
        self, edition: Edition, ledger: Ledger, clock: Callable[[], datetime.datetime], reader: Reader | None = None
    ) -> None:
        self.ledger, self.clock, self.reader = ledger, clock, reader
        self.rerun = Rerun(self)
        self.skipped: dict[str, list[str]] = {}
        self._edition = edition
        self._lock = Lock()
        self._stamp = self._stamped()
        self._board = Board(edition, ledger.read())

    def _stamped(self) -> tuple[int, int, int]:
        try:
            found = self.ledger.path.stat()
        except OSError:
            return 0, 0, 0
        return found.st_mtime_ns, found.st_size, found.st_ino

    def board(self) -> Board:
        """The edition with the rulings in force. Raises BadLedger where the ledger is broken."""
        with self._lock:
            stamp = self._stamped()
            if stamp != self._stamp or self._board.run is not self._edition:
                self._board = Board(self._edition, self.ledger.read())
                self._stamp = stamp
            return self._board

    @property
    def corpus(self) -> str:
        return self._edition.result.corpus

    def append(self, draft: Draft) -> Entry:
        """Write the entry. Raises Moved where somebody ruled on the same thing since its author looked."""
        return self.ledger.append(draft, now=self.clock())

    def undo(self, entry: str, person: str) -> Entry:
        """Take the entry back. Raises Moved where it is no longer in force, BadUsage where there is none."""
        return self.ledger.undo(entry, person=person, now=self.clock())

    def show(self, edition: Edition) -> None:
        """Show another run from now on."""
        with self._lock:
            self._edition = edition

    def skip(self, person: str, finding: Finding) -> None:
        """Put the finding last for this person, as long as the app runs."""
        with self._lock:
            mine = self.skipped.setdefault(person, [])
            self.skipped[person] = [*(each for each in mine if each != finding.key), finding.key]

    def in_order(self, person: str, findings: Iterable[Finding]) -> list[Finding]:
        """The findings with those that the person skipped at the end."""
        place = {key: number for number, key in enumerate(self.skipped.get(person, ()), 1)}
        return sorted(findings, key=lambda finding: place.get(finding.key, 0))


class Rerun:
    """Reads the articles again while the pages of the last run stay up."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.step: tuple[str, int, int] = ("", 0, 0)
        self.failed = ""
        self._lock = Lock()
        self._thread: Thread | None = None

    @property
    def running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, unless it has begun already."""
        with self._lock:
            if self.desk.reader is None or self.running:
                return
            self.step, self.failed = ("", 0, 0), ""
            self._thread = Thread(target=self._run, args=(self.desk.reader,), name="rerun", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait for the end, at most so long."""
        if self._thread:
            self._thread.join(seconds)

    def _tell(self, step: str, done: int, total: int) -> None:
        self.step = (step, done, total)

    def _run(self, reader: Reader) -> None:
        try:
            self.desk.show(reader(self._tell))
        except ReconcileError as error:
            self.failed = str(error)
        except Exception as error:  # noqa: BLE001 - the app must go on with the run that it has
            self.failed = f"The program failed: {type(error).__name__}. What is shown is the run before"
