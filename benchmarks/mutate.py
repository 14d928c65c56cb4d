"""A smoke test: change one value of an article and see whether the right rule tells of it; change only the style, and
see that none does.

    python -m benchmarks.mutate [FOLDER ...] [--misses]

Each article of the folders (sources/, where none is named) is reconciled with a copy of itself of the same day. Exits
with 1 below the floors. Nothing depends on chance or on the clock.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._changes import CHANGES, Change, Edit, Skipped, edited, edits
from benchmarks._styles import STYLES
from reconcile import articles, claims
from reconcile.model import Article, Claim, Finding, Result, Severity
from reconcile.pipeline import reconcile

SOURCES = Path(__file__).parent.parent / "sources"
FOUND = 0.95
"""Share of the changed values that the right rule must find."""
QUIET = 0.99
"""Share of the copies without a changed value that must give no conflict."""
ALONE = frozenset({"weekday-mismatch"})
"""Rules that look at one article at a time."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One copy: the kind of change, the article, what was changed into what, what was found, and whether it is as it
    should be.

    `skipped` says why no copy was made.
    """

    change: str
    article: str
    what: str
    said: tuple[str, ...] = ()
    right: bool = False
    skipped: str = ""


def trials(folders: Iterable[Path]) -> Iterator[Trial]:
    """All trials of the articles in the folders, in order."""
    for article in articles.read(list(folders)).articles:
        yield from changed(article)
        yield from restyled(article)


def changed(article: Article) -> Iterator[Trial]:
    """The article against copies of itself with one value changed."""
    found = claims.extract(article)
    torn = {claim for each in reconcile([article]).findings if each.rule == "internal" for claim in each.claims}
    for change in CHANGES:
        for claim, made in edits(change, article, found):
            if claim.id in torn:
                yield Trial(change.name, article.id, claim.quote, skipped="the article contradicts itself on it")
            elif isinstance(made, Skipped):
                yield Trial(change.name, article.id, claim.quote, skipped=made.why)
            else:
                yield _changed(change, article, claim, made)


def _changed(change: Change, article: Article, claim: Claim, made: Sequence[Edit]) -> Trial:
    copy = _copy(article, edited(article.text, "text", made), edited(article.title or "", "title", made))
    result = reconcile([article, copy])
    told = [
        each
        for each in result.findings
        if each.severity >= Severity.WARNING and _rests_on(each, result, claim, copy, made, change.rule in ALONE)
    ]
    what = f"{claim.quote!r} {made[0].new!r}"
    return Trial(
        change.name, article.id, what, _said(told), any(each.rule in (change.rule, change.instead) for each in told)
    )


def _copy(article: Article, text: str, title: str) -> Article:
    return dataclasses.replace(
        article, id=f"{article.id}-copy", path=f"{article.path}-copy", text=text, title=title or None
    )


def _rests_on(
    finding: Finding, result: Result, changed: Claim, copy: Article, made: Sequence[Edit], alone: bool
) -> bool:
    """Does the finding rest on what was changed in the copy, and hold it against the article?"""
    same = (changed.kind, changed.quote)
    mine = [claim for claim in result.claims if claim.id in finding.claims]
    there = [claim for claim in mine if claim.article == copy.id]
    return (alone or len(there) < len(mine)) and any(
        _touched(claim, made) or (claim.kind, claim.quote) == same for claim in there
    )


def _touched(claim: Claim, made: Sequence[Edit]) -> bool:
    moved = 0
    for edit in sorted(each for each in made if each.part == claim.part):
        if claim.start < edit.start + moved + len(edit.new) + 1 and claim.end > edit.start + moved - 1:
            return True
        moved += len(edit.new) - (edit.end - edit.start)
    return False


def restyled(article: Article) -> Iterator[Trial]:
    """The article against copies of itself that say the same."""
    for name, style in STYLES.items():
        text, title = (
            style(article.text),
            article.title and (article.title if "reordered" in name else style(article.title)),
        )
        if name != "unchanged" and (text, title) == (article.text, article.title):
            continue
        copy = _copy(article, text, title or "")
        result = reconcile([article, copy])
        of = {claim.id: claim.article for claim in result.claims}
        told = [
            each
            for each in result.findings
            if each.severity is Severity.CONFLICT and len({of[claim] for claim in each.claims}) > 1
        ]
        yield Trial(name, article.id, "", tuple(f"{each.rule}: {each.message}" for each in told), not told)


def _said(told: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(sorted({f"{each.rule} ({each.severity.word})" for each in told}))


def share(done: Iterable[Trial], names: Iterable[str]) -> float:
    """The share of the trials of these kinds that came out right; 1 where there are none."""
    wanted = set(names)
    counted = [trial.right for trial in done if trial.change in wanted and not trial.skipped]
    return sum(counted) / len(counted) if counted else 1.0


def table(done: Sequence[Trial]) -> Iterator[str]:
    """The figures as lines: per kind right and all, then what was left alone and why."""
    rules = {change.name: change.rule for change in CHANGES}
    for names in (list(rules), list(STYLES)):
        for name in names:
            mine = [trial for trial in done if trial.change == name and not trial.skipped]
            yield (
                f"{name:26} {rules.get(name, 'no conflict'):18} {sum(trial.right for trial in mine):4} of {len(mine):4}"
            )
        yield f"{'':26} {'':18} {share(done, names):.3f}\n"
    why: dict[str, Counter[str]] = defaultdict(Counter)
    for trial in done:
        if trial.skipped:
            why[trial.skipped][trial.change] += 1
    for reason, count in sorted(why.items()):
        yield f"left alone, {reason}: {', '.join(f'{name} {number}' for name, number in sorted(count.items()))}"


def misses(done: Iterable[Trial]) -> Iterator[str]:
    """The trials that did not come out right, a line each."""
    for trial in done:
        if not trial.right and not trial.skipped:
            yield f"MISSED {trial.change} | {trial.article} | {trial.what} | {'; '.join(trial.said) or 'nothing'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and what was missed; 1 below the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = parser.parse_args(arguments).folders or sorted(path for path in SOURCES.iterdir() if path.is_dir())
    done = list(trials(folders))
    print("\n".join([*table(done), "", *misses(done)]))
    return int(share(done, [change.name for change in CHANGES]) < FOUND or share(done, STYLES) < QUIET)


if __name__ == "__main__":
    sys.exit(main())
