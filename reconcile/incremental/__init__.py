"""A run that reads and extracts only what is new or changed, and matches and checks only the stories that were touched.

What it yields is, byte for byte, what a run yields that knows nothing. For each step names in a key all that it looks
at, and what was made under the same key by the same program is taken over. What looks at everything is little, and is
done anew in each run: which days articles without a year have, which articles are one story (each pair is weighed once
in its life), what readers call the articles, the numbers of keys that come out alike, and the order of the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile import articles, identity, pipeline
from reconcile.codec import fingerprint
from reconcile.errors import UnreadableInput
from reconcile.incremental.result import Kept
from reconcile.incremental.running import Running
from reconcile.isolation import Isolation
from reconcile.model import NotRead
from reconcile.pipeline import Progress, Reconciled, corpus_name, silent, unread
from reconcile.ruled import HouseFact
from reconcile.store import Memos, Store

if TYPE_CHECKING:
    from reconcile.rulings import Rulings

__all__ = ["Kept", "run", "run_whole"]


def run(
    paths: str | Path | Sequence[str | Path],
    store: Store,
    *,
    corpus: str | None = None,
    strict: bool = False,
    progress: Progress = silent,
    not_read: Sequence[NotRead] = (),
    **reading: Any,
) -> Kept:
    """Reconcile the articles at the paths, with what the store knows of the last run of the corpus; nothing is kept
    yet.

    Everything else is as in `pipeline.run`, whose errors it raises; `reading` is how files are read.
    """
    name, memos, read = _read(paths, store, corpus, strict, progress, **reading)
    running = Running(store, memos, name, Isolation(strict=strict), progress)
    told = running.told(read.articles)
    return Kept(running, told, unread((*read.not_read, *not_read, *running.isolation.failed)))


def run_whole(
    paths: str | Path | Sequence[str | Path],
    store: Store,
    *,
    corpus: str | None = None,
    strict: bool = False,
    progress: Progress = silent,
    not_read: Sequence[NotRead] = (),
    rulings: Rulings | None = None,
    house: Iterable[HouseFact] = (),
    **reading: Any,
) -> tuple[Reconciled, Memos]:
    """The same, matched and checked as a whole: reading and extraction alone are taken over.

    For what may touch any story, as what editors ruled does. Keep it with `store.keep_record(record_of(result),
    memos)`.
    """
    name, memos, read = _read(paths, store, corpus, strict, progress, **reading)
    store.fetch(memos, pipeline.EXTRACTED, memos.keys(pipeline.EXTRACTED))
    keys = identity.documents(read.articles)
    earlier = store.histories(name, [replace(article, key=keys[article.id]) for article in read.articles])
    result = pipeline.reconcile(
        read.articles,
        not_read=(*read.not_read, *not_read),
        corpus=name,
        strict=strict,
        progress=progress,
        earlier=earlier,
        memory=memos,
        rulings=rulings,
        house=house,
    )
    return result, memos


def _read(
    paths: str | Path | Sequence[str | Path],
    store: Store,
    corpus: str | None,
    strict: bool,
    progress: Progress,
    **reading: Any,
) -> tuple[str, Memos, articles.Read]:
    """The name of the corpus, what is known of it, and the articles."""
    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    if not chosen:
        raise UnreadableInput("no article was named", hint="Name a file or a folder of articles")
    name = corpus or corpus_name(chosen)
    memos = store.memos(name, fingerprint())
    return name, memos, articles.read(chosen, progress, Isolation(strict=strict), memory=memos, **reading)
