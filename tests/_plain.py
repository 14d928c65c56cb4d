"""Tests that put something in the place of a part of a module: compiled parts call each other directly."""

from __future__ import annotations

from types import ModuleType

import pytest


def must_be_plain(module: ModuleType) -> None:
    """Skip the test where the module is compiled: what is put in its place would never be called."""
    if not str(module.__file__).endswith(".py"):
        pytest.skip(f"compiled: nothing can stand in for a part of {module.__name__}")
