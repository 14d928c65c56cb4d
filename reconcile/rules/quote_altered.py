"""One quotation in two wordings: a word altered, added or left out inside the quotation marks.

What it finds: the same sentence, quoted by two sources, laid side by side word by word, with a difference that is not
house style. Marks, context, numbers in words or figures, spellings, contractions, a bracket that explains and an
ellipsis that shows a gap are harmless.

Why it matters: what stands between quotation marks is what was said; if two sources differ, at least one of them has
put words into somebody's mouth.

Example: "We will never sell the yard" here and "We will sell the yard" there. A conflict where one word of content, a
number or a negation is exchanged in an otherwise identical sentence; a warning where words are altered, added or left
out, or where two speakers are named for so short a sentence that either may have said it; a note for an article or a
joint of speech. Not this rule: a shorter quotation whose words are all the same.

What would settle it: the recording, the transcript or the written statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.quote_alignment import FIRM, Step, Weight, align
from reconcile.evidence.shared_quotations import Quotations, Twin, families, quotations, words_of
from reconcile.evidence.wording import listed, number, sources
from reconcile.kinds.quote import KIND as QUOTE
from reconcile.messages import say, say_later, say_many
from reconcile.model import Claim, Fact, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "quote-altered"
SETTLE = (say_later("The recording or the transcript."), say_later("The written statement, if it was one."))
SEVERITY = {Weight.LIGHT: Severity.NOTE, Weight.ALTERED: Severity.WARNING, Weight.TURNED: Severity.CONFLICT}
Rows = tuple[tuple[str, ...], ...]
SHOWN = 3
"""Differences that the sentence tells; the table has them all."""


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a quotation that is worded in two ways."""
    every = quotations(context)
    for story, twins in every.twins.items():
        altered = [twin for twin in twins if twin.aligned.steps]
        for family in families(altered):
            yield _found(context, every, story, family)


def _excuse(_case: FindingContext, _fact: Fact, _pair: Pair) -> str | None:
    return say("the two wordings share too little to be one quotation")


def _found(context: FindingContext, every: Quotations, story: str, family: Sequence[Twin]) -> Finding:
    worst = min(
        family,
        key=lambda twin: (
            -twin.aligned.weight,
            twin.aligned.changed,
            twin.a.article,
            twin.a.start,
            twin.b.article,
            twin.b.start,
        ),
    )
    severe = [twin for twin in family if twin.aligned.weight == worst.aligned.weight]
    claims = list({claim.id: claim for twin in severe for claim in (twin.a, twin.b)}.values())
    wordings = _wordings(claims)
    speaker = next((name for claim in (worst.a, worst.b) if (name := getattr(claim.value, "speaker", None))), None)
    told, details = _pair(context, worst, claims) if len(wordings) == 2 else _several(context, wordings)
    message = (
        say(
            "One quotation of {speaker} in {number} wordings: {told}.",
            speaker=speaker,
            number=number(len(wordings)),
            told=told,
        )
        if speaker
        else say("One quotation in {number} wordings: {told}.", number=number(len(wordings)), told=told)
    )
    proof = say_many(
        "Laid side by side, {same} words are the same, and {number} differs.",
        "Laid side by side, {same} words are the same, and {number} differ.",
        worst.aligned.changed,
        same=worst.aligned.same,
    )
    severity = SEVERITY[worst.aligned.weight]
    if worst.aligned.same < FIRM and all(_two_speakers(context, twin) for twin in severe):
        severity = min(severity, Severity.WARNING)
    return finding(
        NAME,
        severity,
        claims,
        message,
        proof,
        story=story,
        fact=every.fact(claims),
        relation=Relation.DIFFERS,
        details=details,
        settle=SETTLE if severity else (),
    )


def _two_speakers(context: FindingContext, twin: Twin) -> bool:
    """Are the two said by two people? So short a sentence may be anybody's."""
    said = [(claim, getattr(claim.value, "speaker", None)) for claim in (twin.a, twin.b)]
    names = {context.called(claim.article, name) for claim, name in said if name}
    return len(names) > 1


def _wordings(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by their words, the wording of most articles first."""
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.start)):
        found.setdefault(words_of(claim), []).append(claim)
    return sorted(
        found.values(), key=lambda same: (-len({claim.article for claim in same}), same[0].article, same[0].start)
    )


def _pair(context: FindingContext, worst: Twin, claims: Sequence[Claim]) -> tuple[str, Rows]:
    """What the sentence and the table tell of two wordings: each difference, the gravest first."""
    one, other = (sources(context, _alike(claims, claim)) for claim in (worst.a, worst.b))
    steps = sorted(worst.aligned.steps, key=lambda step: -step.weight)
    return listed(_told(step, one, other) for step in steps[:SHOWN]), (
        (say("difference"), one, other),
        *(_row(step) for step in worst.aligned.steps),
    )


def _several(context: FindingContext, wordings: Sequence[Sequence[Claim]]) -> tuple[str, Rows]:
    """The same of three wordings and more: what each has in the place where it differs most from the first."""
    first, *others = wordings
    told: dict[tuple[str, ...], list[str]] = {}
    rows = [(say("source"), say("instead of"), say("has"))]
    for same in others:
        steps = align(words_of(first[0]), words_of(same[0]), first[0].context.language).steps
        step = max(steps, key=lambda step: step.weight) if steps else Step((), (), Weight.NONE)
        told.setdefault(step.one, []).append(
            say("{words} in {sources}", words=_words(step.other), sources=sources(context, same))
        )
        rows.append((sources(context, same), _words(step.one), _words(step.other)))
    where = sources(context, first)
    return "; ".join(
        say("{words} in {source} is {others}", words=_words(place), source=where, others=listed(said))
        for place, said in told.items()
    ), tuple(rows)


def _words(words: Sequence[str]) -> str:
    return f"“{' '.join(words)}”" if words else say("nothing")


def _alike(claims: Sequence[Claim], one: Claim) -> list[Claim]:
    """The claims in the very words of this one."""
    return [claim for claim in claims if words_of(claim) == words_of(one)]


def _told(step: Step, one: str, other: str) -> str:
    if step.one and step.other:
        return say(
            "“{words}” in {source} is “{others}” in {other}",
            words=" ".join(step.one),
            source=one,
            others=" ".join(step.other),
            other=other,
        )
    return say(
        "“{words}” stands in {source} alone",
        words=" ".join(step.one or step.other),
        source=one if step.one else other,
    )


def _row(step: Step) -> tuple[str, str, str]:
    sort = say("house style") if not step.weight else "altered" if step.one and step.other else say("in one alone")
    return sort, " ".join(step.one) or "—", " ".join(step.other) or "—"


RULE = Rule(
    NAME,
    (Severity.CONFLICT, Severity.WARNING, Severity.NOTE),
    check,
    order=20,
    kinds=frozenset({QUOTE.name}),
    excuse=_excuse,
)
