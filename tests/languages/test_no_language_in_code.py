"""Code knows no language: it takes that of the article, the claim or the value, and asks tables for every word."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "reconcile"
CODE = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "languages")
ROOMS = {"articles", "text", "analysis", "kinds", "claims", "facts", "evidence", "rules", "identity"}
ENDINGS = {"ed", "ing", "ly", "ies", "es"}
EDGES = {"startswith", "endswith", "removeprefix", "removesuffix"}
DEFAULTED = {
    "articles/_quoted.py": "the headers of a mail, before anybody knows its language",
    "articles/_shown.py": "a page in a language that has no tables",
    "rulings/drafting.py": "a ledger speaks one language, whatever the run speaks",
    "facts/match_keys.py": "a story without a claim has no language",
    "kinds/date/alternatives.py": "what a date hangs on is told in the words that all languages share",
    "kinds/name/same.py": "two names by themselves: the public `same_name`",
    "kinds/quote/naming.py": "mentions without a reading",
    "kinds/quote/wording.py": "words by themselves, without the claim",
}
"""Modules that ask for the language taken where nothing tells, each with the reason."""


def constants(node: ast.AST) -> Iterator[str]:
    """The strings of a literal, or of a tuple, a set, a list or a frozenset of them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.Set | ast.List):
        for each in node.elts:
            yield from constants(each)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "frozenset":
        for each in node.args:
            yield from constants(each)


def compared(tree: ast.AST) -> Iterator[str]:
    """The strings that a module compares something with, or looks for at the beginning or the end of something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for each in (node.left, *node.comparators):
                yield from constants(each)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in EDGES:
            for each in node.args:
                yield from (text for text in constants(each) if text.isalpha())


def english() -> frozenset[str]:
    """The most frequent words of English, and the endings of its verbs and nouns."""
    table = tomllib.loads((PACKAGE / "languages" / "stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(table["words"]["en"].split()) | ENDINGS


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def calls(path: Path, function: str) -> list[ast.Call]:
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in found if isinstance(node, ast.Call) and getattr(node.func, "id", None) == function]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_module_loads_a_language_by_its_name(path: Path) -> None:
    """A language that code chooses is the wrong one for all articles but those of one language."""
    named = [call for call in calls(path, "load") if call.args and isinstance(call.args[0], ast.Constant)]
    assert not named, f"{name(path)} loads {[ast.unparse(call) for call in named]}"


def test_the_language_that_is_taken_where_nothing_tells_is_asked_for_in_few_places() -> None:
    assert {name(path) for path in CODE if calls(path, "default")} == DEFAULTED.keys()


@pytest.mark.parametrize("path", [path for path in CODE if path.relative_to(PACKAGE).parts[0] in ROOMS], ids=name)
def test_no_word_of_english_stands_in_code(path: Path) -> None:
    """Words are in tables, where each language has its own."""
    words = english()
    found = [text for text in compared(ast.parse(path.read_text(encoding="utf-8"))) if text in words]
    assert not found, f"{name(path)} compares with {found}"


def test_the_test_sees_a_word() -> None:
    tree = ast.parse("if lower[i] == 'the' or low in ('of', 'x') or low.endswith('ing'): pass")
    assert [text for text in compared(tree) if text in english()] == ["the", "of", "ing"]
