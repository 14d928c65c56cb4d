"""From page data to HTML: Jinja2 with autoescape on, a strict Content-Security-Policy in every page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from reconcile import generated
from reconcile.messages import Catalogue, chosen, language, say
from reconcile.report import links
from reconcile.report.escaping import escaped
from reconcile.report.links import Site
from reconcile.report.pages.common import Page, navigation
from reconcile.report.scripts import spoken
from reconcile.report.templating import environment

FOLDER = Path(__file__).parent
ASSETS = ("report.css", "report.js")
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:"


HOLE = Markup("<!---->")
"""Stands in a frame where the title and the content go: no word of anyone's can hold it unescaped."""


def asset(name: str) -> str:
    """The text of a file that goes with the pages."""
    text = (FOLDER / "assets" / name).read_text(encoding="utf-8")
    return spoken(text) if name.endswith(".js") else text


def as_file(page: Page, site: Site, corpus: str) -> str:
    """The page as a file of its own, in a folder with the others."""
    before, between, after = _frame(site, "../" if "/" in page.path else "", page.part, corpus)
    return f"{before}{escaped(page.title)}{between}{_section(page)}{after}"


def _frame(site: Site, root: str, part: str, corpus: str) -> Sequence[str]:
    """What stands before the title, between it and the content, and behind: the same for all pages of a part."""
    return _frame_in(chosen(), site, root, part, corpus)


@cache
def _frame_in(_language: Catalogue | None, site: Site, root: str, part: str, corpus: str) -> Sequence[str]:
    """The frame in the language of the catalogue, which is the one chosen."""
    return _framed(
        site, root, part, corpus, title=HOLE, content=HOLE, policy="style-src 'self'; script-src 'self'"
    ).split(HOLE)


def as_one(pages: Iterable[Page], site: Site, corpus: str) -> str:
    """All the pages as one file that carries its own style and script."""
    style, script = asset("report.css"), asset("report.js")
    policy = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    title, sections = "", []
    for page in pages:
        title = title or page.title
        sections.append(_section(page))
    content = Markup("\n".join(sections))  # noqa: S704 - rendered with autoescape
    ours = {"style": Markup(style), "script": Markup(script)}  # noqa: S704 - our own files
    return _framed(site, "", "", corpus, title=title, content=content, policy=policy, **ours)


def _framed(
    site: Site,
    root: str,
    part: str,
    corpus: str,
    *,
    title: str,
    content: Markup,
    policy: str,
    style: Markup | None = None,
    script: Markup | None = None,
) -> str:
    here = f"{root}x"
    return (
        environment()
        .get_template("frame.html")
        .render(
            generator=Markup(generated.GENERATOR),  # noqa: S704 - our own words
            policy=f"{CLOSED}; {policy}",
            title=title,
            style=style,
            script=script,
            single=site.single,
            root=root,
            content=content,
            navigation=navigation(site, here, part),
            home=site.href(here, links.INDEX),
            method=site.href(here, links.METHOD),
            corpus=corpus,
            language=language(),
        )
    )


def _section(page: Page) -> str:
    """The page's content with the way up and on, as it stands in a file."""
    name = links.section(page.path)
    body = environment().get_template(page.template).render(data=page.data, uid=name)
    return (
        f'<section class="page" id="{name}" aria-label="{escaped(page.title)}" tabindex="-1">\n{_trail(page)}{body}\n'
        "</section>\n"
    )


def _trail(page: Page) -> str:
    """The links to the page above, and to the ones before and after it."""
    up = (
        (
            '<a rel="up" '
            f'href="{page.up}">{escaped(page.crumbs[0].label) if page.crumbs else escaped(say("All findings"))}</a>'
        )
        if page.up
        else ""
    )
    previous = f'<a rel="prev" href="{page.previous}">{escaped(say("Previous finding"))}</a>' if page.previous else ""
    following = f'<a rel="next" href="{page.next}">{escaped(say("Next finding"))}</a>' if page.next else ""
    turn = f'<span class="turn">{previous}{following}</span>' if previous or following else ""
    return f'<div class="trail">{up}{turn}</div>\n' if up or turn else ""


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
