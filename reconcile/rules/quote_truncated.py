"""A quotation cut so that it says something else: a condition, a doubt or a denial fell off at its edge.

What it finds: a sentence that one source quotes whole, and another one as if it ended, or began, earlier, where what
was cut off set a condition, took something back, left it open or denied it, and where the shorter source does not
give the rest in its own words either.

Why it matters: every word of a shortened quotation is right, and the reader still learns what was not said.

Example: "We will sign if the board agrees" here, and "We will sign" there. Always a warning. Not this rule: a cut that
changes nothing, a few quoted words inside a sentence, or a cut that the source makes up for in its next sentence.

What would settle it: the recording or the transcript; and whether the shorter sentence stands without the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.evidence.context import FindingContext, finding
from reconcile.evidence.quote_alignment import GAP, denials, vocabulary
from reconcile.evidence.quote_speakers import words
from reconcile.evidence.shared_quotations import Quotations, Twin, families, quotations, text_of, words_of
from reconcile.evidence.wording import quoted, sources
from reconcile.languages import Language, load
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, Relation, Severity
from reconcile.rules.registry import Rule

NAME = "quote-truncated"
BEGINS = say_later("{quote} begins in {sources} where {other} has {lost} before it.")
ENDS = say_later("{quote} ends in {sources} where {other} goes on {lost}.")
SETTLE = (
    say_later("The recording or the transcript."),
    say_later("Whether the shorter sentence is true without what was cut off."),
)
CLAUSE = re.compile(r"[,;:—–.!?]")
NEAR = 700
"""Characters around the shorter quotation in which its article may give the rest in its own words."""
RETOLD = 0.5
"""Share of the telling words of the cut that must stand there for it to be retold."""
SENTENCE = 4
"""Words from which a quotation can be a sentence of its own."""
REACH = 8
"""Words before the cut in which a denial still governs what follows."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the longer of two wordings has and the shorter lacks, at one edge, and the word that carries weight."""

    longer: Claim
    shorter: Claim
    words: tuple[str, ...]
    weighty: str
    front: bool


@dataclass(frozen=True, slots=True)
class _Words:
    limits: frozenset[str]
    conditions: frozenset[str]
    doubts: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language["findings_quotes"]
    return _Words(*(frozenset(table[name]) for name in ("limits", "conditions", "doubts")))


def check(context: FindingContext) -> Iterable[Finding]:
    """One warning a quotation that lost at an edge what its sense hangs on."""
    every = quotations(context)
    for story, twins in every.twins.items():
        cut = {(twin.a.id, twin.b.id): found for twin in twins if twin.whole for found in _cuts(context, twin)}
        for family in families([twin for twin in twins if (twin.a.id, twin.b.id) in cut]):
            yield _found(context, every, story, [cut[twin.a.id, twin.b.id] for twin in family])


def _cuts(context: FindingContext, twin: Twin) -> Iterable[Cut]:
    """The cuts between two wordings that change the sense, the gravest last."""
    for front, (one, other) in ((True, twin.aligned.left), (False, twin.aligned.right)):
        longer, shorter = (twin.a, twin.b) if one else (twin.b, twin.a)
        lost = one or other
        if not lost or GAP in words_of(shorter)[:1] + words_of(shorter)[-1:] or not _sentence(shorter):
            continue
        weighty = _lost_before(longer, lost) if front else _lost_behind(longer, lost)
        if weighty and not _retold(context, shorter, lost):
            yield Cut(longer, shorter, lost, weighty, front)


def _sentence(claim: Claim) -> bool:
    """Does the quotation stand as a sentence of its own, not as a few words inside one?"""
    text = text_of(claim).lstrip()
    return text[:1].isupper() and len(words_of(claim)) >= SENTENCE


def _lost_behind(longer: Claim, lost: Sequence[str]) -> str:
    """The word right behind the cut that sets a condition or takes something back; "" where there is none."""
    limits = _words(load(longer.context.language)).limits
    return lost[0] if lost[0] in limits and len(lost) > 1 else ""


def _lost_before(longer: Claim, lost: Sequence[str]) -> str:
    """The word before the cut that denies, doubts or sets a condition for what was kept; "" where there is none.

    A denial governs what follows only where no mark ends its clause: "No, we will" denies nothing.
    """
    language = load(longer.context.language)
    known, negations = _words(language), vocabulary(language)
    clauses = _clauses(text_of(longer), len(lost))
    if lost[0] in known.conditions and len(lost) > 1 and len(clauses) <= 2:
        return lost[0]
    last = clauses[-1][-REACH:] if clauses else []
    return next((word for word in last if denials([word], negations) or word in known.doubts), "")


def _clauses(text: str, count: int) -> list[list[str]]:
    """The first `count` words of a text, parted at its marks; the last part is empty where a mark ends them."""
    found: list[list[str]] = [[]]
    left = count
    for piece in re.split(r"([,;:—–.!?])", text.replace("’", "'")):
        if CLAUSE.fullmatch(piece):
            found.append([])
            continue
        mine = piece.lower().split()
        found[-1] += mine[:left]
        left -= len(mine[:left])
        if left <= 0:
            return found if len(mine) > 0 and len(found[-1]) < len(mine) else [*found, []]
    return found


def _retold(context: FindingContext, shorter: Claim, lost: Sequence[str]) -> bool:
    """Does the article of the shorter quotation give the rest nearby (of a headline: anywhere), quoted or in its own
    words?"""
    article = context.articles[shorter.article]
    text = article.text
    if shorter.part == "text":
        text = f"{text[max(0, shorter.start - NEAR) : shorter.start]} {text[shorter.end : shorter.end + NEAR]}"
    around = {word[:5] for word in words(text)}
    small = vocabulary(load(shorter.context.language)).small
    telling = [word[:5] for word in lost if len(word) > 3 and word not in small]
    return sum(word in around for word in telling) >= max(1, RETOLD * len(telling))


def _found(context: FindingContext, every: Quotations, story: str, cuts: Sequence[Cut]) -> Finding:
    cut = cuts[0]
    claims = list({claim.id: claim for each in cuts for claim in (each.longer, each.shorter)}.values())
    lost = quoted(" ".join(cut.words))
    shorter = [each.shorter for each in cuts]
    message = say(
        BEGINS if cut.front else ENDS,
        quote=quoted(text_of(cut.shorter)),
        sources=sources(context, shorter),
        other=sources(context, [cut.longer]),
        lost=lost,
    )
    proof = say(
        (
            "The rest is the same word for word; “{weighty}” belongs to what was cut, and what was cut is not told "
            "near it."
        ),
        weighty=cut.weighty,
    )
    return finding(
        NAME,
        Severity.WARNING,
        claims,
        message,
        proof,
        story=story,
        fact=every.fact(claims),
        relation=Relation.REFINES,
        settle=SETTLE,
    )


RULE = Rule(NAME, (Severity.WARNING,), check, order=20)
