"""Does this program say the same as that of another checkout? For a change that must change nothing.

    python -m benchmarks.same_output OTHER/reconcile [FOLDER ...] [--show 20]

Both programs, given as folders of the package, reconcile every corpus of sources/, those of ../shared/bench where there
are any, and the folders that are named. Claims are known again by article and span, facts and findings by their
claims, so that ids and keys play no part; a field that only this program has is passed over, one that it has no more is
a difference. Exits with 1 where anything differs, with 2 where a program does not run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BESIDE = ROOT.parent / "shared" / "bench"
IDS = frozenset({"id", "key"})
RUN = (
    "import sys, pathlib, reconcile; package = pathlib.Path(reconcile.__file__).resolve().parent; "
    "package == pathlib.Path(sys.argv.pop(1)) or sys.exit(f'{package} was loaded instead'); "
    "from reconcile.cli import main; main()"
)
"""Runs the command line, once it is sure that the package is the one that is meant."""

Record = dict[str, Any]
Named = dict[str, Record]
"""The records of one sort, by a name that does not hang on an id."""


class Broken(Exception):
    """A program that does not run; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its sort (claim, fact ...), its name, and what is other about it."""

    sort: str
    name: str
    what: str

    def __str__(self) -> str:
        return f"  {self.sort} {self.name}: {self.what}"


def corpora(folders: Sequence[Path] = ()) -> list[Path]:
    """The folders of articles to be compared, each once."""
    beside = sorted(path for path in BESIDE.glob("*/articles") if path.is_dir())
    return list(
        dict.fromkeys([*sorted(path for path in (ROOT / "sources").iterdir() if path.is_dir()), *beside, *folders])
    )


def output(package: Path, corpus: Path) -> Record:
    """The JSON of a run over the corpus by the program in that folder. Raises Broken."""
    with tempfile.TemporaryDirectory() as scratch:
        to = Path(scratch, "out.json")
        command = [
            sys.executable,
            "-c",
            RUN,
            str(package.resolve()),
            "run",
            str(corpus.resolve()),
            "--json",
            str(to),
            "--quiet",
        ]
        env = {**os.environ, "PYTHONPATH": str(package.resolve().parent), "PYTHONSAFEPATH": "1"}
        done = subprocess.run(command, env=env, cwd=scratch, capture_output=True, text=True, check=False)
        if not to.exists():
            raise Broken(f"{package} over {corpus}: {(done.stderr or done.stdout).strip()[-600:]}")
        found: Record = json.loads(to.read_text(encoding="utf-8"))
        return found


def differences(ours: Record, others: Record) -> Iterator[Difference]:
    """What the first says otherwise than the second."""
    one, other = named(ours), named(others)
    for sort in other:
        yield from _compared(sort, one[sort], other[sort])


def named(run: Record) -> dict[str, Named]:
    """The records of a run by sort and name; an id in them is replaced by the name of what it stands for."""
    names: dict[str, str] = {}
    found: dict[str, Named] = {}
    for sort, name_of in NAMES.items():
        taken: Counter[str] = Counter()
        found[sort] = {}
        for record in run[sort]:
            name = name_of(record, names)
            taken[name] += 1
            names[record["id"]] = name if taken[name] == 1 else f"{name} #{taken[name]}"
            found[sort][names[record["id"]]] = record
    return {sort: {name: _plain(record, names) for name, record in records.items()} for sort, records in found.items()}


def _of_claims(record: Record, names: Mapping[str, str]) -> str:
    return " + ".join(sorted(names[each] for each in record["claims"]))


NAMES: dict[str, Callable[[Record, Mapping[str, str]], str]] = {
    "articles": lambda record, names: record["id"],
    "stories": lambda record, names: ", ".join(sorted(record["articles"])),
    "claims": lambda record, names: (
        f"{record['article']} {record['part']} {record['start']}-{record['end']} {record['kind']} “{record['quote']}”"
    ),
    "facts": lambda record, names: f"{record['kind']} [{_of_claims(record, names)}]",
    "findings": lambda record, names: f"{record['rule']} [{_of_claims(record, names)}]",
}
"""How a record is called, by sort; those that others name come first."""


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    """The value without ids; lists of names in order of the alphabet."""
    if isinstance(value, dict):
        return {name: _plain(each, names) for name, each in value.items() if name not in IDS}
    if isinstance(value, list):
        listed = [_plain(each, names) for each in value]
        return sorted(listed) if any(isinstance(each, str) and each in names for each in value) else listed
    return names.get(value, value) if isinstance(value, str) else value


def _compared(sort: str, ours: Named, others: Named) -> Iterator[Difference]:
    for name in sorted(ours.keys() | others.keys()):
        if name not in others:
            yield Difference(sort, name, "only here")
        elif name not in ours:
            yield Difference(sort, name, "only there")
        else:
            for field, what in _fields("", ours[name], others[name]):
                yield Difference(sort, name, f"{field} {what}")


def _fields(at: str, ours: Any, others: Any) -> Iterator[tuple[str, str]]:
    """The paths to what differs in two values, and how; fields that only the first has are none of it."""
    if isinstance(ours, dict) and isinstance(others, dict):
        for name, value in others.items():
            path = f"{at}.{name}".lstrip(".")
            if name in ours:
                yield from _fields(path, ours[name], value)
            else:
                yield path, "is no more"
    elif isinstance(ours, list) and isinstance(others, list) and len(ours) == len(others):
        for number, (one, other) in enumerate(zip(ours, others, strict=True)):
            yield from _fields(f"{at}[{number}]", one, other)
    elif ours != others:
        yield at, f"is {json.dumps(ours, ensure_ascii=False)}, was {json.dumps(others, ensure_ascii=False)}"


def main(words: Sequence[str] | None = None) -> int:
    """0 where all is the same, 1 where something differs, 2 where a program does not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path, help="the package of the other checkout, a folder called reconcile")
    parser.add_argument("folders", nargs="*", type=Path, help="more folders of articles")
    parser.add_argument("--show", type=int, default=20, help="differences printed for a corpus (%(default)s)")
    args = parser.parse_args(words)
    same = True
    try:
        for corpus in corpora(args.folders):
            with ThreadPoolExecutor(2) as pool:
                ours, others = pool.map(
                    lambda package, folder=corpus: output(package, folder), (ROOT / "reconcile", args.other)
                )
            found = list(differences(ours, others))
            same = same and not found
            print(f"{corpus}: {_counted(found) or 'the same'}", *found[: args.show], sep="\n", flush=True)
    except Broken as error:
        print(f"it does not run: {error}", file=sys.stderr)
        return 2
    return 0 if same else 1


def _counted(found: Sequence[Difference]) -> str:
    return ", ".join(f"{number} of {sort}" for sort, number in Counter(each.sort for each in found).items())


if __name__ == "__main__":
    sys.exit(main())
