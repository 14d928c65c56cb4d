"""What each part has for a bucket comes together there, once, however many parts and buckets there are."""

from __future__ import annotations

import random

import numpy
import pytest

from reconcile.cluster import shuffling
from tests.cluster.in_process import InProcess


@pytest.mark.parametrize(("parts", "buckets"), [(1, 1), (3, 5), (9, 9), (33, 33), (40, 7), (7, 40), (70, 70)])
@pytest.mark.parametrize("widest", [2, 5, 32])
def test_everything_arrives_once(monkeypatch: pytest.MonkeyPatch, parts: int, buckets: int, widest: int) -> None:
    monkeypatch.setattr(shuffling, "WIDEST", widest)
    rng = random.Random(parts * buckets)
    made = [{bucket: (part, bucket) for bucket in range(buckets) if rng.random() < 0.6} for part in range(parts)]
    arrived = InProcess().shuffled(made, buckets)
    assert [sorted(each) for each in arrived] == [
        sorted(part[bucket] for part in made if bucket in part) for bucket in range(buckets)
    ]


def test_what_no_part_sends_is_empty() -> None:
    assert InProcess().shuffled([{}] * 12, 12) == [[]] * 12


def test_a_mark_that_comes_twice_is_repeated() -> None:
    """In one part or in two."""
    marks = [shuffling.marks_of(texts) for texts in (["a", "b", "b"], ["a", "c"], [])]
    found = shuffling.repeated(InProcess(), marks, 3)
    assert found.tolist() == sorted(map(shuffling.mark, ("a", "b")))
    assert found.dtype == numpy.uint64
