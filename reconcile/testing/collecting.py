"""Files that are tests of their own: each corpus.toml, with a test for every entry and one for what nobody expects.

A file is collected where it is ours: it has a table `[[finding]]`, `[[decoy]]` or `[[fact]]` with `quotes`. One of
another program that happens to have the name is passed over, unless it is named itself (`pytest folder/corpus.toml`):
then whatever is wrong with it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconcile.corpus import Corpus, Expected, read_corpus
from reconcile.errors import ReconcileError
from reconcile.model import Severity
from reconcile.pytest_plugin import CORPUS, DB, FAIL_ON, SEVERITIES

if TYPE_CHECKING:
    from reconcile.api import Result

ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*(finding|decoy|fact)s?[ \t]*\]\]", re.MULTILINE)
QUOTES = re.compile(r"^[ \t]*quotes[ \t]*=", re.MULTILINE)
LONGEST_NAME = 80
UNEXPECTED = "nothing unexpected"
"""The test that fails on every finding which no entry expects."""
LEDGER = "rulings.jsonl"


def collector(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of the file; None where it is not ours."""
    if path.name != CORPUS or not (parent.session.isinitpath(path) or _is_ours(path)):
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

    def _item(self, kind: type[CorpusItem], name: str, taken: Counter[str], **more: Any) -> CorpusItem:
        """The test, under a name that no other test of the file has."""
        taken[name] += 1
        item = kind.from_parent(self, name=name if taken[name] == 1 else f"{name} ({taken[name]})", **more)
        item.add_marker("reconcile")
        if self.config.pluginmanager.hasplugin("xdist"):
            item.add_marker(pytest.mark.xdist_group(self.nodeid))  # `--dist loadgroup` reads each corpus once
        return item

    @cached_property
    def level(self) -> Severity:
        """The severity from which a finding that nobody expects is a failure. Raises UsageError where there is none."""
        word = self.config.getoption("--reconcile-fail-on") or self.config.getini(FAIL_ON)
        if word not in SEVERITIES:
            raise pytest.UsageError(f"{FAIL_ON} is {word!r}: say {' or '.join(SEVERITIES)}")
        return Severity[word.upper()]

    @cached_property
    def held(self) -> tuple[Corpus, Result]:
        """What is expected, and what there is. Raises ReconcileError where nothing can be read, or where an entry
        expects what can never be."""
        from reconcile.api import run
        from reconcile.rules import rules
        from reconcile.rulings import Ledger, Rulings

        corpus, ledger = read_corpus(self.path), self.path.parent / LEDGER
        rulings = Rulings(Ledger(ledger).read()) if ledger.is_file() else None
        result = run(self.path.parent, rulings=rulings, db=self.config.getoption(DB))
        corpus.hold(result, [rule.name for rule in rules().values()])
        return corpus, result

    @cached_property
    def wrong(self) -> list[str]:
        """All that is not as expected, a line each."""
        corpus, result = self.held
        return corpus.wrong(result, self.level)

    @cached_property
    def unexpected(self) -> list[str]:
        """Those of the lines that no entry answers for."""
        corpus, result = self.held
        every = replace(corpus, findings=(), decoys=(), facts=()).wrong(result, self.level)
        return [line for line in self.wrong if line in every]

    def wrong_of(self, want: Expected) -> list[str]:
        """Those of the lines that are about one entry."""
        corpus, result = self.held
        findings, decoys, facts = (
            tuple(each for each in entries if each == want)
            for entries in (corpus.findings, corpus.decoys, corpus.facts)
        )
        lines = replace(corpus, findings=findings, decoys=decoys, facts=facts).wrong(result, self.level)
        return [line for line in lines if line in self.wrong and line not in self.unexpected]


class CorpusItem(pytest.Item):
    """One test of a corpus.toml."""

    parent: CorpusFile

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The text of what failed: the traceback would tell of this program, and not of the articles."""
        if isinstance(excinfo.value, AssertionError | ReconcileError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def _tell_unread(self) -> None:
        """What was not read, for whoever looks at a failure."""
        unread = "\n".join(f"{each.path}: {each.why}" for each in self.parent.held[1].not_read)
        if unread:
            self.add_report_section("call", "not read", unread)


class EntryItem(CorpusItem):
    """Holds where what one entry expects is there."""

    def __init__(self, *, want: Expected, line: int, **more: Any) -> None:
        super().__init__(**more)
        self.want, self.line = want, line

    def runtest(self) -> None:
        from reconcile.testing.quotes import message

        wrong = self.parent.wrong_of(self.want)
        self._tell_unread()
        if wrong:
            raise AssertionError(message("\n".join(wrong), self._quotes()))

    def _quotes(self) -> str:
        """The quotes of the entry, each in its sentence where a claim answers it."""
        from reconcile.testing.quotes import in_sentence

        result = self.parent.held[1]
        return "\n".join(
            f"{article}: {next((in_sentence(claim) for claim in result.claims(article=article, quote=text)), f'[{text}]')}"
            for article, text in self.want.quotes
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line, self.name


class UnexpectedItem(CorpusItem):
    """Holds where every finding is one that an entry expects, and the program failed on no article."""

    def runtest(self) -> None:
        from reconcile.api import FactView
        from reconcile.testing.quotes import facts_of, message

        _, result = self.parent.held
        self._tell_unread()
        wrong = self.parent.unexpected
        defects = [f"not read: {each.path}: {each.why}" for each in result.not_read if each.defect]
        if wrong or defects:
            facts = [FactView(each, result) for each in result.facts]
            told = {line: [each for each in result.findings if each.message in line] for line in wrong}
            shown = "\n\n".join(message(line, facts_of(found, facts)) for line, found in told.items())
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
