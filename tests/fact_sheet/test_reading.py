"""A sheet of facts says what each fact is the value of, or is told what to write, with line and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import BadTable
from reconcile.fact_sheet import parse_fact_sheet
from reconcile.ruled import StatedFact
from reconcile.toml_places import quoted


def one(text: str) -> StatedFact:
    (fact,) = parse_fact_sheet(text).facts
    return fact


@pytest.mark.parametrize(
    ("text", "kind", "shown", "subject", "attribute", "of", "about"),
    [
        (
            '"investment of Oppo" = ">= CNY 30 million"',
            "amount", "at least CNY 30 million", "Oppo", "investment", None, (),
        ),
        ('"investment (Oppo)" = "CNY 30 million"', "amount", "CNY 30 million", "Oppo", "investment", None, ()),
        ('"Oppo\'s investment" = "CNY 30 million"', "amount", "CNY 30 million", "Oppo", "investment", None, ()),
        (
            '"start of operations of the centre" = "by 2025-01"',
            "date", "by January 2025", None, "start of operations", None, ("centre",),
        ),
        (
            '"date of signing (Vane Harbour Authority)" = 2024-03-14',
            "date", "14 March 2024", "Vane Harbour Authority", "signing", None, (),
        ),
        ('"length of the investment of Oppo" = "5 years"', "duration", "5 years", "Oppo", "investment", None, ()),
        ('"length of the quay" = "640 metres"', "measure", "640 metres", None, "length", None, ("quay",)),
        ('"age of Nadia Brandt" = 34', "age", "34 years old", "Nadia Brandt", None, None, ()),
        ('"age of Nadia Brandt" = ">= 34"', "age", "at least 34 years old", "Nadia Brandt", None, None, ()),
        ('"number of doctoral researchers" = 25', "count", "25 doctoral researchers", None, None, "researcher", ()),
        ('"number of people killed" = "4"', "count", "4 people", None, "killed", "person", ()),
        ('"number of people (injured)" = "17"', "count", "17 people", None, "injured", "person", ()),
        (
            '"number of researchers to be recruited" = "about 25"',
            "count", "about 25 researchers", None, "recruitment", "researcher", (),
        ),
        ('"doctoral researchers" = "about 25"', "count", "about 25 doctoral researchers", None, None, "researcher", ()),
        ('"cost of the ferry" = "EUR 18 million"', "amount", "EUR 18 million", None, "price", None, ("ferry",)),
        ('"time of the crash" = "19:40"', "time", "7:40 p.m.", None, "crash", None, ()),
        ('"chief executive of Tamsin Port Authority" = "Ida Falk"', "role", "Ida Falk", None, None, None, ()),
    ],
)  # fmt: skip
def test_what_a_fact_is_the_value_of(
    text: str, kind: str, shown: str, subject: str, attribute: str, of: str, about: tuple[str, ...]
) -> None:
    fact = one(text)
    assert (fact.kind, fact.shown) == (kind, shown)
    assert (fact.subject, fact.attribute, fact.of, fact.about) == (subject, attribute, of, about)


def test_a_table_says_more() -> None:
    fact = one(
        '\n["number of jobs at the harbour"]\nvalue = "at least 300"\nsource = "the contract"\nfrom = 2024-01-01\n'
        'until = "2025-12-31"\nsubject = "Vane Harbour Authority"\nkind = "count"\nof = "jobs"\n'
    )
    assert (fact.line, fact.source, fact.since, fact.until) == (2, "the contract", "2024-01-01", "2025-12-31")
    assert (fact.subject, fact.of, fact.shown) == ("Vane Harbour Authority", "job", "at least 300 jobs")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\n"spending of Norlinje" = "EUR"\n', "x.facts.toml:2:1: “EUR”: it cannot be read as one value. Write it as"),
        ('["cost of the ferry"]\nvalue = "banana"\n', "x.facts.toml:2:1: “banana”"),
        ('["cost of the ferry"]\n  valeu = "EUR 3"\n', "x.facts.toml:2:3: there is no 'valeu'. A fact has value,"),
        ('["cost of the ferry"]\nsource = "me"\n', "x.facts.toml:1:1: “cost of the ferry” has no value. Write"),
        (
            '["cost of the ferry"]\nvalue = "EUR 3"\nfrom = "last year"\n',
            "x.facts.toml:3:1: 'last year' is no day. Write",
        ),
        ('["cost of it"]\nvalue="EUR 3"\nfrom = 2025-01-02\nuntil = 2025-01-01\n', "x.facts.toml:4:1: it ends before"),
        ('["cost of the ferry"]\nvalue = "EUR 3"\nkind = "money"\n', "x.facts.toml:3:1: there is no kind 'money'"),
        (
            '["cost of the ferry"]\nvalue = "EUR 3"\nsource = 3\n',
            'x.facts.toml:3:1: source is no text. Write source = "..."',
        ),
        ('["cost of the ferry"]\nvalue = ["EUR 3"]\n', "x.facts.toml:2:1: the value is no text"),
        ('"amount" = "EUR 3"\n', "x.facts.toml:1:1: “amount” does not say what the amount is of"),
        ('"name of the port" = "Ida Falk"\n', "is no office"),
        ('"" = "EUR 3"\n', "the fact has no name"),
        ('"a" = \n', "x.facts.toml:1:7: this is no TOML: Invalid value. Write"),
        ('"a" = "EUR 3"\n"a" = "EUR 4"\n', "x.facts.toml:2:14: this is no TOML: what stands here has a value already"),
        ('["a"]\n["a"]\n', "x.facts.toml:2:5: this is no TOML: Cannot declare ('a',) twice. Write"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_what_to_write(text: str, told: str) -> None:
    with pytest.raises(BadTable) as error:
        parse_fact_sheet(text, "x.facts.toml")
    assert told in str(error.value)


def test_several_slips_are_told_at_once_each_on_its_line() -> None:
    with pytest.raises(BadTable) as error:
        parse_fact_sheet('"cost of the ferry" = "x"\n"cost of the quay" = "y"\n', "x.facts.toml")
    assert [line.split(": ")[0] for line in str(error.value).splitlines()] == ["x.facts.toml:1:1", "x.facts.toml:2:1"]


@given(st.text(max_size=40), st.sampled_from(["CNY 3 million", "25", "by 2025-01", "19:40", "Ida Falk", "{0} % \\"]))
@settings(max_examples=60, deadline=None)
def test_any_label_is_read_or_told(label: str, value: str) -> None:
    told, lines = "x.facts.toml:1:1: ", [1]
    try:
        lines = [fact.line for fact in parse_fact_sheet(f"{quoted(label)} = {quoted(value)}\n", "x.facts.toml").facts]
    except BadTable as error:
        told = str(error)
    assert told.startswith("x.facts.toml:1:1: ")
    assert lines == [1]
