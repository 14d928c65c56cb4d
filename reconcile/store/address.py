"""The address of a database: how it is written, how it is shown, and what of it must never be told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote_plus

POSTGRES = re.compile(r"\Apostgres(?:ql)?://")
HIDDEN = re.compile(r"([?&](?:ssl)?pass(?:word|wd)?=)([^&]*)", re.IGNORECASE)
"""A password among the options of a URL."""


def shown(url: str) -> str:
    """The URL without its password, whatever signs stand in that, and without secrets among its options."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    rest = HIDDEN.sub(r"\1***", rest)
    login, at, place = rest.rpartition("@")
    return f"{scheme}://" + (f"{login.partition(':')[0]}:***@{place}" if ":" in login else f"{login}{at}{place}")


def secrets(url: str) -> set[str]:
    """Every stretch of a URL that may be a part of a password, as it is written and as it is meant."""
    rest = url.partition("://")[2]
    words = [match[2] for match in HIDDEN.finditer(rest)] + [rest.rpartition("@")[0].partition(":")[2]]
    return {
        part for word in words for form in (word, unquote_plus(word)) for part in re.split(r"[/@:?#&]", form) if part
    }


def full(url: str) -> str:
    """The URL as SQLAlchemy has it: a plain name is a file of SQLite, and PostgreSQL goes by the driver that the extra
    installs."""
    if "://" not in url:
        return f"sqlite:///{url}"
    return POSTGRES.sub("postgresql+psycopg://", url)


def file_of(backend: str, database: str | None) -> Path | None:
    """The file of a database of SQLite; None for one in memory, or on a server."""
    return Path(database) if backend == "sqlite" and database not in (None, "", ":memory:") else None
