"""Is every weight and every threshold of matching guarded? Each is switched off in turn, and a test must notice.

    python -m benchmarks.guard

What must notice are the examples of features and thresholds (reconcile/facts/*.examples.toml) and the gold set
(tests/facts/gold) with its floors in tests/floors.toml. Exits with 1 where a switch goes unnoticed. What cannot be
noticed, and why, stands in `UNDECIDED` of `benchmarks._matching`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks._gold import Event, Scores, events, scores
from benchmarks._matching import UNDECIDED, Example, Told, examples, switches, without

FLOORS = Path(__file__).parent.parent / "tests" / "floors.toml"


def floors() -> dict[str, float]:
    """What the gold set must reach, by the name of the score."""
    return {name: float(least) for name, least in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["matching"].items()}


def below(reached: Scores) -> list[str]:
    """The scores that lie below their floors, in words."""
    least = floors()
    return [
        f"{name} {value:.4f}, at least {least[name]}" for name, value in asdict(reached).items() if value < least[name]
    ]


def noticed(tried: Sequence[tuple[Example, Told]], gold: Sequence[Event]) -> list[str]:
    """What is wrong as matching stands now: examples with the other answer, scores below their floors."""
    try:
        wrong = [
            f"{example.decides}: {example.pair}" for example, story in tried if example.answer(story) != example.wanted
        ]
        return wrong + below(scores(gold))
    except ArithmeticError as error:
        return [f"it fails: {error}"]


def unnoticed(names: Iterable[str]) -> list[str]:
    """Of these weights and thresholds those that can be switched off unseen; a line for each is printed."""
    tried = [(example, example.told()) for example in examples()]
    gold = events()
    if wrong := noticed(tried, gold):
        raise SystemExit("\n".join(["matching fails its own tests before anything is switched off:", *wrong]))
    unseen = []
    for name in names:
        with without(name):
            found = noticed(tried, gold)
        if not found:
            unseen.append(name)
        print(f"{name}: {f'{len(found)} notice' if found else UNDECIDED.get(name, 'NOBODY NOTICES')}", flush=True)
    return unseen


def main() -> int:
    """0 where each is noticed that can be, else 1."""
    lost = [name for name in unnoticed(switches()) if name not in UNDECIDED]
    print(
        f"unguarded: {', '.join(lost)}: write an example that it decides"
        if lost
        else "every weight and threshold is guarded"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
