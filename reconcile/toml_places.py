"""Where in a TOML file its keys stand, which `tomllib` does not tell and an error has to; texts as TOML has them."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator

from reconcile import sanitizing

Path = tuple[str | int, ...]
"""The way to a value: names of keys, and for an entry of a list of tables its number, from 0."""
AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*")
TRIPLE = ('"""', "'''")
OPEN = {"[": "]", "{": "}"}


def places(text: str) -> dict[Path, tuple[int, int]]:
    """By the way to each table and key, its line and column, both from 1. The text is TOML that can be read.

    Keys inside inline tables and arrays have none of their own: they stand where the key that holds them does.
    """
    found: dict[Path, tuple[int, int]] = {}
    times: dict[Path, int] = defaultdict(int)
    table: Path = ()
    for number, line in _statements(text):
        header = HEADER.match(line)
        column = len(line) - len(line.lstrip()) + 1
        if header:
            names, _ = _key(line, header.end())
            table = _latest(names, times)
            if header[1] == "[[":
                times[table] += 1
                table = (*table, times[table] - 1)
            found.setdefault(table, (number, column))
        elif key := _key(line, column - 1)[0]:
            for last in range(1, len(key) + 1):
                found.setdefault((*table, *key[:last]), (number, column))
    return found


def place_of_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    """The line and column, from 1, that an error of `tomllib` names; the end of the text where it names that."""
    match = AT.search(str(error))
    if match and match[1]:
        return int(match[1]), int(match[2])
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


def what_is_wrong(error: tomllib.TOMLDecodeError) -> str:
    """What the error of `tomllib` says is wrong, without the place; of a key that stands twice, that it does."""
    what = AT.sub("", str(error)).strip()
    return "what stands here has a value already" if what == "Cannot overwrite a value" else what


def quoted(text: str) -> str:
    """The text as a basic string of TOML, on one line; what no text holds is replaced."""
    return json.dumps(sanitizing.plain(text), ensure_ascii=False)


def _latest(names: Path, times: dict[Path, int]) -> Path:
    """The way to a table in which each list of tables that it leads through has the number of its latest entry."""
    way: Path = ()
    for name in names[:-1]:
        way = (*way, name)
        if times.get(way):
            way = (*way, times[way] - 1)
    return (*way, *names[-1:])


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which a header or a key begins, with their numbers: none within a value that goes on."""
    inside, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not inside and not depth and line.strip() and not line.lstrip().startswith("#"):
            yield number, line
            start = len(line) if HEADER.match(line) else _key(line, len(line) - len(line.lstrip()))[1]
        else:
            start = 0
        inside, depth = _after(line, start, inside, depth)


def _after(line: str, start: int, inside: str, depth: int) -> tuple[str, int]:
    """The quotes of the text and the depth of the brackets that are open behind the line, from `start` on."""
    i = start
    while i < len(line):
        if inside:
            if line[i] == "\\" and inside[0] == '"':
                i += 2
                continue
            if line.startswith(inside, i):
                i, inside = i + len(inside), ""
                continue
        elif line[i] == "#":
            break
        elif line[i] in "\"'":
            inside = next((quotes for quotes in TRIPLE if line.startswith(quotes, i)), line[i])
            i += len(inside)
            continue
        else:
            depth += (line[i] in OPEN) - (line[i] in OPEN.values())
        i += 1
    return (inside if len(inside) == 3 else ""), depth


def _key(line: str, start: int) -> tuple[Path, int]:
    """The dotted key that begins there, and where it ends."""
    parts: list[str | int] = []
    i = start
    while i < len(line):
        if line[i] in "\"'":
            end = _closing(line, i)
            parts.append(_unquoted(line[i : end + 1]))
            i = end + 1
        else:
            match = re.compile(r"[A-Za-z0-9_-]*").match(line, i)
            parts.append(match[0] if match else "")
            i = match.end() if match else i
        rest = line[i:].lstrip(" \t")
        if not rest.startswith("."):
            break
        i = len(line) - len(rest) + 1
        i += len(line[i:]) - len(line[i:].lstrip(" \t"))
    return tuple(parts), i


def _closing(line: str, start: int) -> int:
    """Where the quoted text ends that begins there."""
    i = start + 1
    while i < len(line) and line[i] != line[start]:
        i += 2 if line[i] == "\\" and line[start] == '"' else 1
    return i


def _unquoted(text: str) -> str:
    try:
        value = tomllib.loads(f"x = {text}")["x"]
    except tomllib.TOMLDecodeError:
        return text
    return str(value)
