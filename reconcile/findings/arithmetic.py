"""Numbers of one article that do not add up.

What it finds: parts against their total ("five people, two men and two women"); a share against its base ("12 of 40
students, or 45%"); growth against its ends ("rose 20% from $50 million to $70 million"); an age against a year of birth;
a length against its first and last year.

Why it matters: it is wrong whatever the sources say, and it can be found by whoever reads the sentence twice.

Example: "12 of the 40 students (45%)": 12 of 40 are 30%. Always a warning: which of the numbers is wrong, only a person
can say. Rounding is allowed for. Not this rule: parts that need not be all ("five people, among them two children").

What would settle it: the table or the record that the numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reconcile.findings._sums import Sum, sums
from reconcile.findings.case import Case, finding
from reconcile.findings.rules import Rule
from reconcile.findings.wording import capital
from reconcile.model import Claim, Finding, Relation, Severity

NAME = "arithmetic"
SETTLE = ("The table or the record that the numbers come from.",)


def check(case: Case) -> Iterable[Finding]:
    """One finding a sum that does not come out."""
    for article, claims in sorted(case.claims_of.items()):
        for (part, _), sentence in groupby(claims, key=_sentence):
            text = (case.articles[article].title or "") if part == "title" else case.articles[article].text
            yield from _told(case, sums(list(sentence), text, case.articles[article]))


def _sentence(claim: Claim) -> tuple[str, int]:
    return (claim.part, claim.context.sentence_start)


def _told(case: Case, found: Iterable[Sum]) -> Iterator[Finding]:
    for each in found:
        first = each.claims[0]
        message = f"{case.source(first)}: {each.said}, but {each.comes_out}."
        story = case.articles[first.article].story or ""
        yield finding(NAME, Severity.WARNING, each.claims, message, f"{capital(each.proof)}.", story=story, relation=Relation.DISJOINT, settle=SETTLE)


RULE = Rule(NAME, (Severity.WARNING,), check, order=13)
