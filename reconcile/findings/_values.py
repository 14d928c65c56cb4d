"""What the rules on values share: which pairs of a fact truly stand against each other, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from functools import cache

from reconcile.algebra import Quantity
from reconcile.findings._camps import two_events
from reconcile.findings._doubts import doubted, one_slot, other_stretch, same_words, settled_once, tally
from reconcile.findings._time import Change, explained, in_order, published
from reconcile.findings.case import Case, Pair, finding
from reconcile.findings.wording import who_says_what
from reconcile.kinds import kinds
from reconcile.kinds.duration import Duration
from reconcile.languages import load
from reconcile.model import Claim, Fact, Finding, Relation, Severity

NUMBERS = frozenset({"amount", "count", "percentage", "age", "rank", "duration", "measure"})
AGREEING = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})
CAMPS = 3
"""Values of one fact that all exclude each other; more of them than this are several facts that were taken for one."""
DATES = 2
"""The same for dates, of which a story has many."""
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
DOUBT = " It is likely, not certain, that both speak of one thing."


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

    Without the articles that state several such values themselves, and empty where there are too many: then several
    facts were taken for one. So they were where one article gives numbers that lie far apart; such pairs are left out.
    """
    inside = [pair for pair in case.pairs(fact) if pair.inside and pair.relation is Relation.DISJOINT]
    torn = {pair.a.article for pair in inside if not far(pair)}
    pairs = [pair for pair in across(case, fact, (Relation.DISJOINT,)) if not other_things(pair) and not (mixed(case, fact) and far(pair))]
    clean = [pair for pair in pairs if pair.a.article not in torn and pair.b.article not in torn]
    if len(_camps(clean)) > (DATES if fact.kind == "date" else CAMPS):
        return []
    return _dated(case, [(pair, explained(case, fact, pair)) for pair in clean])


def mixed(case: Case, fact: Fact) -> bool:
    """Does one article give numbers under this fact that lie far apart? Then more than one fact is in it."""
    return any(pair.inside and pair.relation is Relation.DISJOINT and far(pair) for pair in case.pairs(fact))


def _camps(pairs: Iterable[Pair]) -> list[Claim]:
    """Claims of the pairs of which no two agree."""
    camps: list[Claim] = []
    for claim in claims_in(pairs):
        if not any(agree(claim, other) for other in camps):
            camps.append(claim)
    return camps


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
    value = claim.value
    if not isinstance(value, Quantity) or (value.low is None and value.high is None and value.stated is None):
        return None
    return value.said[0] if value.stated is None else value.stated


def conflict(
    case: Case, fact: Fact, rule: str, settle: tuple[str, ...], *, counts: Callable[[Pair], bool] = lambda pair: True, doubtful: Callable[[Pair], bool] = far
) -> Finding | None:
    """The finding that two values of the fact cannot both be true and time does not explain it, or None.

    Only pairs that `counts` allows are looked at. A warning where the match is not certain, all pairs are `doubtful`,
    or a change in time is possible and unlikely.
    """
    found = [(pair, change) for pair, change in disjoint(case, fact) if counts(pair) and (change is None or not change.sure)]
    if not found:
        return None
    open_ = not fact.certain or mixed(case, fact)
    sure = [] if open_ else [(pair, change) for pair, change in found if change is None and not (doubtful(pair) or _doubted(case, fact, pair))]
    pairs = [pair for pair, _ in sure or _likely(fact, found)]
    claims = claims_in(pairs)
    severity = Severity.CONFLICT if sure else Severity.WARNING
    proof = pairs[0].comparison.proof
    if not sure:
        possible = next((change for _, change in found if change is not None), None)
        proof += f" {possible.why}" if possible else DOUBT
    return finding(
        rule, severity, claims, who_says_what(case, fact, claims), proof, story=fact.story, fact=fact, relation=Relation.DISJOINT, settle=settle
    )
