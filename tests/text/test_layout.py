"""What each part of a page is taken for, and above all that no sentence of the story is dropped with the
boilerplate."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.languages import load
from reconcile.text.layout import Layout, blocks
from reconcile.text.paragraphs import paragraphs

ENGLISH = load("en")
STORY = "The new quay at Ostrey was opened on Tuesday in front of some 300 guests."


def laid_out(text: str) -> list[tuple[str, str]]:
    return [(str(block.layout), text[block.start : block.end]) for block in blocks(text, ENGLISH)]


def kept(text: str) -> str:
    return " ".join(said for layout, said in laid_out(text) if layout not in (Layout.BOILERPLATE, Layout.DATELINE))


@pytest.mark.parametrize(
    "line",
    [
        "Copyright ©2024 Harbour News. All rights reserved.",
        "© 2024 Harbour News",
        "Reproduction in whole or in part is forbidden.",
        "ADVERTISEMENT",
        "Read more: Fish prices fall for a third week",
        "Share this article",
        "Sign up for our newsletter and get the news in your inbox every morning.",
        "We use cookies to improve your visit.",
        "https://news.example/2024/11/quay",
        "editor@news.example",
        "@harbournews",
        "Source: news.example",
        "51.5072 -0.1276",
        "* * *",
        "By Ann Calder and Joe Bright, Staff Writers",
        "-- Ann Calder",
        "(Reporting by Ann Calder; Editing by Joe Bright)",
        "(Adds comment from the mayor)",
        "Joe Bright contributed to this report.",
        "This is a developing story. Check back for updates.",
        "[Text NEWS to 12345 to get news alerts on your phone]",
        "Home | Ships | Ports | Jobs | Privacy Policy",
        "This article was prepared using open sources. The editors take no responsibility for it.",
    ],
)
def test_boilerplate_carries_no_claim(line: str) -> None:
    assert kept(f"{STORY}\n\n{STORY}\n\n{line}") == f"{STORY} {STORY}"


@pytest.mark.parametrize(
    "line",
    [
        "The company changed its privacy policy on 1 March, and two million users left.",
        "Copyright law does not protect a recipe, the judge said on Monday.",
        "Sources: Town to buy quay for $3 million",
        "Watching the ships cost 300 guests nothing.",
        "“What do you think happened next?” asked Ann Calder, 34.",
        "“More than 20 of us came,” she said.",
        "More than 20 people were hurt.",
        "By Tuesday, 20 people had died.",
        "Sharing the cost of $3 million took two years.",
        "Print runs fell by 20%.",
        "The newspaper has 3,000 subscribers and will advertise for 20 more reporters.",
        "Photographs of the quay were sold for $300.",
        "Related costs came to $3 million.",
        "Video shows the crane falling at 5:15 p.m.",
        "Three firms were named: Ostrey Steel, Blue Anchor and Tarn.",
    ],
)
def test_the_story_is_never_dropped(line: str) -> None:
    assert line in kept(f"{STORY}\n\n{STORY}\n\n{line}\n\n{STORY}")


def test_a_menu_is_dropped_and_a_list_of_names_is_not() -> None:
    """A run of short lines is a menu only at an end of the page, beside something known for boilerplate."""
    menu = "News\nShips\nPorts\nFish Prices\nTide Tables\nJobs\n"
    assert kept(f"{menu}\n{STORY}\n{STORY}\n\n{menu}") == f"{STORY} {STORY}"
    victims = "Ann Calder\nJoe Bright\nNora Brandt\nPiet Arnason\nBram Teller"
    assert "Nora Brandt" in kept(f"{STORY}\nThe dead are:\n{victims}\n\n{STORY}")
    assert "Nora Brandt" in kept(f"{STORY}\n\n{victims}")


def test_links_below_a_heading_are_dropped_until_a_sentence_comes() -> None:
    text = f"{STORY}\n\nRELATED STORIES\nTwo hurt at the old quay\n+ Mayor to resign over $3 million loan\n\n{STORY}"
    assert kept(text) == f"{STORY} {STORY}"


@pytest.mark.parametrize(
    ("head", "place", "dateline"),
    [
        ("OSTREY, Nov 5 (Coastal Wire) - ", "OSTREY", ", Nov 5 (Coastal Wire) -"),
        ("OSTREY, Maine (CW) — ", "OSTREY, Maine", "(CW) —"),
        ("OSTREY — ", "OSTREY", "—"),
        ("NEW OSTREY, 5 November 2024 (Coastal Wire) – ", "NEW OSTREY", ", 5 November 2024 (Coastal Wire) –"),
        ("Ostrey, Norway (Sports Wire) - ", "Ostrey, Norway", "(Sports Wire) -"),
        ("OSTREY, Maine: ", "OSTREY, Maine", ":"),
        ("2024-11-05 10:30 ", "", "2024-11-05 10:30"),
    ],
)
def test_a_dateline_is_set_apart_and_its_place_kept(head: str, place: str, dateline: str) -> None:
    expected = [("place", place), ("dateline", dateline), ("body", STORY)]
    assert laid_out(head + STORY) == [part for part in expected if part[1]]


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The new quay was opened on Tuesday.",
        "NATO - the alliance of the West - will send two ships.",
        "CALDER: We will open the quay on Tuesday.",
        "The quay - all 640 metres of it - was opened on Tuesday.",
        "Ann Calder, 34, of Ostrey (Maine) was there - with her class.",
        "Two men, one of them 34, fell - both were saved.",
    ],
)
def test_what_only_looks_like_a_dateline_is_body(text: str) -> None:
    assert kept(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, November 5, 2024",
        "Posted 11/5/2024 7:21 AM",
        "Published: 2024.11.05 09:01",
        "5 November 2024 Last updated at 11:11 GMT",
        "Updated Nov. 5, 2024, 3:15 p.m. ET",
    ],
)
def test_a_line_of_nothing_but_a_day_is_a_dateline(line: str) -> None:
    assert laid_out(f"Quay opens at Ostrey\n{line}\n{STORY}")[1] == ("dateline", line)


def test_a_day_within_the_story_is_no_dateline() -> None:
    """A timeline's days are claims."""
    body = "\n\n".join([STORY] * 8)
    assert ("dateline", "5 November 2024") not in laid_out(f"{body}\n\n5 November 2024\n\n{STORY}")


@pytest.mark.parametrize("text", ["5 November 2024", "11/5/2024", "1,234,567", "Copyright 2024", "$1.3m"])
def test_a_note_is_no_page(text: str) -> None:
    """Where nothing else is said, what is said is read."""
    assert kept(text) == text


@pytest.mark.parametrize("line", ["1,234,567", "192.168.1.2", "4.800", "12.5 13.5", "115.5USD"])
def test_figures_alone_are_no_address_and_no_day(line: str) -> None:
    assert line in kept(f"{STORY}\n{line}\n{STORY}")


def test_headlines_and_captions_are_known_and_carry_claims() -> None:
    text = (
        f"Quay opens at Ostrey\n\nAnn Calder (left) cuts the ribbon. (Photo: Harbour News)\n\n{STORY}\n\n"
        f"What it cost\n\n{STORY}"
    )
    assert laid_out(text) == [
        ("headline", "Quay opens at Ostrey"),
        ("caption", "Ann Calder (left) cuts the ribbon."),
        ("boilerplate", "(Photo: Harbour News)"),
        ("body", STORY),
        ("headline", "What it cost"),
        ("body", STORY),
    ]


def test_boilerplate_behind_the_last_sentence_is_cut_off() -> None:
    assert laid_out(f"{STORY} Copyright 2024 Harbour News. All rights reserved.") == [
        ("body", STORY),
        ("boilerplate", "Copyright 2024 Harbour News. All rights reserved."),
    ]


def test_a_call_to_readers_is_cut_off_and_the_sentence_before_it_kept() -> None:
    assert kept(f"{STORY} Click here to see the photos.") == STORY
    assert kept(f"{STORY} Sign up for our newsletter. It is free.") == STORY


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The new quay at Ostrey was opened on Tuesday in front of some 300\n"
        "guests, among them the mayor and two of the three men who had drawn\n"
        "the first plan of it twelve years before. It cost 40 million euros\nand will bring work to the town."
    )
    (whole,) = paragraphs(wrapped)
    assert whole == (0, len(wrapped))
    assert len(paragraphs(f"{STORY}\n{STORY}\n{STORY * 3}")) == 3


PIECES = [
    *"aB 3.\n:-—()©@/İß\u2028\x00",
    "Copyright 20",
    "Photo: ",
    "OSTREY, Nov 5 (AP) - ",
    "Read more",
    ". Click here to ",
    "(left)",
    "\n2024-11-05 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_blocks_stand_in_order_and_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = blocks(text, ENGLISH)
    assert all(0 <= block.start < block.end <= len(text) for block in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(text[block.start : block.end].strip() == text[block.start : block.end] for block in found)


@pytest.mark.cost
@pytest.mark.parametrize(
    "unit", ["Copyright 20", "News\n", "(", "OSTREY, ", "a-b — ", "2024-11-05 ", "İ" * 10, "x\n\n"]
)
def test_the_cost_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Twenty times the text: a quadratic step would cost four hundred times as much."""

    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        blocks(text, ENGLISH)
        return time.process_time() - start

    cost(20_000)
    assert min(cost(400_000) for _ in range(3)) < 80 * max(min(cost(20_000) for _ in range(3)), 0.0005)
