"""What is kept of a run: its articles, its stories with all that was found in them, and the order of its findings.

A story that is in the store already is told by the number of its row. The JSON of a run is put together from the texts
of its parts, to the byte as it is written from the result itself.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import msgpack

from reconcile.json_text import BETWEEN, encodable, plain_text, text_of
from reconcile.model import Article, Claim, Fact, Finding, NotRead, Result, Story
from reconcile.spool import Spool

QUICK = 1
"""Level of compression: the texts of a story's parts have much in common, so the quickest does nearly as well."""


class Part(NamedTuple):
    """A claim, a fact or a finding of a story: its id and key, what tables tell of it, and its JSON as text.

    `marks` are of a claim its article and kind, of a fact its kind and relation, of a finding its rule and severity.
    """

    id: str
    key: str
    marks: tuple[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A story and what was found in it; the keys of facts and findings are those before numbering."""

    id: str
    title: str
    text: str
    claims: tuple[Part, ...]
    facts: tuple[Part, ...]
    findings: tuple[Part, ...]

    @property
    def digest(self) -> str:
        """What stands for everything in it."""
        made = blake2b(digest_size=20)
        for each in (self.text, *(part.text for part in (*self.claims, *self.facts, *self.findings))):
            made.update(each.encode("utf-8", "surrogatepass") + b"\x00")
        return made.hexdigest()


class Shelved:
    """The record of a story that waits on disk until it is kept: its digest, and how to take it up again."""

    def __init__(self, spool: Spool, story: StoryRecord) -> None:
        self.digest = story.digest
        self.spool = spool
        parts = (story.claims, story.facts, story.findings)
        plain = [story.id, story.title, story.text, *([list(each) for each in some] for some in parts)]
        self.place = spool.put(zlib.compress(msgpack.packb(plain, unicode_errors="surrogatepass"), QUICK))

    def taken(self) -> StoryRecord:
        """The record."""
        data = zlib.decompress(self.spool.get(self.place))
        name, title, text, *parts = msgpack.unpackb(data, unicode_errors="surrogatepass", use_list=False)
        claims, facts, findings = (tuple(Part(*each) for each in some) for some in parts)
        return StoryRecord(name, title, text, claims, facts, findings)


class Place(NamedTuple):
    """A fact or a finding of a run: which story, the how many-th there, and the key that it has in the run."""

    story: int
    position: int
    key: str


@dataclass(slots=True)
class RunRecord:
    """What is kept of one run. `facts` has those alone whose key in the run is another than their own."""

    corpus: str
    version: str
    method: tuple[tuple[str, str], ...]
    articles: list[Article]
    texts: list[str]
    stories: list[StoryRecord | Shelved | int]
    facts: list[Place]
    findings: list[Place]
    not_read: tuple[NotRead, ...]
    fingerprint: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def record_of(result: Result, fingerprint: str = "") -> RunRecord:
    """What is kept of a result."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    facts: dict[str, list[Fact]] = defaultdict(list)
    findings: dict[str, list[Finding]] = defaultdict(list)
    story_of = {article.id: article.story or "" for article in result.articles}
    for claim in result.claims:
        claims[story_of[claim.article]].append(claim)
    for fact in result.facts:
        facts[fact.story].append(fact)
    for finding in result.findings:
        findings[finding.story].append(finding)
    number = {story.id: index for index, story in enumerate(result.stories)}
    places = {
        each.id: (number[each.story], position) for found in findings.values() for position, each in enumerate(found)
    }
    renamed = [
        Place(number[fact.story], position, fact.key)
        for found in facts.values()
        for position, fact in enumerate(found)
        if fact.key != base(fact.key)
    ]
    return RunRecord(
        corpus=result.corpus,
        version=result.version,
        method=result.method,
        articles=list(result.articles),
        texts=[text_of(article) for article in result.articles],
        stories=[story_record(each, claims[each.id], facts[each.id], findings[each.id]) for each in result.stories],
        facts=renamed,
        findings=[Place(*places[each.id], each.key) for each in result.findings],
        not_read=result.not_read,
        fingerprint=fingerprint,
        counts={"claims": len(result.claims), "facts": len(result.facts), "findings": len(result.findings)},
    )


def base(key: str) -> str:
    """A key without the number of what comes out alike."""
    return key.partition("~")[0]


def story_record(
    story: Story, claims: Iterable[Claim], facts: Iterable[Fact], findings: Iterable[Finding]
) -> StoryRecord:
    """The record of a story."""
    return StoryRecord(
        story.id,
        story.title,
        text_of(story),
        tuple(Part(each.id, each.key, (each.article, each.kind), text_of(each)) for each in claims),
        tuple(Part(each.id, base(each.key), (each.kind, str(each.relation)), _plain(each)) for each in facts),
        tuple(Part(each.id, base(each.key), (each.rule, each.severity.word), _plain(each)) for each in findings),
    )


def _plain(each: Fact | Finding) -> str:
    """Its JSON under the key before numbering."""
    document = each.as_json()
    return plain_text({**document, "key": base(each.key)})


@dataclass(frozen=True, slots=True)
class Written:
    """A story as the JSON of a run holds it, indented as there: itself, the claims of each article as one text, and
    each fact and finding behind its key."""

    story: str
    claims: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]


def written(story: StoryRecord) -> Written:
    """The story as a run writes it."""
    of_article: dict[str, list[str]] = defaultdict(list)
    for claim in story.claims:
        of_article[claim.marks[0]].append(deep(claim.text))
    return Written(
        deep(story.text),
        tuple((article, BETWEEN.join(texts)) for article, texts in of_article.items()),
        tuple((each.key, deep(each.text)) for each in story.facts),
        tuple((each.key, deep(each.text)) for each in story.findings),
    )


ESCAPED = "\\ud"
"""How half a surrogate pair begins where it is written in ASCII."""


def lone(text: str) -> bool:
    """Does half a surrogate pair stand in this JSON, which is in ASCII then?"""
    return ESCAPED in text and not encodable(json.dumps(json.loads(f"[{text}]"), ensure_ascii=False))


def deep(text: str) -> str:
    """The JSON of a thing as it stands in a list of the document."""
    return text.replace("\n", "\n  ")
