"""The queue: which findings are wanted, in which order, and which one comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from reconcile.model import Finding, Severity, record
from reconcile.review.desk import Board, Desk, Status
from reconcile.review.settings import LONGEST_SEARCH

ON_A_PAGE = 50
"""Findings on one page of the queue."""
SHOWS: Mapping[str, frozenset[Status]] = {
    "open": frozenset({Status.OPEN, Status.LOOK}),
    "look": frozenset({Status.LOOK}),
    "call": frozenset({Status.CALL}),
    "ruled": frozenset({Status.RULED}),
    "all": frozenset(Status),
}
"""What the filter of the standing lets through, the first as long as nobody chooses."""
FIELDS = ("q", "show", "severity", "kind", "rule", "story", "article", "by")


@record
class Wanted:
    """A choice of findings, as the address of a page carries it; what is empty is not asked for."""

    q: str = ""
    show: str = ""
    severity: str = ""
    kind: str = ""
    rule: str = ""
    story: str = ""
    article: str = ""
    by: str = ""

    @property
    def query(self) -> str:
        """The choice as the query of an address, with its question mark; "" where nothing is chosen."""
        chosen = [(name, getattr(self, name)) for name in FIELDS if getattr(self, name)]
        return f"?{urlencode(chosen, errors='replace')}" if chosen else ""

    @property
    def words(self) -> list[str]:
        return self.q.casefold().split()


def wanted(given: Mapping[str, str]) -> Wanted:
    """The choice of an address; what it does not know is left out, and a search is cut to its longest."""
    chosen = {name: given.get(name, "").strip()[:LONGEST_SEARCH] for name in FIELDS}
    if chosen["show"] not in SHOWS:
        chosen["show"] = ""
    return Wanted(**chosen)


def chosen(board: Board, choice: Wanted) -> list[Finding]:
    """The findings of that choice, those to look at again before the open ones, then the most serious first."""
    shows = SHOWS[choice.show or "open"]
    tests = list(_tests(board, choice))
    found = [
        finding
        for finding in board.edition.index.findings
        if board.status(finding) in shows and all(test(finding) for test in tests)
    ]
    return sorted(found, key=lambda finding: board.status(finding) is not Status.LOOK)


def _tests(board: Board, choice: Wanted) -> Iterator[Callable[[Finding], bool]]:
    """What a finding must hold against, the cheapest first."""
    index = board.edition.index
    severity = next((each for each in Severity if each.word == choice.severity), None)
    if severity is not None:
        yield lambda finding: finding.severity is severity
    elif choice.severity != "all":
        yield lambda finding: finding.severity > Severity.NOTE
    if choice.rule:
        yield lambda finding: finding.rule == choice.rule
    if choice.story:
        yield lambda finding: finding.story == choice.story
    if choice.by:
        yield lambda finding: _by(board, finding) == choice.by
    if choice.kind:
        yield lambda finding: any(claim.kind == choice.kind for claim in index.claims_of(finding))
    if choice.article:
        yield lambda finding: choice.article in index.articles_of(finding)
    if choice.words:
        yield lambda finding: _holds(board, finding, choice.words)


def _by(board: Board, finding: Finding) -> str:
    ruled = board.ruled.get(finding.id)
    return ruled.person if ruled else ""


def _holds(board: Board, finding: Finding, words: Sequence[str]) -> bool:
    """Does every word stand in the finding, its quotations, its articles' names, or in what was ruled and noted on
    it?"""
    text = board.edition.text(finding)
    if all(word in text for word in words):
        return True
    standing = board.standing(finding)
    more = "\n".join(f"{entry.person}\n{entry.reason}" for entry in standing.history).casefold() if standing else ""
    return bool(more) and all(word in text or word in more for word in words)


def following(desk: Desk, board: Board, person: str, choice: Wanted, after: str) -> Finding | None:
    """The next finding to rule on behind the one whose page is called `after`, from the first again where none follows.

    What the person skipped comes after all others; None where nothing else is left.
    """
    index = board.edition.index
    open_ones = [
        finding for finding in chosen(board, replaced(choice, show="open")) if board.edition.name(finding) != after
    ]
    place = {finding.id: number for number, finding in enumerate(index.findings)}
    here = board.edition.findings.get(after)
    since = place[here.id] if here else -1
    ordered = sorted(open_ones, key=lambda finding: place[finding.id] < since)
    return next(iter(desk.in_order(person, ordered)), None)


def replaced(choice: Wanted, **fields: str) -> Wanted:
    """The choice with other fields."""
    return Wanted(**{**{name: getattr(choice, name) for name in FIELDS}, **fields})
