"""What the rules on values share: which pairs of a fact truly stand against each other, and how surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from functools import cache

from reconcile.algebra import Quantity
from reconcile.findings._camps import two_events
from reconcile.findings._doubts import doubted, one_slot, other_stretch, same_words, settled_once, tally
from reconcile.findings._time import Change, explained, in_order, published
from reconcile.findings.case import Case, Pair, finding
from reconcile.findings.wording import capital, listed, shown, who_says_what
from reconcile.kinds import kinds
from reconcile.kinds.duration import Duration
from reconcile.languages import load
from reconcile.model import Bound, Claim, Fact, Finding, Relation, Severity

NUMBERS = frozenset({"amount", "count", "percentage", "age", "rank", "duration", "measure"})
AGREEING = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})
RANGES = (Relation.REFINES, Relation.OVERLAPS, Relation.DIFFERS)
"""How two ranges can stand to each other of which only an end differs."""
NEWS = 21
"""Days between two articles after which an amount, a share or a number may simply have changed."""
CHANGING = frozenset({"amount", "count", "percentage", "rank", "measure"})
APART = Decimal("2.5")
"""Times by which one number may exceed the other before it is doubtful that they measure one thing."""
STEEP = Decimal("1.5")
"""The same for magnitudes, which grow by leaps: 150 times the force."""
SCALES = (10, 1000, 1_000_000)
"""Factors by which a slip of the scale sets two numbers apart: a nought too many, million for billion."""
UNBOUND = frozenset({"amount", "count", "percentage", "duration"})
PART = 6
"""Words, from its number on, in which a count says that it counts a part."""
DOUBT = "It is likely, not certain, that both speak of one thing."
SURE = 1.0
"""How sure it must be that two claims stand in one place of two sentences that are else the same."""
COMPUTED = re.compile(r"\d.* (?:is|are) .*\d")
"""A note that tells how a value was computed."""


def facts_of(case: Case, wanted: Collection[str]) -> Iterable[Fact]:
    """The facts of these kinds that two or more claims state."""
    return (fact for fact in case.facts if fact.kind in wanted and len(fact.claims) > 1)


def across(case: Case, fact: Fact, relations: Collection[Relation]) -> list[Pair]:
    """The fact's pairs in these relations, between two articles of which neither also says what the other says."""
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.of(fact):
        values[claim.article].append(claim)
    return [
        pair
        for pair in case.pairs(fact)
        if pair.relation in relations and not pair.inside and not _also(values[pair.a.article], pair.a, pair.b) and not _also(values[pair.b.article], pair.b, pair.a)
    ]


def _also(claims: list[Claim], mine: Claim, other: Claim) -> bool:
    """Does one of the article's claims agree with the other side, and not with its own? Then the article says both.

    A coarser claim that fits both sides ("in August" beside the 16th and the 21st) takes none.
    """
    return any(claim.kind == other.kind and agree(claim, other) and not agree(claim, mine) for claim in claims)


def agree(a: Claim, b: Claim) -> bool:
    """Do two claims of one kind say the same, or what one wording allows the other to be?"""
    return kinds()[a.kind].compare(a.value, b.value).relation in AGREEING


def disjoint(case: Case, fact: Fact) -> list[tuple[Pair, Change | None]]:
    """The pairs between articles that exclude each other, each with the change in time that explains it, if one does.

    Without the articles that state several such values themselves; and where one article gives numbers that lie far
    apart, several facts were taken for one: such pairs are left out.
    """
    inside = [pair for pair in case.pairs(fact) if pair.inside and pair.relation is Relation.DISJOINT]
    torn = {pair.a.article for pair in inside if not far(pair)}
    open_ = mixed(case, fact)
    pairs = [pair for pair in excluded(case, fact) if told_alike(case, pair) or not (other_things(pair) or (open_ and far(pair)))]
    clean = [pair for pair in pairs if pair.a.article not in torn and pair.b.article not in torn]
    return _dated(case, [(pair, explained(case, fact, pair)) for pair in clean])


def excluded(case: Case, fact: Fact) -> list[Pair]:
    """The pairs between articles that exclude each other; so do two ranges in sentences that are else the same."""
    return [pair for pair in across(case, fact, (Relation.DISJOINT, *RANGES)) if pair.relation is Relation.DISJOINT or _ranges_differ(case, pair)]


def _ranges_differ(case: Case, pair: Pair) -> bool:
    """Is one range given by two sentences that are the same but for its ends? A copy that changed an end is no refinement."""
    return told_alike(case, pair) and all(getattr(claim.value, "bound", None) is Bound.BETWEEN for claim in (pair.a, pair.b))


def mixed(case: Case, fact: Fact) -> bool:
    """Does one article give numbers under this fact that lie far apart? Then more than one fact is in it."""
    return any(pair.inside and pair.relation is Relation.DISJOINT and far(pair) for pair in case.pairs(fact))


def other_things(pair: Pair) -> bool:
    """Do two counts count two things under two acts (villages hit, emirates named), games and seasons, tallies of two seasons, or one of them a part of the other's?"""
    return (other_nouns(pair) and (pair.a.attribute != pair.b.attribute or (tally(pair.a) and tally(pair.b)))) or _part(pair.a) != _part(pair.b) or other_stretch(pair)


def _part(claim: Claim) -> int:
    """How deep a part it counts: 0 none, 1 some of a group ("two of the injured"), 2 some of a number ("two of the four")."""
    if claim.kind != "count":
        return 0
    told = claim.sentence[max(0, claim.start - claim.context.sentence_start) :].lower().split()[:PART]
    end = next((at for at, word in enumerate(told) if word[-1] in ",;:."), PART)
    told = told[: end + 1]
    for phrase in load("en")["findings"]["partitive"]["words"]:
        words = phrase.split()
        for at in range(len(told) - len(words)):
            if told[at : at + len(words)] == words:
                behind = told[at + len(words)].strip(".,;:")
                return 2 if behind[:1].isdigit() or behind in load("en")["numbers"]["words"] else 1
    return 0


def other_nouns(pair: Pair) -> bool:
    """Are two counts of two nouns that no source chooses for the same things? A noun that one leaves out says nothing."""
    one, other = pair.a.context.group, pair.b.context.group
    if pair.a.kind != "count" or not one or not other or one == other:
        return False
    return not any({one, other} <= family for family in _nouns())


@cache
def _nouns() -> tuple[frozenset[str], ...]:
    """Families of nouns for the same things; the nouns of people are one."""
    table = load("en")["families"]
    people = frozenset((*table["people"]["generic"], *table["people"]["part"]))
    return (people, *(frozenset(family) for family in table["nouns"]["families"]))


def claims_in(pairs: Iterable[Pair]) -> list[Claim]:
    """The claims of the pairs, each once."""
    return list({claim.id: claim for pair in pairs for claim in (pair.a, pair.b)}.values())


def far(pair: Pair) -> bool:
    """Is one number many times the other, without being the same figures at another scale ("1 million", "1 billion")?

    "One victim" singles somebody out as often as it counts; against more than two it is far as well.
    """
    one, other = _days(pair) or (_number(pair.a), _number(pair.b))
    if pair.a.kind == "count" and one is not None and other is not None and min(one, other) == 1 and max(one, other) > 2:
        return True
    if not one or not other or pair.a.kind not in {"amount", "count", "measure", "duration"}:
        return False
    small, large = sorted((abs(one), abs(other)))
    if getattr(pair.a.value, "unit", None) in _steep():
        return large - small > STEEP
    return large > APART * small and large > 10 and large not in {small * scale for scale in SCALES}


def _days(pair: Pair) -> tuple[Decimal | None, Decimal | None] | None:
    """The days of two lengths of time in two units; None for anything else."""
    one, other = pair.a.value, pair.b.value
    if not isinstance(one, Duration) or not isinstance(other, Duration) or one.unit == other.unit:
        return None
    return one.days[0], other.days[0]


@cache
def _steep() -> frozenset[str]:
    """Units of which each is many times the one below: magnitudes."""
    return frozenset({load("en")["measures"]["magnitude"]["unit"]})


def _unbound(pair: Pair) -> bool:
    """Is it open what the numbers measure: no act governs one of them, or both are figures of a match, of whose side?"""
    if pair.a.kind not in UNBOUND or (pair.a.subject and pair.a.subject == pair.b.subject):
        return False
    acts = {claim.attribute or claim.context.act for claim in (pair.a, pair.b)}
    return None in acts or bool(acts & {*load("en")["families"]["families"]["contest"], "record"})


def _long_between(case: Case, pair: Pair) -> bool:
    """Do weeks lie between the two articles, so that what both measure may have changed?"""
    order = in_order(case, pair) if pair.a.kind in CHANGING else None
    return order is not None and order[2] > NEWS


def _likely(fact: Fact, pairs: list[tuple[Pair, Change | None]]) -> list[tuple[Pair, Change | None]]:
    """The pairs of those values of which two claims fill one slot by themselves; all, where none do."""
    filled = {frozenset((pair.a.value, pair.b.value)) for pair, _ in pairs if one_slot(fact, pair)}
    return [each for each in pairs if frozenset((each[0].a.value, each[0].b.value)) in filled] or pairs


def _doubted(case: Case, fact: Fact, pair: Pair) -> bool:
    """Is it open whether the two speak of one thing, at one time?"""
    return other_nouns(pair) or (_unbound(pair) and not same_words(pair)) or (_long_between(case, pair) and not settled_once(pair)) or doubted(fact, pair) or two_events(case, pair)


def _dated(case: Case, pairs: list[tuple[Pair, Change | None]]) -> list[tuple[Pair, Change | None]]:
    """Without the pairs of an undated article whose two values time explains where both articles are dated."""
    healed = {frozenset((pair.a.value, pair.b.value)) for pair, change in pairs if change is not None and change.sure}
    return [(pair, change) for pair, change in pairs if change is not None or frozenset((pair.a.value, pair.b.value)) not in healed or not _undated(case, pair)]


def _undated(case: Case, pair: Pair) -> bool:
    return published(case, pair.a) is None or published(case, pair.b) is None


def _number(claim: Claim) -> Decimal | None:
    return claim.value.said[0] if isinstance(claim.value, Quantity) and not (claim.value.low is None and claim.value.high is None and claim.value.stated is None) else None


def conflict(
    case: Case, fact: Fact, rule: str, settle: tuple[str, ...], *, counts: Callable[[Pair], bool] = lambda pair: True, doubtful: Callable[[Pair], bool] = far
) -> Finding | None:
    """The finding that two values of the fact cannot both be true and time does not explain it, or None.

    Only pairs that `counts` allows are looked at. A warning where the match is not certain, all pairs are `doubtful`,
    a value is not wholly understood, or a change in time is possible and unlikely.
    """
    found = [(pair, change) for pair, change in disjoint(case, fact) if counts(pair) and (change is None or not change.sure)]
    if not found:
        return None
    open_ = not fact.certain or mixed(case, fact)
    sure = [(pair, change) for pair, change in found if change is None and certain(case, pair, lambda pair: open_ or doubtful(pair) or _doubted(case, fact, pair))]
    chosen = sure or _likely(fact, found)
    claims = claims_in(pair for pair, _ in chosen)
    proof = " ".join(filter(None, (_proof(chosen[0][0]), *_arithmetic(claims), "" if sure else _doubt(chosen))))
    severity = Severity.CONFLICT if sure else Severity.WARNING
    return finding(
        rule, severity, claims, who_says_what(case, fact, claims), proof, story=fact.story, fact=fact, relation=chosen[0][0].relation, settle=settle
    )


def certain(case: Case, pair: Pair, doubtful: Callable[[Pair], bool]) -> bool:
    """Do both speak of one thing for sure, in values that are wholly understood?

    Nothing else has to tell where two sentences are the same but for these two values.
    """
    if qualifiers((pair.a, pair.b)):
        return False
    return not two_events(case, pair) if told_alike(case, pair) else not doubtful(pair)


def told_alike(case: Case, pair: Pair) -> bool:
    """Do two sentences differ in the wording of the pair's values, and in nothing else that counts?

    The same words with two values ("today", in copies of one text) were only counted from two days of publication.
    """
    return case.parallel(pair) == SURE and pair.a.quote.casefold() != pair.b.quote.casefold()


def _proof(pair: Pair) -> str:
    if pair.relation is Relation.DISJOINT:
        return pair.comparison.proof
    one, other = shown(pair.a), shown(pair.b)
    return f"Two sentences are the same but for the range that they give: {one} in the one, {other} in the other."


def _arithmetic(claims: Iterable[Claim]) -> list[str]:
    """How the values were computed that no source writes: “half of 80 is 40”."""
    return [f"{capital(note)}." for note in dict.fromkeys(note for claim in claims for note in claim.notes if COMPUTED.search(note))]


def qualifiers(claims: Iterable[Claim]) -> list[str]:
    """The words beside the claims' values that are not wholly understood, each once."""
    found = ((claim, getattr(claim.value, "qualifier", None)) for claim in claims)
    return list(dict.fromkeys(f"“{qualifier}”" for _, qualifier in found if qualifier))


def _doubt(pairs: Sequence[tuple[Pair, Change | None]]) -> str:
    """Why it is no more than a warning."""
    open_ = qualifiers(claims_in(pair for pair, _ in pairs))
    if open_:
        return f"What {listed(open_)} makes of the value is not known."
    possible = next((change for _, change in pairs if change is not None), None)
    return possible.why if possible else DOUBT
