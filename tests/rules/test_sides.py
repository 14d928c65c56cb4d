"""A disagreement of any number of values is told, with all its sides, for every kind that can be in conflict."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import facts, rules
from reconcile.algebra import Quantity
from reconcile.facts import thresholds
from reconcile.kinds import kinds
from reconcile.model import Article, Claim, Comparison, Finding, Relation, Result, Severity
from reconcile.pipeline import reconcile

SLOTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "count": (
        "The Tamsin flood killed {} people on Monday, the harbour office said.",
        ("14", "15", "16", "17", "18", "19", "21"),
    ),
    "amount": (
        "The ferry company Norlinje paid {} million euros for the Ostrey yard.",
        ("14", "15", "16", "17", "18", "19", "21"),
    ),
    "date": (
        "The Corbel Clinic in Ostrey opened on {} April 2024, mayor Per Lund said.",
        ("1", "2", "3", "4", "5", "6", "8"),
    ),
    "time": (
        "The footbridge at Tamsin collapsed at {} p.m. on 4 April 2024.",
        ("1:10", "2:20", "3:30", "4:40", "5:50", "6:15", "8:05"),
    ),
    "age": (
        "Ida Falk, {}, was killed when the footbridge at Tamsin collapsed.",
        ("34", "36", "38", "41", "45", "47", "52"),
    ),
    "percentage": (
        "Unemployment in Tamsin rose to {} percent in March, the harbour office said.",
        ("4.1", "4.6", "5.2", "5.9", "6.4", "7.1", "8"),
    ),
    "measure": ("The new footbridge at Tamsin is {} metres long.", ("140", "150", "160", "175", "190", "210", "230")),
    "duration": (
        "Marcus Reel was sentenced to {} years in prison for the Tamsin fraud.",
        ("two", "three", "four", "five", "six", "seven", "nine"),
    ),
    "rank": (
        "Norlinje is the {} largest ferry company in Europe.",
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "ninth"),
    ),
    "quote": (
        "“We will build {} new homes on the Marlow quay before winter comes,” mayor Per Lund said.",
        ("200", "300", "400", "500", "600", "700", "900"),
    ),
    "name": (
        (
            "The yard in Ostrey was sold to {} for an unknown sum last week. Its 600 welders learned of it from the "
            "Tamsin radio, shop steward Ida Falk said."
        ),
        (
            "Norlinje",
            "Sundlinje",
            "Halvorsen Marine",
            "Kestrel Shipping",
            "Brandt Industries",
            "Corbel Partners",
            "Quist Group",
        ),
    ),
}
"""By kind a sentence with a gap, and values that exclude each other in it."""


def told(kind: str, values: Sequence[str]) -> Result:
    """The result of one article a value, each the kind's sentence with the value in its gap."""
    sentence, _ = SLOTS[kind]
    return reconcile(
        [
            Article(f"{number:02}", f"{number}.txt", f"{sentence.format(value)}\n", published="2024-05-09")
            for number, value in enumerate(values)
        ]
    )


def loudest(result: Result) -> Finding:
    """The most serious finding; it comes first."""
    assert result.findings, [(fact.kind, fact.label, fact.relation, fact.silent) for fact in result.facts]
    return result.findings[0]


@st.composite
def disagreements(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A kind, and for each article a value of it: at least two values, each in one article or in several."""
    kind = draw(st.sampled_from(sorted(SLOTS)))
    sides = draw(st.lists(st.sampled_from(SLOTS[kind][1]), min_size=2, max_size=7, unique=True))
    return kind, [side for side in sides for _ in range(draw(st.integers(1, 3)))]


@given(disagreements())
def test_any_number_of_sides_is_told(drawn: tuple[str, list[str]]) -> None:
    """Tolls in breaking news: nobody agrees with anybody, and that is when a reader most needs to be told."""
    kind, values = drawn
    result = told(kind, values)
    assert len(result.stories) == 1
    first = loudest(result)
    assert first.severity is Severity.CONFLICT
    articles = {claim.article for claim in result.claims if claim.id in first.claims}
    assert len(articles) == len(values), f"{first.message} leaves out {len(values) - len(articles)} articles"
    claims = {claim.id: claim for claim in result.claims}
    quotes = {claims[each].quote for each in first.claims}
    assert all(any(value in quote for quote in quotes) for value in values), first.message


@pytest.mark.parametrize("kind", sorted(SLOTS))
def test_what_all_agree_on_is_no_disagreement(kind: str) -> None:
    """The same sentence in seven articles raises nothing above a note."""
    result = told(kind, [SLOTS[kind][1][0]] * 7)
    assert [each.message for each in result.findings if each.severity > Severity.NOTE] == []


def test_a_kind_that_no_rule_knows_is_in_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind added later is compared like any other: value-conflict speaks of all that no other rule speaks of."""

    @dataclasses.dataclass(frozen=True)
    class Grade:
        letter: str

        def as_json(self) -> dict[str, Any]:
            return {"letter": self.letter}

    def compare(a: Grade, b: Grade) -> Comparison:
        return (
            Comparison(Relation.EQUAL, "Both.")
            if a == b
            else Comparison(Relation.DISJOINT, f"It cannot be both {a.letter} and {b.letter}.")
        )

    grade = dataclasses.replace(
        kinds()["measure"],
        name="grade",
        find=lambda reading: (),
        compare=compare,
        keys=lambda value: frozenset({"grade"}),
        show=lambda value, language: value.letter,
    )
    monkeypatch.setitem(kinds(), "grade", grade)
    monkeypatch.setitem(thresholds.AGREE, "grade", grade.agree)
    monkeypatch.setitem(thresholds.SLOT, "grade", grade.slot)
    sentence = "The kitchen of the Corbel Clinic in Ostrey was given the grade {} by the harbour office."
    articles = [Article(name, f"{name}.txt", sentence.format(letter)) for name, letter in (("a", "A"), ("b", "C"))]
    base = [reconcile([article]).claims for article in articles]
    claims = [
        dataclasses.replace(
            found[0],
            id=f"{article.id}-grade",
            kind="grade",
            start=article.text.index("grade"),
            end=article.text.index(" by"),
            quote=f"grade {letter}",
            value=Grade(letter),
            context=dataclasses.replace(
                found[0].context,
                clause=("kitchen", "clinic", "was", "given", "the", "grade", "by", "harbour", "office"),
            ),
        )
        for article, found, letter in zip(articles, base, "AC", strict=True)
    ]
    checked = rules.check(facts.match(articles, [*claims, *(claim for found in base for claim in found)]))
    assert [(each.rule, each.severity) for each in checked.findings if f"{articles[0].id}-grade" in each.claims] == [
        ("value-conflict", Severity.CONFLICT)
    ]


def excluding(result: Result) -> list[str]:
    """The labels of the facts whose values exclude each other, that have no finding and give no reason for it."""
    told_of = {
        each.fact for each in result.findings if each.severity > Severity.NOTE or each.relation is Relation.DISJOINT
    }
    told_by_claims = [frozenset(each.claims) for each in result.findings]
    return [
        fact.label
        for fact in result.facts
        if fact.relation is Relation.DISJOINT
        and fact.id not in told_of
        and not fact.silent
        and not any(len(rests & frozenset(fact.claims)) > 1 for rests in told_by_claims)
    ]


ROOT = Path(__file__).parent.parent.parent
BENCH = ROOT.parent / "shared" / "bench"


@pytest.mark.parametrize(
    "corpus",
    [*sorted((ROOT / "sources").iterdir()), *(BENCH / name / "articles" for name in ("events", "events-b"))],
    ids=lambda path: path.parent.name if path.name == "articles" else path.name,
)
def test_no_disagreement_is_silent_without_a_reason(corpus: Path) -> None:
    """A fact whose values exclude each other has a finding, or says why it has none."""
    if not corpus.exists():
        pytest.skip(f"{corpus} is not here: what real articles disagree on is not looked at")
    if not corpus.is_dir():
        pytest.skip(f"{corpus.name} is no corpus")
    from reconcile import run

    result = run([corpus])
    assert excluding(result) == []
    assert [fact.label for fact in result.facts if fact.silent and "please report" in fact.silent] == []


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (
            (
                "Mayor Per Lund said on Wednesday that the Tamsin footbridge would be closed.",
                "Mayor Per Lund said on Thursday that the Tamsin footbridge would be closed.",
            ),
            "on a day of its own",
        ),
        (
            (
                "Police chief Ida Falk said 12 people were hurt in the Tamsin fire. Five of the hurt are children.",
                (
                    "In the Tamsin fire 12 people were hurt, police chief Ida Falk said. Seven people were hurt, the "
                    "harbour office said at first."
                ),
            ),
            "",
        ),
    ],
)
def test_the_reason_is_said(texts: tuple[str, str], reason: str) -> None:
    """What was set aside is said in half a sentence, in the fact."""
    result = reconcile([Article(f"{number}", f"{number}.txt", text) for number, text in enumerate(texts)])
    reasons = [fact.silent for fact in result.facts if fact.silent]
    assert excluding(result) == []
    assert not reason or any(reason in each for each in reasons), reasons


def test_a_value_not_wholly_understood_is_no_more_than_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside a number and is not understood is quoted, and the finding is a person's to settle."""
    result = told("count", ["14", "16"])
    assert loudest(result).severity is Severity.CONFLICT

    def qualified(claim: Claim) -> Claim:
        if "16" not in claim.quote:
            return claim
        assert isinstance(claim.value, Quantity)
        return dataclasses.replace(claim, value=dataclasses.replace(claim.value, qualifier="as of fiscal 2024"))

    articles = result.articles
    checked = rules.check(facts.match(articles, [qualified(claim) for claim in result.claims]))
    assert [
        (each.severity, "as of fiscal 2024" in each.proof) for each in checked.findings if each.rule == "value-conflict"
    ] == [(Severity.WARNING, True)]
