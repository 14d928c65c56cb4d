"""What a report is told besides the result: the texts of the rules, the tables behind the matches, an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from reconcile.model import Severity, record
from reconcile.report.changes import Changes

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, the first row the heads."""


@record
class RuleText:
    """A rule as users read it: its name, the severities it may give, and its text in paragraphs."""

    name: str
    severities: tuple[Severity, ...]
    text: str


@record
class Options:
    """How a report is made.

    `rules` are described on the page of rules; `matches` gives, by the id of a fact, the table of features and
    weights behind its matches; `changes` is what is new since an earlier run; `progress` is called with how many
    pages are done and how many there are, `kept` with each copy that is kept of a page that a person edited.
    """

    rules: tuple[RuleText, ...] = ()
    matches: Mapping[str, Table] = field(default_factory=dict)
    changes: Changes | None = None
    single_file: bool = False
    progress: Callable[[int, int], None] | None = None
    kept: Callable[[Path], None] | None = None
