"""Rebuild reports/ from sources/ and fail where a page differs from the one checked in.

`--write` keeps the new pages. Nothing in a page depends on the clock, the machine, the program's version or the order
of files, so any difference is a change of the program: look at it, then keep it or mend it.
"""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(corpus: Path, out: Path) -> None:
    """The report of one corpus, made the way a user makes it."""
    command = [
        sys.executable,
        "-m",
        "reconcile.cli",
        "run",
        str(corpus.relative_to(ROOT)),
        "--out",
        str(out),
        "--quiet",
    ]
    subprocess.run(command, check=True, cwd=ROOT)


def differences(made: Path, kept: Path) -> list[str]:
    """The files that are not the same in both folders."""
    names = {
        path.relative_to(folder)
        for folder in (made, kept)
        if folder.exists()
        for path in folder.rglob("*")
        if path.is_file()
    }
    same = filecmp.cmpfiles(made, kept, [str(name) for name in names], shallow=False)[0] if kept.exists() else []
    return sorted({str(name) for name in names} - set(same))


def main(write: bool) -> int:
    """0 where every report is as checked in; else 1, with what was made kept beside for a look."""
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        for corpus in sorted(path for path in (ROOT / "sources").iterdir() if path.is_dir()):
            made, kept = Path(scratch) / corpus.name, ROOT / "reports" / corpus.name
            build(corpus, made)
            names = differences(made, kept)
            differing += len(names)
            for name in names:
                print(f"reports/{corpus.name}/{name} {'written' if write else 'differs'}")
            if write and names:
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(made, kept)
    if differing and not write:
        print(
            "Look at the new pages (`nox -s reports -- --write` keeps them), then commit them with the change "
            "that made them."
        )
    return 1 if differing and not write else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
