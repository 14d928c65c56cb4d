"""The calls, in order: read, extract, match, check. Each room is called by its one verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile import __version__, articles, claims, facts, identity, rules
from reconcile.errors import UnreadableInput
from reconcile.isolation import Isolation
from reconcile.memory import FORGETFUL, Memory, key_of, made
from reconcile.messages import speaking
from reconcile.method import method
from reconcile.model import Article, Claim, NotRead, Result, Revision, Story
from reconcile.ruled import Constraints, HouseFact

if TYPE_CHECKING:
    import pandas as pd

    from reconcile.rulings import Rulings

EXTRACTED = "claims"
"""The kind under which a memory keeps the claims of an article."""
DOCUMENT = "document"
"""The kind under which a memory keeps the keys of articles that only their words tell."""
NO_REVISIONS: Mapping[str, Sequence[Revision]] = {}
Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how many are done, and how many there are."""


def silent(step: str, done: int, total: int) -> None:
    """The progress of a run that tells nobody."""


@dataclass(frozen=True)
class Reconciled(Result):
    """The result of a run, which can also be had as pandas frames; numbers in them are Decimals."""

    def articles_frame(self) -> pd.DataFrame:
        """One row an article."""
        return self._frame("articles")

    def stories_frame(self) -> pd.DataFrame:
        """One row a story."""
        return self._frame("stories")

    def claims_frame(self) -> pd.DataFrame:
        """One row a claim, with the fields of its value as columns of their own."""
        return self._frame("claims")

    def facts_frame(self) -> pd.DataFrame:
        """One row a fact."""
        return self._frame("facts")

    def findings_frame(self) -> pd.DataFrame:
        """One row a finding, the most serious first."""
        return self._frame("findings")

    def _frame(self, name: str) -> pd.DataFrame:
        from reconcile.report import frames

        return frames(self)[name]


def run(
    paths: str | Path | Sequence[str | Path],
    *,
    corpus: str | None = None,
    strict: bool = False,
    progress: Progress = silent,
    follow_links: bool = False,
    largest: int = articles.LARGEST,
    read_as: str = "",
    columns: Mapping[str, str] | None = None,
    rulings: Rulings | None = None,
    lang: str | None = None,
    not_read: Iterable[NotRead] = (),
    house: Iterable[HouseFact] = (),
) -> Reconciled:
    """Read the articles at the paths (files or folders) and reconcile them.

    An article on which the program itself fails is set aside and told in `not_read`; so are the articles of a story
    that cannot be matched or checked. With `strict` the first such failure raises Defect. Files of more than `largest`
    bytes are not read, nor, without `follow_links`, what links lead to out of a folder. `read_as` names the format of
    standard input ("-") and of files named themselves, `columns` the columns of tables by field. What editors ruled is
    honoured: facts are split and joined, values corrected as `rulings` have it, and the result tells every ruling on
    what is in it.
    `not_read` is what could not be had before, and is told with the rest. The articles are held to the facts of `house`
    (see `reconcile.fact_sheet`), and to those that are pinned in the rulings.
    Findings are worded in `lang` (a BCP 47 code that `reconcile.messages.languages()` gives); None leaves the language
    that is spoken where `run` is called, which is English unless `reconcile.messages.speaking` chose another.
    Raises UnreadableInput where a path does not exist or nothing there can be read as an article, BadUsage where there
    is no catalogue for `lang`.
    """
    if lang is not None:
        with speaking(lang):
            return run(
                paths,
                corpus=corpus,
                strict=strict,
                progress=progress,
                follow_links=follow_links,
                largest=largest,
                read_as=read_as,
                columns=columns,
                rulings=rulings,
                not_read=not_read,
                house=house,
            )
    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    if not chosen:
        raise UnreadableInput("no article was named", hint="Name a file or a folder of articles")
    read = articles.read(
        chosen,
        progress,
        Isolation(strict=strict),
        follow_links=follow_links,
        largest=largest,
        read_as=read_as,
        columns=columns,
    )
    return reconcile(
        read.articles,
        not_read=(*read.not_read, *not_read),
        corpus=corpus or corpus_name(chosen),
        strict=strict,
        progress=progress,
        rulings=rulings,
        house=house,
    )


def reconcile(
    read: Sequence[Article],
    *,
    not_read: Iterable[NotRead] = (),
    corpus: str = "articles",
    strict: bool = False,
    progress: Progress = silent,
    rulings: Rulings | None = None,
    house: Iterable[HouseFact] = (),
    earlier: Mapping[str, Sequence[Revision]] = NO_REVISIONS,
    memory: Memory = FORGETFUL,
) -> Reconciled:
    """Reconcile articles that were read already; their order changes nothing. `strict` and `rulings` are as in `run`.

    The articles are held to the facts of `house`, and to those that are pinned in the rulings. `earlier` gives by id
    the earlier versions of articles, oldest first, which a store knows; their claims may be left out. `memory` knows
    what was extracted before.
    """
    isolation = Isolation(strict=strict)
    whole, found = _extracted(read, isolation, progress, memory)
    limits = Constraints()
    if rulings:
        whole, found = rulings.corrected(whole, found)
        limits = rulings.constraints(whole, found)
    matched = facts.match(whole, found, progress=progress, isolation=isolation, limits=limits, memory=memory)
    pinned = rulings.house() if rulings else ()
    matched = replace(matched, house=(*house, *pinned), revisions=revised(earlier, isolation))
    checked = rules.check(matched, progress=progress, isolation=isolation)
    result = Reconciled(
        articles=matched.articles,
        stories=matched.stories,
        claims=matched.claims,
        facts=checked.facts,
        findings=checked.findings,
        not_read=unread((*not_read, *isolation.failed)),
        corpus=corpus,
        version=__version__,
        method=method(),
        revisions=matched.revisions,
    )
    keyed = identity.keyed(result)
    return rulings.on(keyed) if rulings else keyed


def revised(earlier: Mapping[str, Sequence[Revision]], isolation: Isolation) -> dict[str, tuple[Revision, ...]]:
    """The earlier versions with their claims; one that the program fails on is set aside."""
    found: dict[str, tuple[Revision, ...]] = {}
    for name, revisions in earlier.items():
        for each in revisions:
            with isolation.apart([each.article.path]):
                whole = each if each.claims else replace(each, claims=claims.extract(each.article))
                found[name] = (*found.get(name, ()), whole)
    return found


def _extracted(
    read: Sequence[Article], isolation: Isolation, progress: Progress, memory: Memory
) -> tuple[list[Article], list[Claim]]:
    """The articles that could be read, dated as far as the others tell, and their claims."""
    ordered = dated(read, isolation, memory)
    whole: list[Article] = []
    found: list[Claim] = []
    for number, article in enumerate(ordered):
        with isolation.apart([article.path]):
            found += extracted(article, memory)
            whole.append(article)
        progress("Extracting claims", number + 1, len(ordered))
    if read and not whole:
        raise nothing_read(isolation.failed)
    return whole, found


def dated(read: Iterable[Article], isolation: Isolation, memory: Memory) -> list[Article]:
    """The articles by id, dated as far as the others tell."""
    ordered = sorted(read, key=lambda article: article.id)
    with isolation.apart((article.path for article in ordered), "dated by each other"):
        ordered = facts.dated(ordered, isolation, memory)
    return ordered  # noqa: RET504 - where that fails they are as they were


def nothing_read(failed: Iterable[NotRead]) -> UnreadableInput:
    """The error where the program failed on every article: it tells of the first."""
    first = min(failed, key=lambda entry: entry.path)
    return UnreadableInput(first.why, first.path, "Nothing could be read")


def extracted(article: Article, memory: Memory) -> tuple[Claim, ...]:
    """The claims of the article, extracted now or before."""
    return made(memory, EXTRACTED, lambda: extraction_key(article), lambda: claims.extract(article))


def extraction_key(article: Article) -> str:
    """What stands for all that extraction looks at."""
    told = (article.id, article.language, article.published, article.publisher, article.country)
    return key_of(*told, article.title, article.text)


def looked_at(article: Article, name: str, read: str) -> list[str | None]:
    """What stands for all that matching and checking look at in an article of a story.

    `name` is what readers call it, `read` its extraction key.
    """
    told = (article.path, article.key, article.url, article.own, article.updated, article.published_basis)
    return [read, name, *told, article.sha256, *article.notes, str(len(article.notes))]


def placed(whole: Iterable[Article], stories: Iterable[Story], memory: Memory) -> dict[str, Article]:
    """The articles by id, each in its story and with the key that it has among all; those of no story are left out."""
    story_of = {each: story.id for story in stories for each in story.articles}
    inside = [article for article in whole if article.id in story_of]
    keys = identity.documents(inside, lambda article: _document_key(article, memory))
    return {article.id: replace(article, story=story_of[article.id], key=keys[article.id]) for article in inside}


def _document_key(article: Article, memory: Memory) -> str:
    """The key of an article by itself; what only its words tell is worked out once."""
    if article.url or article.own:
        return identity.document_key(article)
    return made(
        memory,
        DOCUMENT,
        lambda: key_of(article.publisher, article.text),
        lambda: identity.document_key(article),
    )


def unread(entries: Iterable[NotRead]) -> tuple[NotRead, ...]:
    """What was not read, each once, by path; an article that failed at two steps is told once for each."""
    return tuple(sorted(dict.fromkeys(entries), key=lambda entry: (entry.path, entry.why)))


def corpus_name(paths: Sequence[str | Path]) -> str:
    """The name of what is read: the folder's, or that of the folder of the first file by name."""
    first = min((Path(path).resolve() for path in paths), key=str)
    return (first.name if first.is_dir() else first.parent.name) or "articles"
