"""Write the files beside this script: the invented story of the desk (../desk/story.txt) as programs of the web give
it.

    python tests/articles/web_desk/make.py [FOLDER]

Needs Chromium, GNU Wget, node with the package `feed`, the packages feedgen, feedgenerator, newsmlg2, warcio, requests,
wacz and playwright, and a wheel of superdesk-core unpacked in the folder that SUPERDESK names (its formatters are run
without the rest of it). The tests need none of them: what it writes is checked in. What is not installed is told, and
its files are left.
"""

from __future__ import annotations

import contextlib
import datetime
import http.server
import importlib.abc
import importlib.machinery
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar
from unittest.mock import MagicMock

HERE = Path(__file__).parent
TITLE, BYLINE, *BODY = (HERE.parent / "desk" / "story.txt").read_text(encoding="utf-8").strip().split("\n\n")
MARKUP = "".join(f"<p>{escape(each, quote=False)}</p>\n" for each in BODY)
PLAIN = "\n\n".join(BODY)
SUMMARY = "The pier is open again."
SITE, PAPER = "courier.example", "Tarrow Courier"
URL = f"https://{SITE}/lantern-pier"
DAY = datetime.datetime(2025, 5, 28, 9, 15, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
LATER = DAY + datetime.timedelta(days=1)
LIMIT = 120
"""Seconds for a program."""
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="{{charset}}"><title>{escape(TITLE)} | {PAPER}</title>
<meta property="og:site_name" content="{PAPER}"><meta property="og:title" content="{escape(TITLE)}"><link rel="canonical" href="{URL}">
<meta property="article:published_time" content="{DAY.isoformat()}"><meta property="article:modified_time" content="{LATER.isoformat()}">
<script type="application/ld+json">{{{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "{DAY.isoformat()}", "dateModified": "{LATER.isoformat()}", "publisher": {{{{"@type": "Organization", "name": "{PAPER}"}}}}}}}}</script>
<link rel="stylesheet" href="site.css"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav></header>
<main><article><h1>{escape(TITLE)}</h1><p class="byline">{escape(BYLINE)}</p><img src="pier.png" alt="">
{MARKUP}</article>
<aside class="related-stories"><h2>Read next</h2><p><a href="/ferry">The ferry to Port Ennis cost £9.9 million, and nobody on the quay has seen it since</a></p></aside>
<section id="comments"><div class="comment"><p>I counted 999 planks myself, and the pier cost £77 million, as everybody in Tarrow knows very well by now.</p></div></section></main>
<div id="cookie-banner" role="dialog"><p>We and our 812 partners store cookies on your device. You may refuse, for £3 a month.</p></div>
<footer><p>Copyright 2025 {PAPER}</p></footer></body></html>"""  # noqa: E501
PNG = bytes.fromhex(
    (
        "89504e470d0a1a0a0000000d494844520000000100000001010000000037 6ef9240000000a49444154789c6360000000020001 "
        "48afa4710000000049454e44ae426082"
    ).replace(" ", "")
)
FEED = f"""
const {{ Feed }} = require("feed");
const fs = require("fs");
const story = JSON.parse(fs.readFileSync(0, "utf8"));
const feed = new Feed({{ title: "{PAPER}", id: "https://{SITE}/", link: "https://{SITE}/", language: "en", copyright: "", updated: new Date(story.later) }});
feed.addItem({{ title: story.title, id: story.url, link: story.url, description: story.summary, content: story.markup, published: new Date(story.day), date: new Date(story.later) }});
fs.writeFileSync("node.rss", feed.rss2());
fs.writeFileSync("node.atom", feed.atom1());
fs.writeFileSync("node.json", feed.json1());
"""  # noqa: E501


def run(*command: str, cwd: Path | None = None, **more: Any) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, cwd=cwd, **more)


def feeds(folder: Path, scratch: Path) -> None:
    """feedgen, Django's feed generator as a package of its own."""
    from feedgen.feed import FeedGenerator
    from feedgenerator import Atom1Feed, Rss201rev2Feed

    made = FeedGenerator()
    made.id(f"https://{SITE}/")
    made.title(PAPER)
    made.link(href=f"https://{SITE}/")
    made.description("News of the harbour")
    made.language("en")
    entry = made.add_entry()
    entry.id(URL)
    entry.title(TITLE)
    entry.link(href=URL)
    entry.published(DAY)
    entry.updated(LATER)
    entry.summary(SUMMARY)
    entry.content(MARKUP, type="html")
    made.atom_file(str(folder / "feedgen.atom"), pretty=True)
    entry.content(MARKUP, type="CDATA")
    made.rss_file(str(folder / "feedgen.rss"), pretty=True)
    for kind, name in ((Rss201rev2Feed, "django.rss"), (Atom1Feed, "django.atom")):
        other = kind(title=PAPER, link=f"https://{SITE}/", description="News of the harbour", language="en")
        # Django's has no full content: sites that use it put the article into the description.
        other.add_item(
            title=TITLE, link=URL, description=MARKUP, content=MARKUP, pubdate=DAY, updateddate=LATER, unique_id=URL
        )
        with (folder / name).open("w", encoding="utf-8") as file:
            other.write(file, "utf-8")


def json_feeds(folder: Path, scratch: Path) -> None:
    """django-jsonfeed, and jsonfeed-util, which is called the same and is looked for in the folder that JSONFEED
    names."""
    from jsonfeed import JSONFeed

    made = JSONFeed(title=PAPER, link=f"https://{SITE}/", description="News of the harbour", language="en")
    made.add_item(title=TITLE, link=URL, description=MARKUP, pubdate=DAY, updateddate=LATER, unique_id=URL)
    with (folder / "django.json").open("w", encoding="utf-8") as file:
        made.write(file, "utf-8")
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import jsonfeed as j; t = json.load(sys.stdin)\n"
        "f = j.Feed(t.pop('paper'), language='en', items=[j.Item(**t)]); print(f.to_json(indent=1))"
    )
    story = {
        "paper": PAPER,
        "id": URL,
        "url": URL,
        "title": TITLE,
        "content_text": PLAIN,
        "summary": SUMMARY,
        "date_published": DAY.isoformat(),
        "date_modified": LATER.isoformat(),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, os.environ["JSONFEED"]],
        input=json.dumps(story),
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT,
    )
    (folder / "util.json").write_text(done.stdout, encoding="utf-8")


def node(folder: Path, scratch: Path) -> None:
    """The package `feed`, which many sites of node.js use."""
    story = {
        "title": TITLE,
        "url": URL,
        "summary": SUMMARY,
        "markup": MARKUP,
        "day": DAY.isoformat(),
        "later": LATER.isoformat(),
    }
    modules = os.environ.get("NODE_PATH", "")
    run("node", "-e", FEED, cwd=folder, input=json.dumps(story).encode(), env={**os.environ, "NODE_PATH": modules})


class Stand(MagicMock):
    """What stands in for the parts of Superdesk that need its database."""

    __path__: list[str] = []  # noqa: RUF012 (one a module is set below)
    __all__: ClassVar[list[str]] = []


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the formatters themselves from the wheel, and a stand-in for all else of it."""

    REAL: ClassVar = (
        "superdesk.publish.formatters",
        "superdesk.text_utils",
        "superdesk.etree",
        "superdesk.metadata",
        "superdesk.utc",
    )
    STOOD_IN: ClassVar = {
        "superdesk",
        "apps",
        "flask",
        "eve",
        "eve_elastic",
        "bson",
        "celery",
        "pymongo",
        "arrow",
        "draftjs_exporter",
    }

    def __init__(self, root: str) -> None:
        self.root = root

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        if fullname.startswith(self.REAL) and not fullname.endswith(("idml_formatter", "imatrics")):
            return None
        return (
            importlib.machinery.ModuleSpec(fullname, self, is_package=True)
            if fullname.split(".")[0] in self.STOOD_IN
            else None
        )

    def create_module(self, spec: Any) -> Any:
        made = Stand(name=spec.name)
        made.__spec__ = spec
        if spec.name in ("superdesk", "superdesk.publish"):
            made.__path__ = [f"{self.root}/{spec.name.replace('.', '/')}"]
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: there is none."""


def superdesk(folder: Path, scratch: Path) -> None:
    """Superdesk's formatters: NITF, NewsML-G2 with NITF in it, ninjs; a story, a preformatted one, a package."""
    root = os.environ.get("SUPERDESK", "")
    if not (Path(root) / "superdesk").is_dir():
        raise FileNotFoundError("SUPERDESK names no unpacked wheel of superdesk-core")
    sys.meta_path.insert(0, Finder(root))
    sys.path.insert(0, root)
    import superdesk as core
    from superdesk.publish.formatters.newsml_g2_formatter import NewsMLG2Formatter
    from superdesk.publish.formatters.ninjs_formatter import NINJSFormatter
    from superdesk.publish.formatters.nitf_formatter import NITFFormatter

    rights = {"copyrightholder": PAPER, "copyrightnotice": "", "usageterms": ""}
    core.get_resource_service.return_value.get_rightsinfo.return_value = rights
    core.get_resource_service.return_value.generate_sequence_number.return_value = 7
    core.config.VERSION = "_current_version"
    sys.modules["flask"].current_app.config = {"NEWSML_PROVIDER_ID": PAPER, "DEFAULT_LANGUAGE": "en"}
    sys.modules["eve.utils"].config.VERSION = "_current_version"
    plain = {
        "guid": f"tag:{SITE},2025:pier",
        "type": "text",
        "headline": TITLE,
        "byline": BYLINE,
        "body_html": MARKUP,
        "language": "en",
        "source": PAPER,
        "firstcreated": DAY,
        "versioncreated": LATER,
        "pubstatus": "usable",
        "state": "published",
        "_current_version": 3,
        "urgency": 3,
    }
    formatted = {
        **plain,
        "type": "preformatted",
        "format": "preserved",
        "body_html": f"<pre>{escape(PLAIN, quote=False)}</pre>",
    }
    boxed = {
        **plain,
        "body_html": MARKUP.replace("<p>Some", "<h2>The work</h2>\n<p>Some"),
        "ednote": "",
        "subject": [{"qcode": "04000000", "name": "economy"}],
    }
    for name, story in (("plain", plain), ("formatted", formatted), ("boxed", boxed)):
        for suffix, formatter in (("nitf", NITFFormatter), ("newsml", NewsMLG2Formatter)):
            one = formatter()
            one.append_body_footer = lambda article: article["body_html"]
            one._format_translated_name = lambda *_: None
            for wordy in ("_format_genre", "_format_located", "_format_place", "_format_category"):
                setattr(one, wordy, lambda *_: None)
            ((_, text),) = one.format({**story}, {})
            (folder / f"superdesk-{name}.{suffix}.xml").write_text(text, encoding="utf-8")
        one = NINJSFormatter()
        one.append_body_footer = lambda article: article["body_html"]
        made = one._transform_to_ninjs({**story}, {})
        (folder / f"superdesk-{name}.ninjs.json").write_text(
            json.dumps(made, default=lambda day: day.isoformat() if hasattr(day, "isoformat") else None),
            encoding="utf-8",
        )


def newsml(folder: Path, scratch: Path) -> None:
    """The IPTC's own package for NewsML-G2."""
    import NewsMLG2
    from lxml import etree

    source = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:{SITE}:pier" standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en-GB">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><itemMeta><itemClass qcode="ninat:text"/><provider literal="{PAPER}"/><versionCreated>{LATER.isoformat()}</versionCreated><firstCreated>{DAY.isoformat()}</firstCreated></itemMeta>
<contentMeta><contentCreated>{DAY.isoformat()}</contentCreated><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body>{MARKUP}</body></html></inlineXML></contentSet></newsItem>"""  # noqa: E501
    item = NewsMLG2.NewsMLG2Document(source.encode()).get_item()
    written = item.to_xml()
    (folder / "iptc.newsml.xml").write_bytes(
        etree.tostring(written, xml_declaration=True, encoding="utf-8", pretty_print=True)
    )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[int]:
    """The story as a site of this machine; its port."""
    (folder / "lantern-pier.html").write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
    western = PAGE.format(charset="iso-8859-1").replace("<title>", "<title>Western: ")
    (folder / "western.html").write_bytes(western.encode("windows-1252"))
    framed = PAGE.format(charset="utf-8").replace("</main>", '<iframe src="ad.html"></iframe></main>')
    (folder / "framed.html").write_text(framed.replace("<title>", "<title>Framed: "), encoding="utf-8")
    (folder / "ad.html").write_text(
        "<p>The new Meridian policy costs £99 a month, and 400,000 people have one.</p>", encoding="utf-8"
    )
    (folder / "site.css").write_text("body { font: 16px/1.5 serif } article { max-width: 40em }", encoding="utf-8")
    (folder / "pier.png").write_bytes(PNG)
    handler = partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def wget(folder: Path, scratch: Path) -> None:
    """GNU Wget's WARC, packed and not, and a page with what it shows."""
    out = scratch / "out"
    out.mkdir()
    with served(scratch) as port:
        at = f"http://127.0.0.1:{port}"
        run(
            "wget",
            "--quiet",
            "--page-requisites",
            "--warc-file=wget",
            "--delete-after",
            f"{at}/lantern-pier.html",
            cwd=out,
        )
        run(
            "wget",
            "--quiet",
            "--no-warc-compression",
            "--warc-file=wget-plain",
            "--delete-after",
            f"{at}/western.html",
            cwd=out,
        )
    for name in ("wget.warc.gz", "wget-plain.warc"):
        shutil.copy(out / name, folder / name)


def warcio(folder: Path, scratch: Path) -> None:
    """warcio's capture of what requests is sent, and the WACZ that Webrecorder's own program makes of it."""
    from warcio.capture_http import capture_http

    import requests  # isort: skip (only what is imported after capture_http is captured)

    (folder / "warcio.warc.gz").unlink(missing_ok=True)
    with served(scratch) as port, capture_http(str(folder / "warcio.warc.gz")):
        requests.get(f"http://127.0.0.1:{port}/lantern-pier.html", timeout=LIMIT)
        requests.get(f"http://127.0.0.1:{port}/site.css", timeout=LIMIT)
    for name, archive, more in (
        ("warcio", "warcio.warc.gz", ["--detect-pages"]),
        ("wget", "wget.warc.gz", ["--detect-pages"]),
        ("plain", "wget-plain.warc", []),
    ):
        (folder / f"{name}.wacz").unlink(missing_ok=True)
        run(
            str(Path(sys.executable).with_name("wacz")),
            "create",
            "-o",
            str(folder / f"{name}.wacz"),
            *more,
            str(folder / archive),
        )


def chromium(folder: Path, scratch: Path) -> None:
    """Chromium's snapshot of a page in one file."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with served(scratch) as port, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=program, args=["--no-sandbox", f"--host-resolver-rules=MAP {SITE} 127.0.0.1:{port}"]
        )
        for name, page in (
            ("chromium", "lantern-pier.html"),
            ("chromium-western", "western.html"),
            ("chromium-framed", "framed.html"),
        ):
            tab = browser.new_page()
            tab.goto(f"http://{SITE}/{page}", wait_until="load", timeout=LIMIT * 1000)
            data = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
            (folder / f"{name}.mhtml").write_bytes(data.encode("utf-8"))
        browser.close()


def saved(folder: Path, scratch: Path) -> None:
    """Chromium's "Save page as": a page, and a folder beside it. The browser has no other way to it than its window."""
    target = folder / "saved"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    env = {**os.environ, "DISPLAY": ":77"}

    def key(*words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, timeout=LIMIT, check=False
        ).stdout

    with contextlib.ExitStack() as stack, served(scratch) as port:
        for number, page in enumerate(("lantern-pier.html", "western.html", "framed.html")):
            profile = scratch / f"profile{number}"
            (profile / "Default").mkdir(parents=True)
            settings = {"savefile": {"default_directory": str(target), "type": 1}}
            (profile / "Default" / "Preferences").write_text(json.dumps(settings))
            browser = [
                "chromium",
                "--no-sandbox",
                "--no-first-run",
                f"--user-data-dir={profile}",
                f"--host-resolver-rules=MAP {SITE} 127.0.0.1:{port}",
                f"http://{SITE}/{page}",
            ]
            started = []
            for command, patience in (
                (["Xvfb", ":77", "-screen", "0", "1200x900x24"], 2),
                (["openbox"], 1),
                (browser, 9),
            ):
                started.append(subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
                stack.callback(started[-1].terminate)
                time.sleep(patience)
            window = key("search", "--onlyvisible", "--class", "chromium").split()[-1]
            key("windowactivate", "--sync", window)
            key("key", "ctrl+s")
            time.sleep(4)
            key("windowactivate", "--sync", key("search", "--onlyvisible", "--name", "Save File").split()[-1])
            time.sleep(1)
            key("key", "alt+s")
            time.sleep(5)
            for process in reversed(started):
                process.terminate()
                process.wait(LIMIT)


WAYS: tuple[Callable[[Path, Path], None], ...] = (
    feeds,
    json_feeds,
    node,
    superdesk,
    newsml,
    wget,
    warcio,
    chromium,
    saved,
)


def main(folder: Path) -> None:
    for way in WAYS:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                way(folder, Path(scratch))
            except (ImportError, FileNotFoundError, KeyError, StopIteration, subprocess.SubprocessError) as error:
                print(f"{way.__name__}: left as it is ({error}) {getattr(error, 'stderr', b'') or ''}")
            else:
                print(f"{way.__name__}: written")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
