"""Whom to ask, by the kind of the value and the act: what would settle a disagreement over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reconcile.kinds import Trait, having
from reconcile.kinds.labelling import most
from reconcile.languages import shared
from reconcile.messages import say_later
from reconcile.model import Claim, Fact

ASK: Mapping[str, str] = {
    "sentence": say_later("Ask the court for the sentence, or the judgment itself."),
    "fine": say_later("The notice of whoever imposed the fine, a court or a regulator."),
    "court": say_later("Ask the court: its record says what was filed, decided and when."),
    "police": say_later("Ask the police: their report has it."),
    "incident": say_later("Ask the police, the fire brigade or the rescue service: one of them has the report."),
    "harm": say_later("Ask the hospital, the coroner or the rescue service, and of which hour the figure is."),
    "quake": say_later("The bulletin of the seismological service, and which of its revisions each source has."),
    "weather": say_later("The record of the weather service."),
    "damage": say_later("Ask the authority, the owner or the insurer that counted, and how far the count had come."),
    "accounts": say_later("The company's own report for the period."),
    "deal": say_later("The filing or the prospectus, or the release of the companies."),
    "contract": say_later("The contract, or the release with which it was announced."),
    "payment": say_later("The books of who pays, or of who is paid."),
    "employer": say_later("Ask the employer, or whoever was hired or let go."),
    "sport": say_later("Ask the club or the league, or see the official report of the match."),
    "transfer": say_later("Ask the club or the league: its own announcement has the terms."),
    "ballot": say_later("The official count, or the minutes."),
    "crowd": say_later("Ask the organisers and the police, who count each for themselves."),
    "works": say_later("Ask who builds or runs it, and whether the plan has changed since."),
    "family": say_later("The register, or the family."),
    "health": say_later("Ask the health authority, and of which day its count is."),
    "statistics": say_later("The office that publishes the figure, and its latest revision."),
    "talks": say_later("Ask who was there, or see the programme."),
}
"""Sentences by the groups of acts in the table `settling`."""
PERSON = say_later("The date of birth: a court's record, the register, or the family.")


def settling(fact: Fact, claims: Sequence[Claim], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """What would settle a disagreement between the claims; the first sentence of `otherwise` gives way to one that fits
    the kind of the fact and the act of most claims, where there is one."""
    fitting = PERSON if fact.kind in having(Trait.AGED) else ASK.get(_group(claims) or "")
    return (fitting, *otherwise[1:]) if fitting else otherwise


def _group(claims: Sequence[Claim]) -> str | None:
    """The group of acts to which most claims belong."""
    return most(_groups().get(claim.attribute or "") for claim in claims)


@cache
def _groups() -> Mapping[str, str]:
    """The group of each act."""
    return {act: group for group, acts in shared()["settling"]["acts"].items() for act in acts}
