"""The files that a run writes, put together from what its stories put down as they were finished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import msgpack

from reconcile import __version__, json_text
from reconcile.files import put_pieces
from reconcile.identity import numbering
from reconcile.method import method
from reconcile.model import Article, NotRead, Story
from reconcile.parallel.work import JSON, Sheet, StoryText, Telling
from reconcile.pipeline import Reconciled
from reconcile.spool import Place, Spool


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a sheet lies: its articles and the claims of each by the article's id, its facts together, each finding."""

    articles: Mapping[str, Place]
    claims: Mapping[str, Place]
    facts: Place
    findings: tuple[Place, ...]


class Outputs:
    """Where stories are put as they are finished, and what files hold of all of them.

    `known` has by its key what a run must know of each story, without its sheets. Once the stories are arranged,
    `summary` is the result without claims and facts, and `tally` says how many claims there are and how many facts two
    articles state. It is to be closed.
    """

    summary: Reconciled
    tally: tuple[int, int]

    def __init__(self, files: Sequence[str]) -> None:
        self.work = Telling(tuple(dict.fromkeys(files)))
        self.spool = Spool()
        self.known: dict[str, StoryText] = {}
        self.laid: dict[str, tuple[Laid, ...]] = {}
        self.keys: list[str] = []

    def close(self) -> None:
        """Let everything go."""
        self.spool.close()

    def put(self, key: str, story: StoryText) -> None:
        """Put a finished story down."""
        self.laid[key] = tuple(self._laid(story, sheet) for sheet in story.sheets)
        self.known[key] = replace(story, sheets=())

    def _laid(self, story: StoryText, sheet: Sheet) -> Laid:
        put = self.spool.put
        return Laid(
            dict(zip(story.articles, map(put, sheet.articles), strict=False)),
            {each: put(data) for each, data in zip(story.articles, sheet.claims, strict=True) if data},
            put(msgpack.packb(sheet.facts)),
            tuple(map(put, sheet.findings)),
        )

    def arranged(
        self,
        stories: Sequence[Story],
        articles: Mapping[str, Article],
        keys: Sequence[str],
        not_read: tuple[NotRead, ...],
        corpus: str,
    ) -> None:
        """The stories of the run in order, of these keys, with the articles of all of them by id."""
        done = [self.known[key] for key in keys]
        self.keys = list(keys)
        self.fact_keys = numbering.across([each.facts for each in done])
        renamed = numbering.across([each.numbered for each in done])
        self.findings = sorted(
            ((at, number, renamed[at][number]) for at, each in enumerate(done) for number in range(len(each.findings))),
            key=lambda place: done[place[0]].weights[place[1]],
        )
        told = sorted(chain.from_iterable(each.articles for each in done))
        self.tally = sum(each.claims for each in done), sum(each.shared for each in done)
        self.summary = Reconciled(
            articles=tuple(articles[each] for each in told),
            stories=tuple(stories),
            claims=(),
            facts=(),
            findings=tuple(replace(done[at].findings[number], key=key) for at, number, key in self.findings),
            not_read=not_read,
            corpus=corpus,
            version=__version__,
            method=method(),
        )

    def json(self) -> Iterator[bytes]:
        """The JSON document, as `report.to_json` gives it of the whole result."""
        pieces = json_text.document(__version__, self._lists())
        if any(self.known[key].lone for key in self.keys) or self._lone():
            return json_text.chunks(json_text.ascii_only(piece).encode() for piece in pieces)
        return json_text.chunks(piece.encode() for piece in pieces)

    def _lone(self) -> bool:
        """Is half a surrogate pair in what no story tells?"""
        others: list[json_text.Told] = [*self.summary.stories, *self.summary.not_read]
        return not all(json_text.encodable(json_text.listed(each)) for each in others)

    def _lists(self) -> Iterator[tuple[str, Iterable[str]]]:
        at = self.work.files.index(JSON)
        yield "articles", map(_text, self._of_articles(at, "articles"))
        yield "stories", map(json_text.listed, self.summary.stories)
        yield "claims", map(_text, self._of_articles(at, "claims"))
        yield "facts", (json_text.renamed(_text(data), own, key) for data, own, key in self._facts(at))
        yield "findings", (json_text.renamed(_text(data), own, key) for data, own, key in self._findings(at))
        yield "not_read", map(json_text.listed, self.summary.not_read)

    def csv(self, name: str, folder: Path) -> list[Path]:
        """Write the files of CSV (or of RAW) into the folder, as `report.export` does. Raises OSError."""
        from reconcile.report.exports.csv import head

        at = self.work.files.index(name)
        rows: dict[str, Iterator[bytes]] = {
            "claims": self._of_articles(at, "claims"),
            "facts": (_last(data, own, key) for data, own, key in self._facts(at)),
            "findings": (_last(data, own, key) for data, own, key in self._findings(at, worst_first=True)),
        }
        folder.mkdir(parents=True, exist_ok=True)
        for sort, told in rows.items():
            put_pieces(folder / f"{sort}.csv", json_text.chunks(chain([head(sort).encode()], told)))
        return [folder / f"{sort}.csv" for sort in rows]

    def _of_articles(self, at: int, sort: str) -> Iterator[bytes]:
        """What there is of this sort of each article, by the articles' ids."""
        places = {each: place for key in self.keys for each, place in getattr(self.laid[key][at], sort).items()}
        return (self.spool.get(places[each]) for each in sorted(places))

    def _facts(self, at: int) -> Iterator[tuple[bytes, str, str]]:
        """Each fact with the key that it has by itself, and that which it has among all."""
        for key, keys in zip(self.keys, self.fact_keys, strict=True):
            texts = msgpack.unpackb(self.spool.get(self.laid[key][at].facts))
            yield from zip(texts, (each.key for each in self.known[key].facts), keys, strict=True)

    def _findings(self, at: int, *, worst_first: bool = False) -> Iterator[tuple[bytes, str, str]]:
        """The same of the findings."""
        places = self.findings
        if worst_first:
            places = sorted(places, key=lambda each: -self.known[self.keys[each[0]]].findings[each[1]].severity)
        for story, number, key in places:
            known = self.keys[story]
            yield self.spool.get(self.laid[known][at].findings[number]), self.known[known].numbered[number].key, key


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _last(row: bytes, key: str, to: str) -> bytes:
    """The row under another key, which is the last of its cells that can hold it."""
    if key == to:
        return row
    before, _, behind = row.rpartition(key.encode())
    return before + to.encode() + behind
