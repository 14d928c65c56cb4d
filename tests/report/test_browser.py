"""The report in a browser, from disk: it loads nothing, runs nothing of an article's, fits a telephone, passes axe at
AA."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reconcile.report import render

from .sample import sample

pytestmark = pytest.mark.browser
CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Browser, Dialog, Page, sync_playwright
except ImportError as error:
    pytest.skip(
        f"the browser tests need playwright and axe-playwright-python ({error.name} is missing)",
        allow_module_level=True,
    )
if not CHROMIUM:
    pytest.skip("the browser tests need Chromium: install it, or name it in CHROMIUM", allow_module_level=True)

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
RULES = [
    ("value-conflict", ("conflict", "warning"), "Two values that cannot both be true.\n\nExample: 25 here, 30 there."),
    ("date-conflict", ("conflict",), "Two days."),
]
MATCHES = {"cost": (("feature", "weight"), ("same verb", "0.4"))}
PAGES = (
    "index",
    "stories",
    "articles",
    "rules",
    "method",
    "findings/f-open",
    "findings/f-quote",
    "findings/f-cost",
    "stories/ferry",
    "facts/ferry",
    "articles/ferry--gazette",
    "articles/quarry--hostile",
)
AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "preload": False}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    render(sample(), out, rules=RULES, matches=MATCHES)
    return out


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(
        sample(), tmp_path_factory.mktemp("single") / "report.html", rules=RULES, matches=MATCHES, single_file=True
    )


class Watched:
    """A page of a browser with what went wrong on it, and what it asked for."""

    def __init__(self, browser: Browser, **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _refuse(self, dialog: Dialog) -> None:
        self.troubles.append(dialog.message)
        dialog.dismiss()

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def overflow(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def violations(self) -> list[str]:
        found = Axe().run(self.page, options=AA).response["violations"]
        return [
            f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"
            for each in found
            for node in each["nodes"]
        ]


LOOKS = [(360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_from_disk(browser: Browser, folder: Path, width: int, scheme: str) -> None:
    with Watched(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as watched:
        for name in PAGES:
            watched.page.goto((folder / f"{name}.html").as_uri())
            assert watched.overflow() <= 0, name
            assert watched.violations() == [], name
        assert watched.troubles == []
        assert all(url.startswith(folder.as_uri()) for url in watched.requests)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_one_file(browser: Browser, single: Path, width: int, scheme: str) -> None:
    with Watched(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as watched:
        for name in PAGES:
            watched.page.goto(f"{single.as_uri()}#page-{name.replace('/', '-')}")
            assert watched.page.locator("section.page:visible").count() == 1, name
            assert watched.overflow() <= 0, name
        assert watched.violations() == []
        assert watched.troubles == []
        assert {url.split("#")[0] for url in watched.requests} == {single.as_uri()}


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_everything_can_be_read(browser: Browser, folder: Path, single: Path, width: int) -> None:
    with Watched(browser, viewport={"width": width, "height": 800}, java_script_enabled=False) as watched:
        for uri in [*((folder / f"{name}.html").as_uri() for name in PAGES), single.as_uri()]:
            watched.page.goto(uri)
            box = watched.page.locator("main").bounding_box()
            assert box
            assert box["width"] <= width
        watched.page.goto(single.as_uri())
        assert watched.page.locator("section.page:visible").count() > len(PAGES)
        assert watched.page.locator("form.filters:visible").count() == 0
        assert watched.troubles == []


def test_nothing_of_an_article_runs(browser: Browser, folder: Path, single: Path) -> None:
    with Watched(browser) as watched:
        for uri in [*(path.as_uri() for path in sorted(folder.rglob("*.html"))), single.as_uri()]:
            watched.page.goto(uri)
            assert watched.page.evaluate("window.broken") is None, uri
            assert watched.page.locator("a[href^='javascript' i]").count() == 0
            assert watched.page.locator("main img, main script").count() == 0
        assert watched.troubles == []


def test_the_filter_keeps_its_choice_in_the_address(browser: Browser, folder: Path) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "index.html").as_uri())
        page.select_option("select[name=rule]", "date-conflict")
        assert page.url.endswith("#rule=date-conflict")
        assert page.locator("li[data-k]:visible").count() == 1
        assert page.locator("output").inner_text() == "1 of 8 findings"
        page.reload()
        assert page.locator("li[data-k]:visible").count() == 1
        page.click("button[type=reset]")
        page.wait_for_function("!location.hash")
        page.fill("input[name=q]", "rounded once")
        assert page.locator("li[data-k]:visible").all_inner_texts()[0].startswith("Note")
        page.goto((folder / "index.html").as_uri() + "#severity=warning&kind=quote")
        assert page.locator("li[data-k]:visible").count() == 1
        assert watched.troubles == []


def test_keys_walk_through_the_report(browser: Browser, folder: Path) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto((folder / "index.html").as_uri())
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("o")
        page.wait_for_url("**/findings/f-open.html")
        page.keyboard.press("]")
        page.wait_for_url("**/findings/f-year.html")
        page.keyboard.press("[")
        page.wait_for_url("**/findings/f-open.html")
        page.keyboard.press("u")
        page.wait_for_url("**/stories/ferry.html")
        page.keyboard.press("?")
        assert page.locator("dialog#keys").is_visible()
        page.uncheck("#keys-on")
        page.keyboard.press("Escape")
        page.keyboard.press("u")
        assert page.url.endswith("/stories/ferry.html")
        page.goto((folder / "index.html").as_uri())
        page.keyboard.press("?")
        page.check("#keys-on")
        page.keyboard.press("Escape")
        page.wait_for_function("document.activeElement === document.body")
        page.keyboard.press("/")
        page.wait_for_function("document.activeElement.name === 'q'")
        assert watched.troubles == []


def test_links_lead_through_one_file(browser: Browser, single: Path) -> None:
    with Watched(browser) as watched:
        page = watched.page
        page.goto(single.as_uri())
        page.get_by_text("A terminal that opens by 30 June 2031").first.click()
        page.locator("section.page:visible").get_by_text("in context").first.click()
        assert page.locator("section.page:visible").get_attribute("id") == "page-articles-ferry--courier"
        assert page.locator("#c-c-open").is_visible()
        page.go_back()
        assert page.locator("section.page:visible").get_attribute("id") == "page-findings-f-open"
        assert watched.troubles == []


def test_folds_are_open_in_print(browser: Browser, folder: Path) -> None:
    for scripts in (True, False):
        with Watched(browser, java_script_enabled=scripts) as watched:
            watched.page.goto((folder / "index.html").as_uri())
            watched.page.emulate_media(media="print")
            note = watched.page.locator("details.notes li").first
            box = note.bounding_box()
            assert box
            assert box["height"] > 10
