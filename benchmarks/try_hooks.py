"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself from a clone of this tree: `nox -s hooks`.

A folder with articles that agree must pass, and one with articles that do not must fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".nox", "build", "dist", "__pycache__", ".*_cache", "reports")
ONE = "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
WHO = ("-c", "user.name=reconcile", "-c", "user.email=reconcile@example.org", "-c", "commit.gpgsign=false")
PATIENCE = 900


def main() -> int:
    """0 where the hook passes and fails as it must, else 1."""
    with tempfile.TemporaryDirectory() as scratch:
        program, desk = Path(scratch, "program"), Path(scratch, "desk")
        shutil.copytree(ROOT, program, ignore=LEFT_OUT)
        revision = _committed(program)
        (desk / "articles").mkdir(parents=True)
        (desk / "articles" / "first.txt").write_text(ONE, encoding="utf-8")
        (desk / "articles" / "second.txt").write_text(
            ONE.replace("next spring", "from next spring on"), encoding="utf-8"
        )
        hook = f"repos:\n- repo: {program}\n  rev: {revision}\n  hooks: [{{id: reconcile-check, args: [articles]}}]\n"
        (desk / ".pre-commit-config.yaml").write_text(hook, encoding="utf-8")
        _committed(desk)
        agreeing = _hook(desk, Path(scratch, "home"))
        (desk / "articles" / "second.txt").write_text(ONE.replace("$40", "$46"), encoding="utf-8")
        contradicting = _hook(desk, Path(scratch, "home"))
    print(f"articles that agree: {agreeing}; articles that do not: {contradicting}")
    return 0 if (agreeing, contradicting) == (0, 1) else 1


def _committed(folder: Path) -> str:
    """All that is in the folder, committed to a repository of its own; the revision."""
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "as it is")):
        subprocess.run(["git", *WHO, *words], cwd=folder, check=True, timeout=PATIENCE)
    told = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True, timeout=60
    )
    return told.stdout.strip()


def _hook(desk: Path, home: Path) -> int:
    env = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose"]
    return subprocess.run(command, cwd=desk, env=env, check=False, timeout=PATIENCE).returncode


if __name__ == "__main__":
    sys.exit(main())
