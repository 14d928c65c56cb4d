"""Messages are said in the language that was chosen, for the block and the thread that chose it, and in English
elsewhere."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import pytest

from reconcile.errors import BadTable, BadUsage
from reconcile.messages import Catalogue, chosen, language, languages, say, say_later, say_many, speaking
from reconcile.messages.catalogues import catalogue, read
from reconcile.messages.words import dated, day, figures, grouped, in_millions, in_percent, listed, month, percent

BRACES = "a } brace {"


def test_english_needs_no_catalogue() -> None:
    """The message in the code is the English sentence; a message without values may hold any sign."""
    assert chosen() is None
    assert language() == "en"
    assert say("{one} and {other}", one="a", other=BRACES) == f"a and {BRACES}"
    assert say(BRACES) == BRACES
    assert [say_many("{number} page", "{number} pages", number) for number in (0, 1, 1204)] == [
        "0 pages",
        "1 page",
        "1,204 pages",
    ]
    with speaking("en"):
        assert chosen() is None


def test_a_language_holds_for_its_block() -> None:
    """What was spoken before is spoken again, also where the block ends with an error."""
    with speaking("de"):
        assert language() == "de"
        assert say("undated") == "undatiert"
        with speaking("en"):
            assert say("undated") == "undated"
        assert say("undated") == "undatiert"
    assert say("undated") == "undated"
    with pytest.raises(IndexError), speaking("de"):
        say("{0}", one="no value of that place")
    assert language() == "en"


def test_a_message_for_later_is_said_where_it_is_told() -> None:
    """Constants are made when a module is read, long before a language is chosen."""
    later = say_later("undated")
    with speaking("de"):
        assert say(later) == "undatiert"


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    """A catalogue is never complete on the day a sentence is written."""
    with speaking("de"):
        assert say("No catalogue holds {what}.", what="this") == "No catalogue holds this."
        assert say_many("{number} such thing", "{number} such things", 2) == "2 such things"


def test_two_threads_speak_two_languages() -> None:
    """A language belongs to a context, not to the program."""
    both = Barrier(2, timeout=20)

    def speak(code: str) -> list[str]:
        with speaking(code):
            said = []
            for _ in range(50):
                both.wait()
                said.append(say("undated"))
        return said

    with ThreadPoolExecutor(2) as threads:
        english, german = threads.map(speak, ("en", "de"), timeout=60)
    assert set(english) == {"undated"}
    assert set(german) == {"undatiert"}


def test_an_unknown_language_says_which_there_are() -> None:
    """A region takes the catalogue of its language; what is no language is an error."""
    assert languages() == ("de", "en")
    with speaking("de-AT"):
        assert say("undated") == "undatiert"
    with pytest.raises(BadUsage, match="There are de, en"), speaking("tlh"):
        pass


def test_a_broken_catalogue_says_where(tmp_path: Path) -> None:
    """Whoever edits a catalogue is told which file is at fault."""
    path = tmp_path / "reconcile.po"
    path.write_text('msgid "open"\nis\nmsgstr "offen"\n', encoding="utf-8")
    with pytest.raises(BadTable, match=r"reconcile\.po"):
        read(path)
    with pytest.raises(BadTable, match=r"missing\.po"):
        read(tmp_path / "missing.po")


def test_a_fuzzy_translation_is_not_said(tmp_path: Path) -> None:
    """What a person has yet to look at stays English."""
    path = tmp_path / "reconcile.po"
    path.write_text('#, fuzzy\nmsgid "Close"\nmsgstr "Beinahe"\n\nmsgid "Keys"\nmsgstr "Tasten"\n', encoding="utf-8")
    with speaking(Catalogue("de", read(path))):
        assert (say("Close"), say("Keys")) == ("Close", "Tasten")


DAY = datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["a, b and c", "a or b", "4,180,000.5", "1,204", "10%", "0.5%", "30.5%", "5 March 2024", "March 2024"]),
        (
            "de",
            ["a, b und c", "a oder b", "4.180.000,5", "1.204", "10 %", "0,5 %", "30,5 %", "5. März 2024", "März 2024"],
        ),
    ],
)
def test_numbers_days_and_lists_are_those_of_the_language(code: str, expected: list[str]) -> None:
    """English is written as a sub-editor writes it, any other language as CLDR gives it."""
    with speaking(code):
        assert [
            listed(["a", "b", "c", "a"]),
            listed(["a", "b"], either=True),
            grouped(Decimal("4180000.50")),
            figures(1204),
            percent(Decimal("0.1")),
            percent(Decimal("0.005"), digits=1),
            in_percent(Decimal("30.50")),
            day(DAY),
            month(DAY),
        ] == [each.replace(" %", "\xa0%") for each in expected]


def test_a_date_without_its_year_is_written_in_the_order_of_the_language() -> None:
    """A dateline names day and month; CLDR knows how a language writes that."""
    assert [dated("5", "March", ""), dated("", "March", "2024"), dated("", "", "2024")] == [
        "5 March",
        "March 2024",
        "2024",
    ]
    with speaking("de"):
        assert [dated("5", "März", ""), dated("5", "März", "2024"), dated("", "März", "2024")] == [
            "5. März",
            "5. März 2024",
            "März 2024",
        ]


def test_millions_are_told_by_their_word() -> None:
    """Nothing is lost: 4.18 million stays that exact."""
    told = (Decimal("4.18"), "million", Decimal(4_180_000))
    assert in_millions(*told) == "4.18 million"
    with speaking("de"):
        assert in_millions(*told).replace("\xa0", " ") == "4,18 Millionen"


def test_english_is_cached_as_no_catalogue() -> None:
    """The way of most runs: no file is opened for it."""
    assert catalogue("en") is catalogue("en-GB") is None
