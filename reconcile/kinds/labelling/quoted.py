"""What a quotation is called: by who said it, else by the words around it or the words with which it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.analysis.syntax.lexicon import AUXILIARY, COORDINATOR, DETERMINER, POSSESSIVE, PREPOSITION, lexicon
from reconcile.kinds.labelling.acts import mentioned
from reconcile.kinds.labelling.agreement import most
from reconcile.kinds.labelling.excerpts import WORD, around
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim

INSIDE = " ,.!?;:'\"“”‘’`"
"""Marks between a quotation and the words that tell who said it."""
ENDS = ",.;:()"
LONGEST = 7
"""Words that name who said it at most, with what stands before the name."""
FEW = 5
"""Words of a quotation that is no sentence of its own at most: the words around it tell more than they do."""
PAIR = 2
SMALL = DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | AUXILIARY
"""Words with which no shown part ends that has more than two."""
SHOWN = (5, 8, 12)
"""Words with which a quotation is told from others, the fewest first."""


def of_quotation(claims: Sequence[Claim]) -> str:
    """The label of quotations with no speaker that is known: "what Ida Falk and Joan Lunt said" by the words beside one
    of them, "quotation in “asked the council to take […] against poachers”", "quotation (“We were told […]”)"."""
    names = [name for claim in claims if (name := _beside(claim))]
    if names:
        name = most(names) or names[0]
        full = (each for each in names if each != name and each.split()[-1] == name.split()[-1])
        return say("what {name} said", name=max((name, *full), key=lambda each: (len(each), each)))
    short = [claim for claim in claims if len(str(getattr(claim.value, "text", "")).split()) <= FEW]
    if len(short) * 2 > len(claims):
        told = mentioned(say("quotation"), within(short) or short)
        if told != say("quotation"):
            return told
    return say("quotation ({words})", words=next(beginnings(claims)))


def beginnings(claims: Sequence[Claim]) -> Iterator[str]:
    """The words with which the quotation begins, in marks, the fewest first; never all of it, if it has several."""
    words = str(getattr(claims[0].value, "text", claims[0].quote)).split()
    known, last = lexicon(reported()).traits, 0
    for many in SHOWN:
        shown = max(min(many, len(words) * 2 // 3), 1)
        while shown > PAIR and shown < len(words) and known[words[shown - 1].lower()] & SMALL:
            shown -= 1
        if shown > last:
            last = shown
            told = " ".join(words[:shown]).rstrip(f"{ENDS}-–—") + (" […]" if shown < len(words) else "")
            yield say("“{words}”", words=told)


def within(claims: Sequence[Claim]) -> list[Claim]:
    """Those of few words that stand inside of a sentence of whoever tells it: 'called the rule "narrow" and unwise'."""
    return [
        claim
        for claim in claims
        if len(str(getattr(claim.value, "text", "")).split()) < FEW and len(around(claim)[0].split()) > PAIR
    ]


def _beside(claim: Claim) -> str | None:
    """Who said it by the words right beside the quotation: "said Ida Falk", "producers Falk and Lunt said"."""
    if claim.context.language != reported().code:
        return None
    before, behind = around(claim)
    found = _named(behind.lstrip(INSIDE))
    if found or not before.rstrip(INSIDE):
        return found
    words = before.rstrip(INSIDE).split()[-LONGEST:]
    if len(words) < 2 or words[-1].lower() not in label_words().clause_telling:
        return None
    return _last_name(words[:-1])


def _named(behind: str) -> str | None:
    """The name in the words that follow a quotation."""
    telling = label_words().clause_telling
    words = behind.split()[: LONGEST + 1]
    if not words:
        return None
    if words[0].lower() in telling:
        return _first_name(words[1:])
    at = next((at for at, word in enumerate(words) if word.lower().rstrip(ENDS) in telling), 0)
    return _last_name(words[:at]) if at else None


def _first_name(words: Sequence[str]) -> str | None:
    """The name with which the words begin, or that follows a short title: "Ida Falk" of "Ida Falk, a vet"."""
    kept = list[str]()
    for word in words:
        plain = word.rstrip(ENDS)
        if not _fits(plain, first=not kept):
            break
        kept.append(plain)
        if plain != word:
            break
    return _whole(kept)


def _last_name(words: Sequence[str]) -> str | None:
    """The name with which they end: "Ida Falk and Joan Lunt" of "producers Ida Falk and Joan Lunt"."""
    kept = list[str]()
    for word in words[::-1]:
        if word[-1:] in ENDS and word[-1:] != ".":
            break
        if not _fits(word, first=not kept):
            break
        kept.insert(0, word)
    return _whole(kept)


def _fits(word: str, *, first: bool) -> bool:
    """Is it a word of a name, or one that joins two?"""
    known = lexicon(reported()).traits[word.lower()]
    if word[:1].isupper() and WORD.match(word):
        return not known & (DETERMINER | POSSESSIVE) and word.lower() not in label_words().clause_times
    return not first and bool(known & COORDINATOR)


def _whole(words: list[str]) -> str | None:
    """The name without a word at either end that joins it to another."""
    while words and words[0][:1].islower():
        words.pop(0)
    while words and words[-1][:1].islower():
        words.pop()
    return " ".join(words) or None
