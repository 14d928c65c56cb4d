"""Runs the examples of every format: one test an example, and an example asserts the whole list of articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile import articles
from reconcile.articles._formats import FOLDER, formats
from reconcile.errors import UnreadableInput
from tests.articles.making import made, needed


def examples() -> list[Any]:
    paths = sorted(FOLDER.glob("*.examples.toml"))
    return [
        pytest.param(one, id=f"{path.name.split('.')[0]}-{one['file']}")
        for path in paths
        for one in tomllib.loads(path.read_text("utf-8"))["example"]
    ]


def same(article: articles.Article, key: str, want: Any) -> bool:
    if key in ("holds", "lacks"):
        return (str(want) in article.text) is (key == "holds")
    if key == "notes":
        return any(str(want) in note for note in article.notes)
    if key == "places":
        return [[place.start, place.label] for place in article.places] == list(want)
    return bool((getattr(article, key) or "") == want)


@pytest.mark.parametrize("example", examples())
def test_example(example: dict[str, Any], tmp_path: Path) -> None:
    needed(example["file"])
    (tmp_path / example["file"]).write_bytes(made(example))
    (tmp_path / "zz-beside.txt").write_text("Beside it stands another article.", encoding="utf-8")
    read = articles.read([tmp_path])
    found = [article for article in read.articles if article.id != "zz-beside"]
    assert len(found) == len(example["articles"]), [article.id for article in found]
    for article, want in zip(found, example["articles"], strict=True):
        wrong = {key: getattr(article, key, article.text) for key in want if not same(article, key, want[key])}
        assert not wrong, example.get("why", "")
    reasons = example.get("not_read", [])
    assert len(read.not_read) == len(reasons)
    assert all(any(reason in entry.why for entry in read.not_read) for reason in reasons)


def test_every_suffix_has_one_format() -> None:
    """What a user may name is what the error message lists."""
    assert {".txt", ".md", ".html", ".htm", ".jsonl"} <= set(formats())


def test_the_error_names_the_suffixes(tmp_path: Path) -> None:
    (tmp_path / "quay.xyz").write_text("The quay is open.", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"no reader for files of the type '\.xyz'.*\.jsonl"):
        articles.read([tmp_path / "quay.xyz"])
