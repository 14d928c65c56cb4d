"""The recipes of CONTRIBUTING.md work as written: a copy of the package, the files of the recipe, its commands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = {"rule": 2, "kind": 2, "format": 2}
"""How many files each takes; a language takes one folder."""
SHOWN = {
    "rule": ["An article that came out a month or more before another one"],
    "kind": ["54.2° N, 7.9° E in a; 57.1°", "value-conflict"],
    "format": ["40 million euros", '"title": "Quay opens"', '"format": "org"'],
    "language": ["4,2 procent", "Dutch: percentage; not yet"],
}
"""What the commands of a recipe must print, besides succeeding."""


def commands(recipe: str) -> list[str]:
    """The lines of the recipe's first block of commands."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(rf"(?m)^### A {recipe}\n(?:(?!^###?).*\n)*?\n((?:    .+\n)+)", text)
    assert block, f"CONTRIBUTING.md has no recipe for a {recipe}"
    return [line.strip() for line in block[1].splitlines()]


@pytest.mark.parametrize("recipe", [*FILES, "language"])
def test_a_recipe_works_as_written(recipe: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "reconcile", tmp_path / "reconcile", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "recipes", tmp_path / "tests" / "recipes")
    added = [path for path in (tmp_path / "tests" / "recipes" / recipe).rglob("*") if path.is_file()]
    assert len(added) == FILES.get(recipe, len(added))
    assert recipe != "language" or len({path.parent for path in added}) == 1
    said = ""
    for line in commands(recipe):
        words = shlex.split(line.replace(".venv/bin/reconcile", f"{shlex.quote(sys.executable)} -m reconcile"))
        done = subprocess.run(
            words,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        said += done.stdout + done.stderr
    for text in SHOWN[recipe]:
        assert text in said, said
