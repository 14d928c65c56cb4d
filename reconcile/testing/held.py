"""What the tests of a corpus.toml and of a sheet of facts share: a run of articles, and how a failure is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reconcile.errors import ReconcileError
from reconcile.model import Severity
from reconcile.pytest_plugin import DB, FAIL_ON, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconcile.api import Result
    from reconcile.ruled import HouseFact

LEDGER = "rulings.jsonl"


class HeldItem(pytest.Item):
    """A test that holds articles to something that a file states."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The text of what failed: the traceback would tell of this program, and not of the articles."""
        if isinstance(excinfo.value, AssertionError | ReconcileError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def tell_unread(self, result: Result) -> None:
        """What was not read, for whoever looks at a failure."""
        unread = "\n".join(f"{each.path}: {each.why}" for each in result.not_read)
        if unread:
            self.add_report_section("call", "not read", unread)


def marked(item: pytest.Item) -> pytest.Item:
    """The test with its marker; with pytest-xdist `--dist loadgroup` gives those of one file to one worker."""
    item.add_marker("reconcile")
    if item.config.pluginmanager.hasplugin("xdist") and item.parent is not None:
        item.add_marker(pytest.mark.xdist_group(item.parent.nodeid))
    return item


def level(config: pytest.Config) -> Severity:
    """The severity from which a finding is a failure. Raises UsageError where there is none of that name."""
    word = config.getoption("--reconcile-fail-on") or config.getini(FAIL_ON)
    if word not in SEVERITIES:
        raise pytest.UsageError(f"{FAIL_ON} is {word!r}: say {' or '.join(SEVERITIES)}")
    return Severity[str(word).upper()]


def result_of(folder: Path, config: pytest.Config, house: Iterable[HouseFact] = ()) -> Result:
    """The run of a folder, by the rulings that lie in it. Raises ReconcileError where nothing can be read."""
    from reconcile.api import run
    from reconcile.rulings import Ledger, Rulings

    ledger = folder / LEDGER
    rulings = Rulings(Ledger(ledger).read()) if ledger.is_file() else None
    return run(folder, rulings=rulings, db=config.getoption(DB), house=house)
