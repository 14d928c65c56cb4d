"""The clauses of a sentence, found without a parser: its verb groups, and which stretch of it each one governs.

A verb group is a verb with its helpers ("had not been told"). Its clause begins at the conjunction, the mark or the
subject before it; so the clauses part the sentence, and every token has one group that governs it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile.claims.inflection import BASE, GERUND, PARTICIPLE, PAST, THIRD
from reconcile.claims.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    HAVE,
    MODAL,
    NEGATION,
    NOUN_PHRASE,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TO,
    VERB,
    Act,
    Lexicon,
    Phrase,
    Verb,
)
from reconcile.kinds import Mention, Reading
from reconcile.text import Sentence

MARKS = frozenset(",;:—–()[]\"“”…|")
IS = frozenset({"'s", "’s"})
"""Behind a pronoun no possessive, but a verb ("it's")."""
HYPHENS = frozenset("-‐‑")
GAP = 4
"""Words that a gap in a phrase may hold."""
SHORT = 12
"""Tokens; in a longer mention the end is looked up, not walked to."""
HELPERS = 7
"""Tokens from the first helper to the verb, at most."""
NAMED, DATED, NUMBERED = 1, 2, 3
OBJECT_REACH = 6
"""Tokens behind a verb among which its object stands."""
FIXED = {"name": NAMED, "place": NAMED, "date": DATED, "time": DATED, "duration": DATED} | dict.fromkeys(("amount", "percentage", "age", "measure", "rank"), NUMBERED)
"""Kinds inside whose spans no token is a verb ("May", "Will Smith")."""

Span = tuple[int, int]


@dataclass(slots=True)
class Group:
    """A verb group: tokens `first` to `last` (exclusive), its verb at `verb`, governing tokens `start` to `end`.

    `form` is what the verb is here (see inflection); `passive`, `finite` and `infinitive` say how it stands;
    `up` is the group above an infinitive or a participle; `subject` the tokens of its subject, None where it
    has none or shares that of the group `shares`.
    """

    first: int
    verb: int
    last: int
    word: Verb
    form: int
    passive: bool
    finite: bool
    infinitive: bool = False
    reduced: bool = False
    relative: bool = False
    start: int = 0
    end: int = 0
    up: Group | None = None
    subject: Span | None = None
    shares: Group | None = None

    @property
    def grammatical(self) -> Span | None:
        """The tokens of the subject, its own or the one it shares."""
        group: Group | None = self
        for _ in range(6):
            if group is None or group.subject is not None:
                break
            group = group.shares
        return group.subject if group is not None else None


class Syntax:
    """What is known of every token of a reading, and the clauses of its sentences as they are asked for."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        document = reading.document
        self.document, self.lexicon = document, lexicon
        self.lower, self.words = document.lower, document.words
        small = lexicon.small
        self.bits = [small.get(word, 0) for word in self.lower]
        marks = lexicon.marks
        self.marks = [marks.get(word, 0) for word in self.lower]
        for i in [i for i, word in enumerate(self.lower) if word in IS and i]:
            if self.bits[i - 1] & PRONOUN:
                self.bits[i] = BE
        self.fixed = bytearray(len(self.lower) + 1)
        self.spans: dict[Span, Span] = {}
        for mention in reading.mentions:
            mark = FIXED.get(mention.kind)
            first, last = self.tokens(mention)
            if mark and first >= 0:
                self.fixed[first:last] = bytes([mark]) * (last - first)
        self.taken = reading.taken
        self.made: dict[int, Clauses] = {}

    def tokens(self, mention: Mention) -> Span:
        """The tokens of the mention, first to last (exclusive); first is -1 before the first token of the document."""
        offsets = (mention.start, mention.end)
        found = self.spans.get(offsets)
        if found is None:
            starts = self.document.starts
            first = bisect_right(starts, mention.start) - 1
            last = first + 1
            while last < len(starts) and starts[last] < mention.end and last < first + SHORT:
                last += 1
            if last == first + SHORT:
                last = bisect_right(starts, mention.end - 1)
            found = self.spans[offsets] = (first, last)
        return found

    def clauses(self, number: int) -> Clauses:
        """The clauses of the sentence of that number."""
        if number not in self.made:
            self.made[number] = Clauses(self, self.document.sentences[number])
        return self.made[number]

    def phrase_at(self, i: int, last: int, *, nouns: bool) -> tuple[Phrase, int] | None:
        """The longest phrase of the tables that begins at i, and the index behind it."""
        found = self.lexicon.phrases.get(self.lower[i])
        for phrase in found or ():
            if (phrase.noun is not None) is nouns:
                end = self._matches(phrase.rest, i + 1, last)
                if end:
                    return phrase, end
        return None

    def _matches(self, rest: tuple[str, ...], at: int, last: int) -> int:
        """The index behind the words of the phrase where they stand at `at`, or 0."""
        lower = self.lower
        for n, word in enumerate(rest):
            if word == "*":
                goal = rest[n + 1]
                for k in range(at, min(at + GAP + 1, last)):
                    if lower[k] == goal:
                        at = k
                        break
                    if lower[k] in MARKS:
                        return 0
                else:
                    return 0
            elif at < last and lower[at] == word:
                at += 1
            else:
                return 0
        return at

    def adverb(self, i: int) -> bool:
        """Is the token one that stands inside a verb group without being part of it?"""
        word = self.lower[i]
        return bool(self.bits[i] & (ADVERB | NEGATION)) or (len(word) > 4 and word.endswith(self.lexicon.adverb_ending) and word not in self.lexicon.verbs)

    def plural(self, i: int) -> bool:
        """Can the token end a subject in the plural?"""
        word = self.lower[i]
        if self.fixed[i] == NAMED:
            return any(self.bits[k] & COORDINATOR for k in range(max(i - 6, 0), i))
        return (word.endswith("s") and not word.endswith("ss")) or word in self.lexicon.inflection.singulars

    def nounish(self, i: int) -> bool:
        """Can the token be a noun or a name: letters, and no small word?"""
        return self.lower[i][0].isalpha() and not self.bits[i]


class Clauses:
    """The verb groups of one sentence in text order, each with the tokens it governs."""

    def __init__(self, syntax: Syntax, sentence: Sentence) -> None:
        self.syntax, self.sentence = syntax, sentence
        self.groups = list(self._found())
        for k, group in enumerate(self.groups):
            self._begin(k, group)
        self.starts = [group.start for group in self.groups]
        for group, following in zip(self.groups, self.groups[1:], strict=False):
            group.end = following.start
        if self.groups:
            self.groups[-1].end = sentence.last
        self._borrow()
        for group in self.groups:
            nouns = syntax.lexicon.objects.get(group.word.base)
            if nouns:
                self._by_object(group, nouns)

    def _by_object(self, group: Group, nouns: dict[str, Act]) -> None:
        """Let the object decide what the verb means: a case that is dismissed, shots that are fired."""
        span = group.grammatical if group.passive else (group.last, min(group.last + OBJECT_REACH, group.end))
        for i in range(*span) if span else ():
            act = nouns.get(self.syntax.lower[i])
            if act is not None:
                group.word = replace(group.word, act=act, manner="")
                return
            if self.syntax.bits[i] & PREPOSITION and not group.passive:
                return

    def governing(self, i: int) -> Group | None:
        """The group whose clause holds the token."""
        if not self.groups:
            return None
        k = bisect_right(self.starts, i) - 1
        if k >= 0:
            return self.groups[k]
        return next((group for group in self.groups if group.finite and not group.relative), self.groups[0])

    # Finding the groups.

    def _found(self) -> Iterator[Group]:
        i, last = self.sentence.first, self.sentence.last
        syntax = self.syntax
        bits, fixed, lower, marks, never = syntax.bits, syntax.fixed, syntax.lower, syntax.marks, syntax.lexicon.never
        while i < last:
            group, bit, mark = None, bits[i], marks[i]
            if fixed[i]:
                i += 1
                continue
            if mark & NOUN_PHRASE:
                noun = syntax.phrase_at(i, last, nouns=True)
                if noun is not None:
                    i = noun[1]
                    continue
            if bit & (AUXILIARY | TO):
                group = self._helped(i)
            elif bit & PREPOSITION:
                pass
            elif mark & VERB or (not bit and lower[i][-2:] == "ed" and len(lower[i]) > 4 and lower[i] not in never and syntax.words[i][0].islower()):
                group = self._bare(i)
            if group is None:
                i += 1
            else:
                yield group
                i = max(group.last, i + 1)

    def _helped(self, i: int) -> Group | None:
        """The group that begins with a helping verb, or with the "to" of an infinitive."""
        syntax, bits = self.syntax, self.syntax.bits
        stop, helper, at, be = min(i + HELPERS, self.sentence.last), 0, i, False
        j = i
        while j < stop and (bits[j] & (AUXILIARY | TO if j == i else AUXILIARY) or (syntax.adverb(j) and not syntax.fixed[j])):
            if bits[j] & (AUXILIARY | TO):
                helper, at = bits[j], j
                be = be or bool(bits[j] & BE)
            j += 1
        infinitive = bool(bits[i] & TO)
        verb = syntax.lexicon.verbs.get(syntax.lower[j]) if j < stop and not syntax.fixed[j] else None
        form = self._form_behind(helper, verb, j) if j < stop and not syntax.fixed[j] else 0
        if form:
            verb = verb or Verb(_stem(syntax.lower[j]), form)
            return self._made(i, j, verb, form, passive=bool(helper & BE) and form == PARTICIPLE, infinitive=infinitive)
        if helper & (TO | MODAL):
            return None
        base = "be" if helper & BE else "have" if helper & HAVE else "do"
        return self._made(i, at, Verb(base, PAST, None, "being" if base != "do" else "doing"), PAST, passive=False, infinitive=infinitive)

    def _form_behind(self, helper: int, verb: Verb | None, j: int) -> int:
        """What the word at j is behind that helper, 0 where it is no verb there."""
        syntax = self.syntax
        word, form = syntax.lower[j], verb.form if verb else 0
        known = verb is not None or (syntax.words[j][0].islower() and word.isalpha() and not syntax.bits[j])
        if not known:
            return 0
        if helper & (TO | MODAL):
            unknown = not form and not word.endswith("ing") and (helper & MODAL or self._takes(j + 1))
            return BASE if form & BASE or unknown else 0
        if helper & BE:
            if form & GERUND or (not form and word.endswith("ing") and len(word) > 5):
                return GERUND
            return PARTICIPLE if form & PARTICIPLE or (not form and word.endswith("ed")) else 0
        if helper & HAVE:
            return PARTICIPLE if form & PARTICIPLE or (not form and word.endswith("ed")) else 0
        return BASE if form & BASE else 0

    def _takes(self, i: int) -> bool:
        """Does an object begin at i: a small word that opens one, a number?"""
        syntax = self.syntax
        return i < self.sentence.last and bool(syntax.bits[i] & (DETERMINER | POSSESSIVE | OBJECT) or syntax.lower[i][0].isdigit())

    def _bare(self, i: int) -> Group | None:
        """The group of a verb without a helper, where the word is a verb at this place."""
        syntax = self.syntax
        verb = syntax.lexicon.verbs.get(syntax.lower[i]) or Verb(_stem(syntax.lower[i]), PAST | PARTICIPLE)
        form = self._form_here(i, verb)
        return self._made(i, i, verb, form, passive=False) if form else None

    def _form_here(self, i: int, verb: Verb) -> int:
        """What the verb form at i is, judged by its neighbours; 0 where it is a noun or an adjective."""
        syntax, first, last = self.syntax, self.sentence.first, self.sentence.last
        bits, lower = syntax.bits, syntax.lower
        if (i > first and lower[i - 1] in HYPHENS and syntax.document.glued(i - 1)) or (i + 1 < last and lower[i + 1] in HYPHENS and syntax.document.glued(i)):
            return 0
        before = bits[i - 1] if i > first else 0
        noun = lower[i] in syntax.lexicon.nouns
        if before & (DETERMINER | POSSESSIVE) and not before & (PRONOUN | RELATIVE):
            return 0
        if (verb.form & PAST and not verb.form & BASE) or (verb.form & PAST and not noun):
            return self._past_here(i, before)
        if before & POSSESSIVE or (before & DETERMINER and not before & RELATIVE and (noun or not before & PRONOUN)):
            return 0
        if verb.form & GERUND:
            return self._gerund_here(i, before, noun)
        return self._present_here(i, before, noun, verb)

    def _past_here(self, i: int, before: int) -> int:
        """A past or a participle: none behind a preposition ("by fired clerks") or between a number and a noun."""
        syntax, last = self.syntax, self.sentence.last
        following = i + 1 < last and (syntax.nounish(i + 1) and not syntax.fixed[i + 1] and syntax.lower[i + 1] not in syntax.lexicon.verbs)
        if before & PREPOSITION and not before & (SUBORDINATOR | RELATIVE):
            return 0
        if following and i > self.sentence.first and not before and (syntax.lower[i - 1][0].isdigit() or syntax.taken[i - 1]) and not syntax.fixed[i - 1]:
            return 0
        if following and syntax.adverb(i - 1) and i - 2 >= self.sentence.first and syntax.bits[i - 2] & (DETERMINER | POSSESSIVE):
            return 0
        if following and before & DETERMINER and not before & RELATIVE:
            return 0
        return PAST | PARTICIPLE

    def _gerund_here(self, i: int, before: int, noun: bool) -> int:
        """An -ing form: a noun where the tables have it as one and nothing shows that it takes an object."""
        syntax, last = self.syntax, self.sentence.last
        if not noun and syntax.lower[i] not in syntax.lexicon.nouns_first:
            return GERUND
        opens = i == self.sentence.first or before & (PREPOSITION | SUBORDINATOR | BE) or syntax.lower[i - 1] in MARKS
        follows = syntax.bits[i + 1] if i + 1 < last else 0
        follows = 0 if follows & RELATIVE else follows
        takes = i + 1 < last and (follows & (DETERMINER | POSSESSIVE | OBJECT) or syntax.fixed[i + 1] or syntax.lower[i + 1][0].isdigit() or syntax.nounish(i + 1))
        return GERUND if takes and (opens or follows & (DETERMINER | POSSESSIVE | OBJECT)) else 0

    def _present_here(self, i: int, before: int, noun: bool, verb: Verb) -> int:
        """A base or an -s form: a verb behind its subject, where what follows fits a verb."""
        syntax, first, last = self.syntax, self.sentence.first, self.sentence.last
        if i == first or i + 1 >= last:
            return 0
        bits, follows = syntax.bits, syntax.bits[i + 1]
        if before & (PRONOUN | RELATIVE):
            return verb.form & (BASE | THIRD)
        if not verb.form & THIRD and not syntax.adverb(i - 1) and not syntax.plural(i - 1):
            return 0
        behind_subject = syntax.fixed[i - 1] or syntax.nounish(i - 1) or syntax.adverb(i - 1) or syntax.lower[i - 1] in ",)”\""
        if not behind_subject or bits[i - 1] & (PREPOSITION | BE):
            return 0
        takes = follows & (DETERMINER | POSSESSIVE | OBJECT) or syntax.fixed[i + 1] or syntax.lower[i + 1][0].isdigit() or syntax.lower[i + 1] in "$£€¥"
        fits = takes if noun else takes or follows & (PREPOSITION | TO | ADVERB | SUBORDINATOR) or (syntax.nounish(i + 1) and verb.form & THIRD)
        return verb.form & (BASE | THIRD) if fits else 0

    def _made(self, first: int, at: int, verb: Verb, form: int, *, passive: bool, infinitive: bool = False) -> Group:
        syntax = self.syntax
        found = syntax.phrase_at(at, self.sentence.last, nouns=False)
        last = at + 1
        if found is not None and found[0].verb is not None:
            verb = found[0].verb
            last = at + 1 + sum(1 for word in found[0].rest[:1] if word != "*")
        elif verb.act is not None and at:
            state = syntax.lexicon.states.get(syntax.lower[at - 1])  # fatally shot
            verb = replace(verb, act=state) if state is not None and syntax.adverb(at - 1) else verb
        alone = first == at
        finite = not infinitive and not (alone and form == GERUND)
        return Group(first, at, last, verb, form, passive, finite, infinitive)

    # Where their clauses begin.

    def _begin(self, k: int, group: Group) -> None:
        """Set the start of the clause, its subject, and the group above it."""
        previous = self.groups[k - 1] if k else None
        floor = previous.last if previous else self.sentence.first
        if group.infinitive:
            group.start, group.up, group.shares = group.first, previous, previous
        elif not group.finite:
            self._begin_gerund(group, previous, floor)
        elif group.first == group.verb and group.form & PARTICIPLE and self._is_reduced(k, group, floor):
            self._begin_reduced(group, previous, floor)
        else:
            self._begin_finite(group, previous, floor)

    def _begin_gerund(self, group: Group, previous: Group | None, floor: int) -> None:
        before = group.first - 1
        opened = before >= floor and (self.syntax.bits[before] & (PREPOSITION | SUBORDINATOR | COORDINATOR) or self.syntax.lower[before] in MARKS)
        group.start = before if opened else group.first
        group.up, group.shares = previous, previous
        if not opened and before >= floor and previous is not None:
            group.subject = self._phrase_before(group.first, floor)

    def _is_reduced(self, k: int, group: Group, floor: int) -> bool:
        """Is the participle one behind its noun ("the suit filed by X was dismissed"), not a past?"""
        syntax, last = self.syntax, self.sentence.last
        before = group.first - 1
        if group.last < last and syntax.lower[group.last] == "by" and not syntax.lower[min(group.last + 1, last - 1)].endswith("ing"):
            return True
        if before >= floor and syntax.bits[before] & (PRONOUN | COORDINATOR | RELATIVE | SUBORDINATOR):
            return False
        if before < floor:
            return k == 0 and group.last < last and bool(syntax.bits[group.last] & (PREPOSITION | TO))
        if syntax.lower[before] == "," and group.last < last and syntax.bits[group.last] & (PREPOSITION | TO):
            return self._interrupts(k, group)
        if group.word.act is not None and group.word.act.telling:
            return False
        return self._interrupts(k, group)

    def _interrupts(self, k: int, group: Group) -> bool:
        """Does a finite verb without a subject of its own follow?"""
        if k + 1 >= len(self.groups):
            return False
        following = self.groups[k + 1]
        if not following.finite or (following.first == following.verb and not following.form & (THIRD | PAST)):
            return False
        syntax = self.syntax
        between = range(group.last, following.first)
        if syntax.lower[following.first - 1] == ",":
            return True
        return not any(syntax.lower[i] in MARKS or syntax.bits[i] & (SUBORDINATOR | RELATIVE | COORDINATOR | PRONOUN) for i in between) and following.first - group.last > 1

    def _begin_reduced(self, group: Group, previous: Group | None, floor: int) -> None:
        syntax = self.syntax
        group.reduced, group.passive, group.finite = True, True, False
        group.start = group.first
        before = group.first - 1
        while before >= floor and (syntax.lower[before] == "," or syntax.adverb(before)):
            before -= 1
        if before >= floor:
            group.subject = self._phrase_before(before + 1, floor)
        group.up = previous if group.subject is None else None
        group.shares = previous

    def _begin_finite(self, group: Group, previous: Group | None, floor: int) -> None:
        """A finite verb: its clause begins at the nearest boundary before its subject."""
        boundary = self._boundary(group.first, floor)
        if self.syntax.bits[group.first] & PRONOUN:  # they've
            group.subject, group.start = (group.first, group.first + 1), boundary if boundary >= floor and previous else group.first if previous else floor
            return
        if previous is None and not (boundary > floor and self._is_relative(boundary, group.first, None)):
            group.start = self.sentence.first
            group.subject = self._leading_subject(self.sentence.first, group.first)
            return
        if boundary < floor and previous is not None and previous.reduced and previous.subject:
            group.start, group.shares = group.first, previous
            return
        if boundary < floor:
            group.subject = self._phrase_before(group.first, floor)
            group.start = group.subject[0] if group.subject else group.first
            group.shares = previous
            return
        group.start = boundary
        group.relative = self._is_relative(boundary, group.first, previous)
        if group.relative:
            group.subject = self._antecedent(boundary, floor)
            group.shares = previous
            return
        group.start = self._opened(boundary, floor)
        group.subject = self._leading_subject(boundary + 1, group.first)
        if group.subject is None:
            group.subject, group.start = self._before_aside(boundary, floor)
            group.subject = group.subject or self._resumed(boundary)
            group.shares = previous

    def _opened(self, boundary: int, floor: int) -> int:
        """The conjunction that opens the clause before an adjunct that ends at the boundary ("that on Monday, he left")."""
        syntax = self.syntax
        if syntax.lower[boundary] not in MARKS:
            return boundary
        pure = (i for i in range(floor, boundary) if syntax.bits[i] & SUBORDINATOR and not syntax.bits[i] & PREPOSITION and not syntax.fixed[i])
        return next(pure, boundary)

    def _is_relative(self, boundary: int, at: int, previous: Group | None) -> bool:
        """Is the boundary a relative word with nothing between it and the verb, and a noun before it?"""
        syntax = self.syntax
        if not syntax.bits[boundary] & RELATIVE or (previous is not None and boundary == previous.last):
            return False
        return all(syntax.adverb(i) for i in range(boundary + 1, at))

    def _resumed(self, boundary: int) -> Span | None:
        """The subject that a comma resumes after an aside with a verb of its own ("The lab, set up in 2020, is to close")."""
        syntax = self.syntax
        if syntax.lower[boundary] not in MARKS:
            return None
        aside: Group | None = None
        floor = self.sentence.first
        for group in reversed(self.groups):
            if group.first < boundary:
                if group.finite and not group.relative:
                    floor = group.last
                    break
                aside = group
        if aside is None:
            return None
        comma = next((i for i in range(floor, aside.first) if syntax.lower[i] in MARKS and not syntax.fixed[i]), 0)
        return self._leading_subject(floor, comma) if comma else None

    def _boundary(self, at: int, floor: int) -> int:
        """The nearest token before `at` at which a clause begins, floor - 1 where there is none."""
        syntax = self.syntax
        bits, lower, fixed = syntax.bits, syntax.lower, syntax.fixed
        for i in range(at - 1, floor - 1, -1):
            if fixed[i]:
                continue
            if lower[i] in MARKS:
                return i
            bit = bits[i]
            if bit & (SUBORDINATOR | RELATIVE) and not (bit & PREPOSITION and at - i > 12):
                return i
            if bit & COORDINATOR and (i == at - 1 or syntax.adverb(at - 1) or not self._joins(i, floor)):
                return i
        return floor - 1

    def _joins(self, i: int, floor: int) -> bool:
        """Does the "and" at i join two subjects ("said Ann and Bob have left")?"""
        fixed = self.syntax.fixed
        return i - 1 >= floor and fixed[i - 1] == NAMED and (i - floor < 4 or fixed[i + 1] == NAMED)

    def _before_aside(self, boundary: int, floor: int) -> tuple[Span | None, int]:
        """The subject before an aside that closes at the boundary ("Ann, the mayor of X, won")."""
        syntax = self.syntax
        if syntax.lower[boundary] not in MARKS:
            return None, boundary
        for i in range(boundary - 1, max(floor, boundary - 30), -1):
            if syntax.lower[i] in ",—–(" and not syntax.fixed[i]:
                outer = self._boundary(i, floor)
                subject = self._leading_subject(max(outer + 1, floor), i)
                return subject, (max(outer, floor) if subject else boundary)
        return None, boundary

    # Noun phrases.

    def _leading_subject(self, first: int, last: int) -> Span | None:
        """The first noun phrase between the tokens that no preposition governs."""
        syntax = self.syntax
        i = self._behind_adjuncts(first, last)
        if i >= last:
            return None
        end = self.phrase_end(i, last)
        return (i, end) if end > i and any(syntax.nounish(k) or syntax.fixed[k] or syntax.bits[k] & PRONOUN or syntax.lower[k][0].isdigit() for k in range(i, end)) else None

    def _behind_adjuncts(self, first: int, last: int) -> int:
        """The index behind what stands before a subject: conjunctions, adverbs, dates, and phrases up to a comma."""
        syntax = self.syntax
        i = first
        while i < last:
            bit = syntax.bits[i]
            if syntax.fixed[i] and not self._dated(i):
                return i
            if bit & PREPOSITION and not bit & PRONOUN and not bit & DETERMINER:
                i = self._behind_prepositional(i, last)
            elif (bit & (SUBORDINATOR | COORDINATOR | RELATIVE) and not bit & (DETERMINER | PRONOUN)) or syntax.lower[i] in MARKS or syntax.lower[i] in "'‘’-.•*" or (syntax.adverb(i) and not bit & (PRONOUN | DETERMINER)) or self._dated(i):
                i += 1
            else:
                return i
        return i

    def _dated(self, i: int) -> bool:
        return self.syntax.fixed[i] == DATED

    def _behind_prepositional(self, i: int, last: int) -> int:
        """The index behind the prepositional phrase at i: behind its comma, or behind its noun phrase."""
        syntax = self.syntax
        for k in range(i + 1, min(last, i + 25)):
            if syntax.lower[k] == "," and not syntax.fixed[k]:
                return k + 1
        k = i + 1
        while k < last and (syntax.bits[k] & (DETERMINER | POSSESSIVE) or self._dated(k)):
            k += 1
        while k < last and not syntax.bits[k] & (DETERMINER | PRONOUN) and syntax.lower[k] not in MARKS:
            if syntax.bits[k] & PREPOSITION:
                return k
            k += 1
        return k

    def phrase_end(self, i: int, last: int) -> int:
        """The index behind the noun phrase that begins at i: up to a preposition, a verb, a mark."""
        syntax = self.syntax
        bits, lower, fixed = syntax.bits, syntax.lower, syntax.fixed
        if i < last and bits[i] & (PRONOUN | OBJECT) and not bits[i] & DETERMINER:
            return i + 1
        k = i
        while k < last and (fixed[k] or (bits[k] & TO and lower[k - 1][0].isdigit() and lower[min(k + 1, last - 1)][0].isdigit()) or not (lower[k] in MARKS or (bits[k] & ~(DETERMINER | POSSESSIVE | PRONOUN | ADVERB | NEGATION)) or (k > i and bits[k] & DETERMINER and not bits[k] & POSSESSIVE))):
            k += 1
        return k

    def _phrase_before(self, at: int, floor: int) -> Span | None:
        """The noun phrase that ends right before `at`, back to a small word, a mark or the floor."""
        syntax = self.syntax
        bits, lower, fixed = syntax.bits, syntax.lower, syntax.fixed
        k = at
        while k > floor and syntax.adverb(k - 1) and not fixed[k - 1]:
            k -= 1
        end = k
        if k > floor and bits[k - 1] & PRONOUN:
            return (k - 1, k)
        while k > floor and (fixed[k - 1] or not (lower[k - 1] in MARKS or bits[k - 1])) and not self._dated(k - 1):
            k -= 1
        while k > floor and bits[k - 1] & (DETERMINER | POSSESSIVE):
            k -= 1
        return (k, end) if end > k else None

    def _antecedent(self, relative: int, floor: int) -> Span | None:
        """The noun phrase that a relative word stands for: the one right before it, or before "of" and the like."""
        end = relative
        while end > floor and self.syntax.lower[end - 1] in ",":
            end -= 1
        return self._phrase_before(end, max(floor - 12, self.sentence.first)) if end > self.sentence.first else None

    def _borrow(self) -> None:
        """Give a participle or a gerund that opens the sentence the subject of the clause behind it."""
        for group, following in zip(self.groups, self.groups[1:], strict=False):
            if not group.finite and group.subject is None and group.up is None and group.shares is None:
                group.shares = following
            else:
                break


def _stem(word: str) -> str:
    """A guess at the base of a verb that no table has; it only has to be the same for all its forms."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
