"""What an act is called in a label: as an event with a day, as something that lasts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reconcile.kinds.labelling.agreement import named, shared_act, shared_subject
from reconcile.kinds.labelling.excerpts import excerpt
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim


def noun(act: str, *, one: bool = False) -> str:
    """The noun of the act; `one` where it happened to one who is named."""
    words = label_words()
    return (words.ones.get(act) if one else None) or words.nouns.get(act, act)


def own_noun(claims: Sequence[Claim], act: str) -> str | None:
    """The noun of the act that most claims have in their sentences, where a label may have it: "blaze", "reward"."""
    nouns = [each for each in _nouns(act) if sum(_has(claim, each) for claim in claims) * 2 > len(claims)]
    return max(nouns, key=lambda each: (len(each), each), default=None)


@cache
def _nouns(act: str) -> tuple[str, ...]:
    own = label_words().own
    return tuple(each for each in reported()["attributes"].get(act, {}).get("nouns", ()) if each in own)


def _has(claim: Claim, phrase: str) -> bool:
    """Does the phrase stand in the claim's sentence, as whole words, in the singular or the plural?"""
    text = claim.sentence.lower()
    at = text.find(phrase)
    while at >= 0:
        behind = text[at + len(phrase) : at + len(phrase) + 2]
        if not text[at - 1 : at].isalpha() and not behind.removeprefix("s")[:1].isalpha():
            return True
        at = text.find(phrase, at + 1)
    return False


def quoting(what: str, claims: Sequence[Claim]) -> str:
    """The label with words of the claims' sentences in brackets, where nothing else tells what the fact is."""
    words = excerpt(claims)
    return say("{what} ({name})", what=what, name=say("“{words}”", words=words)) if words else named(what, claims)


def of_event(what: str, claims: Sequence[Claim]) -> str:
    """ "date of signing (Oppo)", "start of construction"; with words of the text where the claims share no event."""
    act = shared_act(claims, placed=True)
    if act is None or act in label_words().loose:
        return quoting(what, claims)
    if act in label_words().begins:
        return named(act, claims)
    event = own_noun(claims, act) or _event(act, one=shared_subject(claims) is not None)
    return named(_begun(claims, event) or say("{what} of {act}", what=what, act=event), claims)


def _event(act: str, *, one: bool) -> str:
    """What the act is called that has a day."""
    words = label_words()
    return (words.ones.get(act) if one else None) or words.days.get(act) or noun(act)


def _begun(claims: Sequence[Claim], event: str) -> str | None:
    """The beginning or the end of the act, where most claims date that."""
    phases = [claim.context.phase for claim in claims]
    if phases.count("start") * 2 > len(claims):
        return say("start of {act}", act=event)
    return say("end of {act}", act=event) if phases.count("end") * 2 > len(claims) else None
