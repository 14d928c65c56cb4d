"""What a person calls a fact: made from its claims, in the words of most of them."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.labelling import attribute, subject
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"; in the words of claims
    of the report's language, if there are any. A kind that labels otherwise says so itself."""
    claims = [claim for claim in claims if claim.context.language == reported().code] or list(claims)
    known = kinds().get(kind)
    if known is not None and known.label is not None:
        return known.label(claims)
    plain, name, told = say(known.noun or kind) if known else kind, subject(claims), attribute(claims)
    act = reported()["labels"]["nouns"].get(told, told)
    when = having(Trait.DATED, Trait.TIMED, Trait.LASTING)
    head = say("{what} of {act}", what=plain, act=act) if act and kind in when else act or plain
    return say("{what} ({name})", what=head, name=name) if name else head
