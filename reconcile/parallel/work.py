"""What is to be made of each story: all that was found in it, or its part of the files that a run writes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from reconcile import json_text
from reconcile.identity import numbering
from reconcile.memory import FORGETFUL, Memory
from reconcile.model import Finding, NotRead, Result
from reconcile.parallel.story import KIND, StoryDone, StoryTask, reconcile_story
from reconcile.stages import WRITING, stage


class HasFailed(Protocol):
    """What is made of a story tells on what the program failed."""

    @property
    def failed(self) -> tuple[NotRead, ...]: ...


class HasLost(HasFailed, Protocol):
    """It tells besides which articles could not be read at all, by their ids."""

    @property
    def lost(self) -> tuple[str, ...]: ...


Made = TypeVar("Made", bound=HasFailed, covariant=True)
JSON, CSV, RAW = "json", "csv", "csv as it is"
"""The files that can be written story by story."""


class Work(Protocol[Made]):
    """What is to be made of a story; it can be sent to another process."""

    def make(self, task: StoryTask, *, strict: bool = False, memory: Memory = FORGETFUL) -> Made:
        """Make it. With `strict` the first failure raises Defect."""
        ...

    def given_up(self, failed: tuple[NotRead, ...]) -> Made:
        """What stands for a story of which nothing could be made."""
        ...


class Whole:
    """All that was found in it."""

    def make(self, task: StoryTask, *, strict: bool = False, memory: Memory = FORGETFUL) -> StoryDone:
        return reconcile_story(task, strict=strict, memory=memory)

    def given_up(self, failed: tuple[NotRead, ...]) -> StoryDone:
        return StoryDone(failed=failed)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of one file that is a story's, as UTF-8: a text for each of its articles, for the claims of each, for
    each fact and for each finding; these have the keys that they have by themselves."""

    articles: tuple[bytes, ...]
    claims: tuple[bytes, ...]
    facts: tuple[bytes, ...]
    findings: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story as files hold it, and what a run must know of it besides: its articles, its findings without their
    proofs, how its facts and findings are numbered and its findings ordered among those of other stories, how many
    claims it has and facts that two articles state.

    `lost` and `failed` are as those of a `StoryDone`. `lone` says that half a surrogate pair stands in its JSON.
    """

    articles: tuple[str, ...] = ()
    claims: int = 0
    shared: int = 0
    facts: tuple[numbering.Numbered, ...] = ()
    numbered: tuple[numbering.Numbered, ...] = ()
    findings: tuple[Finding, ...] = ()
    weights: tuple[tuple[object, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    lone: bool = False
    lost: tuple[str, ...] = ()
    failed: tuple[NotRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """Its part of these files."""

    files: tuple[str, ...] = field(default=(JSON,))

    def make(self, task: StoryTask, *, strict: bool = False, memory: Memory = FORGETFUL) -> StoryText:
        done = _known(task, memory) or reconcile_story(task, strict=strict, memory=memory)
        with stage(WRITING):
            return told(task, done, self.files)

    def given_up(self, failed: tuple[NotRead, ...]) -> StoryText:
        return StoryText(failed=failed)

    @property
    def kind(self) -> str:
        """The kind under which a memory keeps it."""
        return " ".join((KIND, *self.files))


def _known(task: StoryTask, memory: Memory) -> StoryDone | None:
    """What an earlier run that wrote other files found in it."""
    found: StoryDone | None = memory.recall(KIND, task.key()) if memory is not FORGETFUL else None
    return found


def told(task: StoryTask, done: StoryDone, files: tuple[str, ...]) -> StoryText:
    """The story as these files hold it."""
    if done.lost:
        return StoryText(lost=done.lost, failed=done.failed)
    by_id = {claim.id: claim for claim in done.claims}
    sheets = tuple(_json(done) if name == JSON else _csv(task, done, raw=name == RAW) for name in files)
    return StoryText(
        articles=tuple(article.id for article in done.articles),
        claims=len(done.claims),
        shared=sum(len({by_id[each].article for each in fact.claims}) > 1 for fact in done.facts),
        facts=numbering.to_number(done.facts, by_id),
        numbered=numbering.to_number(done.findings, by_id),
        findings=tuple(replace(each, proof="", details=(), settle=()) for each in done.findings),
        weights=done.weights,
        sheets=sheets,
        lone=JSON in files and _lone(sheets[files.index(JSON)]),
        failed=done.failed,
    )


def _json(done: StoryDone) -> Sheet:
    of_article: dict[str, list[str]] = {article.id: [] for article in done.articles}
    for claim in done.claims:
        of_article[claim.article].append(json_text.listed(claim))
    return Sheet(
        tuple(_bytes(json_text.listed(article)) for article in done.articles),
        tuple(_bytes(json_text.BETWEEN.join(texts)) for texts in of_article.values()),
        tuple(_bytes(json_text.listed(fact)) for fact in done.facts),
        tuple(_bytes(json_text.listed(each)) for each in done.findings),
    )


def _csv(task: StoryTask, done: StoryDone, *, raw: bool) -> Sheet:
    from reconcile.report.exports.csv import lines

    rows = lines(Result(done.articles, (task.story,), done.claims, done.facts, done.findings), raw=raw)
    of_article: dict[str, list[str]] = {article.id: [] for article in done.articles}
    for claim, row in zip(done.claims, rows["claims"], strict=True):
        of_article[claim.article].append(row)
    return Sheet(
        (),
        tuple(_escaped("".join(texts)) for texts in of_article.values()),
        tuple(map(_escaped, rows["facts"])),
        tuple(map(_escaped, rows["findings"])),
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _escaped(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _lone(sheet: Sheet) -> bool:
    """Is half a surrogate pair in it? Its bytes are not UTF-8 then."""
    try:
        for data in (*sheet.articles, *sheet.claims, *sheet.facts, *sheet.findings):
            data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
