"""Groups the claims of one kind in one story into facts, the best pair first.

Two sorts of link compete. Claims whose values are equal, near or containing are linked where they speak of the like.
Claims whose values differ are linked where their slot alone, which looks at no value, says that they fill one place.
Neither sort ever joins two claims that one sentence, or one text, keeps apart. A strong slot comes before a weak
agreement: the day of the shooting in two sources before the shooting and the arrest that fell on one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from reconcile.facts.acts import acts, counts_part
from reconcile.facts.alone import alone
from reconcile.facts.certain_slots import act_left_open, settled
from reconcile.facts.event_times import times
from reconcile.facts.features import score, slot_features
from reconcile.facts.match_keys import MatchKey, aside_claims, main_claims, masked, match_key, stem
from reconcile.facts.name_resolution import Names
from reconcile.facts.one_part import one_part
from reconcile.facts.orders import SIZE, SOME_DAYS, of_another_order
from reconcile.facts.parallel_sentences import Pair, parallels
from reconcile.facts.rarity import rarity
from reconcile.facts.renamed import renamed, unheard, words_of_names
from reconcile.facts.restated import restated, two_texts
from reconcile.facts.said_there import Stated, said_there, stated
from reconcile.facts.slips import slipped, unit_slipped
from reconcile.facts.sole import Mark, Marks, many_times, marks, sole_features, without_sole
from reconcile.facts.told_once import ToldOnce, say_one_thing, tells_of
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.count import Count
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.kinds.measure import Measure
from reconcile.kinds.name.words import name_words
from reconcile.kinds.place import Place
from reconcile.kinds.quote import Quote
from reconcile.kinds.rank.value import Rank, game_order
from reconcile.kinds.role import Role
from reconcile.languages import load
from reconcile.limits import MANY, WIDTH
from reconcile.model import Claim, Counterparts, Relation, Value
from reconcile.ruled import Constraints

AGREE: dict[str, float] = {name: kind.agree for name, kind in kinds().items()}
"""Score from which two claims with agreeing values are one fact, by kind."""
SLOT: dict[str, float] = {name: kind.slot for name, kind in kinds().items()}
"""Score, without the value, from which two claims with different values fill one slot, by kind."""
NEAR_COUNT = 2.0
"""The same for two counts of which one may be the other told loosely: 430 jobs and more than 400, 565 shops and
hundreds of stores."""
CERTAIN = 1.0
"""How far above SLOT a score must lie for the slot to be certain."""
ALIKE = {
    Relation.EQUAL: "equal value",
    Relation.HEDGED: "equal value",
    Relation.ROUNDS: "near value",
    Relation.REFINES: "near value",
    Relation.OVERLAPS: "near value",
}
UNRELATED = having(Trait.UNRELATED)
"""Kinds in which values that cannot be compared are hardly ever linked: a sum without a currency, metres and tonnes."""
LOOSE = having(Trait.LOOSE)
"""Kinds in which one article may say a thing in two ways that cannot be compared: "police sergeant", "the sergeant"."""
OF_PLACES = frozenset({"names near", "same form", "same time", "other time"})
"""What counts between two claims that name one place: it is the same place, whatever happened there."""
VAGUE = 2
"""How many times its lower end the upper end of a count must be for it to be no number that anybody counted."""
COARSE = 0.5
"""How much of its weight an agreement keeps that many things share: a month, a year, two counts that are near."""
DAY_RARITY = 0.4
"""How much it says that two claims name one day."""
AVERAGE = 0.5
"""The average over two groups must reach this share of what a single link needs."""
SLOT_AVERAGE = -0.6
"""The average over two groups of different values: a slot needs one plain sign, and nothing against it on the whole."""
FAR = -0.3
"""The score of a pair that shares no blocking key."""
CROWD = 80
"""How many claims one key leads to: a text that says one thing ten thousand times costs no more than its length."""
WEIGHED = ("person", "act", "group", "narrow", "about", "near", "words", "form", "main", "subject", "aside", "alone")
"""What a slot holds besides its claim."""
COPIES = 60
"""Claims of a value that are paired with another value's, one by one."""
SAMPLE = 20
"""Members of a group that stand for it when two groups are weighed."""
NONE = Constraints()
NOT_ALIKE = Counterparts(0.0, exact=False)
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
    relation: Relation = Relation.INCOMPARABLE
    """How their values relate."""
    plain: float = 0.0
    """The score without what only tells that each article gives one such value: that makes a slot likely, not
    certain."""


@dataclass(slots=True)
class Group:
    """Claims of one fact, by index; `certain` is False where a likely slot joined different values."""

    members: list[int]
    certain: bool = True
    torn: bool = False
    """Does it hold values that differ?"""
    said: dict[tuple[str, str], dict[Value, None]] = field(default_factory=dict)
    """The values that each text, an article or its title, gives here, each once."""
    sorts: dict[str, int] = field(default_factory=dict)
    """The class of its counted nouns in each family under which nothing is counted twice."""
    slots: list[tuple[int, int]] = field(default_factory=list)
    """Its pairs of different values that fill one slot by themselves, whatever else connects them."""
    named: list[tuple[int, int]] = field(default_factory=list)
    """Of these, the pairs whose slot names make certain: one person, or one act of one subject."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story's claims share: its names, the claims that date its main event, the claims that recall another day,
    and the counterparts in parallel sentences.
    """

    names: Names
    main: frozenset[str]
    when: Mapping[str, Value]
    parallels: Mapping[Pair, Counterparts]
    paired: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    """The pairs of counterparts by their kind."""
    limits: Constraints = NONE
    """What editors ruled about which claims are one fact: it counts for more than any score."""
    aside: frozenset[str] = frozenset()
    """The dates that their articles set apart from that of their main event."""
    stated: Stated = field(default_factory=dict)
    """What each article states, by value."""
    alone: Mapping[str, str] = field(default_factory=dict)
    """By claim, what its article gives no second value of."""
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The words of the names of each article."""
    sole: Marks = field(default_factory=dict)
    """What goes with one value alone in the article of a claim."""

    def match_key(self, claim: Claim) -> MatchKey:
        """What a claim of this story is matched by."""
        return match_key(
            claim,
            self.names,
            main=claim.id in self.main,
            aside=claim.id in self.aside,
            alone=self.alone.get(claim.id),
        )


def setting(claims: Sequence[Claim], names: Names, limits: Constraints = NONE) -> Setting:
    """The setting of the claims of one story, of all kinds."""
    main = main_claims(claims)
    known = words_of_names(claims)
    counterparts = _counterparts(claims, names, known)
    kind_of = {claim.id: claim.kind for claim in claims}
    paired: dict[str, list[Pair]] = defaultdict(list)
    for pair in counterparts:
        paired[kind_of[pair[0]]].append(pair)
    return Setting(
        names,
        main,
        times(claims, main),
        counterparts,
        paired,
        limits,
        aside_claims(claims, main),
        stated(claims),
        alone(claims),
        known,
        marks(claims),
    )


def _counterparts(
    claims: Sequence[Claim], names: Names, known: Mapping[str, frozenset[str]]
) -> dict[Pair, Counterparts]:
    """The claims that stand in one place of two sentences, which are nearly the same, or, in a story of two texts, tell
    one thing in other words: not of two things, of which each has a name that the other's sentence does not hold.
    So are two names that are given one part.

    `known` are the words of the names of each article."""
    found = parallels(claims)
    for pair, held in one_part(claims, known).items():
        found[pair] = replace(found.get(pair, NOT_ALIKE), part=held.name, crossed=held.crossed)
    if not two_texts(claims):
        return found
    by_id = {claim.id: claim for claim in claims}

    def named(claim: Claim) -> set[str]:
        return {name for form in claim.context.near if (name := names.canonical(claim.article, form))}

    for pair, sure in restated(claims).items():
        one, other = (named(by_id[each]) for each in pair)
        if not one or not other or one & other:
            found[pair] = replace(found.get(pair, NOT_ALIKE), restated=sure)
    for pair, sure in renamed(claims).items():
        found[pair] = replace(found.get(pair, NOT_ALIKE), restated=sure)
    return found


def groups(claims: Sequence[Claim], story: Setting, *, told_once: bool = True) -> list[Group]:
    """The claims of one kind in one story, grouped into facts; each claim is in exactly one group.

    Without `told_once` scores alone group them.
    """
    if len(claims) <= MANY:
        return grown(claims, links(claims, story), story.limits, told_once=told_once)
    folds = _folded(claims, story)
    firsts = [claims[fold[0]] for fold in folds]
    copies = [[claims[each] for each in fold] for fold in folds]
    joined = Joined(firsts, found := links(firsts, story), copies, story.limits)
    joined.join_all(found)
    if told_once:
        joined.join_told_once(found)
    return [_unfolded(group, folds) for group in joined.groups(found)]


def links(claims: Sequence[Claim], story: Setting, *, explained: bool = False) -> list[Link]:
    """The weighed pairs of the claims that share a blocking key and can be one fact.

    Where they are to be `explained`, each has its features; else those of most, of which nobody asks more than the
    score, do not stay in memory.
    """
    if not claims:
        return []
    slots = [story.match_key(claim) for claim in claims]
    related, slot = _relations(claims), SLOT[claims[0].kind]
    found: list[Link] = []
    forgotten: dict[str, float] = {}
    for a, b in _candidates(slots, story, claims[0].kind):
        link = weigh(slots[a], slots[b], story, a, b, related)
        if link is not None:
            if not explained and link.plain < slot and not say_one_thing(link.relation):
                link.features = forgotten
            found.append(link)
    return found


def _relations(claims: Sequence[Claim]) -> Callable[[int, int], Relation]:
    """How the values of two claims, given by number, relate: worked out once for two values."""
    numbers: dict[Value, int] = {}
    value_of = [numbers.setdefault(claim.value, len(numbers)) for claim in claims]
    known: dict[tuple[int, int], Relation] = {}

    def related(a: int, b: int) -> Relation:
        key = (value_of[a], value_of[b])
        found = known.get(key)
        if found is None:
            found = known[key] = kinds()[claims[a].kind].compare(claims[a].value, claims[b].value).relation
        return found

    return related


def grown(
    claims: Sequence[Claim], found: Sequence[Link], limits: Constraints = NONE, *, told_once: bool = True
) -> list[Group]:
    """The groups that the links make of the claims, within what was ruled; without `told_once` by scores alone."""
    joined = Joined(claims, found, limits=limits)
    joined.join_all(found)
    if told_once:
        joined.join_told_once(found)
    return joined.groups(found)


def _folded(claims: Sequence[Claim], story: Setting) -> list[list[int]]:
    """The claims by index, those of different articles side by side that are alike in all that is ever weighed.

    Copies of one text state one thing many times: what is weighed once for the first of them holds for all.
    """
    slots = [story.match_key(claim) for claim in claims]
    ruled = story.limits.named
    folds: dict[object, list[int]] = {}
    for number, (claim, one) in enumerate(zip(claims, slots, strict=True)):
        copy = claim.id if claim.id in ruled else _weighed(claim, one, story)
        fold = folds.get(copy, [number])
        again = claims[fold[-1]].article == claim.article and claims[fold[-1]].part == claim.part
        if fold == [number]:
            folds[copy] = fold
        elif again or not _one_by_themselves(slots[fold[0]], one, story):
            folds[copy, number] = [number]
        else:
            fold.append(number)
    return sorted(folds.values())


def _weighed(claim: Claim, one: MatchKey, story: Setting) -> object:
    """All of a claim that is ever weighed, as one thing that can be compared; a sum told in two currencies stands for
    itself."""
    slot_of = tuple(getattr(one, name) for name in WEIGHED)
    told = (claim.value, claim.status, claim.negated, claim.context.phase, story.when.get(claim.id))
    return (
        slot_of,
        told,
        story.sole.get(claim.id),
        tuple(sorted(claim.context.extra.items())),
        claim.equivalent is not None and claim.id,
    )


def _one_by_themselves(one: MatchKey, other: MatchKey, story: Setting) -> bool:
    """Are two claims that are alike in all that is weighed one fact, or too little to tell?"""
    link = weigh(one, other, story)
    return link is not None and link.agrees and link.score >= AGREE[one.claim.kind]


def _unfolded(group: Group, folds: Sequence[Sequence[int]]) -> Group:
    """The group with all the claims that its members stand for."""
    members = sorted(each for number in group.members for each in folds[number])
    slots, named = (
        [(min(a, b), max(a, b)) for one, other in pairs for a in folds[one][:COPIES] for b in folds[other][:COPIES]]
        for pairs in (group.slots, group.named)
    )
    return Group(members, group.certain, slots=slots, named=named)


def weigh(
    one: MatchKey,
    other: MatchKey,
    story: Setting,
    a: int = 0,
    b: int = 1,
    related: Callable[[int, int], Relation] | None = None,
) -> Link | None:
    """The link between two claims with its features, or None where the two can never be one fact; `related` gives how
    their values relate where that is known."""
    if cannot_link(one.claim, other.claim):
        return None
    relation = (
        related(a, b) if related else kinds()[one.claim.kind].compare(one.claim.value, other.claim.value).relation
    )
    features = slot_features(one, other, story.when)
    anew = _told_anew(one, other, story, features)
    if relation is Relation.INCOMPARABLE and one.claim.kind in UNRELATED:
        if _two_currencies(one.claim, other.claim):
            features["other currency"] = 1.0
        elif _one_title(one, other) or _one_holder(one, other):
            relation = Relation.REFINES
        else:
            return None
    _unlike_features(one.claim, relation, features)
    alike = (
        None
        if anew
        else ALIKE.get(relation)
        or ("near value" if isinstance(one.claim.value, Quote) and relation is Relation.DIFFERS else None)
    )
    if alike:
        features = _told_of_one_value(one.claim, features)
        if isinstance(one.claim.value, Measure) and masked(one.claim.quote) != masked(other.claim.quote):
            features.pop("same form", None)  # two equal lengths have one unit by chance
    if isinstance(one.claim.value, Count) and alike != "equal value":
        _count_features(one.claim, other.claim, near=alike is not None, features=features)
        alike = None
    twin = features.get("parallel sentences", 0.0)
    if not alike and relation is not Relation.INCOMPARABLE and said_there(one.claim, other.claim, story.stated, twin):
        features["said there too"] = 1.0
    if not alike:
        features |= _of_two_values(one.claim, other.claim, story, features)
    if alike:
        features.pop("one recalled", None)
        features[alike] = COARSE if _coarse(one.claim) or _coarse(other.claim) else 1.0
        features["rare value"] = value_rarity(one.claim)
    found, plain = score(features), without_sole(features)
    return Link(found, a, b, alike is not None, features, relation, found if plain is features else score(plain))


def _told_anew(one: MatchKey, other: MatchKey, story: Setting, features: dict[str, float]) -> bool:
    """Add what two sentences tell in which both claims stand in one place; do they tell one thing in other words, and
    give it two values?"""
    mine, its = one.claim.id, other.claim.id
    found = story.parallels.get((mine, its) if mine < its else (its, mine))
    if found is None:
        return False
    two_groups = isinstance(one.claim.value, Count) and features.get("narrowed otherwise") == 1.0
    told = {"parallel sentences": found.sure, "told in other words": 0.0 if two_groups else found.restated}
    features |= {name: value for name, value in told.items() if value}
    if act_left_open(one.claim, other.claim, found.restated):
        features.pop("other act", None)
    return found.restated > 0.0


def _of_two_values(a: Claim, b: Claim, story: Setting, features: Mapping[str, float]) -> dict[str, float]:
    """What two values that do not agree tell, beside what goes with each alone in its article."""
    slip = {"slip of the pen": 1.0} if slipped(a.value, b.value) else of_another_order(a.value, b.value)
    if confused := unit_slipped(a.value, b.value):
        slip["other unit"] = confused
    if isinstance(a.value, Place) and _strange(a, b, story) and _strange(b, a, story):
        slip["neither names the other"] = 1.0
    return slip | sole_features(a, b, story.sole, features)


def _strange(claim: Claim, other: Claim, story: Setting) -> bool:
    """Has the other's article no trace of the place that the claim names?"""
    return unheard(claim, story.named.get(other.article, frozenset()))


def _unlike_features(claim: Claim, relation: Relation, features: dict[str, float]) -> None:
    """What two values that do not agree tell nevertheless: two people in one office, two dates that nothing relates."""
    if isinstance(claim.value, Role) and relation is Relation.DISJOINT and features.pop("other person", 0.0):
        features["same office"] = 1.0
    if relation is Relation.INCOMPARABLE and isinstance(claim.value, Date) and "main event" not in features:
        features["not comparable"] = 1.0
    if relation is not Relation.DISJOINT and features.pop("other year", 0.0):
        features["one recalled"] = 1.0  # what may be one value is not kept apart by how a sentence begins


def _told_of_one_value(claim: Claim, features: Mapping[str, float]) -> dict[str, float]:
    """The features that still count where the values agree: whom two articles make it out to be about may differ."""
    if isinstance(claim.value, Place):
        return {name: value for name, value in features.items() if name in OF_PLACES and name != "other subject"}
    dropped = set() if isinstance(claim.value, Date) else {"other subject"}
    if isinstance(claim.value, Quote):
        dropped.add("other time")  # one wording was said once; the day beside it may be that of what it tells
    return {name: value for name, value in features.items() if name not in dropped}


def _count_features(a: Claim, b: Claim, *, near: bool, features: dict[str, float]) -> None:
    """Two counts that are not equal: near ones may meet by chance, and a part is not the whole."""
    if near and not (_vague(a) or _vague(b)):
        features["near value"] = COARSE
    anew = "told in other words" in features and "same act" in features
    if counts_part(a) != counts_part(b) and not anew:
        features["part and whole"] = 1.0


def _vague(claim: Claim) -> bool:
    """Is it a number that nobody counted ("several", "dozens"), which reaches to twice itself and more? It meets all
    others."""
    low, high = getattr(claim.value, "low", None), getattr(claim.value, "high", None)
    return low is not None and high is not None and low > 0 and high >= VAGUE * low


def _two_currencies(a: Claim, b: Claim) -> bool:
    """Are both sums whose currencies are known: can a rate tell whether they are one?"""
    return bool(getattr(a.value, "currency", None) and getattr(b.value, "currency", None)) and a.article != b.article


def _one_title(one: MatchKey, other: MatchKey) -> bool:
    """Do two roles name one title, of which one says no person and nothing speaks of two: "the CEO", "its CEO Paul
    Brown"?"""
    a, b = one.claim.context.extra, other.claim.context.extra
    if (
        not isinstance(one.claim.value, Role)
        or not a.get("family")
        or a.get("family") != b.get("family")
        or a.get("former") != b.get("former")
        or a.get("year") != b.get("year")  # "the 2007 host" and the host of now
    ):
        return False
    named = [house for each in (one, other) if (house := getattr(each.claim.value, "organisation_canonical", None))]
    origins = name_words(load(one.claim.context.language)).demonyms
    houses = {house for house in named if house.lower() not in origins}  # "a Hungarian minister": where, not of whom
    return not (one.person and other.person) and len(houses) < 2


def _one_holder(one: MatchKey, other: MatchKey) -> bool:
    """Do two roles tell what one person is: "the counsel", "its former counsel"; "a spokesman", "her publicist"?

    Two articles choose among what somebody is. An office that is held for a time only is another one than that which
    its holder has ("an assistant manager", "the interim coach"); so are those of two organisations with names.
    """
    a, b = one.claim, other.claim
    if not isinstance(a.value, Role) or not isinstance(b.value, Role) or not one.person or one.person != other.person:
        return False
    if a.context.extra.get("acting") != b.context.extra.get("acting"):
        return False
    houses = {
        house.casefold()
        for each in (a.value, b.value)
        if (house := each.organisation) and house[:1] != house[:1].lower()
    }
    return len(houses) < 2


def value_rarity(claim: Claim) -> float:
    """How much it says that two claims state this value: 0 for 2 or a year, 1 for 306,400 or a rare phrase."""
    if isinstance(claim.value, Date):
        return 0.0 if _coarse(claim) else DAY_RARITY
    return _quote_rarity(claim.quote, claim.context.language)


@lru_cache(maxsize=10_000)
def _quote_rarity(quote: str, language: str) -> float:
    """How much the digits and the words of a quote say."""
    digits = "".join(c for c in quote if c.isdigit()).strip("0")
    words = max((rarity(word, language) for word in quote.lower().split() if word.isalpha()), default=0.0)
    return min(1.0, 0.3 * max(0, len(digits) - 1) + 0.2 * words)


def _coarse(claim: Claim) -> bool:
    """Is it a date of more than some days, or a bare unit of time ("for years")? Many things happen in one month, and
    many take years."""
    if isinstance(claim.value, Duration):
        return claim.value.vague and claim.quote.lower() == claim.value.unit.plural
    if not isinstance(claim.value, Date):
        return False
    earliest, latest = claim.value.earliest, claim.value.latest
    return earliest is not None and latest is not None and (latest - earliest).days > SOME_DAYS


def _kept_apart(a: Claim, b: Claim) -> bool:
    """Does one sentence hold both, with different values?"""
    return (
        a.article == b.article
        and a.part == b.part
        and a.context.sentence_start == b.context.sentence_start
        and a.value != b.value
        and a.equivalent != b.id
    )


def _two_ends(a: Claim, b: Claim) -> bool:
    """Does one say when the act began, the other when it ended?"""
    one, other = a.context.phase, b.context.phase
    return one != other and {one, other} == {"start", "end"} and a.value != b.value


def _one_base(a: Claim, b: Claim) -> bool:
    """Is one of two dates the base of a comparison ("up from a year earlier"), and the other the period reported?"""
    return ("base" in a.context.extra) != ("base" in b.context.extra)


def _of_another_size(a: Claim, b: Claim) -> bool:
    """Is one a vague count ("tens of thousands"), and ten times as large, or as small, as the other? Or do two lengths
    of time lie further apart than a minute and an hour?"""
    if isinstance(a.value, Duration):
        return many_times(a, b)
    if not isinstance(a.value, Count) or not (_vague(a) or _vague(b)):
        return False
    (low, high), (other_low, other_high) = (
        (getattr(claim.value, "low", None), getattr(claim.value, "high", None)) for claim in (a, b)
    )
    return bool((low and other_high and low > SIZE * other_high) or (other_low and high and other_low > SIZE * high))


def _one_difference(a: Claim, b: Claim) -> bool:
    """Does one tell how far two things are apart ("six rounds fewer than last year"), and the other a size?"""
    return ("difference" in a.context.extra) != ("difference" in b.context.extra)


def _by_another_clock(a: Claim, b: Claim) -> bool:
    """Are they minutes of a game or rounds of a cup, and not the same, or is only one of them?"""
    if not (isinstance(a.value, Rank) and isinstance(b.value, Rank)):
        return False
    orders = {game_order(a.value), game_order(b.value)}
    return orders != {""} and (len(orders) > 1 or a.value.rank != b.value.rank)


CANNOT_LINK: tuple[tuple[Callable[[Claim, Claim], bool], type[object], str], ...] = (
    (_kept_apart, object, "One sentence holds both, with different values: it keeps them apart."),
    (_two_ends, object, "The one says when the act began, the other when it ended."),
    (_of_another_size, object, "The one is of another order of size."),
    (_one_base, object, "The one is the base of a comparison, the other the period reported."),
    (_by_another_clock, Rank, "They are minutes of a game or rounds of a cup, of which it has several."),
    (_one_difference, object, "The one is a difference between two things, the other the size of one."),
)
"""Tests of which none may hold of two claims of one fact, each with the class of the values that it is about, and what
it says."""


def cannot_link(a: Claim, b: Claim) -> str | None:
    """Why two claims can never be one fact, whatever speaks for it; None where nothing keeps them apart."""
    for holds, why in _tests_of(type(a.value)):
        if holds(a, b):
            return why
    return None


@cache
def _tests_of(value: type[object]) -> tuple[tuple[Callable[[Claim, Claim], bool], str], ...]:
    """Those of the tests that can hold of values of that class."""
    return tuple((holds, why) for holds, about, why in CANNOT_LINK if issubclass(value, about))


def _candidates(slots: Sequence[MatchKey], story: Setting, kind: str) -> Iterable[tuple[int, int]]:
    """The pairs that share a blocking key, or stand in parallel sentences, each once, in order.

    Of more than MANY claims, each meets those of its smallest blocks, the most telling ones, until it met WIDTH.
    """
    index: dict[str, list[int]] = defaultdict(list)
    many = len(slots) > MANY
    places = {each.claim.id: number for number, each in enumerate(slots)}
    met_in: dict[int, set[int]] = defaultdict(set)
    for pair in story.paired.get(kind, ()):
        if pair[0] in places and pair[1] in places:
            first, last = sorted(places[each] for each in pair)
            met_in[last].add(first)
    for number, each in enumerate(slots):
        found: set[int] = met_in[number]
        blocks = [index[key] for key in _keys(each, story.sole.get(each.claim.id, ()))]
        for met in sorted(blocks, key=lambda block: (len(block), block)) if many else blocks:
            if not many or len(found) < WIDTH:
                found.update(met)
        for met in blocks:
            if len(met) < CROWD:
                met.append(number)
        for other in sorted(found):
            yield other, number


def _keys(each: MatchKey, marks: Iterable[Mark]) -> set[str]:
    """The blocking keys of a claim: those of its value, which equal values share, those of its slot, and its marks,
    which lead to its value alone in its article."""
    keys = {f"v:{key}" for key in kinds()[each.claim.kind].keys(each.claim.value)}
    keys.update(_block_words(each.words, each.claim.context.language, BLOCK_WORDS))
    keys |= {"main"} if each.main else set()
    keys |= {
        f"{name}:{word}"
        for name, word in (("p", each.person), ("a", each.act), ("g", each.group), ("f", each.form), ("o", each.alone))
        if word
    }
    return keys | {f"m:{sort}:{word}" for sort, word in marks}


@lru_cache(maxsize=10_000)
def _block_words(words: frozenset[str], language: str, most: int) -> tuple[str, ...]:
    """The keys of the rarest words of a clause, which most of its claims share."""
    return tuple(f"w:{word}" for word in sorted(words, key=lambda word: (-rarity(word, language), word))[:most])


class Joined:
    """Groups that grow by the best link first, on the average of all pairs between them.

    Two groups are never one where an article in both states values that disagree, or where a pair is kept apart.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        links: Sequence[Link],
        copies: Sequence[Sequence[Claim]] | None = None,
        limits: Constraints = NONE,
    ) -> None:
        """`copies` holds for each claim those that it stands for, itself among them; by default it stands for itself.

        `limits` names claims that stand for none but themselves.
        """
        self.claims = claims
        self.articles = [
            frozenset(each.article for each in (copies[number] if copies else (claim,)))
            for number, claim in enumerate(claims)
        ]
        """The articles that each claim stands for."""
        self.scores = {(link.a, link.b): link.score for link in links}
        self.group_of = list(range(len(claims)))
        self.refused: set[tuple[int, int, int, int, bool]] = set()
        """Groups that were not joined, with their sizes: as long as neither grows, another link tells nothing new."""
        self.members = {
            number: Group(
                [number],
                said={
                    (each.article, each.part): {each.value: None} for each in (copies[number] if copies else (claim,))
                },
                sorts=_sorts(claim),
            )
            for number, claim in enumerate(claims)
        }
        number_of = {claim.id: number for number, claim in enumerate(claims)} if limits else {}
        self.apart = [
            [{number_of[each] for each in side if each in number_of} for side in sides] for sides in limits.apart
        ]
        for ids in limits.together:
            members = sorted(number_of[each] for each in ids if each in number_of)
            for each in members[1:]:
                self._merge(*sorted((self.group_of[members[0]], self.group_of[each])))

    def join_all(self, links: Iterable[Link]) -> None:
        """Join what the links connect, the best first, where the groups are alike enough on average."""
        if not self.claims:
            return
        strong = [link for link in links if link.score >= self._needed(link)]
        for link in sorted(strong, key=lambda link: (-link.score, link.a, link.b)):
            need = self._needed(link)
            if link.agrees:
                self._join(link, need * AVERAGE, certain=True)
            else:
                self._join(link, SLOT_AVERAGE, certain=link.plain >= need + CERTAIN)

    def _needed(self, link: Link) -> float:
        """The score from which a link joins."""
        claim = self.claims[link.a]
        if link.agrees:
            return AGREE[claim.kind]
        return NEAR_COUNT if link.relation in ALIKE and isinstance(claim.value, Count) else SLOT[claim.kind]

    def join_told_once(self, links: Sequence[Link]) -> None:
        """Join what agrees and is told once by each of two articles, though nothing else ties it."""
        if not self.claims or not tells_of(self.claims[0].kind):
            return
        once = ToldOnce(self.claims, self.articles, links, AGREE[self.claims[0].kind])
        for a, b in once.pairs(self._lone):
            one, other = sorted((self.group_of[a], self.group_of[b]))
            if self._lone(a, b) and not self._clash(self.members[one], self.members[other]):
                self._merge(one, other)

    def _lone(self, a: int, b: int) -> bool:
        """Are two claims in two groups, of which neither holds what an article of the other claim tells?"""
        one, other = (self.members[self.group_of[each]] for each in (a, b))
        mine, its = self.articles[a], self.articles[b]
        return (
            one is not other
            and all(article not in its for article, _ in one.said)
            and all(article not in mine for article, _ in other.said)
        )

    def _join(self, link: Link, floor: float, *, certain: bool) -> None:
        one, other = sorted((self.group_of[link.a], self.group_of[link.b]))
        if one == other:
            return
        ones, others = self.members[one], self.members[other]
        tried = (one, other, len(ones.members), len(others.members), link.agrees)
        if tried in self.refused:
            return
        self.refused.add(tried)  # where they are joined, they are never asked about again
        if self._average(ones.members, others.members) < floor or self._clash(ones, others):
            return
        if (
            not link.agrees
            and (ones.torn or others.torn)
            and not self._meet(ones, others, floor=SLOT[self.claims[link.a].kind])
        ):
            ones.certain = others.certain = False
            return
        self._merge(one, other)
        ones.certain = ones.certain and certain
        ones.torn = ones.torn or not link.agrees

    def _merge(self, one: int, other: int) -> None:
        """Put the second group into the first."""
        if one == other:
            return
        ones, others = self.members[one], self.members.pop(other)
        ones.members += others.members
        ones.sorts = {**ones.sorts, **others.sorts}
        for text, values in others.said.items():
            ones.said.setdefault(text, {}).update(values)
        ones.certain = ones.certain and others.certain
        ones.torn = ones.torn or others.torn
        for each in others.members:
            self.group_of[each] = one

    def _meet(self, ones: Group, others: Group, *, floor: float) -> bool:
        """Does each value of the one group fill one slot with each value of the other that it excludes?

        Of three values that only a chain connects, the first and the last are rarely of one thing.
        """
        kind = self.claims[ones.members[0]].kind
        best: dict[tuple[Value, Value], float] = {}
        for a in ones.members[:SAMPLE]:
            for b in others.members[:SAMPLE]:
                key = (self.claims[a].value, self.claims[b].value)
                best[key] = max(best.get(key, FAR), self.scores.get((min(a, b), max(a, b)), FAR))
        return all(score >= floor or not _disagree(kind, *key) for key, score in best.items())

    def _average(self, ones: list[int], others: list[int]) -> float:
        """The mean score of the pairs between two groups, of large ones of their first; what nothing connects counts as
        FAR."""
        pairs = [(a, b) if a < b else (b, a) for a in ones[:SAMPLE] for b in others[:SAMPLE]]
        return sum([self.scores.get(pair, FAR) for pair in pairs], 0.0) / len(pairs)

    def _clash(self, ones: Group, others: Group) -> bool:
        """Does one text state values in both groups that disagree, or do they count what is never the same: men,
        women?"""
        if self.apart and self._ruled_apart(ones.members + others.members):
            return True
        if any(others.sorts.get(family, number) != number for family, number in ones.sorts.items()):
            return True
        kind = self.claims[ones.members[0]].kind
        both = ones.said.keys() & others.said.keys()
        return any(_disagree(kind, a, b) for text in both for a in ones.said[text] for b in others.said[text])

    def _ruled_apart(self, members: Sequence[int]) -> bool:
        """Are there claims of two sides of one split among them?"""
        return any(sum(not side.isdisjoint(members) for side in sides) > 1 for sides in self.apart)

    def groups(self, links: Iterable[Link]) -> list[Group]:
        """The groups as they stand, by their first claim, with those of the links that lie in one slot."""
        found = {number: Group(sorted(group.members), group.certain) for number, group in sorted(self.members.items())}
        for link in links:
            number = self.group_of[link.a]
            if not link.agrees and number == self.group_of[link.b] and link.plain >= SLOT[self.claims[link.a].kind]:
                found[number].slots.append((link.a, link.b))
                if settled(self.claims[link.a], link.features, link.plain >= SLOT[self.claims[link.a].kind] + CERTAIN):
                    found[number].named.append((link.a, link.b))
        return list(found.values())


def _sorts(claim: Claim) -> dict[str, int]:
    return (
        dict(acts().sort(stem(claim.context.group, claim.context.language)))
        if isinstance(claim.value, Count) and claim.context.group
        else {}
    )


def _disagree(kind: str, a: Value, b: Value) -> bool:
    relation = kinds()[kind].compare(a, b).relation
    return relation not in ALIKE and not (relation is Relation.INCOMPARABLE and kind in LOOSE)
