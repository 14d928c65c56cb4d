"""What stands between the app and a page of the web: names, origins, tokens, headers, limits.

Host names are checked by Werkzeug, tokens against forged requests by Flask-WTF; both before any page is looked up.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect

from reconcile.review.settings import HOURS, LARGEST_BODY, MOST_FIELDS, Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri "
    "'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, no script or style inside of a page, no frame
around it."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def secure(app: Flask, settings: Settings) -> None:
    """Set the app up so that only its own pages reach it. The key of its cookies is new at each start: sign-ins end
    with it."""
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        MAX_FORM_PARTS=MOST_FIELDS,
        SESSION_COOKIE_NAME=f"reconcile_{settings.port}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=HOURS),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_own_origin)
    CSRFProtect(app)
    app.after_request(_headed)


def _own_origin() -> None:
    """Refuse what a page of another origin sends, whatever else it knows."""
    origin = request.headers.get("Origin")
    if request.method not in SAFE and origin and origin != "null" and urlsplit(origin).netloc != request.host:
        abort(403, "The request came from a page of another site.")


def _headed(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def inside(target: str) -> str:
    """The address where it is one of this app ("/findings/x.html?show=open"), else the first page: nobody is led
    elsewhere."""
    parts = urlsplit(target) if target.isprintable() and "\\" not in target else None
    good = (
        parts is not None
        and not parts.scheme
        and not parts.netloc
        and target.startswith("/")
        and not target.startswith("//")
    )
    return target if good else "/"
