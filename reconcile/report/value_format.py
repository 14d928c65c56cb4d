"""How a value is written on a page: in few signs for a table ("≥ CNY 30 million"), in words for a sentence.

It works on the value as the JSON contract gives it, so that a value read back from a file or a store looks the same.
A kind that it does not know is shown as the kind itself writes it.
"""

from __future__ import annotations

from datetime import date
from decimal import InvalidOperation

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.writing import LONG, Json, Shown
from reconcile.languages import reported
from reconcile.messages import say, say_later
from reconcile.model import Claim
from reconcile.report.words import shortened

DONE = say_later("done")
"""The status of what has happened."""
TO_COME = (say_later("planned"), say_later("target"))
"""The statuses of what has not; a status is said as it stands in the JSON."""


def shown(claim: Claim, value: Json | None = None) -> Shown:
    """The claim's value; `value` spares computing its JSON again."""
    known = kinds().get(claim.kind)
    show = known.written if known else None
    if show is None:
        text = known.show(claim.value, reported()) if known else claim.quote
        short = known.short(claim.value) if known and known.short else shortened(text, LONG)
        return Shown(short, text)
    part = getattr(claim.value, "part", None)
    try:
        json = claim.value.as_json() if value is None else value
        return show({**json, "part": part} if part else json)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return Shown(shortened(claim.quote, LONG), claim.quote)


def manner(claim: Claim) -> str:
    """How the source puts it: denied, planned, hedged, on whose word. That a thing is done goes without saying."""
    parts = [say("denied")] if claim.negated else []
    if claim.status and claim.status != DONE:
        parts.append(say(claim.status))
    parts += [say("hedged “{hedge}”", hedge=hedge) for hedge in claim.hedges]
    if claim.speaker and claim.kind not in having(Trait.QUOTED):
        parts.append(say("on the word of {speaker}", speaker=_in_a_sentence(claim.speaker)))
    return " · ".join(parts)


def _in_a_sentence(speaker: str) -> str:
    """The speaker as words of a sentence: its article is small."""
    return speaker[0].lower() + speaker[1:] if speaker.startswith(("The ", "A ", "An ")) else speaker


def days(value: Json) -> tuple[date, date] | None:
    """The first and the last day of a date, None where it is not placed."""
    earliest, latest = value.get("earliest"), value.get("latest")
    if not earliest or not latest:
        return None
    try:
        return date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return None
