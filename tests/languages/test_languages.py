"""A language is a folder: its tables, its analyser, and the kinds that it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile import languages, pipeline, plugins
from reconcile.claims import extract
from reconcile.errors import BadTable
from reconcile.kinds import kinds
from reconcile.languages import Language, codes, load, reported, shared
from reconcile.languages.de.numbers import figures, spelled
from reconcile.languages.de.vocabulary import number_words
from reconcile.model import Article, Severity
from reconcile.text import Document


def article(name: str, language: str, text: str, published: str = "2024-03-06") -> Article:
    return Article(name, f"{name}.txt", text, language=language, published=published)


def claims(language: str, text: str) -> list[Any]:
    return list(extract(article("a", language, text)))


def test_what_a_language_of_some_kinds_lacks_is_empty() -> None:
    """So a rule that looks for the words of a language without them finds none, and does not fail."""
    german = load("de")
    assert german["no_such_table"]["nor"]["this"] == {}
    assert frozenset(german["numbers"]["nothing_here"]) == frozenset()


def test_a_language_of_all_kinds_lacks_no_table() -> None:
    with pytest.raises(BadTable, match="no table 'no_such_table'"):
        load("en")["no_such_table"]


def test_regions_share_a_language() -> None:
    assert load("de-AT") is load("de") is load("de_CH")


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadTable, match="klingon") as error:
        load("klingon")
    assert "de, en" in str(error.value)


def test_partial_support_is_said() -> None:
    said = load("de").about(kinds())
    assert said.startswith("German: ")
    assert "amount" in said.split("not yet")[0]
    assert "role" in said.split("not yet")[1]
    assert load("en").about(kinds()) == "English: every kind."


def test_units_have_one_name_in_all_languages() -> None:
    """A length in German and one in English compare only if both call their unit the same."""
    english = {row["forms"][0]: row for row in load("en")["durations"]["unit"]}
    for row in load("de")["durations"]["unit"]:
        same = english[row["name"]]
        assert (row.get("months"), row.get("seconds"), row["iso"], row.get("times")) == (
            same.get("months"), same.get("seconds"), same["iso"], same.get("times"),
        )  # fmt: skip


def test_acts_are_called_as_in_english() -> None:
    known = {name for name, row in load("en")["attributes"].items() if isinstance(row, dict)}
    assert set(load("de")["act_patterns"]["acts"]) <= known | {"killed"}
    assert set(load("de")["counts"]["states"]) <= set(shared()["families"]["states"]["exclusive"])


class Full(Language):
    """A language without capitals or white space, whose sentences end with a mark of their own."""

    code = "xx"
    name = "Full"
    kinds = frozenset({"count"})

    def _read(self, table: str) -> Any:
        return (
            {"abbreviations": [], "maybe": [], "starters": [], "marks": "。！"}
            if table == "text"
            else super()._read(table)
        )

    def tokenizer(self) -> Any:
        def cut(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
            places = [i for i in range(start, end) if not text[i].isspace()]
            return [text[i] for i in places], places, [i + 1 for i in places]

        return cut


def test_sentences_may_end_with_a_mark_of_the_language_and_words_be_cut_by_it() -> None:
    document = Document("水坝决口。三人死亡！", Full())
    assert [document.text[each.start : each.end] for each in document.sentences] == ["水坝决口。", "三人死亡！"]
    assert document.words[:3] == ["水", "坝", "决"]


def test_another_distribution_may_bring_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    class Brought:
        def load(self, wanted: type[Language]) -> Language:
            assert wanted is Language
            return Full()

    monkeypatch.setattr(plugins, "plugins", lambda group: {"xx": Brought()} if "languages" in group else {})
    codes.cache_clear()
    load.cache_clear()
    try:
        assert "xx" in codes()
        assert isinstance(load("xx"), Full)
    finally:
        codes.cache_clear()
        load.cache_clear()


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("fünfundzwanzig", "25"),
        ("zwölf", "12"),
        ("hundert", "100"),
        ("zweihundertfünfzig", "250"),
        ("tausend", "1000"),
        ("dreitausendvier", "3004"),
        ("dreizehntausendsechshundertneunundneunzig", "13699"),
        ("hunderttausend", "100000"),
        ("zweieinhalb", "2.5"),
        ("anderthalb", "1.5"),
        ("einundzwanzig", "21"),
    ],
)
def test_numbers_in_one_word(word: str, number: str) -> None:
    assert str(spelled(word, number_words(load("de")))) == number


@pytest.mark.parametrize(
    "word", ["hundertwasser", "undzwanzig", "zwanzigund", "tausendfüßler", "zehnundzwanzig", "halb", "einhundertund"]
)
def test_words_that_are_no_numbers(word: str) -> None:
    assert spelled(word, number_words(load("de"))) in (None, 100)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("4,2", "4.2"),
        ("4.180.500", "4180500"),
        ("1.234,56", "1234.56"),
        ("34", "34"),
        ("4.2", None),
        ("1.5.2", None),
        ("1,2,3", None),
        ("12.34", None),
    ],
)
def test_figures(word: str, number: str | None) -> None:
    found = figures(word)
    assert (None if found is None else str(found)) == number


def test_articles_of_two_languages_tell_one_story_and_are_told_apart_by_values_alone() -> None:
    """Equal values meet in one fact, values that exclude each other in a conflict; its label is in the language of the
    report."""
    german = article(
        "de1",
        "de",
        (
            "Am 5. März 2024 brach der Damm von Grauvik bei Velmsund. 34 Menschen wurden verletzt. Norrwasser "
            "schätzt den Schaden auf 4,2 Millionen Euro."
        ),
    )
    english = article(
        "en1",
        "en",
        (
            "The Grauvik dam near Velmsund broke on 5 March 2024. 27 people were injured. Norrwasser put the damage "
            "at €4.2 million."
        ),
    )
    result = pipeline.reconcile([german, english])
    assert len(result.stories) == 1
    (conflict,) = [finding for finding in result.findings if finding.severity >= Severity.WARNING]
    assert "27 people" in conflict.message
    assert "34 people" in conflict.message
    assert any("injured" in fact.label for fact in result.facts)
    both = [
        fact for fact in result.facts if len({claim.article for claim in result.claims if claim.id in fact.claims}) > 1
    ]
    assert {fact.kind for fact in both} >= {"amount", "date", "count"}


def test_a_fact_of_german_claims_alone_is_called_in_the_language_of_the_report() -> None:
    german = [
        article(f"de{i}", "de", f"In Velmsund bei Grauvik wurden {n} Häuser beschädigt.")
        for i, n in enumerate((34, 41))
    ]
    result = pipeline.reconcile(german)
    assert "number of houses damaged" in {fact.label for fact in result.facts}


def test_plurals_of_what_is_counted() -> None:
    plural = reported().plural
    assert [plural(noun) for noun in ("person", "house", "family", "boy", "bus", "branch")] == [
        "people", "houses", "families", "boys", "buses", "branches",
    ]  # fmt: skip


def test_german_text_of_any_shape_costs_no_more_than_its_length() -> None:
    """What nearly is a number, a name, a date or a quotation, again and again."""
    for piece in (
        "einundzwanzig",
        "1.000.",
        "„",
        "»so ",
        "5. ",
        "vor drei ",
        "Ende ",
        "der 34-",
        "von 3 bis ",
        "Aa ",
        "12.",
        "mehr als ",
        "hundert",
        "ein ",
    ):
        claims("de", piece * (3_000 // len(piece)))


@pytest.mark.parametrize(
    "path", sorted((Path(languages.FOLDER)).glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_table_can_be_read(path: Path) -> None:
    assert languages.language.read(path)
