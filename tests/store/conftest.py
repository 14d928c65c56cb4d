"""The databases that the tests of the store run on: SQLite, and a PostgreSQL server of their own on a private
socket."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

GUARD = 120
"""Seconds after which a server that does not answer is given up."""
USERS = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, which it refuses."""
LONGEST = 60
"""Characters of a folder whose socket still has a name that the system takes."""
NUMBERS = itertools.count(1)
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""Are the tests to take their time? `nox -s store` says so."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server; skips, loudly, where there is no such program or driver."""
    programs = _programs()
    if programs is None:
        _skip("no PostgreSQL here: install Debian's package `postgresql`")
    pytest.importorskip("psycopg", reason="no driver of PostgreSQL here: install psycopg")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=None if len(tempfile.gettempdir()) < LONGEST else "/tmp"))
    user = _user(folder)
    try:
        _run(
            user,
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            "desk",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        )
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        _run(
            user,
            programs / "pg_ctl",
            "-D",
            folder / "data",
            "-w",
            "-t",
            str(GUARD),
            "-l",
            folder / "log",
            "-o",
            options,
            "start",
        )
        try:
            yield str(folder)
        finally:
            _run(user, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "-t", str(GUARD), "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _skip(why: str) -> NoReturn:
    warnings.warn(f"the store is not tested on PostgreSQL: {why}", stacklevel=1)
    pytest.skip(why)


def _programs() -> Path | None:
    found = [Path(path).parent for path in (shutil.which("initdb"),) if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4), reverse=True)
    return next((path for path in found if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


def _user(folder: Path) -> str | None:
    """Who runs the server; the folder is made theirs."""
    if os.geteuid():
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    user = next((name for name in USERS if name in names), None)
    if user is None:
        _skip("the tests run as root, and there is no other user whom the server could run as")
    else:
        shutil.chown(folder, user)
    return user


def _run(user: str | None, *words: str | Path) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=GUARD,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is not there yet, or is empty."""
    return fresh(request, request.param, tmp_path)


def fresh(request: pytest.FixtureRequest, backend: str, folder: Path) -> str:
    """The address of a new database of that kind."""
    number = next(NUMBERS)
    if backend == "sqlite":
        return f"sqlite:///{folder / f'runs{number}.db'}"
    return database(request.getfixturevalue("server"), number)


def database(server: str, number: int) -> str:
    """A new database on the server."""
    import psycopg

    with psycopg.connect(
        host=server, user="desk", dbname="postgres", autocommit=True, connect_timeout=GUARD
    ) as connection:
        connection.execute(f"CREATE DATABASE runs{number}".encode())
    return f"postgresql://desk@/runs{number}?host={server}"
