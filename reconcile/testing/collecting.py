"""Files that are tests of their own: each corpus.toml, with a test for every entry and one for what nobody expects.

A file is collected where it is ours: it has a table `[[finding]]`, `[[decoy]]` or `[[fact]]` with `quotes`. One of
another program that happens to have the name is passed over, unless it is named itself (`pytest folder/corpus.toml`):
then whatever is wrong with it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconcile.corpus import Corpus, Deviation, Expected, read_corpus
from reconcile.errors import ReconcileError
from reconcile.testing.held import HeldItem, level, marked, result_of

if TYPE_CHECKING:
    from reconcile.api import Result

ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*(finding|decoy|fact)s?[ \t]*\]\]", re.MULTILINE)
QUOTES = re.compile(r"^[ \t]*quotes[ \t]*=", re.MULTILINE)
LONGEST_NAME = 80
UNEXPECTED = "nothing unexpected"
"""The test that fails on every finding which no entry expects."""


def collector(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of the file; None where it is not ours."""
    if not (parent.session.isinitpath(path) or _is_ours(path)):
        return None
    return CorpusFile.from_parent(parent, path=path)


def _is_ours(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return bool(ENTRY.search(text) and QUOTES.search(text))


class CorpusFile(pytest.File):
    """A corpus.toml. Its articles are read when the first of its tests runs, and not before."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            corpus = read_corpus(self.path)
        except ReconcileError as error:
            raise self.CollectError(str(error)) from error
        taken: Counter[str] = Counter()
        lines = _lines(self.path)
        for want in (*corpus.findings, *corpus.decoys, *corpus.facts):
            yield self._item(EntryItem, _name(want, corpus), taken, want=want, line=lines.get(want.place, 0))
        yield self._item(UnexpectedItem, UNEXPECTED, taken)

    def _item(self, kind: type[HeldItem], name: str, taken: Counter[str], **more: Any) -> pytest.Item:
        """The test, under a name that no other test of the file has."""
        taken[name] += 1
        item = kind.from_parent(self, name=name if taken[name] == 1 else f"{name} ({taken[name]})", **more)
        return marked(item)

    @cached_property
    def held(self) -> tuple[Corpus, Result]:
        """What is expected, and what there is. Raises ReconcileError where nothing can be read, or where an entry
        expects what can never be."""
        from reconcile.rules import rules

        corpus, result = read_corpus(self.path), result_of(self.path.parent, self.config)
        corpus.hold(result, [rule.name for rule in rules().values()])
        return corpus, result

    @cached_property
    def deviations(self) -> list[Deviation]:
        """All that is not as expected; each names the entry that it is about, or none."""
        corpus, result = self.held
        return corpus.deviations(result, level(self.config))

    def wrong(self, place: str = "") -> list[Deviation]:
        """What is wrong with one entry; without one what no entry answers for."""
        return [each for each in self.deviations if each.place == place]


class EntryItem(HeldItem):
    """Holds where what one entry expects is there."""

    parent: CorpusFile

    def __init__(self, *, want: Expected, line: int, **more: Any) -> None:
        super().__init__(**more)
        self.want, self.line = want, line

    def runtest(self) -> None:
        from reconcile.testing.quotes import message

        wrong = [each.message for each in self.parent.wrong(self.want.place)]
        self.tell_unread(self.parent.held[1])
        if wrong:
            raise AssertionError(message("\n".join(wrong), self._quotes()))

    def _quotes(self) -> str:
        """The quotes of the entry, each in its sentence where a claim answers it."""
        from reconcile.testing.quotes import in_sentence

        result = self.parent.held[1]
        return "\n".join(
            f"{article}: {next(map(in_sentence, result.claims(article=article, quote=text)), f'[{text}]')}"
            for article, text in self.want.quotes
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line, self.name


class UnexpectedItem(HeldItem):
    """Holds where every finding is one that an entry expects, and the program failed on no article."""

    parent: CorpusFile

    def runtest(self) -> None:
        from reconcile.api import FactView
        from reconcile.testing.quotes import facts_of, message

        _, result = self.parent.held
        self.tell_unread(self.parent.held[1])
        wrong = self.parent.wrong()
        defects = [f"not read: {each.path}: {each.why}" for each in result.not_read if each.defect]
        if wrong or defects:
            facts = [FactView(each, result) for each in result.facts]
            shown = "\n\n".join(
                message(each.message, facts_of([each.finding] if each.finding else [], facts)) for each in wrong
            )
            raise AssertionError(message(shown or "not everything could be checked", "\n".join(defects)))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


def _name(want: Expected, corpus: Corpus) -> str:
    """What the test of an entry is called: what it expects, and why or of which quotes."""
    head = want.rule or ("no conflict" if want in corpus.decoys else "one fact")
    about = want.why or " / ".join(text for _, text in want.quotes)
    plain = " ".join(re.sub(r"[\[\]]|::", " ", about).split())  # pytest cuts names at these
    return f"{head}: {plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + '…'}"


def _lines(path: Path) -> dict[str, int]:
    """By what an entry is called ("[[finding]] 2"), the line on which it begins, from 0."""
    text = path.read_text(encoding="utf-8")
    numbers: Counter[str] = Counter()
    found: dict[str, int] = {}
    for entry in ENTRY.finditer(text):
        numbers[entry[1]] += 1
        found[f"[[{entry[1]}]] {numbers[entry[1]]}"] = text.count("\n", 0, entry.start(1))
    return found
