"""What a newcomer does first, with the program as it was just installed: one article of every format is read, and a report written.

    python benchmarks/first_use.py

Prints what went wrong and ends with 1; no package is needed that the program itself does not bring.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from reconcile import articles
from reconcile.articles._formats import formats

TEXT = "The new quay was opened on Tuesday, twelve years after the first plan, in front of some 300 guests. It cost 40 million euros."
PAGE = f"<html lang='en'><head><title>Quay</title></head><body><article><h1>Quay opens</h1><p>{TEXT}</p><table><tr><td><ul><li>{TEXT}</li></ul></td></tr></table></article></body></html>"
WAYS = {"html": PAGE, "jsonl": json.dumps({"id": "feed", "text": TEXT}) + "\n", "text": TEXT + "\n"}
"""An article in each format, by the format's name."""


def wrong(folder: Path) -> list[str]:
    """What does not work, in words."""
    for suffix, known in formats().items():
        (folder / f"one{suffix}").write_text(WAYS[known.name], encoding="utf-8")
    read = articles.read([folder])
    found = [f"not read: {entry.path}: {entry.why}" for entry in read.not_read]
    found += [f"{article.path} lacks its text" for article in read.articles if "40 million euros" not in article.text]
    command = [
        sys.executable,
        "-m",
        "reconcile",
        "run",
        str(folder),
        "--out",
        str(folder / "report"),
        "--format",
        "csv",
        "--format",
        "markdown",
        "--db",
        str(folder / "runs.db"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / "report" / "index.html").is_file():
        found.append(f"a run fails: {done.stderr}")
    return (
        found
        if len(read.articles) == len(formats())
        else [*found, f"{len(read.articles)} articles of {len(formats())} files"]
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        told = wrong(Path(scratch))
    print("\n".join(told) or f"read {', '.join(sorted(formats()))}")
    sys.exit(bool(told))
