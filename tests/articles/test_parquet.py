"""Parquet files as tables and pipelines write them, and such as were made to do harm."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reconcile import articles, parallel, report
from reconcile.articles import _allowance
from reconcile.cli import main
from tests.articles.making import parquet

pa: Any = pytest.importorskip("pyarrow", reason="needs pyarrow: nothing is known of Parquet files")
pq: Any = pytest.importorskip("pyarrow.parquet")
TEXT = "The quay of Thornaby cost {} million euros and was opened on Tuesday, Ada Bergova said."
ROWS: list[dict[str, Any]] = [
    {"id": "wire", "text": TEXT.format(40), "published": "2024-11-05", "publisher": "Wire", "language": "en"},
    {
        "id": "desk",
        "text": TEXT.format(44),
        "published": "2024-11-06",
        "url": "https://desk.example/a",
        "title": "Quay",
    },
    {"text": "", "title": "nothing"},
    {"text": TEXT.format(45), "title": None, "published": "yesterday"},
]


def table(columns: dict[str, Any], **how: Any) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, **how)
    return buffer.getvalue()


def read(folder: Path, content: bytes, **how: Any) -> articles.Read:
    (folder / "a.parquet").write_bytes(content)
    (folder / "beside.txt").write_text("The mole is shut.", encoding="utf-8")
    return articles.read([folder], **how)


def test_rows_are_what_lines_are(tmp_path: Path) -> None:
    """The same articles, claims and findings, whichever of both holds them."""
    for name in ("lines", "rows"):
        (tmp_path / name).mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    (tmp_path / "lines" / "desk.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "rows" / "desk.parquet").write_bytes(parquet(ROWS, row_group_size=2))
    found = []
    for name in ("lines", "rows"):
        document = json.loads(report.to_json(parallel.run_paths([tmp_path / name], jobs=1, cached=False)))
        for article in document["articles"]:
            for told in ("path", "sha256", "format", "inside"):
                article.pop(told, None)
        document["not_read"] = [entry["why"].replace("line", "row") for entry in document["not_read"]]
        found.append(document)
    assert found[0] == found[1]
    assert any(finding["severity"] == "conflict" for finding in found[0]["findings"])


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (lambda: pa.array([datetime.date(2024, 11, 5)]), "2024-11-05"),
        (lambda: pa.array([1_730_800_000_123_456_789], pa.timestamp("ns")), "2024-11-05"),
        (lambda: pa.array([1_730_764_900], pa.timestamp("s", tz="+02:00")), "2024-11-05"),
        (lambda: pa.array(["2024-11-05"]).dictionary_encode(), "2024-11-05"),
        (lambda: pa.array([b"2024-11-05"], pa.binary()), "2024-11-05"),
        (lambda: pa.array([20241105], pa.int32()), "2024-11-05"),
        (lambda: pa.array([None], pa.date32()), None),
        (lambda: pa.nulls(1), None),
        (lambda: pa.array([float("nan")]), None),
    ],
    ids=["day", "nanoseconds", "zone", "dictionary", "bytes", "number", "null", "nothing", "nan"],
)
def test_days_of_every_type(tmp_path: Path, column: Callable[[], Any], day: str | None) -> None:
    found = read(tmp_path, table({"text": ["The quay is open."], "published": column()}))
    assert (found.articles[0].published, found.articles[0].notes) == (day, ())


def test_a_moment_that_no_calendar_has_is_noted(tmp_path: Path) -> None:
    found = read(tmp_path, table({"text": ["The quay."], "published": pa.array([2**61], pa.timestamp("ms"))}))
    assert found.articles[0].published is None
    assert "no date that can be read" in found.articles[0].notes[0]


def test_a_page_as_it_was_sent(tmp_path: Path) -> None:
    """Bytes, in the encoding that they say themselves."""
    page = (
        '<html><head><meta charset="windows-1252"><title>Quay opens</title></head><body><article><h1>Quay opens</h1>'
        "<p>The café on the new quay was opened on Tuesday, twelve years after the first plan, in front of some 300 "
        "guests.</p><p>It cost 40 million euros, four million more than the town had been told.</p></article></body>"
    )
    found = read(tmp_path, table({"html": [page.encode("windows-1252")]}))
    assert "The café on the new quay" in found.articles[0].text


def test_columns_by_other_names(tmp_path: Path) -> None:
    content = table({"wert": ["The quay is open."], "tag": ["2024-11-05"]})
    found = read(tmp_path, content, columns={"text": "wert", "published": "2"})
    assert (found.articles[0].text, found.articles[0].published) == ("The quay is open.", "2024-11-05")


def shared(many: int, characters: int) -> bytes:
    """So many rows that all are the one value of a dictionary."""
    word = pa.DictionaryArray.from_arrays(pa.array([0] * many, pa.int32()), pa.array(["y" * characters]))
    return table({"text": word}, compression="zstd", dictionary_pagesize_limit=100_000_000)


def halves(content: bytes) -> bytes:
    return content[: len(content) // 2]


QUAY = {"text": ["The quay is open."] * 3}
LARGEST, WHOLE = 100_000, 2_000_000
"""Bytes that an article, and all of a file, may have in these tests."""
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut": (lambda: halves(table(QUAY)), "a Parquet file that is broken"),
    "no foot": (lambda: table(QUAY)[:-8] + b"\xff" * 8, "a Parquet file that is broken"),
    "foot of nothing": (lambda: b"PAR1\x15" + b"\xff" * 200 + b"\xc8\x00\x00\x00PAR1", "a Parquet file that is broken"),
    "no rows": (lambda: table({"text": pa.array([], pa.string())}), "a table without rows"),
    "no columns": (lambda: table({}), "a table without rows"),
    "rows of nothing": (
        lambda: table({"text": pa.nulls(900_000, pa.string())}, compression="zstd"),
        "says it has 900,000 rows",
    ),
    "one value for all": (lambda: shared(60, 90_000), "all that is packed into the file is more than 2 MB"),
    "vast value": (lambda: shared(1, 200_000), "row 1, column 'text': it holds 200,000 bytes; `--largest MB` reads"),
    "vast group": (
        lambda: table({"text": ["z" * 90_000] * 30}, compression="zstd", use_dictionary=False),
        "rows 1 to 30 unfold to 3 MB, and no more than 2 MB of a file are read; `--largest MB` reads more",
    ),
    "no text": (
        lambda: table({"text": pa.array([b"\xff\xfe\xe9"], pa.binary())}),
        "row 1, column 'text': no text in UTF-8 (at byte 0): write the column as strings",
    ),
    "numbers": (lambda: table({"text": [1.5]}), "column 'text' holds values of the type double, and no text"),
    "record": (lambda: table({"text": [{"en": "The quay."}]}), "column 'text' holds values of the type struct<"),
    "twice": (
        lambda: table(pa.table([["a"], ["b"]], names=["text", "text"])),
        "two columns called 'text': rename one of them",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """One clear line, and the article beside it is read."""
    monkeypatch.setattr(_allowance, "SIZE", WHOLE)
    made, why = HOSTILE[name]
    found = read(tmp_path, made(), largest=LARGEST)
    assert [entry.path for entry in found.not_read] == [str(tmp_path / "a.parquet")]
    assert why in found.not_read[0].why
    assert not found.not_read[0].defect
    assert found.articles[-1].id == "beside"


def test_what_may_be_of_all_rows_grows_with_the_largest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_allowance, "SIZE", WHOLE)
    assert len(read(tmp_path, shared(60, 90_000), largest=10 * LARGEST).articles) == 61


def test_what_is_broken_costs_its_group_alone(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"row_group_size": 3, "compression": None, "use_dictionary": False}
    content = bytearray(table({"text": [TEXT.format(at) for at in range(10, 19)]}, **plain))
    place = content.index(TEXT.format(14).encode())
    content[place - 4 : place] = b"\xff" * 4  # how long it is
    found = read(tmp_path, bytes(content))
    assert [article.id for article in found.articles] == ["a/1", "a/2", "a/3", "a/7", "a/8", "a/9", "beside"]
    assert "rows 4 to 6: a Parquet file that is broken" in found.not_read[0].why


def test_a_group_of_rows_at_a_time(tmp_path: Path) -> None:
    """What is unfolded at once does not grow with the file."""
    content = table({"text": [f"{at} " * 4_000 for at in range(300)]}, row_group_size=10, compression="zstd")
    pool, before = pa.proxy_memory_pool(pa.default_memory_pool()), pa.default_memory_pool()
    pa.set_memory_pool(pool)
    try:
        found = read(tmp_path, content)
    finally:
        pa.set_memory_pool(before)
    assert len(found.articles) == 301
    whole = sum(len(article.text) for article in found.articles)
    assert 0 < pool.max_memory() < whole / 4


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"PAR1", "a Parquet file that is broken"), (b"", "empty"), (b"text", "a Parquet file that is broken")],
)
def test_the_command_says_which_file_and_what_to_do(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "desk.parquet"
    path.write_bytes(content)
    told = CliRunner().invoke(main, ["run", str(path)])
    assert told.exit_code == 2
    assert f"{path}: {why}" in told.stderr
    assert "Traceback" not in told.stderr


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    found = read(tmp_path, table(QUAY))
    assert "pip install 'fact-reconcile[parquet]'" in found.not_read[0].why
