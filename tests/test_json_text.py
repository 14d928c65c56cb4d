"""The JSON of a run, put together from texts, is what the standard library writes of the whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reconcile import json_text

ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=12,
)


@given(ANYTHING)
def test_a_value_is_written_as_the_library_writes_it(value: object) -> None:
    assert json_text.indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("text", ["plain", "é", "half \ud800 a pair", "😀", 'quoted "\\"', "\x7f", "\u2028", ""])
def test_in_ascii_as_the_library_writes_it(text: str) -> None:
    assert json_text.ascii_only(json_text.indented([text])) == json.dumps([text], indent=1)


@pytest.mark.parametrize("many", [0, 1, 3])
def test_a_document_of_parts_is_the_document(many: int) -> None:
    class Thing:
        def as_json(self) -> dict[str, object]:
            return {"id": "a", "claims": ["b", "c"], "value": {"low": None}}

    told = json_text.document("1.0", [("facts", [json_text.listed(Thing()) for _ in range(many)])])
    whole = {"schema": "reconcile/1", "version": "1.0", "facts": [Thing().as_json()] * many}
    assert "".join(told) == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
