"""Stories, then names, then facts: the order in which claims find each other."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.facts import constraining, entities, origins, stories
from reconcile.facts.clustering import groups
from reconcile.facts.joining import Group
from reconcile.facts.labels import label, told_apart
from reconcile.facts.name_resolution import Names
from reconcile.facts.respelled import respelled
from reconcile.facts.retyped import retyped
from reconcile.facts.setting import NONE, Setting, setting
from reconcile.isolation import Isolation
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.role import Role
from reconcile.languages import reported
from reconcile.memory import Memory
from reconcile.model import Article, Claim, Counterparts, Fact, Matched, Relation, Side, Story, Value
from reconcile.ruled import Constraints

Progress = Callable[[str, int, int], None]


def match(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    progress: Progress = lambda step, done, total: None,
    isolation: Isolation | None = None,
    limits: Constraints = NONE,
    memory: Memory | None = None,
) -> Matched:
    """Group the articles into stories and the claims of each story into facts; the order of both changes nothing.

    What `limits` holds together is one fact, and its articles one story, whatever speaks against it; what it holds
    apart is never one.

    A story that cannot be matched keeps its claims, has no facts, and is listed by `isolation`; without one it raises.
    """
    isolation = isolation or Isolation(strict=True)
    by_id = {article.id: article for article in articles}
    found = constraining.one_story(stories.group(articles, isolation, memory), by_id, claims, limits)
    story_of = {article: story.id for story in found for article in story.articles}
    by_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in story_of:
            by_story[story_of[claim.article]].append(claim)
    placed: list[Article] = []
    renamed: list[Claim] = []
    facts: list[Fact] = []
    parallels: dict[tuple[str, str], Counterparts] = {}
    for number, story in enumerate(found):
        mine = [by_id[each] for each in story.articles]
        told = sorted(by_story[story.id], key=place)
        origin_of, canonical, agreed, alike = _matched(story, mine, told, isolation, limits)
        placed += [dataclasses.replace(article, story=story.id, origin=origin_of[article.id]) for article in mine]
        renamed += canonical
        facts += agreed
        parallels.update(alike)
        progress("Matching claims", number + 1, len(found))
    return Matched(
        tuple(sorted(placed, key=lambda article: article.id)),
        found,
        tuple(sorted(renamed, key=place)),
        tuple(facts),
        parallels,
    )


def match_story(story: Story, articles: Sequence[Article], claims: Iterable[Claim], isolation: Isolation) -> Matched:
    """What `match` yields for one story, given its articles and their claims."""
    told = sorted(claims, key=place)
    origin_of, canonical, agreed, alike = _matched(story, articles, told, isolation, NONE)
    placed = [dataclasses.replace(article, story=story.id, origin=origin_of[article.id]) for article in articles]
    return Matched(
        tuple(sorted(placed, key=lambda article: article.id)),
        (story,),
        tuple(sorted(canonical, key=place)),
        tuple(agreed),
        alike,
    )


def _matched(
    story: Story, articles: Sequence[Article], claims: list[Claim], isolation: Isolation, limits: Constraints
) -> tuple[Mapping[str, str], list[Claim], list[Fact], Mapping[tuple[str, str], Counterparts]]:
    """The origins of a story's articles, its claims under canonical names, its facts, and the counterparts in parallel
    sentences; what failed is left as it was.
    """
    alike: Mapping[tuple[str, str], Counterparts] = {}
    origin_of: Mapping[str, str] = {article.id: article.id for article in articles}
    facts: list[Fact] = []
    with isolation.apart([article.path for article in articles], "matched"):
        origin_of = origins.origins(articles)
        renamed, names = named(claims)
        told = setting(renamed, names, limits)
        facts = _facts(story, renamed, told, origin_of)
        claims, alike = renamed, told.parallels
    return origin_of, claims, facts, alike


def place(claim: Claim) -> tuple[object, ...]:
    """Where a claim stands: title before text, then the order of reading."""
    return (claim.article, claim.part != "title", claim.start, claim.end, claim.kind, claim.id)


def named(claims: list[Claim]) -> tuple[list[Claim], Names]:
    """The claims with every name and role under the canonical name that it has in the story, and those names."""
    claims = respelled(retyped(claims))
    canonical = entities.resolve(claims)
    names = Names(claims, canonical)
    return [_renamed(claim, canonical.get(claim.id), names) for claim in claims], names


def _renamed(claim: Claim, canonical: str | None, names: Names) -> Claim:
    if canonical is not None:
        if canonical == claim.value.canonical:  # type: ignore[attr-defined]
            return claim  # mostly
        return claim.stating(dataclasses.replace(claim.value, canonical=canonical))  # type: ignore[type-var]
    if not isinstance(claim.value, Role):
        return claim
    person, organisation = (
        names.canonical(claim.article, getattr(claim.value, part)) for part in ("person", "organisation")
    )
    led = dataclasses.replace(claim.value, person_canonical=person, organisation_canonical=organisation)
    return claim.stating(led)


def _facts(story: Story, claims: Sequence[Claim], told: Setting, origin_of: Mapping[str, str]) -> list[Fact]:
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_kind[claim.kind].append(claim)
    found: list[Fact] = []
    for kind in sorted(by_kind):
        mine = by_kind[kind]
        grouped = _by_entity(mine) if kind in having(Trait.ENTITY) else groups(mine, told)
        ruled = constraining.constrained(mine, with_equivalents(mine, grouped), told.limits)
        found += [_fact(story, kind, mine, group, origin_of) for group in ruled]
    return told_apart(found, {claim.id: claim for claim in claims})


def _by_entity(claims: Sequence[Claim]) -> list[Group]:
    """All mentions of one entity are one fact."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_name[claim.value.canonical.casefold()].append(number)  # type: ignore[attr-defined]
    return [Group(members) for members in by_name.values()]


def with_equivalents(claims: Sequence[Claim], grouped: Iterable[Group]) -> list[Group]:
    """The same sum in two currencies is one fact: join the groups that equivalents connect."""
    if not any(claim.equivalent for claim in claims):
        return sorted(grouped, key=lambda group: group.members[0])
    index = {claim.id: number for number, claim in enumerate(claims)}
    merged: dict[int, Group] = {}
    for group in grouped:
        partners = {index[claims[each].equivalent] for each in group.members if claims[each].equivalent in index}  # type: ignore[index]
        into = {id(merged[each]): merged[each] for each in sorted(partners) if each in merged}
        whole = Group(
            sorted({*group.members, *itertools.chain.from_iterable(other.members for other in into.values())}),
            group.certain and all(g.certain for g in into.values()),
            slots=[*group.slots, *itertools.chain.from_iterable(other.slots for other in into.values())],
            named=[*group.named, *itertools.chain.from_iterable(other.named for other in into.values())],
        )
        for each in whole.members:
            merged[each] = whole
    return list({id(group): group for _, group in sorted(merged.items())}.values())


def _fact(story: Story, kind: str, mine: Sequence[Claim], group: Group, origin_of: Mapping[str, str]) -> Fact:
    claims = [mine[each] for each in group.members]
    slots, named = (frozenset((mine[a].id, mine[b].id) for a, b in pairs) for pairs in (group.slots, group.named))
    first = min(claim.id for claim in claims)
    digest = hashlib.blake2b(f"{kind}|{first}".encode(), digest_size=5).hexdigest()
    sides = _sides(claims, origin_of)
    return Fact(
        f"k-{digest}",
        story.id,
        kind,
        label(kind, claims),
        tuple(claim.id for claim in claims),
        _worst(kind, sides),
        tuple(side for side, _ in sides),
        group.certain,
        slots,
        named=named,
    )


def _sides(claims: Sequence[Claim], origin_of: Mapping[str, str]) -> list[tuple[Side, Claim]]:
    """One side a value, with a claim that states it; the value that most articles state comes first."""
    by_value: dict[Value, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[claim.value].append(claim)
    found = []
    for same in by_value.values():
        articles = {claim.article for claim in same}
        shown = kinds()[same[0].kind].show(same[0].value, reported())
        found.append(
            (
                Side(
                    shown,
                    tuple(claim.id for claim in same),
                    len(articles),
                    len({origin_of[article] for article in articles}),
                ),
                same[0],
            )
        )
    return sorted(found, key=lambda side: (-side[0].articles, place(side[1])))


def _worst(kind: str, sides: Sequence[tuple[Side, Claim]]) -> Relation:
    pairs = itertools.combinations([claim.value for _, claim in sides], 2)
    return max(
        (kinds()[kind].compare(a, b).relation for a, b in pairs),
        key=lambda relation: relation.rank,
        default=Relation.EQUAL,
    )
