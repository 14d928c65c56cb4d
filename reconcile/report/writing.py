"""Writes the report: one pass, unchanged pages left alone, pages that are no more taken away."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from reconcile.errors import BadUsage
from reconcile.model import Result
from reconcile.report import pages
from reconcile.report.drawing import ASSETS, as_file, as_one, asset
from reconcile.report.library import Library
from reconcile.report.links import Site
from reconcile.report.options import Options

AHEAD = 50
"""Pages that may wait for the disk."""
LIST = "assets/pages.txt"
"""The pages of the report, one a line: what a later run may take away."""


def write(result: Result, out: Path, options: Options) -> list[Path]:
    """Write the report of the result as HTML, and return its files in the order written, the first page first.

    `out` is a folder, made where it is not there; for a single file its name, or a folder in which it is called
    index.html. A page whose content is the same as on disk is not touched.
    Raises BadUsage where `out` cannot be written.
    """
    try:
        with _uncollected():
            return _one(result, out, options) if options.single_file else _folder(result, out, options)
    except OSError as error:
        raise BadUsage(f"the report cannot be written ({error.strerror})", str(out), "Name a folder that you may write to") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic collector: pages are trees that go when they are drawn, and it would walk the whole result for them again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _one(result: Result, out: Path, options: Options) -> list[Path]:
    site = Site(single=True)
    target = out if out.suffix.lower() in (".html", ".htm") else out / "index.html"
    put(target, as_one(pages.build(Library(result), options, site), site, result.corpus))
    return [target]


def _folder(result: Result, out: Path, options: Options) -> list[Path]:
    library, site = Library(result), Site()
    before = _listed(out)
    total = pages.number(library)
    names: list[str] = []
    with _Shelf(out) as shelf:
        for page in pages.build(library, options, site):
            shelf.put(page.path, as_file(page, site, result.corpus))
            names.append(page.path)
            if options.progress:
                options.progress(len(names), total)
    for name in ASSETS:
        put(out / "assets" / name, asset(name))
    put(out / LIST, "".join(f"{name}\n" for name in sorted(names)))
    for name in sorted(before - set(names)):
        (out / name).unlink(missing_ok=True)
    return [out / name for name in (*names, *(f"assets/{name}" for name in ASSETS), LIST)]


class _Shelf:
    """Puts pages away while the next ones are made: the disk takes a fifth of the time, and no part of the interpreter."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.waiting = folder, deque[Future[bool]]()
        self.hand = ThreadPoolExecutor(1)

    def __enter__(self) -> _Shelf:
        return self

    def put(self, name: str, text: str) -> None:
        """Leave the page to be written; raises OSError, here or on leaving, where one cannot be."""
        self.waiting.append(self.hand.submit(put, self.folder / name, text))
        while len(self.waiting) > AHEAD:
            self.waiting.popleft().result()

    def __exit__(self, *_: object) -> None:
        self.hand.shutdown()
        for each in self.waiting:
            each.result()


def put(path: Path, text: str) -> bool:
    """Write the text where the file does not hold it already; True where it was written."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        with path.open("rb") as file:
            if file.read(len(data) + 1) == data:
                return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _listed(out: Path) -> set[str]:
    """The pages that an earlier run wrote here; names that lead elsewhere, or to no page, are not believed."""
    try:
        names = (out / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if name.endswith(".html") and ".." not in name.split("/") and not name.startswith("/") and "\\" not in name}
