"""Each weight and threshold of matching decides a pair: as it is the answer is right, and without it the other one."""

from __future__ import annotations

import pytest

from benchmarks import guard
from benchmarks._matching import (
    MODULES,
    SCALARS,
    SETS,
    THRESHOLDS,
    UNDECIDED,
    Example,
    Told,
    examples,
    switches,
    without,
)
from reconcile.facts import joining

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.decides}-{example.kind}" for example in EXAMPLES])
def test_an_example_is_right_because_of_what_decides_it(example: Example) -> None:
    """With that weight or threshold at nothing the example must be wrong: else it guards nothing."""
    story: Told = example.told()
    assert example.answer(story) == example.wanted, example.why
    with without(example.decides):
        assert example.answer(story) != example.wanted, f"{example.decides} does not decide this pair"


@pytest.mark.parametrize("switch", [name for name in switches() if name not in UNDECIDED])
def test_every_weight_and_threshold_has_an_example(switch: str) -> None:
    """A new one brings a pair that it decides."""
    assert any(example.decides == switch for example in EXAMPLES)


def test_what_has_no_example_is_said_to_have_none() -> None:
    """An exception that has become possible is no exception any more."""
    assert UNDECIDED.keys() <= set(switches())
    assert not UNDECIDED.keys() & {example.decides for example in EXAMPLES}


def test_a_pair_that_is_two_facts_says_why() -> None:
    assert [example.pair for example in EXAMPLES if not example.one_fact and not example.why] == []


def test_every_constant_of_clustering_can_be_switched_off() -> None:
    """A new constant in capitals is guarded as well, or this test asks for it."""
    constants = {
        name
        for module in MODULES
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, int | float | dict | frozenset)
    }
    assert constants == {*SCALARS, *SETS, *THRESHOLDS, "ALIKE"}


def test_switching_off_is_undone() -> None:
    before = joining.AVERAGE
    with without("AVERAGE"):
        assert joining.AVERAGE == 0
    assert before == joining.AVERAGE > 0


def test_only_what_there_is_can_be_switched_off() -> None:
    with pytest.raises(LookupError, match="no such weight"), without("no such weight"):
        pass


def test_the_guard_tells_what_nobody_notices(capsys: pytest.CaptureFixture[str]) -> None:
    """It must be able to fail: a threshold that no test can feel is reported, one that decides a pair is not."""
    assert guard.unnoticed(["AGREE[quote]", "same office"]) == ["AGREE[quote]"]
    assert " notice" in capsys.readouterr().out.splitlines()[1]


def test_the_guard_exits_with_1_where_an_example_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(guard, "examples", lambda: [example for example in EXAMPLES if example.decides != "CERTAIN"])
    monkeypatch.setattr(guard, "switches", lambda: ["CERTAIN", "same person"])
    assert guard.main() == 1
    assert "unguarded: CERTAIN: write an example" in capsys.readouterr().out
