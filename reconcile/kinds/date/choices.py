"""Weekdays of which one is meant ("on Wednesday, Thursday or Friday"): one date each, and each knows the others.

"March or April 2025" is one date that is not known better; separate days, each said in full, are as many dates. None of
them is ever at odds with another, or with a date that is one of them: they compare as the choice.
"""

from __future__ import annotations

from dataclasses import replace

from reconcile.kinds.date.spoken import Spoken
from reconcile.kinds.date.value import Date
from reconcile.text import calendar

Part = tuple[int, int, Date]
"""The first token, the index behind the last one, and the date."""


def members(spoken: Spoken, choice: Date) -> list[Part]:
    """The weekdays of a choice; none where it is no choice among weekdays, or where its days cannot be told apart."""
    if spoken.other is None or not spoken.weekday or spoken.day is not None:
        return []
    said = _said(spoken)
    if choice.edtf is None:
        named = [replace(choice, weekday=each.weekday, relative=None, one_of=choice) for each in said]
        return [(each.first, each.alone, value) for each, value in zip(said, named, strict=True)]
    days = [calendar.read(edtf) for edtf in choice.edtf.strip("[]").split(",")]
    if len(days) != len(said) or "/" in choice.edtf:
        return []
    return [
        (
            each.first,
            each.alone,
            replace(choice, edtf=day.edtf, earliest=day.earliest, latest=day.latest, one_of=choice),
        )
        for each, day in zip(said, days, strict=True)
        if day
    ]


def _said(spoken: Spoken) -> list[Spoken]:
    said, at = [spoken], spoken.other
    while at is not None:
        said.append(at)
        at = at.other
    return said
