"""The steps of an incremental run, each taken anew only where what it looks at has changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from reconcile import article_names, facts, identity, rules
from reconcile.incremental.stories import FOUND, OBJECTS, Found, Objects, Told, Weights, found_in
from reconcile.isolation import Isolation
from reconcile.memory import key_of
from reconcile.messages import language
from reconcile.model import Article, Claim, Matched, Revision, Story
from reconcile.pipeline import (
    EXTRACTED,
    Progress,
    dated,
    extracted,
    extraction_key,
    looked_at,
    nothing_read,
    placed,
    revised,
)
from reconcile.stages import CHECKING, EXTRACTION, MATCHING, WRITING, stage
from reconcile.store import Memos, Store
from reconcile.store.records import Shelved, story_record


class Running:
    """One run on its way."""

    def __init__(self, store: Store, memos: Memos, corpus: str, isolation: Isolation, progress: Progress) -> None:
        self.store, self.memos, self.corpus, self.isolation, self.progress = store, memos, corpus, isolation, progress
        self.keys: dict[str, str] = {}
        self.histories: Mapping[str, tuple[Revision, ...]] = {}
        self.names: Mapping[str, str] = {}

    def told(self, read: Iterable[Article]) -> list[Told]:
        """The stories of the articles, each with what was found in it."""
        whole = self._whole(read)
        stories = facts.group(whole, self.isolation, self.memos)
        keyed = placed(whole, stories, self.memos)
        self.histories = self.store.histories(self.corpus, list(keyed.values()))
        self.names = article_names.names(keyed.values())
        return self._stories(stories, keyed)

    def _whole(self, read: Iterable[Article]) -> list[Article]:
        """The articles that can be read, dated as far as the others tell; what was read before is not read again."""
        ordered = dated(read, self.isolation, self.memos)
        whole = []
        for number, article in enumerate(ordered):
            key = self.keys[article.id] = extraction_key(article)
            with self.isolation.apart([article.path]):
                if not self.memos.known(EXTRACTED, key):
                    self._claims(article)
                whole.append(article)
            self.progress("Extracting claims", number + 1, len(ordered))
        if read and not whole:
            raise nothing_read(self.isolation.failed)
        return whole

    def _stories(self, stories: Sequence[Story], keyed: Mapping[str, Article]) -> list[Told]:
        mine = {story.id: tuple(keyed[each] for each in story.articles) for story in stories}
        keys = {story.id: self._key(story, mine[story.id]) for story in stories}
        kept = {key: found for key in keys.values() if (found := self.memos.recall(FOUND, key))}
        there = self.store.known_stories([found.digest for found in kept.values()])
        fresh = [story for story in stories if keys[story.id] not in kept or kept[keys[story.id]].digest not in there]
        wanted = {self.keys[each] for story in fresh for each in story.articles}
        self.store.fetch(self.memos, EXTRACTED, sorted(wanted))
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
        parts: list[str | None] = [story.id, story.title, language()]
        for article in mine:
            earlier = [
                part
                for each in self.histories.get(article.id, ())
                for part in (extraction_key(each.article), each.article.updated, each.first_seen)
            ]
            parts += looked_at(article, self.names[article.id], self.keys[article.id])
            parts += [str(len(earlier)), *earlier]
        return key_of(*parts)

    def _look(self, story: Story, mine: Sequence[Article], key: str) -> tuple[Found, Shelved]:
        """Match and check one story, and keep what was found where nothing failed; all that is as large as the story
        waits on disk."""
        failed = len(self.isolation.failed)
        matched, objects, weights = self.objects(story, mine, self.isolation)
        with stage(WRITING):
            record = Shelved(self.memos.spool, story_record(story, objects.claims, objects.facts, objects.findings))
        found = found_in(matched.articles, objects, weights, record.digest)
        self.memos.keep(OBJECTS, key, objects)
        if len(self.isolation.failed) == failed:
            self.memos.keep(FOUND, key, found)
        return found, record

    def objects(self, story: Story, mine: Sequence[Article], isolation: Isolation) -> tuple[Matched, Objects, Weights]:
        """The story matched and checked, and by what its findings are ordered."""
        told = [claim for article in mine for claim in self._claims(article)]
        with stage(MATCHING):
            matched = facts.match_story(story, mine, told, isolation)
        histories = {article.id: self.histories[article.id] for article in mine if article.id in self.histories}
        matched = dataclasses.replace(matched, revisions=revised(histories, isolation))
        names = {article.id: self.names[article.id] for article in mine}
        with stage(CHECKING):
            checked = rules.check(matched, isolation=isolation, names=names)
        keyed = identity.keyed_apart(matched.articles, matched.claims, checked.facts, checked.findings)
        return matched, Objects(*keyed), checked.weights

    def _claims(self, article: Article) -> tuple[Claim, ...]:
        with stage(EXTRACTION):
            return extracted(article, self.memos)


def _with_origins(mine: Iterable[Article], found: Found) -> tuple[Article, ...]:
    origins = dict(found.origins)
    return tuple(dataclasses.replace(article, origin=origins[article.id]) for article in mine)
