"""The clauses of a sentence, found without a parser: which stretch of it each verb group governs, and its subject.

A clause begins at the conjunction, the mark or the subject before its verb; so the clauses part the sentence, and
every token has one group that governs it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from reconcile.analysis.syntax.inflection import PARTICIPLE, PAST, THIRD
from reconcile.analysis.syntax.lexicon import BY, COORDINATOR, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR, TO, Act
from reconcile.analysis.syntax.phrases import antecedent, leading_subject, phrase_before
from reconcile.analysis.syntax.tokens import MARKS, NAMED, Span, Syntax
from reconcile.analysis.syntax.verb_groups import Group, Groups
from reconcile.text import Sentence

OBJECT_REACH = 6
"""Tokens behind a verb among which its object stands."""


def of(syntax: Syntax, number: int) -> Clauses:
    """The clauses of the sentence of that number, found once."""
    if number not in syntax.clauses:
        sentence = syntax.document.sentences[number]
        syntax.clauses[number] = Clauses(sentence, Parting(syntax, sentence).groups)
    found: Clauses = syntax.clauses[number]
    return found


class Clauses:
    """The verb groups of one sentence in text order, each with the tokens it governs."""

    def __init__(self, sentence: Sentence, groups: list[Group]) -> None:
        self.sentence, self.groups = sentence, groups
        self.starts = [group.start for group in groups]

    def governing(self, i: int) -> Group | None:
        """The group whose clause holds the token."""
        if not self.groups:
            return None
        k = bisect_right(self.starts, i) - 1
        if k >= 0:
            return self.groups[k]
        return next((group for group in self.groups if group.finite and not group.relative), self.groups[0])


class Parting:
    """Parts one sentence into clauses: finds its verb groups, and sets of each what it governs and what governs it."""

    def __init__(self, syntax: Syntax, sentence: Sentence) -> None:
        self.syntax, self.sentence = syntax, sentence
        self.groups = Groups(syntax, sentence).all()
        for k, group in enumerate(self.groups):
            self._begin(k, group)
        end = sentence.last
        for group in reversed(self.groups):
            group.end = end
            end = group.start
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
            if act is not None and not self.syntax.fixed[i]:
                group.word = replace(group.word, act=act, manner="")
                return
            if self.syntax.bits[i] & PREPOSITION and not group.passive:
                return

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
        opened = before >= floor and (
            self.syntax.bits[before] & (PREPOSITION | SUBORDINATOR | COORDINATOR) or self.syntax.lower[before] in MARKS
        )
        group.start = before if opened else group.first
        group.up, group.shares = previous, previous
        if not opened and before >= floor and previous is not None:
            group.subject = phrase_before(self.syntax, group.first, floor)

    def _is_reduced(self, k: int, group: Group, floor: int) -> bool:
        """Is the participle one behind its noun ("the suit filed by X was dismissed"), not a past?"""
        syntax, last = self.syntax, self.sentence.last
        before = group.first - 1
        if (
            group.last < last
            and syntax.bits[group.last] & BY
            and not syntax.lower[min(group.last + 1, last - 1)].endswith(syntax.lexicon.gerund_endings)
        ):
            return True
        if not group.form & PAST:
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
        return (
            not any(
                syntax.lower[i] in MARKS or syntax.bits[i] & (SUBORDINATOR | RELATIVE | COORDINATOR | PRONOUN)
                for i in between
            )
            and following.first - group.last != 1
        )

    def _begin_reduced(self, group: Group, previous: Group | None, floor: int) -> None:
        syntax = self.syntax
        group.reduced, group.passive, group.finite = True, True, False
        group.start = group.first
        before = group.first - 1
        if (
            previous is not None
            and previous.passive
            and not previous.reduced
            and before >= floor
            and syntax.lower[before] == ","
        ):
            group.shares = previous  # was taken there, sold and ...
            return
        while before >= floor and (syntax.lower[before] == "," or syntax.adverb(before)):
            before -= 1
        if before >= floor:
            group.subject = phrase_before(self.syntax, before + 1, floor)
        group.up = previous if group.subject is None else None
        group.shares = previous

    def _begin_finite(self, group: Group, previous: Group | None, floor: int) -> None:
        """A finite verb: its clause begins at the nearest boundary before its subject."""
        boundary = self._boundary(group.first, floor)
        if self.syntax.bits[group.first] & PRONOUN:  # they've
            group.subject, group.start = (
                (group.first, group.first + 1),
                boundary if boundary >= floor and previous else group.first if previous else floor,
            )
            return
        if previous is None and not (boundary > floor and self._is_relative(boundary, group.first, None)):
            group.start = self.sentence.first
            group.subject = leading_subject(self.syntax, self.sentence.first, group.first)
            return
        if boundary < floor and previous is not None and previous.reduced and previous.subject:
            group.start, group.shares = group.first, previous
            return
        if (
            boundary < floor and previous is not None and previous.infinitive and previous.up is None
        ):  # "the last to leave was"
            group.start, group.subject = group.first, leading_subject(self.syntax, self.sentence.first, previous.first)
            return
        if boundary < floor:
            group.subject = phrase_before(self.syntax, group.first, floor)
            group.start = group.subject[0] if group.subject else group.first
            group.shares = previous
            return
        group.start = boundary
        group.relative = self._is_relative(boundary, group.first, previous)
        if group.relative:
            group.subject = antecedent(self.syntax, boundary, floor, self.sentence.first)
            group.shares = previous
            return
        group.start = self._opened(boundary, floor)
        group.subject = leading_subject(self.syntax, boundary + 1, group.first)
        if group.subject is None:
            group.subject, group.start = self._before_aside(boundary, floor)
            group.subject = group.subject or self._resumed(boundary)
            group.shares = previous

    def _opened(self, boundary: int, floor: int) -> int:
        """The conjunction that opens the clause before an adjunct that ends at the boundary ("that on Monday, he
        left")."""
        syntax = self.syntax
        if syntax.lower[boundary] not in MARKS:
            return boundary
        pure = (
            i
            for i in range(floor, boundary)
            if syntax.bits[i] & SUBORDINATOR and not syntax.bits[i] & PREPOSITION and not syntax.fixed[i]
        )
        return next(pure, boundary)

    def _is_relative(self, boundary: int, at: int, previous: Group | None) -> bool:
        """Is the boundary a relative word with nothing between it and the verb, and a noun before it?"""
        syntax = self.syntax
        if not syntax.bits[boundary] & RELATIVE or (previous is not None and boundary == previous.last):
            return False
        return all(syntax.adverb(i) for i in range(boundary + 1, at))

    def _resumed(self, boundary: int) -> Span | None:
        """The subject that a comma resumes after an aside with a verb of its own ("The lab, set up in 2020, is to
        close")."""
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
        return leading_subject(self.syntax, floor, comma) if comma else None

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
                subject = leading_subject(self.syntax, max(outer + 1, floor), i)
                return subject, (max(outer, floor) if subject else boundary)
        return None, boundary

    def _borrow(self) -> None:
        """Give a participle or a gerund that opens the sentence the subject of the clause behind it."""
        for group, following in zip(self.groups, self.groups[1:], strict=False):
            if not group.finite and group.subject is None and group.up is None and group.shares is None:
                group.shares = following
            else:
                break
