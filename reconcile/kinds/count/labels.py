"""Numbers that count nothing: of a road, a room, a model, a year, a telephone, a version."""

from __future__ import annotations

from reconcile.analysis.numbers.numerals import Numeral
from reconcile.kinds.count.words import CountWords
from reconcile.text import Document

OPENERS = frozenset("([\"“”'‘’—–-…")
SIGNS = frozenset("%°/:#№$€£¥₹&@_=*^+<>|\\~")
YEARS = range(1800, 2101)


def is_label(document: Document, words: CountWords, numeral: Numeral) -> bool:
    """Is the number a name, a part of one, or part of something longer? Without a hedge in front."""
    first = numeral.first
    sentence = document.sentences[document.sentence_of[first]]
    if _joined(document, numeral, sentence.first, sentence.last) or _rung(document, words, numeral):
        return True
    if first == sentence.first:
        return False
    before = document.lower[first - 1]
    if before == "." and first - 1 > sentence.first and document.lower[first - 2] in words.labels:  # "No. 1"
        return True
    if before in words.labels and not _article_before(document, words, first - 1):
        return True
    if numeral.spelled:
        return _named_in_words(document, words, numeral)
    return (
        before[0].isdigit()
        or _digit_label(document, words, first)
        or (document.words[first - 1][0].isupper() and _named(document, words, first))
    )


def names(document: Document, words: CountWords, found: list[Numeral]) -> frozenset[str]:
    """The numbers that this text uses as names: "Boeing 787" or "787s" once makes "the 787 offers" no count."""
    known = set()
    for numeral in found:
        word = document.words[numeral.first]
        if numeral.spelled or numeral.value < 100 or not word.isdecimal():
            continue
        plural = (
            numeral.last < len(document) and document.lower[numeral.last] == "s" and document.glued(numeral.last - 1)
        )
        sentence = document.sentences[document.sentence_of[numeral.first]]
        if (
            plural
            or numeral.named
            or (
                numeral.first > sentence.first
                and document.words[numeral.first - 1][0].isupper()
                and _named(document, words, numeral.first)
            )
        ):
            known.add(word)
    return frozenset(known)


def _joined(document: Document, numeral: Numeral, floor: int, ceiling: int) -> bool:
    """Is a sign or a letter glued to the number?"""
    first, last = numeral.first, numeral.last
    if first > floor and document.glued(first - 1) and document.words[first - 1] not in OPENERS:
        return True
    if (
        first - 1 > floor
        and document.words[first - 1] in "-–"
        and document.glued(first - 1)
        and document.glued(first - 2)
    ):
        return True
    if last < ceiling and document.words[last] in SIGNS:
        return True
    if first > floor and document.glued(first - 1) and _apostrophe(document, numeral, ceiling):
        return True
    tied = last < ceiling and document.glued(last - 1) and document.words[last][0].isalnum()
    return tied and (
        len(document.words[last]) < 3 or (len(document.words[last]) < 5 and document.words[last].islower())
    )  # 5G, 76ers, but 12KOs


def _rung(document: Document, words: CountWords, numeral: Numeral) -> bool:
    """ "the 911 operator": a number to ring."""
    return (
        document.words[numeral.first] in words.label_numbers
        and numeral.last < len(document)
        and document.lower[numeral.last] in words.label_nouns
    )


def _apostrophe(document: Document, numeral: Numeral, ceiling: int) -> bool:
    """Does an apostrophe make a year of the number ("the '11 edition")? One that is closed later opens a quotation."""
    mark = document.words[numeral.first - 1]
    return numeral.value < 100 and (mark == "’" or (mark == "'" and "'" not in document.words[numeral.last : ceiling]))


def _article_before(document: Document, words: CountWords, i: int) -> bool:
    """ "the page three girls read": a label with an article of its own is a noun, and the number counts."""
    return i > 0 and document.lower[i - 1] in words.determiners and document.words[i].islower()


def _digit_label(document: Document, words: CountWords, first: int) -> bool:
    """ "in week 3", "Game 7"; but "last week 12 men", "in the game 12 men"."""
    if document.lower[first - 1] not in words.digit_labels:
        return False
    if document.words[first - 1][0].isupper():
        return True
    before = document.lower[first - 2] if first > 1 else ""
    return before in words.places


def _named_in_words(document: Document, words: CountWords, numeral: Numeral) -> bool:
    """ "the Big Three", "Formula One": a capital inside a sentence that does not write all its words so."""
    first = numeral.first
    if (
        not document.words[first][0].isupper()
        or document.words[first - 1] in "\"“”'‘’:—–-(…•*"
        or titled(document, first)
    ):
        return False
    return document.words[first - 1][0].isupper() or document.lower[first - 1] == words.of


def _named(document: Document, words: CountWords, first: int) -> bool:
    """ "Windows 10", "the Boeing 747": a name inside a sentence, unless a preposition shows that it ends there."""
    sentence = document.sentences[document.sentence_of[first]]
    if first - 1 == sentence.first or titled(document, first) or document.lower[first - 1] in words.nouns.stops:
        return False
    i = first - 1
    while i > sentence.first and document.words[i][0].isupper() and document.lower[i] not in words.places:
        i -= 1
    return document.lower[i] not in words.places


def titled(document: Document, i: int) -> bool:
    """Are nearly all longer words of the sentence written with a capital, as in a headline?"""
    sentence = document.sentences[document.sentence_of[i]]
    long = [word for word in document.words[sentence.first : sentence.last] if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def is_year(document: Document, numeral: Numeral) -> bool:
    """Is "2008" in "the 2008 champions" a year? Four digits without a comma, and no round number."""
    word = document.words[numeral.first]
    plain = len(word) == 4 and word.isdecimal() and numeral.last == numeral.first + 1
    return plain and int(word) in YEARS and (int(word) % 100 > 0 or int(word) == 1900)
