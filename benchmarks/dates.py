"""Days of publication found in the pages on which htmldate is tested, against htmldate alone.

    python -m benchmarks.dates

An early source distribution of htmldate still ships its pages, and its tests say of each on which day it came out. They
are fetched with pip, so this needs the network, and is no test. A page counts where both its day and its file are
given.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PINNED = "htmldate==0.9.1"
"""The last one that ships its pages."""
GUARD = 300
"""Seconds."""
PUBLISHED = "original_date"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, its bytes, the day that htmldate's tests give it."""

    url: str
    content: bytes
    day: str


def main() -> int:
    """Print how many days each finds; 1 where this program finds fewer right than htmldate, as it is used by
    default."""
    with tempfile.TemporaryDirectory() as folder:
        pages = list(_pages(_fetched(Path(folder))))
    ours = [_ours(page) for page in pages]
    rows = {
        "this program": ours,
        "htmldate, fast": [_theirs(page, extensive=False) for page in pages],
        "htmldate, extensive": [_theirs(page, extensive=True) for page in pages],
    }
    print(f"{len(pages)} pages of {PINNED}")
    right: dict[str, int] = {}
    for name, days in rows.items():
        right[name] = sum(day == page.day for day, page in zip(days, pages, strict=True))
        wrong = sum(bool(day) for day in days) - right[name]
        print(f"{name:22} right {right[name]:3}  wrong {wrong:3}  none {len(pages) - right[name] - wrong:3}")
    if "-v" in sys.argv:
        for page, *days in zip(pages, *rows.values(), strict=True):
            if days[0] != page.day or days[0] != days[1]:
                print(page.day, days, page.url)
    return int(right["this program"] < right["htmldate, fast"])


def _fetched(folder: Path) -> Path:
    """The unpacked source distribution. pip asks its build for metadata, which needs setuptools."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-build-isolation",
        "--dest",
        str(folder),
        PINNED,
    ]
    subprocess.run(command, check=True, timeout=GUARD)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as packed:
        packed.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def _pages(folder: Path) -> Iterator[Page]:
    """The pages that the tests give one day of publication."""
    tests = ast.parse((folder / "tests" / "unit_tests.py").read_text(encoding="utf-8"))
    files: dict[str, str] = {}
    days: dict[str, set[str]] = {}
    for node in ast.walk(tests):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Dict)
            and getattr(node.targets[0], "id", "") == "MOCK_PAGES"
        ):
            files = ast.literal_eval(node.value)
        elif isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
            url, day = _told(node.test)
            if url and day:
                days.setdefault(url, set()).add(day)
    for url, given in sorted(days.items()):
        path = folder / "tests" / "cache" / files.get(url, "")
        if len(given) == 1 and path.is_file():
            yield Page(url, path.read_bytes(), given.pop())


def _told(test: ast.Compare) -> tuple[str, str]:
    """The address and the day of one assertion, `find_date(load_mock_page(URL), ...) == DAY`; not of when a page was
    updated."""
    call, day = test.left, test.comparators[0]
    if not (
        isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "find_date"
        and call.args
        and isinstance(call.args[0], ast.Call)
        and isinstance(day, ast.Constant)
    ):
        return "", ""
    options: dict[str, Any] = {each.arg: getattr(each.value, "value", None) for each in call.keywords if each.arg}
    url = call.args[0].args[0] if call.args[0].args else None
    usable = options.get(PUBLISHED, True) and "outputformat" not in options and isinstance(day.value, str)
    return (str(url.value), str(day.value)) if usable and isinstance(url, ast.Constant) else ("", "")


def _ours(page: Page) -> str | None:
    """The day on which this program says that the page came out, whatever language it is in."""
    from reconcile.articles._article import edtf
    from reconcile.articles._formats import File, Raw
    from reconcile.articles.html import read

    found = next(
        (
            item.fields.get("published") or item.fields.get("shown")
            for item in read(File(page.content))
            if isinstance(item, Raw)
        ),
        None,
    )
    return edtf(found) if found else None


def _theirs(page: Page, *, extensive: bool) -> str | None:
    from htmldate import find_date

    found = find_date(
        page.content.decode("utf-8", "replace"),
        original_date=True,
        extensive_search=extensive,
        min_date="1995-01-01",
        max_date="2100-01-01",
    )
    return str(found) if found else None


if __name__ == "__main__":
    sys.exit(main())
