"""The app in a browser: keys alone, no scripts at all, two editors at once, axe at AA on every page, narrow and
dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from waitress.server import create_server

from reconcile.report import links
from reconcile.rulings import Verdict, What

from .newsroom import Newsroom, finding, page_of, result

pytestmark = pytest.mark.browser
CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Browser, Page, sync_playwright
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
AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "preload": False}
SUM, DAY, FIRE = (page_of(finding(words)) for words in ("Spending", "3 March", "killed"))
ARTICLE = f"/{links.article_page('basin/first')}"
FACTS = f"/{links.facts_page(str(result().articles[0].story))}"
PAGES = (
    "/",
    "/?show=all&q=marlow",
    SUM,
    DAY,
    FIRE,
    ARTICLE,
    FACTS,
    "/history",
    "/disagreements",
    "/index.html",
    "/stories.html",
    "/articles.html",
    "/rules.html",
    "/method.html",
    "/sign-in",
    "/nowhere",
)
CHANGED = ("/", "/?show=all", SUM, ARTICLE, FACTS, f"{SUM}?look=second", "/history", "/disagreements", "/index.html")
"""What looks otherwise when something has been ruled."""
LOOKS = [(360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


class Open:
    """The app on a real port of this machine, and browsers that look at it."""

    def __init__(self, browser: Browser, newsroom: Newsroom) -> None:
        self.browser, self.newsroom = browser, newsroom
        self.server = create_server(newsroom.app, host="127.0.0.1", port=0)
        self.address = f"http://127.0.0.1:{self.server.effective_port}"
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.contexts: list[Any] = []
        Thread(target=self.server.run, daemon=True).start()

    def page(self, name: str = "", **context: Any) -> Page:
        """A browser of its own, which has signed in under the name."""
        made = self.browser.new_context(**context)
        made.set_default_timeout(20_000)
        self.contexts.append(made)
        page = made.new_page()
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        if name:
            page.goto(f"{self.address}/sign-in")
            page.fill("input[name=name]", name)
            page.press("input[name=name]", "Enter")
            page.wait_for_url(f"{self.address}/")
        return page

    def close(self) -> None:
        for each in self.contexts:
            each.close()
        self.server.close()


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    found = Open(browser, Newsroom(tmp_path))
    yield found
    found.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AA).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:200]}" for each in found for node in each["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_passes_axe_and_fits(desk: Open, width: int, scheme: str) -> None:
    """In light and dark, on a telephone and on a desk; before anything is ruled, and with everything there is to
    show."""
    page = desk.page("Ada", viewport={"width": width, "height": 800}, color_scheme=scheme)
    others = desk.newsroom.editor("Ben")
    for full in (False, True):
        if full:
            others.rule(SUM, "one-right:1", "The contract says so.")
            others.post(f"/note/{SUM[10:-5]}", reason="I have seen it.")
            others.rule(DAY, "explained", "two stages")
            claim = next(each.key for each in result().claims if "90 boats" in each.quote)
            fields = {"page": ARTICLE[1:], "claim": claim, "value": "80 boats", "reason": "the list of berths"}
            others.post("/claims/misread", **fields)
            desk.newsroom.editor("Cleo").rule(f"{SUM}?look=second", "needs-call", "not so fast")
        for path in CHANGED if full else PAGES:
            page.goto(f"{desk.address}{path}")
            page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
                path
            )
            assert violations(page) == [], path
    assert [each for each in desk.troubles if "404" not in each] == []
    assert all(url.startswith((desk.address, "data:")) for url in desk.requests)


def test_the_pages_after_a_slip_pass_axe_too(desk: Open) -> None:
    page = desk.page("Ada")
    page.goto(f"{desk.address}{SUM}")
    desk.newsroom.editor("Ben").rule(SUM, "needs-call")
    page.check('input[value="explained"]')
    page.fill("textarea[name=reason]", "two budgets")
    page.get_by_role("button", name="Rule and stay").click()
    page.wait_for_selector(".trouble")
    assert page.evaluate("document.activeElement.className") == "trouble"
    assert violations(page) == []
    page.goto(f"{desk.address}{DAY}")
    page.get_by_role("button", name="Rule and stay").click()
    assert "no ruling was chosen" in page.inner_text(".trouble")
    assert violations(page) == []
    page.goto(f"{desk.address}{ARTICLE}")
    page.get_by_text("A value was misread", exact=True).click()
    form = page.locator('form[action="/claims/misread"]')
    form.locator("select").select_option(index=1)
    form.locator("input[name=value]").fill("nothing of the kind")
    form.get_by_role("button").click()
    assert "cannot be read as" in page.inner_text(".trouble")
    assert violations(page) == []


def test_a_whole_review_by_keyboard_alone(desk: Open) -> None:
    """From the queue through every finding, with a slip that is taken back, to an empty queue: no mouse."""
    page = desk.page("Ada")
    keys = page.keyboard
    keys.press("n")
    page.wait_for_url("**/findings/**")
    first = page.url
    keys.press("a")
    assert page.locator('input[name="verdict"]:checked').get_attribute("value") == "one-right:0"
    keys.press("a")
    assert page.locator('input[name="verdict"]:checked').get_attribute("value") == "one-right:1"
    keys.press("1")
    assert page.locator('input[name="verdict"]:checked').get_attribute("value") == "one-right:0"
    keys.press("r")
    keys.type("The contract says so, and so on: abcexz.")
    keys.press("Control+Enter")
    page.wait_for_url(lambda url: url != first)
    second = page.url
    keys.press("s")
    page.wait_for_url(lambda url: url != second)
    third = page.url
    assert third not in (first, second)
    keys.press("x")
    keys.type("two stages")
    keys.press("Control+Enter")
    page.wait_for_url(second)
    keys.press("z")
    page.wait_for_url(third)
    assert page.locator(".force").count() == 0
    keys.press("b")
    keys.press("Enter")
    page.wait_for_url(second)
    keys.press("e")
    assert page.evaluate("document.activeElement.name") == "reason"
    keys.type("copied wrongly")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url(f"{desk.address}/")
    assert "Nothing is left to rule on." in page.inner_text("h1")
    rulings = [
        entry.ruling.verdict for entry in desk.newsroom.ledger.read() if entry.what is What.RULE and entry.ruling
    ]
    assert rulings == [Verdict.ONE_RIGHT, Verdict.EXPLAINED, Verdict.BOTH_RIGHT, Verdict.SOURCE_ERROR]
    keys.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    keys.type("mill")
    keys.press("Enter")
    page.wait_for_url("**q=mill**")
    keys.press("?")
    assert "accept a side" in page.inner_text("dialog#keys")
    page.uncheck("#keys-on")
    keys.press("Escape")
    page.goto(first)
    keys.press("c")
    assert page.locator('input[value="needs-call"]:checked').count() == 0
    assert desk.troubles == []


def test_by_tab_and_space_alone(desk: Open) -> None:
    """Who cannot, or will not, use single keys gets through with what every browser has."""
    page = desk.page("Ada")
    page.goto(f"{desk.address}{SUM}")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "verdict":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.type("the contract")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_selector(".force")
    assert "One side is right" in page.inner_text(".force")


def test_a_whole_review_without_scripts(desk: Open) -> None:
    page = desk.page("Ada", java_script_enabled=False)
    page.get_by_text("Begin with the first").click()
    for reason in ("first", "second", "third"):
        page.check('input[value="explained"]')
        page.fill("form.rule textarea", reason)
        page.get_by_role("button", name="Rule, then next").click()
    assert "Nothing is left to rule on." in page.inner_text("h1")
    page.select_option("select[name=show]", "ruled")
    page.fill("input[name=q]", "second")
    page.get_by_role("button", name="Show").click()
    page.locator(".rows a").first.click()
    page.get_by_role("button", name="Take it back").click()
    assert page.locator(".force").count() == 0
    page.get_by_text("Notes").click()
    page.fill("form.small textarea", "a note")
    page.get_by_role("button", name="Leave it").click()
    assert "a note" in page.inner_text(".noted")
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("link", name="History").click()
    assert "5 entries" in page.inner_text("h1")
    assert len(desk.newsroom.ledger.read()) == 5


def test_what_no_finding_is_about_is_ruled_on_without_scripts(desk: Open) -> None:
    """A value that was misread, on the page of its article; two facts of two kinds, which are refused, on theirs."""
    page = desk.page("Ada", java_script_enabled=False)
    page.goto(f"{desk.address}{ARTICLE}")
    page.get_by_text("A value was misread", exact=True).click()
    form = page.locator('form[action="/claims/misread"]')
    form.locator("select").select_option(
        label=next(each for each in form.locator("option").all_inner_texts() if "90 boats" in each)
    )
    form.locator("input[name=value]").fill("80 boats")
    form.locator("textarea").fill("the list of berths")
    form.get_by_role("button").click()
    assert "80 boats" in page.locator(".marks .rival").inner_text()
    page.get_by_role("button", name="Take it back").click()
    assert [entry.what for entry in desk.newsroom.ledger.read()] == [What.RULE, What.UNDO]
    page.goto(f"{desk.address}{FACTS}")
    page.get_by_text("Two facts are the same thing", exact=True).click()
    form = page.locator('form[action="/facts/join"]')
    for name, words in (("fact", "40 million"), ("other", "3 March")):
        listed = form.locator(f"select[name={name}]")
        label = next(each for each in listed.locator("option").all_inner_texts() if words in each)
        listed.select_option(label=label)
    form.get_by_role("button").click()
    assert "two kinds" in page.locator(".trouble").inner_text()
    assert len(desk.newsroom.ledger.read()) == 2


def test_two_browsers_at_once(desk: Open) -> None:
    """The second is told, shown the first, and overwrites nothing unless told to once more."""
    ada, ben = desk.page("Ada"), desk.page("Ben")
    for page in (ada, ben):
        page.goto(f"{desk.address}{SUM}")
    ada.check('input[value="one-right:1"]')
    ada.fill("form.rule textarea", "the contract")
    ada.get_by_role("button", name="Rule and stay").click()
    ada.wait_for_selector(".force")
    ben.check('input[value="explained"]')
    ben.fill("form.rule textarea", "two budgets")
    ben.get_by_role("button", name="Rule and stay").click()
    told = ben.locator(".trouble").inner_text()
    assert "Your ruling was not written" in told
    assert "the contract" in told
    assert "Ada" in told
    assert ben.input_value("form.rule textarea") == "two budgets"
    assert ben.locator('input[value="explained"]:checked').count() == 1
    assert [entry.person for entry in desk.newsroom.ledger.read()] == ["Ada"]
    ben.get_by_role("button", name="Rule and stay").click()
    ben.wait_for_selector(".force")
    assert "two budgets" in ben.inner_text(".force")
    assert [entry.person for entry in desk.newsroom.ledger.read()] == ["Ada", "Ben"]


def test_nothing_of_an_article_or_of_a_ruling_runs(desk: Open) -> None:
    hostile = desk.newsroom.editor("Ben")
    hostile.rule(
        FIRE, "explained", '</textarea><script>window.broken = 1</script><img src=x onerror="window.broken = 1">'
    )
    page = desk.page("Ada")
    for path in ("/?show=all", FIRE, "/history", "/index.html", "/articles.html", "/stories.html"):
        page.goto(f"{desk.address}{path}")
        assert page.evaluate("window.broken") is None, path
        assert page.locator("main img, main script").count() == 0, path
    assert desk.troubles == []


def test_no_page_of_another_site_frames_the_app(desk: Open) -> None:
    page = desk.page()
    page.set_content(f'<iframe src="{desk.address}/" width="600" height="400"></iframe>')
    page.wait_for_timeout(500)
    assert not any("rule on" in (frame.text_content("body") or "") for frame in page.frames[1:])


def test_texts_are_copied_by_a_button(desk: Open) -> None:
    desk.newsroom.editor("Ben").rule(SUM, "one-right:1", "The contract says so.")
    page = desk.page("Ada", permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{desk.address}{SUM}")
    page.get_by_text("Texts to copy").click()
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".piece textarea").first.input_value()
