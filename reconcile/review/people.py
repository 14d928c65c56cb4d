"""Who sits at the browser: an account that signed in, or, on this machine alone, whoever gives a name."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from threading import Lock
from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, g, redirect, request, session
from werkzeug.wrappers import Response

from reconcile.model import record
from reconcile.review.accounts import Role, name_of
from reconcile.review.drawing import draw, settings
from reconcile.review.security import inside
from reconcile.review.settings import TRIES, WHILE

people = Blueprint("people", __name__)
MOST_NAMES = 10_000
"""Names under which wrong passwords are counted at a time."""
OPEN_TO_ALL = frozenset({"people.sign_in", "people.sign_in_form", "pages.asset"})
"""What can be had before anybody has signed in."""
WRONG = "The name or the password is wrong."
TOO_OFTEN = "Too many wrong passwords under this name. Wait a minute."


@record
class Person:
    """Who rules, or only reads."""

    name: str
    role: Role

    @property
    def may_rule(self) -> bool:
        return self.role is Role.EDITOR


class Tries:
    """Counts wrong passwords under a name, so that nobody can try thousands."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def too_many(self, name: str, now: float) -> bool:
        with self._lock:
            times = self._wrong[name]
            while times and times[0] < now - WHILE:
                times.popleft()
            if not times:
                del self._wrong[name]
            return len(times) >= TRIES

    def wrong(self, name: str, now: float) -> None:
        with self._lock:
            if len(self._wrong) >= MOST_NAMES:
                self._wrong.clear()
            self._wrong[name].append(now)


def tries() -> Tries:
    """The wrong passwords that this app has seen."""
    found: Tries = current_app.extensions.setdefault("reconcile-tries", Tries())
    return found


def _person() -> Person | None:
    """Who asks; None where nobody has signed in, or where the account is gone or has another password since."""
    accounts = settings().accounts
    name = session.get("name", "")
    if accounts is None:
        return Person(name_of(name) or settings().person, Role.EDITOR)
    account = accounts.of(name) if name else None
    if account is None or session.get("proof") != account.proof:
        return None
    return Person(account.name, account.role)


def somebody() -> Person:
    """Who asks. Ends the request with 401 where nobody does."""
    found: Person | None = g.get("person")
    return found or abort(401)


def editor() -> Person:
    """The editor who asks. Ends the request with 403 where a reader does."""
    found = somebody()
    if not found.may_rule:
        abort(403, "Readers see everything and rule on nothing. Ask for the role of an editor.")
    return found


@people.before_app_request
def known() -> Response | None:
    """Send whoever has not signed in to do so first, and back after it."""
    g.person = _person()
    if request.endpoint in OPEN_TO_ALL or g.person:
        return None
    if request.method != "GET":
        abort(401, "You have been signed out. Sign in, and send it again.")
    target = request.full_path.rstrip("?")
    return redirect("/sign-in" if target == "/" else f"/sign-in?{_next(target)}")


def _next(target: str) -> str:
    return urlencode({"next": target}, errors="replace")


@people.get("/sign-in")
def sign_in_form() -> str:
    """The form to sign in with, or, without accounts, to say under which name one rules."""
    return _form("")


@people.post("/sign-in")
def sign_in() -> Response | tuple[str, int]:
    """Sign in, and go on to where one was sent from."""
    accounts, name = settings().accounts, name_of(request.form.get("name", ""))
    if accounts is None:
        if not name:
            return _form("A name has up to 60 characters, and no colon."), 400
        return _signed(name)
    now = time.monotonic()
    if tries().too_many(name, now):
        return _form(TOO_OFTEN), 429
    account = accounts.signed(name, request.form.get("password", ""))
    if account is None:
        tries().wrong(name, now)
        return _form(WRONG), 401
    return _signed(account.name, proof=account.proof)


def _signed(name: str, **more: str) -> Response:
    """A new session under the name: nothing of the one before is kept."""
    session.clear()
    session.permanent = True
    session.update(name=name, **more)
    return redirect(inside(request.form.get("next", "/")))


@people.post("/sign-out")
def sign_out() -> Response:
    """End the session."""
    session.clear()
    return redirect("/")


def _form(trouble: str) -> str:
    target = inside(request.values.get("next", "/"))
    return draw(
        "sign_in.html",
        "Who rules?",
        "",
        trouble=trouble,
        target=target,
        accounts=settings().accounts is not None,
        given=request.form.get("name", ""),
    )
