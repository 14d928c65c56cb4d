"""What the formats of `check` say of a finding, all alike: whose words, where, and why both cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reconcile import sanitizing
from reconcile.check_formats.regions import Region, Regions
from reconcile.checks import Accepted, CheckResult, FolderCheck, Problem
from reconcile.kinds import kinds
from reconcile.languages import reported
from reconcile.lookup import Lookup
from reconcile.messages import say
from reconcile.model import Claim, Finding, Severity

QUOTE = 300
"""Characters of a quotation that are shown."""
PLACES = 20
"""Claims of a finding that are shown: more say nothing new."""


def flat(text: str) -> str:
    """The text on one line, without what a terminal obeys or XML forbids."""
    return " ".join(sanitizing.plain(text).split())


def cut(text: str, most: int = QUOTE) -> str:
    one = flat(text)
    return one if len(one) <= most else one[: most - 1] + "…"


class Told:
    """What there is to say of the findings of a folder."""

    def __init__(self, folder: FolderCheck) -> None:
        self.folder = folder
        self.result = folder.result
        self.look = Lookup(folder.result)
        self.regions = Regions(self.look.articles)

    @cached_property
    def problems(self) -> dict[str, Problem]:
        return self.folder.of_finding

    def fails(self, finding: Finding) -> bool:
        """Does the check fail on it?"""
        problem = self.problems.get(finding.id)
        return problem is not None and problem.fails

    def claims(self, finding: Finding) -> list[Claim]:
        """The claims that it rests on, one of each value first, so that both sides are among the first."""
        every = self.look.sorted(finding.claims)
        first: dict[tuple[str, str], Claim] = {}
        for claim in every:
            first.setdefault((claim.kind, self.value(claim)), claim)
        lead = {claim.id for claim in first.values()}
        return [*first.values(), *(claim for claim in every if claim.id not in lead)][:PLACES]

    def value(self, claim: Claim) -> str:
        """Its value in words."""
        return flat(kinds()[claim.kind].show(claim.value, reported()))

    def source(self, claim: Claim) -> str:
        return flat(self.look.names[claim.article])

    def quotes(self, finding: Finding) -> list[str]:
        """A line a claim: who says it, as what it is read, and its own words."""
        return [
            say(
                "{source}: {value} (“{quote}”)",
                source=self.source(claim),
                value=cut(self.value(claim)),
                quote=cut(claim.quote),
            )
            + (f" {place}" if (place := self.place(claim)) else "")
            for claim in self.claims(finding)
        ]

    def place(self, claim: Claim) -> str:
        """Where it stands, as editors have it ("news/a.txt:3:14"); the file alone where nobody knows."""
        region = self.regions.of(claim)
        path = flat(self.look.articles[claim.article].path)
        return f"{path}:{region.line}:{region.column}" if region else path

    def region(self, finding: Finding) -> tuple[str, Region | None]:
        """The path of the article that the finding is shown at, and where in it: of its first claim that has a place,
        else of its first."""
        claims = self.claims(finding)
        for claim in claims:
            region = self.regions.of(claim)
            if region is not None:
                return self.look.articles[claim.article].path, region
        return (self.look.articles[claims[0].article].path if claims else ""), None

    def body(self, finding: Finding) -> str:
        """The finding in several lines: its proof, the quotations, and what would settle it."""
        lines = [flat(finding.proof), "", *self.quotes(finding)]
        settle = [flat(each) for each in finding.settle]
        lines += ["", say("What would settle it: {settle}", settle=" ".join(settle))] if settle else []
        return "\n".join(lines).strip()

    def why(self, accepted: Accepted) -> str:
        """Why it was accepted, in words."""
        by = say("accepted by {source}", source=accepted.by)
        return f"{by}: {flat(accepted.reason)}" if accepted.reason else by


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as lists of annotations have it: how grave it counts there, and whether it fails."""

    told: Told
    finding: Finding
    fails: bool

    @property
    def message(self) -> str:
        return flat(self.finding.message)


def shown(result: CheckResult) -> Iterator[Shown]:
    """The findings that a person is shown: what fails first, then what was not accepted and is at least a warning."""
    found = []
    for folder in result.folders:
        told = Told(folder)
        for finding in folder.result.findings:
            fails = told.fails(finding)
            if fails or (finding.severity >= Severity.WARNING and finding.id not in folder.accepted):
                found.append(Shown(told, finding, fails))
    return iter(sorted(found, key=lambda each: (not each.fails, -each.finding.severity)))


def others(result: CheckResult) -> Iterator[tuple[str, Problem]]:
    """What is not as it should be and no finding shows, each with the name of its folder ("" for none)."""
    for folder in result.folders:
        yield from ((folder.name, each) for each in folder.problems if each.finding is None)
    yield from (("", each) for each in result.general)
