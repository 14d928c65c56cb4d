"""The line and column of every key of a TOML file, whatever stands in its values."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.toml_places import places, quoted


@pytest.mark.parametrize(
    ("text", "way", "place"),
    [
        ("a = 1\n", ("a",), (1, 1)),
        ("\n  a = 1\n", ("a",), (2, 3)),
        ('"a b" = 1\n', ("a b",), (1, 1)),
        ("'a = b' = 1\nc = 2", ("c",), (2, 1)),
        ("a.b = 1\n", ("a", "b"), (1, 1)),
        ('"a.b" = 1\n', ("a.b",), (1, 1)),
        ('[t]\n"x" = 1\n', ("t", "x"), (2, 1)),
        ('["t u"]\n\nvalue = 1\n', ("t u", "value"), (3, 1)),
        ("[[f]]\na = 1\n[[f]]\na = 2\n", ("f", 1, "a"), (4, 1)),
        ("[[f]]\n[f.g]\na = 1\n", ("f", 0, "g", "a"), (3, 1)),
        ('a = """\nb = 1\n"""\nc = 2\n', ("c",), (4, 1)),
        ("a = '''\n\\'''\nc = 2\n", ("c",), (3, 1)),
        ("a = [\n 1, # ]\n 2,\n]\nc = 2\n", ("c",), (5, 1)),
        ('a = "[" # "\nc = 2\n', ("c",), (2, 1)),
        ('a = "\\"["\nc = 2\n', ("c",), (2, 1)),
        ("# a = 1\nc = 2\n", ("c",), (2, 1)),
        ("a = {b = 1}\nc = 2\n", ("c",), (2, 1)),
    ],
)
def test_where_a_key_stands(text: str, way: tuple[str | int, ...], place: tuple[int, int]) -> None:
    tomllib.loads(text)
    assert places(text)[way] == place


@pytest.mark.parametrize("text", ['a = """\nb = 1\n"""\n', "a = [\n  [\n  1]\n]\n"])
def test_nothing_within_a_value_is_a_key(text: str) -> None:
    assert places(text) == {("a",): (1, 1)}


@given(st.text(), st.text())
def test_a_quoted_text_is_read_back(one: str, other: str) -> None:
    text = f"{quoted(one)} = {quoted(other)}\nz.z = 1\n"
    table = tomllib.loads(text)
    assert set(places(text)) >= {(key,) for key in table}
