"""How the wordings of two quotations stand to each other, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from reconcile.kinds.quote.value import Quote
from reconcile.languages import Language, default, load
from reconcile.messages import say
from reconcile.model import Comparison, Relation

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|…|\.\.\.|[%$€£]")
ASIDE = re.compile(r"[\[(][^\])]{0,80}[\])]")
ALIKE = 0.6
"""Share of the words that two quotations must have in common to be two wordings of one."""


@cache
def _house_style(language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(language["quotes"]["house_style"].items(), key=lambda pair: -len(pair[0])))


@cache
def _numerals(language: Language) -> Mapping[str, str]:
    numerals: Mapping[str, str] = language["quotes"]["numerals"]
    return numerals


def plain_words(text: str, language: Language | None = None) -> tuple[str, ...]:
    """The words of a quotation as they are compared: small, without marks, house style and numerals made one; "…"
    stays."""
    return _plain_words(text, language or default())


@lru_cache(maxsize=4096)
def _plain_words(text: str, language: Language) -> tuple[str, ...]:
    """Kept for some thousand texts: one quotation is held against many."""
    return tuple(
        _plain(word, language) for word in WORD.findall(text.replace("per cent", "percent").lower().replace("’", "'"))
    )


@lru_cache(maxsize=32768)
def _plain(word: str, language: Language) -> str:
    """One word in one house style."""
    ending = next(
        (pair for pair in _house_style(language) if word.endswith(pair[0]) and len(word) > len(pair[0]) + 2), None
    )
    plain = word[: -len(ending[0])] + ending[1] if ending else word
    return "…" if word == "..." else _numerals(language).get(plain, plain)


def word_diff(a: str, b: str, language: Language | None = None) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """How the words of b differ from those of a: (equal | replace | insert | delete, words of a, words of b), in
    order."""
    one, other = plain_words(a, language), plain_words(b, language)
    return [
        (step.tag, one[step.src_start : step.src_end], other[step.dest_start : step.dest_end])
        for step in Levenshtein.opcodes(one, other)
    ]


def compare(a: Quote, b: Quote) -> Comparison:
    """The relation of two wordings: equal, refines (one is a part of the other), differs (altered words), or
    incomparable."""
    if a.language != b.language:
        return Comparison(Relation.INCOMPARABLE, "They are quoted in two languages.")
    language = load(a.language)
    one, other = plain_words(a.text, language), plain_words(b.text, language)
    if one == other or _bare(one) == _bare(other):
        return Comparison(Relation.EQUAL, say("Both quote the same words."))
    for part, whole in ((one, other), (other, one)):
        if _part_of(part, whole):
            return Comparison(Relation.REFINES, say("“{part}” is a part of the longer quotation.", part=_short(part)))
    if _part_of(
        plain_words(ASIDE.sub(" ", a.text), language), plain_words(ASIDE.sub(" ", b.text), language), whole=True
    ):
        return Comparison(Relation.REFINES, say("The same words, but for what a bracket adds."))
    likeness = Levenshtein.normalized_similarity(one, other)
    if likeness < ALIKE or not one or not other:
        return Comparison(Relation.INCOMPARABLE, say("These are two quotations."))
    return Comparison(
        Relation.DIFFERS,
        lambda: say("The same quotation in other words: {changes}.", changes=_changes(a.text, b.text, language)),
    )


def _bare(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != "…"]


def _part_of(part: Sequence[str], whole_words: Sequence[str], *, whole: bool = False) -> bool:
    """Do the pieces of the part, between its ellipses, stand in the whole in their order? `whole`: do they fill it?"""
    if whole:
        return bool(part) and part == whole_words
    text, at = f" {' '.join(_bare(whole_words))} ", 0
    pieces = [piece.strip() for piece in " ".join(part).split("…") if piece.strip()]
    for piece in pieces:
        found = text.find(f" {piece} ", at)
        if found < 0:
            return False
        at = found + len(piece)
    return bool(pieces)


def _short(words: Sequence[str]) -> str:
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _changes(a: str, b: str, language: Language) -> str:
    """The altered words in one line: “is” and “was”; “very” left out."""
    found = []
    for tag, one, other in word_diff(a, b, language):
        if tag == "replace":
            found.append(say("“{one}” and “{other}”", one=_short(one), other=_short(other)))
        elif tag != "equal":
            found.append(
                say(
                    "“{words}” only in the one" if one else "“{words}” only in the other",
                    words=_short(one or other),
                )
            )
    return "; ".join(found[:4])


def keys(value: Quote) -> frozenset[str]:
    """The longer words of the quotation, at most twelve: two wordings of one quotation share some of them."""
    plain = plain_words(value.text, load(value.language))
    words = sorted({word for word in plain if len(word) > 4}, key=lambda word: (-len(word), word))
    if words:
        return frozenset(f"quote:{word}" for word in words[:12])
    return frozenset([f"quote:{' '.join(_bare(plain))}"])
