"""The app, put together: the desk, the pages, what can be done, and what keeps others out."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from reconcile.errors import ReconcileError
from reconcile.review.acts import acts
from reconcile.review.desk import Desk
from reconcile.review.drawing import EXTENSION, draw
from reconcile.review.pages import pages
from reconcile.review.people import people
from reconcile.review.security import secure
from reconcile.review.settings import LARGEST_BODY, Settings

SAID = {
    HTTPStatus.BAD_REQUEST: "The request is not one that this app understands.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is not for that.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        f"That is more than the app takes in at once ({LARGEST_BODY // 1024} kilobytes). Nothing was written."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: "The program failed on this page. Nothing was written.",
}
FORGED = (
    "The form was not sent from a page of this app, or the app was started again since. Nothing was written: go "
    "back, load the page again, and send it once more."
)


def application(desk: Desk, settings: Settings) -> Flask:
    """The app as WSGI. It needs no file but the ledger, and writes nothing else."""
    app = Flask("reconcile.review", static_folder=None, template_folder=None)
    app.extensions[EXTENSION] = (desk, settings)
    secure(app, settings)
    for part in (people, pages, acts):
        app.register_blueprint(part)
    app.register_error_handler(HTTPException, _told)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(ReconcileError, _failed)
    return app


def _told(error: HTTPException) -> tuple[str, int]:
    """A page that says what went wrong: our own words, or the sentence of whoever ended the request."""
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    own = error.description if error.description != type(error).description else None
    return draw(
        "error.html",
        "That did not work",
        "",
        code=code,
        said=own or SAID.get(HTTPStatus(code), HTTPStatus(code).phrase),
    ), code


def _forged(_: CSRFError) -> tuple[str, int]:
    return draw("error.html", "That did not work", "", code=HTTPStatus.BAD_REQUEST, said=FORGED), HTTPStatus.BAD_REQUEST


def _failed(error: ReconcileError) -> tuple[str, int]:
    """The ledger is broken, or a file is gone: said as the command line would."""
    return draw(
        "error.html", "That did not work", "", code=HTTPStatus.INTERNAL_SERVER_ERROR, said=str(error)
    ), HTTPStatus.INTERNAL_SERVER_ERROR
