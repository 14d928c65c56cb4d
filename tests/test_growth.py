"""Time grows with the input and no faster, for input that once cost more; the first test of each kind is not timed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile import articles
from reconcile.articles.html import CROWDED
from reconcile.claims import extract
from reconcile.model import Article

OPEN = "The ferry to Marlow opened on 5 May 2024, and Ida Falk paid $5 million for it."
MORE, ROOM = 8, 3
"""How much longer the long input is, and how much dearer a piece of it may be: a quadratic step would cost eight times
as much."""


def one_id(number: int) -> str:
    return "".join(json.dumps({"id": "a", "text": f"{OPEN} It was trip {trip}."}) + "\n" for trip in range(number))


def crowded(attribute: str) -> Callable[[int], str]:
    """A page with a tag of that many attributes."""
    return lambda number: (
        f"<html><body><p {' '.join(attribute.format(each) for each in range(number))}>{OPEN}</p></body></html>"
    )


FILES: dict[str, tuple[str, Callable[[int], str], int]] = {
    "one id": ("all.jsonl", one_id, 500),
    "quoted attributes": ("page.html", crowded('a{}="x"'), 2_500),
    "attributes of angles": ("page.html", crowded("a{}='>'"), 2_500),
    "bare attributes": ("page.html", crowded("attribute{}"), 2_500),
}
SYLLABLES = ["Ba", "Do", "Fi", "Gu", "Ke", "La", "Mo", "Ni", "Pu", "Re"]


def name(number: int) -> str:
    """Another name for every number below ten thousand."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize()


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "possessives": (lambda number: "Smith's " * (number * 1_000 + 1), 1),
    "possessives of two": (lambda number: "Ann Smith's " * (number * 1_000 + 1), 1),
    "sons": (lambda number: "Smith's son said so. " * number, 1_000),
    "many names": (lambda number: " ".join(f"{name(each % 10_000)}son spoke." for each in range(number)), 1_250),
    "many persons": (lambda number: " ".join(f"Ann {name(each % 10_000)}son spoke." for each in range(number)), 1_250),
    "names in a row": (lambda number: " ".join(name(each % 10_000) for each in range(number)), 1_250),
}


def written(folder: Path, kind: str, times: int) -> Path:
    file, make, least = FILES[kind]
    (folder / file).write_text(make(least * times), encoding="utf-8")
    return folder / file


@pytest.mark.parametrize("kind", FILES)
def test_all_of_it_is_read(kind: str, tmp_path: Path) -> None:
    read = articles.read([written(tmp_path, kind, MORE)])
    assert not read.not_read
    assert len({article.id for article in read.articles}) == (FILES[kind][2] * MORE if kind == "one id" else 1)
    assert all(OPEN in article.text for article in read.articles)


def test_copies_of_an_id_are_numbered_past_what_is_taken(tmp_path: Path) -> None:
    """Also where a number that would be next is taken by an article that gives itself that id."""
    ids = ["a", "a", "a~2", "a", "b", "a~2"]
    (tmp_path / "all.jsonl").write_text(
        "".join(json.dumps({"id": each, "text": f"{OPEN} {n}"}) + "\n" for n, each in enumerate(ids)), encoding="utf-8"
    )
    assert [article.id for article in articles.read([tmp_path]).articles] == ["a", "a~2", "a~2~2", "a~2~3", "a~3", "b"]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ('<p class="a" id=b data-x>', '<p class="a" id=b data-x>'),
        ("<p " + "a=1 " * 4_000 + ">", "<p>"),
        ("<p " + "a=1 " * 4_000, "<p>"),
        (f'<p style="{"x: y;" * 4_000}" src="data:{"A" * 90_000}">', None),
        ("<" * 9_000, None),
        ('<p "' * 9_000, None),
        ("a < b and " * 4_000, None),
    ],
)
def test_only_a_crowded_tag_loses_its_attributes(page: str, kept: str | None) -> None:
    assert CROWDED.sub(r"<\1>", page) == (page if kept is None else kept)


def dearer(cost: Callable[[int], float]) -> float:
    """How much dearer a piece of the long input is, of several goes each the quickest."""
    cost(1)
    short = max(min(cost(1) for _ in range(3)), 0.002)
    return min(cost(MORE) for _ in range(2)) / short / MORE


def clocked(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.cost
@pytest.mark.parametrize("kind", FILES)
def test_the_cost_of_a_file_grows_with_it_and_no_faster(kind: str, tmp_path: Path) -> None:
    paths = {}
    for times in (1, MORE):
        (tmp_path / str(times)).mkdir()
        paths[times] = written(tmp_path / str(times), kind, times)
    assert dearer(lambda times: clocked(lambda: articles.read([paths[times]]))) < ROOM


@pytest.mark.cost
@pytest.mark.parametrize("kind", TEXTS)
def test_the_cost_of_a_text_grows_with_it_and_no_faster(kind: str) -> None:
    make, least = TEXTS[kind]
    made = {times: Article("a", "a.txt", make(least * times)) for times in (1, MORE)}
    assert dearer(lambda times: clocked(lambda: extract(made[times]))) < ROOM
