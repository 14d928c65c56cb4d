"""The versions of documents: what an article said before, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, desc, func, select

from reconcile.model import Article, Revision
from reconcile.store.lineage import ARTICLES, CONTENTS, KEYS, VERSIONS, chunks, documents, version_digest


def histories(connection: Connection, corpus: str, articles: Sequence[Article]) -> dict[str, tuple[Revision, ...]]:
    """By the ids of the articles, their earlier versions that read otherwise, oldest first, without their claims; those
    without are not in it."""
    now = {article.key: version_digest(article) for article in articles}
    wanted = {row: key for key, row in documents(connection, corpus, articles).items()}
    by_key = {article.key: article for article in articles}
    found: dict[str, list[Revision]] = defaultdict(list)
    for asked in chunks(_changed(connection, {row: now[key] for row, key in wanted.items()})):
        for row in connection.execute(_versions(asked)).mappings():
            article = by_key[wanted[row["document_id"]]]
            earlier = _article(row, article)
            if row["digest"] != now[article.key] and (earlier.text, earlier.title) != (article.text, article.title):
                found[article.key].append(Revision(earlier, (), row["first_seen"], row["last_seen"]))
    return {by_key[key].id: tuple(versions) for key, versions in found.items()}


def _changed(connection: Connection, digests: Mapping[int, str]) -> list[int]:
    """The documents, given by row with the digest of today, that have a version of another digest."""
    found = set()
    for asked in chunks(digests):
        columns = select(VERSIONS.c.document_id, VERSIONS.c.digest)
        rows = connection.execute(columns.where(VERSIONS.c.document_id.in_(asked)))
        found |= {document for document, digest in rows if digest != digests[document]}
    return sorted(found)


def _versions(documents: Sequence[int]) -> Select[Any]:
    return (
        select(*VERSIONS.c, CONTENTS.c.text, CONTENTS.c.exact)
        .join(CONTENTS, CONTENTS.c.id == VERSIONS.c.content_id)
        .where(VERSIONS.c.document_id.in_(documents))
        .order_by(VERSIONS.c.last_run_id, VERSIONS.c.id)
    )


def _article(row: Mapping[Any, Any], now: Article) -> Article:
    """The earlier version as an article that bears the id and key of today's."""
    exact = row["exact"]
    return Article(
        id=now.id,
        path=now.path,
        text=exact.decode("utf-8", "surrogatepass") if exact else row["text"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        language=row["language"],
        published=row["published"],
        published_basis=row["published_basis"],
        updated=row["updated"],
        sha256=row["sha256"],
        country=row["country"],
        key=now.key,
    )


def changed(connection: Connection) -> list[dict[str, Any]]:
    """The articles that were read in more than one version, by key: id, key, how many versions, title."""
    rows = connection.execute(
        select(VERSIONS.c.document_id, func.count(VERSIONS.c.id))
        .group_by(VERSIONS.c.document_id)
        .having(func.count(VERSIONS.c.id) > 1)
    ).all()
    found = []
    for document, number in rows:
        last = connection.execute(
            select(ARTICLES.c.article, ARTICLES.c.key, VERSIONS.c.title)
            .join(VERSIONS, VERSIONS.c.id == ARTICLES.c.document_version_id)
            .where(VERSIONS.c.document_id == document)
            .order_by(desc(VERSIONS.c.last_run_id), desc(ARTICLES.c.id))
            .limit(1)
        ).one()
        found.append({"article": last[0], "key": last[1], "versions": number, "title": last[2]})
    return sorted(found, key=lambda row: (row["article"], row["key"]))


def versions(connection: Connection, name: str) -> list[dict[str, Any]]:
    """The versions of the documents that bear the key or whose article ever had the id, oldest first."""
    keys = select(KEYS.c.document_id).where(KEYS.c.key == name)
    ids = (
        select(VERSIONS.c.document_id)
        .join(ARTICLES, ARTICLES.c.document_version_id == VERSIONS.c.id)
        .where(ARTICLES.c.article == name)
    )
    documents_named = {row[0] for row in [*connection.execute(keys), *connection.execute(ids)]}
    shown = (
        VERSIONS.c.first_seen,
        VERSIONS.c.last_seen,
        VERSIONS.c.published,
        VERSIONS.c.updated,
        VERSIONS.c.sha256,
        VERSIONS.c.title,
    )
    found = connection.execute(
        select(*shown)
        .where(VERSIONS.c.document_id.in_(documents_named))
        .order_by(VERSIONS.c.first_run_id, VERSIONS.c.id)
    )
    names = ("first seen", "last seen", "published", "updated", "sha256", "title")
    return [dict(zip(names, row, strict=True)) for row in found]
