"""The JSON document of a run as text, from the texts of its parts: to the byte what `json.dumps` writes of the whole.

So what was found in a story can be written down when the story is finished, and the parts laid side by side at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any, Protocol

from reconcile import generated

ENCODE = json.JSONEncoder(ensure_ascii=False).encode
BETWEEN = ",\n  "
"""What stands between two things of a list."""
EMPTY: Mapping[type[Any], str] = {bool: "false", list: "[]", dict: "{}"}
"""What is written of a value that is none."""
CHUNK = 1_000_000
"""Bytes that are given at a time."""
BEYOND = re.compile(r"[^\x00-\x7e]")


class Told(Protocol):
    """What has a JSON of its own."""

    def as_json(self) -> dict[str, Any]: ...


def text_of(item: Told) -> str:
    """The item's JSON as a run writes it, from its first brace on; in ASCII where UTF-8 cannot hold it."""
    return plain_text(item.as_json())


def plain_text(document: Mapping[str, Any]) -> str:
    """The same of a document."""
    written = indented(document)
    return written if written.isascii() or encodable(written) else json.dumps(document, indent=1)


def indented(value: Any, line: str = "\n") -> str:
    """What `json.dumps` gives with an indent of 1, several times as fast: it has machine code only for what is not
    indented.

    `line` is the line break with the blanks that stand before what is around the value.
    """
    made = type(value)
    if made is str:
        return encode_basestring(value)
    if value is None:
        return "null"
    if not value or not isinstance(value, dict | list):
        return repr(value) if made is int else EMPTY[made] if made in EMPTY and not value else ENCODE(value)
    deeper = f"{line} "
    if isinstance(value, dict):
        items = [
            f"{encode_basestring(name)}: "
            f"{encode_basestring(each) if type(each) is str else 'null' if each is None else indented(each, deeper)}"
            for name, each in value.items()
        ]
        return f"{{{deeper}{f',{deeper}'.join(items)}{line}}}"
    return f"[{deeper}{f',{deeper}'.join([indented(each, deeper) for each in value])}{line}]"


def encodable(text: str) -> bool:
    """Can it be written as UTF-8?"""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def listed(item: Told) -> str:
    """The JSON of a thing as it stands in a list of the document; half a surrogate pair stays what it is."""
    return indented(item.as_json(), "\n  ")


def ascii_only(text: str) -> str:
    """JSON with every sign beyond ASCII (and DEL) as an escape, as `json.dumps` writes it by default."""
    return BEYOND.sub(lambda found: json.dumps(found.group())[1:-1], text)


def renamed(text: str, key: str, to: str) -> str:
    """The JSON of a thing under another key: that of its own is the first to stand there."""
    return text if key == to else text.replace(f'"key": "{key}"', f'"key": "{to}"', 1)


def document(version: str, lists: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The pieces of the document, given its lists by name in order, each as the texts of its things."""
    yield f'{{\n "schema": {json.dumps(generated.SCHEMA)},\n "version": {ENCODE(version)}'
    for name, texts in lists:
        yield f',\n "{name}": '
        many = False
        for text in texts:
            yield BETWEEN if many else "[\n  "
            many = True
            yield text
        yield "\n ]" if many else "[]"
    yield "\n}\n"


def chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same in fewer pieces."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > CHUNK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
