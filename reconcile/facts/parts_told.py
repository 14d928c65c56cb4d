"""Which part a name has in what its sentence tells, where one alone can have it: who insured it, who gave the order,
which is its largest shareholder, where it came down.

The words of the sentence around the name tell it (see the table `parts`): a noun that stands for it ("the insurer, X"),
a verb of which it is the subject or, behind "by", the doer, or words right before it ("a policy with X"). A part goes
with what it is a part in, the thing insured: without one, no two are of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reconcile.analysis.syntax.inflection import PARTICIPLE
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    BY,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SMALLS,
    TO,
    lexicon,
)
from reconcile.facts.akin_words import senses
from reconcile.facts.rarity import rarity
from reconcile.languages import Language, load
from reconcile.model import Claim

TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[^\w\s]")
GENITIVE = re.compile(r"['’]s?$")
STOP = frozenset(".;:()[]“”\"—–?!")
"""Signs behind which another clause, or something said aside, begins."""
GAP = "*"
ANY = 3
"""Words for which a gap stands, at most."""
APPOSED = 16
"""Words of an apposition behind a name, at most."""
NEAR = 8
"""Words beside a verb in which what it is done to is looked for."""
TELLING = 0.3
"""Rarity from which a word may name a thing."""
LONGEST = 120
"""Words of a sentence that are looked at."""
Rest = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The part that the name of a claim has; `rank` sets it apart ("largest"), `things` are the senses of what it is a
    part in, and a `sole` one has one holder in a story."""

    claim: Claim
    name: str
    rank: str
    sole: bool
    things: frozenset[str]
    placed: bool = False
    negated: bool = False
    loose: bool = False
    """Does it say so in passing: what somebody is called, without a word of what; where a thing stands, beside what is
    told of it?"""
    acted: bool = False
    """Does it say so by what the name does?"""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    lower: str
    bits: int


@dataclass(slots=True)
class _Words:
    """The table of a language, by the words with which its rows are found."""

    verbs: dict[str, list[tuple[str, Rest, bool]]] = field(default_factory=lambda: defaultdict(list))
    """By each form: the part, what must follow it, and whether the form may stand in a passive."""
    passives: dict[str, list[tuple[str, Rest]]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[tuple[Rest, str, bool]]] = field(default_factory=lambda: defaultdict(list))
    """By the last word of each noun: the words before it, the part, and whether a rank must go with it."""
    before: dict[str, list[tuple[Rest, str]]] = field(default_factory=lambda: defaultdict(list))
    """By the last word of what stands right before a name."""
    being: list[tuple[Rest, str]] = field(default_factory=list)
    sole: frozenset[str] = frozenset()
    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of the parts in a few things only, these."""
    ranks: dict[str, str] = field(default_factory=dict)
    carriers: frozenset[str] = frozenset()
    things: dict[str, frozenset[str]] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    placings: dict[str, list[tuple[str, Rest, frozenset[Rest]]]] = field(default_factory=lambda: defaultdict(list))
    bases: dict[str, str] = field(default_factory=dict)
    """By the forms of the verbs of placings, their bases."""
    within: frozenset[str] = frozenset()
    """The prepositions between a thing that stands somewhere and the place."""
    seat: str = ""
    """The placing of what stands somewhere."""
    purpose: frozenset[str] = frozenset()
    that: str = ""
    who: tuple[str, ...] = ()
    """The relative pronoun that opens a clause of its own as well, and those of a subject that is a person."""
    doer: str = ""
    ranked: str = ""
    spot: str = ""
    """What a part without a name in the table is called: that of whoever does something, that of the one of a rank,
    and the place of something."""
    agents: tuple[str, ...] = ()
    """How nouns of those who do something end."""
    single: frozenset[str] = frozenset()
    """The ranks that one alone has, whatever the noun."""
    many: frozenset[str] = frozenset()
    """Senses of verbs of what many may do, and of what has many places."""
    ways: dict[str, str] = field(default_factory=dict)
    """The prepositions of a place, each with the first that says the same."""
    aged: tuple[str, ...] = ()
    person: str = ""
    of: frozenset[str] = frozenset()
    """The prepositions between a noun and what it is of, and that of what somebody goes somewhere for."""


@cache
def _words(language: Language) -> _Words:
    table, made = language["parts"], _Words()
    inflection = lexicon(language).inflection
    drop = frozenset(language["grammar"]["determiners"])

    def rest(words: Sequence[str]) -> Rest:
        return tuple(word for word in words if word not in drop)

    sole, wanted = set(), {}
    for name, row in table["part"].items():
        if row.get("sole"):
            sole.add(name)
        if "things" in row:
            wanted[name] = frozenset(row["things"])
        for verb in row.get("verbs", ()):
            head, *more = verb.split()
            for form, bits in inflection.verb(head).items():
                made.verbs[form].append((name, rest(more), bool(bits & PARTICIPLE)))
        for verb in row.get("passive", ()):
            head, *more = verb.split()
            for form in inflection.verb(head):
                made.passives[more[-1]].append((name, (form, *more)))
        for ranked, key in ((False, "nouns"), (True, "ranked")):
            for noun in row.get(key, ()):
                *more, last = noun.split()
                made.nouns[last].append((tuple(more), name, ranked))
        for phrase in row.get("before", ()):
            words = rest(phrase.split())
            made.before[words[-1]].append((words, name))
        for phrase in row.get("as", ()):
            made.being.append((rest(phrase.split()), name))
    for name, row in table["placing"].items():
        if row.get("sole"):
            sole.add(name)
        preps = frozenset(tuple(prep.split()) for prep in row["at"])
        for verb in row["verbs"]:
            head, *more = verb.split()
            for form in inflection.verb(head):
                made.bases.setdefault(form, head)
                made.placings[form].append(
                    (name, tuple(more), preps | ({()} if head in row.get("bare", ()) else frozenset()))
                )
        for word in row.get("adjectives", ()):
            made.bases[word] = word
            made.placings[word].append((name, (), preps))
    made.sole, made.wanted = frozenset(sole), wanted
    made.ranks = {word: rank for rank, words in table["ranks"].items() for word in words}
    made.within = frozenset(table["sites"]["at"])
    made.seat, made.purpose = table["sites"]["seat"], frozenset(table["sites"]["purpose"])
    made.that, made.who = table["carriers"]["that"], tuple(table["carriers"]["who"])
    other = table["other"]
    made.doer, made.ranked, made.spot = other["doer"], other["ranked"], other["spot"]
    made.agents = tuple(other["agents"])
    made.single, made.many = frozenset(other["single"]), frozenset(other["many"])
    made.ways = {word: way[0] for way in other["ways"] for word in way}
    made.aged, made.person = tuple(table["things"]["aged"]), table["things"]["person"]
    made.of = frozenset(table["carriers"]["of"])
    made.carriers = frozenset(table["carriers"]["words"])
    things: dict[str, set[str]] = defaultdict(set)
    for number, words in enumerate(table["things"]["rows"]):
        for word in words:
            for form in (word, inflection.plural(word)):
                things[form].add(f"={number}")
    made.things = {word: frozenset(found) for word, found in things.items()}
    for words in table["sites"]["rows"]:
        for word in words:
            for form in (word, inflection.plural(word)):
                made.sites.setdefault(form, words[0])
    return made


@lru_cache(maxsize=2_000)
def _tokens(sentence: str, code: str) -> tuple[_Word, ...]:
    traits = lexicon(load(code)).traits
    found: list[_Word] = []
    for match in TOKEN.finditer(sentence):
        lower = match[0].lower()
        found.append(_Word(match.start(), match.end(), match[0], lower, traits[lower] if lower[0].isalnum() else 0))
        if len(found) >= LONGEST:
            break
    return tuple(found)


def parts(claim: Claim) -> list[Part]:
    """The parts that the name has where it stands."""
    language = load(claim.context.language)
    if not language["parts"]:
        return []
    words = _tokens(claim.sentence, language.code)
    first = claim.start - claim.context.sentence_start
    within = [k for k, word in enumerate(words) if word.start < first + len(claim.quote) and word.end > first]
    if not within or _one_of_several(words, within[0], within[-1] + 1):
        return []
    told = _Sentence(claim, language, _words(language), words, within[0], within[-1] + 1)
    found: dict[tuple[str, str, bool, bool], Part] = {}
    for part in told.parts():
        found.setdefault((part.name, part.rank, part.placed, part.loose), part)
    return list(found.values())


def _one_of_several(words: Sequence[_Word], i: int, j: int) -> bool:
    """Does "and" join another name to it? Then both have the part together."""
    behind = j + 1 < len(words) and bool(words[j].bits & COORDINATOR) and words[j + 1].text[:1].isupper()
    before = i > 1 and bool(words[i - 1].bits & COORDINATOR) and words[i - 2].text[:1].isupper()
    return behind or before


@dataclass(slots=True)
class _Sentence:
    """The sentence of a claim, whose name is its words from `i` up to `j`."""

    claim: Claim
    language: Language
    table: _Words
    words: Sequence[_Word]
    i: int
    j: int

    def parts(self) -> Iterator[Part]:
        owner = GENITIVE.search(self.words[self.j - 1].text) is not None
        if not owner:
            yield from self._doing()
            yield from self._done_by()
            yield from self._called_behind()
            yield from self._called_before()
            yield from self._right_before()
        yield from self._placed()

    def _part(
        self, name: str, things: frozenset[str], rank: str = "", at: int | None = None, *, loose: bool = False
    ) -> Iterator[Part]:
        wanted = self.table.wanted.get(name)
        if wanted is not None:
            told = things & {sense for word in wanted for sense in self._senses(word)}
            if not told:
                return
        negated = at is not None and not self._inverted() and any(
            word.bits & NEGATION and not word.bits & DETERMINER for word in self.words[max(0, at - 4) : at]
        )
        sole = name in self.table.sole
        yield Part(self.claim, name, rank, sole, things, negated=negated, loose=loose, acted=at is not None)

    def _inverted(self) -> bool:
        """ "had X not given the order": then X gave it."""
        return self.i > 0 and bool(self.words[self.i - 1].bits & AUXILIARY)

    # --- what it does ---------------------------------------------------------------------------

    def _doing(self) -> Iterator[Part]:
        """ "X insured it", "X, the town's mayor, who gave the order", "X had opened the scoring"."""
        what = self._relative_before()
        if what is not None:
            yield from self._which_it_did(what)
            return
        for k in self._predicates():
            for name, rest, _ in self.table.verbs.get(self.words[k].lower, ()):
                end = self._follows(k + 1, rest)
                if end is not None and (rest or self._has_object(end)):
                    yield from self._part(name, self._object(end, rest), at=k)
            if self._has_object(k + 1) and (act := self._act(k)):
                yield from self._part(act, self._object(k + 1, ()), at=k)

    def _predicates(self) -> Iterator[int]:
        """Where a verb may stand of which the name is the subject."""
        starts = [self.j]
        k = self.j
        while k < len(self.words) and self.words[k].lower in self.table.carriers:
            k += 1
            starts = [k]
        if k < len(self.words) and self.words[k].lower == ",":
            closing = next(
                (at for at in range(k + 1, min(k + APPOSED, len(self.words))) if self.words[at].lower == ","), None
            )
            if closing is not None:
                starts.append(closing + 1)
            starts.append(k + 1)
        relative = next(
            (
                at
                for at in range(k, min(k + APPOSED, len(self.words)))
                if self.words[at].bits & RELATIVE
                and (self.words[at].lower != self.table.that or (at == self.j and self._cleft()))
            ),
            None,
        )
        if relative is not None and not any(self.words[at].lower in STOP for at in range(k, relative)):
            starts.append(relative + 1)
        for start in dict.fromkeys(starts):
            at = self._after_helpers(start)
            if at is not None:
                yield at
                yield from self._and_did(at)

    def _cleft(self) -> bool:
        """ "It was X that did it"."""
        k = self.i
        while k and self.words[k - 1].bits & DETERMINER:
            k -= 1
        return k > 1 and bool(self.words[k - 1].bits & BE) and bool(self.words[k - 2].bits & PRONOUN)

    def _after_helpers(self, k: int) -> int | None:
        """Behind helping verbs and adverbs; None where these make a passive of it."""
        be = False
        while k < len(self.words) and (self.words[k].bits & (AUXILIARY | ADVERBIAL)):
            be = be or bool(self.words[k].bits & BE)
            k += 1
        if k >= len(self.words) or (be and not self.words[k].lower.endswith("ing")):
            return None
        return k

    def _and_did(self, at: int) -> Iterator[int]:
        """Further verbs of the same subject: "flattened the barrier and rushed the pitch"."""
        for k in range(at + 1, min(at + APPOSED, len(self.words) - 1)):
            if self.words[k].lower in STOP or self.words[k].bits & RELATIVE:
                return
            if self.words[k].bits & COORDINATOR and self.words[k + 1].lower in self.table.verbs:
                yield k + 1

    def _follows(self, k: int, rest: Rest) -> int | None:
        """The place behind the words of `rest`, where they stand from k on, determiners aside; None where not."""
        gap = 0
        for word in rest:
            if word == GAP:
                gap = ANY
                continue
            while k < len(self.words) and self.words[k].lower != word:
                if self.words[k].bits & (DETERMINER | POSSESSIVE):
                    k += 1
                elif gap and self.words[k].lower not in STOP:
                    gap -= 1
                    k += 1
                else:
                    return None
            if k >= len(self.words):
                return None
            k, gap = k + 1, 0
        return k

    def _act(self, k: int) -> str:
        """What a verb that no part has stands for; "" where many may do it, or it is none."""
        act = self._verb(k) if self.words[k].lower not in self.table.verbs else ""
        return self.table.doer.format(act=act) if act else ""

    def _verb(self, k: int) -> str:
        """The sense of a verb of what hardly more than one does."""
        word = self.words[k].lower
        if self.words[k].bits & SMALLS:
            return ""
        verb = lexicon(self.language).verbs.get(word)
        if verb is None and not (word.endswith("ed") and len(word) > 4):
            return ""
        if verb is not None and (verb.manner or (verb.act and verb.act.telling)):
            return ""
        if self.words[k].text[:1].isupper():
            return ""  # a headline in capitals
        sense = senses(self.language)[word]
        return "" if sense in self.table.many else sense

    def _relative_before(self) -> int | None:
        """Where the words end of which "that X had brought" is told; None where no such clause begins with the name."""
        k = self.i
        while k and self.words[k - 1].bits & DETERMINER and not self.words[k - 1].bits & RELATIVE:
            k -= 1
        if k > 1 and self.words[k - 1].bits & RELATIVE and self.words[k - 2].bits == 0 and not self.words[k - 1].lower.startswith(self.table.who):
            return k - 1
        return None

    def _which_it_did(self, end: int) -> Iterator[Part]:
        """ "a motion that X had brought"."""
        k = self._after_helpers(self.j)
        if k is None:
            return
        start = end
        while start and end - start < NEAR and self.words[start - 1].lower not in STOP:
            start -= 1
        told = {word.lower for word in self.words[start:end]}
        for name, rest, _ in self.table.verbs.get(self.words[k].lower, ()):
            if all(word in told for word in rest if word != GAP):
                yield from self._part(name, self._heads(start, end), at=k)

    def _has_object(self, k: int) -> bool:
        """Does something stand behind a verb that it is done to?"""
        if k >= len(self.words) or not self.words[k].lower[0].isalnum():
            return False
        return not self.words[k].bits & (PREPOSITION | ADVERBIAL | COORDINATOR | AUXILIARY)

    def _object(self, k: int, rest: Rest) -> frozenset[str]:
        """The senses of what a verb that ends before k is done to; those of its own words where they name it."""
        end = k
        while end < min(k + NEAR, len(self.words)):
            word = self.words[end]
            if word.lower in STOP or word.lower == "," or word.bits & (COORDINATOR | RELATIVE | AUXILIARY):
                break
            if word.bits & PREPOSITION and word.lower != "of" and end > k:
                break
            end += 1
        own = frozenset(sense for word in rest if word != GAP for sense in self._senses(word))
        return self._heads(k, end) | own

    # --- what is done by it ---------------------------------------------------------------------

    def _done_by(self) -> Iterator[Part]:
        """ "insured by X", "insured by the house of X", "it belongs to X"."""
        k = self._before_title(self.i)
        if k is None:
            return
        if self.words[k].bits & BY:
            verb = k - 1
            while verb >= 0 and self.words[verb].bits & ADVERBIAL:
                verb -= 1
            for name, rest, participle in self.table.verbs.get(self.words[verb].lower, ()) if verb >= 0 else ():
                if participle and not rest:
                    yield from self._part(name, self._subject(verb), at=verb)
            if verb >= 0 and (act := self._act(verb)):
                yield from self._part(act, self._subject(verb), at=verb)
        for name, phrase in self.table.passives.get(self.words[k].lower, ()):
            if self._ends(k + 1, phrase):
                yield from self._part(name, self._subject(k + 1 - len(phrase)), at=k)

    def _before_title(self, i: int) -> int | None:
        """The last word before the name, and before a title or a noun that goes with it ("by the auction house X")."""
        k = i - 1
        while k >= 0 and i - k <= 6 and not self.words[k].bits & (PREPOSITION | AUXILIARY | COORDINATOR | RELATIVE):
            if self.words[k].lower in STOP or self.words[k].lower == ",":
                return None
            k -= 1
        return k if k >= 0 and i - k <= 6 else None

    def _ends(self, k: int, phrase: Rest) -> bool:
        """Do the words before k end in the phrase, determiners aside?"""
        for word in reversed(phrase):
            k -= 1
            while k >= 0 and self.words[k].bits & DETERMINER:
                k -= 1
            if k < 0 or self.words[k].lower != word:
                return False
        return True

    def _subject(self, k: int) -> frozenset[str]:
        """The senses of what stands before a passive."""
        start = k
        while start > 0 and k - start < NEAR:
            word = self.words[start - 1]
            if word.lower in STOP or word.lower == "," or word.bits & COORDINATOR:
                break
            start -= 1
        return self._named_things(start, k)

    # --- what it is called ----------------------------------------------------------------------

    def _called_behind(self) -> Iterator[Part]:
        """ "X, the insurer", "X, 41, its largest shareholder", "X was the gunman", "X was first to arrive"."""
        k = self.j
        closing = self._closing(k)
        if closing is not None:
            yield from self._called_from(closing)
        if k < len(self.words) and self.words[k].lower == ",":
            k += 1
            if k + 1 < len(self.words) and self.words[k].text.isdigit() and self.words[k + 1].lower == ",":
                k += 2
            if k + 1 < len(self.words) and self.words[k].bits & RELATIVE:
                k += 1
        yield from self._called_from(k)

    def _closing(self, k: int) -> int | None:
        """The place behind an apposition that begins with the comma at k."""
        if k < len(self.words) and self.words[k].lower == ",":
            for at in range(k + 1, min(k + APPOSED, len(self.words) - 1)):
                if self.words[at].lower in STOP:
                    return None
                if self.words[at].lower == ",":
                    return at + 1 if self.words[at + 1].bits & BE else None
        return None

    def _called_from(self, k: int) -> Iterator[Part]:
        copula = False
        while k < len(self.words) and self.words[k].bits & (AUXILIARY | ADVERBIAL):
            copula = copula or bool(self.words[k].bits & BE)
            k += 1
        if copula:
            for phrase, name in self.table.being:
                back = k
                while back > self.j and self.words[back - 1].bits & ADVERBIAL:
                    back -= 1
                end = self._follows(back, phrase) or self._follows(k, phrase)
                if end is not None:
                    yield from self._part(name, self._object(end, ()), at=k)
        if copula or k > self.j:
            yield from self._noun(k, self._end_of_noun(k))

    def _end_of_noun(self, k: int) -> int:
        end = k
        while end < len(self.words) and end - k < 9:
            word = self.words[end]
            if word.lower in STOP or word.lower == "," or word.bits & (RELATIVE | COORDINATOR | AUXILIARY):
                break
            if word.bits & PREPOSITION:
                break
            end += 1
        return end

    def _noun(self, first: int, end: int) -> Iterator[Part]:
        """The parts for which the noun phrase stands; "a" insurer is one of several."""
        if end <= first or self.words[first].lower in self._indefinite():
            return
        last = end - 1
        for at in range(last, max(first, last - 3) - 1, -1):
            lower = self.words[at].lower
            for more, name, ranked in self.table.nouns.get(lower, ()):
                if more and tuple(word.lower for word in self.words[max(first, at - len(more)) : at]) != more:
                    continue
                rank = next(
                    (
                        self.table.ranks[word.lower]
                        for word in self.words[first:at]
                        if word.lower in self.table.ranks
                    ),
                    "",
                )
                if ranked and not rank:
                    continue
                things = self._named_things(first, at - len(more)) | self._of_what(end)
                bare = not things and not self.words[first].bits & (DETERMINER | POSSESSIVE)
                yield from self._part(name, things, rank, loose=bare)
                return
        yield from self._ranked(first, last)
        yield from self._agent(first, last)

    def _ranked(self, first: int, last: int) -> Iterator[Part]:
        """ "the oldest passenger", "her second novel": whatever it is, one alone is it."""
        rank = next(
            (self.table.ranks[word.lower] for word in self.words[first:last] if word.lower in self.table.ranks), ""
        )
        noun = self.words[last].lower
        definite = self.words[first].bits & (DETERMINER | POSSESSIVE) and self.words[last].text[0].islower()
        if rank in self.table.single and definite and noun not in self.table.ranks:
            sense = senses(self.language)[noun]
            yield from self._part(self.table.ranked.format(rank=rank, noun=sense), self._of_what(last + 1), rank)

    def _agent(self, first: int, last: int) -> Iterator[Part]:
        """ "the organiser of the race": whoever organised it."""
        noun = self.words[last].lower
        if not noun.endswith(self.table.agents) or self.words[last].text[0].isupper():
            return
        verbs = lexicon(self.language).verbs
        verb = next((verbs[base] for base in (noun[:-2], noun[:-1], noun[:-3]) if base in verbs), None)
        things = self._named_things(first, last) | self._of_what(last + 1)
        if verb is not None and not verb.manner and things:
            sense = senses(self.language)[verb.base]
            if sense not in self.table.many:
                yield from self._part(self.table.doer.format(act=sense), things)

    def _indefinite(self) -> frozenset[str]:
        return _indefinite(self.language)

    def _of_what(self, k: int) -> frozenset[str]:
        if k < len(self.words) and self.words[k].lower in self.table.of:
            return self._heads(k + 1, self._end_of_noun(k + 1))
        return frozenset()

    def _heads(self, first: int, end: int) -> frozenset[str]:
        """The senses of the last noun of each phrase, and the names."""
        found: set[str] = set()
        for at in range(first, end):
            last = at + 1 == end or self.words[at + 1].bits & PREPOSITION
            if last or (self.words[at].text[:1].isupper() and self.words[at].start > 0):
                found |= self._named_things(at, at + 1)
        return frozenset(found)

    def _called_before(self) -> Iterator[Part]:
        """ "the insurer, X", "its largest shareholder X", "judge X", "the buyer was X"."""
        k = self.i
        if k and (self.words[k - 1].lower == "," or self.words[k - 1].bits & BE):
            yield from self._noun_before(k - 1)
            return
        yield from self._noun_before(k)
        start = k
        while start and k - start < 6 and not self._breaks(start - 1):
            start -= 1
        if start and self.words[start - 1].lower == ",":
            yield from self._noun_before(start - 1)

    def _breaks(self, k: int) -> bool:
        word = self.words[k]
        return (
            word.lower in STOP
            or word.lower == ","
            or bool(word.bits & (PREPOSITION | AUXILIARY | COORDINATOR | RELATIVE | PRONOUN))
        )

    def _noun_before(self, end: int) -> Iterator[Part]:
        """The parts of the noun phrase that ends before `end`, with what it is of in front of it or behind."""
        start = end
        while start and end - start < 9 and not self._breaks(start - 1):
            start -= 1
        if start and self.words[start - 1].lower == "of" and start >= 2:
            head = start - 1
            first = head
            while first and head - first < 6 and not self._breaks(first - 1):
                first -= 1
            yield from self._noun(first, head)
        yield from self._noun(start, end)

    def _right_before(self) -> Iterator[Part]:
        """ "a policy with X", "the winning bid came from X"."""
        k = self.i
        while k and (self.words[k - 1].bits & DETERMINER):
            k -= 1
        for at in {k, (self._before_title(self.i) or k - 1) + 1}:
            for phrase, name in self.table.before.get(self.words[at - 1].lower, ()) if at else ():
                if self._ends(at, phrase):
                    yield from self._part(name, self._subject(at - len(phrase)), at=at)

    # --- where it is ----------------------------------------------------------------------------

    def _placed(self) -> Iterator[Part]:
        """ "a villa in X", "had left X", "wreckage fell into the X", "to be based in X"."""
        k = self.i
        while k and (self.words[k - 1].bits & (DETERMINER | POSSESSIVE) or self.words[k - 1].text[:1].isupper()) and k > 1:
            k -= 1
        preposition = self.words[k - 1].lower if k and self.words[k - 1].bits & PREPOSITION else ""
        start = k - 1 if preposition else k
        if preposition:
            site, at = self._site(start) if preposition in self.table.within else ("", start)
            if site:
                yield Part(self.claim, site, "", sole=False, things=self._beside_site(at), placed=True)
                seat = self._senses(self.words[at].lower)
                yield Part(self.claim, self.table.seat, "", sole=False, things=seat, placed=True, loose=True)
                back = at
                while back and (self.words[back - 1].bits & DETERMINER or not self._breaks(back - 1)) and at - back < 5:
                    back -= 1
                if back and self.words[back - 1].bits & PREPOSITION:
                    yield from self._put(back - 1, self.words[back - 1].lower)
        yield from self._put(start, preposition)

    def _site(self, k: int) -> tuple[str, int]:
        """The sort of the thing that stands there, where it ends before k: "a villa in", "a house with a pool in"."""
        for at in range(k - 1, max(-1, k - 5), -1):
            word = self.words[at]
            if word.lower in STOP or word.lower == "," or word.bits & (AUXILIARY | RELATIVE):
                break
            if word.lower in self.table.sites and (at == k - 1 or self.words[at + 1].lower == "with"):
                return self.table.sites[word.lower], at
        return "", k

    def _put(self, k: int, preposition: str) -> Iterator[Part]:
        """The placings of the verb that stands before k."""
        known = False
        for at in range(k - 1, max(-1, k - NEAR), -1):
            word = self.words[at]
            if word.lower in STOP or word.lower == ",":
                break
            for name, more, preps in self.table.placings.get(word.lower, ()):
                behind = [each.lower for each in self.words[at + 1 : at + 1 + len(more)]]
                if behind != list(more):
                    continue
                if not any(self._preps(k, preposition, prep, at + len(more)) for prep in preps):
                    continue
                sole = name in self.table.sole
                known = True
                own = self.table.things.get(" ".join((self.table.bases[word.lower], *more)), frozenset())
                yield Part(self.claim, name, "", sole, self._clause_things(at) | own, placed=True, acted=True)
        if not known:
            yield from self._spot(k, preposition)

    def _spot(self, k: int, preposition: str) -> Iterator[Part]:
        """The place of whatever a verb tells that no placing has."""
        way = self.table.ways.get(preposition)
        for at in range(k - 1, max(-1, k - NEAR), -1) if way else ():
            if self.words[at].lower in STOP or self.words[at].lower == ",":
                return
            if act := self._verb(at):
                things = self._clause_things(at)
                yield Part(self.claim, self.table.spot.format(act=act), way or "", sole=False, things=things, placed=True)
                return

    def _preps(self, k: int, preposition: str, wanted: Rest, verb: int) -> bool:
        if not wanted:
            return not preposition and k == verb + 1
        if wanted[-1] != preposition:
            return False
        return len(wanted) == 1 or (k >= 1 and self.words[k - 1].lower == wanted[0])

    def _clause_things(self, verb: int) -> frozenset[str]:
        """What the verb is said of: what stands in front of it, and what between it and the place."""
        start = self._subject_ends(verb)
        end = start
        while start and end - start < NEAR and self.words[start - 1].lower not in STOP | {","}:
            start -= 1
        return self._common(start, end) | self._common(verb + 1, self.i) | self._common(self.j, self._for_what())

    def _subject_ends(self, verb: int) -> int:
        """Where the subject of a verb ends: before its helping verbs, and an apposition or a clause between commas."""
        k = verb
        while k and self.words[k - 1].bits & (AUXILIARY | ADVERBIAL | RELATIVE | TO):
            k -= 1
        if k and self.words[k - 1].lower == ",":
            opening = next((at for at in range(k - 2, max(-1, k - APPOSED), -1) if self.words[at].lower == ","), None)
            if opening is not None and k == verb:
                return opening
            return k - 1
        return verb

    def _for_what(self) -> int:
        """The end of what "for" joins to the place: "to the hall for a round of talks"."""
        if self.j < len(self.words) and self.words[self.j].lower in self.table.purpose:
            end = self.j + 1
            while end < min(len(self.words), self.j + NEAR) and self.words[end].lower not in STOP | {","}:
                end += 1
            return end
        return self.j

    def _beside_site(self, at: int) -> frozenset[str]:
        """What else the sentence speaks of than the thing that stands there."""
        own = self._senses(self.words[at].lower)
        return (self._common(0, at) | self._common(self.j, len(self.words))) - own

    def _common(self, first: int, end: int) -> frozenset[str]:
        return frozenset(thing for thing in self._named_things(first, end) if thing[0] != "@")

    # --- words ----------------------------------------------------------------------------------

    def _named_things(self, first: int, end: int) -> frozenset[str]:
        found: set[str] = set()
        for word in self.words[max(0, first) : end]:
            if word.text[0].isalpha() and not self.words[self.i].start <= word.start < self.words[self.j - 1].end:
                found |= self._senses(word.lower, name=word.text[:1].isupper() and word.start > 0)
        return frozenset(found)

    def _senses(self, word: str, *, name: bool = False) -> frozenset[str]:
        plain = GENITIVE.sub("", word)
        if name:
            return frozenset({f"@{plain[:5]}"})
        known = self.table.things.get(plain)
        if known:
            return known
        if lexicon(self.language).small.get(plain) or plain in self.table.ranks:
            return frozenset()
        if plain.endswith(self.table.aged):
            return self.table.things[self.table.person]
        return frozenset({senses(self.language)[plain]}) if rarity(plain, self.language.code) > TELLING else frozenset()


@cache
def _indefinite(language: Language) -> frozenset[str]:
    return frozenset(word for word in language["grammar"]["determiners"] if word not in ("the", "this", "that"))
