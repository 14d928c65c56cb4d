"""Draws the pictures of docs/review.md again, in Chromium: `python -m benchmarks.review_pictures`.

They show the app on the articles of sources/harbour, with two editors and a clock that stands still.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import tempfile
from pathlib import Path
from threading import Thread

from waitress.server import create_server

import reconcile
from reconcile.report.links import article_page
from reconcile.review.application import application
from reconcile.review.desk import Desk
from reconcile.review.edition import edition
from reconcile.review.settings import Settings
from reconcile.rulings import Ledger

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
NOW = datetime.datetime(2025, 2, 19, 9, 30, tzinfo=datetime.UTC)
WIDTH, HEIGHT = 1180, 780
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
SUM, BOSS = "EUR 264 million", "Chief executive"
"""What stands in the sentences of the findings that are shown."""


def draw(browser: str) -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as folder:
        run = edition(reconcile.run(ROOT / "sources" / "harbour"), ())
        desk = Desk(run, Ledger(Path(folder) / "rulings.jsonl"), lambda: NOW)
        server = create_server(application(desk, Settings(("127.0.0.1",), "Mara Lind")), host="127.0.0.1", port=0)
        Thread(target=server.run, daemon=True).start()
        names = {words: run.name(next(f for f in run.index.findings if words in f.message)) for words in (SUM, BOSS)}
        _photograph(browser, f"http://127.0.0.1:{server.effective_port}", names)
        server.close()


def _photograph(browser: str, address: str, names: dict[str, str]) -> None:
    from playwright.sync_api import Page, sync_playwright

    def editor(name: str) -> Page:
        page = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light").new_page()
        page.goto(f"{address}/sign-in")
        page.fill("input[name=name]", name)
        page.press("input[name=name]", "Enter")
        page.wait_for_url(f"{address}/")
        return page

    def rule(page: Page, finding: str, value: str, reason: str) -> None:
        page.goto(f"{address}/findings/{finding}.html")
        page.check(f'input[value="{value}"]')
        page.fill("form.rule textarea", reason)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        mara, jon = editor("Mara Lind"), editor("Jon Aas")
        rule(mara, names[BOSS], "source-error", "The Review took her title from an old card.")
        mara.get_by_role("button", name="Rule and stay").click()
        mara.wait_for_selector(".force")
        mara.goto(f"{address}/?show=all")
        mara.screenshot(path=PICTURES / "review-queue.png")
        rule(mara, names[SUM], "one-right:0", "The contract of 12 March, page 4.")
        rule(jon, names[SUM], "needs-call", "Does the consortium count the crane?")
        mara.screenshot(path=PICTURES / "review-finding.png")
        mara.get_by_role("button", name="Rule and stay").click()
        mara.wait_for_selector(".force")
        jon.get_by_role("button", name="Rule and stay").click()
        jon.wait_for_selector(".trouble")
        jon.screenshot(path=PICTURES / "review-overtaken.png")
        mara.goto(f"{address}/{article_page('coastal-wire')}")
        mara.get_by_text("A value was misread", exact=True).click()
        form = mara.locator('form[action="/claims/misread"]')
        form.locator("select").select_option(
            label=next(each for each in form.locator("option").all_inner_texts() if "620" in each)
        )
        form.locator("input[name=value]").fill("640 metres")
        form.locator("textarea").fill("The copy of the wire had a smudge here.")
        mara.locator("section.marks").screenshot(path=PICTURES / "review-misread.png")
        chromium.close()


def main() -> int:
    """0 where they were drawn, 2 where there is no Chromium."""
    known = (os.environ.get("CHROMIUM"), *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    browser = next(filter(None, known), None)
    if browser is None:
        print("There is no Chromium here: install it, or name it in CHROMIUM.", file=sys.stderr)
        return 2
    draw(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
