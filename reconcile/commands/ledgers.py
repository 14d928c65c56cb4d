"""Which ledger a command goes by: the one that is named, else rulings.jsonl in the folders that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.errors import BadUsage

if TYPE_CHECKING:
    from reconcile.rulings import Entry, Ledger, Rulings
    from reconcile.store import Line, Store

NAME = "rulings.jsonl"


def rulings_for(paths: Sequence[Path], named: Path | None, store: Store | None = None) -> Rulings | None:
    """The rulings of the named ledger, else of those in the folders, and those that the store keeps; None where
    there is none.

    Raises BadUsage where the named one is not there, BadLedger where one cannot be read.
    """
    if named is not None and not named.exists():
        raise BadUsage(
            "there is no such ledger", f"--rulings {named}", "Name the file that `reconcile rulings add` writes"
        )
    found = [named] if named is not None else beside(paths)
    held = store.entries() if store else []
    if not found and not held:
        return None
    from reconcile.rulings import Ledger, Rulings
    from reconcile.rulings.chain import ordered

    return Rulings(ordered([*(entry for each in found for entry in Ledger(each).read()), *map(_entry, held)]))


def _entry(held: Line) -> Entry:
    """The entry that a line of the store holds, checked as one of a file. Raises BadUsage where it was changed."""
    from reconcile.rulings.lines import BadLineError, entry

    try:
        return entry(held.line.encode("utf-8", "surrogatepass"))
    except BadLineError as error:
        raise BadUsage(
            f"the ruling {held.hash[:12]} in the database cannot be read: {error}",
            "--db",
            "Rulings are lines that nobody changes; take the database from a copy",
        ) from error


def keep_in_store(store: Store, entries: Iterable[Entry]) -> int:
    """Keep in the store what it lacks of the entries, which may stand in any order, and say how many that were."""
    from reconcile.rulings.chain import ordered
    from reconcile.rulings.lines import line
    from reconcile.store import Line

    return store.merge(
        Line(line(each).decode("utf-8"), each.hash, each.parents, each.about.key) for each in ordered(entries)
    )


def take_from_store(ledger: Ledger, store: Store) -> None:
    """Take what the store keeps into the ledger, and the other way round: both have all from then on."""
    held = store.entries()
    if held:
        ledger.merge(map(_entry, held))
    keep_in_store(store, ledger.read())


def beside(paths: Sequence[Path]) -> list[Path]:
    """The ledgers that lie in these folders, or beside these files."""
    return [folder / NAME for folder in _folders(paths) if (folder / NAME).is_file()]


def _folders(paths: Sequence[Path]) -> list[Path]:
    """The folders among the paths, and those of the files."""
    return sorted({path if path.is_dir() else path.parent for path in paths})


def ledger_of(paths: Sequence[Path], named: Path | None, *, new: bool = False) -> Ledger:
    """The one ledger to read, or with `new` to write to: the named one, else that of the folder, else of this folder.

    Raises BadUsage where there are several, or, without `new`, none.
    """
    from reconcile.rulings import Ledger

    if named is None:
        found = beside(paths) or [folder / NAME for folder in _folders(paths)] or [Path(NAME)]
        if len(found) != 1:
            raise BadUsage("it is not clear which ledger is meant", "--rulings", "Name the file")
        named = found[0]
    if not new and not named.exists():
        raise BadUsage(
            "there is no such ledger", str(named), "Name it with --rulings FILE; `reconcile rulings add` begins one"
        )
    return Ledger(named)
