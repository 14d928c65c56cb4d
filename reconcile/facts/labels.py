"""What a person calls a fact: made from its claims, in the words of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.languages import load
from reconcile.messages import say, say_later
from reconcile.model import Claim

PLAIN = {
    "count": say_later("number"),
    "amount": say_later("amount"),
    "date": say_later("date"),
    "time": say_later("time"),
    "age": say_later("age"),
    "duration": say_later("length"),
    "percentage": say_later("share"),
    "rank": say_later("rank"),
    "measure": say_later("size"),
    "place": say_later("place"),
    "role": say_later("role"),
    "quote": say_later("quotation"),
    "state": say_later("state"),
    "name": say_later("name"),
}
"""What a fact is called by its kind alone."""
OF_ACT = {
    "date": say_later("date of {act}"),
    "time": say_later("time of {act}"),
    "duration": say_later("length of {act}"),
}
"""What it is called by its kind and the act that it is told of."""


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"."""
    if kind == "name":
        return str(getattr(claims[0].value, "canonical", claims[0].quote))
    if kind == "quote":
        return _with(
            _most(getattr(claim.value, "speaker", None) for claim in claims),
            say_later("what {name} said"),
            say_later("a quotation"),
        )
    if kind == "role":
        return _role(claims)
    if kind == "place":
        return say(PLAIN[kind])
    subject = _most(claim.context.extra.get("person") or claim.subject for claim in claims)
    attribute = _most(claim.attribute for claim in claims)
    if kind == "age":
        return say("age of {name}", name=subject) if subject else say("age")
    if kind == "count":
        return _count(claims, attribute)
    if kind == "state":
        state = say(claims[0].value.of.label)  # type: ignore[attr-defined]
        return say("{what} of {name}", what=state, name=subject) if subject else state
    act = load("en")["labels"]["nouns"].get(attribute, attribute)
    plain = say(PLAIN.get(kind, kind))
    head = say(OF_ACT[kind], act=act) if act and kind in OF_ACT else act or plain
    return say("{what} ({name})", what=head, name=subject) if subject else head


def _count(claims: Sequence[Claim], attribute: str | None) -> str:
    counted = _most(getattr(claim.value, "of", None) for claim in claims)
    head = say("number of {counted}", counted=counted) if counted else say("number")
    return say("{what} ({name})", what=head, name=attribute) if attribute else head


def _role(claims: Sequence[Claim]) -> str:
    title = _most(getattr(claim.value, "title", None) for claim in claims)
    organisation = _most(
        getattr(claim.value, "organisation_canonical", None) or getattr(claim.value, "organisation", None)
        for claim in claims
    )
    people = {getattr(claim.value, "person", None) for claim in claims} - {None}
    if len(people) == 1 and not organisation:
        return say("role of {name}", name=people.pop())
    if not organisation:
        return title or say("role")
    return say("{title} of {name}", title=title or say("role"), name=organisation)


def _with(word: str | None, pattern: str, otherwise: str) -> str:
    return say(pattern, name=word) if word else say(otherwise)


def _most(words: Iterable[str | None]) -> str | None:
    """The word that most claims give; among equals the first by name."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
