"""What a person calls a fact: made from its claims, in the words of most of them; and no two facts of a story alike."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.labelling import excerpt, most, named, noun, shared_act, shared_subject
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.messages.values import shortened
from reconcile.model import Claim, Fact

IN_BRACKETS = re.compile(r"(?P<what>[^()]+) \((?P<name>.+)\)")
TOLD = 60
"""Characters of a value that tells a fact from another of its name."""
BY_VALUE = having(Trait.QUOTED, Trait.TITLED, Trait.AGED, Trait.BORNE)
"""Kinds of which a value says more of the fact than the words around it."""


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"; in the words of claims
    of the report's language, if there are any. A kind that labels otherwise says so itself."""
    claims = _reported(claims)
    known = kinds().get(kind)
    if known is not None and known.label is not None:
        return known.label(claims)
    act = shared_act(claims)
    return named(noun(act) if act else say(known.noun or kind) if known else kind, claims)


def _reported(claims: Sequence[Claim]) -> Sequence[Claim]:
    return [claim for claim in claims if claim.context.language == reported().code] or list(claims)


def told_apart(facts: Sequence[Fact], claims: Mapping[str, Claim]) -> list[Fact]:
    """The facts of a story, those of one name with what tells them apart; the one of them that most articles tell, in
    most claims, keeps its name, where it is told by several."""
    alike: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind not in having(Trait.ENTITY):
            alike[fact.label.casefold()].append(fact)
    taken = {fact.label.casefold() for fact in facts}
    renamed: dict[str, str] = {}
    for group in alike.values():
        weights = [(len({claims[each].article for each in fact.claims}), len(fact.claims)) for fact in group]
        heaviest = max(weights)
        main = group[weights.index(heaviest)] if weights.count(heaviest) == 1 and heaviest[0] > 1 else None
        for fact in group if len(group) > 1 else ():
            if fact is not main:
                renamed[fact.id] = _apart(fact, [claims[each] for each in fact.claims], taken)
                taken.add(renamed[fact.id].casefold())
    return [dataclasses.replace(fact, label=renamed[fact.id]) if fact.id in renamed else fact for fact in facts]


def _apart(fact: Fact, claims: Sequence[Claim], taken: set[str]) -> str:
    """The label with the first of its details that no other fact of the story has with it."""
    found = [_with(fact.label, detail) for detail in _details(fact, _reported(claims)) if detail not in fact.label]
    return next((each for each in found if each.casefold() not in taken), found[-1] if found else fact.label)


def _details(fact: Fact, claims: Sequence[Claim]) -> Iterator[str]:
    text = getattr(claims[0].value, "text", None) if fact.kind in having(Trait.QUOTED) else None
    value = say("“{words}”", words=shortened(text, TOLD)) if text else shortened(fact.sides[0].value, TOLD)
    person = most(_person(claim) for claim in claims) if fact.kind in having(Trait.TITLED) else None
    if person:
        yield person
        yield from {str(title) for claim in claims[:1] if (title := getattr(claim.value, "title", None))}
    if fact.kind in BY_VALUE:
        yield value
    act = shared_act(claims)
    if fact.kind in having(Trait.LOCATED) and act:
        yield noun(act)
    name = shared_subject(claims)
    if name:
        yield name
    words = excerpt(claims)
    if words:
        yield say("“{words}”", words=words)
    if len(fact.sides) == 1:
        yield value


def _person(claim: Claim) -> str | None:
    """Who holds the office."""
    return getattr(claim.value, "person_canonical", None) or getattr(claim.value, "person", None)


def _with(name: str, detail: str) -> str:
    """The label with one more detail in its brackets."""
    match = IN_BRACKETS.fullmatch(name)
    if match is None:
        return say("{what} ({name})", what=name, name=detail)
    return say("{what} ({name}: {detail})", what=match["what"], name=match["name"], detail=detail)
