"""Hostile input, through the whole program: a clear error or a clean report, never a traceback, and HTML stays
escaped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reconcile.cli import main

GUARD = 60
"""Seconds after which a run has hung; nothing here is timed."""
OPEN = "The ferry to Marlow opened on 5 May 2024, and Ida Falk paid $5 million for it.\n\n"
SCRIPT = "<script>alert(1)</script>"
TEXTS = {
    "empty": "",
    "newlines": "\n" * 5_000,
    "spaces": " \t\u00a0\u3000" * 2_000,
    "digits": "9" * 100_000,
    "forty-digits": "They paid $"
    + "9" * 40
    + ", "
    + "9" * 40
    + "% of "
    + "9" * 40
    + " people, "
    + "9" * 40
    + " years old, for "
    + "9" * 40
    + " years.",
    "forty-millions": "They paid $"
    + "9" * 40
    + " trillion in "
    + "9" * 28
    + " trillion days, 1e999999999 times, 0."
    + "0" * 30
    + "1 km off.",
    "groups": "1," + "000," * 20_000 + "000 people came.",
    "impossible-days": (
        "It opened on 31 February 2024, on 2024-02-31, on Feb. 30, on 0 May, on 99 May 99999, on 31/31/2024 and in "
        "the year 0."
    ),
    "impossible-times": "At 25:61, at 24:00, at 13 p.m. and at 99 o'clock it rained for -5 hours.",
    "far-days": "It began 999999999 years ago and ends in 999999999 weeks, on 1 January 0001 and 31 December 9999.",
    "quotation-marks": '"' * 10_000,
    "curly-marks": "“‘" * 5_000,
    "nested-marks": '“He said ‘she said "they said ' * 500,
    "brackets": "(" * 50_000,
    "closed-brackets": "(" * 5_000 + ")" * 5_000,
    "square-brackets": "[" * 50_000,
    "right-to-left": (
        "\u202eThe \u202dferry\u2066 cost\u2069 \u200f$5\u200b million\u200d on\ufeff 5\u00ad May\u2060 2024.\u202c"
    )
    * 20,
    "combining": "e" + "\u0301" * 5_000 + " paid $5 million.",
    "controls": "The ferry\x00 cost\x07 $5\x1b[31m million\x7f on 5\x0b May\x0c 2024.\x85\u2028\u2029",
    "other-digits": (
        "They paid ٥ million, ５ million, ² million, Ⅷ million and ½ a billion to ೫ people on ٥ May ２０２４."
    ),
    "emoji": "👩‍👩‍👧‍👦 paid 💵5 million 🇭🇰 on 5️⃣ May. " * 50,
    "casing": "İstanbul'da ŉ ǰ ẞ ΐ ﬁve ﬁfty ﬀ paid $5 million. " * 50,
    "one-character": "x",
    "one-mark": ".",
    "a-dollar": "$",
    "names": "Aa " * 5_000,
    "bracketed-names": "Aa Bb (AB) " * 1_000,
    "apostrophes": "'s ’s s' " * 2_000,
    "dashes": "- — – " * 3_000,
    "urls": "http://a.example/" + "a/" * 10_000,
    "front-is-a-list": "---\n- title\n- publisher\n---\n" + OPEN,
    "front-is-text": "---\njust words\n---\n" + OPEN,
    "front-is-broken": "---\ntitle: [unclosed\n\tpublisher: : :\n---\n" + OPEN,
    "front-never-ends": "---\ntitle: Marlow\n" + OPEN,
    "front-has-odd-values": (
        "---\ntitle: [1, 2]\npublisher: {a: b}\npublished: 99999999999\nurl: 5\nlanguage: true\n---\n"
    )
    + OPEN,
    "front-has-no-day": "---\ntitle: 2024-02-31\npublished: 2024-02-31\n---\n" + OPEN,
    "front-grows": (
        "---\na: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\ntitle: *c\n---\n"
    )
    + OPEN,
    "front-makes-objects": "---\ntitle: !!python/object/apply:os.system [exit]\n---\n" + OPEN,
    "front-has-scripts": (
        f"---\ntitle: '{SCRIPT}'\npublisher: '{SCRIPT}'\nurl: 'javascript:alert(1)'\n---\n{OPEN}{SCRIPT}"
    ),
}
BYTES = {
    "binary.txt": bytes(range(256)) * 400,
    "zeros.txt": b"\x00" * 10_000,
    "half-a-character.txt": OPEN.encode() + b"\xe2\x82",
    "two-encodings.txt": OPEN.encode() + "Café Zürich paid €5 million.".encode("cp1252") + "Café".encode(),
    "utf-16.txt": OPEN.encode("utf-16"),
    "utf-16-cut.txt": OPEN.encode("utf-16")[:-1],
    "utf-8-mark.md": b"\xef\xbb\xbf" + OPEN.encode(),
    "surrogates.txt": OPEN.encode() + "lone \ud800 and \udfff".encode("utf-8", "surrogatepass"),
    "binary.html": bytes(range(256)) * 400,
    "unclosed.html": b"<html><body><p>" + OPEN.encode() + b"<p><b><i><div>" * 2_000,
    "scripts.html": (
        f"<title>{SCRIPT}</title><body onload=alert(1)><p>{OPEN}&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    ).encode()
    * 3,
    "comments.html": b"<!--" * 10_000,
    "binary.jsonl": bytes(range(256)) * 40,
    "zeros.jsonl": b"\x00" * 1_000,
}
LINES = {
    "nulls": {"id": None, "text": None, "title": None, "publisher": None, "published": None, "url": None},
    "numbers": {"id": 5, "text": 5, "title": 5, "publisher": 5, "published": 5, "url": 5},
    "null-fields": {"id": None, "text": OPEN, "title": None, "publisher": None, "published": None, "url": None},
    "number-fields": {"id": 7, "text": OPEN, "title": 5, "publisher": 5.5, "published": 20240505, "url": True},
    "lists": {"id": ["a"], "text": [OPEN], "title": {"a": 1}, "publisher": [], "published": {}, "url": [1]},
    "list-fields": {"id": "a", "text": OPEN, "title": {"a": 1}, "publisher": [], "published": {}, "url": [1]},
    "paths-for-ids": {"id": "../../../../x", "text": OPEN, "title": "../x"},
    "scripts": {
        "id": SCRIPT,
        "text": OPEN + SCRIPT,
        "title": SCRIPT,
        "publisher": SCRIPT,
        "url": "javascript:alert(1)",
    },
    "surrogates": {"id": "\ud800", "text": OPEN + "\udfff", "title": "\ud800", "publisher": "\udc00"},
    "long-fields": {
        "id": "x" * 5_000,
        "text": OPEN,
        "title": "t" * 50_000,
        "publisher": "p" * 50_000,
        "url": "https://a.example/" + "u" * 50_000,
    },
    "no-text": {"id": "a"},
}


def handled(folder: Path, out: Path) -> None:
    """The run ends with a report or with one clear line; the report holds no markup of an article's, and no lone
    surrogate."""
    told = CliRunner().invoke(main, ["run", str(folder), "--out", str(out), "--json", str(out / "result.json")])
    assert told.exit_code in (0, 2), told.output
    assert told.exception is None or isinstance(told.exception, SystemExit)
    if told.exit_code == 2:
        assert told.stderr.startswith("reconcile: ")
        return
    json.loads((out / "result.json").read_text(encoding="utf-8"))
    for page in out.rglob("*.html"):
        written = page.read_text(encoding="utf-8")
        assert SCRIPT not in written
        assert 'href="javascript:' not in written


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{name}.md").write_text(TEXTS[name], encoding="utf-8")
    handled(folder, tmp_path / "out")


@pytest.mark.parametrize("name", BYTES)
def test_hostile_bytes(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(BYTES[name])
    handled(folder, tmp_path / "out")


@pytest.mark.parametrize("name", LINES)
def test_hostile_lines(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "all.jsonl").write_text(
        json.dumps(LINES[name]) + "\n" + json.dumps({"id": "other", "text": OPEN}) + "\n", encoding="utf-8"
    )
    handled(folder, tmp_path / "out")


def test_all_of_it_at_once(tmp_path: Path) -> None:
    """One bad file must not take the good ones with it."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text[:2_000], encoding="utf-8")
    for name, content in BYTES.items():
        (folder / name).write_bytes(content[:2_000])
    (folder / "all.jsonl").write_text(
        "\n".join(map(json.dumps, LINES.values())) + "\nno json\n[1]\n5\nnull\n{", encoding="utf-8"
    )
    (folder / "good.txt").write_text(OPEN, encoding="utf-8")
    handled(folder, tmp_path / "out")
    assert "$5 million" in (tmp_path / "out" / "result.json").read_text(encoding="utf-8")


def process(*words: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, as a shell starts it."""
    command = [sys.executable, "-m", "reconcile.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=GUARD, **more)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", 2),
        ("binary.txt", bytes(range(256)) * 400, 2),
        ("line.txt", b"a" * 5_000_000, 0),
        ("words.txt", b"The ferry cost $5 million. " * 400, 0),
    ],
    ids=[
        "empty",
        "binary",
        "line",
        "words",
    ],  # pytest hands a test's name on to processes, and five million signs are too many
)
def test_a_process_of_its_own(name: str, content: bytes, code: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = process("run", tmp_path / name, "--out", tmp_path / "out")
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr


def test_a_terminal_that_knows_no_unicode(tmp_path: Path) -> None:
    """Where the output's encoding has no such characters, they are replaced or escaped; the run goes on."""
    (tmp_path / "a.txt").write_text("---\ntitle: “Ĥ” 中\n---\n" + OPEN.replace("Ida", "Ǐďå"), encoding="utf-8")
    file, out = tmp_path / "a.txt", tmp_path / "out"
    words: tuple[str | Path, ...]
    for words in (("run", file, "--out", out), ("claims", file), ("check", file)):
        done = process(*words, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert "Traceback" not in done.stderr
        assert done.returncode == 0, done.stderr
