"""What goes wrong with one article or story stays with it: it is told, and the others go on.

A defect of the program on some text must cost no more than that text. So each step of a run is tried on one article, or
on one story, at a time; what raises an exception is listed with the run's `not_read`, never silently absent.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile.errors import Defect
from reconcile.model import NotRead

PACKAGE = Path(__file__).parent
MEND = "please report"


class Isolation:
    """Collects what failed, as entries of `not_read`; a strict one raises Defect at the first failure.

    `failed` holds the entries in the order in which they came. KeyboardInterrupt, SystemExit and MemoryError always
    pass: they are no defect of one text. So do errors of ours, which a user can mend (a table that is broken).
    """

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.failed: list[NotRead] = []

    @contextmanager
    def apart(self, paths: Iterable[str], step: str = "read") -> Iterator[None]:
        """Try a step on the files at these paths; the block that raises is left, and the run goes on behind it.

        `step` says what could not be done: "could not be read", "could not be matched".
        """
        try:
            yield
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not pay for it
            self.tell(paths, step, error)

    def tell(self, paths: Iterable[str], step: str, error: Exception) -> None:
        """List these files with what was raised. Raises Defect where the isolation is strict, and an error of ours
        again."""
        if not isinstance(error, Defect) and hasattr(error, "slug"):
            raise error
        where, what = ", ".join(sorted(paths)), f"could not be {step}: {told(error)}"
        if self.strict:
            raise Defect(what, where, "Please report it, with the text if you may") from error
        self.failed.append(NotRead(where, f"{what} - {MEND}", defect=True))


def told(error: BaseException) -> str:
    """The exception with its message and the place of ours that it came from: "IndexError: ... (kinds/age/find.py, line
    12)"."""
    message = " ".join(str(error).split())
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if PACKAGE in Path(frame.filename).parents]
    place = (
        f" ({Path(frames[-1].filename).relative_to(PACKAGE).as_posix()}, line {frames[-1].lineno})" if frames else ""
    )
    return f"{type(error).__name__}{': ' if message else ''}{message[:200]}{place}"
