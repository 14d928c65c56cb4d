"""Accounts for an app that more than one machine reaches: a file of names, roles and hashed passwords."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock

from werkzeug.security import check_password_hash, generate_password_hash

from reconcile.errors import BadUsage, UnreadableInput
from reconcile.files import put
from reconcile.model import record

METHOD = "scrypt:32768:8:1"
"""How passwords are hashed: scrypt (RFC 7914), N = 2^15, r = 8, p = 1."""
SHORTEST = 10
"""Characters of a password; NIST SP 800-63B asks for length, not for signs."""
LONGEST = 1024
NAME = re.compile(r"[^\s:\x00-\x1f\x7f](?:[^:\x00-\x1f\x7f]{0,58}[^\s:\x00-\x1f\x7f])?")
MEND = "A line is name:role:hash, as `reconcile account` writes it"


class Role(StrEnum):
    """What a person may do."""

    READER = "reader"
    EDITOR = "editor"


@record
class Account:
    """A person with a role and a hashed password."""

    name: str
    role: Role
    hashed: str

    @property
    def proof(self) -> str:
        """Changes with the password: a session that began under another one has ended."""
        return hashlib.sha256(self.hashed.encode()).hexdigest()[:16]


def name_of(text: str) -> str:
    """The name with single blanks, or "" where it is none: empty, over 60 characters, with a colon or a control
    character."""
    name = " ".join(text.split())
    return name if NAME.fullmatch(name) else ""


def read(path: Path) -> dict[str, Account]:
    """The accounts of the file by name. Raises UnreadableInput where it is not there or a line is no account."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            "the file of accounts cannot be read", str(path), "`reconcile account FILE NAME` makes one"
        ) from error
    found: dict[str, Account] = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            account = _account(line, f"{path}, line {number}")
            found[account.name] = account
    return found


def _account(line: str, where: str) -> Account:
    name, _, rest = line.partition(":")
    role, _, hashed = rest.partition(":")
    if not hashed or not name or name_of(name) != name or role not in list(Role):
        raise UnreadableInput("this is no account", where, MEND)
    return Account(name, Role(role), hashed.strip())


def add(path: Path, name: str, role: Role, password: str) -> None:
    """Put an account into the file, in the place of one of that name. Raises BadUsage for a bad name or a short
    password."""
    if not name or name_of(name) != name:
        raise BadUsage("a name is up to 60 characters without a colon", name, "Choose another")
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadUsage(
            f"a password has at least {SHORTEST} characters", hint="A few words in a row are easy to keep in mind"
        )
    accounts = read(path) if path.exists() else {}
    accounts[name] = Account(name, role, generate_password_hash(password, METHOD))
    text = "".join(f"{each.name}:{each.role}:{each.hashed}\n" for each in accounts.values())
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    put(path, text.encode())


@cache
def _nobody() -> str:
    """A hash that no password has, checked for names that there are not: the answer takes as long for them."""
    return generate_password_hash("", METHOD)


class Accounts:
    """The accounts of a file, read again when it changes: who is taken out is out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._stamp = self._stamped()
        self._found: Mapping[str, Account] = read(path)
        if not self._found:
            raise UnreadableInput("there is no account in it", str(path), "`reconcile account FILE NAME` adds one")

    def _stamped(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def of(self, name: str) -> Account | None:
        """The account of that name, as the file now has it; None of a file that can no longer be read."""
        with self._lock:
            stamp = self._stamped()
            if stamp != self._stamp:
                self._stamp = stamp
                try:
                    self._found = read(self.path)
                except UnreadableInput:
                    self._found = {}
            return self._found.get(name)

    def signed(self, name: str, password: str) -> Account | None:
        """The account where the password is its own, else None, after the same time for a name that there is not."""
        account = self.of(name)
        good = check_password_hash(account.hashed if account else _nobody(), password[:LONGEST])
        return account if account and good else None
