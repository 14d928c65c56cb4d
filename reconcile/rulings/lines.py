"""An entry as a line of JSON, and back: strict about what it takes, so that nothing in a ledger is silently left
out."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from reconcile.rulings.entries import About, Because, Entry, Ruling, Seen, Thing, Verdict, What
from reconcile.settled import HouseFact

FORMAT = 1
"""What each line gives as its format; a later program that writes otherwise counts up."""
LINE = 1_000_000
"""Bytes of a line at most."""
REMEMBERED = 20_000
"""Lines that are kept as they were read: a ledger is read again for each entry that is added to it."""
HASH = re.compile(r"[0-9a-f]{64}")
Word = TypeVar("Word", bound=StrEnum)
Json = Mapping[str, Any]


class BadLineError(ValueError):
    """A line that is no entry, or no longer the one that was written."""


def hashed(document: Json) -> str:
    """The hash of an entry: SHA-256 of all but the hash itself, as JSON in ASCII with sorted keys and no blanks."""
    rest = {name: each for name, each in document.items() if name != "hash"}
    written = json.dumps(rest, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def document(entry: Entry) -> dict[str, Any]:
    """The entry as plain data, without its hash where it has none yet."""
    plain = asdict(entry)
    plain["parents"], plain["settles"] = list(entry.parents), list(entry.settles)
    plain["about"]["claims"] = [asdict(each) for each in entry.about.claims]
    return {"format": FORMAT, **plain}


def line(entry: Entry) -> bytes:
    """The entry as a line, with the line break that ends it. Raises BadLineError where it is too long for one."""
    plain = document(entry)
    try:
        written = json.dumps(plain, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        written = json.dumps(plain, allow_nan=False).encode("ascii")
    if len(written) >= LINE:
        raise BadLineError(f"the entry has {len(written):,} bytes, and a line may have {LINE:,}")
    return written + b"\n"


@lru_cache(maxsize=REMEMBERED)
def entry(raw: bytes) -> Entry:
    """The entry that a line holds, read and checked once for the same bytes. Raises BadLineError, which says what is
    wrong with it."""
    if len(raw) > LINE:
        raise BadLineError(f"the line is longer than {LINE:,} bytes")
    try:
        plain = json.loads(raw.decode("utf-8"), parse_constant=_constant)
    except UnicodeDecodeError as error:
        raise BadLineError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("it is no JSON") from error
    if not isinstance(plain, dict) or "format" not in plain:
        raise BadLineError("it is no entry of a ledger")
    if plain["format"] != FORMAT:
        raise BadLineError(f"it has the format {plain['format']!r}, which this version of the program does not know")
    try:
        found = _entry(plain)
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise BadLineError(f"it is no entry of a ledger ({_told(error)})") from error
    try:
        right = hashed(plain)
    except (ValueError, RecursionError) as error:
        raise BadLineError("it is no entry of a ledger") from error
    if found.hash != right:
        raise BadLineError("its hash is not that of what it says: it was changed after it was written")
    return found


def _constant(name: str) -> Any:
    raise ValueError(name)


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]


def _entry(plain: Json) -> Entry:
    _only(plain, {"format", *Entry.__slots__})
    what, time = _word(What, plain["what"]), _text(plain["time"])
    if datetime.datetime.fromisoformat(time).utcoffset() is None:
        raise ValueError("its time is in no zone")
    return Entry(
        what=what,
        about=_about(plain["about"]),
        before=_after(plain["before"]),
        after=_after(plain["after"]),
        person=_text(plain["person"]),
        time=time,
        reason=_text(plain["reason"]),
        replaces=None if plain["replaces"] is None else _hash(plain["replaces"]),
        settles=_hashes(plain["settles"]),
        parents=_hashes(plain["parents"]),
        hash=_hash(plain["hash"]),
    )


def _about(plain: Any) -> About:
    _only(plain, set(About.__slots__))
    claims = tuple(_seen(each) for each in _list(plain["claims"]))
    words = {name: _text(plain[name]) for name in ("key", "label", "rule", "fact")}
    return About(thing=_word(Thing, plain["thing"]), claims=claims, **words)


def _seen(plain: Any) -> Seen:
    _only(plain, set(Seen.__slots__))
    words = {name: _text(plain[name]) for name in ("key", "article", "kind", "quote", "shown", "sentence")}
    return Seen(
        **words,
        side=_number(plain["side"]),
        value=_mapping(plain["value"]),
        publisher=_maybe(plain["publisher"]),
        title=_maybe(plain["title"]),
    )


def _after(plain: Any) -> Ruling | HouseFact | None:
    if plain is None:
        return None
    if "verdict" in _mapping(plain):
        _only(plain, set(Ruling.__slots__))
        because = None if plain["because"] is None else _word(Because, plain["because"])
        side = None if plain["side"] is None else _number(plain["side"])
        return Ruling(_word(Verdict, plain["verdict"]), _maybe(plain["value"]), side, because)
    _only(plain, set(HouseFact.__slots__))
    words = {name: _text(plain[name]) for name in ("key", "label", "kind", "shown", "source")}
    maybe = {name: _maybe(plain[name]) for name in ("subject", "attribute", "of", "since", "until")}
    return HouseFact(**words, **maybe, value=_mapping(plain["value"]))  # type: ignore[arg-type]


def _only(plain: Any, known: set[str]) -> None:
    for name in _mapping(plain):
        if name not in known:
            raise ValueError(f"there is no {name[:40]!r}")


def _word(words: type[Word], given: Any) -> Word:
    return words(_text(given))


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError("a text is missing")
    return given


def _maybe(given: Any) -> str | None:
    return None if given is None else _text(given)


def _number(given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise TypeError("a number is missing")
    return given


def _mapping(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise TypeError("an object is missing")
    return given


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise TypeError("a list is missing")
    return given


def _hash(given: Any) -> str:
    if not isinstance(given, str) or not HASH.fullmatch(given):
        raise ValueError("a hash is none")
    return given


def _hashes(given: Any) -> tuple[str, ...]:
    return tuple(_hash(each) for each in _list(given))
