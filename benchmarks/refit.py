"""Refit the weights of `reconcile.facts.features` on annotated events.

    python -m benchmarks.refit GOLD.json ARTICLES [GOLD.json ARTICLES ...] [--ruled PAIRS.jsonl] [--rounds 1] [--folds]

Each gold file lists events with their facts, and of each fact its mentions (article, start, end, value), its verdict
and the pairs that differ. PAIRS.jsonl holds pairs of claims on which editors ruled that they are one fact or two, as
`reconcile rulings export --training` writes them; they may also stand alone. One weight or threshold at a time is moved
by half a point, up or down; a step is kept where the sum of what is wanted rises: links between equal, near and
different values, and the precision of links. The weights that ship were found so on 30 events annotated by hand and on
129 planted differences in them, then rounded; a feature whose weight came out without meaning was dropped. Nothing is
written: the table is printed, for a person to read and judge.

`--folds` moves the weights on all sets but one fold of their events, and tells what they are worth on that fold beside
those that ship, for one fold after the other: a table that is better only where it was fitted is none to ship. A fold
is the events of one letter, by which a set names where it took them from. At the last trial, on 84 events of three
domains, the moved weights were better on one fold and worse on two; the one step that all three took was taken alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconcile import articles, claims
from reconcile.facts import clustering, features, stories, thresholds
from reconcile.facts.matching import named, place, with_equivalents
from reconcile.facts.setting import setting
from reconcile.facts.weighing import Link
from reconcile.model import Claim

WANTED = {"equal": 1.0, "near": 0.6, "different": 1.5, "precision": 2.0, "ruled": 1.0}
"""What a rise of one in each figure is worth; precision counts up to ENOUGH."""
ENOUGH = 0.93
STEP = 0.5
LEAST = 0.003
"""The rise below which a step is not kept: it would fit the noise."""


@dataclass
class Data:
    """One set: its claims with their links, by story and kind, and the gold pairs and facts by claim."""

    groups: list[tuple[Sequence[Claim], list[Link]]] = field(default_factory=list)
    pairs: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    fact_of: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    article_of: dict[str, str] = field(default_factory=dict)


def load(gold: Path, folder: Path) -> Data:
    """Read, extract and weigh one set."""
    data, by_article = Data(), defaultdict(list)
    read = articles.read([folder]).articles
    for article in read:
        for claim in claims.extract(article):
            by_article[article.id].append(claim)
            data.article_of[claim.id] = article.id
    for story in stories.group(read):
        data.groups += _weighed([claim for article in story.articles for claim in by_article[article]])
    for event in json.loads(gold.read_text(encoding="utf-8"))["events"]:
        _annotate(event, by_article, data)
    return data


def _weighed(mine: list[Claim]) -> Iterable[tuple[Sequence[Claim], list[Link]]]:
    renamed, names = named(sorted(mine, key=place))
    told = setting(renamed, names)
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in renamed:
        by_kind[claim.kind].append(claim)
    return [
        (same, clustering.links(same, told, explained=True)) for kind, same in sorted(by_kind.items()) if kind != "name"
    ]


def _annotate(event: dict[str, Any], by_article: dict[str, list[Claim]], data: Data) -> None:
    for fact in event["facts"]:
        spots = [
            [
                c.id
                for c in by_article[m[0]]
                if c.part == "text" and c.kind == fact["kind"] and min(c.end, m[2]) > max(c.start, m[1])
            ]
            for m in fact["mentions"]
        ]
        for claim in itertools.chain.from_iterable(spots):
            data.fact_of[claim].add((event["event"], fact["id"]))
        for i, j in itertools.combinations(range(len(spots)), 2):
            if fact["mentions"][i][0] != fact["mentions"][j][0]:
                apart = [i, j] in fact["pairs"] or [j, i] in fact["pairs"]
                sort = ("near" if fact["verdict"] == "compatible" else "different") if apart else "equal"
                data.pairs.append((sort, spots[i], spots[j]))


@dataclass(frozen=True, slots=True)
class Ruled:
    """A pair of claims, as an editor ruled on it: `same` says that they are one fact."""

    kind: str
    same: bool
    agrees: bool
    features: dict[str, float]


def ruled_pairs(path: Path) -> list[Ruled]:
    """The pairs of a file that `reconcile rulings export --training` wrote. Raises ValueError for a line that is
    none."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            each = Ruled(
                str(row["kind"]),
                bool(row["same"]),
                bool(row["agrees"]),
                {str(name): float(value) for name, value in row["features"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: it is no ruled pair") from error
        if unknown := each.features.keys() - features.WEIGHTS.keys():
            raise ValueError(f"{path}, line {number}: there is no feature {min(unknown)!r}")
        found.append(each)
    return found


def decided(pairs: Sequence[Ruled], weights: dict[str, float]) -> float:
    """The share of the pairs that would be linked, or not, as they were ruled."""
    right = 0
    for each in pairs:
        score = sum(weights[name] * value for name, value in each.features.items())
        right += (score >= (thresholds.AGREE if each.agrees else thresholds.SLOT)[each.kind]) == each.same
    return right / max(1, len(pairs))


def worth(sets: Sequence[Data], weights: dict[str, float], ruled: Sequence[Ruled] = ()) -> float:
    """The sum of what is wanted, under these weights and the thresholds of `reconcile.facts.thresholds`."""
    count: Counter[str] = Counter()
    for data in sets:
        group_of = _grouped(data, weights, count)
        for sort, ones, others in data.pairs:
            count[sort] += 1
            count[f"{sort} linked"] += bool(
                {group_of.get(c) for c in ones} & {group_of.get(c) for c in others} - {None}
            )
    figures = {sort: count[f"{sort} linked"] / max(1, count[sort]) for sort in ("equal", "near", "different")}
    figures["precision"] = min(ENOUGH, count["right"] / max(1, count["joined"]))
    figures["ruled"] = decided(ruled, weights)
    return sum(WANTED[name] * figure for name, figure in figures.items())


def _grouped(data: Data, weights: dict[str, float], count: Counter[str]) -> dict[str, int]:
    group_of: dict[str, int] = {}
    for same, links in data.groups:
        for link in links:
            link.score = sum(weights[name] * value for name, value in link.features.items())
        for group in with_equivalents(same, clustering.grown(same, links)):
            members = [same[each].id for each in group.members]
            group_of |= dict.fromkeys(members, len(group_of))
            for a, b in itertools.combinations([m for m in members if m in data.fact_of], 2):
                if data.article_of[a] != data.article_of[b]:
                    count["joined"] += 1
                    count["right"] += bool(data.fact_of[a] & data.fact_of[b])
    return group_of


def main() -> None:
    """Print each step that is kept, and the table at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, metavar="GOLD ARTICLES")
    parser.add_argument("--ruled", type=Path, metavar="PAIRS")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    sets = [load(gold, folder) for gold, folder in zip(args.sets[::2], args.sets[1::2], strict=True)]
    ruled = ruled_pairs(args.ruled) if args.ruled else []
    if not sets and not ruled:
        parser.error("name sets, or ruled pairs")
    if args.folds:
        _cross_validated(sets, args.rounds)
        return
    for table in moved(sets, args.rounds, ruled):
        print(json.dumps(table, indent=1))


def moved(sets: Sequence[Data], rounds: int, ruled: Sequence[Ruled] = ()) -> list[dict[str, float]]:
    """The weights and both tables of thresholds, moved a step at a time while that is worth it; those of
    `reconcile.facts.clustering` stay moved."""
    weights = dict(features.WEIGHTS)
    tables = [weights, thresholds.AGREE, thresholds.SLOT]
    best = worth(sets, weights, ruled)
    print(f"{best:.4f} with the weights that ship")
    for table, name in [(each, name) for _ in range(rounds) for each in tables for name in sorted(each)]:
        for step in (-STEP, STEP):
            table[name] += step
            now = worth(sets, weights, ruled)
            if now > best + LEAST:
                best = now
                print(f"{best:.4f} {name} {table[name]:+.2f}", flush=True)
                break
            table[name] -= step
    return tables


def _cross_validated(sets: Sequence[Data], rounds: int) -> None:
    """Print for each fold what the moved and the shipped weights are worth on it."""
    shipped = [dict(table) for table in (thresholds.AGREE, thresholds.SLOT)]
    letters = Counter(letter for data in sets for letter in {event[:1] for event in _events(data)})
    for letter in sorted(letters):
        away = [_only(data, letter, kept=True) for data in sets]
        before = worth(away, dict(features.WEIGHTS))
        weights, *_ = moved([_only(data, letter, kept=False) for data in sets], rounds)
        after = worth(away, weights)
        print(f"fold {letter}: {before:.4f} as shipped, {after:.4f} moved without it", flush=True)
        for table, values in zip((thresholds.AGREE, thresholds.SLOT), shipped, strict=True):
            table.update(values)


def _events(data: Data) -> set[str]:
    return {article.split("/")[0] for article in data.article_of.values()}


def _only(data: Data, letter: str, *, kept: bool) -> Data:
    """The part of a set whose events begin with the letter, or the rest of it."""

    def mine(claim: str) -> bool:
        return data.article_of[claim].startswith(letter) == kept

    return Data(
        [(same, links) for same, links in data.groups if same and mine(same[0].id)],
        [pair for pair in data.pairs if all(map(mine, (*pair[1], *pair[2])))],
        data.fact_of,
        data.article_of,
    )


if __name__ == "__main__":
    main()
