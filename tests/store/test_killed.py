"""A run that is killed at any moment leaves the last complete run, and a store that the next run can be kept in.

A few here; `python -m benchmarks.killed` ends fifty.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.killed import kill

FEW = 3


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system has no handles of processes")
def test_a_run_that_is_killed_loses_nothing(url: str, tmp_path: Path) -> None:
    kill(FEW, url, tmp_path / "desk", seed=7)
