"""Rulings come back in later runs on what they are about, and splits, joins and corrections hold there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.errors import BadUsage
from reconcile.facts import clustering, explain
from reconcile.model import Claim, Severity
from reconcile.pipeline import Reconciled, reconcile
from reconcile.rulings import (
    Because,
    Entry,
    Ledger,
    Moved,
    Ruling,
    Verdict,
    about_claim,
    about_fact,
    about_finding,
    draft,
    note,
    pin,
    state,
)
from tests.rulings.sample import AGAIN, FIFTY, FORTY, FORTY_EDITED, FORTY_SIX, NOW, article, finding, ledger, rule, run

A, B, C, D = article("a", FORTY), article("b", FORTY_SIX), article("c", AGAIN), article("d", FIFTY)
WIRE = article("wire", FORTY, url="https://wire.example/dredging")


def amounts(result: Reconciled) -> set[frozenset[str]]:
    """The facts of money, each as its claims' articles and quotations."""
    claims = {claim.id: f"{claim.article} {claim.quote}" for claim in result.claims}
    return {frozenset(claims[each] for each in fact.claims) for fact in result.facts if fact.kind == "amount"}


def money(result: Reconciled, quote: str) -> Claim:
    return next(claim for claim in result.claims if claim.quote == quote)


@pytest.mark.parametrize("verdict", [Verdict.EXPLAINED, Verdict.SOURCE_ERROR, Verdict.NEEDS_CALL])
def test_a_ruling_comes_back(tmp_path: Path, verdict: Verdict) -> None:
    """When an article joins a side, when a text around the quotation is edited, when a file is renamed."""
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), verdict)
    renamed = article("elsewhere/z", FORTY)
    for articles in ((A, B), (A, B, C), (article("a", FORTY_EDITED), B), (renamed, B), (B, A)):
        result = run(kept, *articles)
        (ruled,) = result.rulings
        assert (ruled.id, ruled.verdict, ruled.look) == (finding(result).id, verdict, ())
        assert ruled.silences == (verdict is Verdict.EXPLAINED)
        assert (finding(result).id in result.settled) == ruled.silences


def test_a_note_alone_changes_nothing_but_the_log(tmp_path: Path) -> None:
    """Nor does it, that claims have their keys before they are matched."""
    kept = ledger(tmp_path)
    result = run(kept, A, B, C)
    kept.append(note(about_finding(result, finding(result)), person="Ada", reason="asked the desk"), now=NOW)
    again = run(kept, A, B, C)
    assert again == result == reconcile([A, B, C])
    assert [claim.key for claim in again.claims] == [claim.key for claim in result.claims]
    assert [each.reason for each in state(kept.read())[finding(result).key].notes] == ["asked the desk"]


def test_a_new_value_makes_it_need_another_look(tmp_path: Path) -> None:
    """What was explained between two values is not explained between three: it is open again, and says so."""
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.EXPLAINED)
    result = run(kept, A, B, D)
    (ruled,) = result.rulings
    assert ruled.id == finding(result).id
    assert ruled.look == ("A value is new: USD 50 million.",)
    assert not ruled.silences
    again = rule_over(kept, result)
    assert state(kept.read())[again.about.key].entry == again
    assert not run(kept, A, B, D).rulings[0].look


def rule_over(kept: Ledger, result: Reconciled) -> Entry:
    """Rule again, over the ruling that the result shows."""
    about = about_finding(result, finding(result))
    made = draft(about, Ruling(Verdict.EXPLAINED), person="Bo", replaces=result.rulings[0].entry)
    return kept.append(made, now=NOW)


def test_a_source_that_is_gone_makes_it_need_another_look(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B, C), Verdict.EXPLAINED)
    (ruled,) = run(kept, A, C).rulings
    assert ruled.look == ("“$46 million” (b) is no longer there.",)


def test_what_it_has_nothing_to_do_with_is_not_told(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.EXPLAINED)
    assert run(kept, article("x", "Nadia Brandt, 34, was named head of the ferry company Norlinje.")).rulings == ()


def test_one_side_is_right(tmp_path: Path) -> None:
    """It stays a contradiction, and says which claims are right, also those of articles that came later."""
    kept = ledger(tmp_path)
    result = run(kept, A, B, C)
    rule(kept, result, Verdict.ONE_RIGHT, side=1)
    later = run(kept, A, B, C, article("e", FORTY.replace("next spring", "in spring")))
    (ruled,) = later.rulings
    assert (ruled.value, ruled.silences, finding(later).severity) == ("USD 40 million", False, Severity.CONFLICT)
    claims = {claim.id: claim.article for claim in later.claims}
    assert {claims[each] for each in ruled.right} == {"a", "e"}


@pytest.mark.parametrize(
    ("verdict", "because"),
    [
        (Verdict.BOTH_RIGHT, None),
        (Verdict.NOT_A_FINDING, Because.WRONG_MATCH),
        (Verdict.NOT_A_FINDING, Because.OTHER_EVENT),
    ],
)
def test_a_split_holds(tmp_path: Path, verdict: Verdict, because: Because | None) -> None:
    """The sides are two facts from now on; what comes later goes where its value is."""
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), verdict, because=because)
    two = {frozenset({"a $40 million"}), frozenset({"b $46 million"})}
    assert amounts(run(kept, A, B)) == two
    assert amounts(run(kept, article("a", FORTY_EDITED), B)) == two
    assert amounts(run(kept, A, B, C)) == {frozenset({"a $40 million"}), frozenset({"b $46 million", "c $46 million"})}
    result = run(kept, A, B, C)
    assert [each.id for each in result.rulings] == [None]
    assert not [each for each in result.findings if each.rule == "value-conflict"]


def test_a_misreading_on_a_finding_splits_nothing(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.NOT_A_FINDING, because=Because.MISREAD)
    result = run(kept, A, B)
    assert finding(result).id in result.settled


def test_a_join_holds(tmp_path: Path) -> None:
    """Two facts that an editor called one are one, and what they contradict each other in is found."""
    kept = ledger(tmp_path)
    ferry = article(
        "f", "Norlinje bought the car ferry Solvind for $2.4 million in 2009. The ship was built in Marlow."
    )
    quay = article("q", "The quay in Hovden cost $9 million. It was opened by the coast guard in May, Tone Vik said.")
    result = run(kept, ferry, quay)
    first, second = (
        next(fact for fact in result.facts if claim.id in fact.claims)
        for claim in (money(result, "$2.4 million"), money(result, "$9 million"))
    )
    assert first.id != second.id
    about = about_fact(result, first, second)
    kept.append(draft(about, Ruling(Verdict.SAME_THING), person="Ada", reason="one invoice"), now=NOW)
    both = {frozenset({"f $2.4 million", "q $9 million"})}
    joined = run(kept, ferry, quay)
    assert amounts(joined) == both
    assert len(joined.stories) == 1
    assert amounts(run(kept, ferry, quay, A, B, C)) >= both
    assert [(each.thing, each.look) for each in joined.rulings] == [("fact", ())]
    assert explain.tables(joined) is not None


def test_the_later_of_two_rulings_counts(tmp_path: Path) -> None:
    """Split on the finding, then joined as facts: they are one again."""
    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.BOTH_RIGHT)
    result = run(kept, A, B)
    facts = [fact for fact in result.facts if fact.kind == "amount"]
    kept.append(draft(about_fact(result, *facts), Ruling(Verdict.SAME_THING), person="Bo"), now=NOW)
    assert amounts(run(kept, A, B)) == {frozenset({"a $40 million", "b $46 million"})}


def test_copies_that_are_weighed_once_are_split_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of claims, like ones are folded: a ruled one stands for itself."""
    monkeypatch.setattr(clustering, "MANY", 5)
    kept = ledger(tmp_path)
    many = [article(f"n{number}", AGAIN) for number in range(8)]
    result = run(kept, A, B, *many[:1])
    about = about_finding(result, finding(result))
    kept.append(draft(about, Ruling(Verdict.BOTH_RIGHT), person="Ada"), now=NOW)
    others = {f"{each.id} $46 million" for each in many}
    assert amounts(run(kept, A, B, *many)) == {frozenset({"a $40 million"}), frozenset({"b $46 million", *others})}


def test_a_corrected_value_is_used_and_told(tmp_path: Path) -> None:
    """The value is the right one, says who corrected it, keeps its key, and is found again when its article is
    edited."""
    kept = ledger(tmp_path)
    result = run(kept, A, B)
    wrong = money(result, "$46 million")
    kept.append(draft(about_claim(result, wrong), Ruling(Verdict.MISREAD, "$40 million"), person="Bo"), now=NOW)
    for other in (B, article("b", FORTY_SIX + " Nothing else is known yet, she said.")):
        later = run(kept, A, other)
        claim = money(later, "$46 million")
        assert claim.value == money(later, "$40 million").value
        assert claim.notes == ("read as USD 46 million, corrected to USD 40 million by Bo on 2025-01-02",)
        assert claim.key.partition(".")[2] == wrong.key.partition(".")[2]
        assert not [each for each in later.findings if each.rule == "value-conflict"]
        assert [(each.thing, each.id) for each in later.rulings] == [("claim", claim.id)]


def test_a_value_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    result = run(ledger(tmp_path), A, B)
    for words in ("", "a good deal of money", "$40 million or $46 million"):
        with pytest.raises(BadUsage, match="misread"):
            draft(about_claim(result, money(result, "$46 million")), Ruling(Verdict.MISREAD, words), person="Bo")


def test_undoing_gives_the_run_of_before(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    before = run(kept, A, B, C)
    entry = rule(kept, before, Verdict.BOTH_RIGHT)
    assert run(kept, A, B, C) != before
    kept.undo(entry.hash, person="Ada", now=NOW)
    assert run(kept, A, B, C) == before


def test_the_same_text_in_two_papers_is_not_taken_for_one(tmp_path: Path) -> None:
    """A wire story that another paper prints word for word is that paper's: what was corrected here is not there."""
    kept = ledger(tmp_path)
    one, other = replace(B, publisher="The Courier"), article("x", FORTY_SIX, publisher="The Gazette")
    result = run(kept, A, one)
    kept.append(
        draft(about_claim(result, money(result, "$46 million")), Ruling(Verdict.MISREAD, "$41 million"), person="Bo"),
        now=NOW,
    )
    assert not money(run(kept, A, other), "$46 million").notes


def test_a_page_that_moved_its_file_is_known_by_its_address(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    rule(kept, run(kept, WIRE, B), Verdict.BOTH_RIGHT)
    moved = replace(WIRE, id="archive/9", path="archive/9.txt", text=FORTY_EDITED)
    assert len(amounts(run(kept, moved, B))) == 2


def test_the_second_look_of_another_is_told_and_changes_nothing(tmp_path: Path) -> None:
    from reconcile.rulings import What

    kept = ledger(tmp_path)
    rule(kept, run(kept, A, B), Verdict.EXPLAINED)
    about = about_finding(run(kept, A, B), finding(run(kept, A, B)))
    kept.append(draft(about, Ruling(Verdict.NEEDS_CALL), person="Bo", what=What.SECOND), now=NOW)
    (ruled,) = run(kept, A, B).rulings
    assert (ruled.verdict, ruled.seconds, ruled.agreed) == (Verdict.EXPLAINED, (("Bo", "It needs a call"),), False)


def test_a_ruling_under_another_key_is_replaced_only_by_who_saw_it(tmp_path: Path) -> None:
    """The issue has another key with three values; who did not see the ruling on two of them cannot pass over it."""
    kept = ledger(tmp_path)
    first = rule(kept, run(kept, A, B), Verdict.EXPLAINED)
    result = run(kept, A, B, D)
    about = about_finding(result, finding(result))
    second = kept.append(draft(about, Ruling(Verdict.NEEDS_CALL), person="Bo", replaces=first.hash), now=NOW)
    assert second.before == first.after
    with pytest.raises(Moved):
        kept.append(draft(about, Ruling(Verdict.EXPLAINED), person="Cy", replaces=first.hash), now=NOW)
    standing = state(kept.read())[first.about.key]
    assert (standing.entry, len(standing.keys)) == (second, 2)


def test_verdicts_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    result = run(ledger(tmp_path), A, B)
    on_finding, on_claim = about_finding(result, finding(result)), about_claim(result, money(result, "$46 million"))
    for about, ruling, why in (
        (on_finding, Ruling(Verdict.MISREAD, "$40 million"), "no ruling on a finding"),
        (on_claim, Ruling(Verdict.EXPLAINED), "no ruling on a claim"),
        (on_finding, Ruling(Verdict.ONE_RIGHT), "which side"),
        (on_finding, Ruling(Verdict.ONE_RIGHT, side=7), "which side"),
        (on_finding, Ruling(Verdict.NOT_A_FINDING), "reason is missing"),
    ):
        with pytest.raises(BadUsage, match=why):
            draft(about, ruling, person="Ada")
    with pytest.raises(BadUsage, match="nobody is named"):
        draft(on_finding, Ruling(Verdict.EXPLAINED), person=" ")


class TestHouse:
    """A fact that was ruled on and pinned holds for later articles."""

    def test_later_articles_are_held_to_it(self, tmp_path: Path) -> None:
        kept = ledger(tmp_path)
        result = run(kept, A, B, C)
        entry = kept.append(pin(result, finding(result), side=1, person="Ada", source="the contract"), now=NOW)
        alone = run(kept, D)
        (found,) = [each for each in alone.findings if each.rule == "house-fact"]
        assert (
            found.message
            == "Spending (Tamsin Port Authority): USD 50 million in d; the house holds USD 40 million (the contract)."
        )
        assert not [each for each in run(kept, A).findings if each.rule == "house-fact"]
        kept.undo(entry.hash, person="Ada", now=NOW)
        assert not run(kept, D).findings

    def test_the_contradiction_that_it_comes_from_is_told_once(self, tmp_path: Path) -> None:
        kept = ledger(tmp_path)
        result = run(kept, A, B)
        kept.append(pin(result, finding(result), side=0, person="Ada"), now=NOW)
        later = run(kept, A, B)
        assert [each.rule for each in later.findings] == [each.rule for each in result.findings]
        assert "the house holds USD 40 million" in finding(later).proof

    def test_what_cannot_be_held_to_is_refused(self, tmp_path: Path) -> None:
        result = run(ledger(tmp_path), A, B)
        with pytest.raises(BadUsage, match="no side 3"):
            pin(result, finding(result), side=2, person="Ada")
        with pytest.raises(BadUsage, match="no day"):
            pin(result, finding(result), person="Ada", since="spring")


HEADS = (
    "Tamsin Port Authority will deepen the Marlow basin. Mara Ostrey, the managing director of Tamsin Port Authority, "
    "spoke on Monday.",
    "Tamsin Port Authority will deepen the Marlow basin. Peter Ostrey, the managing director of Tamsin Port Authority, "
    "spoke on Monday.",
)
SPELT = (
    "Tamsin Port Authority will deepen the Marlow basin. Harbour master Ida Valberg spoke on Monday.",
    "Tamsin Port Authority will deepen the Marlow basin. Harbour master Ida Valburg spoke on Monday.",
)


@pytest.mark.parametrize(
    ("rule_name", "texts", "sides"),
    [
        (
            "role-conflict",
            HEADS,
            {f"{who} Ostrey, managing director of Tamsin Port Authority" for who in ("Mara", "Peter")},
        ),
        ("name-conflict", SPELT, {"Ida Valberg", "Ida Valburg"}),
    ],
)
def test_names_that_are_at_odds_are_sides_of_their_own(
    tmp_path: Path, rule_name: str, texts: tuple[str, ...], sides: set[str]
) -> None:
    """Two of one family in one office, and two spellings, can each be ruled right, and be told apart for good."""
    papers = [article(f"a{number}", text) for number, text in enumerate(texts)]
    kept = ledger(tmp_path)
    result = run(kept, *papers)
    mine = next(each for each in result.findings if each.rule == rule_name)
    about = about_finding(result, mine)
    assert {(each.side, each.shown) for each in about.claims} == set(
        enumerate(dict.fromkeys(each.shown for each in about.claims))
    )
    assert {each.shown for each in about.claims} == sides
    ruling = Ruling(Verdict.ONE_RIGHT, None, 1)
    kept.append(draft(about, ruling, person="Ada"), now=NOW)
    (told,) = run(kept, *papers).rulings
    assert (told.value in sides, len(told.right), told.look) == (True, 1, ())


def test_what_is_left_out_parts_none_of_those_who_say_it(tmp_path: Path) -> None:
    """That the silent article reports on another event leaves the contradiction among the others what it was."""
    fire = (
        "A fire destroyed the grain store of Brenlow Mills on Sunday. The damage amounts to {damage}, according to "
        "Brenlow Mills. The company will reopen the store."
    )
    papers = [article(f"a{number}", fire.format(damage=f"${sum_} million")) for number, sum_ in enumerate((18, 18, 21))]
    papers.append(
        article(
            "b", "A fire destroyed the grain store of Brenlow Mills on Sunday. The company will reopen the store soon."
        )
    )
    kept = ledger(tmp_path)
    before = run(kept, *papers)
    (silent,) = [each for each in before.findings if each.rule == "omitted"]
    ruling = Ruling(Verdict.NOT_A_FINDING, because=Because.OTHER_EVENT)
    kept.append(draft(about_finding(before, silent), ruling, person="Ada"), now=NOW)
    after = run(kept, *papers)
    assert [each.key for each in after.findings] == [each.key for each in before.findings]
    assert after.rulings[0].silences
