"""What can be asserted of a result, of a story and of a fact.

A finding that an editor ruled explained, no finding, or right on both sides is no failure, as in `reconcile check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from reconcile.api import FactView, Result, StoryView, compare
from reconcile.api.looking import fact_named, story_named
from reconcile.api.naming import known
from reconcile.api.selections import Claims, Facts, Findings
from reconcile.model import Claim, Comparison, Finding, Relation, Severity, Value
from reconcile.rules import rules
from reconcile.stated_value import StatedValue
from reconcile.testing.quotes import facts_of, in_sentence, message, side_by_side, told

FITTING = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})
"""Relations of two values that do not speak against each other."""


class FactAssertions(FactView):
    """A fact, and what is to hold of it."""

    def agrees(self) -> Self:
        """Nothing is left for a person to settle: no finding on it is a conflict or a warning."""
        __tracebackhide__ = True
        self._none(Severity.WARNING, "its sources do not agree")
        return self

    def consistent(self, *, min_origins: int = 1) -> Self:
        """Its sources do not contradict each other (no finding on it is a conflict), and it goes back to at least so
        many origins: three copies of one release are one."""
        __tracebackhide__ = True
        self._none(Severity.CONFLICT, "its sources contradict each other")
        if self.origins < min_origins:
            names = ", ".join(self.name_of(article.id) for article in self.articles)
            head = f"{self.label}: {self.origins} of {min_origins} origins state it ({names})"
            raise AssertionError(message(head, side_by_side(self)))
        return self

    def equals(self, value: str | Value | StatedValue) -> Self:
        """Every source states this very value: fact.equals("CNY 30 million"). What cannot be compared with it, such as
        the same sum in another currency, is passed over; something must be comparable. Raises BadValue where the words
        state no value of the fact's kind."""
        __tracebackhide__ = True
        return self._stands(value, frozenset({Relation.EQUAL}), "not equal to")

    def fits(self, value: str | Value | StatedValue) -> Self:
        """No source speaks against this value: each is equal to it, rounds it, lies within it, or hedges it."""
        __tracebackhide__ = True
        return self._stands(value, FITTING, "at odds with")

    def _none(self, least: Severity, what: str) -> None:
        __tracebackhide__ = True
        found = open_ones(self.findings, self.result, least)
        if found:
            raise AssertionError(message(f"{self.label}: {what}", told(found), side_by_side(self)))

    def _stands(self, value: str | Value | StatedValue, wanted: frozenset[Relation], what: str) -> Self:
        __tracebackhide__ = True
        given = StatedValue.parse(value, kind=self.kind) if isinstance(value, str) else value
        shown = given.words if isinstance(given, StatedValue) else repr(given)
        compared = [(claim, compare(given, claim)) for claim in self.claims]
        comparable = [(claim, each) for claim, each in compared if each.relation is not Relation.INCOMPARABLE]
        if not comparable:
            raise AssertionError(message(f"{self.label}: nothing can be compared with {shown}", side_by_side(self)))
        wrong = [(claim, each) for claim, each in comparable if each.relation not in wanted]
        if wrong:
            head = f"{self.label}: {len(wrong)} of {len(comparable)} claims {what} {shown}"
            raise AssertionError(message(head, "\n".join(self._told(*each) for each in wrong), side_by_side(self)))
        return self

    def _told(self, claim: Claim, compared: Comparison) -> str:
        return f"{self.name_of(claim.article)}: {in_sentence(claim)}\n    {compared.relation}: {compared.proof}"


class StoryAssertions(StoryView):
    """A story, and what is to hold of it."""

    def fact(self, what: str | None = None, *, subject: str | None = None, kind: str | None = None) -> FactAssertions:
        """The one fact of the story that answers, as `Result.fact` has it; raises NotFound, Ambiguous."""
        return FactAssertions(fact_named(self.facts, what, subject, kind), self.result)

    def no_conflicts(self, *, except_rules: Iterable[str] = ()) -> Self:
        """No finding on the story is a conflict, those of the rules named aside."""
        __tracebackhide__ = True
        none_open(self.findings, self.result, Severity.CONFLICT, except_rules)
        return self

    def no_warnings(self, *, except_rules: Iterable[str] = ()) -> Self:
        """No finding on the story is a conflict or a warning, those of the rules named aside."""
        __tracebackhide__ = True
        none_open(self.findings, self.result, Severity.WARNING, except_rules)
        return self


class ResultAssertions:
    """A result, and what is to hold of it. `result` is the `reconcile.Result` itself."""

    def __init__(self, result: Result) -> None:
        self.result = result

    @property
    def claims(self) -> Claims:
        """The claims, which can be chosen among: `claims(kind="amount")`."""
        return self.result.claims

    @property
    def facts(self) -> Facts:
        """The facts, which can be chosen among."""
        return self.result.facts

    @property
    def findings(self) -> Findings:
        """The findings, which can be chosen among."""
        return self.result.findings

    def story(self, name: str | None = None) -> StoryAssertions:
        """The story of that title or article, without a name the only one; raises NotFound, Ambiguous."""
        return StoryAssertions(story_named(name, self.result.lookup), self.result)

    def fact(self, what: str | None = None, *, subject: str | None = None, kind: str | None = None) -> FactAssertions:
        """The one fact that answers, as `Result.fact` has it; raises NotFound, Ambiguous."""
        return FactAssertions(fact_named(self.result.facts, what, subject, kind), self.result)

    def no_conflicts(self, *, except_rules: Iterable[str] = ()) -> Self:
        """No finding is a conflict, those of the rules named aside. Raises NotFound for a rule that there is not."""
        __tracebackhide__ = True
        none_open(self.findings, self.result, Severity.CONFLICT, except_rules)
        return self

    def no_warnings(self, *, except_rules: Iterable[str] = ()) -> Self:
        """No finding is a conflict or a warning, those of the rules named aside."""
        __tracebackhide__ = True
        none_open(self.findings, self.result, Severity.WARNING, except_rules)
        return self

    def everything_read(self) -> Self:
        """Nothing was set aside: every file could be read, every story compared."""
        __tracebackhide__ = True
        if self.result.not_read:
            raise AssertionError(
                message("not read", "\n".join(f"{each.path}: {each.why}" for each in self.result.not_read))
            )
        return self

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.result.corpus}: {len(self.result.articles)} articles>"


def open_ones(findings: Findings, result: Result, least: Severity) -> Findings:
    """The findings that are at least so serious, and on which no ruling leaves nothing to do."""
    settled = result.settled
    return findings.where(lambda each: each.severity >= least and each.id not in settled)


def none_open(findings: Findings, result: Result, least: Severity, except_rules: Iterable[str]) -> None:
    """Raises AssertionError where one is left, NotFound where a rule is excepted that there is not."""
    __tracebackhide__ = True
    excepted = {except_rules} if isinstance(except_rules, str) else set(except_rules)
    for name in sorted(excepted):
        known(name, rules(), "rule")
    left = [each for each in open_ones(findings, result, least) if each.rule not in excepted]
    if left:
        facts = [FactView(each, result) for each in result.facts]
        shown = (message(told([each]), facts_of([each], facts)) for each in left)
        raise AssertionError(message(_head(left), *shown))


def _head(left: Sequence[Finding]) -> str:
    counts = {word: sum(each.severity is word for each in left) for word in (Severity.CONFLICT, Severity.WARNING)}
    return " and ".join(f"{many} {word.word}{'s' if many > 1 else ''}" for word, many in counts.items() if many)
