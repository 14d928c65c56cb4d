"""What stands around a claim in a language without a grammar of clauses: its clause between two marks, the act named
nearest.

It goes by the table `acts` of the language, which names each act as all languages do, and asks the language which words
may be names. So claims of two languages meet by their acts, by what they count, and by the names that stand beside
them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Mention, Reading
from reconcile.claims.context import CLAUSE, Around
from reconcile.languages import Language
from reconcile.model import Context
from reconcile.text import Document

ACROSS = 6
"""Tokens that a mark between two clauses counts for, where the act nearest to a claim is looked for."""
FARTHEST = 40
"""Tokens over which an act governs a claim, marks counted so."""
SHORT = 3
"""Letters from which a word of a clause tells something."""


@dataclass(frozen=True, slots=True)
class ActWords:
    """Acts by their words: whole ones, beginnings of words, and those of several words; what tells of the state of an
    act."""

    whole: dict[str, str]
    begun: dict[str, str]
    followed: dict[str, list[tuple[tuple[str, ...], str]]]
    sizes: tuple[int, ...]
    planned: frozenset[str]
    past: frozenset[str]
    negated: frozenset[str]
    hedges: frozenset[str]
    breaks: frozenset[str]

    def named(self, lower: list[str], i: int, last: int) -> str | None:
        """The act that the word at token i tells of; None where it tells of none."""
        word = lower[i]
        for rest, act in self.followed.get(word, ()):
            if all(part in lower[i + 1 : last] for part in rest):
                return act
        found = self.whole.get(word)
        for size in self.sizes:
            if found is not None:
                break
            found = self.begun.get(word[:size]) if size <= len(word) else None
        return found


@cache
def act_words(language: Language) -> ActWords:
    """The compiled table `act_patterns`."""
    table = language["act_patterns"]
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    followed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for act, forms in table["acts"].items():
        for form in forms:
            first, *rest = form.split()
            if rest:
                followed.setdefault(first, []).append((tuple(rest), act))
            elif form.endswith("*"):
                begun[form[:-1]] = act
            else:
                whole[form] = act
    told = table["factuality"]
    sets = [frozenset(told[name]) for name in ("planned", "past", "negated", "hedges", "breaks")]
    sizes = tuple(sorted({len(stem) for stem in begun}, reverse=True))
    return ActWords(whole, begun, followed, sizes, *sets)


@dataclass(slots=True)
class Said:
    """What a sentence tells of all its claims: its acts by token, its names, its clause of telling words."""

    acts: list[tuple[int, str]]
    names: tuple[str, ...]
    clause: tuple[str, ...]
    status: str | None
    negated: bool
    hedges: tuple[str, ...]


class SentenceContext:
    """Tells of each mention of one reading what stands around it."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.language: Language = reading.document.language
        self.words = act_words(self.language)
        self.known: dict[int, Said] = {}

    def around(self, mention: Mention) -> Around:
        """What stands around the mention; nothing where it lies outside every sentence."""
        d = self.document
        first = d.token_at(mention.start)
        if first < 0 or first >= len(d):
            return Around(context=Context(extra=mention.extra, language=self.language.code))
        number = d.sentence_of[first]
        sentence = d.sentences[number]
        if number not in self.known:
            self.known[number] = self._said(number)
        said = self.known[number]
        state = mention.extra.get("state")
        act = state or self._nearest(said, first)
        person = mention.extra.get("person")
        context = Context(
            sentence.start,
            number,
            sentence.block,
            str(d.layout_of(sentence)),
            said.clause,
            act,
            group=mention.extra.get("group"),
            near=said.names,
            extra=mention.extra,
            acts=tuple(dict.fromkeys(name for _, name in said.acts)),
            language=self.language.code,
        )
        speaker: str | None = getattr(mention.value, "speaker", None)
        text = d.text[sentence.start : sentence.end]
        return Around(text, person, act, said.status, said.negated, said.hedges, speaker, context)

    def _nearest(self, said: Said, first: int) -> str | None:
        """The act whose word stands nearest to the claim, over as few marks as possible."""
        best, distance = None, FARTHEST
        near = bisect_left(said.acts, (first - FARTHEST, ""))
        for at, act in said.acts[near:]:
            if at > first + FARTHEST:
                break
            low, high = min(at, first), max(at, first)
            marks = sum(word in self.words.breaks for word in self.document.lower[low:high])
            far = high - low + ACROSS * marks
            if far < distance:
                best, distance = act, far
        return best

    def _said(self, number: int) -> Said:
        d, w = self.document, self.words
        sentence = d.sentences[number]
        span = range(sentence.first, sentence.last)
        acts = [(i, act) for i in span if (act := w.named(d.lower, i, sentence.last)) is not None]
        names = tuple(self._names(sentence.first, sentence.last))
        clause = tuple([d.lower[i] for i in span if len(d.words[i]) >= SHORT and d.words[i].isalpha()][:CLAUSE])
        past = any(d.lower[i] in w.past for i in span)
        planned = not past and any(d.lower[i] in w.planned for i in span)
        status = "done" if past else "planned" if planned else None
        hedges = tuple(dict.fromkeys(d.lower[i] for i in span if d.lower[i] in w.hedges))
        return Said(acts, names, clause, status, any(d.lower[i] in w.negated for i in span), hedges)

    def _names(self, first: int, last: int) -> list[str]:
        """The runs of words that may be names; the word that opens the sentence counts only where another follows."""
        d, may_be_name = self.document, self.language.may_be_name
        found: list[str] = []
        i = first
        while i < last:
            end = i
            while end < last and (
                may_be_name(d.words[end]) or (end > i and d.words[end][0].isupper() and d.words[end].isalpha())
            ):
                end += 1
            if end > i and (i > first or end - i > 1):
                found.append(" ".join(d.words[i:end]))
            i = max(end, i + 1)
        return list(dict.fromkeys(found))
