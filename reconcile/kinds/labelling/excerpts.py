"""Words of the claims' sentences that tell what a fact is where no table does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reconcile.analysis.syntax.lexicon import AUXILIARY, DETERMINER, NOUNISH, POSSESSIVE, PRONOUN, lexicon
from reconcile.languages import load
from reconcile.model import Claim

BREAK = re.compile(r"[;:“”\"«»()\[\]…]|,(?=\s)|\s[-–—]+\s|``|''|--")
"""Where an excerpt ends at the latest."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVES = re.compile(r"['’]s$")
ODD = frozenset("@/#_")
"""Signs of words that no sentence has: addresses, handles, links."""
BRACKETS = "()[]"
MARKS = ".,;:!?'\"’”)"
BESIDE, ENOUGH, FULL = 5, 2, 4
"""Words of an excerpt before the value and behind it, at most; and words in it that are no small ones: so many at
least, and so many that more of them say no more."""
LONG = 7
"""Words before the value, whatever they are, where those beside it say nothing."""
GAP = "…"
"""Stands for the value."""
FAR = 6
"""Words behind a distance among which the place is named from which it is measured."""
NEAR = 60
"""Characters before and behind the value in which what it is of is looked for."""


def around(claim: Claim) -> tuple[str, str]:
    """The claim's sentence before and behind its words; both empty where it does not stand in it."""
    start = claim.start - claim.context.sentence_start
    end = start + claim.end - claim.start
    if start < 0 or claim.sentence[start:end] != claim.quote:
        return "", ""
    return claim.sentence[:start], claim.sentence[end:]


def excerpt(claims: Sequence[Claim]) -> str:
    """A few words around the value, of the claims that have most to say there the one that has most words in common
    with the others; "" without any."""
    common = Counter(word for claim in claims for word in set(claim.context.clause))
    found = []
    for claim in claims:
        text = _cut(claim)
        if text:
            telling = min(FULL, _says(claim, text.split())) - any(map(str.isdigit, text))
            shared = sum(common[word] > 1 for word in set(claim.context.clause))
            found.append((-telling, -shared, len(text), text))
    return min(found, default=(0, 0, 0, ""))[3]


def _cut(claim: Claim) -> str:
    before, behind = around(claim)
    told, rest = _begun(_plain(BREAK.split(before)[-1])), _ended(claim, _plain(_first(behind)))
    if _says(claim, (*told, *rest)) < ENOUGH and not before.strip():  # "Monday, the port …"
        pieces = (_ended(claim, _plain(piece)) for piece in BREAK.split(behind))
        rest = next((piece for piece in pieces if _says(claim, piece) >= ENOUGH), rest)
    words = (*told, GAP, *rest)
    if _says(claim, words) < ENOUGH and before.strip():  # "net income rose to $2 million, or …"
        words = (*_plain(before)[-LONG:], GAP)
    shown = " ".join(words).strip(f"{MARKS} ")
    return shown if _says(claim, words) else ""


def _says(claim: Claim, words: Sequence[str]) -> int:
    """How many of the words are no small ones."""
    traits = lexicon(load(claim.context.language)).traits
    return sum(bool(plain and traits[plain] & NOUNISH) for plain in (word.strip(MARKS).lower() for word in words))


def _begun(words: list[str]) -> list[str]:
    """The last words before the value, from behind a figure on, with the whole of a name that they would cut."""
    begin = max(0, len(words) - BESIDE)
    while 0 < begin < len(words) and words[begin][:1].isupper() and words[begin - 1][:1].isupper():
        begin -= 1
    last = max((i for i, word in enumerate(words) if word.count(".") > 1 or any(map(str.isdigit, word))), default=-1)
    return words[max(begin, last + 1) :]


def _ended(claim: Claim, words: list[str]) -> list[str]:
    """The first words behind the value, up to a figure, with the whole of a name, without small ones at the end."""
    traits = lexicon(load(claim.context.language)).traits
    figure = next((i for i, word in enumerate(words) if any(map(str.isdigit, word))), len(words))
    words = words[int(bool(words) and not words[0][0].isalnum()) : figure]  # "'s" of a day's
    end = min(BESIDE, len(words))
    while 0 < end < len(words) and words[end - 1][:1].isupper() and words[end][:1].isupper():
        end += 1
    while end and not traits[words[end - 1].strip(MARKS).lower() or GAP] & NOUNISH:
        end -= 1
    return words[:end]


def _first(text: str) -> str:
    return BREAK.split(text.lstrip(MARKS + " ") if text[:1] not in MARKS else text)[0]


def _plain(text: str) -> list[str]:
    """The words of the text, without links and handles."""
    words = (word.strip(BRACKETS) for word in text.split())
    return [word for word in words if word and ODD.isdisjoint(word)]


def thing(claims: Sequence[Claim]) -> str | None:
    """The noun that most claims have in a phrase with an article beside the value: "slipway"; None where none does."""
    if len(claims) == 1:
        alone = frozenset(_nouns(claims[0]))
        return next(iter(alone)) if len(alone) == 1 else None
    counts = Counter(noun for claim in claims for noun in frozenset(_nouns(claim)))
    shared = [noun for noun in counts if counts[noun] * 2 > len(claims)]
    return min(shared, key=lambda noun: (-counts[noun], noun), default=None)


def _nouns(claim: Claim) -> list[str]:
    """The heads of the short phrases with an article near the value."""
    before, behind = around(claim)
    bits = lexicon(load(claim.context.language))
    found: list[str] = []
    for text in (before[-NEAR:], behind[:NEAR]):
        words = WORD.findall(text)
        for i, word in enumerate(words):
            if bits.traits[word.lower()] & (DETERMINER | POSSESSIVE):
                head = _head(claim, words[i + 1 : i + 4])
                found += [head] if head else []
    return found


def _head(claim: Claim, words: Sequence[str]) -> str | None:
    """The noun in which the words' first run of nouns and adjectives ends, behind which a small word stands."""
    traits = lexicon(load(claim.context.language)).traits
    run = 0
    verbs, endings = lexicon(load(claim.context.language)).verbs, _verbal(claim)
    while run < len(words) and traits[words[run].lower()] & NOUNISH and words[run].islower():
        if run and words[run] in verbs and words[run].endswith(endings):
            return words[run - 1]  # "the mirror weighs"
        run += 1
    if not run or run == len(words) or words[run - 1].endswith(_endings(claim)):
        return None
    return None if traits[words[run].lower()] & PRONOUN & ~AUXILIARY else words[run - 1]


def _verbal(claim: Claim) -> tuple[str, ...]:
    """How the forms of a verb end that may follow a noun."""
    known = lexicon(load(claim.context.language))
    return (*known.past_endings, *known.ends_plural)


def _endings(claim: Claim) -> tuple[str, ...]:
    bits = lexicon(load(claim.context.language))
    return (*bits.past_endings, *bits.gerund_endings, *bits.adverb_endings)


def behind_it(claim: Claim, leads: frozenset[str] = frozenset(), most: int = 2) -> list[str]:
    """The words right behind the value, in lower case, up to the next mark or small word, at most so many; with `leads`
    those behind one of these words and a determiner."""
    _, behind = around(claim)
    traits = lexicon(load(claim.context.language)).traits
    words, found = BREAK.split(behind)[0].split(), list[str]()
    if leads:
        if not words or words.pop(0).lower() not in leads:
            return []
        if words and traits[words[0].lower()] & (DETERMINER | POSSESSIVE):
            found.append(words.pop(0).lower())
    for word in words[:most]:
        plain = word.strip(MARKS)
        if not plain or not traits[plain.lower()] & NOUNISH:
            break
        found.append(plain if plain[:1].isupper() else plain.lower())
        if word[-1] in MARKS:
            break
    return found


def beyond(claim: Claim) -> str | None:
    """The name that follows the value in its clause: "Bandar Abbas" behind "35 miles southwest of the port of"."""
    _, behind = around(claim)
    found: list[str] = []
    for word in BREAK.split(behind)[0].split()[:FAR]:
        plain = POSSESSIVES.sub("", word.strip(MARKS))
        if plain[:1].isupper():
            found.append(plain)
        elif found:
            break
        if found and word[-1] in MARKS:
            break
    return " ".join(found) or None


def near(claim: Claim, most: int = 6) -> list[str]:
    """The words beside the value, the nearest first, in lower case."""
    before, behind = around(claim)
    left, right = WORD.findall(before.lower())[-most:][::-1], WORD.findall(behind.lower())[:most]
    return [word for pair in zip([*left, *[""] * most], [*right, *[""] * most], strict=False) for word in pair if word]
