"""What a fact is by a clause of its claims, cut to a heading, where no act has a noun: "Falk sent the mayor a letter".

A clause is one with its own subject and a verb in the past or with a helper; what stands beside the value in time, what
hangs on the clause and what makes it long is cut off at a small word. Of several claims that clause is taken whose
words stand in most of the others' sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    COORDINATOR,
    DETERMINER,
    NOUNISH,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    lexicon,
)
from reconcile.kinds.labelling.parsed_clauses import READ, SUBJECT, Clause, clause_of, parsed
from reconcile.kinds.labelling.tokens import TOKEN, Token
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.labelling.worded_clauses import content, hangs, joint, own_words, subject_words, text_of, worded
from reconcile.languages import load, reported
from reconcile.model import Claim

NOUN_OF = 2
"""Words before a value that make a noun of it: the noun and "of"."""
MOST = 12
"""Claims of which a clause is looked for."""
INSIDE = DETERMINER | POSSESSIVE | PREPOSITION
"""Behind these a past is an adjective: "in occupied Kuwait"."""


def heading(claims: Sequence[Claim], *, direct: bool = False, lasting: bool = False) -> str | None:
    """The clause that tells best what the value of most claims is of: "Falk sent the mayor a letter"; None where no
    claim has one that can stand in a label.

    `direct`: the value is the object of its verb, without which a clause says "Falk spent on a villa" of a sum;
    `lasting`: it is how long what the clause tells took.
    """
    found: list[Clause] = []
    for claim in claims[:MOST]:
        clause = clause_of(claim)
        if clause is None or (direct and not clause.direct) or (lasting and not clause.lasting):
            continue
        clause.gap, clause.lasting = direct, lasting
        if worded(clause):
            found.append(clause)
    if not found:
        return None
    said = Counter(word for claim in claims for word in frozenset(content(claim.sentence)))
    best = max(range(len(found)), key=lambda at: (_weight(found[at], said, len(claims)), -at))
    return found[best].text


def _weight(clause: Clause, said: Counter[str], many: int) -> float:
    """How much of the clause the other claims' sentences hold, less what speaks against it."""
    words = frozenset(content(clause.text))
    shared = sum(said[word] - 1 for word in words) / max(many - 1, 1) / max(len(words), 1)
    return 3 * shared + min(len(words), 4) / 4 - clause.doubt


def bearer(claims: Sequence[Claim]) -> str | None:
    """The noun, with its article, that most clauses with the value have as their subject: "the train"."""
    found = [clause for claim in claims[:MOST] if (clause := clause_of(claim)) is not None]
    nouns = Counter(
        subject_words(clause) or ""
        for clause in found
        if clause.subject[0].bits & DETERMINER and all(token.bits & (DETERMINER | NOUNISH) for token in clause.subject)
    )
    noun = min(nouns, key=lambda each: (-nouns[each], len(each), each), default=None)
    if not noun:
        return None
    last, people = noun.split()[-1], reported()["reference"]["nouns"]["person"]
    return None if last in people or last in label_words().things_not else noun


def noun_of(claim: Claim) -> str | None:
    """The noun that the value is that of: "placement" before "of 150 million dollars"; None where there is none."""
    start = claim.start - claim.context.sentence_start
    words = label_words()
    if claim.context.language != reported().code or claim.sentence[start : start + len(claim.quote)] != claim.quote:
        return None
    known = lexicon(load(claim.context.language))
    tokens = [Token(match[0], match.start(), known) for match in TOKEN.finditer(claim.sentence[:start])][-3:]
    if len(tokens) < NOUN_OF or tokens[-1].low not in words.leads or not tokens[-2].text.islower():
        return None
    noun = tokens[-2]
    plain = noun.bits & NOUNISH and not noun.verb and not noun.bits & ADVERBIAL
    return noun.low if plain and noun.low not in words.things_not and noun.low not in words.quantities else None


def following_clause(claim: Claim, skip: int) -> str | None:
    """The clause behind the value and so many words: "Falk moved to Oslund" behind "nine days after"."""
    tokens = _behind(claim, skip, READ)
    tokens = tokens[: next((at for at, token in enumerate(tokens) if token.mark), len(tokens))]
    clause = parsed(claim, tokens, 0) if tokens else None
    if clause is None or not worded(clause):
        return None
    return clause.text


def _behind(claim: Claim, skip: int, most: int) -> list[Token]:
    """The tokens behind the value and so many others; none where it does not stand in its sentence."""
    end = claim.start - claim.context.sentence_start + claim.end - claim.start
    if claim.context.language != reported().code or claim.sentence[end - len(claim.quote) : end] != claim.quote:
        return []
    known = lexicon(load(claim.context.language))
    found = TOKEN.finditer(claim.sentence, end)
    return [Token(match[0], match.start(), known) for match in islice(found, skip + most)][skip:]


def following(claim: Claim, skip: int = 0, *, whole: bool = False) -> str | None:
    """The words behind the value and so many others, up to a mark or another clause, that can end a label: "the
    meeting" behind "nine days after"; None where there are none, or of a `whole` where a verb goes on from them."""
    tokens = _behind(claim, skip, SUBJECT + 1)
    tokens, beyond = tokens[:SUBJECT], tokens[SUBJECT:]
    clause = Clause(claim, (), (), tokens, 0)
    relative = tokens[:1] if tokens and tokens[0].low in label_words().clause_who else []
    kept = [*relative, *own_words(tokens[len(relative) :], numbers=True)]
    joined = (at for at, token in enumerate(kept[:-1]) if token.bits & COORDINATOR and not kept[at + 1].name)
    kept = kept[: next(joined, len(kept))]
    if beyond and len(kept) == SUBJECT and beyond[0].bits & NOUNISH and not beyond[0].finite:
        kept = kept[: joint(kept)]  # "for the New Year's Eve | party"
    ends = (at for at in range(1, len(kept)) if kept[at].finite and not kept[at - 1].bits & INSIDE)
    until = len(kept) if relative else next(ends, len(kept))
    if whole and (until < len(kept) or any(token.bits & POSSESSIVE for token in kept)):
        return None
    kept = kept[:until]
    while whole and len(kept) > 1 and kept[-1].low in label_words().clause_times:
        kept.pop()  # "the attack this morning"
    while kept and (hangs(kept) or kept[-1].finite or kept[-1].text == "."):
        kept.pop()
    unclear = any(token.bits & (PRONOUN | OBJECT) and not token.bits & INSIDE for token in kept[len(relative) :])
    if unclear or not any(token.bits & NOUNISH for token in kept):
        return None
    return text_of(clause, kept)
