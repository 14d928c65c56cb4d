"""No kind is known by its name outside its own module: else a kind that comes later would be forgotten in fifty
places."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.kinds import kinds

PACKAGE = Path(__file__).parent.parent.parent / "reconcile"
HOMONYMS = {
    ("analysis/nouns/sorts.py", "place"): "a sort of proper name",
    ("analysis/nouns/titles.py", "rank"): "a table of words in front of a title",
    ("analysis/nouns/titles.py", "time"): "a table of words in front of a title",
    ("analysis/numbers/numerals.py", "place"): "a function, in __all__",
    ("analysis/syntax/lexicon.py", "measure"): "a scene of words",
    ("articles/_front.py", "date"): "a key of front matter",
    ("articles/_live.py", "time"): "an element of HTML",
    ("articles/_quoted.py", "date"): "a header of mails",
    ("articles/_word_marks.py", "name"): "an element of a document",
    ("articles/html.py", "date"): "a field of what trafilatura finds",
    ("articles/newsml.py", "name"): "an element of NewsML",
    ("articles/nitf.py", "name"): "an element of NITF",
    ("articles/odt.py", "name"): "an attribute of a document",
    ("check_formats/json.py", "name"): "a field of what is printed",
    ("check_formats/json.py", "quote"): "a field of claims: their words",
    ("check_formats/sarif.py", "name"): "a property of SARIF",
    ("cli.py", "name"): "an argument of a command",
    ("commands/explaining.py", "quote"): "a field of claims: their words",
    ("commands/listing.py", "quote"): "a column of claims: their words",
    ("commands/ruling_list.py", "time"): "when was ruled",
    ("generated.py", "quote"): "a column of claims: their words",
    ("identity/values.py", "date"): "a field of a time of day",
    ("kinds/count/states.py", "state"): "what was done to the counted, in what the finder saw",
    ("kinds/labelling/counts.py", "place"): "a sort of noun",
    ("kinds/labelling/quantities.py", "percentage"): "a word that is shown",
    ("kinds/time/__init__.py", "date"): "a field of a time of day",
    ("kinds/time/value.py", "date"): "a field of a time of day",
    ("languages/de/counts.py", "state"): "what was done to the counted, in what the finder saw",
    ("model.py", "quote"): "a field of claims: their words",
    ("report/exports/excel.py", "quote"): "a column of claims: their words",
    ("report/exports/schema.py", "quote"): "a field of claims: their words",
    ("report/exports/schema.py", "time"): "when was ruled",
    ("report/exports/tables.py", "quote"): "a column of claims: their words",
    ("report/rulings.py", "name"): "a property of schema.org",
    ("rulings/__init__.py", "state"): "a function, in __all__",
    ("rulings/kit.py", "quote"): "a field of claims: their words",
    ("rulings/lines.py", "quote"): "a field of claims: their words",
    ("ruled.py", "time"): "when was ruled",
    ("articles/_shown.py", "date"): "a type of HTML inputs",
    ("articles/_shown.py", "time"): "an element of HTML",
    ("text/layout.py", "place"): "a part of a page: the dateline's place",
}
"""Words that are also names of kinds, by the file and the word, each with what it is there."""


def names(tree: ast.AST, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The strings of a module that are a kind's name, with their lines; keywords that fill a table count, too.

    What is looked up in a table or an object of JSON (`row["name"]`, `value.get("state")`) is a field, unless the table
    is `kinds()`.
    """
    fields = {id(key) for node in ast.walk(tree) for key in _looked_up(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in known and isinstance(node.value, str):
            if id(node) not in fields:
                yield node.value, node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("dict", "defaultdict"):
            yield from ((each.arg, node.lineno) for each in node.keywords if each.arg in known)


def _looked_up(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Subscript(value=table, slice=key) if not _of_kinds(table):
            yield key
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[key, *_]) if not _of_kinds(table):
            yield key


def _of_kinds(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else node
    return isinstance(called, ast.Name) and called.id == "kinds"


def own(path: Path) -> str:
    """The kind whose module this is, or is part of; "" of every other module."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1].removesuffix(".py") if parts[0] == "kinds" and len(parts) > 1 else ""


def named() -> set[tuple[str, str, int]]:
    """The file, the name and the line of every string in the package that is a kind's name, outside its own module.

    A language says by name which kinds it reads: its own `__init__` is passed over.
    """
    found = set()
    for path in sorted(set(PACKAGE.rglob("*.py")) - set(PACKAGE.glob("languages/*/__init__.py"))):
        known = frozenset(kinds()) - {own(path)}
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {(path.relative_to(PACKAGE).as_posix(), name, line) for name, line in names(tree, known)}
    return found


def test_no_kind_is_named_outside_its_own_module() -> None:
    """Ask for its traits (`having`), for what its record says, for the class of a claim's value, or take
    `KIND.name`."""
    assert sorted(each for each in named() if each[:2] not in HOMONYMS) == []


def test_every_homonym_is_still_there() -> None:
    """An exception that nothing needs any more lets the next kind's name slip through."""
    assert HOMONYMS.keys() == {each[:2] for each in named()} & HOMONYMS.keys()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("claim.kind == 'age'", ["age"]),
        ("KINDS = frozenset({'age', 'date'})", ["age", "date"]),
        ("kinds()['date'].compare(a, b)", ["date"]),
        ("kinds().get('date')", ["date"]),
        ("AGREE = defaultdict(lambda: 2.0, date=0.7)", ["date"]),
        ("LABELS = {'rank': 'rank of'}", ["rank"]),
        ("row['name']", []),
        ("value.get('state')", []),
        ("'the age of'", []),
    ],
)
def test_the_search_sees_a_name_and_not_a_field(code: str, found: list[str]) -> None:
    """The search itself must be able to fail."""
    assert [name for name, _ in names(ast.parse(code), frozenset(kinds()))] == found
