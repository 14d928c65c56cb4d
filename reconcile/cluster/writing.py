"""The result in parts, written by the workers: JSON Lines and Parquet, a file of each for every bucket of stories.

No process holds the whole. What must be known of all stories is which of their facts and findings come out with one
key: these are numbered in one place, as in a result that is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reconcile import report
from reconcile.cluster.shuffling import mark, marks_of
from reconcile.cluster.working import found_in
from reconcile.codec import pack
from reconcile.files import put
from reconcile.identity import numbering
from reconcile.parallel import result
from reconcile.stages import WRITING, stage

LISTS = ("articles", "stories", "claims", "facts", "findings")
"""What the result consists of; each has a folder."""
Thing = tuple[str, str, str]
"""A fact or a finding: the least key of its claims, its id, and its key by itself."""


def key_marks(data: bytes) -> Any:
    """The marks of the keys that the facts and findings of a bucket have by themselves."""
    return marks_of(key for key, _ in _things(data))


def of_one_key(data: bytes, alike: Any) -> list[tuple[str, Thing]]:
    """The facts and findings whose keys come several times, each with its key and what it is."""
    found = set(alike.tolist())
    return [(key, thing) for key, thing in _things(data) if mark(key) in found]


def numbered(things: Iterable[tuple[str, Thing]]) -> dict[str, str]:
    """The keys of these, numbered in the order of their first claims, by what they are and their ids."""
    ordered = sorted(things, key=lambda each: (each[0][0], each[1]))
    names: dict[str, str] = {}
    for what in ("f", "i"):
        mine = [thing for key, thing in ordered if key[0] == what]
        told = numbering.in_turn([key for _, _, key in mine])
        names.update({what + name: key for (_, name, _), key in zip(mine, told, strict=True)})
    return names


def written(
    number: int, data: bytes, *, names: Mapping[str, str], folder: str, corpus: str
) -> tuple[dict[str, int], bytes]:
    """Write the stories of a bucket; how many there are of each of LISTS, and what failed. Raises OSError."""
    with stage(WRITING):
        return _written(number, data, names, folder, corpus)


def _written(
    number: int, data: bytes, names: Mapping[str, str], folder: str, corpus: str
) -> tuple[dict[str, int], bytes]:
    done = sorted(found_in(data), key=lambda each: each[0].articles)
    whole = result([story for story, _ in done], [found for _, found in done], corpus, ())
    named = replace(
        whole,
        facts=tuple(replace(each, key=names.get("f" + each.id, each.key)) for each in whole.facts),
        findings=tuple(replace(each, key=names.get("i" + each.id, each.key)) for each in whole.findings),
    )
    document = json.loads(report.to_json(named))
    for name in LISTS:
        rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in document[name])
        put(place(folder, name, number, "jsonl"), rows.encode("utf-8"))
    for name, table in report.parquet_parts(named).items():
        put(place(folder, name, number, "parquet"), table)
    failed = tuple(entry for _, found in done for entry in found.failed)
    return {name: len(document[name]) for name in LISTS}, pack(failed)


def place(folder: str, name: str, number: int, suffix: str) -> Path:
    """Where a part of one of LISTS is written."""
    return Path(folder) / name / f"part-{number:05}.{suffix}"


def _things(data: bytes) -> list[tuple[str, Thing]]:
    found: list[tuple[str, Thing]] = []
    for _, done in found_in(data):
        claims = {claim.id: claim for claim in done.claims}
        for what, things in (("f", done.facts), ("i", done.findings)):
            found += [(what + each.key, (numbering.first_claim(each, claims), each.id, each.key)) for each in things]
    return found
