"""Reading and running, for a program: of paths, or of articles that it has in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from reconcile import articles, pipeline
from reconcile.api.results import Result
from reconcile.articles import LARGEST, Read
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.isolation import Isolation
from reconcile.messages import speaking
from reconcile.model import Article, NotRead
from reconcile.pipeline import Progress, silent
from reconcile.ruled import HouseFact

if TYPE_CHECKING:
    from reconcile.rulings import Rulings

Paths: TypeAlias = str | Path | Sequence[str | Path]
"""A file or a folder, or several of them."""
HINT = "Name a file or a folder of articles"


def read(
    paths: Paths,
    *,
    strict: bool = False,
    follow_links: bool = False,
    largest: int = LARGEST,
    read_as: str = "",
    columns: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Read:
    """Read the articles at the paths (files, and folders with all below them) and do no more.

    The result has `articles`, sorted by id, and `not_read`, which lists what was set aside, each with the reason. The
    options are those of `run`. Raises UnreadableInput where a path does not exist or nothing there can be read as an
    article, BadUsage where there is no format `read_as`.
    """
    return articles.read(
        _listed(paths),
        progress,
        Isolation(strict=strict),
        follow_links=follow_links,
        largest=largest,
        read_as=read_as,
        columns=columns,
    )


def run(
    given: Paths | Read | Sequence[Article],
    *,
    corpus: str | None = None,
    strict: bool = False,
    progress: Progress = silent,
    follow_links: bool = False,
    largest: int = LARGEST,
    read_as: str = "",
    columns: Mapping[str, str] | None = None,
    rulings: Rulings | None = None,
    lang: str | None = None,
    not_read: Iterable[NotRead] = (),
    db: str | None = None,
    house: Iterable[HouseFact] = (),
) -> Result:
    """Reconcile what is given: paths of files and folders, what `read` gave, or articles; their order changes nothing.

    An article on which the program itself fails is set aside and told in `not_read`; so are the articles of a story
    that cannot be matched or checked. With `strict` the first such failure raises Defect. Files of more than `largest`
    bytes are not read, nor, without `follow_links`, what links lead to out of a folder. `read_as` names the format of
    standard input ("-") and of files named themselves, `columns` the columns of tables by field. What editors ruled is
    honoured: facts are split and joined, values corrected as `rulings` have it, and the result tells every ruling on
    what is in it. `not_read` is what could not be had before, and is told with the rest. `corpus` is what the result is
    called, by default as the folder is. `db` names a database (a file such as "runs.db", or a URL) in which the run is
    kept; what it knows of the articles from an earlier run is taken over. The articles are held to the facts of `house`
    (`reconcile.fact_sheet.read_fact_sheet(path).facts`). `progress` is called with the name of the step, how many are
    done, and how many there are.
    Findings are worded in `lang` (a BCP 47 code that `reconcile.messages.languages()` gives); None leaves the language
    that is spoken where `run` is called, which is English unless `reconcile.messages.speaking` chose another.
    Raises UnreadableInput where a path does not exist or nothing there can be read as an article, BadUsage where there
    is no catalogue for `lang`, or where the database cannot be opened or articles are given with one.
    """
    with speaking(lang) if lang is not None else nullcontext():
        paths, held = _told_apart(given)
        how = {"follow_links": follow_links, "largest": largest, "read_as": read_as, "columns": columns}
        if db is not None and held:
            raise BadUsage("articles were given", "db", "A database keeps what is read from paths: give these")
        if db is not None:
            return _kept(
                paths,
                db,
                corpus=corpus,
                strict=strict,
                progress=progress,
                rulings=rulings,
                not_read=[*not_read],
                house=house,
                **how,
            )
        if not held:
            held = [read(paths, strict=strict, progress=progress, **how)]  # type: ignore[arg-type]
        return Result.of(
            pipeline.reconcile(
                [article for each in held for article in each.articles],
                not_read=[*(entry for each in held for entry in each.not_read), *not_read],
                corpus=corpus or (pipeline.corpus_name(paths) if paths else "articles"),
                strict=strict,
                progress=progress,
                rulings=rulings,
                house=house,
            )
        )


def _kept(paths: list[str | Path], db: str, **how: Any) -> Result:
    """A run that takes over what the database knows, and is kept there itself."""
    from reconcile import incremental
    from reconcile.codec import fingerprint
    from reconcile.store import Store
    from reconcile.store.records import record_of

    store = Store(db)
    result, memos = incremental.run_whole(paths, store, **how)
    store.keep_record(record_of(result, fingerprint()), memos)
    return Result.of(result)


def _told_apart(given: Paths | Read | Sequence[Article]) -> tuple[list[str | Path], list[Read]]:
    """The paths, or what was read already. Raises BadUsage where both are given, UnreadableInput where neither is."""
    if isinstance(given, Read):
        return [], [given]
    items = [given] if isinstance(given, str | Path) else list(given)
    held = [item for item in items if isinstance(item, Article)]
    paths = [item for item in items if not isinstance(item, Article)]
    if held and paths:
        raise BadUsage("articles and paths were given together", hint="Read the paths first: `reconcile.read(paths)`")
    return _listed(paths) if not held else [], [Read(tuple(held), ())] if held else []


def _listed(paths: Paths) -> list[str | Path]:
    """The paths as a list. Raises UnreadableInput where there are none."""
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    if not listed:
        raise UnreadableInput("no article was named", hint=HINT)
    return listed
