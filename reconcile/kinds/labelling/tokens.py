"""The words and marks of a sentence of which the clause in a label is made."""

from __future__ import annotations

import re

from reconcile.analysis.syntax.inflection import PAST
from reconcile.analysis.syntax.lexicon import AUXILIARY, PAST_LIKE, Lexicon

TOKEN = re.compile(r"\d[\d,.]*\d(?![^\W\d_])|[^\W_]+(?:[.'’&/-][^\W_]+)*|[^\w\s]+")
"""A number, a word, which may begin with figures ("76ers", "21st"), or a run of marks."""
MARKS = frozenset(',;:()[]{}"“”«»|…!?–—-`*')


class Token:
    """A word or a mark of a sentence, with what is known of it."""

    __slots__ = ("bits", "end", "low", "start", "text", "verb")

    def __init__(self, text: str, start: int, known: Lexicon) -> None:
        self.text, self.low = text, text.lower()
        self.start, self.end = start, start + len(text)
        self.bits = known.traits[self.low]
        verb = known.verbs.get(self.low) if text[:1].islower() else None
        past = verb is not None and bool(verb.form & PAST)
        self.verb = past or (verb is None and bool(self.bits & PAST_LIKE) and text[:1].islower())

    @property
    def mark(self) -> bool:
        return self.text[0] in MARKS

    @property
    def finite(self) -> bool:
        return bool(self.bits & AUXILIARY) or self.verb

    @property
    def name(self) -> bool:
        return self.text[:1].isupper()
