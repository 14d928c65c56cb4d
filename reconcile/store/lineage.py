"""Which articles of a run are later versions of documents that the store knows.

An article is the document whose key it bears. One that only its words tell gets another key when it is edited: so an article
under a new key is the document of the corpus's last run that is no longer there, came from the same publisher, and shares
most of its runs of words.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, desc, func, select

from reconcile.model import Article
from reconcile.store.tables import ArticleRow, Content, DocumentKey, DocumentVersion, Run, RunArticle

WORD = re.compile(r"\w+")
RUN = 4
"""Words in a run."""
SHARED = 0.5
"""Share of the shorter text's runs that both must have to be one article, edited."""
CHUNK = 500
"""Values that one question asks for."""
UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of an article: as it was read, and when it was first and last seen (UTC, ISO 8601)."""

    article: Article
    first_seen: str
    last_seen: str


def documents(connection: Connection, corpus: str, articles: Sequence[Article]) -> dict[str, int]:
    """By the keys of the articles, the rows of the documents that they are; articles that are new are not in it."""
    known: dict[str, int] = {}
    for keys in chunks([article.key for article in articles]):
        found = connection.execute(select(DocumentKey.key, DocumentKey.document_id).where(DocumentKey.key.in_(keys)))  # type: ignore[attr-defined]
        known.update((row[0], row[1]) for row in found)
    fresh = [article for article in articles if article.key not in known]
    gone = _gone(connection, corpus, set(known.values())) if fresh else []
    return known | (_edited(fresh, gone) if gone else {})


def _gone(connection: Connection, corpus: str, present: set[int]) -> list[tuple[int, str, str]]:
    """The documents of the corpus's last run that are no longer there: row, publisher, text."""
    last = connection.execute(select(Run.id).where(Run.corpus == corpus).order_by(desc(Run.id)).limit(1)).scalar()  # type: ignore[arg-type,call-overload]
    rows = connection.execute(
        select(DocumentVersion.document_id, DocumentVersion.publisher, Content.text)  # type: ignore[call-overload]
        .join(Content, Content.id == DocumentVersion.content_id)
        .join(ArticleRow, ArticleRow.document_version_id == DocumentVersion.id)
        .join(RunArticle, RunArticle.article_id == ArticleRow.id)
        .where(RunArticle.run_id == last)
        .order_by(DocumentVersion.document_id)
    )
    return [(row[0], row[1] or "", row[2]) for row in rows if row[0] not in present]


def _edited(fresh: Iterable[Article], gone: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """The best partner among what is gone for each new article, each of them once."""
    runs: dict[int, frozenset[str]] = {}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for document, publisher, text in gone:
        runs[document] = _runs(text)
        for run in runs[document]:
            holders[publisher, run].append(document)
    pairs: list[tuple[float, str, int]] = []
    for article in fresh:
        mine = _runs(article.text)
        shared = Counter(document for run in mine for document in holders.get((article.publisher or "", run), ()))
        pairs += [(number / min(len(mine), len(runs[document])), article.key, document) for document, number in shared.items()]
    return _partners(pair for pair in pairs if pair[0] >= SHARED)


def _partners(pairs: Iterable[tuple[float, str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for _, key, document in sorted(pairs, key=lambda pair: (-pair[0], pair[2], pair[1])):
        if key not in found and document not in found.values():
            found[key] = document
    return found


def _runs(text: str) -> frozenset[str]:
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def histories(connection: Connection, corpus: str, articles: Sequence[Article]) -> dict[str, tuple[Version, ...]]:
    """By the keys of the articles, their earlier versions that read otherwise, oldest first; those without are not in it."""
    now = {article.key: version_digest(article) for article in articles}
    wanted = {row: key for key, row in documents(connection, corpus, articles).items()}
    by_key = {article.key: article for article in articles}
    found: dict[str, list[Version]] = defaultdict(list)
    for asked in chunks(_changed(connection, {row: now[key] for row, key in wanted.items()})):
        for row in connection.execute(_versions(asked)).mappings():
            article = by_key[wanted[row["document_id"]]]
            earlier = _article(row, article)
            if row["digest"] != now[article.key] and (earlier.text, earlier.title) != (article.text, article.title):
                found[article.key].append(Version(earlier, row["first_seen"], row["last_seen"]))
    return {key: tuple(versions) for key, versions in found.items()}


def _changed(connection: Connection, digests: Mapping[int, str]) -> list[int]:
    """The documents, given by row with the digest of today, that have a version of another digest."""
    found = set()
    for asked in chunks(digests):
        columns = select(DocumentVersion.document_id, DocumentVersion.digest)  # type: ignore[call-overload]
        rows = connection.execute(columns.where(DocumentVersion.document_id.in_(asked)))  # type: ignore[attr-defined]
        found |= {document for document, digest in rows if digest != digests[document]}
    return sorted(found)


def _versions(documents: Sequence[int]) -> Any:
    table = DocumentVersion.__table__  # type: ignore[attr-defined]
    columns = (*table.columns, Content.text.label("text"), Content.exact.label("exact"))  # type: ignore[attr-defined,union-attr]
    return (
        select(*columns)
        .join(Content, Content.id == table.c.content_id)
        .where(table.c.document_id.in_(documents))
        .order_by(table.c.last_run_id, table.c.id)
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


def version_digest(article: Article) -> str:
    """What stands for the state of an article; a year that others told does not count."""
    day = f"{UNKNOWN_YEAR}{article.published[4:]}" if article.published_basis == "inferred" and article.published else article.published
    parts = (article.title, article.publisher, article.url, article.language, day, article.updated, article.country)
    return digest(article.sha256, json.dumps(parts), article.text)


def digest(*parts: str) -> str:
    """Forty hexadecimal digits that stand for the parts."""
    made = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data) + data)
    return made.hexdigest()


def chunks(values: Iterable[Any]) -> Iterable[list[Any]]:
    """The values in lists that one question can ask for."""
    listed = list(dict.fromkeys(values))
    return (listed[at : at + CHUNK] for at in range(0, len(listed), CHUNK))


def changed(connection: Connection) -> list[dict[str, Any]]:
    """The articles that were read in more than one version, by key: id, key, how many versions, title."""
    table, articles = DocumentVersion.__table__, ArticleRow.__table__  # type: ignore[attr-defined]
    rows = connection.execute(
        select(table.c.document_id, func.count(table.c.id)).group_by(table.c.document_id).having(func.count(table.c.id) > 1)
    ).all()
    found = []
    for document, number in rows:
        last = connection.execute(
            select(articles.c.article, articles.c.key, table.c.title)
            .join(table, table.c.id == articles.c.document_version_id)
            .where(table.c.document_id == document)
            .order_by(desc(table.c.last_run_id), desc(articles.c.id))
            .limit(1)
        ).one()
        found.append({"article": last[0], "key": last[1], "versions": number, "title": last[2]})
    return sorted(found, key=lambda row: (row["article"], row["key"]))


def versions(connection: Connection, name: str) -> list[dict[str, Any]]:
    """The versions of the documents that bear the key or whose article ever had the id, oldest first."""
    table, articles = DocumentVersion.__table__, ArticleRow.__table__  # type: ignore[attr-defined]
    keys = select(DocumentKey.document_id).where(DocumentKey.key == name)  # type: ignore[call-overload]
    ids = select(table.c.document_id).join(articles, articles.c.document_version_id == table.c.id).where(articles.c.article == name)
    documents_named = {row[0] for row in [*connection.execute(keys), *connection.execute(ids)]}
    shown = (table.c.first_seen, table.c.last_seen, table.c.published, table.c.updated, table.c.sha256, table.c.title)
    found = connection.execute(select(*shown).where(table.c.document_id.in_(documents_named)).order_by(table.c.first_run_id, table.c.id))
    names = ("first seen", "last seen", "published", "updated", "sha256", "title")
    return [dict(zip(names, row, strict=True)) for row in found]
