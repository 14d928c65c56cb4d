"""The ledger: an append-only file of JSON Lines that merges in git, honoured with or without a store.

A line that was not written to its end (the machine stopped) is passed over, and cut off when the next entry is
appended; it was never told to anybody as kept. Any other line that is not as it was written is an error.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from reconcile import generated
from reconcile.errors import BadUsage, ReconcileError
from reconcile.rulings import chain
from reconcile.rulings.entries import Draft, Entry, Ruling, What
from reconcile.rulings.lines import LINE, BadLineError, document, entry, hashed, line
from reconcile.rulings.locking import locked
from reconcile.rulings.standing import Standing, state
from reconcile.settled import HouseFact

MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
"""What git leaves in a file that it could not merge."""
BEGINS = generated.LEDGER.encode("ascii")
"""How a line begins, as far as it was written: a last line without its end that begins otherwise is no entry."""
WITHOUT = "Take the line out only if you know why it is so; `git log -p` shows who changed it"
UNMERGED = (
    "Keep the lines of both sides and take the marks out; with `*.jsonl merge=union` in .gitattributes git does so "
    "itself"
)
SHORTEST = 6
"""Digits of a hash by which an entry can be named."""


class BadLedger(ReconcileError):
    """A file that is no ledger, or one that was changed; `line` is where, 0 where it is the whole file."""

    slug = "bad-ledger"

    def __init__(self, what: str, path: Path, line: int = 0, hint: str = "") -> None:
        self.line = line
        super().__init__(what, f"{path}, line {line}" if line else str(path), hint)


class Moved(ReconcileError):
    """Another person ruled on the same thing since the editor looked; `first` is their entry, None where they undid
    one.

    Nothing was written.
    """

    slug = "ruling-moved"

    def __init__(
        self, what: str, first: Entry | None, hint: str = "Look at it, and rule again if you still would"
    ) -> None:
        self.first = first
        super().__init__(what, "", hint)


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification found: how many entries, those that none follows (`heads`; two after a merge of git), those
    that follow none (`beginnings`), how many lines repeat one, and whether the last line is unfinished.
    """

    entries: int
    heads: tuple[str, ...]
    beginnings: tuple[str, ...]
    repeated: int = 0
    unfinished: bool = False


@dataclass(slots=True)
class _Content:
    """What a file holds: the entries by hash with their lines' numbers; where the last whole line ends, and in what
    way."""

    entries: dict[str, Entry] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    repeated: int = 0
    end: int = 0
    unfinished: bool = False
    closed: bool = True


class Ledger:
    """The ledger in one file, which need not be there yet: then it is empty."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Entry, ...]:
        """All entries, each after its parents; the order of lines changes nothing. Raises BadLedger, with the line."""
        return chain.ordered(self._content().entries.values())

    def append(self, draft: Draft, *, now: datetime.datetime) -> Entry:
        """Append the entry, whole or not at all, and give it.

        Raises Moved where another ruling than `draft.replaces` is in force on the same thing, and writes nothing then;
        BadUsage where the file cannot be written to.
        """
        with self._writing() as (file, held):
            made = _made(draft, tuple(held.entries.values()), now)
            try:
                _write(file, held, [line(made)])
            except BadLineError as error:
                raise BadUsage(
                    str(error), str(self.path), "Say less in the reason, or rule on fewer claims at once"
                ) from error
        return made

    def undo(self, entry: str, *, person: str, reason: str = "", now: datetime.datetime) -> Entry:
        """Take back one entry, by its hash or an unambiguous beginning of that: what it replaced is in force again.

        Raises BadUsage where there is none, Moved where it is no longer in force.
        """
        found = self.entry(entry)
        return self.append(Draft(What.UNDO, found.about, person, reason, None, found.hash), now=now)

    def entry(self, name: str) -> Entry:
        """The entry of that hash, or of the only hash that begins so. Raises BadUsage where there is none, or more than
        one."""
        found = [each for each in self.read() if len(name) >= SHORTEST and each.hash.startswith(name.lower())]
        if len(found) != 1:
            what = f"{len(found)} entries begin with {name!r}" if found else f"there is no entry {name!r}"
            raise BadUsage(what, str(self.path), "`reconcile rulings log` lists them")
        return found[0]

    def merge(self, others: Iterable[Entry]) -> tuple[Entry, ...]:
        """Take in the entries of another ledger that are not in this one, and give them; their chains stay as they are.

        Raises BadLedger where one of them follows an entry that is in neither.
        """
        with self._writing() as (file, held):
            new = [each for each in chain.ordered(others) if each.hash not in held.entries]
            _whole({**held.entries, **{each.hash: each for each in new}}, {}, self.path)
            if new:
                _write(file, held, [line(each) for each in new])
        return tuple(new)

    def verify(self) -> Verified:
        """Check every hash and every parent. Raises BadLedger, with the line, where one is not as it must be."""
        held = self._content()
        every = held.entries.values()
        return Verified(len(every), chain.heads(every), chain.beginnings(every), held.repeated, held.unfinished)

    def _content(self) -> _Content:
        try:
            with self.path.open("rb") as file:
                return _content(file, self.path)
        except FileNotFoundError:
            return _Content()
        except OSError as error:
            raise BadLedger(f"it cannot be read ({error.strerror})", self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[tuple[BinaryIO, _Content]]:
        try:
            with locked(self.path) as file:
                file.seek(0)
                yield file, _content(file, self.path)
        except TimeoutError as error:
            raise BadUsage(
                "another program is writing to it", str(self.path), "Try again; nothing was written"
            ) from error
        except OSError as error:
            hint = "Nothing was written. See that the disk has room and that you may write there"
            raise BadUsage(f"it cannot be written to ({error.strerror or error})", str(self.path), hint) from error


def _content(file: BinaryIO, path: Path) -> _Content:
    held = _Content()
    for number, raw in enumerate(_lines(file), start=1):
        held.closed = raw.endswith(b"\n")
        if raw.strip() and not _take(held, raw, path, number):
            held.unfinished = True
            break
        held.end += len(raw)
    _whole(held.entries, held.lines, path)
    return held


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines, of one that is too long its beginning alone, and then no more."""
    rest = b""
    while chunk := file.read(LINE):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (each + b"\n" for each in whole)
        if len(rest) > LINE:
            break
    if rest:
        yield rest


def _take(held: _Content, raw: bytes, path: Path, number: int) -> bool:
    """Take in a line; False where it is the last one and was not written to its end."""
    if raw.startswith(MARKS):
        raise BadLedger("git left the mark of a conflict here", path, number, UNMERGED)
    try:
        found = entry(raw)
    except BadLineError as error:
        if not raw.endswith(b"\n") and len(raw) <= LINE and BEGINS.startswith(raw[: len(BEGINS)]):
            return False
        raise BadLedger(str(error), path, number, WITHOUT) from error
    held.repeated += found.hash in held.entries
    held.entries.setdefault(found.hash, found)
    held.lines.setdefault(found.hash, number)
    return True


def _whole(entries: dict[str, Entry], lines: dict[str, int], path: Path) -> None:
    """Raises BadLedger where an entry follows one that is not there."""
    for name, other in chain.missing(entries):
        raise BadLedger(
            f"the entry before it ({other[:12]}) is not there: a line was taken out", path, lines.get(name, 0), WITHOUT
        )


def _made(draft: Draft, entries: Sequence[Entry], now: datetime.datetime) -> Entry:
    """The entry of a draft, at the end of those. Raises Moved where its author did not see what is in force."""
    standing = _standing(draft, entries)
    before, after = _change(draft, entries, standing)
    rivals = standing.rivals if standing and draft.what is What.RULE else ()
    made = Entry(
        what=draft.what,
        about=draft.about,
        before=before,
        after=after,
        person=draft.person,
        time=now.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        reason=draft.reason,
        replaces=draft.replaces,
        settles=tuple(each.hash for each in rivals),
        parents=chain.heads(entries),
        hash="",
    )
    return replace(made, hash=hashed(document(made)))


def _standing(draft: Draft, entries: Sequence[Entry]) -> Standing | None:
    found = state(entries)
    for each in entries:
        if each.hash == draft.replaces:
            return found[each.about.key]
    return found.get(draft.about.key)


Change = tuple[Ruling | HouseFact | None, Ruling | HouseFact | None]


def _change(draft: Draft, entries: Sequence[Entry], standing: Standing | None) -> Change:
    """What was in force, and what is from now on."""
    if draft.what is What.UNDO:
        return _undone(draft, entries, standing)
    if draft.what not in (What.RULE, What.PIN):
        return None, draft.after
    current = None if standing is None else standing.entry if draft.what is What.RULE else standing.pin
    if (current.hash if current else None) != draft.replaces:
        raise Moved(_first(current), current)
    return current.after if current else None, draft.after


def _undone(draft: Draft, entries: Sequence[Entry], standing: Standing | None) -> Change:
    taken = next((each for each in entries if each.hash == draft.replaces), None)
    if taken is None or standing is None or taken.what is What.UNDO:
        raise BadUsage(f"there is no ruling {draft.replaces!r} to take back", hint="`reconcile rulings log` lists them")
    current = standing.pin if taken.what is What.PIN else standing.entry
    in_force = {each.hash for each in (current, *standing.rivals, *standing.seconds, *standing.notes) if each}
    if taken.hash not in in_force:
        raise Moved(_first(current), current)
    return taken.after, taken.before


def _first(current: Entry | None) -> str:
    if current is None:
        return "what you saw was taken back since"
    return f"{current.person} ruled on this at {current.time}, after you looked"


def _write(file: BinaryIO, held: _Content, made: Sequence[bytes]) -> None:
    """Append the lines in one go, on the disk before it returns; what was not written to its end before is cut off."""
    file.truncate(held.end)
    lead = b"" if held.closed or held.unfinished else b"\n"
    data = lead + b"".join(made)
    try:
        if file.write(data) != len(data):
            raise OSError(28, os.strerror(28))
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(held.end)
        raise
