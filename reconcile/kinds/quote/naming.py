"""The sources of quotations by their names, once the names of the article are known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property

from reconcile.kinds import Mention
from reconcile.kinds.quote.value import Quote
from reconcile.languages import Language, load

BACK = 12
"""Persons named before a pronoun that are tried, at most."""
TITLE = 24
"""Characters in front of a name in which a title is looked for."""


@cache
def _genders(language: Language) -> dict[str, str]:
    """Titles, nouns of kin and pronouns with the gender that they tell."""
    table = language["reference"]
    return {word: sex for sex in ("male", "female") for word in (*table["gender"][sex], *table["pronouns"][sex])}


class Names:
    """The persons and organisations of one document, to look up by where they stand."""

    def __init__(self, names: Sequence[Mention], language: Language, quotes: Sequence[Mention] = (), text: str = "") -> None:
        """`quotes`: what is quoted; a pronoun outside stands for nobody who is named inside.

        `text` tells by the titles in front of names which pronoun a person takes ("Mrs Lee").
        """
        self.pronouns = frozenset(language["quotes"]["persons"])
        self.all = sorted((one for one in names if _type(one) in ("person", "organisation")), key=lambda one: one.start)
        self.starts = [one.start for one in self.all]
        self.quotes = quotes
        self.gender = _genders(language)
        self.text = text
        self.sexes: dict[str, set[str]] | None = None

    @cached_property
    def persons(self) -> list[Mention]:
        """The persons who are named outside of quotations, in text order."""
        spans = sorted((quote.start, quote.end) for quote in self.quotes)
        return [one for one in self.all if _type(one) == "person" and not _within(one.start, spans)]

    @cached_property
    def person_ends(self) -> list[int]:
        return [one.end for one in self.persons]

    def of_source(self, start: int, end: int, speaker: str, before: int) -> str:
        """The canonical name of the source at text[start:end]; "he" and "she" traced back; as written where unknown.

        A pronoun stands for the last person whose name ends before it and before the offset `before`, where the
        quotation itself begins.
        """
        first = max(0, bisect_left(self.starts, start) - 1)
        inside = [one for one in self.all[first : bisect_left(self.starts, end)] if one.end > start]
        if inside:
            person = next((one for one in reversed(inside) if _type(one) == "person"), None)
            chosen = person or (inside[0] if inside[0].end - inside[0].start >= end - start - 4 else None)
            return _canonical(chosen, speaker)
        if speaker.lower() not in self.pronouns:
            return speaker
        last = bisect_right(self.person_ends, min(start, before))
        sex = self.gender.get(speaker.lower())
        for one in reversed(self.persons[max(0, last - BACK) : last]):
            if sex is None or sex in self._sexes().get(_canonical(one, ""), {sex}):
                return _canonical(one, speaker)
        return speaker

    def _sexes(self) -> dict[str, set[str]]:
        """What the titles in front of each person's name say, by the canonical name."""
        if self.sexes is None:
            self.sexes = {}
            for one in self.persons:
                for word in self.text[max(0, one.start - TITLE) : one.start].lower().replace(".", " ").split()[-2:]:
                    if word in self.gender:
                        self.sexes.setdefault(_canonical(one, ""), set()).add(self.gender[word])
        return self.sexes


def resolve_speakers(
    mentions: Sequence[Mention], names: Sequence[Mention], language: Language | None = None, text: str = ""
) -> list[Mention]:
    """The mentions with the speakers of the quotes by their canonical names, as far as the names tell.

    `names` are the mentions of kind name of the same document. A source that holds a person's name, or is an
    organisation's, becomes that name; "he" and "she" the person named last before; everything else stays as written.
    """
    quotes = [mention for mention in mentions if mention.kind == "quote"]
    if not any("speaker_start" in mention.extra for mention in quotes):
        return list(mentions)
    known = Names(names, language or load("en"), quotes, text)
    return [_resolved(mention, known) if mention.kind == "quote" else mention for mention in mentions]


def _resolved(mention: Mention, names: Names) -> Mention:
    value = mention.value
    if not isinstance(value, Quote) or not value.speaker or "speaker_start" not in mention.extra:
        return mention
    start, end = int(mention.extra["speaker_start"]), int(mention.extra["speaker_end"])
    said = Quote(value.text, names.of_source(start, end, value.speaker, mention.start))
    return Mention(mention.kind, mention.start, mention.end, said, mention.notes, mention.equivalent, mention.extra)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Does one of the spans, which are in order and apart, hold the offset?"""
    at = bisect_right(spans, (offset, offset))
    return any(start <= offset < end for start, end in spans[max(0, at - 1) : at + 1])


def _type(mention: Mention) -> str:
    return str(getattr(mention.value, "type", ""))


def _canonical(mention: Mention | None, otherwise: str) -> str:
    return str(getattr(mention.value, "canonical", None) or otherwise) if mention is not None else otherwise
