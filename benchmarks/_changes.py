"""One change to one value of an article, for each kind of change, and the rule that must tell of it.

A change is made as a slip would make it: the value becomes another one of the same shape, at every mention, so that the
copy does not contradict itself. Where nobody could tell from the two articles that the value was changed, it is left
alone, and why is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.algebra import Quantity
from reconcile.kinds.date import Date
from reconcile.kinds.name import Name
from reconcile.kinds.place import Place
from reconcile.kinds.quote import Quote
from reconcile.kinds.role import Role
from reconcile.model import Article, Bound, Claim

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: at for at, word in enumerate(SMALL)} | {
    f"{ten}-{one}" if one else ten: 20 + 10 * at + extra
    for at, ten in enumerate(TENS)
    for extra, one in enumerate(["", *SMALL[1:10]])
}
SPELLED = {number: word for word, number in WORDS.items()}
NUMERAL = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY_OF_MONTH = re.compile(rf"\b\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b)|(?<=[a-z] )\d{{1,2}}\b(?=,|$)")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SEASONS = {"spring": "autumn", "autumn": "spring", "summer": "winter", "winter": "summer"}
RELATIVE = {
    "last year": "three years ago",
    "next year": "in 2049",
    "last month": "four months ago",
    "a day later": "five days later",
}
HEDGES = (
    "at least",
    "no less than",
    "not less than",
    "more than",
    "over",
    "upwards of",
    "up to",
    "at most",
    "no more than",
    "not more than",
    "less than",
    "fewer than",
    "under",
    "as many as",
)
BOUNDS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
GROWTH = Decimal("1.4")
"""Times by which a number changes: more than "about" allows for on both sides, too little for another thing's number.
"""
LETTERS = {"a": "o", "e": "a", "i": "e", "o": "a", "u": "o"}
OTHERS = ("Petra Almgren", "Diego Farrant")
"""Names for another holder of an office, or another speaker."""
WORDS_FOR_A_WORD = ("kitchen", "orchestra", "umbrella")
TITLES = {
    "chief executive": "finance director",
    "president": "vice president",
    "mayor": "councillor",
    "rector": "provost",
    "fire chief": "police chief",
    "treasurer": "chairman",
    "managing director": "treasurer",
    "dean of engineering": "dean of medicine",
    "chief engineer": "press officer",
}
MANY = re.compile(
    r"\b(?:captain|director|driver|engineer|fisherman|founder|lawyer|leads|owner|passenger|professor|teacher|spokes\w+)"
    r"\b(?<!managing director)",
    re.IGNORECASE,
)
"""Titles that two people may bear at one time."""
ROMANISED = ("China", "Hong Kong")
STREETS = {"Court": "Place", "Place": "Court", "Street": "Road", "Road": "Street", "Lane": "Avenue", "Avenue": "Lane"}
ANOTHER_CITY = "Bremerhaven"
KNOWN_AGAIN = 7
"""Words from which a quotation of which one word was changed can be known again."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A span of an article's text or title, and what stands there in the copy."""

    part: str
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Skipped(Exception):
    """Why a value is not changed."""

    why: str


@dataclass(frozen=True, slots=True)
class Where:
    """The claim to be changed, its article and all claims of it."""

    article: Article
    claims: Sequence[Claim]
    claim: Claim


Make = Callable[[Where], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change: its name, the kinds of claim it changes, the rule that must tell of it, how it is made, and
    another rule that may tell of it instead."""

    name: str
    kinds: frozenset[str]
    rule: str
    make: Make
    instead: str = ""


def edits(
    change: Change, article: Article, claims: Sequence[Claim]
) -> Iterator[tuple[Claim, tuple[Edit, ...] | Skipped]]:
    """The edits of each change to the article, or why one is not made; the same edits once only."""
    seen: set[tuple[Edit, ...]] = set()
    for claim in claims:
        if claim.kind not in change.kinds:
            continue
        try:
            made = tuple(sorted(set(change.make(Where(article, claims, claim)))))
        except Skipped as why:
            yield claim, why
            continue
        if made and made not in seen:
            seen.add(made)
            yield claim, made


def edited(text: str, part: str, made: Iterable[Edit]) -> str:
    """The text with its edits made."""
    for edit in sorted((each for each in made if each.part == part), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def other_number(written: str) -> str:
    """Another number of the same shape: 640 for 460, "seven" for "five", 5.9 for 4.2."""
    low = written.lower()
    if low in WORDS:
        word = SPELLED[_grown(WORDS[low])] if _grown(WORDS[low]) in SPELLED else SPELLED[WORDS[low] - 3]
        return word.capitalize() if written[0].isupper() else word
    digits = re.sub(r"\D", "", written)
    head = digits.lstrip("0")[:2]
    grown = str(_grown(int(head)))
    if len(grown) > len(head):
        grown = str(int(int(head) / GROWTH))
    new = iter(digits.replace(head, grown, 1))
    return "".join(next(new) if sign.isdigit() else sign for sign in written)


def _grown(number: int) -> int:
    return max(number + 1, round(number * GROWTH))


def _number(where: Where) -> Iterator[Edit]:
    if (
        not isinstance(where.claim.value, Quantity)
        or _figure(where.claim) is None
        or not NUMERAL.search(where.claim.quote)
    ):
        raise Skipped("no number is written")
    if _figure(where.claim) == (Decimal(1), Decimal(1)):
        raise Skipped("one singles out as often as it counts")
    if any(
        other is not where.claim
        and other.kind != where.claim.kind
        and other.part == where.claim.part
        and other.start <= where.claim.start
        and where.claim.end <= other.end
        and other.kind in ("amount", "date", "time", "measure")
        for other in where.claims
    ):
        raise Skipped("part of another value")
    for each in _same(where.claims, where.claim):
        if isinstance(each.value, Quantity):
            numerals = list(NUMERAL.finditer(each.quote))
            for numeral in numerals if each.value.bound is Bound.BETWEEN else numerals[:1]:
                yield Edit(
                    each.part, each.start + numeral.start(), each.start + numeral.end(), other_number(numeral[0])
                )


def _same(claims: Sequence[Claim], claim: Claim) -> Iterator[Claim]:
    """The claims of the same number of the same unit, this one among them."""
    return (
        each
        for each in claims
        if each.kind == claim.kind and _figure(each) == _figure(claim) and _unit(each) == _unit(claim)
    )


def _figure(claim: Claim) -> tuple[Decimal, Decimal] | None:
    value = claim.value
    known = isinstance(value, Quantity) and {value.low, value.high, value.stated} != {None}
    return value.said if known and isinstance(value, Quantity) else None


def _point(where: Where) -> Iterable[Edit]:
    """Another number, where a mention of this one is no floor or ceiling."""
    return () if _bounded(where) else _number(where)


def _floor(where: Where) -> Iterable[Edit]:
    """Another number under the same hedge: both can be true, and they do not say the same."""
    return _number(where) if _bounded(where) else ()


def _bounded(where: Where) -> bool:
    """Is every mention of the number a floor or a ceiling?"""
    same = [each.value for each in _same(where.claims, where.claim)]
    return bool(same) and all(isinstance(value, Quantity) and value.bound in BOUNDS for value in same)


def _unit(claim: Claim) -> object:
    return (
        getattr(claim.value, "currency", None)
        or getattr(claim.value, "unit", None)
        or getattr(claim.value, "person", None)
    )


def _rank(where: Where) -> Iterator[Edit]:
    found = re.search(rf"\b(?:{'|'.join(ORDINALS)})\b", where.claim.quote, re.IGNORECASE)
    if found is None:
        raise Skipped("no number is written")
    at = ORDINALS.index(found[0].lower())
    yield Edit(
        where.claim.part,
        where.claim.start + found.start(),
        where.claim.start + found.end(),
        ORDINALS[at + 2 if at < 8 else at - 2],
    )


def _date(where: Where) -> Iterator[Edit]:
    yield from _day(where.article, where.claim)
    for other in where.claims:
        if (
            other is not where.claim
            and other.kind == "date"
            and isinstance(other.value, Date)
            and isinstance(where.claim.value, Date)
            and other.value.edtf
            and other.value.edtf == where.claim.value.edtf
        ):
            yield from _day(where.article, other)


def _day(article: Article, claim: Claim) -> Iterator[Edit]:
    """The first of these that is written: a day of a month, a month, a year, a season, a weekday, words that point back
    or ahead."""
    quote, low = claim.quote, claim.quote.lower()
    if found := DAY_OF_MONTH.search(quote):
        day = int(found[0])
        yield _at(claim, found.span(), str(day + 7 if day < 15 else day - 7))
    elif found := re.search("|".join(MONTHS), quote):
        at = MONTHS.index(found[0])
        yield _at(claim, found.span(), MONTHS[at - 2 if at > 1 else at + 2])
    elif found := re.search(r"\b(?:1[89]|20)\d\d\b", quote):
        yield _at(claim, found.span(), str(int(found[0]) - 2))
    elif article.published is None:
        raise Skipped("a date that is counted from a day nobody knows")
    elif found := re.search("|".join(RELATIVE), low):
        yield _at(claim, found.span(), RELATIVE[found[0]])
    elif found := re.search("|".join(SEASONS), low):
        yield _at(claim, found.span(), SEASONS[found[0]])
    elif found := re.search("|".join(DAYS), quote):
        at = DAYS.index(found[0])
        yield _at(
            claim, found.span(), next(day for day in (*DAYS[at - 2 :], *DAYS[: at - 2]) if day not in article.text)
        )
    else:
        raise Skipped("no day, month or year is written")


def _at(claim: Claim, span: tuple[int, int], new: str) -> Edit:
    return Edit(claim.part, claim.start + span[0], claim.start + span[1], new)


def _weekday(where: Where) -> Iterator[Edit]:
    found = re.search("|".join(DAYS), where.claim.quote)
    if found and re.search(r"\d{1,2} [A-Z]|[a-z] \d{1,2}\b", where.claim.quote):
        yield _at(where.claim, found.span(), DAYS[DAYS.index(found[0]) - 2])


def _time(where: Where) -> Iterator[Edit]:
    found = re.search(r"\b\d{1,2}", where.claim.quote)
    if found is None:
        raise Skipped("no number is written")
    hour = int(found[0])
    yield _at(where.claim, found.span(), str(hour + 2 if hour < 10 else hour - 2))


def _everywhere(article: Article, written: str, new: str) -> Iterator[Edit]:
    for part, text in (("text", article.text), ("title", article.title or "")):
        for found in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", text):
            yield Edit(part, found.start(), found.end(), new)


def _street(where: Where) -> Iterator[Edit]:
    last = where.claim.quote.split()[-1]
    if not isinstance(where.claim.value, Place) or where.claim.value.type != "address":
        return
    if last not in STREETS:
        raise Skipped("no other sort of street is known")
    yield from _everywhere(where.article, where.claim.quote, where.claim.quote.removesuffix(last) + STREETS[last])


def _city(where: Where) -> Iterator[Edit]:
    if not isinstance(where.claim.value, Place) or where.claim.value.type != "city":
        return
    if any(
        other.kind in ("name", "role") and where.claim.quote in other.quote and other.quote != where.claim.quote
        for other in where.claims
    ):
        raise Skipped("the place is in a name")
    yield from _everywhere(where.article, where.claim.quote, ANOTHER_CITY)


def _person(claim: Claim) -> list[str]:
    value = claim.value
    if isinstance(value, Name):
        return value.canonical.split() if value.type == "person" else []
    full = getattr(value, "person_canonical", None) or getattr(value, "person", None) or getattr(value, "speaker", None)
    return str(full).split() if full else []


def _surname(where: Where) -> Iterator[Edit]:
    words = _person(where.claim)
    if not words:
        return
    surname = words[-1]
    spots = [at for at in range(1, len(surname) - 1) if surname[at] in LETTERS]
    if any(region in where.article.text for region in ROMANISED):
        raise Skipped("a name that each source may romanise in its own way")
    if len(words) < 2 or len(surname) < 4 or not spots:
        raise Skipped("a surname alone, or too short to be the same with one letter changed")
    at = spots[-1]
    yield from _everywhere(where.article, surname, surname[:at] + LETTERS[surname[at]] + surname[at + 1 :])


def _someone_else(article: Article, words: Sequence[str]) -> Iterator[Edit]:
    new = next(name for name in OTHERS if name.split()[-1] not in article.text)
    yield from _everywhere(article, " ".join(words), new)
    full = [(found.start(), found.end()) for found in re.finditer(re.escape(" ".join(words)), article.text)]
    for edit in _everywhere(article, words[-1], new.split()[-1]):
        if not any(start <= edit.start and edit.end <= end for start, end in full if edit.part == "text"):
            yield edit


def _holder(where: Where) -> Iterator[Edit]:
    words = _person(where.claim)
    if len(words) < 2 or " ".join(words) not in where.claim.quote:
        raise Skipped("no full name holds the title")
    if MANY.search(getattr(where.claim.value, "title", "")):
        raise Skipped("many may bear the title")
    yield from _someone_else(where.article, words)


def _title(where: Where) -> Iterator[Edit]:
    assert isinstance(where.claim.value, Role)
    title = where.claim.value.title.lower()
    if not where.claim.value.person:
        raise Skipped("nobody is named who bears the title")
    if title not in TITLES:
        raise Skipped("no title is known that excludes it")
    for other in where.claims:
        if (
            isinstance(other.value, Role)
            and other.value.title.lower() == title
            and _person(other) == _person(where.claim)
        ):
            at = other.quote.lower().index(title)
            new = TITLES[title]
            yield _at(
                other, (at, at + len(title)), new.title().replace(" Of ", " of ") if other.quote[at].isupper() else new
            )


def _quote_word(where: Where) -> Iterator[Edit]:
    words = list(re.finditer(r"[^\W\d_]+", where.claim.quote))
    if len(words) < KNOWN_AGAIN:
        raise Skipped("too short to be known again")
    longest = max((word for word in words[1:-1] if word[0].islower()), key=lambda word: (len(word[0]), word.start()))
    yield _at(where.claim, longest.span(), WORDS_FOR_A_WORD[0])


def _speaker(where: Where) -> Iterator[Edit]:
    assert isinstance(where.claim.value, Quote)
    words = _person(where.claim)
    if len(words) < 2:
        raise Skipped("no full name speaks")
    if len(where.claim.quote.split()) < KNOWN_AGAIN:
        raise Skipped("too short to be known again")
    yield from _someone_else(where.article, words)


def _bare(where: Where) -> Iterator[Edit]:
    if not isinstance(where.claim.value, Quantity) or where.claim.value.bound not in BOUNDS:
        return
    for each in _same(where.claims, where.claim):
        if isinstance(each.value, Quantity):
            if each.value.bound is Bound.EXACT:
                raise Skipped("the article has the bare number as well")
            hedge = next((hedge for hedge in HEDGES if each.quote.lower().startswith(f"{hedge} ")), None)
            if hedge is None:
                raise Skipped("the hedge stands elsewhere")
            rest = each.quote[len(hedge) + 1 :]
            yield Edit(
                each.part,
                each.start,
                each.start + len(hedge) + 2,
                rest[0].upper() if each.quote[0].isupper() else rest[0],
            )


NUMBERS = frozenset({"amount", "count", "percentage", "age", "duration", "measure"})
CHANGES = (
    *(
        Change(kind, frozenset({kind}), "value-conflict", _point)
        for kind in ("amount", "count", "percentage", "age", "duration", "measure")
    ),
    Change("rank", frozenset({"rank"}), "value-conflict", _rank),
    Change("date", frozenset({"date"}), "date-conflict", _date),
    Change("weekday beside a date", frozenset({"date"}), "weekday-mismatch", _weekday),
    Change("time", frozenset({"time"}), "time-conflict", _time),
    Change("street", frozenset({"place"}), "place-conflict", _street),
    Change("city", frozenset({"place"}), "place-conflict", _city),
    Change("letter of a surname", frozenset({"name"}), "name-conflict", _surname),
    Change("holder of an office", frozenset({"role"}), "role-conflict", _holder),
    Change("title of a person", frozenset({"role"}), "role-conflict", _title),
    Change("word of a quotation", frozenset({"quote"}), "quote-altered", _quote_word),
    Change("speaker of a quotation", frozenset({"quote"}), "quote-attribution", _speaker),
    Change("floor or ceiling", NUMBERS, "bound-differs", _floor, "value-conflict"),
    Change("hedge dropped", NUMBERS, "bound-differs", _bare),
)
