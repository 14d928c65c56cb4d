"""What a number of people or things is called: whom it counts, and what happened to them or what they did."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.inflection import GERUND, PARTICIPLE, PAST
from reconcile.analysis.syntax.lexicon import (
    ADVERBIAL,
    AUXILIARY,
    BE,
    DETERMINER,
    OBJECT,
    PAST_LIKE,
    POSSESSIVE,
    PREPOSITION,
    Lexicon,
    lexicon,
)
from reconcile.kinds.labelling.acts import mentioned, told_of
from reconcile.kinds.labelling.agreement import LONGEST, bracketed, most, most_of_all, named, shared_act
from reconcile.kinds.labelling.clauses import following
from reconcile.kinds.labelling.excerpts import BREAK, WIDE, WORD, around, near
from reconcile.kinds.labelling.records import holder, told_as
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.name.words import name_words
from reconcile.languages import load, reported, shared
from reconcile.messages import say
from reconcile.model import Claim

PLANNED = ("planned", "target")
PAIR = 2
PERSON = "person"
STOP = re.compile(r"[;:“”\"«»()\[\]…]|``|''|--")
"""Marks beyond which no verb is that of what is counted; in a list it stands beyond a comma."""
BEFORE, BEHIND = 4, 8
"""Words before and behind a count among which the verb stands of those that are counted."""


def of_count(claims: Sequence[Claim]) -> str:
    """ "number of people killed", "number of boats"; with words of the text where neither noun nor act tells which."""
    counted = _counted(claims)
    words = label_words()
    if counted and counted in words.heads:
        return named(words.heads[counted], claims)
    head = say("number of {counted}", counted=counted) if counted else say("number")
    head = (told_as(claims, counted) if counted else None) or head
    owner = holder(claims, counted) if counted else None
    if owner:
        return bracketed(head, owner)
    rate = most_of_all(getattr(claim.value, "per", None) for claim in claims)
    if rate:
        head = say("{what} per {unit}", what=head, unit=rate)
    act = None if counted and _head(counted) in words.repeated else shared_act(claims)
    state = _state(claims, act) if act else None
    if state:
        return say("{what} {state}", what=head, state=state)
    limit = _limit(claims, counted) if counted else None
    if limit:
        return limit
    if counted and not _bare(counted):
        return head
    told = mentioned(head, claims)
    return told_of(head, claims) if told == head else told


def _limit(claims: Sequence[Claim], counted: str) -> str | None:
    """ "number of shares traded", "number of Americans in Kuwait": which of them are counted, by the words around."""
    words, noun = label_words(), _head(counted)
    limits = words.limits.get(noun, {})
    told = most(next((limits[word] for word in near(claim, WIDE) if word in limits), None) for claim in claims)
    if told:
        return say("number of {counted} {limit}", counted=counted, limit=told)
    if not (_bare(counted) or counted[:1].isupper()):
        return None
    counted_so = [claim for claim in claims if singular(claim.context.group or "", reported()) == noun.lower()]
    behind = most(each for claim in counted_so if (each := following(claim)) and _limits(each))
    return bracketed_or(say("number of {counted}", counted=counted), behind) if behind else None


def bracketed_or(head: str, behind: str) -> str | None:
    """The head with the words behind it, where there is room."""
    return f"{head} {behind}" if len(head) + len(behind) <= LONGEST else None


def _limits(behind: str) -> bool:
    """Do the words behind a count narrow it down: "in occupied Kuwait", "caught in Iraq"? No scene, no manner does:
    "from a ferry", "with a taste for it"."""
    known, words = lexicon(reported()), behind.split()
    first = words[0].lower()
    verb = known.verbs.get(first)
    if any(map(str.isdigit, behind)) or "." in words[-1]:
        return False
    if first in label_words().clause_who:
        last = known.verbs.get(words[-1])
        whole = last is None or not last.form & GERUND
        return len(words) > PAIR and whole and not any(known.traits[word.lower()] & ADVERBIAL for word in words)
    if first in label_words().inside_it:
        return words[-1][:1].isupper() and len(words) <= PAIR + PAIR
    return len(words) > PAIR and verb is not None and bool(verb.form & GERUND)


def _bare(counted: str) -> bool:
    """Does the noun leave open which of them are counted?"""
    return _head(counted) in label_words().bare


def _head(counted: str) -> str:
    return singular(counted.split()[-1], reported())


def _counted(claims: Sequence[Claim]) -> str | None:
    """The phrase that most claims have, in the plural; where they have several, as much of their ends as most share;
    of several nouns for people, none of which most claims have, that for all of them."""
    phrases = [_phrase(claim) for claim in claims]
    told = [phrase for phrase in phrases if phrase]
    common, table = most(phrases), label_words().counted
    if common is None:
        return None
    shared = common if told.count(common) * 2 > len(told) else shared_end(told)
    if shared:
        sharing = sum(phrase.lower().endswith(shared.lower()) for phrase in told) * 2
        if sharing > len(claims) or (sharing == len(claims) and _head(shared) not in label_words().gendered):
            return table.get(shared, shared)
    people = plural(PERSON)
    groups = [singular(_head(phrase), reported()) for phrase in told]
    if len(frozenset(groups)) > 1 and all(map(_human, groups)):
        return people
    nouns = [plural(claim.context.group or "") for claim, phrase in zip(claims, phrases, strict=True) if phrase]
    noun = most(nouns) or common
    written = most(word for phrase in told for word in phrase.split() if word.lower() in (noun, noun.lower()))
    written = f"{written}s" if written and written.lower() in label_words().citizens else written
    return table.get(noun, shared or written or noun)  # "AK-47s"


def shared_end(phrases: Sequence[str]) -> str | None:
    """The longest end, in whole words, that more than half of the phrases have: "gang members"."""
    ends = Counter[str]()
    for phrase in phrases:
        words = phrase.split()
        ends.update(" ".join(words[at:]) for at in range(len(words)))
    fit = [end for end in ends if ends[end] * 2 > len(phrases)]
    return max(fit, key=lambda end: (len(end.split()), ends[end], end), default=None)


def _phrase(claim: Claim) -> str | None:
    """What is counted, as written, without further numbers, its noun in the plural; of a claim in another language the
    noun that facts know it by."""
    if claim.context.language != reported().code:
        return plural(claim.context.group) if claim.context.group else None
    words = str(getattr(claim.value, "of", None) or "").split()
    if words and words[-1] == claim.context.group and _is_verb(words[-1]):  # "7-for-14", of which seven were made
        return None
    while len(words) > 1 and (words[0].lower() in label_words().numbers or words[0][:1].isdigit()):
        words.pop(0)  # "next 23 games"
    if words and words[-1].lower() == claim.context.group:
        words[-1] = plural(words[-1]) if words[-1] not in label_words().quiet else words[-1]
    if words and words[-1].lower() in label_words().citizens:  # "12 Somali"
        words[-1] = f"{words[-1]}s"
    if words and words[-1].istitle() and words[-1].lower() in name_words(reported()).common:  # of a headline
        words[-1] = words[-1].lower()
    return " ".join(words) or None


def _is_verb(word: str) -> bool:
    known = lexicon(reported())
    verb = known.verbs.get(word)
    return verb is not None and bool(verb.form & (PAST | PARTICIPLE)) and word not in known.nouns


def plural(noun: str) -> str:
    """The plural of a noun; one that is in the plural already stays as it is."""
    words = label_words()
    if noun.endswith(words.plurals):  # "grandchildren"
        return noun
    ending = next((each for each in words.plural_endings if noun.endswith(each)), None)
    if ending and noun not in words.plural_regular:  # "fisherman"
        return noun.removesuffix(ending) + words.plural_endings[ending]
    many = reported().plural(noun)
    return noun if singular(noun, reported()) != noun.lower() or singular(many, reported()) != noun.lower() else many


def _state(claims: Sequence[Claim], act: str) -> str | None:
    """What is said of the counted behind their noun ("killed"), where most claims that tell of the act say so."""
    words = label_words()
    bearing = [claim for claim in claims if claim.attribute]
    same = words.alike.get(act, frozenset((act,)))
    known = lexicon(reported())
    if any(
        _verb(known, word, same) or _named(known, word, same)
        for phrase in map(_phrase, bearing)
        for word in (phrase or "").lower().split()
    ):
        return None  # "rallying scientists protesting", "casualties who died"
    groups = [claim.context.group or "" for claim in bearing]
    if most(groups) in words.stateless:
        return None  # "counts of theft"
    other = most(words.done_of.get(act, {}).get(group) for group in groups)
    if other is not None:
        return other or None
    if act in words.to_things and any(group in persons() for group in groups):
        return None
    if act in words.to_persons and any(group in _things() for group in groups):
        return None
    if act in words.did and act not in words.anything and not any(map(_human, groups)):
        return None  # "blocks protesting"
    if act in words.did and any(group in words.bare and group not in persons() for group in groups):
        return None  # "cases protesting"
    if act in words.did:
        mine = [claim for claim in bearing if claim.attribute in same]
        doing = sum(_does(claim, same) or _undergoes(claim, same) for claim in mine)
        own = any(claim.attribute == act for claim in mine) and (
            act not in words.to_persons or any(map(_human, groups))
        )
        return words.did[act] if own and doing * 2 >= len(mine) else None
    if act not in words.done:
        return None
    undergone = sum(claim.attribute in same and not _denied(claim) and _undergoes(claim, same) for claim in bearing)
    if undergone * 2 <= len(bearing) and undergone * 2 < len(claims):
        return None
    planned = sum(claim.status in PLANNED for claim in claims) * 2 > len(claims)
    more = words.said.get(act, {})
    told = most_of_all(next((more[word] for word in near(claim, WIDE) if word in more), None) for claim in bearing)
    state = told or words.done[act]
    return say("to be {state}", state=state) if planned else state


def _human(group: str) -> bool:
    """Is it a noun for people: "climber", not "bullet"?"""
    ranks = label_words().ranks
    called = group.endswith(ranks.person_endings) and group not in ranks.person_not
    return (
        not group
        or group in persons()
        or group.endswith(tuple(label_words().plural_endings))
        or singular(group, reported()) in label_words().bare
        or called
    )


@cache
def persons() -> frozenset[str]:
    """Nouns for people, in the singular."""
    nouns, generic = reported()["reference"]["nouns"]["person"], shared()["families"]["people"]["generic"]
    return frozenset((*nouns, *generic)) | name_words(reported()).titles


@cache
def _things() -> frozenset[str]:
    """Nouns for places, firms and things, in the singular."""
    nouns = reported()["reference"]["nouns"]
    return frozenset(noun for sort in ("place", "product", "organisation") for noun in nouns[sort]) - persons()


def _denied(claim: Claim) -> bool:
    """Did it not happen to them? None of them is a number as well."""
    return claim.negated and getattr(claim.value, "stated", None) != 0


def _undergoes(claim: Claim, acts: frozenset[str]) -> bool:
    """Does the act happen to those that are counted ("killed two", "two were killed"), or do they do it?"""
    if claim.context.language != reported().code:
        return True  # whose verbs stand elsewhere
    known = lexicon(load(claim.context.language))
    before, behind = around(claim)
    if any(_names(known, word, acts) for word in WORD.findall(claim.quote.lower())):
        return True
    passive = False
    words = WORD.findall(STOP.split(behind.lower())[0])[:BEHIND]
    beside = len(WORD.findall(BREAK.split(behind)[0]))
    for i, word in enumerate(words):
        if known.traits[word] & BE:
            passive = True
            continue
        form = _form(known, word)
        if form & GERUND and not form & (PAST | PARTICIPLE):
            return False
        if form & (PAST | PARTICIPLE) and (passive or _names(known, word, acts)):
            return _names(known, word, acts) and (passive or not _has_object(known, words[i + 1 : i + 2]))
        if (_verb(known, word, acts) or i < beside) and _names(known, word, acts):
            return True
    left = WORD.findall(STOP.split(before.lower())[-1])[-BEFORE:]
    return _governed(known, left, acts) or any(_names(known, word, acts) for word in left[-2:])


def _governed(known: Lexicon, before: Sequence[str], acts: frozenset[str]) -> bool:
    """Is the nearest verb before the counted one of the acts, and no small word between: not "attacked it with two"?"""
    for at, word in enumerate(reversed(before)):
        if _verb(known, word, acts):
            return True
        if word in label_words().leads and _named(known, before[-at - 2] if at + 1 < len(before) else "", acts):
            return True  # "the arrest of two"
        if known.traits[word] & PREPOSITION or _form(known, word) & (PAST | PARTICIPLE):
            return False
    return False


def _does(claim: Claim, acts: frozenset[str]) -> bool:
    """Is the first verb behind the counted one of the acts: "two climbers died", "two who had died"?"""
    known = lexicon(load(claim.context.language))
    for word in WORD.findall(STOP.split(around(claim)[1].lower())[0])[:BEHIND]:
        if _names(known, word, acts):
            return True
        if _form(known, word) & (PAST | PARTICIPLE) and not known.traits[word] & AUXILIARY:
            return False
    return claim.context.language != reported().code


def _form(known: Lexicon, word: str) -> int:
    verb = known.verbs.get(word)
    return verb.form if verb else PAST if known.traits[word] & PAST_LIKE else 0


def _verb(known: Lexicon, word: str, acts: frozenset[str]) -> bool:
    verb = known.verbs.get(word)
    return verb is not None and verb.act is not None and verb.act.name in acts


def _named(known: Lexicon, word: str, acts: frozenset[str]) -> bool:
    """Is the word a noun of one of the acts, other than one for those to whom it happened?"""
    noun = known.nouns.get(word)
    return noun is not None and noun[1].name in acts


def _names(known: Lexicon, word: str, acts: frozenset[str]) -> bool:
    """Does the word tell of one of the acts, as a verb, a noun or a state?"""
    verb, noun, state = known.verbs.get(word), known.nouns.get(word), known.states.get(word)
    return (
        (verb is not None and verb.act is not None and verb.act.name in acts)
        or (noun is not None and noun[1].name in acts)
        or (state is not None and state.name in acts)
    )


def _has_object(known: Lexicon, behind: Sequence[str]) -> bool:
    """Does an object follow, so that those before the verb did it?"""
    return any(known.traits[word] & (DETERMINER | POSSESSIVE | OBJECT) for word in behind)
