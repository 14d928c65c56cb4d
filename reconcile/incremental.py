"""A run that reads and extracts only what is new or changed, and matches and checks only the stories that were touched.

What it yields is, byte for byte, what a run yields that knows nothing. For each step names in a key all that it looks at, and
what was made under the same key by the same program is taken over. What looks at everything is little, and is done anew in
each run: which days articles without a year have, which articles are one story (each pair is weighed once in its life), what
readers call the articles, the numbers of keys that come out alike, and the order of the findings.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reconcile import __version__, article_names, articles, claims, facts, identity, rules
from reconcile.errors import UnreadableInput
from reconcile.identity import numbering
from reconcile.isolation import Isolation
from reconcile.memory import key_of, made
from reconcile.method import method
from reconcile.model import Article, Claim, Fact, Finding, Matched, NotRead, Revision, Story
from reconcile.pipeline import Progress, Reconciled, corpus_name, revised, silent, unread
from reconcile.store import Memos, Store
from reconcile.store.fingerprint import fingerprint
from reconcile.store.records import Place, RunRecord, StoryRecord, document, record_of, story_record, text_of

CLAIMS, OBJECTS, FOUND, DOCUMENT = "claims", "objects", "found", "document"
"""The kinds of what is kept here; the steps themselves keep more."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A fact or a finding as far as its key hangs on other stories: its id, its key by itself, its first claim's key."""

    id: str
    key: str
    first: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one story, as far as a run needs it that was not asked for its claims and facts.

    `digest` stands for its record in the store; `origins` gives each article's; `shared` counts the facts that two articles state.
    """

    digest: str
    origins: tuple[tuple[str, str], ...]
    facts: tuple[Numbered, ...]
    numbered: tuple[Numbered, ...]
    findings: tuple[Finding, ...]
    weights: tuple[tuple[object, ...], ...]
    claims: int
    shared: int


@dataclass(frozen=True, slots=True)
class Objects:
    """All of a story: its claims with their keys, its facts and findings under the keys that they have by themselves."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Told:
    """A story on its way: its articles, the key of all that was looked at, and what was found in it."""

    story: Story
    articles: tuple[Article, ...]
    key: str
    found: Found
    fresh: StoryRecord | None


def run(
    paths: str | Path | Sequence[str | Path],
    store: Store,
    *,
    corpus: str | None = None,
    strict: bool = False,
    progress: Progress = silent,
    follow_links: bool = False,
    largest: int = articles.LARGEST,
) -> Kept:
    """Reconcile the articles at the paths, with what the store knows of the last run of the corpus; nothing is kept yet.

    Everything else is as in `pipeline.run`, whose errors it raises.
    """
    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    if not chosen:
        raise UnreadableInput("no article was named", hint="Name a file or a folder of articles")
    name = corpus or corpus_name(chosen)
    memos = store.memos(name, fingerprint())
    read = articles.read(
        chosen, progress, Isolation(strict=strict), follow_links=follow_links, largest=largest, memory=memos
    )
    return _Run(store, memos, name, Isolation(strict=strict), progress).of(read.articles, read.not_read)


class _Run:
    """One run on its way."""

    def __init__(self, store: Store, memos: Memos, corpus: str, isolation: Isolation, progress: Progress) -> None:
        self.store, self.memos, self.corpus, self.isolation, self.progress = store, memos, corpus, isolation, progress
        self.extracted: dict[str, tuple[Claim, ...]] = {}
        self.keys: dict[str, str] = {}
        self.histories: Mapping[str, tuple[Revision, ...]] = {}
        self.names: Mapping[str, str] = {}

    def of(self, read: Iterable[Article], not_read: Iterable[NotRead]) -> Kept:
        whole = self._whole(sorted(read, key=lambda article: article.id))
        stories = facts.group(whole, self.isolation, self.memos)
        story_of = {each: story.id for story in stories for each in story.articles}
        placed = [
            dataclasses.replace(article, story=story_of[article.id]) for article in whole if article.id in story_of
        ]
        keyed = self._keyed(placed)
        self.histories = self.store.histories(self.corpus, list(keyed.values()))
        self.names = article_names.names(keyed.values())
        told = self._stories(stories, keyed)
        return Kept(self, told, unread((*not_read, *self.isolation.failed)))

    def _whole(self, read: list[Article]) -> list[Article]:
        """The articles that can be read, dated as far as the others tell; what was read before is not read again."""
        ordered = read
        with self.isolation.apart((article.path for article in read), "dated by each other"):
            ordered = facts.dated(read, self.isolation, self.memos)
        whole = []
        for number, article in enumerate(ordered):
            key = self.keys[article.id] = _extraction(article)
            with self.isolation.apart([article.path]):
                if not self.memos.known(CLAIMS, key):
                    self._claims(article)
                whole.append(article)
            self.progress("Extracting claims", number + 1, len(ordered))
        if read and not whole:
            first = min(self.isolation.failed, key=lambda entry: entry.path)
            raise UnreadableInput(first.why, first.path, "Nothing could be read")
        return whole

    def _keyed(self, placed: Sequence[Article]) -> dict[str, Article]:
        """The articles by id, with the keys that they have among each other."""
        keys = identity.documents(placed, self._document_key)
        return {article.id: dataclasses.replace(article, key=keys[article.id]) for article in placed}

    def _document_key(self, article: Article) -> str:
        if article.url or article.own:
            return identity.document_key(article)
        return made(
            self.memos, DOCUMENT, key_of(article.publisher, article.text), lambda: identity.document_key(article)
        )

    def _stories(self, stories: Sequence[Story], keyed: Mapping[str, Article]) -> list[Told]:
        mine = {story.id: tuple(keyed[each] for each in story.articles) for story in stories}
        keys = {story.id: self._key(story, mine[story.id]) for story in stories}
        kept = {key: found for key in keys.values() if (found := self.memos.recall(FOUND, key))}
        there = self.store.known_stories([found.digest for found in kept.values()])
        fresh = [story for story in stories if keys[story.id] not in kept or kept[keys[story.id]].digest not in there]
        wanted = {self.keys[each] for story in fresh for each in story.articles if each not in self.extracted}
        self.store.fetch(self.memos, CLAIMS, sorted(wanted))
        told = []
        for number, story in enumerate(stories):
            key, anew = keys[story.id], story in fresh
            if anew:
                found, record = self._look(story, mine[story.id], key)
            else:
                self.memos.known(OBJECTS, key)
                found, record = kept[key], None
            told.append(Told(story, _with_origins(mine[story.id], found), key, found, record))
            self.progress("Matching and checking stories", number + 1, len(stories))
        return told

    def _key(self, story: Story, mine: Iterable[Article]) -> str:
        """What stands for all that matching and checking look at."""
        parts: list[str | None] = [story.id, story.title]
        for article in mine:
            told = (
                article.path,
                article.key,
                article.url,
                article.own,
                article.updated,
                article.published_basis,
                article.sha256,
            )
            earlier = [
                part
                for each in self.histories.get(article.id, ())
                for part in (_extraction(each.article), each.article.updated, each.first_seen)
            ]
            parts += [self.keys[article.id], self.names[article.id], *told, *article.notes, str(len(earlier)), *earlier]
        return key_of(*parts)

    def _look(self, story: Story, mine: Sequence[Article], key: str) -> tuple[Found, StoryRecord]:
        """Match and check one story, and keep what was found where nothing failed."""
        failed = len(self.isolation.failed)
        matched, objects = self.objects(story, mine, self.isolation)
        record = story_record(story, objects.claims, objects.facts, objects.findings)
        found = _found(matched.articles, objects, rules.weights(matched, objects.findings), record.digest)
        self.memos.keep(OBJECTS, key, objects)
        if len(self.isolation.failed) == failed:
            self.memos.keep(FOUND, key, found)
        return found, record

    def objects(self, story: Story, mine: Sequence[Article], isolation: Isolation) -> tuple[Matched, Objects]:
        """The story matched and checked."""
        told = (claim for article in mine for claim in self._claims(article))
        matched = facts.match_story(story, mine, told, isolation)
        histories = {article.id: self.histories[article.id] for article in mine if article.id in self.histories}
        matched = dataclasses.replace(matched, revisions=revised(histories, isolation))
        checked = rules.check(
            matched, isolation=isolation, names={article.id: self.names[article.id] for article in mine}
        )
        return matched, Objects(
            *identity.keyed_apart(matched.articles, matched.claims, checked.facts, checked.findings)
        )

    def _claims(self, article: Article) -> tuple[Claim, ...]:
        if article.id not in self.extracted:
            self.extracted[article.id] = made(
                self.memos, CLAIMS, self.keys[article.id], lambda: claims.extract(article)
            )
        return self.extracted[article.id]


def _extraction(article: Article) -> str:
    """What stands for all that extraction looks at."""
    told = (
        article.id,
        article.language,
        article.published,
        article.publisher,
        article.country,
        article.title,
        article.text,
    )
    return key_of(*told)


def _with_origins(mine: Iterable[Article], found: Found) -> tuple[Article, ...]:
    origins = dict(found.origins)
    return tuple(dataclasses.replace(article, origin=origins[article.id]) for article in mine)


def _found(
    placed: Iterable[Article], objects: Objects, weights: Mapping[str, tuple[object, ...]], digest: str
) -> Found:
    by_id = {claim.id: claim for claim in objects.claims}
    return Found(
        digest,
        tuple((article.id, article.origin or article.id) for article in placed),
        tuple(Numbered(each.id, each.key, numbering.first_claim(each, by_id)) for each in objects.facts),
        tuple(Numbered(each.id, each.key, numbering.first_claim(each, by_id)) for each in objects.findings),
        objects.findings,
        tuple(weights[each.id] for each in objects.findings),
        len(objects.claims),
        sum(len({by_id[each].article for each in fact.claims}) > 1 for fact in objects.facts),
    )


class Kept:
    """The result of such a run: its JSON and its findings at once, its claims and facts when they are asked for."""

    def __init__(self, made: _Run, told: Sequence[Told], not_read: tuple[NotRead, ...]) -> None:
        self.made, self.told, self.not_read = made, list(told), not_read
        self.store, self.memos, self.corpus = made.store, made.memos, made.corpus
        self.articles = tuple(
            sorted((article for each in told for article in each.articles), key=lambda article: article.id)
        )
        self.fact_keys = _keys([each.found.facts for each in told])
        keys = _keys([each.found.numbered for each in told])
        listed = [
            (weight, at, number, keys[at][number])
            for at, each in enumerate(told)
            for number, weight in enumerate(each.found.weights)
        ]
        self.places = [Place(at, number, key) for _, at, number, key in sorted(listed, key=lambda entry: entry[:1])]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, most serious first."""
        return tuple(
            dataclasses.replace(self.told[place.story].found.findings[place.position], key=place.key)
            for place in self.places
        )

    @property
    def tally(self) -> tuple[int, int]:
        """How many claims there are, and how many facts two or more articles state."""
        return sum(each.found.claims for each in self.told), sum(each.found.shared for each in self.told)

    def outline(self) -> Reconciled:
        """The result without its claims and facts, which a summary does not need."""
        return self._reconciled((), ())

    @cached_property
    def result(self) -> Reconciled:
        """The whole result."""
        self.store.fetch(self.memos, OBJECTS, [each.key for each in self.told if each.fresh is None])
        every = [self.memos.recall(OBJECTS, each.key) or self._again(each) for each in self.told]
        told = sorted((claim for objects in every for claim in objects.claims), key=lambda claim: claim.article)
        renamed = (
            dataclasses.replace(fact, key=key)
            for objects, keys in zip(every, self.fact_keys, strict=True)
            for fact, key in zip(objects.facts, keys, strict=True)
        )
        return self._reconciled(tuple(told), tuple(renamed))

    def _again(self, told: Told) -> Objects:
        """The same for a story of which another run let go meanwhile."""
        objects = self.made.objects(told.story, told.articles, Isolation())[1]
        self.memos.keep(OBJECTS, told.key, objects)
        return objects

    def _reconciled(self, told: tuple[Claim, ...], found: tuple[Fact, ...]) -> Reconciled:
        stories = tuple(each.story for each in self.told)
        return Reconciled(
            self.articles,
            stories,
            told,
            found,
            self.findings,
            self.not_read,
            self.corpus,
            __version__,
            method(),
            self.made.histories,
        )

    @cached_property
    def record(self) -> RunRecord:
        """What is kept of it: new stories whole, the others by their rows."""
        rows = self.store.known_stories([each.found.digest for each in self.told if each.fresh is None])
        return RunRecord(
            corpus=self.corpus,
            version=__version__,
            method=method(),
            articles=list(self.articles),
            texts=[text_of(article) for article in self.articles],
            stories=[each.fresh or rows[each.found.digest] for each in self.told],
            facts=[
                Place(at, number, key)
                for at, (each, keys) in enumerate(zip(self.told, self.fact_keys, strict=True))
                for number, (fact, key) in enumerate(zip(each.found.facts, keys, strict=True))
                if key != fact.key
            ],
            findings=self.places,
            not_read=self.not_read,
            fingerprint=fingerprint(),
            counts={
                "claims": self.tally[0],
                "facts": sum(len(each.found.facts) for each in self.told),
                "findings": len(self.places),
            },
        )

    def text(self) -> str:
        """Its JSON, as `report.to_json` writes it of the whole result."""
        rows = [each for each in self.record.stories if isinstance(each, int)]
        known = dict(zip(rows, self.store.stories(rows), strict=True))
        return document(self.record, [known[each] if isinstance(each, int) else each for each in self.record.stories])

    def keep(self, changed: Reconciled | None = None, now: datetime.datetime | None = None) -> int:
        """Keep it in the store, all of it or nothing, and give its number; `changed` is what became of the result meanwhile."""
        record = record_of(changed, fingerprint()) if changed else self.record
        return self.store.keep_record(record, self.memos, now=now)


def _keys(stories: Sequence[Sequence[Numbered]]) -> list[list[str]]:
    """The keys of what was found in each story, those that come out alike numbered in the order of their first claims."""
    listed = [
        (each.first, each.id, at, number) for at, story in enumerate(stories) for number, each in enumerate(story)
    ]
    ordered = sorted(listed)
    keys = [[each.key for each in story] for story in stories]
    for (_, _, at, number), key in zip(
        ordered, numbering.in_turn([stories[at][number].key for _, _, at, number in ordered]), strict=True
    ):
        keys[at][number] = key
    return keys
