"""Who says a claim: the speaker of the quotation that it stands in, or the source that its sentence names."""

from __future__ import annotations

from bisect import bisect_right

from reconcile.analysis import Mention, Reading
from reconcile.analysis.speech.attribution import attributions, by_sentence, speaker_at
from reconcile.analysis.syntax.arguments import Arguments
from reconcile.analysis.syntax.lexicon import PREPOSITION
from reconcile.kinds.quote import Names, Quote
from reconcile.model import Trait

BACK = 6
"""Sentences over which a speaker goes on as "he" or "she"."""


class Speakers:
    """The sources of one reading."""

    def __init__(self, reading: Reading, parties: Arguments) -> None:
        self.reading, self.parties = reading, parties
        self.quotes = sorted(
            (mention for mention in reading.mentions if isinstance(mention.value, Quote)),
            key=lambda mention: mention.start,
        )
        self.starts = [mention.start for mention in self.quotes]
        self.sources: dict[tuple[int, int], str] = {}
        self.known: Names | None = None
        self.pronouns = frozenset(reading.document.language["quotes"]["persons"])
        self.surnames: dict[str, set[str]] | None = None
        self.sayings = by_sentence(reading)
        self.attributions = sorted(attributions(reading), key=lambda source: source.start)
        self.said = [source.start for source in self.attributions]

    def names(self) -> Names:
        """Whom "he" and "she" stand for."""
        if self.known is None:
            kinds = self.reading.having(Trait.ENTITY)
            named = [mention for mention in self.reading.mentions if mention.kind in kinds]
            self.known = Names(named, self.reading.document.language, self.quotes, self.reading)
        return self.known

    def speaker(self, mention: Mention, token: int) -> str | None:
        """The source of the claim that begins at the token; None where the article itself says it."""
        if isinstance(mention.value, Quote):
            return mention.value.speaker
        quote = self.quotation(mention) if self.quotes else None
        if quote is not None:
            said: str | None = getattr(quote.value, "speaker", None)
            if said or "speaker_start" in quote.extra:
                return self._canonical(said) if said else None
        source = speaker_at(self.sayings.get(self.parties.document.sentence_of[token], ()), token)
        return None if source is None else self._resolved(source.start, source.end, source.speaker_text)

    def quotation(self, mention: Mention) -> Mention | None:
        """The quotation inside which the mention stands."""
        at = bisect_right(self.starts, mention.start) - 1
        return self.quotes[at] if at >= 0 and mention.end <= self.quotes[at].end else None

    def _resolved(self, start: int, end: int, written: str) -> str:
        """The name that the source stands for, where that is plain; else its words as written."""
        if (start, end) not in self.sources:
            document = self.parties.document
            first, last = document.token_at(start), document.token_at(end - 1) + 1
            if written.lower() in self.pronouns:
                self.sources[start, end] = (
                    self._before(first) or self.names().of_source(start, end, written, start) or written
                )
                return self.sources[start, end]
            party = self.parties.party((first, self._head_end(first, last)))
            name = (self._before(first) if party is not None and not party.head else None) or (
                party.name if party is not None else None
            )
            self.sources[start, end] = name or written
        return self.sources[start, end]

    def _head_end(self, first: int, last: int) -> int:
        """The end of the first noun phrase of the source: "a study" of "a study of patients in Leeds" is who says
        it."""
        syntax = self.parties.syntax
        if self.parties.document.words[first][0].isupper() and self.parties.entity(first) is not None:
            return last
        for k in range(first + 1, last):
            if syntax.bits[k] & PREPOSITION and self.parties.entity(k) is None:
                return k
        return last

    def _before(self, pronoun: int) -> str | None:
        """The person who spoke last before the pronoun ("..., he said"), where its gender fits."""
        document = self.parties.document
        number = document.sentence_of[pronoun]
        for at in range(bisect_right(self.said, document.starts[pronoun] - 1) - 1, -1, -1):
            source = self.attributions[at]
            if number - source.sentence > BACK:
                break
            for one in self.parties.within(document.token_at(source.start), document.token_at(source.end - 1) + 1):
                if one.type == "person":
                    return one.name if self.parties.fits(pronoun, one.name) else None
        return None

    def _canonical(self, written: str) -> str:
        """The canonical form of a speaker's name, where the article has just one name of these words."""
        if self.surnames is None:
            self.surnames = {}
            for one in self.parties.entities:
                if one.type == "person" and one.name.strip():
                    self.surnames.setdefault(one.name.lower().rsplit(None, 1)[-1], set()).add(one.name)
        names = self.surnames.get(written.lower().split()[-1], set()) if written.split() else set()
        return next(iter(names)) if len(names) == 1 else written
