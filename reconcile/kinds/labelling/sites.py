"""What a place is called: the sort of place, and what happened or what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reconcile.analysis.syntax.lexicon import DETERMINER, NOUNISH, POSSESSIVE, TO, lexicon
from reconcile.kinds.labelling.acts import mentioned, noun, own_noun
from reconcile.kinds.labelling.agreement import bracketed, most, whom, with_article
from reconcile.kinds.labelling.excerpts import BREAK, WORD, around, beside
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.kinds.labelling.windows import MARKS
from reconcile.languages import load, reported
from reconcile.messages import say
from reconcile.model import Claim

ADDRESS = "address"
BEFORE = 7
"""Words before a place among which stands that it was only felt there."""
LEAD = 3
"""The same, of a word that leads to it or away from it; and of one by which something is there."""
ENOUGH = 8
"""Words of a label from which on it tells enough of a place by the words around that."""
LONGEST = 4
"""Words of the name of what is there, at most."""
FEW = 3
"""Of the claims of a place at least one in so many tells what happened there, if the others tell of less."""


def of_site(claims: Sequence[Claim]) -> str:
    """ "place of shooting", "country of earthquake"; "place of the Hallby Clinic" where nothing happened there, and
    where nothing is there the words around it: "place in “shaking residents from […] to Oslund”"."""
    words = label_words()
    sites = words.sites
    site = sites.get(most(getattr(claim.value, "type", None) for claim in claims) or "") or sites["place"]
    claims = [claim for claim in claims if " ".join(claim.sentence.split()).strip(MARKS) != claim.quote]
    if not claims:
        return say("place of the report")  # the line of its own above each
    act = _there(claims)
    if act is None or act not in words.placed:
        thing = _standing(claims)
        if thing:
            return say("{what} of {act}", what=site, act=thing)
        inside = [claim for claim in claims if _led(claim) in words.there]
        found = [told for each in (inside, claims) if each and (told := mentioned(site, each)) != site]
        return max(found, key=lambda told: min(len(told.split()), ENOUGH), default=say("{what} mentioned", what=site))
    event = own_noun(claims, act) or noun(act, one=whom(claims, act) is not None)
    what, name = say("{what} of {act}", what=site, act=event), whom(claims, act)
    places = {str(getattr(claim.value, "canonical", claim.quote)).casefold() for claim in claims}
    return what if name and name.casefold() in places else bracketed(what, name)


def _there(claims: Sequence[Claim]) -> str | None:
    """The act that most of all claims have, or that most of those have that tell of one, if these are not few; None
    where they have several."""
    inside = [claim for claim in claims if _is_there(claim)]
    acts = {claim.id: act for claim in inside if (act := _act(claim))}
    if all(
        getattr(claim.value, "type", None) == ADDRESS for claim in claims
    ):  # "were shot", "were killed in the block"
        incident = most(act for act in acts.values() if act in label_words().incidents)
        acts = {each: incident if incident and act in label_words().befall else act for each, act in acts.items()}
    act = most(acts.values())
    there = [claim for claim in inside if acts.get(claim.id) == act]
    alone = len(there) == 1 and len(claims) > FEW
    if act is None or alone or len(there) * 2 <= len(acts):
        return None
    besides = [claim for claim in claims if act in claim.context.acts and claim not in there and _is_of(claim)]
    articles = len({claim.article for claim in there}), len({claim.article for claim in claims})
    if (
        len(there) * 2 > len(claims)
        or articles[0] * 2 > articles[1]
        or (articles[0] > 1 and len(there) * FEW >= len(claims))
    ):
        return act
    happened = act in label_words().incidents and (len(there) + len(besides)) * 2 > len(claims)
    return act if happened else None


def _act(claim: Claim) -> str | None:
    """The claim's own act, of one that befell people the incident that its sentence tells besides; where it has none
    that of the words around it, if the place is that of an address, or something is there "in" it."""
    words, own = label_words(), claim.attribute
    if own is None and (getattr(claim.value, "type", None) == ADDRESS or _leads(claim) & words.there):
        own = _said(claim)
    if own is None or own not in words.befall:
        return own
    acts = claim.context.acts or _acts_of(claim, claim.sentence)
    return next((act for act in sorted(acts) if act in words.incidents), own)


def _said(claim: Claim) -> str | None:
    """The incident, or what befell people, of which the words between the marks around the place tell."""
    words, acts = label_words(), sorted(_acts_of(claim, beside(claim)))
    incident = next((act for act in acts if act in words.incidents), None)
    return incident or next((act for act in acts if act in words.befall and act in words.done), None)


def _acts_of(claim: Claim, text: str) -> frozenset[str]:
    """The acts that the words of the text mean, one by one."""
    known, found = lexicon(load(claim.context.language)), set[str]()
    words = WORD.findall(text.lower())
    for at, word in enumerate(words):
        noun, verb = known.nouns.get(word), known.verbs.get(word)
        if at and known.traits[words[at - 1]] & TO:  # "a way to fire her"
            continue
        if noun is not None:
            found.add(noun[1].name)
        elif verb is not None and verb.act is not None:
            found.add(verb.act.name)
    return frozenset(found)


def _led(claim: Claim) -> str | None:
    """The word right before the place."""
    before, _ = around(claim)
    return next(iter(WORD.findall(BREAK.split(before)[-1].lower())[-1:]), None)


def _leads(claim: Claim) -> frozenset[str]:
    """The last words before the place."""
    before, _ = around(claim)
    return frozenset(WORD.findall(BREAK.split(before)[-1].lower())[-LEAD:])


def _is_of(claim: Claim) -> bool:
    """Does nothing before the place lead away from it, to it or past it?"""
    return _leads(claim).isdisjoint(label_words().passing)


def _is_there(claim: Claim) -> bool:
    """Is what the claim tells not only felt, seen or heard there, nor on the way there?"""
    before, _ = around(claim)
    return label_words().besides.isdisjoint(WORD.findall(before.lower())[-BEFORE:]) and _is_of(claim)


def _standing(claims: Sequence[Claim]) -> str | None:
    """What is there by the words of several claims, and most of those that tell it: "the Hallby Clinic"."""
    told = [(thing, claim.article) for claim in claims if (thing := _thing(claim))]
    counts = Counter(thing for thing, _ in told)
    thing = min(counts, key=lambda each: (-counts[each], len(each), each), default=None)
    if thing is None or counts[thing] * 2 <= len(told) or counts[thing] * FEW < len(claims):
        return None
    return thing if len({article for each, article in told if each == thing}) > 1 else None


def _thing(claim: Claim) -> str | None:
    """The noun or the name, with an article, that stands right before "in" and the place."""
    before, behind = around(claim)
    words = BREAK.split(before)[-1].split()
    if claim.context.language != reported().code or behind[:1] in {"'", "’"}:  # "a debate on Berlin's decision"
        return None
    table, known = label_words(), lexicon(load(claim.context.language))
    if len(words) < 2 or words[-1].lower() not in table.there:
        return None
    words, named = words[:-1], list[str]()
    while words and words[-1][:1].isupper() and words[-1].isalpha() and len(named) <= LONGEST:
        named.insert(0, words.pop())
    if named:
        lead, name = words[-1] if words else "", " ".join(named)
        small = known.traits[named[0].lower()] & (DETERMINER | POSSESSIVE)
        if small or not 1 < len(named) <= LONGEST or not lead.islower():
            return None
        return say("the {name}", name=name) if known.traits[lead] & DETERMINER else with_article(name)
    head = words[-1]
    phrase = [known.traits[word.lower()] for word in words[-LONGEST:-1]]
    plain = head.isalpha() and head.islower() and known.traits[head] & NOUNISH and not head.endswith(known.past_endings)
    opened = any(bits & (DETERMINER | POSSESSIVE) for bits in phrase)
    verb = known.verbs.get(head)
    if not plain or not opened or verb is not None or head in table.things_not or head in table.clause_times:
        return None
    return say("the {name}", name=head)
