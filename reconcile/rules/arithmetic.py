"""Numbers that do not add up, in one article or across the articles of a story.

What it finds: parts against their total ("five people, two men and two women"); a share against its base ("12 of 40
students, or 45%"); growth against its ends ("rose 20% from $50 million to $70 million"); a comparison against its two
numbers
("50 percent lower than the earlier 300,000", "twice as many as the 40"); an age against a year of birth;
a length against its first and last year, or its start and its end; years that have passed, or an anniversary, against
the
year of the event ("56 years after the 1964 Games"); the price of one against a number and a total.

Why it matters: it is wrong whatever the sources say, and it can be found by whoever reads the sentence twice.

Example: "12 of the 40 students (45%)": 12 of 40 are 30%. Always a warning: which of the numbers is wrong, only a person
can say. Rounding is allowed for. A price, a
total, a start and a length may stand in two articles of one story, where both tell them of one act of one party. Not
this
rule: parts that need not be all ("five people, among them two children").

What would settle it: the table or the record that the numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.evidence import start_end_duration, unit_prices
from reconcile.evidence.comparisons import comparisons
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.elapsed_time import elapsed
from reconcile.evidence.sums import Sum, sums
from reconcile.evidence.wording import capital, sources
from reconcile.languages import load
from reconcile.messages import say, say_later
from reconcile.model import Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "arithmetic"
SETTLE = (say_later("The table or the record that the numbers come from."),)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a sum that does not come out."""
    for article in sorted(context.claims_of_article):
        language = load(context.articles[article].language)
        for sentence, text in unit_prices.sentences(context, article):
            yield from _told(context, sums(sentence, text, context.articles[article]))
            yield from _told(context, elapsed(sentence, text, context.articles[article]))
            yield from _told(context, unit_prices.multiplied(sentence, text, language))
            yield from _told(context, comparisons(sentence, text, language))
    for story in context.matched.stories:
        yield from _told(context, unit_prices.across(context, story.articles))
        yield from _told(context, start_end_duration.lengths(context, story.articles))


def _told(context: FindingContext, found: Iterable[Sum]) -> Iterator[Finding]:
    for each in found:
        story = context.articles[each.claims[0].article].story or ""
        message = say(
            "{sources}: {said}, but {comes_out}.",
            sources=sources(context, each.claims),
            said=each.said,
            comes_out=each.comes_out,
        )
        yield finding(
            NAME,
            Severity.WARNING,
            each.claims,
            message,
            f"{capital(each.proof)}.",
            story=story,
            relation=Relation.DISJOINT,
            settle=SETTLE,
        )


RULE = Rule(NAME, (Severity.WARNING,), check, order=13)
