"""Runs every rule over what was matched, folds what rests on one cause, and orders what is left."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.evidence import copying, quote_alignment
from reconcile.evidence.context import FindingContext
from reconcile.evidence.wording import stated
from reconcile.isolation import Isolation
from reconcile.lookup import place_of
from reconcile.model import Checked, Claim, Fact, Finding, Matched, Value
from reconcile.rules.registry import Rule, rules
from reconcile.rules.silence import with_silence

DAYS = "date-conflict"
ALTERED = "quote-altered"


def on_values(finding: Finding) -> bool:
    """Is it of a rule of which a fact has at most one finding: the first by `Rule.order` that speaks of it?"""
    return rules()[finding.rule].values


def on_causes(finding: Finding) -> bool:
    """Is it part of the proof where a rule on values speaks of the fact as gravely?"""
    return rules()[finding.rule].causes and not finding.alone


SENTENCES = (copying.sentence_words, copying.telling, quote_alignment.comparable, quote_alignment.align)
"""What is remembered of sentences: those of other stories are others, and of ten thousand it would be much."""


def check(
    matched: Matched,
    *,
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
    isolation: Isolation | None = None,
    names: Mapping[str, str] | None = None,
) -> Checked:
    """The findings of all rules, most serious first, and the facts with the reason where one that could raise a finding
    raised none.

    The order of both depends on nothing but themselves.

    A rule that raises in one story loses its findings there, and no more; `isolation` lists them, without one it
    raises.
    `names` is what readers call the articles where more were read than these.
    """
    isolation = isolation or Isolation(strict=True)
    context = FindingContext(matched)
    context.names = dict(names) if names else context.names
    found: list[Finding] = []
    every = rules()
    for number, rule in enumerate(every.values()):
        found += sorted(_findings(rule, context, isolation), key=lambda each: -each.severity)
        progress("Checking facts", number + 1, len(every))
    kept = found
    with isolation.apart([article.path for article in matched.articles], "freed of findings that rest on one cause"):
        kept = _one_a_quotation(context, _one_a_day(context, _told_once(context, _one_a_cause(found))))
    weighed = sorted(((_weight(context, each), each) for each in kept), key=lambda pair: pair[0])
    ordered = tuple(each for _, each in weighed)
    told: tuple[Fact, ...] = matched.facts
    with isolation.apart([article.path for article in matched.articles], "asked why it raised no finding"):
        told = with_silence(context, matched.facts, found, ordered)
    for remembered in SENTENCES:
        remembered.cache_clear()
    return Checked(told, ordered, tuple(weight for weight, _ in weighed))


def _findings(rule: Rule, context: FindingContext, isolation: Isolation) -> list[Finding]:
    """What the rule finds in all stories at once; where that raises, in one after another."""
    try:
        return list(rule.check(context))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - which story it came from, and what, the second pass tells
        found: list[Finding] = []
        for story in context.matched.stories:
            mine = context.only(story)
            with isolation.apart([article.path for article in mine.matched.articles], f"checked by {rule.name}"):
                found += list(rule.check(mine))
        return found


def _one_a_cause(found: Iterable[Finding]) -> list[Finding]:
    """At most one finding of a value rule for each fact, and none twice; what is folded into it lends it its
    sentence."""
    kept: dict[str, Finding] = {}
    spoken: dict[str, str] = {}
    for each in found:
        first = kept[spoken[each.fact]] if each.fact in spoken else None
        if first and on_values(each):
            continue
        if first and on_causes(each) and first.severity >= each.severity:
            kept[first.id] = dataclasses.replace(first, proof=f"{first.proof} {each.message}")
            continue
        if each.fact and (on_values(each) or on_causes(each)):
            spoken.setdefault(each.fact, each.id)
        kept.setdefault(each.id, each)
    return list(kept.values())


def _told_once(context: FindingContext, found: Iterable[Finding]) -> list[Finding]:
    """One finding for one discrepancy: the same values of the same thing at odds, in two facts, or by two rules.

    The graver one stays, of equals the first; it rests on the claims of both, and what rests on others lends it its
    sentence.
    """
    kept: dict[str, Finding] = {}
    alike: dict[tuple[str, str, frozenset[object]], list[str]] = defaultdict(list)
    for each in sorted(found, key=lambda finding: -finding.severity):
        claims = [context.claims[claim] for claim in each.claims]
        values = frozenset(map(stated, claims))
        if not on_values(each) or len(values) < 2:
            kept[each.id] = each
            continue
        same = alike[each.story, claims[0].kind, values]
        first = next(
            (kept[name] for name in same if _one_thing([context.claims[claim] for claim in kept[name].claims], claims)),
            None,
        )
        if first is None:
            kept[each.id] = each
            same.append(each.id)
            continue
        rests = sorted({*first.claims, *each.claims}, key=lambda claim: place_of(context.claims[claim]))
        told = first.proof if set(each.claims) <= set(first.claims) else f"{first.proof} {each.message}"
        kept[first.id] = dataclasses.replace(first, claims=tuple(rests), proof=told)
    return list(kept.values())


def _one_thing(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Do two findings speak of one thing: on shared claims, or with one act, of one subject, and one group, all
    through?"""
    if {claim.id for claim in ones} & {claim.id for claim in others}:
        return True
    acts = {claim.attribute for claim in (*ones, *others)}
    if len(acts) > 1 or None in acts:
        return False
    subjects = [{claim.subject.casefold() for claim in claims if claim.subject} for claims in (ones, others)]
    groups = [{claim.context.group for claim in claims if claim.context.group} for claims in (ones, others)]
    return all(not one or not other or bool(one & other) for one, other in (subjects, groups))


def _one_a_day(context: FindingContext, found: Iterable[Finding]) -> list[Finding]:
    """One date-conflict for two days that one article sets apart from the rest: its one wrong day moves all that it
    dates by it."""
    kept: dict[str, Finding] = {}
    apart: dict[tuple[str, str, Value], str] = {}
    for each in found:
        said = _said(context, each) if each.rule == DAYS else {}
        alone = [(each.story, articles[0], value) for value, articles in said.items() if len(articles) == 1]
        first = next((kept[apart[key]] for key in alone if key in apart), None)
        if first is not None and said.keys() <= _said(context, first).keys():
            kept[first.id] = dataclasses.replace(first, proof=f"{first.proof} {each.message}")
            continue
        kept[each.id] = each
        for key in alone:
            apart.setdefault(key, each.id)
    return list(kept.values())


def _one_a_quotation(context: FindingContext, found: Iterable[Finding]) -> list[Finding]:
    """No finding on values that stand in the very quotations whose wordings differ by them: that they differ is told
    already."""
    kept = list(found)
    altered = [each for each in kept if each.rule == ALTERED]
    return [
        each
        for each in kept
        if not on_values(each)
        or not any(_within(context, each, other) for other in altered if other.severity >= each.severity)
    ]


def _within(context: FindingContext, each: Finding, altered: Finding) -> bool:
    """Do all claims of the finding stand in quotations that the other one rests on?"""
    quotations = [context.claims[claim] for claim in altered.claims]
    return all(
        any(
            quotation.article == claim.article
            and quotation.part == claim.part
            and quotation.start <= claim.start
            and claim.end <= quotation.end
            for quotation in quotations
        )
        for claim in (context.claims[claim] for claim in each.claims)
    )


def _said(context: FindingContext, each: Finding) -> dict[Value, list[str]]:
    """The values of a finding's claims, each with the articles that give it."""
    claims = [context.claims[claim] for claim in each.claims]
    return {
        value: list(dict.fromkeys(claim.article for claim in claims if claim.value == value))
        for value in dict.fromkeys(claim.value for claim in claims)
    }


def _weight(context: FindingContext, each: Finding) -> tuple[object, ...]:
    """Severity first, then what is at stake: a headline before an aside, more origins before fewer; then stable."""
    claims = [context.claims[claim] for claim in each.claims]
    headline = any(claim.part == "title" or claim.context.layout == "headline" for claim in claims)
    origins = {context.articles[claim.article].origin or claim.article for claim in claims}
    return (-each.severity, not headline, -len(origins), each.rule, each.message, each.id)
