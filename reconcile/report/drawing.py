"""From page data to HTML: Jinja2 with autoescape on, a strict Content-Security-Policy in every page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.pages.common import Link, Page, navigation
from reconcile.report.templating import environment

FOLDER = Path(__file__).parent
ASSETS = ("report.css", "report.js")
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:"


@dataclass(frozen=True, slots=True)
class Section:
    """One page's content within a file."""

    anchor: str
    title: str
    crumbs: tuple[Link, ...]
    previous: str | None
    next: str | None
    up: str | None
    body: Markup


def asset(name: str) -> str:
    """The text of a file that goes with the pages."""
    return (FOLDER / "assets" / name).read_text(encoding="utf-8")


def as_file(page: Page, site: Site, corpus: str) -> str:
    """The page as a file of its own, in a folder with the others."""
    return environment().get_template("frame.html").render(
        policy=f"{CLOSED}; style-src 'self'; script-src 'self'",
        title=page.title,
        style=None,
        script=None,
        single=False,
        root="../" if "/" in page.path else "",
        sections=[_section(page)],
        navigation=navigation(site, page.path, page.part),
        home=site.href(page.path, links.INDEX),
        method=site.href(page.path, links.METHOD),
        corpus=corpus,
    )


def as_one(pages: Iterable[Page], site: Site, corpus: str) -> str:
    """All the pages as one file that carries its own style and script."""
    style, script = asset("report.css"), asset("report.js")
    sections: Sequence[Section] = [_section(page) for page in pages]
    return environment().get_template("frame.html").render(
        policy=f"{CLOSED}; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
        title=sections[0].title,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        single=True,
        root="",
        sections=sections,
        navigation=navigation(site, links.INDEX, ""),
        home=site.href("", links.INDEX),
        method=site.href("", links.METHOD),
        corpus=corpus,
    )


def _section(page: Page) -> Section:
    name = links.section(page.path)
    body = environment().get_template(page.template).render(data=page.data, uid=name)
    return Section(name, page.title, page.crumbs, page.previous, page.next, page.up, Markup(body))  # noqa: S704 - rendered with autoescape


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
