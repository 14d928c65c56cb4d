"""Time one large story and one long article as they grow: variants of one story from 50 to 1,000, an article of 250 KB
to 5 MB, each against its smallest."""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks import _newsroom, _texts
from benchmarks.growth import STEPS
from reconcile import claims, facts, rules
from reconcile.cli import COLLECTED
from reconcile.model import Article

VARIANTS = (50, 100, 200, 500, 1_000)
KILOBYTES = (250, 1_000, 5_000)
STORY = (500, 12.0)
"""The number of variants that is held to that multiple of the CPU time of the smallest story."""
ARTICLE = (1_000, 5.0)
"""The length in KB that is held to that multiple of the CPU time of the shortest article."""


def variants(number: int, seed: int = 3, slips: float = 0.1) -> list[Article]:
    """That many articles of one story, each with that share of its figures wrong."""
    rng = random.Random(seed)
    return _newsroom.one_story(rng, number, slips)


def long_article(kilobytes: int) -> list[Article]:
    """One article of that length, of sentences with names and figures."""
    return [Article("long", "long.txt", _texts.article(7, kilobytes * 1000), published="2024-03-05")]


def measure(told: Sequence[Article]) -> dict[str, float]:
    """Seconds of CPU for extracting, matching and checking."""
    clock = [time.process_time()]
    found = [claim for article in told for claim in claims.extract(article)]
    clock.append(time.process_time())
    matched = facts.match(told, found)
    clock.append(time.process_time())
    rules.check(matched)
    clock.append(time.process_time())
    return {step: clock[i + 1] - clock[i] for i, step in enumerate(STEPS[1:4])}


def grown(sizes: Sequence[int], made: Callable[[int], list[Article]], unit: str, held: tuple[int, float]) -> bool:
    """Print a line a size, and whether the time of the size that is held keeps its multiple of that of the smallest."""
    whole: dict[int, float] = {}
    for size in sizes:
        steps = measure(made(size))
        whole[size] = sum(steps.values())
        print(
            f"{size:6,} {unit} {whole[size]:8.2f} s  " + " ".join(f"{k} {v:.2f}" for k, v in steps.items()), flush=True
        )
    largest, most = held
    ratio = whole[largest] / whole[sizes[0]]
    print(f"{largest:,} {unit} against {sizes[0]:,}: {ratio:.2f} (at most {most:g})", flush=True)
    return ratio <= most


def bench() -> bool:
    """Print the tables, and say whether both keep their bars."""
    gc.set_threshold(*COLLECTED)  # as a run has it
    measure(variants(5))  # the tables are loaded and the code is warm
    story = grown(VARIANTS, variants, "variants", STORY)
    article = grown(KILOBYTES, long_article, "KB", ARTICLE)
    return story and article


if __name__ == "__main__":
    sys.exit(not bench())
