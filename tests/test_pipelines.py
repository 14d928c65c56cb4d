"""The pipelines that the documentation shows are run, as far as a machine without their services can: each command of
each step, in a folder with articles that agree and in one with articles that do not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks import check_docs

PAGE = (check_docs.ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
BLOCKS = {match["info"].partition("file=")[2]: match["body"] for match in check_docs.FENCE.finditer(PAGE)}
GITHUB, GITLAB = ".github/workflows/articles.yml", ".gitlab-ci.yml"
INSTALL = "pip install fact-reconcile"
PATIENCE = 120


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in BLOCKS.items():
        if name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path) -> int:
    told = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder, timeout=PATIENCE, check=False, capture_output=True,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    return told.returncode


def github() -> Iterator[tuple[str, bool]]:
    """The commands of the workflow, each with whether it is run whatever went before."""
    for step in yaml.safe_load(BLOCKS[GITHUB])["jobs"]["check"]["steps"]:
        if "run" in step:
            yield step["run"], step.get("if") == "always()"


def script() -> list[str]:
    job: dict[str, Any] = yaml.safe_load(BLOCKS[GITLAB])["articles"]
    return list(job["script"])


@pytest.mark.parametrize("spoilt", [False, True])
def test_the_workflow_of_github_fails_on_a_contradiction_and_on_nothing_else(desk: Path, spoilt: bool) -> None:
    _spoil(desk, spoilt)
    codes = {command: run(command, desk) for command, _ in github() if command != INSTALL}
    assert [code for code in codes.values() if code] == [1] * spoilt
    assert (desk / "articles.sarif").stat().st_size > 0
    assert INSTALL in dict(github())


@pytest.mark.parametrize("spoilt", [False, True])
def test_the_job_of_gitlab_leaves_what_it_promises_to_keep(desk: Path, spoilt: bool) -> None:
    _spoil(desk, spoilt)
    codes = [run(command, desk) for command in script() if command != INSTALL]
    assert codes == [0, int(spoilt)]
    reports = yaml.safe_load(BLOCKS[GITLAB])["articles"]["artifacts"]["reports"]
    assert all((desk / name).stat().st_size > 0 for name in reports.values())


def _spoil(desk: Path, spoilt: bool) -> None:
    second = desk / "articles" / "second.txt"
    if spoilt:
        second.write_text(second.read_text(encoding="utf-8").replace("$40", "$46"), encoding="utf-8")


def test_the_hook_that_is_shown_is_one_that_there_is() -> None:
    hooks = yaml.safe_load((check_docs.ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert {each["id"] for each in shown} <= {each["id"] for each in hooks}
    assert all(each["entry"].startswith("reconcile check") for each in hooks)
