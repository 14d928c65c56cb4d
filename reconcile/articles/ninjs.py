"""IPTC ninjs 1, 2 and 3: the story of a news agency as JSON; lists of them, and the stories inside a package."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reconcile.articles._decode import clean, decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._json import strings, value_of
from reconcile.articles._markup import prose
from reconcile.articles._unfit import UnfitError

STANDARD = re.compile(rb'"standard"\s{0,50}:\s{0,50}\{[^{}]{0,500}"ninjs"')
IDENTIFIED = re.compile(rb'"(?:uri|guid)"\s{0,50}:\s{0,50}"')
TELLING = re.compile(rb'"(?:body_(?:text|html|xhtml)|versioncreated|firstcreated)"\s{0,50}:')
"""What version 1, which does not name itself, hardly ever goes without, besides the uri that it must have."""
HEAD = 65_536
WHAT = "ninjs"
WITHDRAWN = frozenset({"canceled", "cancelled"})
DEEPEST = 4
"""Packages within packages."""
MOST = 10_000
LISTS = ("items", "_items", "newsitems")
"""The names under which services list several stories."""
BODIES = ("text", "xhtml", "html", "nitf")
"""The forms of a body in version 1, the plainest first."""
MARKED = re.compile(r"html|xml", re.IGNORECASE)


def read(file: File) -> Iterator[Raw | Skipped]:
    """The stories, those inside a package behind the story that holds them."""
    stories = list(_stories(_document(file.content)))[: MOST + 1]
    several = len(stories) > 1
    found = [_article(story, number if several else 0) for number, story in enumerate(stories[:MOST], start=1)]
    read_of = [item for item in found if item is not None]
    if not read_of:
        raise UnfitError(f"{WHAT} without a text")
    yield from read_of
    if len(stories) > MOST:
        yield Skipped(f"it holds more than {MOST:,} stories; the rest is not read")


def _document(content: bytes) -> Any:
    """The document, or the list of those that stand one a line."""
    try:
        return value_of(content, WHAT)
    except UnfitError:
        lines = [line for line in decode(content)[0].split("\n") if line.strip()]
        try:
            return [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            pass
        raise


def _stories(given: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects that are stories, in order: in a list, under the name of one, or associated with another story."""
    if depth > DEEPEST:
        return
    if isinstance(given, list):
        for each in given:
            yield from _stories(each, depth + 1)
    elif isinstance(given, Mapping):
        listed = next((given[name] for name in LISTS if isinstance(given.get(name), list)), None)
        if listed is not None and not _body(given):
            yield from _stories(listed, depth + 1)
            return
        yield given
        inside = given.get("associations")
        yield from _stories(list(inside.values()) if isinstance(inside, Mapping) else inside, depth + 1)


def _article(story: Mapping[str, Any], number: int) -> Raw | Skipped | None:
    """The article; None for what holds no text, such as a picture or a package."""
    inside = f"story {number}" if number else ""
    text = clean(_body(story))
    if not text:
        return None
    given = strings(story)
    if given.get("pubstatus", "").lower() in WITHDRAWN:
        return Skipped("withdrawn by its agency (its pubstatus says so)", inside=inside)
    title = _role(story.get("headlines")) or given.get("headline", "") or given.get("title", "")
    fields = {
        "title": prose(title),
        "publisher": _publisher(story),
        "published": given.get("firstpublished") or given.get("firstcreated") or given.get("versioncreated", ""),
        "updated": given.get("versioncreated", "") if given.get("firstpublished") or given.get("firstcreated") else "",
        "url": next(
            (
                value
                for value in (given.get("canonical_url", ""), given.get("url", ""), given.get("uri", ""))
                if value.startswith(("http://", "https://"))
            ),
            "",
        ),
        "language": given.get("language", ""),
        "id": given.get("guid") or given.get("uri", ""),
    }
    content = json.dumps(story, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    named = {name: " ".join(clean(value).split()) for name, value in fields.items() if value}
    return Raw(text, content, named, part=str(number or ""), inside=inside)


def _body(story: Mapping[str, Any]) -> str:
    """The body of the story; of several the plainest."""
    bodies = [one for one in _objects(story.get("bodies")) if isinstance(one.get("value"), str)]
    if bodies:
        best = min(
            bodies,
            key=lambda one: (
                one.get("role", "main") not in ("main", "body"),
                bool(MARKED.search(str(one.get("contenttype", "")))),
            ),
        )
        return _read_as(best["value"], str(best.get("contenttype", "")))
    for form in BODIES:
        value = story.get(f"body_{form}")
        if isinstance(value, str) and value.strip():
            return _read_as(value, form)
    return ""


def _read_as(value: str, form: str) -> str:
    return (
        prose(value)
        if MARKED.search(form) or form == "nitf" or value.lstrip().startswith("<")
        else value.replace("\r\n", "\n").replace("\r", "\n").strip()
    )


def _role(values: Any) -> str:
    """The main one of several headlines."""
    ranked = sorted(_objects(values), key=lambda one: one.get("role", "main") not in ("main", "headline"))
    return next((str(one["value"]) for one in ranked if one.get("value")), "")


def _publisher(story: Mapping[str, Any]) -> str:
    """Whose story it is: its first source, else who holds the right to copy it."""
    for name in ("infosources", "infosource"):
        for one in _objects(story.get(name)):
            if isinstance(one.get("name"), str):
                return str(one["name"])
    given = strings(story)
    return given.get("source", "") or given.get("copyrightholder", "") or given.get("provider", "")


def _objects(value: Any) -> list[Mapping[str, Any]]:
    values: Iterable[Any] = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, Mapping)]


def _is(content: bytes) -> bool:
    head = content[:HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    return bool(STANDARD.search(head) or (IDENTIFIED.search(head) and TELLING.search(head)))


FORMAT = Format("ninjs", (".ninjs",), read, signature=_is)
