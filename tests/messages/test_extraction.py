"""Every sentence that a user reads is in the catalogue, and every translation fits its message."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from benchmarks import catalogue as extraction
from reconcile.messages import Catalogue, languages, say, speaking
from reconcile.messages.catalogues import FILE, FOLDER, read

PACKAGE = FOLDER.parent
SPEAKING = (
    "rules", "evidence", "report", "kinds", "facts/labels.py", "facts/explain.py", "algebra.py", "method.py",
    "languages/language.py", "rulings/verdicts.py", "rulings/telling.py",
)  # fmt: skip
"""Where sentences are made that users read."""
WORDS = re.compile(r"[A-Za-z]{2,}\S* (?:\S* )*?\S*[A-Za-z]{2,}")
JOINED = re.compile(r"(?:^| )[A-Za-z]{2,}(?: |$)")
"""A word among values: what an f-string says."""
NO_SENTENCE = {
    "report/drawing.py": "a policy for browsers",
    "report/exports/schema.py": "the JSON Schema, which is for programs",
    "report/changes.py": "errors",
    "kinds/amount.py": "a note on a claim, which is data",
    "kinds/date/find.py": "notes on claims and names of what is looked up once",
    "kinds/duration/value.py": "keys, and a wording that the texts of articles share",
    "kinds/name/same.py": "the features of two names, for `reconcile.kinds.name`",
    "kinds/rank/value.py": "keys",
    "kinds/percentage.py": "a unit in the JSON",
    "kinds/time/zoned.py": "a clock",
    "kinds/quote/wording.py": "a word of a text",
    "rules/registry.py": "errors",
    "rules/checking.py": "names of steps: of the progress, and of what went wrong",
    "evidence/context.py": "a name of what is looked up once",
}
"""Modules that hold strings which look like sentences and are said to no reader, and what these are."""
UNSAID = {"compile", "match", "fullmatch", "search", "sub", "apart", "Defect"}
"""What is handed a pattern or the name of a step; a row of a table of tests in `kinds` holds an example of a text."""


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extraction.template()


def test_the_template_is_up_to_date(template: Catalog) -> None:
    """`python -m benchmarks.catalogue` writes it anew."""
    assert extraction.text(template) == extraction.TEMPLATE.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_a_catalogue_has_the_messages_of_the_template(code: str, template: Catalog) -> None:
    """The same command brings it up to date; what has no translation yet is empty, and said in English."""
    assert extraction.text(extraction.brought_up(code, template)) == (FOLDER / code / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_gettext_finds_what_is_said(path: Path) -> None:
    """Each call holds a literal, or a name of one written down with `say_later`: what is put together cannot be
    translated."""
    source = path.read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in ("say", "say_later", "say_many", "counted") and path.parent.name != "messages":
            for place in extraction.CALLS[name]:
                built = [node for node in ast.walk(call.args[place]) if isinstance(node, ast.JoinedStr | ast.BinOp)]
                assert not built, f"line {call.lineno}: {ast.unparse(call)[:90]}"


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that may be sentences, each with its line: no docstring, no message, no error, no
    pattern."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    above: dict[ast.AST, ast.AST] = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
    bodies = (body for node in ast.walk(module) if isinstance(body := getattr(node, "body", None), list))
    docstrings = {statement.value for body in bodies for statement in body if isinstance(statement, ast.Expr)}
    unsaid = UNSAID | ({"Row"} if "kinds" in path.parts else set())
    for node in ast.walk(module):
        if node in docstrings or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        ways = [node, *_up(node, above)]
        if not any(_silent(way, unsaid) for way in ways):
            yield node.lineno, node.value if not isinstance(above[node], ast.JoinedStr) else f"\0{node.value}"


def _up(node: ast.AST, above: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in above:
        node = above[node]
        yield node


def _silent(node: ast.AST, unsaid: set[str]) -> bool:
    """Is it said as a message, or is it nothing that is said?"""
    if isinstance(node, ast.Raise):
        return True
    name = extraction._called(node) if isinstance(node, ast.Call) else ""
    return name in extraction.CALLS or name in unsaid


def _sentence(text: str) -> bool:
    bare = re.sub(r"<[^<>]*>?|^[^<>]*\">", "", text)
    return bool(JOINED.search(bare.removeprefix("\0")) if text.startswith("\0") else WORDS.search(bare))


@pytest.mark.parametrize("place", SPEAKING)
def test_no_sentence_stands_outside_of_the_catalogue(place: str) -> None:
    """A sentence that no call says can be read in English alone."""
    top = PACKAGE / place
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}:{line}: {text!r}"
        for path in (sorted(top.rglob("*.py")) if top.is_dir() else [top])
        if path.relative_to(PACKAGE).as_posix() not in NO_SENTENCE
        for line, text in strings(path)
        if _sentence(text)
    ]
    assert not found


def test_the_exceptions_are_needed() -> None:
    """An exception whose reason is gone would let the next sentence pass unseen."""
    needless = [name for name in NO_SENTENCE if not any(_sentence(text) for _, text in strings(PACKAGE / name))]
    assert not needless


@pytest.mark.parametrize("text", ["Both say so.", "\0 is in ", "<b>Not</b> so much"])
def test_a_sentence_is_seen(text: str) -> None:
    """What the test of sentences must not miss."""
    assert _sentence(text)


@pytest.mark.parametrize("text", ["attribution-dropped", '\0<a class="live" href="', "\0fact-", "%d.%m"])
def test_what_is_no_sentence_is_not_taken_for_one(text: str) -> None:
    """Keys, names and the tags of HTML are no sentences."""
    assert not _sentence(text)


MORE = {"{hour}:{minute:02d} {half}": {"hours"}}
"""Places that a translation may have besides those of its message: the hour of 24, where a language has no halves of a
day."""


def translated(code: str) -> list[Message]:
    with (FOLDER / code / FILE).open("rb") as file:
        return [message for message in read_po(file, locale=code) if message.id and message.string]


def _forms(of: object) -> list[str]:
    return [str(each) for each in (of if isinstance(of, tuple | list) else [of])]


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} if "{" in text else set()


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_a_translation_has_the_places_and_the_tags_of_its_message(code: str) -> None:
    """A name that is wrong would end a run; a tag that is missing would break a page; a quotation mark ends an
    attribute."""
    for message in translated(code):
        known = set().union(*map(_places, _forms(message.id)))
        tags = [sorted(re.findall(r"<[^<>]*>", each)) for each in _forms(message.id)]
        for text in filter(None, _forms(message.string)):
            assert _places(text) <= known | MORE.get(_forms(message.id)[0], set()), text
            assert len(_forms(message.id)) > 1 or MORE.keys() & _forms(message.id) or _places(text) == known, text
            assert sorted(re.findall(r"<[^<>]*>", text)) in tags, text
            assert '"' not in re.sub(r"<[^<>]*>", "", text), text
            first = _forms(message.id)[0]
            assert [text[:1].isspace(), text[-1:].isspace()] == [first[:1].isspace(), first[-1:].isspace()], text


def test_a_translation_is_added_as_contributing_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: Catalog
) -> None:
    """Begin a catalogue, fill in a sentence, say it; bring it up to date, and it is still there."""
    monkeypatch.setattr(extraction, "FOLDER", tmp_path)
    monkeypatch.setattr(extraction, "template", lambda: template)
    monkeypatch.setattr(extraction, "TEMPLATE", tmp_path / "messages.pot")
    extraction.main(["nl"])
    path = tmp_path / "nl" / FILE
    begun = path.read_text(encoding="utf-8")
    assert 'msgid "undated"\nmsgstr ""' in begun
    path.write_text(
        begun.replace('msgid "undated"\nmsgstr ""', 'msgid "undated"\nmsgstr "ongedateerd"'), encoding="utf-8"
    )
    extraction.main()
    with speaking(Catalogue("nl", read(path))):
        assert say("undated") == "ongedateerd"
        assert say("{number} days", number=2) == "2 days"
