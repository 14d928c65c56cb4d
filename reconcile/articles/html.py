"""Web pages: the main text and what the page says of itself, as trafilatura finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reconcile import generated
from reconcile.articles._decode import NotTextError, decode
from reconcile.articles._formats import Format, Raw, Skipped
from reconcile.articles._language import detect

COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
CHARSET = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
"""The label that a page gives its encoding, in its head or in the declaration of XML."""
LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", re.IGNORECASE)
CROWDED = re.compile(r"""<([A-Za-z][\w:-]{0,60}+)(?:[^"'<>]{1,20}+|"[^"]*+"|'[^']*+'){600,}+[^<>]*+>?""")
"""A tag of some 300 attributes or more, as no page has. Parsers compare each attribute with every other one, so its attributes
go. No part of the pattern gives back what it took, and each quotation mark is looked behind twice at most: linear time."""
HEAD = 4096
DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""No guess from the page's text, and no look at the clock: the same page gives the same date on every day."""


def read(content: bytes) -> Iterator[Raw | Skipped]:
    """The article of the page; menus, comments and the rest of the page are left out."""
    declared = CHARSET.search(COMMENT.sub(b"", content[:HEAD]))
    try:
        page, notes = decode(content, (declared[1] or declared[2]).decode("ascii") if declared else "")
    except NotTextError as error:
        yield Skipped(str(error))
        return
    if generated.GENERATOR in page[:HEAD]:
        yield Skipped(generated.WHY, own=True)
        return
    found = _extracted(CROWDED.sub(r"<\1>", page))
    text = (getattr(found, "text", None) or "").strip()
    yield Raw(text, content, _fields(found, page), notes) if text else Skipped("a page in which no article was found")


def _extracted(page: str) -> Any:
    import trafilatura  # it takes a third of a second, and most runs read no page

    from reconcile.articles._blocks import plain_blocks

    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        plain_blocks(tree)
        return trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=DATES
        )
    except Exception:  # noqa: BLE001 (no page is worth a traceback)
        return None


def _fields(found: Any, page: str) -> dict[str, str]:
    language = LANGUAGE.search(page[:HEAD])
    given = {
        "title": found.title,
        "publisher": found.sitename,
        "published": found.date,
        "url": found.url,
        "language": _language(language[1] if language else "", found.text or ""),
    }
    return {name: " ".join(str(value).split()) for name, value in given.items() if value}


def _language(declared: str, text: str) -> str:
    """What the page declares; not where it says "en", as templates do, and its words say otherwise."""
    return "" if declared[:2].lower() == "en" and detect(text) != "en" else declared


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read)
