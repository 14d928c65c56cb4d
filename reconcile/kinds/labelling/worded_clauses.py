"""The words that a clause has in a label: its subject without numbers, its verb, and as much behind it as ends well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.arguments import reference_words
from reconcile.analysis.syntax.inflection import BASE, GERUND
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    CONTENT,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    NOUN,
    NOUNISH,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TO,
    lexicon,
)
from reconcile.kinds.labelling.parsed_clauses import SUBJECT, Clause, subject_in
from reconcile.kinds.labelling.soundness import going, joined_well, simple, told_whole, unfinished
from reconcile.kinds.labelling.tokens import TOKEN, Token
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.name.words import name_words
from reconcile.languages import reported

AGED = re.compile(r"(?:\d[\d-]*-)?\w+-old")
LONGEST = 62
"""Characters of a clause in a label, at most."""
PERSON = "person"
HANGING = (
    OBJECT | PRONOUN | DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | TO | AUXILIARY | SUBORDINATOR | RELATIVE
)
"""Words with which no heading ends."""


def content(text: str) -> Iterator[str]:
    traits = lexicon(reported()).traits
    for match in TOKEN.finditer(text.lower()):
        if traits[match[0]] & CONTENT:
            yield match[0].removesuffix("'s").removesuffix("’s")


def worded(clause: Clause) -> bool:
    """Gives the clause its words; False where it has none that a label can have."""
    subject = subject_words(clause)
    if subject is None:
        return False
    verbs = simple([token for token in clause.verb if not token.bits & ADVERBIAL or token.bits & NEGATION], clause.lead)
    verb = text_of(clause, verbs)
    tail = _tail(clause, LONGEST - len(subject) - len(verb))
    if tail is None:
        return False
    behind = clause.tail[clause.tail.index(tail[-1]) + 1 :] if tail else clause.tail
    told = told_whole(clause.subject, verbs, tail, behind, lead=clause.lead, lasting=clause.lasting)
    if not told or not joined_well(clause.claim.sentence, tail):
        return False
    clause.text = " ".join(filter(None, (clause.lead, subject, verb, text_of(clause, tail))))
    words = frozenset(content(clause.text))
    if any(map(str.isdigit, clause.text)):
        clause.doubt += 1
    past = label_words().clause_past
    return len(words) > 1 and clause.verb[-1].low not in label_words().clause_telling and past.isdisjoint(words)


def subject_words(clause: Clause) -> str | None:
    """The subject; of "he" and "she" the name that stands for it: what "it" is, no label can be sure of."""
    tokens = _ageless(clause.subject)
    if len(tokens) == 1 and tokens[0].bits & PRONOUN:
        sort = reference_words(reported()).pronouns.get(tokens[0].low)
        clause.doubt += 1
        name = clause.claim.subject if sort == PERSON and tokens[0].low not in label_words().clause_many else None
        return None if name is None or name_words(reported()).common & {*name.lower().split()} else name
    tokens = _uncounted(tokens)
    while len(tokens) > 1 and tokens[-1].bits & ADVERBIAL:
        tokens.pop()  # "Falk also earned"
    if not tokens or any(map(_unfit, tokens)):
        return None
    text, first = text_of(clause, tokens), tokens[0]
    clause.doubt += bool(first.bits & POSSESSIVE)  # "his body"
    return text[:1].lower() + text[1:] if first.start == 0 and _small(clause, tokens) else text


def _ageless(subject: Sequence[Token]) -> list[Token]:
    """The subject without an age: "Falk" of "the 61-year-old Falk"."""
    kept = [token for token in subject if not AGED.fullmatch(token.low)]
    aged = len(kept) < len(subject)
    if aged and len(kept) > 1 and kept[0].bits & DETERMINER and all(token.name for token in kept[1:]):
        return kept[1:]
    return kept


def _unfit(token: Token) -> bool:
    """Is it a number, or a pronoun of which a label does not say for whom it stands?"""
    return token.text[0].isdigit() or bool(token.bits & PRONOUN and not token.bits & DETERMINER)


def _small(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Is the first word of the sentence one that is written small inside of one: no name?"""
    first, rest = tokens[0], tokens[1:]
    if first.bits & (DETERMINER | POSSESSIVE):
        return True
    common, low = first.low in name_words(reported()).common, singular(first.low, reported())
    people = reported()["reference"]["nouns"]["person"]
    if rest and rest[0].name and first.low in people:
        return True  # "Owner Bernt Falk"
    if common and low != first.low and low in people and not (rest and rest[0].name):
        return True  # "Commandos of the navy"
    names = f"{clause.claim.subject} {clause.claim.context.agent} {clause.claim.context.patient}".split()
    if first.text in names or not common:
        return False
    return not rest or not rest[0].name


def _tail(clause: Clause, room: int) -> list[Token] | None:
    """What follows the verb, as much of it as has room and ends well; None where too little does."""
    kept = own_words(clause.tail)
    while kept and (hangs(kept) or len(text_of(clause, kept)) >= room):
        kept = kept[: len(kept) - 1 if hangs(kept) else joint(kept)]
    at = clause.tail.index(kept[-1]) + 1 if kept else 0
    particle = kept and kept[-1].low in label_words().clause_particles
    if particle and at < len(clause.tail) and clause.tail[at].bits & (NOUNISH | DETERMINER | POSSESSIVE):
        kept = kept[:-1]  # "unveiled on | tonight's show"
    return kept if kept or clause.gap or _alone(clause.verb) else None


def _alone(verb: Sequence[Token]) -> bool:
    """Does the verb say enough without what follows: a passive, or one that has no object?"""
    last = lexicon(reported()).verbs.get(verb[-1].low)
    if verb[-1].bits & AUXILIARY or last is None:
        return False
    return last.base in label_words().clause_alone or (any(token.bits & BE for token in verb) and verb[-1].verb)


def own_words(tail: Sequence[Token], *, numbers: bool = False) -> list[Token]:
    """The words behind the verb up to a mark, another clause or verb, or a phrase with a number in it."""
    tail = tail if numbers else _uncounted(tail)
    for at, token in enumerate(tail):
        timed = token.name and token.low in label_words().clause_times  # "before Monday"
        if not numbers and (timed or any(map(str.isdigit, token.text)) or not token.text[0].isalpha()):
            return list(tail[: joint(tail[: at + 1])])
        if token.mark or (at and token.bits & (SUBORDINATOR | RELATIVE) and not token.bits & PREPOSITION):
            return list(tail[:at])
        if token.bits & SUBORDINATOR and subject_in(tail[at + 1 : at + 1 + SUBJECT]) is not None:
            return list(tail[:at])
        joins = token.bits & COORDINATOR
        if joins and (any(each.finite for each in tail[at + 1 : at + 4]) or any(map(going, tail[at + 1 : at + 2]))):
            return list(tail[:at])
    return list(tail)


def _uncounted(tail: Sequence[Token]) -> list[Token]:
    """The words without the numbers of things that are counted: "counted aftershocks" of "counted 17 aftershocks"."""
    numbers, scales = reported()["numbers"]["words"], reported()["numbers"]["scales"]
    return [
        token
        for at, token in enumerate(tail)
        if not (
            (token.text.isdigit() or token.low in numbers)
            and at + 1 < len(tail)
            and tail[at + 1].bits & NOUNISH
            and tail[at + 1].text.isalpha()
            and tail[at + 1].low not in scales
            and singular(tail[at + 1].low, reported()) not in label_words().things_not
            and not (at and (tail[at - 1].bits & (DETERMINER | POSSESSIVE) or not tail[at - 1].text[0].isalpha()))
        )
    ]


def joint(tokens: Sequence[Token]) -> int:
    """Where the last phrase begins that can be cut off."""
    for at in range(len(tokens) - 1, 0, -1):
        inside_name = tokens[at - 1].name and at + 1 < len(tokens) and tokens[at + 1].name
        if tokens[at].bits & (PREPOSITION | COORDINATOR | TO) and not inside_name:
            return at
    return 0


def hangs(tokens: Sequence[Token]) -> bool:
    """Can no heading end with the last of the words? A particle may end one right behind the verb ("took over")."""
    last = tokens[-1]
    if last.low in label_words().clause_particles and (len(tokens) == 1 or tokens[-2].bits & OBJECT):
        return False
    if (last.bits & ADVERBIAL and len(tokens) > 1) or unfinished(last):
        return True
    verb = lexicon(reported()).verbs.get(last.low)
    if verb is not None and len(tokens) > 1 and tokens[-2].bits & (PREPOSITION | TO) and verb.form & (GERUND | BASE):
        return (
            last.low not in label_words().clause_objects
            and not last.bits & NOUN
            and verb.base not in label_words().clause_alone
        )
    return last.mark or bool(last.bits & HANGING)


def text_of(clause: Clause, tokens: Sequence[Token]) -> str:
    """The tokens as they stand in the sentence, on one line."""
    parts = list[str]()
    for at, token in enumerate(tokens):
        behind = tokens[at - 1].end if at else token.start
        between = clause.claim.sentence[behind : token.start] if at else ""
        word = token.text
        articles = label_words().clause_articles
        if word in articles and at + 1 < len(tokens) and token.end + 1 != tokens[at + 1].start:  # "a 2006 interview"
            word = articles[0] if tokens[at + 1].low[0] not in label_words().clause_vowels else articles[-1]
        parts += [between if between and between in "-.'’&/" else " " if between else "", word]
    return "".join(parts).strip()
