"""What can be read: the queue, the findings with their panels, the pages of the report, disagreements, history."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, redirect, request
from flask import Response as Sent
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from reconcile.model import Finding
from reconcile.report import drawing as report
from reconcile.report.pages.common import Page
from reconcile.review import listing
from reconcile.review.desk import Board
from reconcile.review.drawing import DISAGREEMENTS, FOLDER, HISTORY, QUEUE, body, desk, draw, draw_page, settings
from reconcile.review.filtering import filters
from reconcile.review.marking import NOTHING_SENT, Filled, marks
from reconcile.review.panel import Past, panel
from reconcile.review.people import Person, somebody
from reconcile.review.queueing import Wanted, chosen, following, wanted

pages = Blueprint("pages", __name__)
ASSETS = {
    "report.css": "text/css",
    "report.js": "text/javascript",
    "review.css": "text/css",
    "review.js": "text/javascript",
}
NO_SUCH = "There is no such page in this run. Articles may have been added or taken away since."


@pages.get("/")
def queue() -> str:
    """The findings to rule on."""
    board, choice = desk().board(), wanted(request.args)
    data = listing.queue(desk(), board, somebody().name, choice, _number(request.args.get("page", "")))
    return draw("queue.html", data.title, QUEUE, data=data, filters=filters(board, choice), choice=choice)


def _number(text: str) -> int:
    """The number of a page of a list, 1 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


@pages.get("/findings/<name>.html")
def finding(name: str) -> str:
    """A finding with the form beside its quotations; with `look=second` the first ruling is hidden."""
    board = desk().board()
    found = board.edition.findings.get(name) or abort(404, NO_SUCH)
    return draw_finding(board, found, somebody(), blind=blind(board, found, somebody()))


def blind(board: Board, finding: Finding, person: Person) -> bool:
    """Is it a second look, of somebody else than who ruled first?"""
    ruled = board.ruled.get(finding.id)
    return request.args.get("look") == "second" and ruled is not None and ruled.person != person.name


def draw_finding(board: Board, finding: Finding, person: Person, *, blind: bool, **more: object) -> str:
    """The finding's page, as this person sees it; `more` is what else the template shows."""
    choice = wanted(request.args)
    order = chosen(board, choice) if choice.query else list(board.edition.index.findings)
    page = board.edition.finding(board.edition.name(finding), order)
    bare = replace(page.data, ruling=None, reviews="")  # the panel tells it, or hides it
    page = replace(page, data=bare, previous=_with(page.previous, choice), next=_with(page.next, choice))
    shown = more.pop("panel", None) or panel(board, finding, person.name, blind=blind, templates=settings().templates)
    given = {"trouble": "", "overtaken": None, **more}
    return draw_page(
        "finding_desk.html",
        page,
        QUEUE,
        panel=shown,
        name=board.edition.name(finding),
        choice=choice,
        tally=board.tally,
        total=len(board.serious),
        **given,
    )


def _with(href: str | None, choice: Wanted) -> str | None:
    return f"{href}{choice.query}" if href else None


@pages.get("/next")
def following_page() -> Response:
    """On to the next finding that is to be ruled on, or to the queue where none is left."""
    return redirect(on(desk().board(), somebody().name, wanted(request.args), request.args.get("after", "")))


def on(board: Board, person: str, choice: Wanted, after: str) -> str:
    """The address of the next finding to rule on, or of the queue."""
    found = following(desk(), board, person, choice, after)
    return f"/findings/{board.edition.name(found)}.html{choice.query}" if found else f"/{choice.query}"


@pages.get(f"/{HISTORY}")
def history() -> str:
    """Every entry of the ledger, the last first."""
    data = listing.history(desk(), desk().board(), _number(request.args.get("page", "")))
    return draw("history.html", "History", HISTORY, data=data)


@pages.get(f"/{DISAGREEMENTS}")
def disagreements() -> str:
    """What two people ruled differently, and what waits for a second look."""
    data = listing.disagreements(desk().board(), somebody().name)
    return draw("disagreements.html", "Disagreements", DISAGREEMENTS, data=data)


@pages.get("/assets/<name>")
def asset(name: str) -> Response:
    """A style or a script: one of four."""
    kind = ASSETS.get(name) or abort(404)
    text = report.asset(name) if name.startswith("report.") else (FOLDER / name).read_text(encoding="utf-8")
    answer = Sent(text, mimetype=kind)
    answer.cache_control.no_cache = True
    answer.add_etag()
    return answer.make_conditional(request)


@pages.get("/<path:path>")
def report_page(path: str) -> str:
    """A page of the report; on those of articles and facts, what is there can be ruled on."""
    return draw_report(desk().board(), path, somebody())


def draw_report(
    board: Board,
    path: str,
    person: Person,
    sent: Filled = NOTHING_SENT,
    *,
    trouble: str = "",
    overtaken: Past | None = None,
) -> str:
    """The page of the report at that address, as this person sees it; `sent` is what a form had, `trouble` and
    `overtaken` what became of it."""
    try:
        page, content = board.drawn.get(path) or _drawn(board, path)
    except KeyError:
        raise NotFound(NO_SUCH) from None
    offered = marks(board, path, sent) if person.may_rule else None
    return draw_page("page_desk.html", page, body=content, marks=offered, trouble=trouble, overtaken=overtaken)


def _drawn(board: Board, path: str) -> tuple[Page, Markup]:
    """The page and its content. Lists, which may be of thousands, are drawn once for each state of the ledger."""
    page = board.edition.page(path)
    found = page, body(page)
    if "/" not in path:
        board.drawn[path] = found
    return found
