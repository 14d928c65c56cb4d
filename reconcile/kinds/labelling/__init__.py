"""What labels of facts are made of: the act, the subject and the words that most claims share.

A label says nothing that hangs on one claim alone: where the claims share no act, it gives words of their sentences.
"""

from __future__ import annotations

from reconcile.kinds.labelling.acts import noun, of_event, quoting
from reconcile.kinds.labelling.agreement import most, named, of_subject, shared_act, shared_subject, subject
from reconcile.kinds.labelling.excerpts import behind_it, excerpt, near, thing
from reconcile.kinds.labelling.vocabulary import label_words

__all__ = [
    "behind_it", "excerpt", "label_words", "most", "named", "near", "noun", "of_event", "of_subject", "quoting",
    "shared_act", "shared_subject", "subject", "thing",
]  # fmt: skip
