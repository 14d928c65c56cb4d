"""A value from words, as a person writes it down: the right value of a claim, a fact that the house holds for true."""

from __future__ import annotations

import datetime

from reconcile.analysis import Mention, Reading
from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.quote import resolve_speakers
from reconcile.languages import load
from reconcile.model import Value
from reconcile.text import Document, calendar

LONGEST = 500
"""Characters of a value in words."""


def valued(
    kind: str,
    words: str,
    *,
    before: str = "",
    behind: str = "",
    language: str = "en",
    published: str | None = None,
    publisher: str | None = None,
) -> Value | None:
    """The value of that kind that the words state; None where they state none, or more than one.

    `before` and `behind` are what stands around them in a sentence, which may tell what a bare number counts; the words
    are read in it first, then alone. `published` (EDTF) is the day from which a relative date counts.
    """
    words = " ".join(words.split())
    if not words or len(words) > LONGEST or kind not in kinds():
        return None
    for lead, tail in ((before, behind), ("", "")):
        text = f"{lead}{words}{tail}"
        found = [
            each
            for each in _mentions(text, language, published, publisher)
            if _is(each, kind, text, len(lead), len(words))
        ]
        if len(found) == 1:
            return found[0].value
    return None


def _mentions(text: str, language: str, published: str | None, publisher: str | None) -> list[Mention]:
    anchor: datetime.date | None = calendar.full_day(published)
    reading = Reading(Document(text, load(language)), anchor, published, publisher)
    for each in kinds().values():
        reading.mentions.extend(each.find(reading))
    return resolve_speakers(
        reading.mentions, [one for one in reading.mentions if one.kind in having(Trait.ENTITY)], reading
    )


def _is(mention: Mention, kind: str, text: str, start: int, length: int) -> bool:
    """Is it of that kind, and does it state what the words state: all their figures, and nothing that stands beside
    them? A name must be all of them."""
    end = start + length
    if mention.kind != kind or mention.end <= start or mention.start >= end:
        return False
    left = text[start : max(start, mention.start)] + text[min(end, mention.end) : end]
    outside = text[min(start, mention.start) : start] + text[end : max(end, mention.end)]
    return not any(map(str.isdigit, left + outside)) and not (kind in having(Trait.ENTITY) and left.strip())
