"""The clause of a sentence in which a value stands: its subject, its verb, and what follows the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reconcile.analysis.syntax.arguments import reference_words
from reconcile.analysis.syntax.inflection import BASE, GERUND, PARTICIPLE, THIRD
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    NOUNISH,
    PAST_LIKE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TO,
    Lexicon,
    lexicon,
)
from reconcile.kinds.labelling.tokens import TOKEN, Token
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import load, reported
from reconcile.model import Bound, Claim

SUBJECT = 7
"""Words of a subject, at most."""
APPOSITION = 4
"""Parts from the subject to the verb where words between two commas part them: itself, a comma, those, a comma."""
READ = 600
"""Characters of a sentence that are read for a heading; a longer one is none."""
BOUND = frozenset({Bound.EXACT, Bound.ABOUT, Bound.BETWEEN, Bound.BY})
"""Bounds under which a clause is true at the value, not up to it or from it on."""


class Clause:
    """A subject, its verb and what follows, as they stand in a sentence; `doubt` is how little it says of a value."""

    __slots__ = ("claim", "direct", "doubt", "gap", "lasting", "lead", "subject", "tail", "text", "verb")

    def __init__(
        self, claim: Claim, subject: Sequence[Token], verb: Sequence[Token], tail: Sequence[Token], doubt: int
    ) -> None:
        self.claim, self.subject, self.verb, self.tail, self.doubt = claim, subject, verb, tail, doubt
        self.text = self.lead = ""
        self.direct = self.lasting = self.gap = False


def clause_of(claim: Claim) -> Clause | None:
    """The clause of the claim's sentence in which its value stands."""
    start = claim.start - claim.context.sentence_start
    end = start + claim.end - claim.start
    sentence = claim.sentence
    if claim.context.language != reported().code or len(sentence) > READ or sentence[start:end] != claim.quote:
        return None
    known = lexicon(load(claim.context.language))
    tokens = [Token(match[0], match.start(), known) for match in TOKEN.finditer(sentence)]
    while tokens and tokens[-1].text == ".":
        tokens.pop()
    _present(tokens, known)
    inside = [at for at, token in enumerate(tokens) if token.start < end and token.end > start]
    if not inside or _headline(tokens) or tokens[inside[-1]].end > end + 1:  # "this year's"
        return None
    first, last = _with_time(tokens, inside[0], inside[-1] + 1)
    lead = label_words().clause_leads.get(tokens[first].low, "")
    direct = first == inside[0] and first > 0 and _governs(tokens[first - 1])
    for_it = first == inside[0] or tokens[first].low in label_words().clause_for
    elapsed = inside[-1] + 1 < len(tokens) and tokens[inside[-1] + 1].low in label_words().elapsed
    for_it = for_it and (not elapsed or tokens[first].low in label_words().clause_for)  # "three days later"
    doubt = 0 if lead or getattr(claim.value, "bound", Bound.EXACT) in BOUND else 2
    doubt += bool(lead)
    if tokens[first].low in label_words().clause_open and not lead:
        doubt = 2
    elif first and tokens[first - 1].bits & (DETERMINER | POSSESSIVE):  # "in a 2005 article"
        doubt += 1
    parts = _parts(tokens)
    mine = next(at for at, (lo, hi) in enumerate(parts) if lo <= inside[0] < hi)
    found = _read(claim, tokens, parts, mine, (first, last), doubt)
    if found is not None and _inside_another(tokens, found.verb[-1].end, first):
        return None
    if found is not None:
        found.lead, found.direct, found.lasting = lead, direct, for_it and not lead
        found.direct = direct and (last == len(tokens) or tokens[last].low not in label_words().clause_of)
    return found


def _present(tokens: Sequence[Token], known: Lexicon) -> None:
    """Marks the verbs in the present: an -s form behind a noun in the singular or an adverb, before what it governs."""
    for at in range(1, len(tokens) - 1):
        token, before, behind = tokens[at], tokens[at - 1], tokens[at + 1]
        verb = known.verbs.get(token.low) if token.text[:1].islower() else None
        if verb is None or not verb.form & THIRD or token.verb:
            continue
        adverb = bool(before.bits & ADVERBIAL)
        noun = before.name or (bool(before.bits & NOUNISH) and not before.low.endswith(known.ends_plural))
        governed = behind.bits & (DETERMINER | POSSESSIVE | TO | ADVERBIAL) or not behind.text[0].isalpha()
        governed = governed or (adverb and behind.bits & PREPOSITION)
        token.verb = (noun or adverb) and bool(governed) and not behind.mark


def _inside_another(tokens: Sequence[Token], verb: int, value: int) -> bool:
    """Does the value stand behind another act than the verb's: "will join the show since returning in 2005"?"""
    known = lexicon(reported()).verbs
    for before, token in pairwise(tokens[:value]):
        form = known[token.low].form if token.low in known else 0
        opens = before.bits & SUBORDINATOR or before.low in label_words().clause_open
        if before.start >= verb and opens and form & GERUND and not token.name:
            return True
    return False


def _governs(token: Token) -> bool:
    """Is it a verb that can have the value as its object: "spent", "to pay", "can save"?"""
    if token.bits & AUXILIARY:
        return False
    verb = lexicon(reported()).verbs.get(token.low)
    return token.verb or (verb is not None and bool(verb.form & (BASE | PARTICIPLE)) and token.text.islower())


def _headline(tokens: Sequence[Token]) -> bool:
    """Do most words begin with a capital letter, or is it all in capitals?"""
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    return sum(token.name for token in words) * 3 > len(words) * 2


def _with_time(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The tokens of the value with the words of time and the prepositions around them."""
    times = label_words().clause_times
    while last < len(tokens) and (tokens[last].low in times or tokens[last].text.isdigit()):
        last += 1
    while first and tokens[first - 1].low in times:
        first -= 1
    alone = last == len(tokens) or not tokens[last].bits & NOUNISH
    if alone and first > 1 and tokens[first - 1].bits & DETERMINER and tokens[first - 2].bits & PREPOSITION:
        first -= 1  # "for a second time"
    if first and tokens[first - 1].bits & PREPOSITION and not tokens[first - 1].bits & TO:
        first -= 1
        while first and tokens[first - 1].low in times:
            first -= 1
    return first, last


def _parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The tokens of each clause, parted at marks, at words that open a clause, and at "and" before another subject; the
    marks are parts of their own."""
    found, begin, verbs = list[tuple[int, int]](), 0, False
    for at, token in enumerate(tokens):
        if _parting(tokens, at, verbs=verbs):
            found.append((begin, at))
            if token.mark:
                found.append((at, at + 1))
            begin, verbs = at + 1 if token.mark else at, False
        verbs = verbs or token.finite
    found.append((begin, len(tokens)))
    return [each for each in found if each[1] > each[0]]


def _parting(tokens: Sequence[Token], at: int, *, verbs: bool) -> bool:
    """Does another clause begin at the token, behind one with or without verbs?"""
    token = tokens[at]
    if token.mark:
        return True
    if token.bits & COORDINATOR:
        return verbs and subject_in(tokens[at + 1 : at + 1 + SUBJECT]) is not None
    if token.bits & PREPOSITION:
        return bool(token.bits & SUBORDINATOR) and subject_in(tokens[at + 1 : at + 1 + SUBJECT]) is not None
    inside = at == 0 or bool(tokens[at - 1].bits & PREPOSITION)
    return bool(token.bits & (SUBORDINATOR | RELATIVE)) and not (inside and token.bits & DETERMINER)


def _read(
    claim: Claim,
    tokens: Sequence[Token],
    parts: Sequence[tuple[int, int]],
    mine: int,
    value: tuple[int, int],
    doubt: int,
) -> Clause | None:
    """The clause of the value's own part; of one that stands before a comma alone the part behind it, of one without a
    subject that of the part in front of it."""
    lo, hi = parts[mine]
    own = [tokens[at] for at in range(lo, hi) if not value[0] <= at < value[1]]
    listed = lo > 0 and tokens[lo - 1].text == ","
    if listed and any(token.bits & COORDINATOR for token in own[: subject_in(own) or 0]):
        return None  # "Norway, Sweden and Denmark signed"
    apart = _set_apart(tokens, parts, mine) if own and own[0].finite else None
    if apart is not None:  # "Falk, 61, resigned"
        own = [*tokens[apart[0] : apart[1]], *own]
    found = parsed(claim, own, doubt)
    if found is not None:
        return found
    if any(token.finite for token in own[1:]):
        return None
    comma = hi < len(tokens) and tokens[hi].text == ","
    if comma and lo == 0:
        behind = next(((a, b) for a, b in parts if a == hi + 1), None)
        return parsed(claim, tokens[behind[0] : behind[1]], doubt) if behind else None
    if not own and lo and tokens[lo - 1].text in (",", "("):
        before = next(((a, b) for a, b in parts if b == lo - 1), None)
        return parsed(claim, tokens[before[0] : before[1]], doubt + 1) if before else None
    return None


def _set_apart(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], mine: int) -> tuple[int, int] | None:
    """The part that is the subject, from which words between two commas part the value's own."""
    if mine < APPOSITION or any(tokens[parts[mine - back][0]].text != "," for back in (1, 3)):
        return None
    lo, hi = parts[mine - APPOSITION]
    between = range(*parts[mine - 2])
    if any(tokens[at].finite for at in (*range(lo, hi), *between)) or not _opens(tokens[lo]):
        return None
    return lo, hi


def parsed(claim: Claim, tokens: Sequence[Token], doubt: int) -> Clause | None:
    """The clause that the tokens are; of one that tells what somebody said, what was said."""
    at = 0
    while at < len(tokens) and _leads(tokens[at]):
        at += 1
    tokens = tokens[at:]
    many = subject_in(tokens)
    if many is None:
        return None
    tokens = _joined(claim, tokens, many)
    verb = many
    while verb < len(tokens) and tokens[verb].bits & (AUXILIARY | ADVERBIAL | NEGATION):
        verb += 1
    if verb < len(tokens) and (tokens[verb].verb or (tokens[verb - 1].bits & AUXILIARY and _main(tokens[verb]))):
        verb += 1
    if tokens[verb - 1].low in label_words().clause_telling and verb < len(tokens):
        told = claim.start - claim.context.sentence_start < tokens[verb - 1].end or not _between(claim, tokens, verb)
        inner = parsed(claim, tokens[verb:], doubt) if told else None
        if inner is not None or not tokens[verb].bits & PREPOSITION or tokens[verb].bits & SUBORDINATOR:
            return inner
    return Clause(claim, tokens[:many], tokens[many:verb], tokens[verb:], doubt)


def _joined(claim: Claim, tokens: Sequence[Token], many: int) -> Sequence[Token]:
    """The clause without the verbs before that which the value stands behind: "Falk worked there and resigned"."""
    value = claim.start - claim.context.sentence_start
    last = max(
        (
            at + 1
            for at in range(many + 1, len(tokens) - 1)
            if tokens[at].bits & COORDINATOR and tokens[at + 1].finite and tokens[at].end < value
        ),
        default=many,
    )
    return [*tokens[:many], *tokens[last:]] if value > tokens[many].start else tokens


def _main(token: Token) -> bool:
    """Can it be the verb behind a helper?"""
    verb = lexicon(reported()).verbs.get(token.low)
    return bool(token.bits & PAST_LIKE) or (verb is not None and bool(verb.form & (PARTICIPLE | GERUND | BASE)))


def _leads(token: Token) -> bool:
    """Can it stand before a subject, which it only joins to what was said before?"""
    if token.start == 0 and token.bits & DETERMINER:
        return False
    return bool(token.bits & (COORDINATOR | ADVERBIAL) or (token.bits & SUBORDINATOR and not token.bits & PRONOUN))


def _between(claim: Claim, tokens: Sequence[Token], at: int) -> bool:
    """Does the value stand between that token and the one before it?"""
    return tokens[at - 1].end <= claim.start - claim.context.sentence_start < tokens[at].start


def subject_in(tokens: Sequence[Token]) -> int | None:
    """How many of the tokens are the subject in front of a finite verb; None where they are none."""
    if not tokens or not _opens(tokens[0]):
        return None
    for at, token in enumerate(tokens[: SUBJECT + 1]):
        if token.mark or (token.bits & (SUBORDINATOR | RELATIVE) and not token.bits & PREPOSITION):
            return None
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.verb and behind is not None and behind.low in label_words().clause_by:
            return None  # "the show hosted by Falk"
        if at and token.finite and not tokens[at - 1].bits & (DETERMINER | POSSESSIVE | PREPOSITION):
            last = tokens[at - 1]
            if tokens[at].bits & ADVERBIAL or (last.bits & ADVERBIAL and at > 1):
                last = tokens[at - 2] if at > 1 else last
            return at if last.bits & (NOUNISH | PRONOUN) or last.name or last.text == "." else None
    return None


def _opens(token: Token) -> bool:
    """Can a subject begin with it?"""
    if token.start == 0 and token.bits & DETERMINER:
        return True
    if token.name and not token.bits & PREPOSITION:
        return True
    if token.bits & (DETERMINER | POSSESSIVE):
        return not token.bits & (SUBORDINATOR | RELATIVE)
    if token.bits & PRONOUN:
        return token.low in reference_words(reported()).pronouns
    return bool(token.bits & NOUNISH) and token.text[0].isalpha() and not token.verb and not token.bits & ADVERBIAL
