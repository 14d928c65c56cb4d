"""ZIP archives, and the office files that are some: listed and read within bounds."""

from __future__ import annotations

import io
import zipfile

from reconcile.articles._allowance import MEGABYTE, Allowance
from reconcile.articles._unfit import UnfitError, broken

MAGIC = b"PK\x03\x04"
EMPTY = b"PK\x05\x06"
END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
COMMENT = 65_557
"""Bytes in which the end of the list of entries must stand."""
LISTED = 4 * MEGABYTE
"""Bytes of the list of entries: of ten thousand files with long names."""
RATIO, FREE = 250, 4 * MEGABYTE
"""How many times as large as it is packed an entry may be, if it is larger than this: text is hardly ever packed to a
fiftieth."""
ENCRYPTED = 1


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return content.startswith((MAGIC, EMPTY))


def holds(content: bytes, *names: str) -> bool:
    """Whether the bytes are a ZIP archive with all these entries; one that ends in a slash stands for all below it."""
    if not content.startswith(MAGIC):
        return False
    try:
        found = Archive(content, Allowance()).names
    except UnfitError:
        return False
    return all(any(each.startswith(name) if name.endswith("/") else each == name for each in found) for name in names)


class Archive:
    """An archive in memory; `names` are its files in the order listed. Raises UnfitError where it is broken or lists
    too much."""

    def __init__(self, content: bytes, allowance: Allowance) -> None:
        if _listed(content) > LISTED:
            raise UnfitError("an archive that lists more files than are read")
        with broken("an archive"):
            self._file = zipfile.ZipFile(io.BytesIO(content))
        self._allowance = allowance
        held = [info for info in self._file.infolist() if not info.is_dir()]
        if len({info.header_offset for info in held if info.file_size}) < sum(bool(info.file_size) for info in held):
            raise UnfitError("an archive that lists one piece of it as several files, as none does; not unpacked")
        self.names = tuple(info.filename for info in held)

    def read(self, name: str) -> bytes:
        """The bytes of one entry. Raises UnfitError where it is locked, broken, too large, or packed too tight to be
        honest."""
        try:
            info = self._file.getinfo(name)
        except KeyError:
            raise UnfitError(f"it lacks {name}") from None
        if info.flag_bits & ENCRYPTED:
            raise UnfitError("locked with a password")
        if info.file_size > max(FREE, RATIO * info.compress_size):
            raise UnfitError(f"packed to less than a {RATIO}th of its size, as no text is; not unpacked")
        with broken("part of an archive"), self._file.open(info) as packed:
            data = packed.read(self._allowance.room() + 1)
        self._allowance.taken(len(data))
        return data


def _listed(content: bytes) -> int:
    """The bytes that the list of entries takes, as the archive says; what it says is what is read of it."""
    end = content.rfind(END, max(0, len(content) - COMMENT))
    if end < 0 or len(content) < end + 22:
        return 0
    size = int.from_bytes(content[end + 12 : end + 16], "little")
    wide = content.rfind(END_64, max(0, end - COMMENT), end)
    return max(
        size if size != 0xFFFFFFFF else 0, int.from_bytes(content[wide + 40 : wide + 48], "little") if wide >= 0 else 0
    )
