"""An article that contradicts itself.

What it finds: a headline whose toll is not that of the body; one name in two spellings, one of which the article has
only once or twice, or an abbreviation with its letters in two orders; one person with two ages; a death, a verdict or
an incident on two days; two values of one fact that exclude each other, in one article.

Why it matters: one of the two is wrong whatever the truth is, and the article can be mended before anything is asked.

Example: "Seven die in warehouse fire" above a text that counts six dead. A conflict for a misspelt person and for two
days of one act, a warning for the rest. Not this rule: a part and its whole ("five hurt, two of them children"), or an
earlier figure that the article itself calls one.

What would settle it: the reporter's notes; which of the two the rest of the article, and the other sources, bear out.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from reconcile.algebra import Quantity
from reconcile.evidence.chronology import published
from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.exclusion import agree, claims_in, facts_of, far
from reconcile.evidence.states import exclusive_states
from reconcile.evidence.story_names import NamesOf, Spellings, firsts, names_of, spelt_in_two_ways
from reconcile.evidence.two_days import two_days_of_one_act
from reconcile.evidence.value_severity import NUMBERS
from reconcile.evidence.wording import capital, listed, quoted, said, shown, sources
from reconcile.kinds import Trait, having
from reconcile.kinds.age.value import Age
from reconcile.kinds.count import KIND as COUNT
from reconcile.kinds.count import Count
from reconcile.kinds.date import KIND as DATE
from reconcile.kinds.date import Date
from reconcile.kinds.name import Name
from reconcile.languages import Language, load, shared
from reconcile.messages import say, say_later
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "internal"
PERSON = "person"
ABBREVIATION = 5
"""Letters from which two abbreviations of the same letters are hardly two bodies by chance."""
SETTLE = (say_later("Which of the two the rest of the article and the other sources bear out."),)


def check(context: FindingContext) -> Iterable[Finding]:
    """The contradictions inside each article."""
    yield from _facts(context)
    for name in names_of(context):
        slips = [two for two in spelt_in_two_ways(context, name) if not two.across]
        if slips:
            yield _misspelt(context, name, slips)
    for article in sorted(context.claims_of_article):
        yield from _abbreviations(context, context.claims_of_article[article])
        yield from _headline(context, context.claims_of_article[article])
        yield from _ages(context, context.claims_of_article[article])
        yield from _days(context, context.claims_of_article[article])


def _facts(context: FindingContext) -> Iterator[Finding]:
    """Two values of one fact in one article, with the sources that bear out one of them."""
    for fact in facts_of(context, NUMBERS | having(Trait.DATED, Trait.TIMED)):
        pairs = [
            pair
            for pair in context.pairs(fact)
            if pair.inside
            and pair.relation is Relation.DISJOINT
            and not far(pair)
            and not _dated_anew(pair.a)
            and not _dated_anew(pair.b)
        ]
        articles = {pair.a.article for pair in pairs}
        if len(articles) != 1:
            continue
        inside = _sides(claims_in(pairs))
        others = firsts(
            claim
            for claim in context.of(fact)
            if claim.article not in articles and any(agree(claim, side) for side in inside)
        )
        if len(inside) == 2:
            yield _two(context, [*inside, *others], fact.label, pairs[0].comparison.proof, fact)


def _sides(claims: list[Claim]) -> list[Claim]:
    """One claim of each value; the text speaks before the title, which says the same."""
    sides: list[Claim] = []
    for claim in sorted(claims, key=lambda each: (each.part == "title", each.start)):
        if not any(agree(claim, side) for side in sides):
            sides.append(claim)
    return sides


def _dated_anew(claim: Claim) -> bool:
    """Does the clause itself tell of a change: a figure that was revised, or an earlier one?"""
    table = load(claim.context.language)["findings"]["revised"]
    return not frozenset((*table["figure"], *table["plan"], *table["preliminary"], *table["earlier"])).isdisjoint(
        claim.context.clause
    )


def _misspelt(context: FindingContext, name: NamesOf, slips: list[Spellings]) -> Finding:
    """The rarer spelling, in the articles that have the other one as well."""
    claims: dict[str, Claim] = {}
    wrong = []
    for two in slips:
        where = {claim.article for claim in two.other}
        wrong += two.other
        claims |= {claim.id: claim for claim in (*two.other, *(claim for claim in two.one if claim.article in where))}
    right = slips[0].one[0]
    said = [say("{quote} in {source}", quote=quoted(claim.quote), source=context.source(claim)) for claim in wrong]
    message = say(
        "{quote} is also written {others}, in one and the same article.", quote=quoted(right.quote), others=listed(said)
    )
    proof = say(
        "{others} and “{one}” differ by a letter or two, and the rest of the name is the same.",
        others=capital(listed(f"“{two.slip.other.capitalize()}”" for two in slips)),
        one=slips[0].slip.one.capitalize(),
    )
    severity = Severity.CONFLICT if name.person else Severity.WARNING
    return finding(
        NAME,
        severity,
        claims.values(),
        message,
        proof,
        story=name.fact.story,
        fact=name.fact,
        relation=Relation.DISJOINT,
        settle=SETTLE,
    )


def _abbreviations(context: FindingContext, claims: list[Claim]) -> Iterator[Finding]:
    """An abbreviation whose letters stand in another order elsewhere in the article."""
    forms: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Name) and claim.value.type != PERSON and claim.quote.isupper():
            forms[claim.quote].append(claim)
    long = sorted(form for form in forms if len(form) >= ABBREVIATION and form.isalpha())
    for one, other in itertools.combinations(long, 2):
        alike = len(one) == len(other) and one[0] == other[0] and one[-1] == other[-1] and set(one) == set(other)
        if alike:
            first, second = sorted((one, other), key=lambda form: (-len(forms[form]), form))
            source = context.source(forms[second][0])
            told = say("{quote} in {source}", quote=quoted(second), source=source)
            yield finding(
                NAME,
                Severity.WARNING,
                [*forms[first], *forms[second]],
                say("{quote} is also written {others}, in one and the same article.", quote=quoted(first), others=told),
                say("Both have the same letters, in another order."),
                story=_story(context, forms[first][0]),
                relation=Relation.DISJOINT,
                settle=SETTLE,
            )


def _headline(context: FindingContext, claims: list[Claim]) -> Iterator[Finding]:
    """A toll in the headline that no toll of the body, nor a sum of two of them, agrees with."""
    states = exclusive_states()
    body: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    head: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Count) and claim.attribute in states and not claim.negated:
            above = claim.part == "title" or claim.context.layout == "headline"
            (head if above else body)[claim.attribute or "", _people(claim)].append(claim)
    for key, heads in sorted(head.items(), key=str):
        below = body.get(key, [])
        if (
            len(heads) == 1
            and below
            and not any(_borne_out(heads[0], each) for each in below)
            and not _sum_of(heads[0], below)
        ):
            yield _two(
                context,
                [heads[0], below[0]],
                say("the number of {counted}", counted=key[0]),
                say(
                    "The headline gives {value}, the text {others}.",
                    value=shown(heads[0]),
                    others=listed(shown(each) for each in below),
                ),
                _story(context, heads[0]),
            )


def _people(claim: Claim) -> str | None:
    """The group counted; all nouns of people as such are one."""
    generic = shared()["families"]["people"]["generic"]
    return "people" if claim.context.group is None or claim.context.group in generic else claim.context.group


def _borne_out(head: Claim, below: Claim) -> bool:
    return COUNT.compare(head.value, below.value).relation is not Relation.DISJOINT or _dated_anew(below)


def _sum_of(head: Claim, below: list[Claim]) -> bool:
    """Is the headline's number more than the largest of the body, and so perhaps a sum that the body takes apart?"""
    numbers = [claim.value.said[0] for claim in below if isinstance(claim.value, Quantity)]
    return isinstance(head.value, Quantity) and len(set(numbers)) > 1 and head.value.said[0] > max(numbers)


@cache
def _then(language: Language) -> frozenset[str]:
    return frozenset(language["findings"]["then"]["words"])


def _dated_back(context: FindingContext, claims: Iterable[Claim]) -> frozenset[tuple[str, int]]:
    """The sentences of an article, by part and beginning, that date what they tell to a year before that of
    publication: "in 2003 a 40-year-old Jon Dahl"."""
    return frozenset(
        (claim.part, claim.context.sentence_start)
        for claim in claims
        if isinstance(claim.value, Date) and claim.value.latest and _of_earlier_year(context, claim, claim.value.latest)
    )


def _of_earlier_year(context: FindingContext, claim: Claim, latest: datetime.date) -> bool:
    appeared = published(context, claim)
    return appeared is not None and latest.year < appeared[0].year


def _ages(context: FindingContext, claims: list[Claim]) -> Iterator[Finding]:
    """One person with two ages, both told of the day of publication."""
    by_person: dict[str, list[Claim]] = defaultdict(list)
    back = _dated_back(context, claims)
    for claim in claims:
        value = claim.value
        if (
            isinstance(value, Age)
            and value.person
            and value.bound is Bound.EXACT
            and value.unit == "year"
            and _then(load(claim.context.language)).isdisjoint(claim.context.clause)
            and " of " not in claim.quote
            and (claim.part, claim.context.sentence_start) not in back
        ):
            by_person[value.person].append(claim)
    for person, ages in sorted(by_person.items()):
        values = {claim.value for claim in ages}
        if len(values) == 2 and len(person.split()) > 1:
            chosen = list({claim.value: claim for claim in reversed(ages)}.values())
            yield _two(
                context,
                chosen,
                say("the age of {person}", person=person),
                say("Both ages stand beside the name {person}.", person=person),
                _story(context, ages[0]),
            )


def _days(context: FindingContext, claims: list[Claim]) -> Iterator[Finding]:
    """Two days of one death, of one verdict on a person, or of one incident that both sentences tell with one toll."""
    for one, other in two_days_of_one_act(context, claims):
        yield _two(
            context,
            [one, other],
            say("the day of {act}", act=one.attribute),
            DATE.compare(one.value, other.value).proof,
            _story(context, one),
            Severity.CONFLICT,
        )
        return


def _two(
    context: FindingContext,
    claims: list[Claim],
    label: str,
    proof: str,
    about: Fact | str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """The finding on two claims of one article, and those of others that bear one of them out."""
    first, second, *others = claims
    message = say(
        "{source} contradicts itself on {label}: {values}.",
        source=context.source(first),
        label=label,
        values=listed(said([claim]) for claim in (first, second)),
    )
    if others:
        message += " " + say(
            "{sources}: {values}.", sources=sources(context, others), values=listed(said([claim]) for claim in others)
        )
    story, fact = (about, None) if isinstance(about, str) else (about.story, about)
    return finding(
        NAME,
        severity,
        claims,
        message,
        proof,
        story=story,
        fact=fact,
        relation=Relation.DISJOINT,
        settle=SETTLE,
    )


def _story(context: FindingContext, claim: Claim) -> str:
    return context.articles[claim.article].story or ""


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=21, values=True)
