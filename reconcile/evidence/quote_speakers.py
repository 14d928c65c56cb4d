"""Who is said to have said a quotation, as far as the articles tell beyond doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from reconcile.evidence.context import FindingContext
from reconcile.kinds.name import Name
from reconcile.languages import Language, load
from reconcile.model import Claim

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
AROUND = 260
"""Characters before and behind a quotation, in its own paragraph, in which its speaker is named."""
BESIDE = 4
"""Words between a name and the word that makes somebody else speak for it, at most."""
LIKE = 0.7
"""Likeness of two surnames from which they may be two spellings of one."""


@dataclass(slots=True, unsafe_hash=True, init=False)
class Speaker:
    """One who is named as the source of a quotation: canonical name, person or organisation, and the words of the
    name."""

    name: str
    type: str
    words: tuple[str, ...]

    def __init__(
        self,
        name: str,
        type: str,
        words: tuple[str, ...],
    ) -> None:
        self.name = name
        self.type = type
        self.words = words

    @property
    def surname(self) -> str:
        return self.words[-1]


class Speakers:
    """The named sources of a story's quotations."""

    def __init__(self, context: FindingContext) -> None:
        self.context = context
        self.known: dict[str | None, dict[tuple[str, ...], Speaker]] = defaultdict(dict)
        for claim in context.matched.claims:
            sort = getattr(claim.value, "type", "")
            if isinstance(claim.value, Name) and sort in ("person", "organisation"):
                canonical = str(getattr(claim.value, "canonical", claim.quote))
                speaker = Speaker(canonical, sort, words(canonical))
                known = self.known[context.articles[claim.article].story]
                for form in (canonical, claim.quote):
                    if speaker.words and (written := words(form)):
                        known.setdefault(written, speaker)

    def of(self, claim: Claim) -> Speaker | None:
        """The speaker of a quotation, where a full name stands beside it as its source and nobody speaks for it."""
        written = getattr(claim.value, "speaker", None)
        speaker = self._known(self.context.articles[claim.article].story, words(written)) if written else None
        if speaker is None or (speaker.type == "person" and len(speaker.words) < 2):
            return None
        return speaker if _beside(self.around(claim), speaker.surname, load(claim.context.language)) else None

    def _known(self, story: str | None, form: tuple[str, ...]) -> Speaker | None:
        """The longest known name in what is written, a person before an organisation."""
        known = self.known[story]
        spans = [form[i:j] for i in range(len(form)) for j in range(i + 1, len(form) + 1)] if len(form) <= 12 else []
        found = [known[span] for span in spans if span in known]
        return max(found, key=lambda one: (one.type == "person", len(one.words), one.name), default=None)

    def around(self, claim: Claim) -> list[str]:
        """The words around a quotation in its own paragraph, the quotation itself left out."""
        text = self.context.articles[claim.article].part(claim.part)
        before = text[max(0, claim.start - AROUND) : claim.start].rsplit("\n", 1)[-1]
        return [*words(before), "|", *words(text[claim.end : claim.end + AROUND].split("\n", 1)[0])]


@lru_cache(maxsize=2_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without possessive endings."""
    return tuple([word.replace("’", "'").lower().removesuffix("'s") for word in WORD.findall(text)])


def other(a: Speaker, b: Speaker) -> bool:
    """Are the two certainly not one: of one type, without a common word, and no two spellings of a name?"""
    if a.type != b.type or set(a.words) & set(b.words):
        return False
    if a.type == "organisation" and (_initials(a) == b.surname or _initials(b) == a.surname):
        return False
    return Levenshtein.normalized_similarity(a.surname, b.surname) < LIKE


def _initials(one: Speaker) -> str:
    return "".join(word[0] for word in one.words)


@cache
def _voices(language: Language) -> frozenset[str]:
    return frozenset(language["findings_quotes"]["voices"])


def _beside(around: list[str], surname: str, language: Language) -> bool:
    """Is the name among the words, and not only with one who speaks for it ("Lee's spokesman")?"""
    voices = _voices(language)
    places = [i for i, word in enumerate(around) if word == surname]
    return any(not voices & set(around[max(0, i - BESIDE) : i + BESIDE + 1]) for i in places)
