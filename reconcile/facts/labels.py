"""What a person calls a fact: made from its claims, in the words of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.age import Age
from reconcile.kinds.count import Count
from reconcile.kinds.name import Name
from reconcile.kinds.place import Place
from reconcile.kinds.quote import Quote
from reconcile.kinds.role import Role
from reconcile.kinds.state import State
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"; in the words of claims
    of the report's language, if there are any."""
    claims = [claim for claim in claims if claim.context.language == reported().code] or list(claims)
    known = kinds().get(kind)
    if known is not None and known.label is not None:
        return known.label(claims)
    value, plain = (known.value, say(known.noun or kind)) if known else (None, kind)
    if value is Name:
        return str(getattr(claims[0].value, "canonical", claims[0].quote))
    if value is Quote:
        name = _most(getattr(claim.value, "speaker", None) for claim in claims)
        return say("what {name} said", name=name) if name else say("a quotation")
    if value is Role:
        return _role(claims, plain)
    if value is Place:
        return plain
    subject = _most(claim.context.extra.get("person") or claim.subject for claim in claims)
    attribute = _most(claim.attribute for claim in claims)
    if value is Age:
        return say("{what} of {name}", what=plain, name=subject) if subject else plain
    if value is Count:
        return _count(claims, attribute)
    if value is State:
        state = say(claims[0].value.of.label)  # type: ignore[attr-defined]
        return say("{what} of {name}", what=state, name=subject) if subject else state
    act = reported()["labels"]["nouns"].get(attribute, attribute)
    when = having(Trait.DATED, Trait.TIMED, Trait.LASTING)
    head = say("{what} of {act}", what=plain, act=act) if act and kind in when else act or plain
    return say("{what} ({name})", what=head, name=subject) if subject else head


def _count(claims: Sequence[Claim], attribute: str | None) -> str:
    counted = _most(map(_counted, claims))
    head = say("number of {counted}", counted=counted) if counted else say("number")
    return say("{what} ({name})", what=head, name=attribute) if attribute else head


def _counted(claim: Claim) -> str | None:
    """What is counted, as written; of a claim in another language the noun that facts know it by."""
    if claim.context.language == reported().code:
        return getattr(claim.value, "of", None)
    return reported().plural(claim.context.group) if claim.context.group else None


def _role(claims: Sequence[Claim], plain: str) -> str:
    title = _most(getattr(claim.value, "title", None) for claim in claims)
    organisation = _most(
        getattr(claim.value, "organisation_canonical", None) or getattr(claim.value, "organisation", None)
        for claim in claims
    )
    people = {getattr(claim.value, "person", None) for claim in claims} - {None}
    if len(people) == 1 and not organisation:
        return say("{what} of {name}", what=plain, name=people.pop())
    if not organisation:
        return title or plain
    return say("{title} of {name}", title=title or plain, name=organisation)


def _most(words: Iterable[str | None]) -> str | None:
    """The word that most claims give; among equals the first by name."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
