"""Two passes over the claims of one kind in one story: first what agrees, then what fills one slot.

The first pass links claims whose values are equal, near or containing and that speak of the like, the best pair
first. The second asks which groups of different values fill one slot; it looks at no value. Neither ever joins two
claims that one sentence, or one article, keeps apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.facts.features import score, slot_features
from reconcile.facts.rarity import rarity
from reconcile.facts.slots import Slot, slot
from reconcile.kinds import kinds
from reconcile.model import Claim, Relation

AGREE: dict[str, float] = defaultdict(lambda: 3.0, date=2.6, age=2.6, amount=2.4, duration=3.0, role=2.4, quote=2.0, time=2.4, percentage=2.6, place=2.4)
"""Score from which two claims with agreeing values are one fact, by kind."""
SLOT: dict[str, float] = defaultdict(lambda: 3.4, age=3.0, date=2.8, amount=3.0, count=3.6, role=3.0, duration=3.2, place=9.9, quote=9.9)
"""Score, without the value, from which two claims with different values fill one slot, by kind."""
CERTAIN = 1.0
"""How far above SLOT a score must lie for the slot to be certain."""
ALIKE = {Relation.EQUAL: "equal value", Relation.HEDGED: "equal value", Relation.ROUNDS: "near value", Relation.REFINES: "near value", Relation.OVERLAPS: "near value"}
BLOCK_WORDS = 6
"""How many of the rarest words of its clause a claim is found by."""


@dataclass(slots=True)
class Link:
    """A pair of claims, by index, and why they may be linked."""

    score: float
    a: int
    b: int
    agrees: bool
    features: dict[str, float]


@dataclass(slots=True)
class Group:
    """Claims of one fact, by index; `certain` is False where a likely slot joined different values."""

    members: list[int]
    certain: bool = True


def groups(claims: Sequence[Claim]) -> list[Group]:
    """The claims of one kind in one story, grouped into facts; each claim is in exactly one group."""
    slots = [slot(claim) for claim in claims]
    links = [link for a, b in _candidates(slots) if (link := weigh(slots[a], slots[b], a, b))]
    joined = _Joined(claims)
    for link in sorted((link for link in links if link.agrees), key=lambda link: (-link.score, link.a, link.b)):
        if link.score >= AGREE[claims[link.a].kind]:
            joined.join(link.a, link.b, certain=True)
    for link in sorted((link for link in links if not link.agrees), key=lambda link: (-link.score, link.a, link.b)):
        need = SLOT[claims[link.a].kind]
        if link.score >= need:
            joined.join(link.a, link.b, certain=link.score >= need + CERTAIN)
    return joined.groups()


def weigh(one: Slot, other: Slot, a: int = 0, b: int = 1) -> Link | None:
    """The link between two claims with its features, or None where the two can never be one fact."""
    if _kept_apart(one.claim, other.claim):
        return None
    relation = kinds()[one.claim.kind].compare(one.claim.value, other.claim.value).relation
    features = slot_features(one, other)
    alike = ALIKE.get(relation)
    if alike:
        features[alike] = 1.0
        features["rare value"] = value_rarity(one.claim)
    return Link(score(features), a, b, alike is not None, features)


def value_rarity(claim: Claim) -> float:
    """How much it says that two claims state this value: 0 for 2, 1 for 306,400 or a rare phrase."""
    digits = "".join(c for c in claim.quote if c.isdigit()).strip("0")
    words = max((rarity(word) for word in claim.quote.lower().split() if word.isalpha()), default=0.0)
    return min(1.0, 0.3 * max(0, len(digits) - 1) + 0.2 * words)


def _kept_apart(a: Claim, b: Claim) -> bool:
    """Does one sentence hold both, with different values?"""
    return (
        a.article == b.article
        and a.part == b.part
        and a.context.sentence_start == b.context.sentence_start
        and a.value != b.value
        and a.equivalent != b.id
    )


def _candidates(slots: Sequence[Slot]) -> Iterable[tuple[int, int]]:
    """The pairs that share a blocking key, each once, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(slots):
        found: set[int] = set()
        for key in _keys(each):
            found.update(index[key])
            index[key].append(number)
        yield from ((other, number) for other in sorted(found))


def _keys(each: Slot) -> set[str]:
    """The blocking keys of a claim: those of its value, which equal values share, and those of its slot."""
    keys = {f"v:{key}" for key in kinds()[each.claim.kind].keys(each.claim.value)}
    keys |= {f"w:{word}" for word in sorted(each.words, key=lambda word: (-rarity(word), word))[:BLOCK_WORDS]}
    keys |= {f"{name}:{word}" for name, word in (("p", each.person), ("a", each.act), ("g", each.group), ("f", each.form)) if word}
    return keys


class _Joined:
    """Union-find that refuses to put two disagreeing claims of one article into one group."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.group_of = list(range(len(claims)))
        self.members: dict[int, Group] = {number: Group([number]) for number in range(len(claims))}

    def join(self, a: int, b: int, *, certain: bool) -> bool:
        """Join the groups of two claims unless an article keeps them apart; says whether they are one now."""
        one, other = self.group_of[a], self.group_of[b]
        if one == other:
            return True
        if self._clash(self.members[one].members, self.members[other].members):
            return False
        keep, gone = sorted((one, other))
        moved = self.members.pop(gone)
        into = self.members[keep]
        into.members += moved.members
        into.certain = into.certain and moved.certain and certain
        for each in moved.members:
            self.group_of[each] = keep
        return True

    def _clash(self, ones: list[int], others: list[int]) -> bool:
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for each in ones:
            by_article[self.claims[each].article].append(self.claims[each])
        return any(_disagree(mine, self.claims[each]) for each in others for mine in by_article[self.claims[each].article])

    def groups(self) -> list[Group]:
        return [Group(sorted(group.members), group.certain) for _, group in sorted(self.members.items())]


def _disagree(a: Claim, b: Claim) -> bool:
    return kinds()[a.kind].compare(a.value, b.value).relation not in ALIKE
