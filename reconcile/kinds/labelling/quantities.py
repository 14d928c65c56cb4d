"""What sums, shares and measures are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reconcile.analysis.numbers.units import unit_words
from reconcile.kinds.labelling.acts import noun, own_noun, quoting
from reconcile.kinds.labelling.agreement import most, most_of_all, named, shared_act
from reconcile.kinds.labelling.excerpts import behind_it, beyond, near, thing
from reconcile.kinds.labelling.vocabulary import label_words
from reconcile.languages import load, reported
from reconcile.messages import say
from reconcile.model import Claim

UP, DOWN = "up", "down"
WIDE = 12
"""Words before and behind a sum among which what it is is named."""


def of_sum(claims: Sequence[Claim]) -> str:
    """ "investment (Oppo)", "rise in profit", "loss per share"; with words of the text where no act tells which."""
    words, act = label_words(), shared_act(claims)
    if _share(claims):
        told = words.a_share.get(act or "") or _told(claims, words.share_words)
        return named(told or words.other_share, claims)
    told = _told(claims, words.sum_words)
    sure = act in words.sums and act not in words.unsure_sums
    kept = act in words.sums and told == words.sums.get("payment")  # a salary is paid as well
    what = (own_noun(claims, act) or words.sums[act]) if act and (sure or kept) else told
    return named(_moved(what, claims), claims) if what else quoting(say("sum of money"), claims)


def _told(claims: Sequence[Claim], table: Mapping[str, str]) -> str | None:
    """What most claims call it by the nearest word of the table; None where they call it by several."""
    found = [next((table[word] for word in near(claim, WIDE) if word in table), None) for claim in claims]
    told = most(found)
    return told if all(each in (told, None) for each in found) and found.count(told) * 2 >= len(claims) else None


def _share(claims: Sequence[Claim]) -> bool:
    """Is it so much a share?"""
    units = label_words().share_units
    return sum(getattr(claim.value, "per", None) in units for claim in claims) * 2 > len(claims)


def of_share(claims: Sequence[Claim]) -> str:
    """ "rise in revenue", "stake (Oppo)", "share of the vote"; with words of the text where nothing tells of what."""
    words, act = label_words(), shared_act(claims)
    if _change(claims) and act:
        return named(_moved(words.sums.get(act) or noun(act), claims), claims)
    whole = most_of_all(map(_whole, claims))
    if whole:
        return named(say("share of {what}", what=whole), claims)
    what = words.percentages.get(act) if act else None
    return named(what, claims) if what else quoting(say("share in percent"), claims)


def _whole(claim: Claim) -> str | None:
    """What it is a part of: "of the vote"."""
    found = behind_it(claim, leads=label_words().leads)
    return " ".join(found) if found else None


def _change(claims: Sequence[Claim]) -> str | None:
    """Up or down, where most are movements; "" where they move both ways."""
    ways = Counter(way for claim in claims if (way := getattr(claim.value, "change", None)))
    if sum(ways.values()) * 2 <= len(claims):
        return None
    return next(iter(ways)) if len(ways) == 1 else "both"


def _moved(what: str, claims: Sequence[Claim]) -> str:
    """ "rise in profit" for a movement; else what it is alone."""
    way = _change(claims)
    if way == UP:
        return say("rise in {what}", what=what)
    if way == DOWN:
        return say("fall in {what}", what=what)
    return say("change in {what}", what=what) if way else what


def of_measure(claims: Sequence[Claim]) -> str:
    """ "magnitude of the earthquake", "length of the slipway", "distance"."""
    words = label_words().sizes
    size = _size(claims)
    if size == words.units.get("magnitude"):
        shock = most(words.shocks.get(word) for claim in claims for word in near(claim))
        return say("{what} of the {thing}", what=size, thing=shock) if shock else named(size, claims)
    called = words.called.get(size)
    away = most_of_all(map(beyond, claims)) if size == words.units.get("mile") else None
    if away:
        return say("{what} from {thing}", what=size, thing=away)
    whole = None if called else most_of_all(map(_whole, claims))
    if whole:
        return say("{what} of {act}", what=size, act=whole)
    of = thing(claims) if size in words.of_things else None
    if of and of != size:
        return say("{what} of the {thing}", what=size, thing=of)
    return quoting(called or size, [claim for claim in claims if _beside(claim, frozenset((size,))) == size] or claims)


def _size(claims: Sequence[Claim]) -> str:
    """What is measured: by the word beside most of the claims, else by the unit, else by its dimension."""
    words = label_words().sizes
    unit = most(getattr(claim.value, "unit", None) for claim in claims) or ""
    known = unit_words(load(claims[0].context.language) if claims else reported()).units.get(unit)
    dimension = known.dimension if known else unit
    fitting = words.fitting.get(dimension, frozenset())
    if fitting:
        beside = most(_beside(claim, fitting) for claim in claims)
        if beside:
            return beside
    if unit in words.bulk:
        return words.bulk_noun
    return words.units.get(unit) or words.dimensions.get(dimension) or dimension


def _beside(claim: Claim, fitting: frozenset[str]) -> str | None:
    words = label_words().sizes.words
    beside = (*claim.quote.lower().split(), *near(claim))
    return next((words[word] for word in beside if words.get(word) in fitting), None)
