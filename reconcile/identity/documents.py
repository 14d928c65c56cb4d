"""What names an article wherever it lies: its address, its own id, or its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from reconcile.model import Article

DIGEST = 8
"""Bytes of a digest: sixteen hexadecimal digits, one accidental clash in some four thousand million keys."""
WORD = re.compile(r"\w+")
PORTS = {"http": 80, "https": 443}
"""The schemes of the web, each with the port that goes without saying."""
TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "gclsrc",
        "gbraid",
        "wbraid",
        "dclid",
        "msclkid",
        "twclid",
        "ttclid",
        "yclid",
        "ysclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "cmpid",
        "ocid",
        "smid",
        "s_cid",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "vero_id",
        "oly_enc_id",
        "oly_anon_id",
        "srsltid",
    }
)
"""Parameters of an address that say who sent the reader, not what the page is."""
TRACKING_LEADS = ("utm_", "pk_", "mtm_", "at_campaign", "at_medium", "wt_mc", "hsa_")
"""How the names of others of them begin."""


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts, which need not be text that can be encoded."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=DIGEST).hexdigest()


def numbered(key: str, number: int) -> str:
    """The key of the how many-th thing that comes out alike; the first bears none."""
    return key if number < 2 else f"{key}~{number}"


def document_key(article: Article) -> str:
    """The article's key, before copies are told apart: of its address, else of its own id, else of its words."""
    url = address(article.url)
    if url:
        return digest("url", url)
    publisher = " ".join((article.publisher or "").casefold().split())
    if article.own:
        return digest("id", publisher, article.own)
    return digest("text", publisher, " ".join(_words(article)))


def documents(articles: Iterable[Article], named: Callable[[Article], str] = document_key) -> dict[str, str]:
    """The keys of the articles of a run, each once, by the articles' ids; the articles' order changes nothing.

    `named` gives that of an article by itself.
    """
    alike: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        alike[named(article)].append(article)
    found = {}
    for key, copies in alike.items():
        ordered = copies if len(copies) == 1 else sorted(copies, key=lambda article: (_words(article), article.id))
        found.update({article.id: numbered(key, number) for number, article in enumerate(ordered, 1)})
    return found


def address(url: str | None) -> str:
    """The address of a page on the web, the same for every way of writing it; empty for anything else.

    A bare host is the address of a publisher, not of an article.
    """
    try:
        parts = urlsplit((url or "").strip())
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        return ""
    query = sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name))
    path = parts.path.rstrip("/")
    if scheme not in PORTS or not host or not (path or query):
        return ""
    own_port = "" if port in (None, PORTS[scheme]) else f":{port}"
    asked = f"?{urlencode(query, errors='surrogatepass')}" if query else ""
    return f"{host}{own_port}{path}{asked}"


def _tracks(parameter: str) -> bool:
    name = parameter.lower()
    return name in TRACKING or name.startswith(TRACKING_LEADS)


def _words(article: Article) -> list[str]:
    return WORD.findall(article.text.casefold())


def in_turn(keys: Iterable[str]) -> list[str]:
    """The keys in their order, those that come again with their number."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(numbered(key, seen[key]))
    return found
