"""What a person calls a fact: made from its claims, in the words of most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.languages import load
from reconcile.model import Claim

PLAIN = {
    "count": "number",
    "amount": "amount",
    "date": "date",
    "time": "time",
    "age": "age",
    "duration": "length",
    "percentage": "share",
    "rank": "rank",
    "measure": "size",
    "place": "place",
    "role": "role",
    "quote": "quotation",
    "state": "state",
    "name": "name",
}
"""What a fact is called by its kind alone."""


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"."""
    if kind == "name":
        return str(getattr(claims[0].value, "canonical", claims[0].quote))
    if kind == "quote":
        return _with(_most(getattr(claim.value, "speaker", None) for claim in claims), "what {} said", "a quotation")
    if kind == "role":
        return _role(claims)
    if kind == "place":
        return PLAIN[kind]
    subject = _most(claim.context.extra.get("person") or claim.subject for claim in claims)
    attribute = _most(claim.attribute for claim in claims)
    if kind == "age":
        return f"age of {subject}" if subject else "age"
    if kind == "count":
        return _count(claims, attribute)
    if kind == "state":
        return _with(subject, f"{claims[0].value.of.label} of {{}}", claims[0].value.of.label)  # type: ignore[attr-defined]
    act = load("en")["labels"]["nouns"].get(attribute, attribute)
    plain = PLAIN.get(kind, kind)
    head = f"{plain} of {act}" if act and kind in {"date", "time", "duration"} else act or plain
    return f"{head} ({subject})" if subject else head


def _count(claims: Sequence[Claim], attribute: str | None) -> str:
    counted = _most(getattr(claim.value, "of", None) for claim in claims)
    head = f"number of {counted}" if counted else "number"
    return f"{head} ({attribute})" if attribute else head


def _role(claims: Sequence[Claim]) -> str:
    title = _most(getattr(claim.value, "title", None) for claim in claims)
    organisation = _most(
        getattr(claim.value, "organisation_canonical", None) or getattr(claim.value, "organisation", None)
        for claim in claims
    )
    people = {getattr(claim.value, "person", None) for claim in claims} - {None}
    if len(people) == 1 and not organisation:
        return f"role of {people.pop()}"
    return _with(organisation, f"{title or 'role'} of {{}}", title or "role")


def _with(word: str | None, pattern: str, otherwise: str) -> str:
    return pattern.format(word) if word else otherwise


def _most(words: Iterable[str | None]) -> str | None:
    """The word that most claims give; among equals the first by name."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
