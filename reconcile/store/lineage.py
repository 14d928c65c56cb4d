"""Which articles of a run are later versions of documents that the store knows.

An article is the document whose key it bears. One that only its words tell gets another key when it is edited: so an
article under a new key is the document of the corpus's last run that is no longer there, came from the same publisher,
and shares most of its runs of words.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, func, select

from reconcile.model import Article
from reconcile.store import tables
from reconcile.store.tables import table_of

KEYS, RUNS, VERSIONS = table_of(tables.DocumentKey), table_of(tables.Run), table_of(tables.DocumentVersion)
CONTENTS, ARTICLES, POINTERS = table_of(tables.Content), table_of(tables.ArticleRow), table_of(tables.RunArticle)
WORD = re.compile(r"\w+")
RUN = 4
"""Words in a run."""
SHARED = 0.5
"""Share of the shorter text's runs that both must have to be one article, edited."""
CHUNK = 500
"""Values that one question asks for."""
UNKNOWN_YEAR = "XXXX"


def documents(connection: Connection, corpus: str, articles: Sequence[Article]) -> dict[str, int]:
    """By the keys of the articles, the rows of the documents that they are; articles that are new are not in it."""
    known: dict[str, int] = {}
    for keys in chunks([article.key for article in articles]):
        found = connection.execute(select(KEYS.c.key, KEYS.c.document_id).where(KEYS.c.key.in_(keys)))
        known.update((row[0], row[1]) for row in found)
    fresh = [article for article in articles if article.key not in known]
    gone = _gone(connection, corpus, set(known.values())) if fresh else []
    return known | (_edited(fresh, gone) if gone else {})


def _gone(connection: Connection, corpus: str, present: set[int]) -> list[tuple[int, str, str]]:
    """The documents of the corpus's last run that are no longer there: row, publisher, text."""
    last = select(func.max(RUNS.c.id)).where(RUNS.c.corpus == corpus).scalar_subquery()
    rows = connection.execute(
        select(VERSIONS.c.document_id, VERSIONS.c.publisher, CONTENTS.c.text)
        .join(CONTENTS, CONTENTS.c.id == VERSIONS.c.content_id)
        .join(ARTICLES, ARTICLES.c.document_version_id == VERSIONS.c.id)
        .join(POINTERS, POINTERS.c.article_id == ARTICLES.c.id)
        .where(POINTERS.c.run_id == last)
        .order_by(VERSIONS.c.document_id)
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
        pairs += [
            (number / min(len(mine), len(runs[document])), article.key, document) for document, number in shared.items()
        ]
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


def version_digest(article: Article) -> str:
    """What stands for the state of an article; a year that others told does not count."""
    told = (article.title, article.publisher, article.url, article.language, article.updated, article.country)
    parts = (*told, appeared(article))
    return digest(article.sha256, json.dumps(parts), article.text)


def appeared(article: Article) -> str | None:
    """The day on which the article appeared as far as it tells itself: without a year that others told."""
    inferred = article.published_basis == "inferred" and article.published
    return f"{UNKNOWN_YEAR}{inferred[4:]}" if inferred else article.published


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
