"""TAR archives, packed with gzip, bzip2 or xz or not: every file in one is read as if it stood alone."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from reconcile.articles._allowance import MEGABYTE, SIZE, Allowance
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._packed import passed_over, shown, within
from reconcile.articles._unfit import UnfitError, broken

GZIP, BZIP, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
NAMED = slice(257, 262)
"""Where a TAR archive says that it is one."""
HEAD = 512
WHAT = "an archive"


class _Bounded:
    """The unpacked bytes, no more of them at once than one file may hold, and no more in all than an archive may."""

    def __init__(self, stream: BinaryIO, largest: int) -> None:
        self._stream, self._largest = stream, largest

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= self._largest + MEGABYTE:
            raise UnfitError("an archive with a part that is too large")
        return self._stream.read(size)

    def seek(self, place: int, whence: int = 0) -> int:
        if place > SIZE:
            raise UnfitError(f"unpacked it would be more than {SIZE // MEGABYTE:,} MB; the rest is not read")
        return self._stream.seek(place, whence)

    def tell(self) -> int:
        return self._stream.tell()


def _unpacked(content: bytes) -> BinaryIO:
    """The bytes as a stream, unpacked while it is read."""
    import bz2
    import gzip
    import lzma

    packed = io.BytesIO(content)
    if content.startswith(GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=packed))
    if content.startswith(BZIP):
        return cast(BinaryIO, bz2.BZ2File(packed))
    return cast(BinaryIO, lzma.LZMAFile(packed)) if content.startswith(XZ) else packed


def is_tar(content: bytes) -> bool:
    """Whether the bytes begin as a TAR archive, or as one that is packed."""
    if content[NAMED] == b"ustar":
        return True
    if not content.startswith((GZIP, BZIP, XZ)):
        return False
    try:
        with broken(WHAT):
            return _unpacked(content).read(HEAD)[NAMED] == b"ustar"
    except UnfitError:
        return False


def read(file: File) -> Iterator[Raw | Skipped]:
    """The articles of the archive's files, in their order; nothing is written to disk, and links lead nowhere."""
    with broken(WHAT):
        stream = _Bounded(_unpacked(file.content), file.allowance.largest)
        archive = tarfile.TarFile(fileobj=stream)  # type: ignore[arg-type]  # it asks for no more than these three
    found = False
    with archive:
        for item in _entries(archive, file.allowance):
            found = True
            if isinstance(item, Skipped):
                yield item
            else:
                yield from within(file, *item)
    if not found:
        yield Skipped("an archive without files")


def _entries(archive: tarfile.TarFile, allowance: Allowance) -> Iterator[tuple[str, bytes] | Skipped]:
    """The files with their bytes; a folder, a link and a device are none."""
    while True:
        try:
            with broken(WHAT):
                member = archive.next()
            if member is None:
                return
            allowance.entry()
        except UnfitError as error:
            yield Skipped(str(error))
            return
        archive.members = []  # type: ignore[attr-defined]  # it would keep every one
        if member.isfile() and not passed_over(member.name):
            try:
                with broken(WHAT):
                    content = _content(archive, member, allowance)
            except UnfitError as error:
                yield Skipped(str(error), inside=shown(member.name))
            else:
                yield member.name, content


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo, allowance: Allowance) -> bytes:
    """The bytes of a file. Raises UnfitError where they are more than may be read."""
    if member.size > allowance.room():
        Allowance(size=allowance.size, largest=allowance.largest, whole=allowance.whole).taken(member.size)
    packed = archive.extractfile(member)
    data = packed.read(allowance.room() + 1) if packed else b""
    allowance.taken(len(data))
    return data


FORMAT = Format("tar", (".tar", ".tgz", ".tbz2", ".txz"), read, signature=is_tar)
