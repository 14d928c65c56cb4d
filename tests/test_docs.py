"""The documentation knows every command, option, format, kind and rule, and none of its links is broken.

`nox -s docs` runs its commands again; here is what can be told in a moment.
"""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from benchmarks import check_docs
from reconcile.cli import main
from reconcile.kinds import kinds
from reconcile.report import formats
from reconcile.rules import rules

DOCS = check_docs.ROOT / "docs"
MEND = "`nox -s docs -- --write` writes the page again"


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(name: str) -> str:
    """What the reference says of one command."""
    _, found, rest = text("commands.md").partition(f"\n## reconcile {name}\n")
    assert found, f"docs/commands.md lacks {name}; {MEND}"
    return rest.partition("\n## ")[0]


EVERY = check_docs.every_command(main)


@pytest.mark.parametrize("name", EVERY)
def test_every_command_and_option_is_documented(name: str) -> None:
    """An option that nobody can read of is an option that nobody uses."""
    for param in EVERY[name].params:
        for option in param.opts if isinstance(param, click.Option) else ():
            assert option in section(name), f"docs/commands.md lacks {option} of {name}; {MEND}"


@pytest.mark.parametrize("name", EVERY)
def test_every_option_says_what_it_does(name: str) -> None:
    for param in EVERY[name].params:
        assert not isinstance(param, click.Option) or param.help, f"{param.name} of {name} has no help"


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_rule_is_listed(name: str) -> None:
    assert f"\n## {name}\n" in text("rules.md"), f"docs/rules.md lacks {name}; {MEND}"


@pytest.mark.parametrize("name", formats())
def test_every_format_is_named(name: str) -> None:
    assert f"`{name}`" in (check_docs.ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(kinds()))
def test_the_value_of_every_kind_is_told(name: str) -> None:
    rows = [line.split("|")[1] for line in text("tests.md").splitlines() if line.startswith("| ")]
    assert any(name in [each.strip() for each in row.split(",")] for row in rows), (
        f"docs/tests.md lacks the value of {name}"
    )


@pytest.mark.parametrize("page", check_docs.pages(), ids=lambda page: page.name)
def test_no_link_is_broken(page: Path) -> None:
    assert check_docs.broken(page, page.read_text(encoding="utf-8")) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """A check that finds nothing must be shown to be able to."""
    page = tmp_path / "page.md"
    there = "# One two\n\n[here](#one-two) [there](page.md#one-two) `[code](nowhere)` [far](https://example.org/x)\n"
    page.write_text(there, encoding="utf-8")
    assert check_docs.broken(page, there) == []
    assert len(check_docs.broken(page, there + "[a](none.md) [b](#none) [c](page.md#none) ![d](none.png)")) == 4


def test_output_that_no_longer_matches_is_found(tmp_path: Path) -> None:
    page = (
        "```console\n$ echo one   \none\n```\n\n```text file=it.txt\ntwo\n```\n\n```console\n"
        "$ cat it.txt; echo three >&2\ntwo\n```\n"
    )
    now, failed = check_docs.run_page(page, tmp_path)
    assert now == page.replace("two\n```\n", "two\nthree\n```\n").replace("file=it.txt\ntwo\nthree", "file=it.txt\ntwo")
    assert failed == []
    assert check_docs.run_page("```python\nassert False\n```\n", tmp_path)[1]


@pytest.mark.parametrize("command", ["python -c 'raise ValueError'", "pwd"])
def test_a_crash_or_a_path_of_this_machine_is_never_kept(tmp_path: Path, command: str) -> None:
    """`--write` keeps what is printed, so it must know what not to keep."""
    assert check_docs.run_page(f"```console\n$ {command}\n```\n", tmp_path)[1]


def test_the_picture_is_there_and_small() -> None:
    assert 0 < check_docs.PICTURE.stat().st_size <= check_docs.MOST_BYTES
