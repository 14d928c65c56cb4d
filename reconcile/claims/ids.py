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
        self.seen: dict[bytes, int] = {}
        self.sentences: dict[str, bytes] = {}

    def name(self, part: str, kind: str, quote: str, sentence: str) -> str:
        """The id of the next such claim, in text order."""
        plain = self.sentences.get(sentence)
        if plain is None:
            single = sentence.isprintable() and "  " not in sentence  # no white space but single blanks
            plain = self.sentences[sentence] = _bytes((sentence if single else " ".join(sentence.split())).casefold())
        key = _bytes(f"{self.article}\x1f{part}\x1f{kind}\x1f{quote}\x1f") + plain
        number = self.seen[key] = self.seen.get(key, -1) + 1
        return blake2b(b"%b\x1f%d" % (key, number), digest_size=DIGEST).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
