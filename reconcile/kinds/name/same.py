"""Are two names one thing's? A score between 0 and 1, one from a half on meaning yes, with the features it rests on.

The words of both names are aligned; what counts is the letters that then differ, set against the letters there are,
and the words that stand on one side only. Two names that each have a word of their own contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reconcile.kinds.name.spelling import Spellings, Spelt, sound, spellings, spelt
from reconcile.kinds.name.words import name_words
from reconcile.languages import Language, default

PERSON = "person"
ONE = 0.5
"""The score from which two names are taken for one: by `same_name`, and by a run for the names of two articles."""
SYLLABLES = "\u1100"
"""From this sign on a sign is a syllable or a word (Hangul, kana, Han): one that differs weighs more than a letter."""
FEATURES = {
    "letters": "Letters that differ between the aligned words, set against what a name of that length may differ in.",
    "contradiction": "Each name has words that answer to nothing in the other.",
    "extra": "Words that only one of the names has: middle names and patronymics of a person, anything of a firm.",
    "lone": "One of two names of a person is a single word.",
    "numbers": "Numbers, as digits, words or Roman numerals: they must be the same.",
    "legal": "Two firms that are different things in law (AG and GmbH).",
    "filiation": "Father and son changed places around a word like bin.",
    "initials": "One name is the initials of the other.",
    "order": "The words stand in another order.",
}
"""The features of a comparison, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a comparison: its name in FEATURES, what it adds to the score, and the detail as a sentence."""

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class SameName:
    """The outcome of a comparison: the score, one sentence, and the features that it is made of."""

    score: float
    sentence: str
    features: tuple[Feature, ...]


def same_name(a: str, b: str, kind: str | None = None, language: Language | None = None) -> float:
    """How likely two names are one thing's, between 0 and 1; from 0.5 on they are taken for one.

    `kind` is person, organisation, company, vessel, or None where it is unknown (then the better reading as a
    person or as an organisation counts); `language` that of the names, or None where it is unknown.
    """
    return explain_name(a, b, kind, language).score


def explain_name(a: str, b: str, kind: str | None = None, language: Language | None = None) -> SameName:
    """The comparison behind `same_name`: its score, a sentence, and the table of features with their weights."""
    language = language or default()
    kinds = (kind,) if kind else (PERSON, "organisation")
    return max((_compare(a, b, each, language) for each in kinds), key=lambda result: result.score)


def _compare(a: str, b: str, kind: str, language: Language) -> SameName:
    person = kind == PERSON
    readings = [(spelt(a, person, False, language), spelt(b, person, False, language))]
    if not a.isascii() or not b.isascii():
        readings.append((spelt(a, person, True, language), spelt(b, person, True, language)))
    results = [
        _judge(one, other, kind, language)
        for one, other in readings
        if one.joined + "".join(one.numbers) and other.joined + "".join(other.numbers)
    ]
    features = max(results, key=_total, default=(Feature("letters", 0.0, "One of the names has no letters."),))
    score = _total(features)
    verdict = "are taken for one name" if score >= ONE else "are taken for two names"
    return SameName(score, f"{a} and {b} {verdict}: {features[0].detail}", features)


def _total(features: tuple[Feature, ...]) -> float:
    return round(max(0.0, min(1.0, sum(feature.weight for feature in features))), 4)


@dataclass(slots=True)
class Alignment:
    """The words of two names side by side: edits between pairs, and the words that are left over on either side."""

    edits: float
    pairs: list[tuple[str, str, float]]
    left: list[str]
    right: list[str]


def _judge(a: Spelt, b: Spelt, kind: str, language: Language) -> tuple[Feature, ...]:
    """The features of two names of one reading, the most telling first."""
    person = kind == PERSON
    if a.words == b.words and a.numbers == b.numbers:
        found = [Feature("letters", 1.0, "the words are the same.")]
        return (*found, *_against(a, b, person, language))
    table = spellings(language)
    aligned = _align(a, b, person, table, language)
    joined = _joined(a, b, person, aligned)
    if joined is not None:
        aligned = joined
    size = max(4.0, min(len(a.joined), len(b.joined)) * 1.0)
    if not person:
        size = max(4.0, min(size, 2.0 * max([len(x) for x, _, edits in aligned.pairs if edits] or [8])))
    letters = 1.0 - 0.5 * aligned.edits / _allowed(size, kind)
    detail = (
        "the words are alike."
        if not aligned.edits
        else (
            f"{aligned.edits:g} letters differ in "
            f"{', '.join(f'{x} and {y}' for x, y, edits in aligned.pairs if edits)}."
        )
    )
    found = [Feature("letters", letters, detail)]
    found += _leftover(a, b, aligned, kind, table)
    return tuple(
        sorted(
            (*found, *_against(a, b, person, language)),
            key=lambda feature: feature.weight if feature.name != "letters" else -9.0 if len(found) == 1 else 0.0,
        )
    )


def _allowed(size: float, kind: str) -> float:
    """Letters that may differ in a name of that many: two in a short name, more in a long one."""
    if kind == "vessel":
        return max(0.5, size / 6)
    return max(1.0, min(2.2, size / 4)) if size < 14 else 2.2 + (size - 14) / 12


def _align(a: Spelt, b: Spelt, person: bool, table: Spellings, language: Language) -> Alignment:
    """Pair the words of two names, equal ones first, then those with the fewest edits."""
    left, right = list(a.words), list(b.words)
    for word in a.words:
        if word in right:
            left.remove(word)
            right.remove(word)
    costs = sorted(
        (cost, i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if (cost := _cost(x, y, person, table, language)) is not None
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    result = Alignment(0.0, [], [], [])
    for cost, i, j in costs:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            result.edits += cost
            result.pairs.append((left[i], right[j], cost))
    result.left = [word for i, word in enumerate(left) if i not in used_left]
    result.right = [word for j, word in enumerate(right) if j not in used_right]
    return result


def _cost(x: str, y: str, person: bool, table: Spellings, language: Language) -> float | None:
    """Edits between two words; None where they are too many for the words to be one."""
    if person and (len(x) == 1 or len(y) == 1):
        return 0.3 if x[0] == y[0] else None
    if person and table.nicknames.get(x, frozenset()) & table.nicknames.get(y, frozenset()):
        return 0.5
    edits = float(OSA.distance(x, y))
    one, other = sound(x, language), sound(y, language)
    edits = min(edits, OSA.distance(one, other) + 0.5)
    if max(x) >= SYLLABLES:
        edits *= 2.5
    size = max(len(x), len(y))
    limit = 0 if size < 3 else 1 if size < 5 else 2 if size < 8 else 3
    if not person:
        common = name_words(language).common
        limit = min(limit, 1 if size < 6 or (x in common and y in common and not _inflected(x, y)) else 2)
    return edits if edits <= limit else None


def _inflected(x: str, y: str) -> bool:
    """Is one word the other with an ending ("agriculture", "agricultural")?"""
    short, long = sorted((x, y), key=len)
    return long.startswith(short[:-1]) and len(long) - len(short) < 3


def _joined(a: Spelt, b: Spelt, person: bool, aligned: Alignment) -> Alignment | None:
    """Words written together or apart ("Good Will"), and syllables of a name that align only as a whole."""
    if not aligned.left and not aligned.right:
        return None
    edits = float(OSA.distance(a.joined, b.joined, score_cutoff=4))
    together = len(a.words) != len(b.words) and edits <= (1 if len(a.joined) > 6 else 0)
    syllables = (
        person
        and len(a.words) == len(b.words) == 3
        and max(map(len, a.words + b.words)) < 6
        and a.words[0] == b.words[0]
        and edits <= 2
    )
    if together or syllables:
        return Alignment(edits, [(" ".join(a.words), " ".join(b.words), edits)], [], [])
    return None


def _leftover(a: Spelt, b: Spelt, aligned: Alignment, kind: str, table: Spellings) -> list[Feature]:
    """What the words on one side only say."""
    person = kind == PERSON
    left, right = aligned.left, aligned.right
    if person:
        left, right = (
            [word for word in left if word not in table.particles],
            [word for word in right if word not in table.particles],
        )
    if not left and not right:
        return []
    if not person and (a.joined == b.initials or b.joined == a.initials) and min(len(a.joined), len(b.joined)) > 1:
        return [Feature("initials", -0.3, "one is the initials of the other.")]
    if person and (_spelt_initials(a, b) or _spelt_initials(b, a)):
        return [Feature("initials", -0.3, "given names stand as initials.")]
    if left and right:
        return [
            Feature(
                "contradiction",
                -0.9,
                f"{' '.join(left)} answers to nothing in the one, {' '.join(right)} to nothing in the other.",
            )
        ]
    extra = left or right
    short = a if right else b
    if not person:
        return [Feature("extra", -0.6, f"only one of them has {' '.join(extra)}.")]
    if len([word for word in short.words if word not in table.particles]) < 2:
        long = b if right else a
        last = bool(long.words and short.words) and OSA.distance(long.words[-1], short.words[-1]) < 2
        return [Feature("lone", -0.45 if last else -0.55, "one of them is a single word.")]
    return [Feature("extra", -0.05 * min(len(extra), 6), f"only one of them has {' '.join(extra)}.")]


def _spelt_initials(a: Spelt, b: Spelt) -> bool:
    """ "JC Juncker" against "Jean Claude Juncker"."""
    if len(a.words) != 2 or len(b.words) < 3 or a.words[-1] != b.words[-1]:
        return False
    return a.words[0] == "".join(word[0] for word in b.words[:-1])


def _against(a: Spelt, b: Spelt, person: bool, language: Language) -> list[Feature]:
    """What speaks against two names though their words agree: numbers, legal forms, father and son."""
    found = []
    if a.numbers != b.numbers:
        found.append(
            Feature(
                "numbers",
                -0.7,
                f"the numbers differ ({' '.join(a.numbers) or 'none'} and {' '.join(b.numbers) or 'none'}).",
            )
        )
    if a.legal and b.legal and a.legal != b.legal and {a.legal, b.legal} & spellings(language).strict:
        found.append(Feature("legal", -0.6, f"the one is a {a.legal}, the other a {b.legal}."))
    if person and _crossed(a, b, spellings(language)):
        found.append(Feature("filiation", -0.7, "father and son change places."))
    return found


def _crossed(a: Spelt, b: Spelt, table: Spellings) -> bool:
    """Does the word before bin in one name stand behind it in the other, and the other way round?"""

    def around(words: tuple[str, ...]) -> tuple[str, str] | None:
        for i, word in enumerate(words[1:-1], 1):
            if word in table.filiation:
                return words[i - 1], words[i + 1]
        return None

    one, other = around(a.words), around(b.words)
    return one is not None and other is not None and one[0] != other[0] and (one[0] == other[1] or one[1] == other[0])
