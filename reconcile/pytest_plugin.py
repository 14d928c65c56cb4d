"""The plug-in that pytest loads at its start: options, the fixture, and which files are tests.

Nothing is imported here but pytest, which is there already: what is heavy comes with the first test that uses it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reconcile.testing import Reconcile

CORPUS, FACTS = "corpus.toml", ".facts.toml"
"""The name of a file of expectations, and how the name of one of house facts ends."""
COLLECT, FAIL_ON = "reconcile_collect", "reconcile_fail_on"
DB = "--reconcile-db"
SEVERITIES = ("conflict", "warning")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and settings; `pytest --help` prints them."""
    group = parser.getgroup("reconcile", "consistency of articles")
    group.addoption(
        "--reconcile-fail-on",
        choices=SEVERITIES,
        help="Fail a corpus at or above this severity; default: the setting reconcile_fail_on, or conflict.",
    )
    group.addoption(
        DB,
        metavar="URL",
        help="Keep each run in this database (a file such as runs.db, or a URL), and take over what it knows.",
    )
    parser.addini(COLLECT, "Collect each corpus.toml and *.facts.toml as tests (default: true).", "bool", default=True)
    parser.addini(FAIL_ON, "The severity from which a corpus fails: conflict (default) or warning.", default="conflict")


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest of the marker that every collected corpus bears."""
    config.addinivalue_line(
        "markers", "reconcile: the consistency of articles, as a corpus.toml or *.facts.toml has it"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of a corpus.toml or of house facts; None for every other file, and for those of another program."""
    if file_path.name == CORPUS and parent.config.getini(COLLECT):
        from reconcile.testing import collecting

        return collecting.collector(file_path, parent)
    if file_path.name.endswith(FACTS) and parent.config.getini(COLLECT):
        from reconcile.testing import fact_sheets

        return fact_sheets.collector(file_path, parent)
    return None


@pytest.fixture(scope="session")
def reconcile(pytestconfig: pytest.Config) -> Reconcile:
    """Reads articles and says what is to hold of them: `reconcile("articles").story().fact("investment").agrees()`."""
    from reconcile.testing import Reconcile

    return Reconcile(pytestconfig.rootpath, pytestconfig.getoption(DB))
