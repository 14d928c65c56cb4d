"""How findings speak: sources by name, values in words, lists as a person writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.algebra import Quantity
from reconcile.findings.case import Case
from reconcile.kinds import kinds
from reconcile.languages import load
from reconcile.model import Claim, Fact

QUOTE_LIMIT = 90
"""Characters of a quotation in a sentence; a longer one is cut at a word, with a visible ellipsis."""


def shown(claim: Claim) -> str:
    """The claim's value in words, as its kind writes it."""
    return kinds()[claim.kind].show(claim.value, load("en"))


def quoted(text: str) -> str:
    """The text in quotation marks, on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > QUOTE_LIMIT:
        line = line[:QUOTE_LIMIT].rsplit(" ", 1)[0] + " […]"
    return f"“{line}”"


def listed(items: Iterable[str]) -> str:
    """The items as a list in a sentence: "a, b and c"."""
    parts = list(dict.fromkeys(items))
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sources(case: Case, claims: Iterable[Claim]) -> str:
    """Who states the claims: the articles' names in order, "A, B and 3 others" where they are many."""
    names = list(dict.fromkeys(case.source(claim) for claim in claims))
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return listed(names)


def sides(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by value, the value with the most articles first; one number under two nouns is one value."""
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_stated(claim), []).append(claim)
    return sorted(groups.values(), key=lambda group: (-len({claim.article for claim in group}), group[0].article, group[0].start))


def _stated(claim: Claim) -> object:
    """What a claim states: of a count the number and its hedge, whatever noun the source chose."""
    value = claim.value
    return (value.low, value.high, value.stated, value.bound) if claim.kind == "count" and isinstance(value, Quantity) else value


def _mostly(group: Sequence[Claim]) -> str:
    """The value in the words that most of its sources have; of several the first."""
    words = Counter(shown(claim) for claim in group)
    return max(words, key=lambda each: words[each])


def who_says_what(case: Case, fact: Fact, claims: Sequence[Claim]) -> str:
    """One sentence: the fact, and who says what of it, each value once."""
    said = [f"{_mostly(group)} in {sources(case, group)}" for group in sides(claims)]
    return f"{capital(fact.label)}: {'; '.join(dict.fromkeys(said))}."
