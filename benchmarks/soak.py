"""Every text at hand through the program, as it is and distorted: no exception, true offsets, time in proportion to
length.

`python -m benchmarks.soak [--sample] [--seed N]`. The texts are those of `sources/`, and of `../shared/bench` and
`../shared/seeds` beside the project, where they are present. Three parts:

- extraction, of each text in each way of `_distortions`, and of short pieces of it;
- the whole run, strict: every set of articles together, and articles beside distorted copies of themselves;
- time: a text that is repeated must cost no more a character than a short one, with room for noise.

Chance comes from the seed, the text and the way alone. `--sample` takes some of the texts. Each part has a limit of
time, and says what it left out. The exit code is 1 where something broke.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks._distortions import DISTORTIONS, fragments
from reconcile import articles, claims, pipeline
from reconcile.errors import Defect, ReconcileError
from reconcile.model import Article

ROOT = Path(__file__).parent.parent
BESIDE = ("bench", "seeds")
"""Folders of `../shared` that hold further texts."""
SAMPLE = 12
"""With `--sample`, one text of so many from beside the project is taken."""
SECONDS = {False: (230, 60, 40), True: (55, 25, 15)}
"""Seconds at most for each part: of all texts, of a sample."""
TIMED = 40
"""Texts whose time is taken at most."""
LEAST = 2_500
"""Characters that a text is brought to before its time is taken: below, what is loaded first weighs more."""
SHORT, LONG = 4, 24
"""How often a text is repeated, for the one time and the other."""
ROOM = 2.5
"""How much dearer a character of the long text may be: noise and caches, but no square."""
FEW = 2.0
"""Seconds after which a long text is not timed again, to find a quieter moment."""
Slip = tuple[str, str, str]
"""What broke, in which text and way, and how the text begins."""


def folders(root: Path) -> list[Path]:
    """The folders of texts: `sources`, and those beside the project; what is missing is said loudly."""
    found = [root / "sources"]
    for name in BESIDE:
        path = root.parent / "shared" / name
        if path.is_dir():
            found.append(path)
        else:
            print(f"!! MISSING: ../shared/{name} is not here, and its texts are not read", flush=True)
    return found


def sets(folder: Path) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """The sets of articles below a folder, by name: each folder that is called `articles`, and the pairs of each list
    of pairs."""
    inner = sorted(folder.glob("*/articles")) or [folder]
    for path in inner:
        yield f"{path.parent.name}/{path.name}", articles.read([path]).articles
    for path in sorted(folder.glob("*/*.jsonl")):
        yield f"{path.parent.name}/{path.name}", tuple(_rows(path))


def _rows(path: Path) -> Iterator[Article]:
    """The texts of a list of pairs: every value that is one."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        texts = {name: value for name, value in json.loads(line).items() if isinstance(value, str) and " " in value}
        for name, value in texts.items():
            yield Article(f"{path.stem}-{number}/{name}", f"{path.name}:{number}", value)


# The parts


def extracted(article: Article, seed: int) -> list[Slip]:
    """The article in every way through extraction."""
    slips = []
    for way, text in _ways(article, seed):
        chance = Random(f"{seed} {article.id} {way} day")
        published = chance.choice((article.published, None, "2024-11-05", "XXXX-02-28"))
        try:
            holds(dataclasses.replace(article, text=text, published=published))
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            slips.append(_slip(error, f"{article.id}, {way}", text))
    return slips


def _ways(article: Article, seed: int) -> Iterator[tuple[str, str]]:
    for way, distort in DISTORTIONS.items():
        yield way, distort(article.text, Random(f"{seed} {article.id} {way}"))
    for number, piece in enumerate(fragments(article.text, Random(f"{seed} {article.id} pieces"))):
        yield f"piece {number}", piece


def holds(article: Article) -> None:
    """Raise AssertionError where a claim's offsets do not slice back to its quote; let every other exception pass."""
    for claim in claims.extract(article):
        said = article.part(claim.part)[claim.start : claim.end]
        assert said == claim.quote, f"{claim.kind} at {claim.start}: {claim.quote!r} is {said!r}"


def with_copies(article: Article, seed: int) -> list[Slip]:
    """The article and two distorted copies through the whole run."""
    chance = Random(f"{seed} {article.id} copies")
    several = [article]
    for number in range(2):
        way = chance.choice(list(DISTORTIONS))
        text = DISTORTIONS[way](article.text, chance)
        published = chance.choice((article.published, None, "2024-11-05", "XXXX-02-28"))
        several.append(dataclasses.replace(article, id=f"{article.id}/{way}-{number}", text=text, published=published))
    return _whole(several, ", ".join(each.id for each in several[1:]))


def together(named: tuple[str, tuple[Article, ...]], _: int) -> list[Slip]:
    """A set of articles through the whole run."""
    return _whole(named[1], named[0])


def _whole(several: Sequence[Article], name: str) -> list[Slip]:
    try:
        result = pipeline.reconcile(several, strict=True)
        assert not result.not_read
    except ReconcileError as error:
        cause = error.__cause__ if isinstance(error, Defect) and error.__cause__ else error
        return [_slip(cause, name, f"{error} | {several[0].text}")]
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return [_slip(error, name, several[0].text)]
    return []


def _slip(error: BaseException, name: str, text: str) -> Slip:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error!r:.120} in {Path(frame.filename).name}, line {frame.lineno}: {frame.line}", name, text[:300]


def dear(article: Article, way: str, seed: int) -> tuple[float, Slip | None]:
    """How much dearer a character is in the text repeated, and the slip that this is, where it is one."""
    text = DISTORTIONS[way](article.text, Random(f"{seed} {article.id} {way}"))
    text = "\n\n".join([text] * (1 + LEAST // max(1, len(text))))
    one = dataclasses.replace(article, text=text, title=None)
    short, long = (dataclasses.replace(one, text="\n\n".join([text] * times)) for times in (SHORT, LONG))
    claims.extract(short)
    ratio = _ratio(short, long)
    while ratio > ROOM and (again := _ratio(short, long)) < ratio * 0.9:
        ratio = again
    slip = (
        f"a text of {len(long.text):,} characters costs {ratio:.1f} times as much a character",
        f"{article.id}, {way}",
        text[:200],
    )
    return ratio, slip if ratio > ROOM else None


def _ratio(short: Article, long: Article) -> float:
    return _cost(long) / _cost(short) * len(short.text) / len(long.text)


def _cost(article: Article) -> float:
    """Seconds of processor time, of two goes the quicker, where that does not take long."""
    taken: list[float] = []
    while len(taken) < 2 and sum(taken) < FEW:
        begun = time.process_time()
        claims.extract(article)
        taken.append(time.process_time() - begun)
    return max(min(taken), 1e-6)


# All of it


def spread(
    name: str, work: Callable[..., list[Slip]], items: Sequence[object], seed: int, seconds: float
) -> list[Slip]:
    """The work on every item, on all cores, as far as the time goes; what is left out is said."""
    begun, slips, done = time.monotonic(), list[Slip](), 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        results = [pool.apply_async(work, (item, seed)) for item in items]
        for result in results:
            left = seconds - (time.monotonic() - begun)
            try:
                slips += result.get(timeout=max(0.0, left))
            except multiprocessing.TimeoutError:
                break
            done += 1
        pool.terminate()
    print(f"{name}: {done:,} of {len(items):,}, {len(slips)} broke, {time.monotonic() - begun:.0f} s", flush=True)
    if done < len(items):
        print(f"!! {name}: {len(items) - done:,} were left out, as {seconds:.0f} s were over", flush=True)
    return slips


def timed(texts: Sequence[Article], seed: int, seconds: float) -> list[Slip]:
    """The time of some of the texts, each in another way."""
    begun, worst, slips, done = time.monotonic(), 0.0, list[Slip](), 0
    ways = list(DISTORTIONS)
    for number, article in enumerate(Random(seed).sample(list(texts), min(TIMED, len(texts)))):
        if time.monotonic() - begun > seconds:
            break
        ratio, slip = dear(article, ways[number % len(ways)], seed)
        worst, done = max(worst, ratio), done + 1
        slips += [slip] if slip else []
    print(
        (
            f"time: {done} texts repeated, a character at most {worst:.2f} times as dear (at most {ROOM}), "
            f"{time.monotonic() - begun:.0f} s"
        ),
        flush=True,
    )
    return slips


def show(slips: Iterable[Slip]) -> None:
    """Each thing that broke once, with how often, and the shortest text that breaks it."""
    by_what: dict[str, list[Slip]] = collections.defaultdict(list)
    for slip in slips:
        by_what[slip[0]].append(slip)
    for what, found in sorted(by_what.items(), key=lambda item: -len(item[1])):
        _, name, text = min(found, key=lambda slip: (len(slip[2]), slip[1]))
        print(f"\n{len(found)} times: {what}\n    {name}\n    {text!r}")


def soak(root: Path, *, sample: bool, seed: int) -> list[Slip]:
    """What broke, of all three parts."""
    known = [named for folder in folders(root) for named in sets(folder)]
    ours = sum(1 for _ in sets(root / "sources"))
    texts = [article for _, several in known[:ours] for article in several]
    beside = [article for _, several in known[ours:] for article in several]
    Random(seed).shuffle(beside)
    texts += beside[:: SAMPLE if sample else 1]
    print(f"{len(texts):,} texts of {len(known)} sets, seed {seed}", flush=True)
    first, second, third = SECONDS[sample]
    slips = spread("extraction", extracted, texts, seed, first)
    whole = [
        (name, several) for name, several in known if not name.endswith(".jsonl") and (not sample or len(several) < 200)
    ]
    whole.sort(key=lambda named: len(named[1]), reverse=True)
    slips += spread("sets together", together, whole, seed, second)
    slips += spread("with copies", with_copies, texts[:: 1 if sample else 4], seed, second)
    return slips + timed(texts, seed, third)


def main(words: Sequence[str]) -> int:
    """0 where nothing broke, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", action="store_true", help="some of the texts, about two minutes")
    parser.add_argument("--seed", type=int, default=0, help="another one distorts the texts otherwise")
    chosen = parser.parse_args(words)
    slips = soak(ROOT, sample=chosen.sample, seed=chosen.seed)
    show(slips)
    return 1 if slips else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
