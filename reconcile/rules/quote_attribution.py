"""One quotation with two speakers.

What it finds: the same sentence in quotation marks, put into the mouth of one person by one source and of another
person by another source.

Why it matters: a quotation is evidence of who said it; a wrong name is a correction at best, and a libel at worst.

Example: "The crane was never inspected," said Ida Falk, here; "The crane was never inspected," said Jon Berg, there.
A conflict where both are persons with full names, a warning where both are organisations. Not this rule: "police"
here and a sergeant of the police there, a spokesman and the one he speaks for, two who issued one statement
together, or two spellings of one name.

What would settle it: the recording, the transcript, or the release with the name under the statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.quote_speakers import Speaker, Speakers, other
from reconcile.evidence.shared_quotations import Quotations, Twin, families, quotations, text_of
from reconcile.evidence.wording import listed, quoted, sources
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "quote-attribution"
LEAST = 6
"""Common words from which two people will not have said the same by chance."""
SETTLE = (say_later("The recording, the transcript, or the release with the name under the statement."),)


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a quotation that is given to two speakers."""
    every, speakers = quotations(context), Speakers(context)
    for story, twins in every.twins.items():
        apart = [twin for twin in twins if twin.aligned.same >= LEAST and _two(twin, speakers)]
        for family in families(apart):
            yield _found(context, every, speakers, story, family)


def _two(twin: Twin, speakers: Speakers) -> bool:
    """Do the two articles name two speakers, each of them without the other one beside it?"""
    a, b = speakers.of(twin.a), speakers.of(twin.b)
    if a is None or b is None or not other(a, b):
        return False
    return not (_beside(twin.a, a, b, speakers) or _beside(twin.b, b, a, speakers))


def _beside(claim: Claim, own: Speaker, other: Speaker, speakers: Speakers) -> bool:
    """Does the other's name stand around the quotation, so that it may be his; not where its own sentence names its
    speaker alone?"""
    if other.surname not in speakers.around(claim):
        return False
    sentence = claim.sentence.casefold()
    return own.surname not in sentence or other.surname in sentence


def _found(
    context: FindingContext, every: Quotations, speakers: Speakers, story: str, family: Sequence[Twin]
) -> Finding:
    claims = list({claim.id: claim for twin in family for claim in (twin.a, twin.b)}.values())
    said: dict[str, list[Claim]] = {}
    named: list[Speaker] = []
    for claim in claims:
        speaker = speakers.of(claim)
        if speaker is not None:
            said.setdefault(speaker.name, []).append(claim)
            named.append(speaker)
    persons = all(speaker.type == "person" for speaker in named)
    message = say(
        "{quote} is said by {speakers}.",
        quote=quoted(text_of(claims[0])),
        speakers=listed(
            (say("{name} in {sources}", name=name, sources=sources(context, group)) for name, group in said.items())
        ),
    )
    proof = say(
        "The quotations share {same} words in their order, and each name stands beside its own quotation alone.",
        same=family[0].aligned.same,
    )
    return finding(
        NAME,
        Severity.CONFLICT if persons else Severity.WARNING,
        claims,
        message,
        proof,
        story=story,
        fact=every.fact(claims),
        relation=Relation.DISJOINT if persons else Relation.DIFFERS,
        settle=SETTLE,
    )


RULE = Rule(NAME, (Severity.CONFLICT, Severity.WARNING), check, order=20)
