"""The sources of quotations by their names, once the names of the article are known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reconcile.analysis import Mention, Reading
from reconcile.kinds.quote.pronouns import Pronouns
from reconcile.kinds.quote.value import NAME, Quote
from reconcile.languages import Language, default


class Names:
    """The persons and organisations of one document, to look up by where they stand."""

    def __init__(
        self,
        names: Sequence[Mention],
        language: Language,
        quotes: Sequence[Mention] = (),
        reading: Reading | None = None,
    ) -> None:
        """`quotes`: what is quoted; a pronoun outside stands for nobody who is named inside.

        `reading` tells who can be meant by a pronoun; without it pronouns stay as written.
        """
        self.pronouns = frozenset(language["quotes"]["persons"])
        self.all = sorted((one for one in names if _type(one) in ("person", "organisation")), key=lambda one: one.start)
        self.starts = [one.start for one in self.all]
        self.quotes = quotes
        self.reading = reading
        self._persons: list[Mention] | None = None
        self._person_starts: list[int] | None = None
        self._meant: Pronouns | None = None

    # No cached_property: where this is compiled, it would be worked out each time.

    @property
    def persons(self) -> list[Mention]:
        """The persons who are named outside of quotations, in text order."""
        if self._persons is None:
            self._persons = self._named_outside()
        return self._persons

    def _named_outside(self) -> list[Mention]:
        spans = sorted((quote.start, quote.end) for quote in self.quotes)
        return [one for one in self.all if _type(one) == "person" and not _within(one.start, spans)]

    @property
    def person_starts(self) -> list[int]:
        if self._person_starts is None:
            self._person_starts = [one.start for one in self.persons]
        return self._person_starts

    @property
    def meant(self) -> Pronouns | None:
        if self._meant is None and self.reading is not None:
            others = [one for one in self.all if _type(one) == "organisation"]
            self._meant = Pronouns(self.reading, self.persons, others)
        return self._meant

    def of_source(self, start: int, end: int, speaker: str, before: int) -> str | None:
        """The canonical name of the source at text[start:end]; "he" and "she" traced back; as written where unknown.

        A pronoun stands for somebody before it and before the offset `before`, where the quotation itself begins; None
        where it can stand for two.
        """
        first = max(0, bisect_left(self.starts, start) - 1)
        inside = [one for one in self.all[first : bisect_left(self.starts, end)] if one.end > start]
        if inside:
            person = next((one for one in reversed(inside) if _type(one) == "person"), None)
            chosen = person or (inside[0] if inside[0].end - inside[0].start >= end - start - 4 else None)
            return _canonical(chosen, speaker)
        if speaker.lower() not in self.pronouns or self.meant is None:
            return speaker
        found = self.meant.antecedent(speaker.lower(), min(start, before))
        return speaker if found is None else found or None

    def another(self, start: int, end: int, speaker: str | None) -> bool:
        """Is another person than the speaker named between the offsets, outside of quotations?"""
        between = self.persons[bisect_left(self.person_starts, start) : bisect_left(self.person_starts, end)]
        return any(_canonical(one, "") != speaker for one in between)


def resolve_speakers(
    mentions: Sequence[Mention], names: Sequence[Mention], reading: Reading | None = None
) -> list[Mention]:
    """The mentions with the speakers of the quotes by their canonical names, as far as the names tell.

    `names` are the mentions of kind name of the same document. A source that holds a person's name, or is an
    organisation's, becomes that name; "he" and "she" the one person whom they can stand for, if `reading` is given (two
    are none: the speaker is None then); everything else stays as written. Who spoke before another person was named is
    no longer the speaker of what follows.
    """
    quotes = [mention for mention in mentions if mention.kind == NAME]
    if not any("speaker_start" in mention.extra for mention in quotes):
        return list(mentions)
    known = Names(names, reading.document.language if reading is not None else default(), quotes, reading)
    return [_resolved(mention, known) if mention.kind == NAME else mention for mention in mentions]


def _resolved(mention: Mention, names: Names) -> Mention:
    value = mention.value
    if not isinstance(value, Quote) or not value.speaker or "speaker_start" not in mention.extra:
        return mention
    start, end = int(mention.extra["speaker_start"]), int(mention.extra["speaker_end"])
    speaker = names.of_source(start, end, value.speaker, mention.start)
    since = mention.extra.get("speaker_since")
    if since is not None and names.another(int(since), mention.start, speaker):
        speaker = None
    said = Quote(value.text, speaker, value.language)
    return Mention(mention.kind, mention.start, mention.end, said, mention.notes, mention.equivalent, mention.extra)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Does one of the spans, which are in order and apart, hold the offset?"""
    at = bisect_right(spans, (offset, offset))
    return any(start <= offset < end for start, end in spans[max(0, at - 1) : at + 1])


def _type(mention: Mention) -> str:
    return str(getattr(mention.value, "type", ""))


def _canonical(mention: Mention | None, otherwise: str) -> str:
    return str(getattr(mention.value, "canonical", None) or otherwise) if mention is not None else otherwise
