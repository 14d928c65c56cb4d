"""Parallel sentences: two articles of a story that tell one thing in nearly the same words.

Where two sources copy one text, and one of them changes a figure or a name, the words around it tell that both speak
of one thing, whatever governs the number. Two sentences are parallel where most of their words are the same, in the
same order, and neither finds a better counterpart in the other's article. Two claims of parallel sentences that stand
in one place of the common wording are counterparts. A further name, day or figure that differs between the two
sentences makes it doubtful, for then they may be two rows of one list: "Norway won 3 medals", "Sweden won 5 medals".
Where the sentences differ in no word but those of the two claims, the one stands exactly in the other's stead.

Alignment is that of Levenshtein over words (rapidfuzz), its neighbouring edits joined into one.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from reconcile.facts.match_keys import sentence_of
from reconcile.facts.rarity import rarity
from reconcile.model import Claim, Counterparts

WORD = re.compile(r"[0-9][0-9.,:’']*[0-9]|[0-9]|[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST = 90
"""Words of a sentence that are aligned."""
LEAST = 4
"""Words that two sentences must have in common."""
ALIKE = 0.68
"""Share of their words from which two sentences are parallel; what a claim states is left out of it."""
HALF = 0.4
"""Share of the longer sentence's words that both must have before they are aligned, which takes most of the time."""
TELLING = 0.9
"""Rarity that the common words must have in all: "it was the first of its kind" is everybody's sentence."""
KEYS = 6
"""Rarest words by which a sentence is found."""
CROWD = 40
"""Sentences that one word leads to: a text of many copies costs no more than its length."""

Place = tuple[str, str, int]
"""Article, part and where in it a sentence begins."""
Pair = tuple[str, str]
"""Two claims by their ids, the smaller one first."""


@dataclass(slots=True, init=False)
class _Sentence:
    """A sentence as a row of words in lower case, with the claims in it and the words that each covers."""

    article: str
    words: tuple[str, ...]
    names: frozenset[int]
    """Words that begin with a capital, or with a digit, behind the first one."""
    known: frozenset[str]
    wording: int
    """The number of its row of words: sentences with the same words have the same."""
    claims: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_id: dict[str, Claim] = field(default_factory=dict)
    stated: set[int] = field(default_factory=set)
    """The words that claims of a value cover."""

    def __init__(
        self,
        article: str,
        words: tuple[str, ...],
        names: frozenset[int],
        known: frozenset[str],
        wording: int,
        claims: dict[str, tuple[int, int]] | None = None,
        by_id: dict[str, Claim] | None = None,
        stated: set[int] | None = None,
    ) -> None:
        self.article = article
        self.words = words
        self.names = names
        self.known = known
        self.wording = wording
        self.claims = {} if claims is None else claims
        self.by_id = {} if by_id is None else by_id
        self.stated = set() if stated is None else stated


@dataclass(slots=True, unsafe_hash=True, init=False)
class _Row:
    """A row of words in lower case, those that may be names (see `_Sentence`), each word once, and where in the
    sentence the words begin and end."""

    words: tuple[str, ...]
    names: frozenset[int]
    known: frozenset[str]
    starts: list[int]
    ends: list[int]

    def __init__(
        self,
        words: tuple[str, ...],
        names: frozenset[int],
        known: frozenset[str],
        starts: list[int],
        ends: list[int],
    ) -> None:
        self.words = words
        self.names = names
        self.known = known
        self.starts = starts
        self.ends = ends


@dataclass(slots=True, unsafe_hash=True, init=False)
class _Segment:
    """Words of the one sentence that stand where the other has other words; either side may be empty."""

    a: tuple[int, int]
    b: tuple[int, int]

    def __init__(
        self,
        a: tuple[int, int],
        b: tuple[int, int],
    ) -> None:
        self.a = a
        self.b = b


def parallels(claims: Sequence[Claim]) -> dict[Pair, Counterparts]:
    """The counterparts among the claims of one story, across articles."""
    sentences = _sentences(claims)
    found: dict[Pair, Counterparts] = {}
    layouts = _numbered(map(_layout, sentences))
    held = [list(each.claims) for each in sentences]
    known: dict[tuple[int, int], list[tuple[int, int, Counterparts]]] = {}
    for a, b in _mutual(sentences):
        key = (layouts[a], layouts[b])
        if key not in known:
            known[key] = _counterparts(sentences[a], sentences[b])
        ones, others = held[a], held[b]
        for at, there, counterparts in known[key]:
            mine, its = ones[at], others[there]
            found[(mine, its) if mine < its else (its, mine)] = counterparts
    return found


def _numbered(keys: Iterable[object]) -> list[int]:
    """Each key as a number, equal ones as the same: a pair of numbers is looked up sooner than a pair of keys."""
    numbers: dict[object, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def _layout(each: _Sentence) -> object:
    """What tells which claims of two sentences are counterparts: sentences alike in it are asked about once."""
    return (each.wording, each.names, tuple((each.by_id[claim].kind, span) for claim, span in each.claims.items()))


def _sentences(claims: Iterable[Claim]) -> list[_Sentence]:
    """The sentences that hold a claim, in the order of their articles."""
    found: dict[Place, _Sentence] = {}
    offsets: dict[Place, tuple[Sequence[int], Sequence[int]]] = {}
    wordings: dict[tuple[str, ...], int] = {}
    for claim in sorted(
        claims, key=lambda claim: (claim.article, claim.part, claim.context.sentence_start, claim.start, claim.id)
    ):
        place = sentence_of(claim)
        if place not in found:
            row = _row(claim.sentence)
            wording = wordings.setdefault(row.words, len(wordings))
            found[place] = _Sentence(claim.article, row.words, row.names, row.known, wording)
            offsets[place] = (row.starts, row.ends)
        start = claim.start - claim.context.sentence_start
        starts, ends = offsets[place]
        first, last = bisect_right(ends, start), bisect_left(starts, start + len(claim.quote))
        if first < last:
            found[place].claims[claim.id] = (first, last)
            found[place].by_id[claim.id] = claim
            found[place].stated.update(range(first, last))
    return [sentence for sentence in found.values() if len(sentence.words) > LEAST]


@lru_cache(maxsize=5_000)
def _row(sentence: str) -> _Row:
    """The words of a sentence; copies of one text have them in common."""
    spans = [match.span() for match in itertools.islice(WORD.finditer(sentence), LONGEST)]
    words = tuple([sentence[start:end].lower() for start, end in spans])
    names = frozenset([at for at, (start, _) in enumerate(spans) if at and not sentence[start].islower()])
    return _Row(words, names, frozenset(words), [first for first, _ in spans], [last for _, last in spans])


def _mutual(sentences: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """The pairs of sentences of two articles, by number, that are each other's best counterparts there."""
    stated = _numbered((each.wording, frozenset(each.stated)) for each in sentences)
    articles = _numbered(each.article for each in sentences)
    best: list[dict[int, tuple[float, int]]] = [{} for _ in sentences]  # by article; -1 where two are as good
    shares: dict[tuple[int, int], float] = {}
    for a, b in _candidates(sentences):
        alike = (stated[a], stated[b])
        share = shares.get(alike)
        if share is None:
            share = shares[alike] = _share(sentences[a], sentences[b])
        if share < ALIKE:
            continue
        for one, other in ((a, b), (b, a)):
            mine, there = best[one], articles[other]
            before = mine.get(there)
            if before is None or share > before[0]:
                mine[there] = (share, other)
            elif share == before[0]:
                mine[there] = (share, -1)
    return [
        (a, b)
        for a, counterparts in enumerate(best)
        for _, (_, b) in sorted(counterparts.items())
        if a < b and best[b][articles[a]][1] == a
    ]


def _candidates(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    """The pairs of sentences of two articles that share at least two of their rarest words, each once."""
    index: dict[str, list[int]] = defaultdict(list)
    rarest: dict[int, list[str]] = {}
    for number, each in enumerate(sentences):
        met: dict[int, int] = defaultdict(int)
        if each.wording not in rarest:
            plain = [word for word in each.known if not word[0].isdigit()]
            rarest[each.wording] = sorted(plain, key=lambda word: (-rarity(word), word))[:KEYS]
        for word in rarest[each.wording]:
            for other in index[word]:
                if sentences[other].article != each.article:
                    met[other] += 1
            if len(index[word]) < CROWD:
                index[word].append(number)
        yield from ((other, number) for other in sorted(met) if met[other] > 1)


def _share(a: _Sentence, b: _Sentence) -> float:
    """The share of their words that two sentences have in common and in one order; what claims state may differ.

    0.0 where the common words say too little.
    """
    if len(a.known & b.known) < HALF * max(len(a.known), len(b.known)):
        return 0.0
    segments = _segments(a, b)
    changed = [(range(*segment.a), range(*segment.b)) for segment in segments]
    lost = sum(len(ones) + len(others) for ones, others in changed)
    apart = {at for ones, _ in changed for at in ones}
    common = [word for at, word in enumerate(a.words) if at not in apart]
    if len(common) < LEAST or sum(map(rarity, set(common)), 0.0) < TELLING:
        return 0.0
    stated = sum(sum(at in a.stated for at in ones) + sum(at in b.stated for at in others) for ones, others in changed)
    return 2 * len(common) / (2 * len(common) + lost - stated / 2)


def _segments(a: _Sentence, b: _Sentence) -> list[_Segment]:
    """Where the two sentences differ, in order; edits side by side are one."""
    found: list[_Segment] = []
    for edit in Levenshtein.opcodes(a.words, b.words):
        if edit.tag == "equal":
            continue
        if found and found[-1].a[1] == edit.src_start and found[-1].b[1] == edit.dest_start:
            last = found.pop()
            found.append(_Segment((last.a[0], edit.src_end), (last.b[0], edit.dest_end)))
        else:
            found.append(_Segment((edit.src_start, edit.src_end), (edit.dest_start, edit.dest_end)))
    return found


def _counterparts(a: _Sentence, b: _Sentence) -> list[tuple[int, int, Counterparts]]:
    """The claims of the one and of the other, by their number there, that stand in one place of what both say."""
    segments = _segments(a, b)
    telling = [segment for segment in segments if a.names & {*range(*segment.a)} or b.names & {*range(*segment.b)}]
    found: list[tuple[int, int, Counterparts]] = []
    for at, (one, span) in enumerate(a.claims.items()):
        for there, (other, other_span) in enumerate(b.claims.items()):
            if a.by_id[one].kind != b.by_id[other].kind or not _met(span, other_span, segments):
                continue
            others = sum(not _touches(segment, span, other_span) for segment in telling)
            found.append((at, there, Counterparts(1 / (1 + others), _exact(span, other_span, segments))))
    return found


def _exact(span: tuple[int, int], other: tuple[int, int], segments: Sequence[_Segment]) -> bool:
    """Do the changed words at the two claims all belong to them, on both sides?"""
    touched = [segment for segment in segments if _touches(segment, span, other)]
    within = all(
        span[0] <= each.a[0] and each.a[1] <= span[1] and other[0] <= each.b[0] and each.b[1] <= other[1]
        for each in touched
    )
    return within and any(each.a[0] < each.a[1] and each.b[0] < each.b[1] for each in touched)


def _met(span: tuple[int, int], other: tuple[int, int], segments: Sequence[_Segment]) -> bool:
    """Does the one span, led over into the other sentence, meet the other span?"""
    first, last = _over(span[0], segments, end=False), _over(span[1], segments, end=True)
    return first < other[1] and other[0] < last


def _over(at: int, segments: Sequence[_Segment], *, end: bool) -> int:
    """Where a boundary between words of the one sentence lies in the other; of a changed stretch its outer edge."""
    shift = 0
    for segment in segments:
        (first, last), (other_first, other_last) = segment.a, segment.b
        if at < first or (at == first and not end and first != last):
            return at + shift if at < first else other_first
        if at < last or (at == last and end and first != last):
            return other_last if end else other_first
        shift = other_last - last
    return at + shift


def _touches(segment: _Segment, span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Does the changed stretch lie within what the two claims state, or overlap it?"""
    (a, b), (c, d) = segment.a, segment.b
    return (a < span[1] and span[0] < max(b, a + 1)) or (c < other[1] and other[0] < max(d, c + 1))
