"""Whatever is done to articles and rulings, in whatever order: none is lost, the ledger verifies, splits and joins
hold."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reconcile.model import Article
from reconcile.pipeline import Reconciled, reconcile
from reconcile.rulings import (
    About,
    Because,
    Draft,
    Entry,
    Ledger,
    Ruling,
    Rulings,
    Verdict,
    What,
    about_claim,
    about_fact,
    about_finding,
    draft,
    note,
    state,
    verdicts,
)
from tests.rulings.sample import NOW

TEXTS = (
    (
        "Tamsin Port Authority will deepen the Marlow basin next spring. The authority will spend ${} million on the "
        "dredging, its director Ida Falk said."
    ),
    (
        "The dredging of the Marlow basin begins next spring. Tamsin Port Authority will spend ${} million on the "
        "dredging, according to director Ida Falk."
    ),
    (
        "Director Ida Falk said Tamsin Port Authority will spend ${} million on the dredging of the Marlow basin, "
        "which begins next spring."
    ),
)
MORE = " Ships have grown since the basin was last deepened.", " The work takes a summer.", ""
NAMES = ("gazette", "courier", "wire", "post")
VALUES = (40, 46, 50)
PEOPLE = ("Ada", "Bo", "Cy")
RULINGS = (
    Ruling(Verdict.ONE_RIGHT, side=0),
    Ruling(Verdict.BOTH_RIGHT),
    Ruling(Verdict.BOTH_RIGHT),
    Ruling(Verdict.SAME_THING),
    Ruling(Verdict.EXPLAINED),
    Ruling(Verdict.NEEDS_CALL),
    Ruling(Verdict.NOT_A_FINDING, because=Because.WRONG_MATCH),
)
CHOICE = st.integers(0, 10_000)


class Desk(RuleBasedStateMachine):
    """Articles by file name, and a ledger; `kept` has every entry that was ever told as kept."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(Path(self.folder.name) / "rulings.jsonl")
        self.articles: dict[str, Article] = {}
        self.kept: dict[str, Entry] = {}
        self.result: Reconciled | None = None
        self.minutes = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        for number, name in enumerate(NAMES[:2]):
            self.articles[name] = self._article(name, number, VALUES[number], 2)

    def _article(self, name: str, text: int, value: int, more: int) -> Article:
        url = f"https://{name}.example/dredging" if NAMES.index(name.partition("/")[0]) % 2 else None
        return Article(
            name, f"{name}.txt", TEXTS[text].format(value) + MORE[more], publisher=name.partition("/")[0], url=url
        )

    def _run(self) -> Reconciled:
        if self.result is None:
            self.result = reconcile(list(self.articles.values()), rulings=Rulings(self.ledger.read()))
        return self.result

    def _append(self, made: Draft) -> None:
        self.minutes += 1
        entry = self.ledger.append(made, now=NOW + datetime.timedelta(minutes=self.minutes))
        self.kept[entry.hash] = entry
        self.result = None

    def _in_force(self, about: About) -> str | None:
        """What a page shows as in force on it: by its key, else the ruling that came back on it."""
        standing = state(self.ledger.read()).get(about.key)
        return standing.entry.hash if standing and standing.entry else None

    @rule(name=st.sampled_from(NAMES), text=CHOICE, value=st.sampled_from(VALUES), more=CHOICE)
    def put_article(self, name: str, text: int, value: int, more: int) -> None:
        """Add it, or edit it: its wording, its value, what stands around."""
        self.articles[name] = self._article(name, text % len(TEXTS), value, more % len(MORE))
        self.result = None

    @precondition(lambda self: len(self.articles) > 1)
    @rule(which=CHOICE)
    def remove_article(self, which: int) -> None:
        del self.articles[sorted(self.articles)[which % len(self.articles)]]
        self.result = None

    @rule(which=CHOICE)
    def rename_article(self, which: int) -> None:
        name = sorted(self.articles)[which % len(self.articles)]
        article = self.articles.pop(name)
        self.articles[f"{name}/x"[:40]] = dataclasses.replace(article, id=f"{name}/x"[:40], path=f"{name}/x.txt"[:44])
        self.result = None

    @precondition(lambda self: self._run().findings)
    @rule(which=CHOICE, ruling=st.sampled_from(RULINGS), person=st.sampled_from(PEOPLE), second=st.booleans())
    def rule_on_a_finding(self, which: int, ruling: Ruling, person: str, second: bool) -> None:
        result = self._run()
        about = about_finding(result, result.findings[which % len(result.findings)])
        if verdicts.joins(ruling) and len({each.kind for each in about.claims}) > 1:
            return
        what = What.SECOND if second and which % 4 == 0 else What.RULE
        over = None if what is What.SECOND else self._in_force(about)
        self._append(draft(about, ruling, person=person, replaces=over, what=what))

    @rule(one=CHOICE, other=CHOICE)
    def join_facts(self, one: int, other: int) -> None:
        result = self._run()
        facts = [fact for fact in result.facts if fact.kind == "amount"]
        chosen = {fact.id: fact for fact in (facts[one % len(facts)], facts[other % len(facts)])}
        if len(chosen) == 2:
            about = about_fact(result, *chosen.values())
            self._append(draft(about, Ruling(Verdict.SAME_THING), person="Ada", replaces=self._in_force(about)))

    @rule(which=CHOICE, value=st.sampled_from(VALUES))
    def correct_a_claim(self, which: int, value: int) -> None:
        result = self._run()
        claims = [claim for claim in result.claims if claim.kind == "amount"]
        about = about_claim(result, claims[which % len(claims)])
        self._append(
            draft(about, Ruling(Verdict.MISREAD, f"${value} million"), person="Bo", replaces=self._in_force(about))
        )

    @precondition(lambda self: self._run().findings)
    @rule(which=CHOICE)
    def write_a_note(self, which: int) -> None:
        result = self._run()
        self._append(
            note(about_finding(result, result.findings[which % len(result.findings)]), person="Cy", reason="asked")
        )

    @precondition(lambda self: any(each.entry for each in state(self.ledger.read()).values()))
    @rule(which=CHOICE)
    def undo(self, which: int) -> None:
        standing = sorted({each.entry.hash for each in state(self.ledger.read()).values() if each.entry})
        self.minutes += 1
        now = NOW + datetime.timedelta(minutes=self.minutes)
        entry = self.ledger.undo(standing[which % len(standing)], person="Cy", now=now)
        self.kept[entry.hash] = entry
        self.result = None

    @invariant()
    def nothing_is_lost_and_all_verifies(self) -> None:
        assert {entry.hash: entry for entry in self.ledger.read()} == self.kept
        assert self.ledger.verify().entries == len(self.kept)
        assert len(self.ledger.verify().heads) <= 1

    @invariant()
    def splits_and_joins_hold(self) -> None:
        result, rulings = self._run(), Rulings(self.ledger.read())
        fact_of = {claim: fact.id for fact in result.facts for claim in fact.claims}
        by_key = {claim.key: fact_of[claim.id] for claim in result.claims}
        kinds = [each.entry.ruling for each in rulings.in_force if each.entry and each.entry.ruling]
        for number, (standing, ruling) in enumerate(zip(rulings.in_force, kinds, strict=True)):
            later = kinds[number + 1 :]
            here = [(each.side, by_key[each.key]) for each in standing.about.claims if each.key in by_key]
            if verdicts.joins(ruling) and not any(map(verdicts.splits, later)):
                assert len({fact for _, fact in here}) <= 1
            if verdicts.splits(ruling) and not any(map(verdicts.joins, later)):
                assert all(
                    fact != other
                    for (side, fact), (another, other) in itertools.combinations(here, 2)
                    if side != another
                )

    @invariant()
    def every_ruling_on_what_is_here_is_told(self) -> None:
        result, rulings = self._run(), Rulings(self.ledger.read())
        keys, told = {claim.key for claim in result.claims}, {each.entry for each in result.rulings}
        for standing in rulings.in_force:
            if standing.entry and any(each.key in keys for each in standing.about.claims):
                assert standing.entry.hash in told

    @invariant()
    def it_is_what_a_fresh_run_gives(self) -> None:
        """Of the final articles in another order, with a ledger whose lines stand in another order."""
        lines = self.ledger.path.read_bytes().splitlines(keepends=True) if self.ledger.path.exists() else []
        random.Random(len(lines)).shuffle(lines)
        other = Ledger(Path(self.folder.name) / "other.jsonl")
        other.path.write_bytes(b"".join(lines))
        assert reconcile(list(self.articles.values())[::-1], rulings=Rulings(other.read())) == self._run()


Desk.TestCase.settings = settings(
    max_examples=settings().max_examples // 10,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDesk = pytest.mark.filterwarnings("ignore::ResourceWarning")(Desk.TestCase)
