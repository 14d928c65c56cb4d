"""ZIP archives: every file in one is read as if it stood alone."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._packed import passed_over, shown, within
from reconcile.articles._unfit import UnfitError
from reconcile.articles._zipped import Archive, is_zip


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the archive's files, in the order of their names; nothing is written to disk."""
    archive = Archive(file.content, file.allowance)
    names = sorted(name for name in set(archive.names) if not passed_over(name))
    if not names:
        yield Skipped("an archive without files")
    for name in names:
        file.allowance.entry()
        try:
            content = archive.read(name)
        except UnfitError as error:
            yield Skipped(str(error), inside=shown(name))
            if not file.allowance.room():
                return
            continue
        yield from within(file, name, content)


FORMAT = Format("zip", (".zip",), read, signature=is_zip, rank=-1)
