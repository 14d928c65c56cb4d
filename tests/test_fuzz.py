"""A short run of what `nox -s fuzz` does for long."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks._fuzz import TEXT, holds


@settings(max_examples=150)
@given(TEXT, st.none() | TEXT)
def test_any_text_and_title_are_read_and_offsets_are_true(text: str, title: str | None) -> None:
    holds(text, title)
