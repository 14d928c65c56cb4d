"""From page data to HTML, in the frame of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import current_app, g, get_flashed_messages
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from reconcile import generated, sanitizing
from reconcile.messages import language
from reconcile.report import links
from reconcile.report.pages.common import Nav, Page
from reconcile.review.desk import Desk
from reconcile.review.settings import Settings
from reconcile.review.templating import environment

QUEUE, DISAGREEMENTS, HISTORY = "", "disagreements", "history"
PARTS = (
    ("Queue", QUEUE),
    ("Report", links.INDEX),
    ("Stories", links.STORIES),
    ("Articles", links.ARTICLES),
    ("Disagreements", DISAGREEMENTS),
    ("History", HISTORY),
    ("Rules", links.RULES),
    ("Method", links.METHOD),
)
FOLDER = Path(__file__).parent / "assets"
EXTENSION = "reconcile"


def desk() -> Desk:
    """The desk of this app."""
    found: Desk = current_app.extensions[EXTENSION][0]
    return found


def settings() -> Settings:
    """How this app is served."""
    found: Settings = current_app.extensions[EXTENSION][1]
    return found


def draw(template: str, title: str, part: str, **data: Any) -> str:
    """The page of that template, with the frame and the form's token."""
    corpus = desk().corpus
    return sanitizing.page(
        environment()
        .get_template(template)
        .render(
            generator=Markup(generated.GENERATOR),  # noqa: S704 - our own words
            language=language(),
            policy="",
            title=f"{title} · {corpus}" if corpus else title,
            style=None,
            script=None,
            single=False,
            root="/",
            home="/",
            method=f"/{links.METHOD}",
            corpus=corpus,
            content="",
            navigation=[Nav(label, f"/{path}", path == part) for label, path in PARTS],
            person=g.get("person"),
            settings=settings(),
            token=generate_csrf,
            messages=get_flashed_messages(with_categories=True),
            **data,
        )
    )


def draw_page(template: str, page: Page, part: str | None = None, **data: Any) -> str:
    """A page of the report in the frame of the app, as one of that part of it."""
    return draw(
        template,
        page.title,
        page.part if part is None else part,
        page=page,
        data=page.data,
        uid=links.section(page.path),
        **data,
    )


def body(page: Page) -> Markup:
    """The content of a page of the report, as it stands in any frame."""
    drawn = environment().get_template(page.template).render(data=page.data, uid=links.section(page.path))
    return Markup(drawn)  # noqa: S704 - rendered with autoescape
