"""The pytest plug-in as its users meet it: each test runs pytest on a folder of its own."""

from __future__ import annotations

import importlib
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from reconcile.store import Store

pytest_plugins = ["pytester"]

FIRST = (
    "Tamsin Port Authority will spend $40 million on dredging the Marlow basin next spring, director Ida Falk said.\n"
)
SECOND = (
    "The dredging of the Marlow basin begins next spring. "
    "Tamsin Port Authority will spend $46 million on dredging it, director Ida Falk said.\n"
)
KNOWN = """
[[finding]]
rule = "value-conflict"
quotes = [["first", "$40 million"], ["second", "$46 million"]]
why = "two sums for one work"

[[decoy]]
quotes = [["first", "next spring"], ["second", "next spring"]]
why = "one [season] in both"

[[fact]]
quotes = [["first", "$40 million"], ["second", "$46 million"]]
"""
TESTS = [
    "value-conflict: two sums for one work",
    "no conflict: one season in both",
    "one fact: $40 million / $46 million",
    "nothing unexpected",
]


@pytest.fixture(autouse=True)
def _by_itself(pytester: pytest.Pytester) -> None:
    """The folder is the root, wherever temporary folders lie: none of the files above it has a say."""
    pytester.makeini("[pytest]")


@pytest.fixture(scope="module", autouse=True)
def _everything_imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A run of pytest inside of this one forgets what it imported: so it must find everything there already."""
    from reconcile.testing import Reconcile

    importlib.import_module("reconcile.testing.collecting")
    basin = tmp_path_factory.mktemp("basin")
    (basin / "first.txt").write_text(FIRST, encoding="utf-8")
    (basin / "second.txt").write_text(SECOND, encoding="utf-8")
    held = Reconcile()(basin)
    with pytest.raises(LookupError):
        held.fact("weather")
    with pytest.raises(AssertionError):
        held.no_warnings()
    with pytest.raises(AssertionError):
        held.fact("spending").equals("$40 million")


@pytest.fixture
def desk(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with two articles that give two sums, and what a corpus.toml expects of them."""
    basin = pytester.mkdir("basin")
    (basin / "first.txt").write_text(FIRST, encoding="utf-8")
    (basin / "second.txt").write_text(SECOND, encoding="utf-8")
    (basin / "corpus.toml").write_text(KNOWN, encoding="utf-8")
    return pytester


def corpus(desk: pytest.Pytester) -> Path:
    return desk.path / "basin" / "corpus.toml"


def run(desk: pytest.Pytester, *words: str) -> pytest.RunResult:
    return desk.runpytest_inprocess("-p", "no:cacheprovider", "--strict-markers", *words)


def test_every_entry_of_a_corpus_is_a_test_of_its_own(desk: pytest.Pytester) -> None:
    told = run(desk, "-v", "basin")
    told.assert_outcomes(passed=4)
    told.stdout.fnmatch_lines_random([f"basin/corpus.toml::{name} PASSED*" for name in TESTS])


def test_collecting_runs_nothing(desk: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.pipeline.reconcile", None)
    told = run(desk, "--collect-only", "-q", "basin")
    assert told.ret == 0
    told.stdout.fnmatch_lines_random([f"basin/corpus.toml::{name}" for name in TESTS])


def test_one_entry_can_be_run_alone(desk: pytest.Pytester) -> None:
    run(desk, f"basin/corpus.toml::{TESTS[0]}").assert_outcomes(passed=1)
    run(desk, "-k", "season", "basin").assert_outcomes(passed=1, deselected=3)
    run(desk, "-m", "not reconcile", "basin").assert_outcomes(deselected=4)


def test_a_failure_shows_the_quotes_side_by_side_and_no_traceback(desk: pytest.Pytester) -> None:
    corpus(desk).write_text(
        KNOWN.split("[[decoy]]")[0].replace("$40 million", "next spring").replace("$46 million", "next spring")
    )
    told = run(desk, "basin")
    told.assert_outcomes(failed=2)
    told.stdout.fnmatch_lines(
        [
            "*missing conflict value-conflict: first “next spring”; second “next spring”",
            "second: The dredging of the Marlow basin begins [[]next spring[]].",
            "unexpected conflict value-conflict: Spending (Tamsin Port Authority)*",
            "It cannot be both USD 40 million and USD 46 million.",
            "USD 40 million * |  USD 46 million",
            "first: *[[]$40 *|  second: *[[]$46",
        ]
    )
    told.stdout.no_fnmatch_line("*Traceback*")
    told.stdout.no_fnmatch_line("*collecting.py*")


def test_a_finding_that_nobody_expects_fails(desk: pytest.Pytester) -> None:
    corpus(desk).write_text(KNOWN.replace("[[finding]]", "").partition("[[decoy]]")[2].join(["[[decoy]]", ""]))
    told = run(desk, "basin")
    told.assert_outcomes(passed=2, failed=1)
    told.stdout.fnmatch_lines(
        ["unexpected conflict value-conflict: *", "FAILED basin/corpus.toml::nothing unexpected*"]
    )


def test_a_ruling_settles_a_finding(desk: pytest.Pytester) -> None:
    """As in `check`: what an editor has explained is no failure."""
    corpus(desk).write_text('[[decoy]]\nquotes = [["first", "next spring"], ["second", "next spring"]]\n')
    run(desk, "basin").assert_outcomes(passed=1, failed=1)
    reconcile = [sys.executable, "-m", "reconcile"]
    listed = subprocess.run(
        [*reconcile, "rulings", "add", "--help"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "explained" in listed.stdout
    key = _key(desk)
    subprocess.run(
        [*reconcile, "rulings", "add", key, "explained", "basin", "--reason", "a later tender", "--by", "Ida"],
        cwd=desk.path, timeout=60, check=True, capture_output=True,
    )  # fmt: skip
    run(desk, "basin").assert_outcomes(passed=2)


def _key(desk: pytest.Pytester) -> str:
    import reconcile

    return reconcile.run(desk.path / "basin").findings(severity="conflict")[0].key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (KNOWN.replace("$46 million", "$47 million"), "*“$47 million”, which stands nowhere in second*$46 million*"),
        (KNOWN.replace("value-conflict", "value-clash"), "*names the rule 'value-clash', which there is not*"),
        (KNOWN.replace("[[decoy]]", "[[decoys]]"), "*there is no 'decoys' (did you mean 'decoy'?)*"),
        (KNOWN.replace('"two sums', "two sums"), "*cannot be read as a corpus*"),
    ],
)
def test_an_entry_that_can_never_be_met_fails_with_what_to_do(desk: pytest.Pytester, text: str, told: str) -> None:
    corpus(desk).write_text(text, encoding="utf-8")
    result = run(desk, "basin")
    assert result.ret in (1, 2)
    result.stdout.fnmatch_lines([told])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("text", ["[corpus]\nname = 'words'\n", "no toml at all [", "[[finding]]\nid = 3\n"])
def test_a_corpus_of_somebody_else_is_passed_over_unless_it_is_named(desk: pytest.Pytester, text: str) -> None:
    """A folder may hold a corpus.toml of another program: pytest must run there as it did before."""
    corpus(desk).write_text(text, encoding="utf-8")
    desk.makepyfile("def test_one(): pass")
    run(desk).assert_outcomes(passed=1)
    assert run(desk, "basin/corpus.toml").ret != 0


def test_collecting_can_be_switched_off(desk: pytest.Pytester) -> None:
    desk.makeini("[pytest]\nreconcile_collect = false\n")
    assert run(desk, "basin").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_folder_without_articles_says_so(desk: pytest.Pytester) -> None:
    for name in ("first", "second"):
        (desk.path / "basin" / f"{name}.txt").unlink()
    told = run(desk, "basin")
    told.assert_outcomes(failed=4)
    told.stdout.fnmatch_lines(["*no article was found*"])


def test_warnings_fail_where_they_are_asked_to(desk: pytest.Pytester) -> None:
    (desk.path / "basin" / "second.txt").write_text(
        SECOND.replace("$46 million", "at least $40 million"), encoding="utf-8"
    )
    corpus(desk).write_text('[[decoy]]\nquotes = [["first", "next spring"], ["second", "next spring"]]\n')
    run(desk, "basin").assert_outcomes(passed=2)
    run(desk, "--reconcile-fail-on", "warning", "basin").assert_outcomes(passed=1, failed=1)
    desk.makeini("[pytest]\nreconcile_fail_on = warning\n")
    run(desk, "basin").assert_outcomes(passed=1, failed=1)
    desk.makeini("[pytest]\nreconcile_fail_on = often\n")
    told = run(desk, "basin")
    assert told.ret != 0
    assert "say conflict or warning" in told.stdout.str() + told.stderr.str()


def test_the_junit_output_names_each_entry(desk: pytest.Pytester) -> None:
    corpus(desk).write_text(KNOWN.partition("[[decoy]]")[2].join(["[[decoy]]", ""]), encoding="utf-8")
    run(desk, "--junitxml=out.xml", "basin")
    cases = ET.parse(desk.path / "out.xml").getroot().findall(".//testcase")
    assert [(case.get("classname"), case.get("name")) for case in cases] == [
        ("basin.corpus.toml", name) for name in TESTS[1:]
    ]
    failure = cases[-1].find("failure")
    assert failure is not None
    assert "unexpected conflict value-conflict" in (failure.get("message") or "")
    assert "USD 46 million" in (failure.text or "")


def test_it_runs_on_several_workers_that_keep_their_runs(desk: pytest.Pytester) -> None:
    desk.makepyfile("def test_sum(reconcile): reconcile('basin').fact('spending').consistent()")
    told = desk.runpytest_subprocess(
        "-p", "no:cacheprovider", "-n", "2", "--strict-markers", "--reconcile-db", "runs.db", timeout=150
    )
    told.assert_outcomes(passed=4, failed=1)
    runs = Store("runs.db").runs()
    assert {run.corpus for run in runs} == {"basin"}
    assert len(runs) in (2, 3)  # each of the two workers ran the corpus, and one of them the fixture


ASSERTIONS = """
    def test_agrees(reconcile):
        reconcile("basin").story().fact("spending", subject="Tamsin Port Authority").agrees()

    def test_none(reconcile):
        reconcile("basin").no_conflicts()

    def test_equals(reconcile):
        reconcile("basin").fact("spending").equals("$40 million")

    def test_passing(reconcile):
        basin = reconcile("basin").no_conflicts(except_rules=["value-conflict"]).everything_read()
        basin.story().fact("date of spending").agrees().consistent(min_origins=1)
        assert basin.claims(kind="amount", article="first")[0].quote == "$40 million"
        assert reconcile("basin").result is basin.result

    def test_missing(reconcile):
        reconcile("basn")
"""


def test_the_assertions_of_the_fixture(desk: pytest.Pytester) -> None:
    desk.makepyfile(ASSERTIONS)
    told = run(desk, "test_the_assertions_of_the_fixture.py")
    told.assert_outcomes(passed=1, failed=4)
    told.stdout.fnmatch_lines(
        [
            "E *spending (Tamsin Port Authority): its sources do not agree",
            "E *USD 40 million * |  USD 46 million",
            "*.py:2: AssertionError",
            "E *1 conflict",
            "E *1 of 2 claims not equal to $40 million",
            "E *basn: there is no such file or folder. Name it as seen from*",
        ]
    )


FACTS = """
"spending of Tamsin Port Authority" = "$40 million"
"number of boats of Tamsin Port Authority" = "7 boats"
"""


def test_a_sheet_of_facts_is_a_test_for_each_fact(desk: pytest.Pytester) -> None:
    sheet = desk.path / "basin" / "house.facts.toml"
    sheet.write_text(FACTS, encoding="utf-8")
    told = run(desk, "-v", "-rs", "basin/house.facts.toml")
    told.assert_outcomes(failed=1, skipped=1)
    told.stdout.fnmatch_lines(
        [
            "basin/house.facts.toml::spending of Tamsin Port Authority FAILED*",
            "basin/house.facts.toml::number of boats of Tamsin Port Authority SKIPPED*",
            "*USD 46 million in second; the house holds *",
            "SKIPPED [[]1[]] basin/house.facts.toml:3: no article speaks of “number of boats of Tamsin Port Authority”",
        ]
    )
    (desk.path / "basin" / "second.txt").write_text(SECOND.replace("$46", "$40"), encoding="utf-8")
    run(desk, "basin/house.facts.toml").assert_outcomes(passed=1, skipped=1)


def test_two_spellings_of_a_name_stand_side_by_side(desk: pytest.Pytester) -> None:
    for name, surname in (("first", "Falkner"), ("second", "Falknar")):
        file = desk.path / "basin" / f"{name}.txt"
        file.write_text(file.read_text(encoding="utf-8").replace("Ida Falk", f"Ida {surname}"), encoding="utf-8")
    told = run(desk, "basin")
    told.assert_outcomes(passed=3, failed=1)
    told.stdout.fnmatch_lines(["Ida Falkn?r (“Ida Falkner”) *|  Ida Falkn?r (“Ida Falknar”)"])


def test_a_sheet_that_cannot_be_read_says_where_and_what_to_write(desk: pytest.Pytester) -> None:
    (desk.path / "basin" / "house.facts.toml").write_text('"spending of Oppo" = "a lot"\n', encoding="utf-8")
    told = run(desk, "basin")
    assert told.ret == pytest.ExitCode.INTERRUPTED
    told.stdout.fnmatch_lines(["*house.facts.toml:1:*"])
    told.stdout.no_fnmatch_line("*Traceback*")


def test_facts_of_another_program_are_passed_over(desk: pytest.Pytester) -> None:
    (desk.path / "basin" / "server.facts.toml").write_text('[system]\nos = "linux"\n', encoding="utf-8")
    run(desk, "basin").assert_outcomes(passed=4)


def test_a_session_reads_again_what_changed(desk: pytest.Pytester) -> None:
    from reconcile.testing import Reconcile

    reconcile = Reconcile(desk.path)
    with pytest.raises(AssertionError, match="1 conflict"):
        reconcile("basin").no_conflicts()
    (desk.path / "basin" / "second.txt").write_text(SECOND.replace("$46", "$40"), encoding="utf-8")
    reconcile("basin").no_conflicts()


def test_the_help_tells_of_it(desk: pytest.Pytester) -> None:
    told = run(desk, "--help").stdout.str()
    for word in ("--reconcile-fail-on", "reconcile_collect", "reconcile_fail_on"):
        assert word in told


def test_nothing_heavy_is_imported_where_it_is_not_used(desk: pytest.Pytester) -> None:
    """Every run of pytest in an environment that has this program loads the plug-in."""
    desk.makepyfile("def test_one(): pass")
    (desk.path / "basin" / "corpus.toml").unlink()
    code = (
        "import sys, pytest; pytest.main(['-q', '-p', 'no:cacheprovider']); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('reconcile', 'pandas', 'click', 'babel', 'rapidfuzz', 'sqlmodel', 'lxml')))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=desk.path, capture_output=True, text=True, timeout=120, check=True
    )
    assert told.stdout.splitlines()[-1] == "['reconcile', 'reconcile.pytest_plugin']"
