"""Ids of claims: the same claim in the same article keeps its id when the text around it is edited."""

from __future__ import annotations

from hashlib import blake2b

DIGEST = 6
"""Bytes of a digest: twelve hexadecimal digits, one accidental clash in some ten million claims."""


class Namer:
    """Gives the claims of one article their ids.

    An id is a digest of what the claim is: its article, part, kind, quote and sentence (white space and case
    aside), and, among claims alike in all of these, the how many-th it is.
    """

    def __init__(self, article: str) -> None:
        self.article = article
        self.seen: dict[str, int] = {}

    def name(self, part: str, kind: str, quote: str, sentence: str) -> str:
        """The id of the next such claim, in text order."""
        key = "\x1f".join((self.article, part, kind, quote, sentence))
        number = self.seen[key] = self.seen.get(key, -1) + 1
        return blake2b(f"{key}\x1f{number}".encode("utf-8", "surrogatepass"), digest_size=DIGEST).hexdigest()
