"""Ages: "24-year-old Ann", "Ann Lee, 24,", "aged 24 to 30", "in his 40s", each with the name tied to it, if any.

An age is a person's or an animal's, or that of the thing which `of` names ("a 30-year-old church"): these two never
compare. The name is taken only where it is bound tightly, never a place behind "of" or "in".
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.analysis.layers import AGES, SHARES
from reconcile.kinds import Kind, Trait
from reconcile.kinds.age.find import NAME, find
from reconcile.kinds.age.value import PERSON, Age, compare, keys, wording
from reconcile.kinds.fields import BESIDE, MAYBE, QUANTITY, TEXT, Field
from reconcile.kinds.labelling import label_words, most, near, shared_subject, told_of
from reconcile.kinds.writing import Json, Shown, both
from reconcile.languages import Language
from reconcile.messages import say
from reconcile.model import Claim

__all__ = ["KIND", "Age"]


NEAR = 3
"""Words beside an age among which the name of the person stands."""


def show(value: Age, _language: Language) -> str:
    """The age so that it reads back as the same value: "at least 24 years old"."""
    return wording(value)


def label(claims: Sequence[Claim]) -> str:
    """ "age of Ann Lee", "age of the climber"; "age (crash)" where nobody is named or called anything."""
    person, group = most(claim.context.extra.get("person") for claim in claims), most(map(_called, claims))
    person = person or shared_subject(claims) or _beside(claims)
    if person:
        return say("{what} of {name}", what=say(NAME), name=person)
    if group:
        fate = _fate(claims)
        return say("{what} of the {thing}", what=say(NAME), thing=f"{group} {fate}" if fate else group)
    return told_of(say(NAME), claims)


def _beside(claims: Sequence[Claim]) -> str | None:
    """The one subject that any of the claims has, where its name stands right beside the age there."""
    names = {claim.subject for claim in claims if claim.subject}
    name = names.pop() if len(names) == 1 else None
    last = name.split()[-1].lower() if name else None
    return name if any(claim.subject and last in near(claim, NEAR) for claim in claims) else None


def _fate(claims: Sequence[Claim]) -> str | None:
    """What befell the one without a name, by most of the claims' own acts: the man "shot", not any man of the story."""
    words = label_words()
    told = [words.fates.get(claim.attribute or "") for claim in claims]
    fate = most(told)
    return fate if fate and told.count(fate) * 2 > len(claims) else None


def _called(claim: Claim) -> str | None:
    """What the one is called who has no name: "climber", "church"."""
    of = claim.context.group or str(getattr(claim.value, "of", ""))
    return of if of and of != PERSON else None


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    return both(value, lambda number: say("{number} years old", number=number))


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Age,
    (
        *QUANTITY,
        Field("person", MAYBE, column=90),
        Field("of", TEXT, optional=True, column=80),
        Field("unit", TEXT, optional=True, column=95),
        *BESIDE,
    ),
    frozenset({Trait.NUMERIC, Trait.AGED}),
    needs=(SHARES,),
    provides=(AGES,),
    agree=1.0,
    wording=frozenset({"step", "of", "person"}),
    axis="",
    label=label,
    written=written,
)
