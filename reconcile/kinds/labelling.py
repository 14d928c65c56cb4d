"""What labels of facts are made of: the words of most claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.messages import say
from reconcile.model import Claim


def most(words: Iterable[str | None]) -> str | None:
    """The word that most claims give; among equals the first by name."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None


def subject(claims: Sequence[Claim]) -> str | None:
    """Whom or what most claims are about; of an age, the person."""
    return most(claim.context.extra.get("person") or claim.subject for claim in claims)


def attribute(claims: Sequence[Claim]) -> str | None:
    """The act that most claims tell."""
    return most(claim.attribute for claim in claims)


def of_subject(what: str, claims: Sequence[Claim]) -> str:
    """ "age of Ann Lee"; without a subject, what it is alone."""
    name = subject(claims)
    return say("{what} of {name}", what=what, name=name) if name else what
