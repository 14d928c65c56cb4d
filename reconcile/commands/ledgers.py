"""Which ledger a command goes by: the one that is named, else rulings.jsonl in the folders that it reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.errors import BadUsage

if TYPE_CHECKING:
    from reconcile.rulings import Ledger, Rulings

NAME = "rulings.jsonl"


def rulings_for(paths: Sequence[Path], named: Path | None) -> Rulings | None:
    """The rulings of the named ledger, else of those in the folders; None where there is none.

    Raises BadUsage where the named one is not there, BadLedger where one cannot be read.
    """
    if named is not None and not named.exists():
        raise BadUsage(
            "there is no such ledger", f"--rulings {named}", "Name the file that `reconcile rulings add` writes"
        )
    found = [named] if named is not None else beside(paths)
    if not found:
        return None
    from reconcile.rulings import Ledger, Rulings

    return Rulings(entry for each in found for entry in Ledger(each).read())


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
