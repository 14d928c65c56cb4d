"""The sources of quotations by their names, once the names of the article are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.kinds import Mention
from reconcile.kinds.quote.value import Quote
from reconcile.languages import load


def resolve_speakers(mentions: Sequence[Mention], names: Sequence[Mention]) -> list[Mention]:
    """The mentions with the speakers of the quotes by their canonical names, as far as the names tell.

    `names` are the mentions of kind name of the same document, in text order. A source that holds a name becomes
    that name; "he" and "she" the person who spoke or was named last before; everything else stays as written.
    """
    starts = sorted((one for one in names if getattr(one.value, "type", None) in ("person", "organisation")), key=lambda one: one.start)
    resolved: list[Mention] = []
    for mention in mentions:
        if mention.kind == "quote" and isinstance(mention.value, Quote) and mention.value.speaker and "speaker_start" in mention.extra:
            mention = replace(mention, value=replace(mention.value, speaker=_by_name(mention, starts, mention.value.speaker)))
        resolved.append(mention)
    return resolved


def _by_name(mention: Mention, names: Sequence[Mention], speaker: str) -> str:
    start, end = int(mention.extra["speaker_start"]), int(mention.extra["speaker_end"])
    return name_of_source(start, end, speaker, names, mention.start)


def name_of_source(start: int, end: int, speaker: str, names: Sequence[Mention], before: int) -> str:
    """The canonical name of the source at text[start:end], "he" and "she" traced back; as written where unknown.

    `names` in text order; a pronoun stands for the last person whose name ends before it, outside of text that
    begins at `before` (the quotation itself).
    """
    inside = [one for one in names if one.start < end and one.end > start]
    if inside:
        person = next((one for one in inside if getattr(one.value, "type", None) == "person"), None)
        chosen = person or (inside[0] if inside[0].end - inside[0].start >= (end - start) - 4 else None)
        return str(getattr(chosen.value, "canonical", None) or speaker) if chosen else speaker
    if speaker.lower() not in load("en")["quotes"]["persons"]:
        return speaker
    last = [one for one in names if one.end <= min(start, before) and getattr(one.value, "type", None) == "person"]
    return str(getattr(last[-1].value, "canonical", None) or speaker) if last else speaker
