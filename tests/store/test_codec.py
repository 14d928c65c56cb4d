"""Records come back from their bytes as they were, and nothing else is ever made of bytes."""

from __future__ import annotations

import datetime
import zlib
from decimal import Decimal
from pathlib import Path

import msgpack
import pytest

from reconcile import articles, claims
from reconcile.facts.article_features import features_of
from reconcile.model import Relation
from reconcile.store.codec import pack, unpack

SOURCES = Path(__file__).parents[2] / "sources"
PLAIN = [
    None,
    True,
    1,
    1.5,
    "x",
    "half \ud83d",
    b"x",
    (),
    (1, ("a",)),
    [1, [2]],
    {"a": {"b": 1}, (1, 2): None},
    frozenset({1, 2}),
    Decimal("4.20"),
    datetime.date(2025, 3, 4),
    datetime.time(17, 15),
    Relation.EQUAL,
]


@pytest.mark.parametrize("record", PLAIN, ids=repr)
def test_plain_data_comes_back(record: object) -> None:
    back = unpack(pack(record))
    assert (back, type(back), repr(back)) == (record, type(record), repr(record))


@pytest.mark.parametrize("corpus", sorted(path.name for path in SOURCES.iterdir()))
def test_claims_and_features_of_every_article_come_back(corpus: str) -> None:
    for article in articles.read([SOURCES / corpus]).articles:
        for made in (article, claims.extract(article), features_of(article)):
            assert repr(unpack(pack(made))) == repr(made)


@pytest.mark.parametrize("record", [object(), {1, 2}, Path("x"), print], ids=lambda value: type(value).__name__)
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(TypeError, match="no record of this program"):
        pack(record)


@pytest.mark.parametrize(
    "name",
    [
        "os:system",
        "subprocess:Popen",
        "reconcile.cli:fail",
        "reconcile.nowhere:Thing",
        "reconcile.model:Nothing",
        "pathlib:Path",
        "no name",
    ],
)
def test_bytes_that_name_anything_else_make_nothing(name: str) -> None:
    with pytest.raises(ValueError, match="no record of this program"):
        unpack(zlib.compress(msgpack.packb([[name], [7, "true"]])))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        zlib.compress(b""),
        zlib.compress(b"\xc1"),
        zlib.compress(msgpack.packb([[], [99, 1]])),
        zlib.compress(msgpack.packb(1)),
    ],
)
def test_bytes_that_hold_no_record(data: bytes) -> None:
    with pytest.raises(ValueError, match="no record of this program"):
        unpack(data)
