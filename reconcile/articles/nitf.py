"""NITF, the News Industry Text Format: one story of a news agency as XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reconcile.articles._decode import clean
from reconcile.articles._formats import File, Format, Raw, Skipped
from reconcile.articles._markup import name, text_of
from reconcile.articles._newsxml import begins, document, every, first, rooted, words
from reconcile.articles._unfit import UnfitError

ROOTS = begins(r"(?:[\w.-]{1,60}:)?nitf[\s>]")
WHAT = "NITF"
WITHDRAWN = frozenset({"canceled", "cancelled", "embargoed-cancelled"})


def read(file: File) -> Iterator[Raw | Skipped]:
    """The story of the file."""
    root = document(file.content, WHAT)
    if str(root.get("management-status", "") or _attribute(root, "docdata", "management-status")).lower() in WITHDRAWN:
        raise UnfitError("withdrawn by its agency (its management-status says so)")
    text, fields = story(root)
    if not text:
        raise UnfitError(f"{WHAT} without a text")
    yield Raw(text, file.content, fields)


def story(root: Any) -> tuple[str, dict[str, str]]:
    """The text and the fields of an element `nitf`; also of one inside another format."""
    head, body = first(root, "head"), first(root, "body")
    top = first(body, "body.head")
    text = clean(_text(top, first(body, "body.content")))
    fields = {
        "title": words(first(top, "hedline", "hl1")) or words(first(head, "title")),
        "publisher": _publisher(root, top),
        "published": _norm(root, "date.issue", "norm")
        or _norm(root, "pubdata", "date.publication")
        or _norm(top, "story.date", "norm")
        or _norm(root, "date.release", "norm"),
        "updated": _updated(root),
        "url": next(
            (link for link in (_norm(root, "pubdata", "ex-ref"),) if link.startswith(("http://", "https://"))), ""
        ),
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _norm(root, "body.content", "{http://www.w3.org/XML/1998/namespace}lang"),
        "id": _norm(root, "doc-id", "id-string"),
    }
    return text, {key: " ".join(clean(value).split()) for key, value in fields.items() if value}


def _text(top: Any, content: Any) -> str:
    """The body, with the place and the day that the story is from before its first words, as a page sets them.

    A place in small letters is a field that an editor filled in, and no line of the page: before the text it would read
    as a part of its first sentence.
    """
    text = text_of(content) if content is not None else ""
    line = words(first(top, "dateline"))
    set_apart = line.partition(",")[0].isupper() or any(map(str.isdigit, line))
    if text and set_apart and not text.startswith(line):
        return f"{line.rstrip(' –—-')} — {text}"
    return text


def _publisher(root: Any, top: Any) -> str:
    source = words(first(top, "distributor"))
    return (
        source
        or _norm(root, "pubdata", "name")
        or _norm(root, "doc.copyright", "holder")
        or words(next(iter(every(top, "copyrite.holder")), None))
    )


def _updated(root: Any) -> str:
    """The last of the days on which the story was revised, as its history gives them."""
    days = [each.get("norm", "") for each in every(root, "revision-history")]
    return max(days, default="")


def _norm(root: Any, wanted: str, attribute: str) -> str:
    """The attribute of the first element of that name that has it."""
    return next((str(each.get(attribute)) for each in every(root, wanted) if each.get(attribute)), "")


def _attribute(root: Any, wanted: str, attribute: str) -> str:
    return _norm(root, wanted, attribute)


FORMAT = Format("nitf", (".nitf",), read, signature=lambda content: rooted(content, ROOTS))
__all__ = ["FORMAT", "name", "read", "story"]
