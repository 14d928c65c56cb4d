"""Ages that are told by the decade: "in his 40s", "in her mid- to late thirties", "a teenager", "a thirtysomething
lawyer"."""

from __future__ import annotations

from decimal import Decimal

from reconcile.algebra import spanning
from reconcile.analysis.numbers.hedged import Stated
from reconcile.kinds.age.people import HYPHENS, run_before, text_of
from reconcile.kinds.age.words import AgeWords
from reconcile.text import Document

ONE = Decimal(1)
BETWEEN = 3
"""Words between an article and its noun ("a local high-school teenager"), at most."""
Aged = tuple[Stated, str | None]
"""What is stated, and the name that goes with it, if any."""


def in_tens(document: Document, words: AgeWords, first: int, last: int, low: int, floor: int) -> Aged | None:
    """ "in her late 20s": the decade from `low` on at the tokens `first` to `last`, behind a possessive; None without
    one."""
    lower, high = document.lower, (low // 10) * 10 + 9
    i = first - 1
    parts: list[str] = []
    while i > floor and (
        lower[i] in HYPHENS or lower[i] in words.early | words.mid | words.late or (parts and lower[i] in words.joiners)
    ):
        if lower[i] not in HYPHENS and lower[i] not in words.joiners:
            parts.append(lower[i])
        i -= 1
    if i < floor or lower[i] not in words.possessives:
        return None
    if parts:
        low, high = min(_part(part, low, words)[0] for part in parts), max(_part(part, low, words)[1] for part in parts)
    start = i + 1 if parts else first
    last, high = _or_more(document, words, last, high)
    return Stated(spanning(Decimal(low), Decimal(high), ONE), start, last), _in(document, words, i, floor)


def _or_more(document: Document, words: AgeWords, last: int, high: int) -> tuple[int, int]:
    """ "in his 50s or 60s", "in her forties or fifties": the end of it and the last year, a second decade taken in."""
    lower = document.lower
    if last + 1 >= len(lower) or lower[last] not in words.joiners:
        return last, high
    following = words.decades.get(lower[last + 1])
    if following is not None and following > high:
        return last + 2, following + 9
    number = lower[last + 1]
    if (
        last + 2 < len(lower)
        and len(number) < 4
        and number.isdigit()
        and number[-1] == "0"
        and lower[last + 2] in words.plural_s
        and int(number) > high
    ):
        return last + 3, int(number) + 9
    return last, high


def _part(part: str, low: int, words: AgeWords) -> tuple[int, int]:
    """The years of the early, the middle or the late part of a decade."""
    ten = (low // 10) * 10
    if part in words.early:
        return low, ten + 3
    return (ten + 4, ten + 6) if part in words.mid else (ten + 7, ten + 9)


def _in(document: Document, words: AgeWords, possessive: int, floor: int) -> str | None:
    """Who is "in her 40s": the full name in front of it, over a comma, a "who" and a form of "be"."""
    lower, i = document.lower, possessive - 1
    if i <= floor or lower[i] not in words.within:
        return None
    i -= 1
    while i > floor and lower[i] in words.are | words.are_fillers | words.people_subjects:
        i -= 1
    tied = i == possessive - 2 and lower[i] == ","
    behind = i if lower[i] == "," else i + 1
    run = run_before(document, words, behind, floor) if tied or behind < possessive - 1 else None
    return (
        text_of(document, words, run)
        if run is not None and run.words > 1 and lower[run.first - 1] not in words.place_links
        else None
    )


def noun_of_age(document: Document, words: AgeWords, i: int, floor: int) -> Aged | None:
    """ "a teenager", "an octogenarian", "Ann Lee, a thirtysomething lawyer": the noun at token i behind "a" or "an"."""
    lower = document.lower
    low, high = words.nouns[lower[i]]
    k = i - 1
    while k >= floor and i - k <= BETWEEN and lower[k].isalpha() and lower[k] not in words.some:
        k -= 1
    if k < floor or lower[k] not in words.some:
        return None
    run = run_before(document, words, k - 1, floor) if k - 2 > floor and lower[k - 1] == "," else None
    name = (
        text_of(document, words, run)
        if run is not None and run.words > 1 and lower[run.first - 1] not in words.place_links
        else None
    )
    return Stated(spanning(Decimal(low), Decimal(high), ONE), i, i + 1), name
