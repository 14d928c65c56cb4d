"""Copies of one text are one origin; reporters who heard one person say one sentence are two."""

from __future__ import annotations

from reconcile.facts.origins import CROWD, origins
from reconcile.model import Article

RELEASE = (
    "Lindgren Foods will close its cannery in Port Ansel at the end of June and move the work to a new hall in Brevik. "
    "The company will offer each of the 212 workers a place in Brevik or a year of wages, whichever they prefer. "
    "The hall in Brevik was finished in spring and can pack 40,000 tins an hour, twice as many as the old cannery. "
)
OWN = (
    "Nobody in Port Ansel was surprised. Boats have landed less herring every year since the bank was closed, and "
    "the young have left for the city."
)
OTHER = (
    "The mayor, who had worked in the hall herself as a girl, learned of it from the radio. She will ask the county "
    "for help with the rent of the workers."
)
SAID = "“We have looked for a buyer in every port from here to the Cape,” said Greta Lindgren. "
PHRASE = "a place in Brevik or a year of wages, whichever they prefer"


def article(name: str, text: str, published: str | None = None) -> Article:
    return Article(name, f"{name}.txt", text, published=published)


def together(*texts: str) -> bool:
    found = origins([article(chr(97 + number), text) for number, text in enumerate(texts)])
    return len(set(found.values())) == 1


def test_copies_are_one_origin() -> None:
    assert together(RELEASE + OWN, RELEASE + OTHER)


def test_case_and_punctuation_hide_no_copy() -> None:
    assert together(RELEASE + OWN, RELEASE.upper().replace(".", ";") + OTHER)


def test_one_sentence_that_both_heard_is_no_copy() -> None:
    assert not together(
        OWN + SAID,
        SAID + OTHER + " The cannery opened in 1931 and had its own railway until the line was given up." * 2,
    )


def test_different_texts_are_origins_of_their_own() -> None:
    assert not together(OWN, OTHER)


def test_two_that_follow_a_release_need_fewer_words_in_common() -> None:
    """What remains of a release that both have rewritten is a phrase here and there."""
    one, other = f"{OWN} The workers can choose: {PHRASE}.", f"{OTHER} They are offered {PHRASE}."
    assert not together(one, other)
    assert together(
        f"{one} So it stands in a press release.", f"According to a media release, the work goes north. {other}"
    )


def test_a_credit_alone_is_no_origin() -> None:
    """Two articles may well follow two releases."""
    assert not together(f"{OWN} So it stands in a press release.", f"{OTHER} So much for the media release.")


def test_one_agency_hints_and_two_do_not() -> None:
    one, other = f"(Reuters) - {OWN} The workers get {PHRASE}.", f"{OTHER} They get {PHRASE}, Reuters reported."
    assert together(one, other)
    assert not together(one, other.replace("Reuters", "Xinhua"))


def test_a_compiled_article_goes_back_to_what_it_shares_words_with() -> None:
    assert together(f"{OWN} The workers get {PHRASE}.", f"{OTHER} They get {PHRASE}. Compiled from reports.")


def test_a_wire_story_that_stands_everywhere_is_still_one_origin() -> None:
    crowd = [article(f"{number:02d}", f"Paper number {number}. {RELEASE}") for number in range(CROWD * 3)]
    assert len(set(origins(crowd).values())) == 1


def test_the_origin_is_named_after_what_came_out_first() -> None:
    early, late = article("z", RELEASE, "2021-05-03"), article("a", RELEASE, "2021-05-04")
    alone = origins([early])["z"]
    assert origins([late, early]) == {"z": alone, "a": alone}


def test_the_order_changes_nothing() -> None:
    articles = [article("a", RELEASE + OWN), article("b", OTHER), article("c", RELEASE)]
    assert origins(articles) == origins(articles[::-1])


def test_texts_too_short_for_a_run_share_nothing() -> None:
    assert not together("Too short.", "Too short.")
    assert origins([]) == {}
