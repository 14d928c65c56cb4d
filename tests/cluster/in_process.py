"""Let runs take every step at once in the process of the tests."""

from __future__ import annotations

import os

import pytest

from benchmarks.cluster import InProcess, pretending
from reconcile.cluster import running

__all__ = ["THOROUGH", "InProcess", "without_processes"]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""Are the tests to take their time? `nox -s cluster` says so."""


def without_processes(monkeypatch: pytest.MonkeyPatch, workers: int = 2) -> None:
    """Let the runs of a test take every step in this process, as that many workers would."""
    monkeypatch.setattr(running, "connected", pretending(workers))
    monkeypatch.setattr(running, "Workers", lambda client, progress: InProcess(progress))
