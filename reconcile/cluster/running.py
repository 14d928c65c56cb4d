"""A run by the workers of a cluster, step by step; what looks at all articles at once stays in this process."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import articles, identity, stages
from reconcile.cluster import components, edges, events, linking, meeting, reading, records, shuffling, working, writing
from reconcile.cluster.connecting import connected
from reconcile.cluster.losses import ALWAYS, Stories, extracted_again
from reconcile.cluster.parts import Part, divided, lines_numbered
from reconcile.cluster.shuffling import Workers
from reconcile.codec import pack, unpack
from reconcile.errors import BadUsage
from reconcile.isolation import Isolation
from reconcile.messages import language
from reconcile.model import NotRead, Story
from reconcile.parallel import StoryDone, result
from reconcile.parallel.workers import workers_for
from reconcile.pipeline import Progress, Reconciled, corpus_name, nothing_read, silent, unread
from reconcile.ruled import HouseFact


@dataclass(frozen=True)
class Whole:
    """What holds for the whole run: the workers, and how articles are read and told of."""

    workers: Workers
    strict: bool
    spoken: str

    def of_all(self, failed: Sequence[NotRead], parts: Sequence[Any]) -> list[NotRead]:
        """What failed, told of all articles of the parts."""
        if not failed:
            return []
        paths = _all(self.workers.results(self.workers.map(reading.paths, parts)))
        return [NotRead(", ".join(sorted(paths)), each.why, defect=True) for each in failed]


def run_paths(paths: Sequence[Path], **how: Any) -> Reconciled:
    """What `parallel.run_paths` yields of these files and folders, whose errors it raises: worked out by the workers of
    the scheduler at that address, without one by `jobs` processes of this machine (None: as many as it has cores).

    `how` is what `spread` takes. Raises BadUsage where there is no scheduler or no fit worker, or where a worker does
    not see a file.
    """
    with spread(paths, **how) as (whole, worked, aside):
        done: list[tuple[Story, StoryDone]] = []
        for number in worked.finished("Reconciling stories"):
            (data,) = whole.workers.results([worked.worked[number]])
            done += working.found_in(data)
        done.sort(key=lambda each: each[0].articles)
        aside = [*aside, *_all(found.failed for _, found in done)]
        stories, found = [story for story, _ in done], [found for _, found in done]
        return result(stories, found, corpus_name(paths), unread(aside))


def write_paths(paths: Sequence[Path], folder: Path, **how: Any) -> tuple[dict[str, int], tuple[NotRead, ...]]:
    """Have the workers write what `run_paths` would yield into the folder, in parts (see `writing`).

    How many articles, stories, claims, facts and findings there are, and what was not read. Raises OSError where a
    worker cannot write there.
    """
    with spread(paths, **how) as (whole, stories, aside):
        workers, worked, many = whole.workers, stories.worked, len(stories.worked)
        for _ in stories.finished("Reconciling stories"):
            pass
        alike = shuffling.repeated(workers, workers.map(writing.key_marks, worked), many)
        things = workers.results(workers.map(writing.of_one_key, worked, alike=workers.everywhere(alike)))
        names = workers.everywhere(writing.numbered(_all(things)))
        where = {"folder": str(folder.absolute()), "corpus": corpus_name(paths)}
        told = workers.results(workers.map(writing.written, range(many), worked, names=names, **where), "Writing parts")
        counts = {name: sum(each[0][name] for each in told) for name in writing.LISTS}
        return counts, unread([*aside, *_all(unpack(failed) for _, failed in told)])


@contextlib.contextmanager
def spread(
    paths: Sequence[Path],
    *,
    scheduler: str | None = None,
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress = silent,
    not_read: Iterable[NotRead] = (),
    house: Iterable[HouseFact] = (),
    follow_links: bool = False,
    largest: int = articles.LARGEST,
    read_as: str = "",
    columns: Mapping[str, str] | None = None,
) -> Iterator[tuple[Whole, Stories, list[NotRead]]]:
    """The workers, the stories of each bucket on their way, and what was not read.

    They read the files themselves.
    """
    if "-" in map(str, paths):
        raise BadUsage("standard input cannot be read in parts", "-", "Keep it in a file and name the file")
    found, aside = articles.listed(paths, follow_links=follow_links, read_as=read_as)
    if not found:
        raise articles.nothing_in(paths, aside)
    how = {"largest": largest, "read_as": read_as, "columns": dict(columns or {})}
    with connected(scheduler, workers_for(ALWAYS, jobs)) as client:
        whole = Whole(Workers(client, progress), strict, language())
        _seen_by_all(client, found[0].path.absolute())
        client.run(stages.taken)
        many = max(1, len(client.nthreads()))
        divide = divided(found, many, largest=largest, read_as=read_as, columns=columns or {})
        parts, told = _read(whole, divide, how)
        aside = articles.set_aside([*aside, *_all(each.not_read for each in told)], _all(each.ours for each in told))
        if not any(each.articles for each in told):
            raise articles.nothing_in(paths, aside)
        worked, failed = _reconciled(whole, parts, told, tuple(house))
        yield whole, worked, [*aside, *not_read, *failed]
        for seconds in client.run(stages.taken).values():
            stages.add(seconds)


def _read(whole: Whole, parts: Sequence[Part], how: Mapping[str, Any]) -> tuple[list[Any], list[reading.Told]]:
    """The futures of the articles of each part, told apart by their ids, and what each part tells of itself."""
    workers = whole.workers
    if any(part.stretch for part in parts):
        parts = lines_numbered(parts, workers.results(workers.map(reading.counted, parts), "Counting lines"))
    made = workers.map(reading.read, range(len(parts)), parts, reading=how, language=whole.spoken, strict=whole.strict)
    told = [unpack(each) for each in workers.results(workers.map(_second, made), "Reading")]
    if any(broken := _broken(parts, told, articles.unfolds_to(how["largest"]))):
        return _read(whole, lines_numbered(parts, [None if each else 0 for each in broken]), how)
    return _told_apart(workers, workers.map(_first, made)), told


def _broken(parts: Sequence[Part], told: Sequence[reading.Told], most: int) -> list[bool]:
    """Which parts cannot be read by themselves: what they hold shows together with the others of their file alone, or
    is together more than the bytes that a file may unfold to."""
    unfolded = Counter[Any]()
    for part, each in zip(parts, told, strict=True):
        unfolded[part.sources] += each.unfolded
    return [each.broken or unfolded[part.sources] > most for part, each in zip(parts, told, strict=True)]


def _told_apart(workers: Workers, parts: list[Any]) -> list[Any]:
    """The parts, with a number behind each id that another article has as well."""
    alike = shuffling.repeated(workers, workers.map(reading.families, parts), len(parts))
    if not len(alike):
        return parts
    several = workers.results(workers.map(reading.named_alike, parts, alike=workers.everywhere(alike)))
    mixed = [each for data in several for each in reading.numbered(data)]
    named = articles.distinct([article for _, article in mixed])
    names = {number: new.id for (number, old), new in zip(mixed, named, strict=True) if new.id != old.id}
    return workers.map(reading.renamed, parts, names=workers.everywhere(names)) if names else parts


def _reconciled(
    whole: Whole,
    parts: list[Any],
    told: Sequence[reading.Told],
    house: tuple[HouseFact, ...],
) -> tuple[Stories, list[NotRead]]:
    """The stories of each bucket, and what failed before."""
    workers = whole.workers
    many, yearless = sum(each.articles for each in told), sum(each.yearless for each in told)
    dating = Isolation(strict=whole.strict)
    if 0 < yearless < many:
        parts = _dated(whole, parts, dating)
    featured, failed = _featured(whole, parts)
    extracted = workers.map(
        reading.extracted,
        parts,
        [each.numbers for each in failed],
        language=whole.spoken,
        strict=whole.strict,
    )
    for number, over in workers.ended(extracted, "Extracting claims"):
        if over:
            numbers = failed[number].numbers
            extracted[number] = extracted_again(workers, parts[number], numbers, whole.spoken, whole.strict)
    lost: dict[int, tuple[NotRead, ...]] = {}
    for data in workers.results(workers.map(_second, extracted)):
        lost.update(unpack(data))
    if len(lost) == many:
        raise nothing_read(_all(lost.values()))
    without = [frozenset({*each.numbers, *_of_part(lost, number)}) for number, each in enumerate(failed)]
    if lost:
        featured = workers.map(records.without, featured, without)
    isolation = Isolation(strict=whole.strict)
    joined: list[Any] = [[] for _ in parts]
    with isolation.apart((), "put into stories"):
        joined = _grouped(workers, parts, featured, "Finding stories")
    isolation.failed = whole.of_all(isolation.failed, parts)
    worked = _worked(whole, parts, extracted, joined, without, house)
    failures = [*dating.failed, *isolation.failed, *_all(lost.values()), *_all(each.not_read for each in failed)]
    return worked, failures


def _featured(whole: Whole, parts: Sequence[Any]) -> tuple[list[Any], list[records.Failed]]:
    """The futures of the articles' features, and the articles of each part that have none."""
    workers = whole.workers
    made = workers.map(records.featured, parts, language=whole.spoken, strict=whole.strict)
    failed = workers.results(workers.map(_second, made), "Reading names")
    return workers.map(_first, made), [unpack(each) for each in failed]


def _dated(whole: Whole, parts: list[Any], isolation: Isolation) -> list[Any]:
    """The parts, articles without a year dated by the others of their story."""
    workers, found = whole.workers, parts
    with isolation.apart((), "put into stories"):
        featured, failed = _featured(whole, parts)
        days = workers.map(linking.days, _grouped(workers, parts, featured, "Finding days"))
        found = workers.map(reading.dated, parts, days)
        workers.results(workers.map(_nothing, found))
    isolation.failed = whole.of_all(isolation.failed, parts)
    if found is not parts:
        isolation.failed += _all(each.not_read for each in failed)
    return found


def _grouped(workers: Workers, parts: Sequence[Any], featured: list[Any], step: str) -> list[Any]:
    """For each part the future of its articles that are in a story with others, as lists of what `linking.joined`
    tells."""
    many = len(featured)
    counts = workers.map(meeting.counted, featured, range(many), buckets=many)
    live = workers.shuffled(workers.map(meeting.told_back, workers.shuffled(counts, many)), many)
    blocks = workers.shuffled(workers.map(meeting.sent_to_blocks, featured, live, buckets=many), many)
    alike = workers.map(meeting.alike, range(many), blocks, buckets=many)
    days = workers.shuffled(workers.map(events.sent_to_blocks, parts, featured, buckets=many), many)
    pairs = workers.map(edges.both, alike, workers.map(events.pairs, days))
    for _ in workers.finished(workers.map(_nothing, pairs), step):
        pass
    labels = components.connected(workers, pairs, many)
    home = workers.shuffled(workers.map(linking.to_their_parts, pairs), many)
    there = workers.map(linking.to_components, featured, labels, home, buckets=many)
    joined = workers.shuffled(workers.map(linking.joined, workers.shuffled(there, many)), many)
    workers.results(workers.map(_nothing, joined))
    return joined


def _worked(
    whole: Whole,
    parts: Sequence[Any],
    extracted: Sequence[Any],
    joined: Sequence[Any],
    without: Sequence[frozenset[int]],
    house: tuple[HouseFact, ...],
) -> Stories:
    """The stories of each bucket, the work on which is under way."""
    workers, many = whole.workers, len(parts)
    keys = workers.map(reading.document_keys, parts, without)
    copies = _copies(workers, parts, keys)
    short = shuffling.repeated(workers, workers.map(reading.short_names, parts, without), many)
    sent = workers.map(
        working.to_stories,
        parts,
        extracted,
        keys,
        [copies] * many,
        joined,
        alike=workers.everywhere(short),
        buckets=many,
    )
    given, facts = workers.shuffled(sent, many), pack(house)
    worked = workers.map(
        working.worked_on, given, house=workers.everywhere(facts), language=whole.spoken, strict=whole.strict
    )
    return Stories(workers, given, worked, facts, whole.spoken, whole.strict)


def _copies(workers: Workers, parts: Sequence[Any], keys: Sequence[Any]) -> Any:
    """The future of the keys, by number, of articles that have one with others."""
    alike = shuffling.repeated(workers, workers.map(_second, keys), len(parts))
    several = workers.results(workers.map(reading.keyed_alike, parts, keys, alike=workers.everywhere(alike)))
    mixed = [each for data in several for each in reading.numbered(data)]
    told = identity.documents(article for _, article in mixed)
    return workers.everywhere({number: told[article.id] for number, article in mixed})


def _seen_by_all(client: Any, path: Path) -> None:
    """Raises BadUsage where a worker cannot see what is to be read."""
    blind = sorted(worker for worker, sees in client.run(_sees, str(path)).items() if not sees)
    if blind:
        raise BadUsage(
            f"the worker {blind[0]} does not see it",
            str(path),
            "Put the articles into a folder that every worker has under the same path",
        )


def _sees(path: str) -> bool:
    return Path(path).exists()


def _of_part(numbers: Iterable[int], part: int) -> Iterable[int]:
    return (number for number in numbers if number >> reading.ROWS == part)


def _all(each: Iterable[Iterable[Any]]) -> list[Any]:
    return list(itertools.chain.from_iterable(each))


def _first(made: Sequence[Any]) -> Any:
    return made[0]


def _second(made: Sequence[Any]) -> Any:
    return made[1]


def _nothing(made: Any) -> None:
    """The sign that something was made."""
