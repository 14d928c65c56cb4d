"""Where messages stand, and how the template of the catalogue is made of them: Python, templates, the script, rules,
tables.

    python -m benchmarks.catalogue            write the template, and bring every catalogue up to date with it
    python -m benchmarks.catalogue fr         begin a catalogue for that language, or bring it up to date

Messages are found by name, as GNU gettext finds them (CALLS). Besides, a rule's docstring is what users read of it:
each of its paragraphs is a message. So are what kinds are called, and the patterns by which a value is shown, in the
tables of languages/en (TABLES).
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from reconcile.kinds import kinds
from reconcile.messages.catalogues import FILE, FOLDER

PACKAGE = FOLDER.parent
TEMPLATE = FOLDER / "messages.pot"
CALLS: dict[str, tuple[int, ...]] = {
    "say": (0,),
    "say_later": (0,),
    "say_many": (0, 1),
    "counted": (1, 2),
}
"""What takes a message, and as which of its arguments; of two the second is the plural."""
ROWS: dict[str, dict[str, tuple[int, ...]]] = {"facts/features.py": {"Feature": (2,)}}
"""The same of tables whose rows hold a message each."""
RULES = "rules"
"""The folder of modules whose docstrings are read by users."""
TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "dates": (("show",),),
    "times": (("show",),),
    "numbers": (("wording",), ("percent", "pattern"), ("percent", "points_pattern")),
    "roles": (("shown",),),
    "states": (("*", "label"),),
    "quotes": (("shown",), ("shown_with_speaker",)),
}
"""What of the tables of languages/en is said: of each table the paths of its patterns."""
OF_CLDR = frozenset({"months", "weekdays"})
Message = str | tuple[str, str]
Found = tuple[Path, Message]
"""A message, or its singular and plural, and the file it stands in."""


def found() -> Iterator[Found]:
    """Every message of the package, file by file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from (
            (path, message)
            for message in in_python(
                path.read_text(encoding="utf-8"), ROWS.get(path.relative_to(PACKAGE).as_posix(), {})
            )
        )
        if path.parent.name == RULES:
            yield from ((path, part) for part in paragraphs(path))
    for path in sorted(PACKAGE.glob("report/templates/*.html")):
        yield from ((path, message) for message in in_template(path.read_bytes()))
    for path in sorted(PACKAGE.glob("report/assets/*.js")):
        yield from ((path, message) for message in in_script(path.read_text(encoding="utf-8")))
    for kind in kinds().values():
        if kind.find.__module__.startswith(PACKAGE.name):
            yield from ((PACKAGE / "kinds" / "__init__.py", word) for word in (kind.name, kind.noun) if word)
    for name, keys in TABLES.items():
        path = PACKAGE / "languages" / "en" / f"{name}.toml"
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((path, text) for each in keys for text in _texts(table, each))


def in_python(source: str, rows: Mapping[str, tuple[int, ...]] = MappingProxyType({})) -> Iterator[Message]:
    """The messages of a Python module: the literals that the calls of CALLS are given, and those of `rows`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        places = (CALLS | dict(rows)).get(_called(node), ())
        if places and len(node.args) > places[-1]:
            taken = [node.args[place] for place in places]
            for texts in zip(*(map(_literal, _choices(each)) for each in taken), strict=False):
                if None not in texts:
                    one, *many = (str(text) for text in texts)
                    yield (one, *many) if many else one  # type: ignore[misc]


def _called(node: ast.Call) -> str:
    return (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )


def _choices(node: ast.expr) -> list[ast.expr]:
    """The literals among which a message is chosen on the spot: `say("a" if one else "b")`."""
    return [*_choices(node.body), *_choices(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a rule's text, each on one line; none where the module is no rule."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    rule = any(isinstance(node, ast.Assign) and "RULE" in map(ast.unparse, node.targets) for node in module.body)
    for part in (ast.get_docstring(module) or "").split("\n\n") if rule else ():
        yield " ".join(part.split())


def in_template(source: bytes) -> Iterator[Message]:
    """The messages of a Jinja2 template."""
    options = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
    for _, name, message, _ in babel_extract(BytesIO(source), list(CALLS), (), options):
        texts = [text for text in ((message,) if isinstance(message, str) else message or ()) if isinstance(text, str)]
        if texts:
            yield (texts[0], texts[1]) if name == "say_many" else texts[0]


def in_script(source: str) -> Iterator[Message]:
    """The messages of a script."""
    from reconcile.report.scripts import messages

    yield from messages(source)


def _texts(table: Any, keys: Sequence[str]) -> Iterator[str]:
    key, *rest = keys
    for each in table.values() if key == "*" else (table[key],) if key in table else ():
        if rest and isinstance(each, dict):
            yield from _texts(each, rest)
        elif not rest:
            yield from _leaves(each)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from () if name in OF_CLDR else _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, str) and any(sign.isalpha() for sign in value):
        yield value


def template() -> Catalog:
    """The template: every message once, with the files it stands in."""
    made = Catalog(project="reconcile", charset="utf-8", fuzzy=False, header_comment="# Messages of reconcile.")
    for path, message in found():
        made.add(message, locations=[(path.relative_to(PACKAGE.parent).as_posix(), 1)])
    return made


def text(of: Catalog) -> str:
    """A catalogue as a .po file has it, without what hangs on the day or on the version of a tool."""
    out = BytesIO()
    write_po(out, of, width=110, sort_by_file=False, include_lineno=False, omit_header=False)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(CHANGING))


CHANGING = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Last-Translator',
    '"Report-Msgid',
    '"Project-Id',
)
"""Lines of a header that say nothing of the messages."""


def brought_up(code: str, made: Catalog) -> Catalog:
    """The catalogue of a language with the messages of the template: what is new is empty, what is gone is left out."""
    path = FOLDER / code / FILE
    locale = Locale.parse(code, sep="-")
    if not path.is_file():
        known = Catalog(
            locale=locale,
            charset="utf-8",
            fuzzy=False,
            header_comment=f"# Messages of reconcile, {locale.english_name}.",
        )
    else:
        with path.open("rb") as file:
            known = read_po(file, locale=locale)
    known.update(made, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def main(codes: Iterable[str] = ()) -> None:
    """Write the template, and every catalogue that there is or that is named."""
    made = template()
    TEMPLATE.write_text(text(made), encoding="utf-8")
    known = {path.relative_to(FOLDER).parts[0] for path in FOLDER.glob(f"*/{FILE.as_posix()}")}
    for code in sorted(known | {*codes}):
        path = FOLDER / code / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(brought_up(code, made)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
