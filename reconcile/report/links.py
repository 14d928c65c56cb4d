"""Where things are: the file of each page, the anchor of each claim, fact and finding, and the links between them.

Addresses follow from ids alone, so that a link lasts as long as the thing it leads to.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from reconcile.model import record

INDEX, STORIES, ARTICLES, RULES, METHOD = "index.html", "stories.html", "articles.html", "rules.html", "method.html"
ARTICLE = "articles/"
"""What the page of any article begins with: links from one of them are links from all."""
SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")
LONGEST = 80
"""Characters of an id in a file's name."""


@cache
def slug(name: str) -> str:
    """The id as part of an address: itself where it is safe, else what is safe of it and a digest of the whole."""
    flat = name.replace("/", "--")
    if SAFE.fullmatch(flat) and len(flat) <= LONGEST and "--" not in name:
        return flat
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    kept = re.sub(r"[^a-z0-9._]+", "-", flat.lower())[:LONGEST].strip("-._")
    return f"{kept}-{digest}" if kept else digest


def story_page(story: str) -> str:
    return f"stories/{slug(story)}.html"


def facts_page(story: str) -> str:
    return f"facts/{slug(story)}.html"


def finding_page(finding: str) -> str:
    return f"findings/{slug(finding)}.html"


def article_page(article: str) -> str:
    return f"{ARTICLE}{slug(article)}.html"


def claim_anchor(claim: str) -> str:
    return f"c-{slug(claim)}"


def fact_anchor(fact: str) -> str:
    return f"fact-{slug(fact)}"


def row_anchor(finding: str) -> str:
    """The anchor of a finding's row on the index."""
    return f"row-{slug(finding)}"


def rule_anchor(rule: str) -> str:
    return f"rule-{slug(rule)}"


def original(article: str, suffix: str) -> str:
    """The file that an article was read from, as the report keeps it."""
    return f"originals/{slug(article)}{suffix}"


def section(page: str) -> str:
    """The anchor of a page where all pages are in one file."""
    return "page-" + page.removesuffix(".html").replace("/", "-")


@record
class Site:
    """How pages lead to each other: as files of a folder, or as the sections of a single file."""

    single: bool = False

    def href(self, here: str, there: str, anchor: str = "") -> str:
        """The link from the page `here` to the page `there`, or to an anchor on it; slugs need no encoding."""
        if self.single:
            return f"#{anchor or section(there)}"
        if here == there and anchor:
            return f"#{anchor}"
        up = "../" if "/" in here else ""
        return f"{up}{there}#{anchor}" if anchor else f"{up}{there}"


def web(url: str | None) -> str | None:
    """The address where it is one of the web, else None: no other scheme ever becomes a link."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url.strip() if good and not re.search(r"[\s<>\"'`\\\x00-\x20]", url.strip()) else None


WORDS = 4
"""Words at either end that stand for a long passage."""


def fragment(url: str, text: str, start: int, end: int) -> str:
    """The address of text[start:end] on the live page, as a text fragment with a word or two of context.

    The form is `#:~:text=prefix-,start,end,-suffix` (https://wicg.github.io/scroll-to-text-fragment/): commas,
    ampersands and dashes within a part are percent-encoded, since they part the parts.
    """
    words = text[start:end].split()
    if not words:
        return url
    whole = (
        [" ".join(words)]
        if len(words) <= 2 * WORDS + 2 and "\n" not in text[start:end]
        else [" ".join(words[:WORDS]), " ".join(words[-WORDS:])]
    )
    parts = [_part(each) for each in whole]
    before, after = _beside(text[max(0, start - 80) : start], last=True), _beside(text[end : end + 80], last=False)
    if before:
        parts.insert(0, _part(before) + "-")
    if after:
        parts.append("-" + _part(after))
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(parts)}"


def _part(words: str) -> str:
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def _beside(text: str, *, last: bool) -> str:
    """The whole words next to a passage on its own line: fragments match whole words within one block."""
    line = text.rsplit("\n", 1)[-1] if last else text.split("\n", 1)[0]
    edge = line[-1:] if last else line[:1]
    if not edge or not (edge.isspace() or not edge.isalnum()):
        return ""
    words = line.split()
    if last and len(text) == 80 and len(words) > 1:
        words = words[1:]
    return " ".join(words[-2:] if last else words[:2])
