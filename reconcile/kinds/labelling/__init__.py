"""What labels of facts are made of: the act, the subject and the words that most claims share.

A label says nothing that hangs on one claim alone, and none of the values: where the claims share neither act nor
subject nor thing, it is the kind's noun.
"""

from __future__ import annotations

from reconcile.kinds.labelling.acts import mentioned, noun, of_event, told_of
from reconcile.kinds.labelling.agreement import bracketed, most, named, of_subject, shared_act, shared_subject, subject
from reconcile.kinds.labelling.excerpts import behind_it, beside, near, nearest, thing, things
from reconcile.kinds.labelling.vocabulary import label_words

__all__ = [
    "behind_it", "beside", "bracketed", "label_words", "mentioned", "most", "named", "near", "nearest", "noun",
    "of_event", "of_subject", "shared_act", "shared_subject", "subject", "thing", "things", "told_of",
]  # fmt: skip
