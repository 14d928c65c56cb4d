"""Articles that words alone do not put into their stories: briefs, and first reports with what came of them."""

from __future__ import annotations

import random

from reconcile.model import Article
from tests.facts import test_dated_events as dated

SYLLABLES = ("bre", "kol", "mur", "tas", "vin", "dor", "gel", "pon", "rix", "zan")


def article(name: str, published: str, text: str) -> Article:
    return Article(name, f"{name}.txt", text, published=published)


SPILLS = [
    article(
        "halvorine-1",
        "2021-03-09",
        "The tanker Halvorine ran aground off Skarvoy on Monday and spilled 900 tons of oil into the Lofthus "
        "Sound, harbour master Ingrid Tveter said. Tugs from Bodhavn tried to tow the Halvorine off the "
        "rocks all night, and failed. Fishermen of Skarvoy laid booms across the mouth of the sound, where "
        "the water was black for two miles. The owner of the tanker, Nordvik Shipping, has sent a team of "
        "its own. Captain Osmund Rafto was taken off the bridge and is being questioned by the police. Birds "
        "covered in oil were brought to a school in Skarvoy.",
    ),
    article(
        "halvorine-2",
        "2021-03-09",
        "Oil from the tanker Halvorine has reached the beaches of Skarvoy, where volunteers scrape it off "
        "the stones by hand. The ship ran aground in the Lofthus Sound on Monday with 900 tons on board. "
        "Ingrid Tveter, the harbour master, said that tugs from Bodhavn would try again at high water. "
        "Nordvik Shipping, which owns the Halvorine, promised to pay for all that is lost. Its captain, "
        "Osmund Rafto, told the police that the rudder had failed him. Hundreds of birds have died, and the "
        "school of Skarvoy has become a hospital for those that live.",
    ),
    article(
        "belisande-1",
        "2021-03-09",
        "The tanker Belisande broke in two in a storm off Kerlouan on Monday and spilled 7,000 tons of oil, "
        "the prefect Yannick Morvan said. Lifeboats from Roscanvel took all 24 of the crew off the Belisande "
        "before her bow went down. Oystermen of Kerlouan pulled up their baskets through the night. The ship "
        "belongs to Aegir Tankers of Piraeus, whose lawyers said nothing. Captain Stavros Kallinis was the "
        "last to leave her. Birds covered in oil were washed up on beaches, and a school was made a hospital "
        "for them.",
    ),
    article(
        "belisande-2",
        "2021-03-09",
        "Oystermen of Kerlouan counted what they have lost since the tanker Belisande broke in two on "
        "Monday. Her bow lies in forty metres of water, and her stern was towed to Roscanvel. Yannick "
        "Morvan, the prefect, said that 7,000 tons of oil were at sea, the most on that coast in twenty "
        "years. Aegir Tankers, of Piraeus, said that Captain Stavros Kallinis had done all that he could in "
        "the storm. All 24 of the crew are safe. Birds covered in oil come ashore on every tide, and "
        "children wash them in the school.",
    ),
]
"""Two events that are told in like words."""
PLAIN = article(
    "plain", "2029-03-10", "The tanker Halvorine has lost 900 tons of oil off Skarvoy, and birds die on the beaches."
)
"""A brief of the first, out years later, so that it is less like each report than two of one event are."""
EITHER = article(
    "either",
    "2022-06-10",
    "The captains of the tankers Halvorine and Belisande were questioned, off Skarvoy and Kerlouan.",
)
"""A brief that fits the first well enough, if the second, which it fits less than well enough, were no rival."""


def briefs() -> list[Article]:
    return [*SPILLS, PLAIN, EITHER]


def events() -> list[Article]:
    """A verdict a year later, a suspect found by the day and the number of the dead, and what is told of neither."""
    return [dated.FIRST, dated.SENTENCED, dated.OTHER_PEOPLE, dated.FOUR_DEAD, dated.SUSPECT, dated.ELSEWHERE]


def crowd(many: int) -> list[Article]:
    """So many articles without a word in common but one who was killed on one day."""
    rng = random.Random(4)

    def name() -> str:
        return "".join(rng.sample(SYLLABLES, 3)).capitalize()

    return [
        article(
            f"crowd-{at:02}",
            f"{2022 + at % 7}-0{1 + at % 9}-1{at % 8}",
            f"The {name()} of {name()} told {name()} that {name()}, {name()} and {name()} had left {name()}. Nobody in "
            f"{name()} recalls that Ansel Drury was killed on March 7, 2021.",
        )
        for at in range(many)
    ]
