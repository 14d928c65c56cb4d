"""Quotations: how two wordings compare, and how speakers get their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.analysis import Mention, Reading
from reconcile.analysis.speech.attribution import attributions, by_sentence, speaker_at
from reconcile.claims import extract
from reconcile.kinds import quote as quotes
from reconcile.kinds.name import Name
from reconcile.kinds.quote import Quote, compare, keys, resolve_speakers, show, word_diff
from reconcile.languages import load
from reconcile.model import Article, Relation
from reconcile.text import Document

ENGLISH = load("en")
WORDS = st.lists(
    st.sampled_from(
        ["the", "crane", "fell", "in", "a", "night", "of", "heavy", "rain", "and", "nobody", "was", "hurt"]
    ),
    min_size=2,
    max_size=12,
).map(" ".join)


def read(text: str) -> Reading:
    return Reading(Document(text, ENGLISH))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The crane fell.", "“The crane fell”", Relation.EQUAL),
        ("We recognise two colours", "We recognize 2 colors", Relation.EQUAL),
        ("The crane fell in the night", "fell in the night", Relation.REFINES),
        ("The crane … fell in the night", "The crane that we bought fell in the night", Relation.REFINES),
        (
            "They were going to do something (at the yard) and left",
            "They were going to do something and left",
            Relation.REFINES,
        ),
        ("That is where each crane is from", "That is where each crane was from", Relation.DIFFERS),
        ("The crane fell", "Nobody heard anything at all", Relation.INCOMPARABLE),
    ],
)
def test_compare(a: str, b: str, relation: Relation) -> None:
    """House style is no difference, a part is a part, an altered word is a difference."""
    assert compare(Quote(a), Quote(b)).relation is relation
    assert compare(Quote(b), Quote(a)).relation is relation


def test_word_diff_names_the_altered_words() -> None:
    """The report shows the words that differ, not two walls of text."""
    assert word_diff("It is safe here", "It was safe") == [
        ("equal", ("it",), ("it",)),
        ("replace", ("is",), ("was",)),
        ("equal", ("safe",), ("safe",)),
        ("delete", ("here",), ()),
    ]


@given(WORDS)
def test_a_quotation_equals_itself_and_is_read_back(text: str) -> None:
    """What `show` writes, `find` reads: the same words, the same speaker."""
    value = Quote(text, "Nora Feld")
    assert compare(value, value).relation is Relation.EQUAL
    assert [mention.value for mention in quotes.find(read(show(value, ENGLISH)))] == [value]


@given(WORDS, WORDS)
def test_equal_quotations_share_a_key(a: str, b: str) -> None:
    """A blocking key never separates what is equal."""
    if compare(Quote(a), Quote(b)).relation is Relation.EQUAL:
        assert keys(Quote(a)) & keys(Quote(b))


def test_speakers_get_their_names() -> None:
    """Once names are known, "she" and the surname become the person."""
    text = "Nora Feld left. “It fell,” she said. “It broke,” Feld added."
    names = [
        Mention("name", at, at + len(form), Name(form, "Nora Feld", "person"))
        for form, at in (("Nora Feld", 0), ("Feld", text.rindex("Feld")))
    ]
    resolved = resolve_speakers(list(quotes.find(reading := read(text))), names, reading)
    assert [mention.value.speaker for mention in resolved if isinstance(mention.value, Quote)] == [
        "Nora Feld",
        "Nora Feld",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The crane fell at noon, police said.", "police"),
        ("According to the harbour office, the crane fell at noon.", "the harbour office"),
        ("The yard announced that the crane fell.", "The yard"),
        ("Nora Feld, who runs the yard, told the radio the crane fell.", "Nora Feld"),
        ("The crane fell, said a spokesman for the yard.", "a spokesman for the yard"),
    ],
)
def test_who_says_a_plain_sentence(text: str, speaker: str) -> None:
    """The source of reported speech is found as well, before, behind, and by "according to"."""
    reading = read(text)
    token = reading.document.lower.index("fell")
    found = speaker_at(by_sentence(reading)[0], token)
    assert found is not None
    assert found.speaker_text == speaker
    assert text[found.start : found.end] == speaker


@pytest.mark.parametrize("text", ["He was told to leave.", "She wanted to say more.", "The crane fell at noon.", ""])
def test_no_source(text: str) -> None:
    """Who is told something, or only wants to say it, is no source."""
    assert attributions(read(text)) == []


@given(st.text(alphabet="“”‘’\"'.,:;() \nSaid said he The a", max_size=120))
def test_marks_in_any_order_never_break_the_reading(text: str) -> None:
    """Lone, crossed and doubled marks are read somehow, and offsets slice back."""
    for mention in quotes.find(read(text)):
        assert isinstance(mention.value, Quote)
        assert " ".join(text[mention.start : mention.end].split()) == mention.value.text


def test_a_pronoun_passes_over_a_person_of_the_other_gender() -> None:
    """ "he" is not Mrs Lund, though she was named last."""
    text = "Mr Brandt called it arson. The police had asked Mrs Lund as well.\n\n“It is hard to say,” he said."
    claims = extract(Article("a", "a.txt", text))
    assert [claim.speaker for claim in claims if claim.kind == "quote"] == ["Brandt"]
