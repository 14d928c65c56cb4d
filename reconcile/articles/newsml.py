"""IPTC NewsML-G2: news items, and messages of several, with their text as XHTML, NITF or plain text."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from reconcile.articles._decode import NotTextError, clean, decode
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._markup import name, prose, text_of
from reconcile.articles._newsxml import begins, document, every, first, rooted, words
from reconcile.articles._unfit import UnfitError
from reconcile.articles.nitf import story

ROOTS = begins(
    r"(?:[\w.-]{1,60}:)?(?:newsItem|newsMessage|packageItem)\s[^>]{0,3000}http://iptc\.org/std/nar/",
    r"(?:[\w.-]{1,60}:)?newsMessage[\s>]",
)
WHAT = "NewsML-G2"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WITHDRAWN = frozenset({"canceled", "cancelled"})
MOST = 10_000


def read(file: File) -> Iterator[Raw | Skipped]:
    """The news items that hold a text."""
    root = document(file.content, WHAT)
    items = every(root, "newsitem")
    found = [
        item
        for number, each in enumerate(items[:MOST], start=1)
        if (item := _article(each, file.content, number if len(items) > 1 else 0)) is not None
    ]
    if not found:
        raise UnfitError(f"{WHAT} without a text; pictures and links to texts elsewhere are not read")
    yield from found
    if len(items) > MOST:
        yield Skipped(f"it holds more than {MOST:,} items; the rest is not read")


def _article(item: Any, content: bytes, number: int) -> Raw | Skipped | None:
    """The article of a news item; None where it holds no text itself."""
    inside = f"item {number}" if number else ""
    text, said = _content(item)
    text = clean(text)
    if not text:
        return None
    about, kept = first(item, "contentmeta"), first(item, "itemmeta")
    if _code(first(kept, "pubstatus")) in WITHDRAWN:
        return Skipped("withdrawn by its agency (its pubStatus says so)", inside=inside)
    created = words(first(about, "contentcreated")) or words(first(kept, "firstcreated"))
    version = words(first(kept, "versioncreated"))
    fields = {
        "title": words(first(about, "headline")) or said.get("title", "") or words(first(kept, "title")),
        "publisher": _publisher(item, about, kept),
        "published": created or version,
        "updated": words(first(about, "contentmodified")) or (version if created else ""),
        "url": next(
            (
                link
                for each in every(kept, "link")
                if (link := each.get("href", "")).startswith(("http://", "https://"))
                and _code(each, "rel") == "canonical"
            ),
            "",
        ),
        "language": _language(item, about),
        "id": item.get("guid", ""),
    }
    named = {**said, **{key: " ".join(clean(value).split()) for key, value in fields.items() if value}}
    return Raw(text, content, named, part=str(number or ""), inside=inside)


def _content(item: Any) -> tuple[str, dict[str, str]]:
    """The text of the item, of several the first that holds one, and what a story inside it says of itself."""
    held = first(item, "contentset")
    for each in held if held is not None else ():
        form = each.get("contenttype", "").lower()
        if name(each) == "inlinexml":
            nitf = next(iter(every(each, "nitf")), None)
            text, said = story(nitf) if nitf is not None else (text_of(_body(each)), {})
        elif name(each) == "inlinedata" and (not form or form.startswith(("text/", "application/xhtml"))):
            text, said = _data(each, form), {}
        else:
            continue
        if text:
            return text, said
    return "", {}


def _body(node: Any) -> Any:
    return next(iter(every(node, "body")), node)


def _data(node: Any, form: str) -> str:
    """Text that stands in the item as it is, or in base64."""
    text = "".join(node.itertext())
    if "base64" in (node.get("encoding") or ""):
        try:
            text = decode(base64.b64decode(text, validate=False))[0]
        except (binascii.Error, ValueError, NotTextError):
            return ""
    return (
        prose(text)
        if "html" in form or text.lstrip().startswith("<")
        else text.replace("\r\n", "\n").replace("\r", "\n").strip()
    )


def _publisher(item: Any, about: Any, kept: Any) -> str:
    """Whose item it is: the source it names, else its provider, else who holds the right to copy it; by name before
    code."""
    holders = [first(about, "infosource"), first(kept, "provider"), first(item, "rightsinfo", "copyrightholder")]
    named = (words(first(each, "name")) or each.get("literal", "") for each in holders if each is not None)
    coded = (_code(each) for each in holders if each is not None)
    return next((each for each in (*named, *coded) if each), "")


def _language(item: Any, about: Any) -> str:
    tagged = first(about, "language")
    return (tagged.get("tag", "") if tagged is not None else "") or item.get(LANGUAGE, "")


def _code(node: Any, attribute: str = "qcode") -> str:
    """The code behind the colon of a qualified code, in lower case where it is a status; "" where there is none."""
    code = str(node.get(attribute, "")) if node is not None else ""
    return code.rpartition(":")[2]


FORMAT = Format("newsml", (".newsml",), read, signature=lambda content: rooted(content, ROOTS))
