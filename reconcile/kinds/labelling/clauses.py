"""What a fact is by a clause of its claims, cut to a heading, where no act has a noun: "Falk sent the mayor a letter".

A clause is one with its own subject and a verb in the past or with a helper; what stands beside the value in time, what
hangs on the clause and what makes it long is cut off at a small word. Of several claims that clause is taken whose
words stand in most of the others' sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.arguments import reference_words
from reconcile.analysis.syntax.inflection import BASE, GERUND, PARTICIPLE, THIRD
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
from reconcile.kinds.labelling.soundness import going, joined_well, simple, told_whole, unfinished
from reconcile.kinds.labelling.tokens import TOKEN, Token
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.name.words import name_words
from reconcile.languages import load, reported
from reconcile.model import Bound, Claim

AGED = re.compile(r"\d[\d-]*-\w+-old")
LONGEST = 62
"""Characters of a clause in a label, at most."""
SUBJECT = 7
"""Words of a subject, at most."""
APPOSITION = 4
"""Parts from the subject to the verb where words between two commas part them: itself, a comma, those, a comma."""
PERSON = "person"
NOUN_OF = 2
"""Words before a value that make a noun of it: the noun and "of"."""
MOST = 12
"""Claims of which a clause is looked for."""
READ = 600
"""Characters of a sentence that are read for a heading; a longer one is none."""
HANGING = (
    OBJECT | PRONOUN | DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | TO | AUXILIARY | SUBORDINATOR | RELATIVE
)
"""Words with which no heading ends."""
INSIDE = DETERMINER | POSSESSIVE | PREPOSITION
"""Behind these a past is an adjective: "in occupied Kuwait"."""
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


def heading(claims: Sequence[Claim], *, direct: bool = False, lasting: bool = False) -> str | None:
    """The clause that tells best what the value of most claims is of: "Falk sent the mayor a letter"; None where no
    claim has one that can stand in a label.

    `direct`: the value is the object of its verb, without which a clause says "Falk spent on a villa" of a sum;
    `lasting`: it is how long what the clause tells took.
    """
    found: list[Clause] = []
    for claim in claims[:MOST]:
        clause = _clause(claim)
        if clause is None or (direct and not clause.direct) or (lasting and not clause.lasting):
            continue
        clause.gap, clause.lasting = direct, lasting
        if _worded(clause):
            found.append(clause)
    if not found:
        return None
    said = Counter(word for claim in claims for word in frozenset(_content(claim.sentence)))
    best = max(range(len(found)), key=lambda at: (_weight(found[at], said, len(claims)), -at))
    return found[best].text


def _weight(clause: Clause, said: Counter[str], many: int) -> float:
    """How much of the clause the other claims' sentences hold, less what speaks against it."""
    words = frozenset(_content(clause.text))
    shared = sum(said[word] - 1 for word in words) / max(many - 1, 1) / max(len(words), 1)
    return 3 * shared + min(len(words), 4) / 4 - clause.doubt


def _content(text: str) -> Iterator[str]:
    traits = lexicon(reported()).traits
    for match in TOKEN.finditer(text.lower()):
        if traits[match[0]] & CONTENT:
            yield match[0].removesuffix("'s").removesuffix("’s")


def _clause(claim: Claim) -> Clause | None:
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
        return verbs and _subject(tokens[at + 1 : at + 1 + SUBJECT]) is not None
    if token.bits & PREPOSITION:
        return bool(token.bits & SUBORDINATOR) and _subject(tokens[at + 1 : at + 1 + SUBJECT]) is not None
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
    if listed and any(token.bits & COORDINATOR for token in own[: _subject(own) or 0]):
        return None  # "Norway, Sweden and Denmark signed"
    apart = _set_apart(tokens, parts, mine) if own and own[0].finite else None
    if apart is not None:  # "Falk, 61, resigned"
        own = [*tokens[apart[0] : apart[1]], *own]
    found = _parsed(claim, own, doubt)
    if found is not None:
        return found
    if any(token.finite for token in own[1:]):
        return None
    comma = hi < len(tokens) and tokens[hi].text == ","
    if comma and lo == 0:
        behind = next(((a, b) for a, b in parts if a == hi + 1), None)
        return _parsed(claim, tokens[behind[0] : behind[1]], doubt) if behind else None
    if not own and lo and tokens[lo - 1].text in (",", "("):
        before = next(((a, b) for a, b in parts if b == lo - 1), None)
        return _parsed(claim, tokens[before[0] : before[1]], doubt + 1) if before else None
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


def _parsed(claim: Claim, tokens: Sequence[Token], doubt: int) -> Clause | None:
    """The clause that the tokens are; of one that tells what somebody said, what was said."""
    at = 0
    while at < len(tokens) and _leads(tokens[at]):
        at += 1
    tokens = tokens[at:]
    many = _subject(tokens)
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
        inner = _parsed(claim, tokens[verb:], doubt) if told else None
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


def _subject(tokens: Sequence[Token]) -> int | None:
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


def _worded(clause: Clause) -> bool:
    """Gives the clause its words; False where it has none that a label can have."""
    subject = _subject_words(clause)
    if subject is None:
        return False
    verbs = simple([token for token in clause.verb if not token.bits & ADVERBIAL or token.bits & NEGATION], clause.lead)
    verb = _text(clause, verbs)
    tail = _tail(clause, LONGEST - len(subject) - len(verb))
    if tail is None:
        return False
    behind = clause.tail[clause.tail.index(tail[-1]) + 1 :] if tail else clause.tail
    told = told_whole(clause.subject, verbs, tail, behind, lead=clause.lead, lasting=clause.lasting)
    if not told or not joined_well(clause.claim.sentence, tail):
        return False
    clause.text = " ".join(filter(None, (clause.lead, subject, verb, _text(clause, tail))))
    words = frozenset(_content(clause.text))
    if any(map(str.isdigit, clause.text)):
        clause.doubt += 1
    return len(words) > 1 and clause.verb[-1].low not in label_words().clause_telling


def _subject_words(clause: Clause) -> str | None:
    """The subject; of "he" and "it" the name that stands for it."""
    tokens = [token for token in clause.subject if not AGED.fullmatch(token.low)]
    if len(tokens) == 1 and tokens[0].bits & PRONOUN:
        sort = reference_words(reported()).pronouns.get(tokens[0].low)
        clause.doubt += 1
        name = clause.claim.subject if sort and tokens[0].low not in label_words().clause_many else None
        return (
            None
            if name is None or (sort == PERSON and name_words(reported()).common & {*name.lower().split()})
            else name
        )
    tokens = _uncounted(tokens)
    if not tokens or any(map(_unfit, tokens)):
        return None
    text, first = _text(clause, tokens), tokens[0]
    clause.doubt += bool(first.bits & POSSESSIVE)  # "his body"
    return text[:1].lower() + text[1:] if first.start == 0 and _small(clause, tokens) else text


def _unfit(token: Token) -> bool:
    """Is it a number, or a pronoun of which a label does not say for whom it stands?"""
    return token.text[0].isdigit() or bool(token.bits & PRONOUN and not token.bits & DETERMINER)


def _small(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Is the first word of the sentence one that is written small inside of one: no name?"""
    first, rest = tokens[0], tokens[1:]
    if first.bits & (DETERMINER | POSSESSIVE):
        return True
    names = f"{clause.claim.subject} {clause.claim.context.agent} {clause.claim.context.patient}".split()
    if first.text in names or first.low not in name_words(reported()).common:
        return False
    return not rest or not rest[0].name


def _tail(clause: Clause, room: int) -> list[Token] | None:
    """What follows the verb, as much of it as has room and ends well; None where too little does."""
    kept = _own(clause.tail)
    while kept and (_hangs(kept) or len(_text(clause, kept)) >= room):
        kept = kept[: len(kept) - 1 if _hangs(kept) else _joint(kept)]
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


def _own(tail: Sequence[Token], *, numbers: bool = False) -> list[Token]:
    """The words behind the verb up to a mark, another clause or verb, or a phrase with a number in it."""
    tail = tail if numbers else _uncounted(tail)
    for at, token in enumerate(tail):
        timed = token.name and token.low in label_words().clause_times  # "before Monday"
        if not numbers and (timed or any(map(str.isdigit, token.text)) or not token.text[0].isalpha()):
            return list(tail[: _joint(tail[: at + 1])])
        if token.mark or (at and token.bits & (SUBORDINATOR | RELATIVE) and not token.bits & PREPOSITION):
            return list(tail[:at])
        if token.bits & SUBORDINATOR and _subject(tail[at + 1 : at + 1 + SUBJECT]) is not None:
            return list(tail[:at])
        joins = at and token.bits & COORDINATOR
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


def _joint(tokens: Sequence[Token]) -> int:
    """Where the last phrase begins that can be cut off."""
    for at in range(len(tokens) - 1, 0, -1):
        inside_name = tokens[at - 1].name and at + 1 < len(tokens) and tokens[at + 1].name
        if tokens[at].bits & (PREPOSITION | COORDINATOR | TO) and not inside_name:
            return at
    return 0


def _hangs(tokens: Sequence[Token]) -> bool:
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


def _text(clause: Clause, tokens: Sequence[Token]) -> str:
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


def bearer(claims: Sequence[Claim]) -> str | None:
    """The noun, with its article, that most clauses with the value have as their subject: "the train"."""
    found = [clause for claim in claims[:MOST] if (clause := _clause(claim)) is not None]
    nouns = Counter(
        _subject_words(clause) or ""
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
    clause = _parsed(claim, tokens, 0) if tokens else None
    if clause is None or not _worded(clause):
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
    kept = [*relative, *_own(tokens[len(relative) :], numbers=True)]
    joined = (at for at, token in enumerate(kept[:-1]) if token.bits & COORDINATOR and not kept[at + 1].name)
    kept = kept[: next(joined, len(kept))]
    if beyond and len(kept) == SUBJECT and beyond[0].bits & NOUNISH and not beyond[0].finite:
        kept = kept[: _joint(kept)]  # "for the New Year's Eve | party"
    ends = (at for at in range(1, len(kept)) if kept[at].finite and not kept[at - 1].bits & INSIDE)
    until = len(kept) if relative else next(ends, len(kept))
    if whole and (until < len(kept) or any(token.bits & POSSESSIVE for token in kept)):
        return None
    kept = kept[:until]
    while whole and len(kept) > 1 and kept[-1].low in label_words().clause_times:
        kept.pop()  # "the attack this morning"
    while kept and (_hangs(kept) or kept[-1].finite or kept[-1].text == "."):
        kept.pop()
    unclear = any(token.bits & (PRONOUN | OBJECT) and not token.bits & INSIDE for token in kept[len(relative) :])
    if unclear or not any(token.bits & NOUNISH for token in kept):
        return None
    return _text(clause, kept)
