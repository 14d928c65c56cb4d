"""Drafts a sheet of facts from what two or more origins agree on; each entry is tried on the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile import sanitizing
from reconcile.errors import BadTable
from reconcile.fact_sheet.reading import parse_fact_sheet
from reconcile.kinds import Trait, having, kinds
from reconcile.languages import reported
from reconcile.lookup import Lookup
from reconcile.model import AGREEING, Claim, Fact, Result, Side
from reconcile.toml_places import quoted

HEAD = """\
# What two or more origins agree on in {corpus}: a draft. Take out what you do not know to be true; `from` and `until`
# (days of publication) say how long a fact holds, `source` what it rests on.
"""
STATED = having(
    Trait.NUMERIC,
    Trait.COUNTED,
    Trait.MONEY,
    Trait.SHARE,
    Trait.MEASURED,
    Trait.AGED,
    Trait.LASTING,
    Trait.DATED,
    Trait.TIMED,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a sheet, and the labels of its facts."""

    text: str
    labels: tuple[str, ...]


def draft(result: Result, origins: int = 2) -> Draft:
    """A sheet of the facts on which so many origins agree; copies of one text count once.

    Left out is what cannot be said so that it is read back and holds the articles that it was made of.
    """
    look = Lookup(result)
    times = Counter(fact.label for fact in result.facts)
    kept: dict[str, str] = {}
    for fact in sorted(result.facts, key=lambda fact: (fact.label, fact.id)):
        text = (
            _entry(result, look, fact, origins) if times[fact.label] == 1 else None
        )  # of two facts of one name neither
        if text is not None:
            kept[fact.label] = text
    head = HEAD.format(corpus=sanitizing.plain(" ".join(result.corpus.split())))
    return Draft(head + "".join(f"\n{text}" for text in kept.values()), tuple(kept))


def _entry(result: Result, look: Lookup, fact: Fact, origins: int) -> str | None:
    """The fact as a table of TOML, None where it is none to be held to."""
    if fact.kind not in STATED or fact.relation not in AGREEING:
        return None
    side = _best(fact, origins)
    claims = [look.claims[each] for each in side.claims] if side else []
    if not claims:
        return None
    names = dict.fromkeys(look.names[claim.article] for claim in claims)
    for words in _wordings(claims):
        text = f"[{quoted(fact.label)}]\nvalue = {quoted(words)}\nsource = {quoted('; '.join(names))}\n"
        if _holds(result, fact, text):
            return text
    return None


def _best(fact: Fact, origins: int) -> Side | None:
    """The side that most origins stand behind."""
    sides = [side for side in fact.sides if side.origins >= origins]
    return max(sides, key=lambda side: side.origins, default=None)


def _wordings(claims: list[Claim]) -> Iterator[str]:
    """The value of the side in words."""
    known = (claim for claim in claims if not (claim.kind in having(Trait.DATED) and not _has_days(claim)))
    yield from dict.fromkeys(kinds()[claim.kind].show(claim.value, reported()) for claim in known)


def _has_days(claim: Claim) -> bool:
    """Has a date days? "Next spring" holds nobody to anything."""
    return getattr(claim.value, "earliest", None) is not None


def _holds(result: Result, fact: Fact, text: str) -> bool:
    """Is the entry read as a fact of the same kind, to which claims of its own are held?"""
    try:
        made = parse_fact_sheet(text)
    except BadTable:
        return False
    held = made.facts[0]
    return held.kind == fact.kind and bool(held.subject or held.of or held.about) and bool(made.used(result))
