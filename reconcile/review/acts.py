"""What can be done: rule, look a second time, note, pin, correct a misreading, take back, skip, read the articles
again."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, request
from werkzeug.wrappers import Response

from reconcile.errors import ReconcileError
from reconcile.model import Finding
from reconcile.report.words import shortened
from reconcile.review import marking
from reconcile.review.desk import Board
from reconcile.review.drawing import desk, draw, settings
from reconcile.review.marking import Filled
from reconcile.review.pages import NO_SUCH, blind, draw_finding, draw_report, on
from reconcile.review.panel import Sent, panel, past
from reconcile.review.people import Person, editor
from reconcile.review.queueing import wanted
from reconcile.review.reading import misread, noted, pinned, ruled
from reconcile.review.wording import told
from reconcile.rulings import Draft, Entry, Moved

acts = Blueprint("acts", __name__)
DONE, TOLD = "done", "told"
"""The categories of messages: something was written, which can be taken back; something is to be known."""

LONG = 140
"""Characters of a value or of a finding in a message."""


def _tell(kind: str, what: str, entry: Entry) -> None:
    """Say on the next page what was done. It travels in a cookie, so it is kept short."""
    flash(f"{what}: {shortened(told(entry), LONG)} · {shortened(entry.about.label, LONG)}", kind)


def _asked(name: str) -> tuple[Board, Finding]:
    board = desk().board()
    return board, board.edition.findings.get(name) or abort(404, NO_SUCH)


@acts.post("/findings/<name>.html")
def rule(name: str) -> Response | tuple[str, int]:
    """Rule on a finding, or, with `look=second`, look at it a second time."""
    who, (board, finding) = editor(), _asked(name)
    form = request.form
    sent = Sent(form.get("verdict", ""), form.get("reason", ""), form.get("replaces", ""), form.get("basis", ""))
    second = blind(board, finding, who)
    try:
        entry = desk().append(ruled(board, finding, sent, who.name, second=second))
    except Moved as moved:
        return _overtaken(finding, who, sent, moved)
    except ReconcileError as error:
        return _refused(board, finding, who, str(error), sent, blind=second), 422
    _tell(DONE, "Written", entry)
    stay = form.get("then") != "next" or second
    return redirect(_back(name) if stay else on(desk().board(), who.name, wanted(request.args), name), 303)


def _back(name: str) -> str:
    return f"/findings/{name}.html{wanted(request.args).query}"


def _overtaken(finding: Finding, who: Person, sent: Sent, moved: Moved) -> tuple[str, int]:
    """The page again, with the ruling that came first, and with what this person had filled in: nothing was written."""
    board = desk().board()
    shown = panel(board, finding, who.name, sent=sent, templates=settings().templates)
    first = past(moved.first) if moved.first else shown.force
    return draw_finding(board, finding, who, blind=False, panel=shown, overtaken=first, trouble=moved.what), 409


def _refused(board: Board, finding: Finding, who: Person, why: str, sent: Sent, *, blind: bool) -> str:
    shown = panel(board, finding, who.name, blind=blind, sent=sent, templates=settings().templates)
    return draw_finding(board, finding, who, blind=blind, panel=shown, trouble=why)


@acts.post("/note/<name>")
def write_note(name: str) -> Response | tuple[str, int]:
    """Leave a note on a finding."""
    who, (board, finding) = editor(), _asked(name)
    return _written(board, finding, who, lambda: noted(board, finding, request.form.get("reason", ""), who.name))


@acts.post("/pin/<name>")
def write_pin(name: str) -> Response | tuple[str, int]:
    """Pin the value that was ruled right."""
    who, (board, finding) = editor(), _asked(name)
    return _written(board, finding, who, lambda: pinned(board, finding, request.form.get("source", ""), who.name))


@acts.post("/misread/<name>")
def write_misread(name: str) -> Response | tuple[str, int]:
    """Say what a claim says that was misread."""
    who, (board, finding) = editor(), _asked(name)
    claim = next(
        (each for each in board.edition.index.claims_of(finding) if each.key == request.form.get("claim")), None
    ) or abort(404, NO_SUCH)
    form = request.form
    return _written(
        board, finding, who, lambda: misread(board, claim, form.get("value", ""), form.get("reason", ""), who.name)
    )


@acts.post("/claims/misread")
def write_misread_claim() -> Response | tuple[str, int]:
    """Say what a claim says that was misread, from the page of its article or of its facts."""
    return _marked(marking.misread)


@acts.post("/facts/join")
def write_joined() -> Response | tuple[str, int]:
    """Say that two facts are one."""
    return _marked(marking.joined)


def _marked(drafted: Callable[[Board, str, Filled, str], Draft]) -> Response | tuple[str, int]:
    """Write what was ruled on a page of the report, and show that page again."""
    who, board, form = editor(), desk().board(), request.form
    path = form.get("page", "")
    if not marking.of_page(board, path)[0]:
        abort(404, NO_SUCH)
    sent = Filled(*(form.get(name, "") for name in ("claim", "value", "fact", "other", "reason")))
    try:
        entry = desk().append(drafted(board, path, sent, who.name))
    except Moved as moved:
        first = past(moved.first) if moved.first else None
        return draw_report(desk().board(), path, who, sent, trouble=moved.what, overtaken=first), 409
    except ReconcileError as error:
        return draw_report(board, path, who, sent, trouble=str(error)), 422
    _tell(DONE, "Written", entry)
    return redirect(f"/{path}#ruling", 303)


def _written(board: Board, finding: Finding, who: Person, drafted: Callable[[], Draft]) -> Response | tuple[str, int]:
    try:
        entry = desk().append(drafted())
    except Moved as moved:
        return _overtaken(finding, who, Sent(), moved)
    except ReconcileError as error:
        return _refused(board, finding, who, str(error), Sent(), blind=False), 422
    _tell(DONE, "Written", entry)
    return redirect(_back(board.edition.name(finding)), 303)


@acts.post("/undo/<entry>")
def undo(entry: str) -> Response:
    """Take an entry back, and show what it was about."""
    who, board = editor(), desk().board()
    known: Entry = board.by_hash.get(entry) or abort(404, "There is no such entry in the ledger.")
    try:
        desk().undo(entry, who.name)
        _tell(TOLD, "Taken back", known)
    except ReconcileError as error:
        flash(str(error), TOLD)
    finding = board.finding_of(known)
    return redirect(_back(board.edition.name(finding)) if finding else "/history", 303)


@acts.post("/skip/<name>")
def skip(name: str) -> Response:
    """Put the finding last, and go on."""
    who, (board, finding) = editor(), _asked(name)
    desk().skip(who.name, finding)
    return redirect(on(board, who.name, wanted(request.args), name), 303)


@acts.post("/again")
def read_again() -> Response:
    """Read the articles again, honouring every ruling."""
    editor()
    desk().rerun.start()
    return redirect("/again", 303)


@acts.get("/again")
def reading() -> Response | str:
    """How far the reading is; the queue when it is done."""
    again = desk().rerun
    if again.running:
        step, done, total = again.step
        return draw("again.html", "Reading the articles again", "", step=step, done=done, total=total)
    flash(again.failed or "The articles have been read again.", TOLD)
    return redirect("/")
