"""Keys: what an article, a claim, a fact and a finding are called for good, whatever else a run reads.

The short ids beside them name things inside one run. They hang on the article's path and on the claims at hand, and so
change with the folder that a run was started on and with every article that joins in. A key does not:

- An article's key (`document_key`) is made of its address on the web, without what tells the same page twice (case of
  the host, fragment, parameters that track a reader); else of the id that its feed or its line gives it; else of the
  words of its text. The last two count within a publisher, for two papers number their articles alike, and may print
  one wire story. Never of its path. Copies, two articles of one key, are numbered in the order of their text, then id.
- A claim's key is that of its article, then its kind, value and quotation, and the how many-th such claim of the
  article it is, in reading order. Of the value only what its own article says of it: neither the full name that other
  articles give to "the institute", nor a year that they alone tell.
- A finding's key, the key of the issue, is made of its rule, of what it is about and of the values at odds, never of
  who supports them: one more source on either side leaves it alone, and one more value makes another issue of it, for
  what was decided between two values is not decided between three. Values that agree with each other (48 million, about
  48 million) count once where others exclude them. What it is about is told by subject, act and counted noun, as far as
  most of the sides share them: a word that one side alone uses would go with its source.
- A fact's key is made likewise of its kind, the words that its sides share, and all the values it is given.

No key hangs on a story. Where two findings, or two facts, come out alike in one run, they are numbered in the order of
their first claims.

What hangs on content alone has its limits: another wording may change the words that sides share, and an article that
only its own text tells gets another key when that text is edited. So where an earlier run is at hand, `carry` gives
what is the same as then the key that it had then: an article whose claims are most of those of an article that is no
longer there; a fact that shares claims with a fact, the largest overlap first; a finding of the same rule on the same
fact, or on the same claims, with no value at odds that was not at odds then.
"""

from __future__ import annotations

from reconcile.identity.carrying import NoKeysError, carry
from reconcile.identity.documents import document_key, documents
from reconcile.identity.keys import keyed
from reconcile.identity.numbering import keyed_apart

__all__ = ["NoKeysError", "carry", "document_key", "documents", "keyed", "keyed_apart"]
