"""Is a clause one that can stand in a heading: its own subject, a verb in the past, an object that is whole?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.inflection import GERUND, PAST, THIRD
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    COORDINATOR,
    DETERMINER,
    HAVE,
    MODAL,
    NEGATION,
    NOUN,
    NOUNISH,
    OBJECT,
    PAST_LIKE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    TO,
    lexicon,
)
from reconcile.kinds.labelling.tokens import Token
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import reported

JOINS = PREPOSITION | COORDINATOR
OPENS = DETERMINER | POSSESSIVE
HYPHEN = "-"
CONTROLLED = 7
"""Words within which follows what somebody was told to do: "directed the clerks of both courts to"."""


def unfinished(last: Token) -> bool:
    """Does a noun have to follow the word: "tonight's", "three-year", "less"?"""
    if last.low in label_words().sound.open_ends or last.low.endswith(tuple(lexicon(reported()).possessive_endings)):
        return True
    numbers = reported()["numbers"]["words"]
    return HYPHEN in last.low and last.low.partition(HYPHEN)[0] in numbers


def simple(verb: Sequence[Token], lead: str) -> Sequence[Token]:
    """The verb without the "has" of what has happened: "entered" of "has entered"; as it is behind "since which"."""
    perfect = len(verb) > 1 and verb[0].bits & HAVE and verb[0].low in label_words().sound.present
    return verb[1:] if perfect and not lead and _form(verb[1]) & PAST and not verb[1].bits & AUXILIARY else verb


def told_whole(
    subject: Sequence[Token],
    verb: Sequence[Token],
    tail: Sequence[Token],
    behind: Sequence[Token],
    *,
    lead: str,
    lasting: bool,
) -> bool:
    """Can the clause stand in a heading? `behind` is what was cut off from its tail, `lead` what stands before it
    ("since which"), `lasting` whether it tells how long something went on."""
    return (
        _plain_subject(subject)
        and _past(verb, tail, lead=lead, lasting=lasting)
        and not _participle(verb, [*tail, *behind])
        and (not lasting or _goes_on(verb))
        and _plain_tail(verb, tail)
        and not _cut_short(verb, tail, behind)
    )


def going(token: Token) -> bool:
    """Is it a verb in -ing that is no noun?"""
    return bool(_form(token) & GERUND) and not token.bits & NOUN


def _form(token: Token) -> int:
    verb = lexicon(reported()).verbs.get(token.low)
    return verb.form if verb is not None and token.text[:1].islower() else 0


def _base(token: Token) -> str:
    verb = lexicon(reported()).verbs.get(token.low)
    return verb.base if verb is not None else token.low


def _plain_subject(subject: Sequence[Token]) -> bool:
    """No possessive whose owner is not named, no second subject ("the vote her staff"), no clause of its own."""
    words = label_words().sound
    first = subject[0]
    if first.bits & (POSSESSIVE | NEGATION) or first.low in words.vague or _form(first) & GERUND:
        return False
    language = reported()
    if first.low in language["numbers"]["words"] or any(_base(token) in words.seeming for token in subject[1:]):
        return False  # "three people were injured", "Falk and Lund seem assured"
    bare = len(subject) > 1 and not any(token.name or token.bits & (OPENS | JOINS) for token in subject)
    if bare and singular(subject[-1].low, language) == subject[-1].low and subject[-1].low not in words.plural:
        return False  # of a headline: "champion swimmer turned"
    for before, token in pairwise(subject):
        if token.bits & PREPOSITION and before.bits & PREPOSITION:
            return False  # "a group of about"
        if token.bits & (OPENS | PRONOUN) and not before.bits & (JOINS | DETERMINER):
            return False
        acts = token.verb or (_form(token) & GERUND and token is not subject[-1])
        if acts and (before.bits & NOUNISH or before.name) and not before.bits & (DETERMINER | ADVERBIAL):
            return False
    return True


def _past(verb: Sequence[Token], tail: Sequence[Token], *, lead: str, lasting: bool) -> bool:
    """Is it told as what happened, or as what is sure to come?"""
    words, first, last = label_words().sound, verb[0], verb[-1]
    if any(token.bits & NEGATION or token.low in words.never for token in verb) or _base(last) in words.seeming:
        return False
    if not (lead or lasting) and _form(last) & GERUND and _base(last) in words.lasts:
        return False  # "was serving a sentence" tells of no day
    if first.bits & MODAL and lasting:
        return False
    if first.bits & MODAL and first.low not in words.modals and not (lead and first.low in words.duties):
        return False
    if first.low in words.present:
        planned = first.bits & BE and last.bits & PAST_LIKE and bool(tail) and bool(tail[0].bits & TO)
        perfect = first.bits & HAVE and len(verb) > 1 and (lead or lasting)
        return bool(planned or perfect)
    if not first.bits & AUXILIARY and _form(first) & THIRD and not _form(first) & PAST:
        return False
    return lasting or bool(lead) or not last.bits & (BE | HAVE)  # "the crowd was calm" tells of no day


def _participle(verb: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Is it no verb of a clause, but says what was done to those before it: "a man fired from his job"?"""
    known, words = lexicon(reported()).verbs.get(verb[-1].low), label_words()
    helped = any(token.bits & AUXILIARY for token in verb)
    if helped or not behind or not behind[0].bits & PREPOSITION:
        return False
    low, endings = verb[-1].low, lexicon(reported()).past_endings
    bases = frozenset(low.removesuffix(each) for each in endings) | {low[:-1], known.base if known else low}
    act = known.act if known else None
    return not bases.isdisjoint(words.sound.felt) or (act is not None and act.name in words.done)


def _goes_on(verb: Sequence[Token]) -> bool:
    """Does it last: a state, what was going on, a verb such as "wait"?"""
    return any(token.bits & BE for token in verb) or _base(verb[-1]) in label_words().sound.lasts


def _plain_tail(verb: Sequence[Token], tail: Sequence[Token]) -> bool:
    """No pronoun, no adverb, no verb of another clause; behind an article a noun."""
    words, copula = label_words(), verb[-1].bits & BE
    for at, token in enumerate(tail):
        before = tail[at - 1] if at else verb[-1]
        follows = tail[at + 1] if at + 1 < len(tail) else None
        particle = token.low in words.clause_particles
        if token.low in words.sound.reflexive:
            continue
        if token.bits & (OBJECT | PRONOUN | AUXILIARY) and not token.bits & OPENS:
            return False
        adverb = token.bits & ADVERBIAL and not token.bits & OPENS
        if token.low in words.sound.vague or (adverb and not particle):
            return False
        if token.bits & OPENS and not particle and (follows is None or follows.bits & (JOINS | TO | AUXILIARY)):
            return False
        if token.bits & DETERMINER and at > 1 and _in_phrase(tail[:at]):
            return False  # "in a bulletin | a call"
        noun_before = at > 0 and (before.bits & NOUNISH or before.name) and not before.bits & OPENS
        if noun_before and (token.verb or (copula and _form(token) & GERUND)):
            return False
        if copula and at == 0 and _form(token) & GERUND and token.bits & NOUNISH and follows is None:
            return False
    return True


def _in_phrase(tail: Sequence[Token]) -> bool:
    """Do the words end with a plain noun behind a preposition?"""
    last = tail[-1]
    if last.name or not last.bits & NOUNISH or last.bits & ADVERBIAL:
        return False
    led = [token for token in tail[:-1] if not token.bits & OPENS]
    return bool(led) and bool(led[-1].bits & PREPOSITION)


def _cut_short(verb: Sequence[Token], tail: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Was that cut off without which the words say something else: "directed the staff to review it", "a tense, long
    meeting"?"""
    if not behind:
        return False
    listed = behind[0].text == "," and len(behind) > 1 and behind[1].bits & NOUNISH and not behind[1].name
    if listed and len(tail) > 1 and tail[-2].low in label_words().clause_articles:
        return True
    words = label_words().sound
    if behind[0].low in words.barring_leads and _base(verb[-1]) in words.barring:
        return True  # "prohibited Falk | from speaking"
    return any(token.bits & TO for token in behind[:CONTROLLED]) and _base(verb[-1]) in words.control


def joined_well(sentence: str, tail: Sequence[Token]) -> bool:
    """Do the words still hold together from between which the value was taken, or a number: not "after season"?"""
    language = reported()
    for before, token in pairwise(tail):
        gap = sentence[before.end : token.start]
        noun = token.bits & (NOUNISH | DETERMINER) or token.name
        if not any(map(str.isalnum, gap)) or before.bits & OPENS or not noun:
            continue
        if not before.verb and (before.bits & NOUNISH or singular(token.low, language) == token.low):
            return False
    return True
