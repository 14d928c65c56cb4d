"""The documentation, held to the program: commands run again, generated pages made again, links followed.

    python -m benchmarks.check_docs            fails where a page is not as the program is
    python -m benchmarks.check_docs --write    keeps what the program says now, and draws the picture again

In a page, a fenced block says by its first line what becomes of it. All blocks of one page run in one scratch folder,
in which `sources` is a copy of the corpora that ship.

- `console`: a line that begins with `$ ` is run by the shell; the lines below it are what it prints (both streams;
  blanks at line ends aside, nothing is normalised).
- `python`: run by itself; it must not fail.
- any language and `file=NAME`: kept under that name, for the commands below it.

Anything else is left alone. `docs/commands.md`, `docs/rules.md` and `docs/api.md` are made by the program, whole.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

import reconcile
from benchmarks.api_page import api_page
from reconcile.cli import main as program
from reconcile.report import render
from reconcile.rules import rules

ROOT = Path(__file__).parent.parent
HAND = "<!-- Made by `nox -s docs -- --write`: change the program, not this page. -->\n"
PICTURE = ROOT / "docs" / "pictures" / "finding.png"
MOST_BYTES = 200_000
WIDTH, HEIGHT = 1100, 1000
# Of the caller's environment only what finds programs and folders: pytest, for one, prints more where CI is set.
KEPT = ("HOME", "TMPDIR", "CHROMIUM", "PYTHONDONTWRITEBYTECODE", "SSL_CERT_FILE", "SYSTEMROOT")
ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\[]*(?:\[[^\]]*\])?[^\]\[]*\]\(([^()\s]+)\)")


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


# What is generated


def commands_page() -> str:
    """The reference of the command line, from the program itself."""
    assert isinstance(program, click.Group)
    every = every_command(program)
    listed = "".join(
        f"{'  ' * name.count(' ')}- [`reconcile {name}`](#reconcile-{name.replace(' ', '-')}): {_line(command)}\n"
        for name, command in every.items()
    )
    intro = (
        "An error is one line on standard error (that of a wrong option the last of a few), and exit code 2; Ctrl-C "
        "ends with 130,\na closed pipe with 141, and with 1 only `check`, where "
        "articles contradict each other ([all codes](tests.md#one-command)). Every\ncommand has `--help` (or "
        "`-h`); `reconcile --version` prints the version.\n"
        "Commands that take `PATHS` take any number of files and folders; a folder is read with all below it.\n"
    )
    return f"{HAND}\n# The command line\n\n{intro}\n{listed}\n" + "\n".join(
        _command(name, command) for name, command in every.items()
    )


def every_command(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """The commands of a group by name, those of a group in it behind that: "rulings", "rulings add"."""
    found: dict[str, click.Command] = {}
    for name, command in sorted(group.commands.items()):
        found[f"{before}{name}"] = command
        if isinstance(command, click.Group):
            found |= every_command(command, f"{before}{name} ")
    return found


def _line(command: click.Command) -> str:
    return (command.help or "").split("\n", 1)[0]


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"reconcile {name}")
    usage = "reconcile " + " ".join([name, *command.collect_usage_pieces(context)])
    text = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    options = [param for param in command.params if isinstance(param, click.Option)]
    rows = "".join(f"| {_names(option)} | {_cell(option)} |\n" for option in options)
    table = f"\n| option | what it does |\n| --- | --- |\n{rows}" if rows else ""
    return f"## reconcile {name}\n\n    {usage}\n\n{text}\n{table}"


def _names(option: click.Option) -> str:
    if option.is_flag:
        what = ""
    elif isinstance(option.type, click.Choice):
        what = " " + "/".join(map(str, option.type.choices))
    else:
        what = " " + (option.metavar or option.type.name.upper())
    return f"`{', '.join(option.opts)}{what}`"


def _cell(option: click.Option) -> str:
    default = f" Default: `{option.default}`." if option.show_default else ""
    return (option.help or "").replace("|", "\\|") + default


def rules_page() -> str:
    """What each rule finds, as `reconcile rules NAME` prints it."""
    every = sorted(rules().values(), key=lambda rule: rule.name)
    rows = "".join(
        f"| [{rule.name}](#{rule.name}) | {_severities(rule.severities)} | {rule.summary} |\n" for rule in every
    )
    intro = (
        "A rule looks at the claims of a fact, an article or a story, and says what it finds in one sentence, with "
        "its proof.\n`reconcile rules` lists them, `reconcile rules NAME` prints one.\n"
    )
    table = f"| rule | severity | finds |\n| --- | --- | --- |\n{rows}"
    return f"{HAND}\n# The rules\n\n{intro}\n{table}\n" + "\n".join(
        f"## {rule.name}\n\n*{_severities(rule.severities)}*\n\n{_prose(rule.text)}\n" for rule in every
    )


def _severities(severities: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(each, "word", each)) for each in severities)


def _prose(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", r"\*").strip()


def python_page() -> str:
    """The Python interface, from its docstrings."""
    return f"{HAND}\n{api_page()}"


GENERATED: dict[str, Callable[[], str]] = {"commands.md": commands_page, "rules.md": rules_page, "api.md": python_page}


# What is run


@dataclass(frozen=True)
class Wrong:
    """What is not as it should be: the page, and what to say of it."""

    page: str
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.what}"


def run_page(text: str, scratch: Path) -> tuple[str, list[str]]:
    """The page with what its commands print now, and a line for each block that failed outright."""
    failed: list[str] = []

    def again(match: re.Match[str]) -> str:
        language, _, rest = match["info"].partition(" ")
        name = rest.removeprefix("file=") if rest.startswith("file=") else ""
        body = match["body"]
        if name:
            (scratch / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / name).write_text(body, encoding="utf-8")
        elif language == "console":
            printed = [(command, output(command, scratch)) for command in _commands(body)]
            failed.extend(
                f"`{command}` prints what no page may hold:\n{text}"
                for command, text in printed
                if _unfit(text, scratch)
            )
            body = "".join(f"$ {command}\n{text}" for command, text in printed)
        elif language == "python":
            done = subprocess.run(
                [sys.executable, "-c", body],
                cwd=scratch,
                env=_environment(),
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                failed.append(f"a python block fails:\n{done.stderr}")
        return f"```{match['info']}\n{body}```"

    return FENCE.sub(again, text), failed


def changed(reports: Path) -> list[str]:
    """The reports that ship and would be others after the commands of a page: a tour must leave the repository as it
    was."""
    shipped = [path for path in (ROOT / "reports").iterdir() if (reports / path.name).exists()]
    return [f"reports/{path.name}" for path in shipped if files(reports / path.name) != files(path)]


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _unfit(text: str, scratch: Path) -> bool:
    """Whether it is a crash, or tells where the files lie on this machine."""
    return any(word in text for word in ("Traceback (most recent call last)", str(ROOT), str(scratch)))


def _commands(body: str) -> Iterator[str]:
    return (line[2:] for line in body.splitlines() if line.startswith("$ "))


def output(command: str, folder: Path) -> str:
    """What the command prints on either stream, without blanks at line ends."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode("utf-8").splitlines())


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **ENVIRONMENT, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


# What is linked


def prose(text: str) -> str:
    """The page without code, in which nothing is a link or a heading."""
    return re.sub(r"`[^`\n]*`", lambda match: match[0].replace("[", "(").replace("]", ")"), FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+)$", prose(text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = base = re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
        number = 0
        while slug in found:
            number += 1
            slug = f"{base}-{number}"
        found.add(slug)
    return found


def broken(page: Path, text: str) -> list[str]:
    """The links of a page that lead nowhere in this repository; addresses elsewhere are not asked."""
    wrong = []
    for link in LINK.findall(prose(text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists():
            wrong.append(f"the link {link} leads nowhere")
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8")):
            wrong.append(f"the link {link} names no heading of {target.name}")
    return wrong


# What is drawn


def draw() -> None:
    """The picture of a finding page, in Chromium, from the report of a corpus that ships."""
    browser = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not browser:
        print("The picture was not drawn again: there is no Chromium here.")
        return
    with tempfile.TemporaryDirectory() as scratch:
        result = reconcile.run(ROOT / "sources" / "harbour")
        render(result, Path(scratch))
        amounts = {claim.id for claim in result.claims if claim.kind == "amount"}
        finding = next(
            each for each in result.findings if each.rule == "value-conflict" and set(each.claims) <= amounts
        )
        _photograph(browser, Path(scratch) / "findings" / f"{finding.id}.html")


def _photograph(browser: str, page: Path) -> None:
    """The page without its script, in light colours, down to the scale."""
    from playwright.sync_api import sync_playwright

    PICTURE.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        shown = chromium.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", java_script_enabled=False
        )
        shown.goto(page.as_uri())
        shown.screenshot(path=PICTURE)
        chromium.close()


# All of it


def check(write: bool) -> list[Wrong]:
    """What is wrong with the documentation; with `write`, after it was written anew."""
    if write:
        draw()
    wrong = [each for name, make in GENERATED.items() for each in _settle(ROOT / "docs" / name, make(), write)]
    by_hand = [
        page for page in pages() if page.name not in GENERATED or "```python" in page.read_text(encoding="utf-8")
    ]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        wrong += [each for found in workers.map(lambda page: _again(page, write), by_hand) for each in found]
    wrong += [Wrong(page.name, what) for page in pages() for what in broken(page, page.read_text(encoding="utf-8"))]
    if not PICTURE.is_file() or PICTURE.stat().st_size > MOST_BYTES:
        wrong.append(Wrong(PICTURE.name, f"it must be there, and hold at most {MOST_BYTES:,} bytes"))
    return wrong


def _again(page: Path, write: bool) -> list[Wrong]:
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        shutil.copytree(ROOT / "sources", scratch / "sources")
        now, failed = run_page(text, scratch)
        failed += [f"its commands change the report in {name}/, which ships" for name in changed(scratch / "reports")]
    return [Wrong(page.name, what) for what in failed] or _settle(page, now, write)


def _settle(page: Path, now: str, write: bool) -> list[Wrong]:
    """Keep the page as it is now, or say how it differs."""
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    if before == now:
        return []
    if write:
        page.write_text(now, encoding="utf-8")
        print(f"{page.relative_to(ROOT)} written")
        return []
    lines = difflib.unified_diff(
        before.splitlines(), now.splitlines(), "as it stands", "as the program has it", lineterm="", n=1
    )
    return [Wrong(page.name, "it is not as the program has it\n" + "\n".join(lines))]


def main(write: bool) -> int:
    """0 where the documentation is as the program is, else 1."""
    wrong = check(write)
    for each in wrong:
        print(each)
    if wrong and not write:
        print("Read the differences. If the program is right, `nox -s docs -- --write` keeps them.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
