"""What a check yields: for each folder what is not as it should be, what was accepted and why, and the exit code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reconcile import generated
from reconcile.model import Finding, NotRead, Result, Severity

WELL, WRONG, UNDONE = 0, 1, 2
"""All is as it should be; a contradiction, or not what was expected; something could not be checked."""


class Sort(StrEnum):
    """What is not as it should be."""

    FINDING = "finding"
    """At or above the severity that fails, and nobody expected or accepted it."""
    UNEXPECTED = "unexpected"
    """The same where a corpus.toml says what is expected."""
    MISSING = "missing"
    """A corpus.toml expects it, and it does not occur."""
    VALUE = "value"
    """An expected finding has one more value."""
    DECOY = "decoy"
    APART = "apart"
    GRAVER = "graver"
    """It was accepted, but as less grave."""
    STALE = "stale"
    """The baseline accepts it, and it does not occur any more."""
    UNUSED = "unused"
    """A fact of the sheet that no claim was held to."""
    NOT_READ = "not-read"
    DEFECT = "defect"
    """The program failed on it."""
    NOTHING = "nothing"
    """There was nothing to compare."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be.

    `message` is what the text format prints. `code` is the exit code that it leads to: 0 where it is only reported.
    `finding` is the finding that shows it, None where none does; `path` the file that it is about, and `line` the line
    there (from 1), "" and 0 where there is none.
    """

    sort: Sort
    message: str
    code: int = WRONG
    finding: Finding | None = None
    path: str = ""
    line: int = 0

    @property
    def fails(self) -> bool:
        return self.code != WELL


@dataclass(frozen=True, slots=True)
class Accepted:
    """Why a finding does not fail: `by` is "ruling", "baseline" or "corpus.toml", `reason` what is said there."""

    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """The check of one folder, or of all paths that no corpus.toml is for.

    `accepted` holds the findings that do not fail though they are as grave as what does, by id. `nothing` says why
    there was nothing to compare, None where there was. `expecting` is True where a corpus.toml says what to expect.
    """

    name: str
    result: Result
    problems: tuple[Problem, ...]
    accepted: Mapping[str, Accepted] = field(default_factory=dict)
    nothing: str | None = None
    expecting: bool = False

    @property
    def code(self) -> int:
        return max((each.code for each in self.problems), default=WELL)

    @property
    def unread(self) -> tuple[NotRead, ...]:
        """What was not read, but for what this program wrote itself."""
        return tuple(entry for entry in self.result.not_read if not generated.is_ours(entry.why))

    @property
    def of_finding(self) -> dict[str, Problem]:
        """The problems that findings show, by the finding's id; the gravest of each."""
        shown = sorted((each for each in self.problems if each.finding), key=lambda each: each.code)
        return {each.finding.id: each for each in shown if each.finding}

    def failing(self, finding: Finding) -> bool:
        """Does the check fail on this finding?"""
        return any(each.fails and each.finding and each.finding.id == finding.id for each in self.problems)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` yields: the checks of the folders in order of their names, and what is about no folder.

    `level` is the severity from which on findings fail.
    """

    folders: tuple[FolderCheck, ...]
    level: Severity = Severity.CONFLICT
    general: tuple[Problem, ...] = ()

    @property
    def code(self) -> int:
        """The exit code: 0 consistent, 1 not, 2 where something could not be checked; 2 goes before 1."""
        found = [*(folder.code for folder in self.folders), *(each.code for each in self.general)]
        return max(found, default=WELL)

    @property
    def ok(self) -> bool:
        """Is all as it should be?"""
        return self.code == WELL

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is not as it should be, folder by folder."""
        return (*(each for folder in self.folders for each in folder.problems), *self.general)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all folders."""
        return tuple(each for folder in self.folders for each in folder.result.findings)
