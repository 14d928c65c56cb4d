"""How well matching does on events whose facts are known: pairwise precision and recall, and F1 by B-cubed.

An event is a TOML file: `article` rows with `id`, `published` and `text`; `fact` rows with `id`, `kind` and `quotes`,
each an article and words that occur in it once; `trap` rows that name two facts of one kind that look alike, and `why`
they are two. A pair is two quotes of one fact, or in the program's view two gold quotes of one kind whose claims it put
together.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks._matching import Spot, Told, article, told
from reconcile.facts.matching import place

FOLDER = Path(__file__).parent.parent / "tests" / "facts" / "gold"

Quote = tuple[str, str, str]
"""The name of a fact, an article, and words in it."""


@dataclass(frozen=True)
class Event:
    """An event: the facts with their kind and quotes, the traps with their reasons, and the claims that were read."""

    name: str
    kinds: dict[str, str]
    quotes: dict[str, list[Spot]]
    traps: list[tuple[str, str, str]]
    texts: dict[str, str]
    told: Told

    @cached_property
    def claims(self) -> dict[Quote, str | None]:
        """The id of the claim at each quote: of those of its kind that overlap it the first; None where there is
        none."""
        return {
            (fact, *spot): self._claim(self.kinds[fact], spot) for fact, spots in self.quotes.items() for spot in spots
        }

    def _claim(self, kind: str, spot: Spot) -> str | None:
        start = self.texts[spot[0]].index(spot[1])
        over = [
            c
            for c in self.told.by_kind.get(kind, ())
            if c.article == spot[0] and c.part == "text" and c.start < start + len(spot[1]) and c.end > start
        ]
        return min(over, key=place).id if over else None

    def placed(self) -> dict[Quote, object]:
        """The fact of the program that each quote is in; a quote without a claim is in one of its own."""
        fact_of: dict[str, object] = {}
        for kind in sorted(set(self.kinds.values())):
            for number, (members, _) in enumerate(self.told.facts(kind)):
                fact_of.update(dict.fromkeys(members, (kind, number)))
        return {quote: quote if claim is None else fact_of[claim] for quote, claim in self.claims.items()}


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1. `traps` is the share of the pairs of quotes of two facts that look alike and were kept
    apart."""

    precision: float
    recall: float
    bcubed: float
    traps: float


def events(folder: Path = FOLDER) -> list[Event]:
    """The events of the folder, by name. Raises ValueError where a quote does not occur once in its article."""
    return [event(path) for path in sorted(folder.glob("*.toml"))]


def event(path: Path) -> Event:
    """Read one event."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = {row["id"]: row["text"] for row in table["article"]}
    quotes: dict[str, list[Spot]] = {
        row["id"]: [(name, words) for name, words in row["quotes"]] for row in table["fact"]
    }
    for name, words in itertools.chain.from_iterable(quotes.values()):
        if texts[name].count(words) != 1:
            raise ValueError(f"{path.name}: {words!r} does not occur once in {name}; write more of the words around it")
    traps = [(row["facts"][0], row["facts"][1], row["why"]) for row in table.get("trap", [])]
    read = told(article(row["id"], row["text"], row.get("published")) for row in table["article"])
    return Event(path.stem, {row["id"]: row["kind"] for row in table["fact"]}, quotes, traps, texts, read)


def scores(of: Sequence[Event]) -> Scores:
    """The scores over all events."""
    both = joined = right = wanted = traps = kept = 0
    shares: list[tuple[float, float]] = []
    for each in of:
        found = each.placed()
        for a, b in itertools.combinations(found, 2):
            same, together = a[0] == b[0], found[a] == found[b]
            wanted += same
            joined += together
            both += same and together
        shares += _bcubed(found)
        for one, other, _ in each.traps:
            apart = [found[a] != found[b] for a in found if a[0] == one for b in found if b[0] == other]
            traps, kept = traps + len(apart), kept + sum(apart)
    right = both
    precision, recall = (sum(share) / len(shares) for share in zip(*shares, strict=True))
    return Scores(right / joined, right / wanted, 2 * precision * recall / (precision + recall), kept / traps)


def _bcubed(found: dict[Quote, object]) -> Iterable[tuple[float, float]]:
    """Of each quote: the share of its program's fact, and of its gold fact, that is in both."""
    for quote, fact in found.items():
        together = [other for other, its in found.items() if its == fact]
        same = [other for other in found if other[0] == quote[0]]
        both = sum(other[0] == quote[0] for other in together)
        yield both / len(together), both / len(same)
