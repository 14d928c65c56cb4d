"""What is looked at in an article while its story is sought: its features, as plain data that is quick to send."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgpack

from reconcile.cluster.reading import numbered
from reconcile.codec import pack
from reconcile.facts.article_features import ArticleFeatures, features_of
from reconcile.isolation import Isolation
from reconcile.messages import speaking
from reconcile.model import NotRead

QUICK = 1
"""Level of compression: words come again in many articles, so the quickest does nearly as well."""
LIMITS: dict[str, Any] = {
    "unicode_errors": "surrogatepass",
    "use_list": False,
    "strict_map_key": False,
    "max_str_len": 2**31 - 1,
    "max_bin_len": 2**31 - 1,
    "max_array_len": 2**31 - 1,
    "max_map_len": 2**31 - 1,
}


@dataclass(frozen=True, slots=True)
class Featured:
    """An article by its number: its id, when it was published, its features."""

    number: int
    id: str
    published: str | None
    features: ArticleFeatures


@dataclass(frozen=True, slots=True)
class Failed:
    """The articles of a part whose words cannot be told, by number, and what is said of them."""

    numbers: frozenset[int]
    not_read: tuple[NotRead, ...]


def featured(data: bytes, language: str, strict: bool) -> tuple[bytes, bytes]:
    """The articles of a part with their features, and those that have none."""
    isolation = Isolation(strict=strict)
    found: list[Featured] = []
    told = numbered(data)
    with speaking(language):
        for number, article in told:
            with isolation.apart([article.path]):
                found.append(Featured(number, article.id, article.published, features_of(article)))
    failed = frozenset(number for number, _ in told) - {each.number for each in found}
    return sent(found), pack(Failed(failed, tuple(isolation.failed)))


def without(data: bytes, numbers: frozenset[int]) -> bytes:
    """The articles of a part that are none of these."""
    return sent([each for each in received(data) if each.number not in numbers])


def sent(records: Iterable[Featured]) -> bytes:
    """The records as bytes."""
    return packed([_plain(each) for each in records])


def received(data: bytes) -> list[Featured]:
    """The records that the bytes hold."""
    return [
        Featured(number, name, published, ArticleFeatures(*features))
        for number, name, published, features in unpacked(data)
    ]


def packed(plain: Any) -> bytes:
    """Plain data as bytes."""
    return zlib.compress(msgpack.packb(plain, unicode_errors="surrogatepass"), QUICK)


def unpacked(data: bytes) -> Any:
    """The plain data that the bytes hold, sequences as tuples."""
    return msgpack.unpackb(zlib.decompress(data), **LIMITS)


def _plain(each: Featured) -> Sequence[Any]:
    looked = each.features
    return (
        each.number,
        each.id,
        each.published,
        (looked.words, looked.leading, looked.marks, looked.keys, looked.telling, looked.brief, looked.day),
    )
