"""What a step made before and need not make again: the protocol by which the steps of a run ask for it.

A step that depends on nothing but what it is given names that in a key; whoever keeps what was made under the key hands
it back. The key is a digest of everything that the step looks at, so nothing out of date can ever be handed back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any, Protocol, TypeVar

Made = TypeVar("Made")
DIGEST = 20
"""Bytes of a key."""


class Memory(Protocol):
    """Keeps what was made, by what it is (`kind`) and by what it was made of (`key`)."""

    def recall(self, kind: str, key: str) -> Any:
        """What was made under the key; None where nothing is known."""
        ...

    def every(self, kind: str) -> Sequence[Any]:
        """All that an earlier run made of the kind: for what says itself what it was made of."""
        ...

    def keep(self, kind: str, key: str, made: Any) -> None:
        """Keep what was made for the runs to come."""
        ...


class Forgetful:
    """Knows nothing and keeps nothing: every step is taken."""

    def recall(self, kind: str, key: str) -> Any:  # noqa: ARG002 - it is how it is called
        return None

    def every(self, kind: str) -> Sequence[Any]:  # noqa: ARG002
        return ()

    def keep(self, kind: str, key: str, made: Any) -> None:
        pass


def made(memory: Memory, kind: str, key: Callable[[], str], make: Callable[[], Made]) -> Made:
    """What was made before, or what is made now and kept. Whatever `make` raises passes, and nothing is kept.

    A memory that keeps nothing asks for no key: a key of a text costs as much as some of what is made of it.
    """
    if type(memory) is Forgetful:
        return make()
    name = key()
    known: Made | None = memory.recall(kind, name)
    if known is None:
        known = make()
        memory.keep(kind, name, known)
    return known


FORGETFUL = Forgetful()


def key_of(*parts: str | None) -> str:
    """A digest of the parts in their order; None is another part than an empty text."""
    digest = blake2b(digest_size=DIGEST)
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % (-1 if part is None else len(data)) + data)
    return digest.hexdigest()
