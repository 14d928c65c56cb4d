"""Two places of one act that cannot both be true.

What it finds: two sources put one act in two cities, states or countries, or at two addresses, also where both cities
are named for other things besides; and two streets of one name that differ in their last word or their house number
("Wabash Court" here, "Wabash Place" there), where each source has one of them only.

Why it matters: a wrong street accuses the wrong house, and a wrong city the wrong police.

Example: "was stopped on Alder Court" and "was stopped on Alder Place": a warning, for a town may have both. One man
arrested in Bergen and in Aarhus: a conflict, for these lie in two countries; a warning where the one may be a part or a
suburb of the other. Two courts in two cities are a conflict. Not this rule: a block and its crossing, a city and the
country it lies in, "near" or "outside" a city, a place that both sources name, or an act that has many places, as an
earthquake, a storm or a payment has.

What would settle it: a map, and the record of the act: of the police or the court, or of who held it.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.doubts import Doubt
from reconcile.evidence.exclusion import facts_of
from reconcile.evidence.match_confidence import incidents
from reconcile.evidence.story_names import firsts
from reconcile.evidence.value_severity import conflict
from reconcile.evidence.wording import listed, quoted_sides
from reconcile.kinds.labelling import noun
from reconcile.kinds.place import KIND as PLACE
from reconcile.kinds.place import Place, apart
from reconcile.kinds.place.streets import Address, address, same_scene
from reconcile.languages import load, shared
from reconcile.messages import say, say_later
from reconcile.model import Claim, Fact, Finding, Relation, Severity, Story
from reconcile.rules.registry import Rule
from reconcile.text.letters import fold

NAME = "place-conflict"
MOST = 60
"""Addresses of one story that are held against each other."""
SHARED = 3
"""Words that two clauses must share to tell of one act in one place."""
STREETS = say_later("A map of the town: are there two such streets?")
WITHIN = say_later("A map: does the one lie in the other, or right beside it?")
VENUES = say_later("Whoever runs the place: is it one house under two names?")
RECORD = say_later("The record of the police, the fire brigade or the court.")
HOLDER = say_later("Whoever held it, or its announcement: where was it?")
SETTLE = (STREETS, RECORD)
"""Of two streets; what settles two towns depends on what happened there."""


def check(context: FindingContext) -> Iterable[Finding]:
    """One finding a fact whose places exclude each other, and one for each pair of streets of one name."""
    told: set[str] = set()
    for fact in facts_of(context, {PLACE.name}):
        found = conflict(context, _of_act(context, fact), NAME, SETTLE, counts=_one_act, always=(NEAR,))
        if found is not None:
            told.update(found.claims)
            yield dataclasses.replace(
                found, settle=tuple(map(say, _settle([context.claims[each] for each in found.claims])))
            )
    for story in context.matched.stories:
        yield from _twins(context, story.id, _addresses(context, story.articles))
        yield from (two for two in scenes(context, story) if told.isdisjoint(two.claims))


def _one_act(pair: Pair) -> bool:
    """Do both say where one and the same thing happened, a thing that has not many places?"""
    act = pair.a.attribute
    return (
        act is not None
        and act == pair.b.attribute
        and act not in _placed("many")
        and not (pair.a.negated or pair.b.negated)
    )


def _excuse(_case: FindingContext, _fact: Fact, pair: Pair) -> str | None:
    return None if _one_act(pair) else say("no act that happens in one place ties the two")


def scenes(context: FindingContext, story: Story) -> Iterator[Finding]:
    """One act in two cities, though each city is named for other things as well, and all that names it is one fact.

    Each article must give the act one city alone, and their clauses must share words that tell of it.
    """
    by_act: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for article in story.articles:
        for claim in context.claims_of_article[article]:
            act = claim.attribute
            if act and act not in _placed("many") and not claim.negated and _settled(claim):
                by_act[act][article].append(claim)
    for act, told in sorted(by_act.items()):
        single = [claims for claims in told.values() if len({fold(_canonical(claim)) for claim in claims}) == 1]
        sides: dict[str, list[Claim]] = defaultdict(list)
        for claims in single:
            sides[fold(_canonical(claims[0]))].append(claims[0])
        for ones, others in itertools.combinations(list(sides.values()), 2):
            alike = any(_share_words(a, b) for a in ones for b in others)
            if alike and PLACE.compare(ones[0].value, others[0].value).relation is Relation.DISJOINT:
                yield _two_scenes(context, story.id, act, ones, others)


def _settled(claim: Claim) -> bool:
    """Is it a city that the act is in, and not near, in running text?"""
    return claim.part == "text" and isinstance(claim.value, Place) and claim.value.type == "city"


def _canonical(claim: Claim) -> str:
    return claim.value.canonical if isinstance(claim.value, Place) else ""


def _share_words(a: Claim, b: Claim) -> bool:
    """Do the clauses share enough words, besides the places, to tell of one thing?"""
    own = {*a.quote.lower().split(), *b.quote.lower().split()}
    return len({word for word in set(a.context.clause) & set(b.context.clause) if word.isalpha()} - own) >= SHARED


def _two_scenes(context: FindingContext, story: str, act: str, ones: list[Claim], others: list[Claim]) -> Finding:
    sides = quoted_sides(context, (ones, others))
    return finding(
        NAME,
        Severity.WARNING,
        [*ones, *others],
        say("Place of {act}: {sides}.", act=act, sides=listed(sides)),
        say("Each source puts it in one city alone. It is likely, not certain, that both speak of one thing."),
        story=story,
        relation=Relation.DISJOINT,
        settle=(WITHIN, RECORD if act in incidents() else HOLDER),
    )


@cache
def _placed(table: str) -> frozenset[str]:
    """The acts of the table `placed`; those of telling have many places."""
    tables = shared()
    return frozenset(
        (*tables["acts"]["placed"][table], *(tables["families"]["telling"]["acts"] if table == "many" else ()))
    )


def _settle(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What would settle it: by the sort of the places, and by whether police or a fire brigade come to such an act."""
    types = {claim.value.type for claim in claims if isinstance(claim.value, Place)}
    first = STREETS if types == {"address"} else VENUES if types == {"venue"} else WITHIN
    return (first, RECORD if not incidents().isdisjoint(claim.attribute for claim in claims) else HOLDER)


def _near(context: FindingContext, _fact: Fact, pair: Pair) -> bool:
    """May the one be a part, or a suburb, of the other, for all that the tables know, or the act more than one spot's?

    Of two cities that the tables know neither is the other's suburb where no article names both: who writes of a
    suburb says of which city. A court sits in a city of its own.
    """
    one, other = pair.a.value, pair.b.value
    if not isinstance(one, Place) or not isinstance(other, Place):
        return True
    if pair.a.attribute in _placed("acts") and apart(one, other):
        return False
    known = all(place.type == "city" and place.within for place in (one, other))
    return not known or not (
        (_in_court(pair.a) and _in_court(pair.b))
        or (not _names_place(context, pair.a.article, other) and not _names_place(context, pair.b.article, one))
    )


def _in_court(claim: Claim) -> bool:
    """Does the clause say that it was in a court?"""
    venues = load(claim.context.language)["findings"].get("venue", {}).get("courts", ())
    return not frozenset(venues).isdisjoint(claim.context.clause)


def _names_place(context: FindingContext, article: str, place: Place) -> bool:
    head = fold(place.head)
    return any(
        fold(claim.value.head) == head for claim in context.claims_of_article[article] if isinstance(claim.value, Place)
    )


NEAR = Doubt(_near, say_later("The one may be a part of the other, or lie beside it."))


def _of_act(context: FindingContext, fact: Fact) -> Fact:
    """The fact under the name of what happened there, as most of its claims that say so have it."""
    acts = Counter(claim.attribute for claim in context.of(fact) if claim.attribute)
    return (
        dataclasses.replace(fact, label=say("place of {act}", act=noun(min(acts, key=lambda act: (-acts[act], act)))))
        if acts
        else fact
    )


def _addresses(context: FindingContext, articles: Iterable[str]) -> dict[Address, list[Claim]]:
    """The addresses of a story, each with the claims that name it."""
    found: dict[Address, list[Claim]] = defaultdict(list)
    for article in articles:
        for claim in context.claims_of_article[article]:
            if isinstance(claim.value, Place) and claim.value.type == "address":
                found[address(claim.value.canonical, load(claim.value.language))].append(claim)
    return found


def _twins(context: FindingContext, story: str, known: dict[Address, list[Claim]]) -> Iterator[Finding]:
    """Streets of one name in different articles, of which neither article names the other's."""
    if len(known) > MOST:
        return
    named: dict[str, list[Address]] = defaultdict(list)
    for each, claims in known.items():
        for claim in claims:
            named[claim.article].append(each)
    for (one, ones), (other, others) in itertools.combinations(known.items(), 2):
        if not _one_name(one, other) or same_scene(one, other) is not Relation.DISJOINT:
            continue
        mine = [claim for claim in ones if not _also(named[claim.article], other)]
        yours = [claim for claim in others if not _also(named[claim.article], one)]
        if mine and yours:
            yield _found(context, story, firsts(mine), firsts(yours))


def _one_name(a: Address, b: Address) -> bool:
    """Do both consist of one street of that name? A numbered street tells nothing: a grid has a 25th of every sort."""
    return (
        len(a.streets) == len(b.streets) == 1
        and a.streets[0].stem == b.streets[0].stem
        and not a.streets[0].stem[:1].isdigit()
    )


def _also(named: Iterable[Address], other: Address) -> bool:
    return any(same_scene(each, other) is not Relation.DISJOINT for each in named)


def _found(context: FindingContext, story: str, ones: list[Claim], others: list[Claim]) -> Finding:
    sides = quoted_sides(context, (ones, others))
    proof = say(
        "The street bears one name in both, the rest of the address differs, and neither source names the other's."
    )
    return finding(
        NAME,
        Severity.WARNING,
        [*ones, *others],
        say("One street or two: {sides}?", sides=listed(sides)),
        proof,
        story=story,
        relation=Relation.DISJOINT,
        settle=SETTLE,
    )


RULE = Rule(
    NAME,
    (Severity.CONFLICT, Severity.WARNING),
    check,
    order=20,
    kinds=frozenset({PLACE.name}),
    excuse=_excuse,
    values=True,
)
