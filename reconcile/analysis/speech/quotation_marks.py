"""The runs of text between quotation marks: where they begin and end, across sentences and paragraphs.

Curly and straight marks, single ones in the British style (never apostrophes), marks of two apostrophes. Marks inside
a run of the other style are part of what is quoted. A run that no mark closes goes on in the next paragraph where that
one begins with a mark (the same speech goes on) or holds the mark that closes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.analysis import Analysis, Reading
from reconcile.analysis.speech.block_quotations import block_quotes
from reconcile.analysis.speech.words import speech_words
from reconcile.languages import Language
from reconcile.text import Document

LOOK_AHEAD = 40
"""Marks; a single mark with no partner among the next so many is an apostrophe."""
FEW = 6
"""Tokens between single marks that are set wrongly, at most."""
NAME_WORDS = 6
"""Words within which the verb stands that tells who spoke."""
PARAGRAPHS = 3
"""How many paragraphs a quotation may run over without a mark of its own."""
SHORT = 80
"""Tokens within which it may run over any number, where each sentence is a paragraph."""
SPACED = frozenset({"«»"})
"""Marks that may stand a space off from what they enclose, as French has it."""
BREAKS = frozenset(".,!?…;:-—–")
AFTER = frozenset(" \n\t\r\xa0.,;:!?)]}…—–-/\"”’'»")
BEFORE = frozenset(" \n\t\r\xa0([{—–-/\"“‘'«,;:")


@dataclass(slots=True, unsafe_hash=True, init=False)
class Mark:
    """A quotation mark: its tokens `first` to `last` (exclusive), whether it is a single one, what it may do."""

    first: int
    last: int
    single: bool
    opens: bool
    closes: bool
    pair: str
    block: int

    def __init__(self, first: int, last: int, single: bool, opens: bool, closes: bool, pair: str, block: int) -> None:
        self.first = first
        self.last = last
        self.single = single
        self.opens = opens
        self.closes = closes
        self.pair = pair
        self.block = block


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """Tokens `first` to `last` (exclusive) stand between marks; `outer_*` include the marks.

    `continues`: the speech of the run before goes on. `single`: the marks are single ones. `bare`: it is quoted
    without marks, and `signed` says where in the text its writer's name stands, if it does.
    """

    first: int
    last: int
    outer_first: int
    outer_last: int
    single: bool
    continues: bool
    bare: bool = False
    signed: tuple[int, int] | None = None


@cache
def _marks_of(language: Language) -> dict[str, tuple[bool, bool, bool, str]]:
    """For each mark: is it single, does it open, does it close, and the pair it belongs to."""
    found: dict[str, tuple[bool, bool, bool, str]] = {}
    for style in ("single", "double"):
        for opener, closer in language["quotes"][style]:
            for mark in {opener, closer}:
                _, opens, closes, pair = found.get(mark, (False, False, False, opener + closer))
                found[mark] = (style == "single", opens or mark == opener, closes or mark == closer, pair)
    return found


def runs(reading: Reading) -> list[Run]:
    """The quoted runs of the document, in order, computed once a reading."""
    return reading.analysis(RUNS)


def _all_runs(reading: Reading) -> list[Run]:
    return _with_blocks(reading.document, list(_runs(reading.document)))


def _with_blocks(document: Document, marked: list[Run]) -> list[Run]:
    """The runs between marks and those without; marks inside a block that is quoted belong to what it says."""
    blocks = block_quotes(document)
    if not blocks:
        return marked
    taken = bytearray(len(document) + 1)
    for block in blocks:
        taken[block.first : block.last] = b"\1" * (block.last - block.first)
    bare = [
        Run(block.first, block.last, block.first, block.last, False, block.continues, True, block.signed)
        for block in blocks
    ]
    kept = [run for run in marked if not taken.find(1, run.outer_first, run.outer_last) >= 0]
    return sorted([*kept, *bare], key=lambda run: run.outer_first)


def quoted(reading: Reading) -> bytearray:
    """One byte a token: 1 where the token stands inside quotation marks, or is one."""
    return reading.analysis(QUOTED)


def _flags(reading: Reading) -> bytearray:
    flags = bytearray(len(reading.document))
    for run in runs(reading):
        flags[run.outer_first : run.outer_last] = b"\1" * (run.outer_last - run.outer_first)
    return flags


RUNS: Analysis[list[Run]] = Analysis("quoted runs", _all_runs)
QUOTED: Analysis[bytearray] = Analysis("quoted tokens", _flags)


def _marks(document: Document) -> list[Mark]:
    known = _marks_of(document.language)
    text, words, starts, ends = document.text, document.words, document.starts, document.ends
    found: list[Mark] = []
    behind = 0
    for i in document.where(known):
        if i < behind:
            continue
        word, last = words[i], i + 1
        single, opens, closes, pair = known[word]
        if last < len(words) and words[last] == word and starts[last] == ends[i]:  # ''so'', ""so"
            single, opens, closes, pair, last = False, opens, closes, '""' if single else pair, i + 2
        behind = last
        before = text[starts[i] - 1] if starts[i] else " "
        after = text[ends[last - 1]] if ends[last - 1] < len(text) else " "
        if before.isdigit() and not closes:
            continue
        can_open = opens and (after not in AFTER or (after in "\"'“‘…" and before.isspace()))
        can_close = closes and before not in " \n\t\r\xa0([{"
        if pair in SPACED:  # « so »
            can_open, can_close = (
                can_open or (opens and after in " \xa0\u202f"),
                can_close or (closes and before in " \xa0\u202f"),
            )
        if not single and not can_open and not can_close:
            can_close = _detached(text, starts[i], after)
        if single:
            can_open = can_open and before in BEFORE and not (after.isdigit() and opens and closes)  # the '90s
            can_close = can_close and not after.isalnum()
        found.append(
            Mark(i, last, single, can_open, can_close, pair, document.sentences[document.sentence_of[i]].block)
        )
    return found


def _detached(text: str, start: int, after: str) -> bool:
    """Does a mark that stands between spaces close what was said: the end of a line, or behind a full stop (`so. " He
    left`)?"""
    behind = text[max(0, start - 2) : start].rstrip(" \xa0")
    return (
        bool(behind)
        and behind[-1] not in "\n\r([{"
        and (after in "\n\r" or start + 1 >= len(text) or behind[-1] in BREAKS or after in ",.;")
    )


def _runs(document: Document) -> Iterator[Run]:
    marks = _marks(document)
    block_ends = {sentence.block: sentence.last for sentence in document.sentences} if marks else {}
    at, goes_on = 0, False
    while at < len(marks):
        mark = marks[at]
        continues, goes_on = goes_on and _heads_block(document, mark), False
        closing = _closing(document, marks, at) if mark.opens else None
        if closing is not None:
            closer = marks[closing]
            yield Run(
                mark.last,
                closer.first,
                mark.first,
                closer.last if closer.closes or not closer.opens else closer.first,
                mark.single,
                continues,
            )
            at = closing + (0 if _reopens(document, closer) else 1)
            goes_on = at == closing
            continue
        if mark.opens and not mark.single:
            last, following = _open_end(document, marks, at, block_ends)
            if last is not None:
                yield Run(mark.last, last, mark.first, last, False, continues)
                goes_on = True
                at = following
                continue
        at += 1


def _closing(document: Document, marks: list[Mark], at: int) -> int | None:
    """The index of the mark that closes the one at `at`: in its paragraph, or in one of the next that opens none."""
    mark, fallback, crossed, mixed = marks[at], None, False, None
    for k in range(at + 1, min(at + 1 + LOOK_AHEAD, len(marks))):
        other = marks[k]
        if other.block - mark.block > (PARAGRAPHS if not mark.single or _introduced(document, mark) else 0) and (
            mark.single or other.first - mark.first > SHORT
        ):
            break
        if other.single != mark.single:
            crossed = True
            if mixed is None and mark.single and _begins_speech(document, mark) and _names_the_speaker(document, other):
                mixed = k  # 'so it is, "Ann Lee told them
            continue
        if other.block != mark.block and _heads_block(document, other):
            break
        if mark.single:
            if other.opens and not other.closes:
                return k if fallback is None and _set_off(document, mark, other) else fallback
            if other.closes and (
                _possessive(document, other) or (other.block != mark.block and not _at_a_stop(document, other))
            ):
                fallback = k if fallback is None and not crossed else fallback
                continue
        if (
            other.closes
            or _reopens(document, other)
            or _names_the_speaker(document, other)
            or (other.pair == mark.pair == '""' and _stray(document, other))
        ):
            return k
        if other.opens:
            break
    return mixed if fallback is None else fallback


def _begins_speech(document: Document, mark: Mark) -> bool:
    """Does the mark open a sentence, or stand behind a colon?"""
    i = mark.first
    return i == 0 or i == document.sentences[document.sentence_of[i]].first or document.words[i - 1] in (":", ".")


def _set_off(document: Document, mark: Mark, other: Mark) -> bool:
    """Does a single mark close though a space went astray before it ("a 'social drinker 'and", "any more, 'she
    said")?"""
    i, after = other.first, other.last
    if after >= len(document) or other.block != mark.block or not document.words[after].islower():
        return False
    speech = speech_words(document.language)
    if document.words[i - 1] == ",":
        return any(word in speech.saying for word in document.lower[after : after + 2])
    return i - mark.last <= FEW and document.lower[after] in speech.small and document.words[i - 1][0].isalnum()


def _possessive(document: Document, mark: Mark) -> bool:
    """May the closing single mark be the apostrophe of a plural ("the boys' club")?"""
    i = mark.first
    after = document.words[mark.last] if mark.last < len(document) else "."
    return i > 0 and document.lower[i - 1].endswith(("s", "z", "x")) and after[0].islower()


def _stray(document: Document, mark: Mark) -> bool:
    """Does a straight mark that looks like an opening one close (behind a comma, before a small letter)?"""
    i, after = mark.first, mark.last
    return (
        after >= len(document) or document.words[after][0].islower() or not document.words[after][0].isalpha() or i == 0
    )


def _introduced(document: Document, mark: Mark) -> bool:
    """Does the single mark open what a colon or comma announces, with a mark that can do nothing else (said: ‘I am)?"""
    return not mark.closes and mark.first > 0 and document.words[mark.first - 1] in (":", ",")


def _at_a_stop(document: Document, mark: Mark) -> bool:
    return mark.first > 0 and document.words[mark.first - 1] in (".", "!", "?", "…", ",")


def _names_the_speaker(document: Document, mark: Mark) -> bool:
    """Does a mark that looks like an opening one close, as who said it stands right behind (`at stake, "Ann Lee told
    them`)?"""
    if mark.closes or mark.pair[0] != mark.pair[-1] or not _at_a_stop(document, mark):
        return False
    if document.words[mark.first - 1] == "," and _name_and_comma(document, mark.last):
        return True
    behind = document.lower[mark.last : mark.last + NAME_WORDS]
    told = next((i for i, word in enumerate(behind) if word in speech_words(document.language).saying), 0)
    return told > 0 and all(
        word[0].isupper() or word in ("-", ".") for word in document.words[mark.last : mark.last + told]
    )


def _name_and_comma(document: Document, i: int) -> bool:
    """Do two to four capitals and a comma stand at the token: a name and what its bearer is ("Ann Lee, a vet")?"""
    last = i
    while last < min(i + 5, len(document)) and document.words[last][0].isupper():
        last += 1
    return 1 < last - i < 5 and last < len(document) and document.words[last] == ","


def _reopens(document: Document, mark: Mark) -> bool:
    """Does the mark begin a further paragraph of the same speech that was run into this one?"""
    i, after = mark.first, mark.last
    if mark.single or mark.closes or not mark.opens or i == 0 or after >= len(document):
        return False
    return document.words[i - 1] in (".", "!", "?", "…") and document.words[after][0].isupper()


def _heads_block(document: Document, mark: Mark) -> bool:
    """Is the mark the first thing of its paragraph?"""
    return mark.opens and document.starts[mark.first] == document.blocks[mark.block].start


def _open_end(document: Document, marks: list[Mark], at: int, block_ends: dict[int, int]) -> tuple[int | None, int]:
    """Where the unclosed run ends (its paragraph's end) if the next paragraph goes on with a mark, and the next
    mark."""
    mark = marks[at]
    following = next((k for k in range(at + 1, min(at + 1 + LOOK_AHEAD, len(marks))) if not marks[k].single), None)
    last = block_ends[mark.block]
    if following is not None and marks[following].block != mark.block:
        if _next_block(document, last) == marks[following].block and _heads_block(document, marks[following]):
            return last, following
        if _heads_block(document, mark):
            return last, following
    elif following is None and _heads_block(document, mark):
        return last, len(marks)
    return None, at + 1


def _next_block(document: Document, token: int) -> int:
    """The block of the token, -1 behind the last one."""
    return document.sentences[document.sentence_of[token]].block if token < len(document) else -1
