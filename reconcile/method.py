"""How a run judges: its tolerances and thresholds in plain words, for the page of method."""

from __future__ import annotations

from reconcile import algebra
from reconcile.evidence import conversion, doubts
from reconcile.facts import origins
from reconcile.kinds import kinds
from reconcile.kinds.date import value as dates
from reconcile.languages import codes, load
from reconcile.messages import say
from reconcile.messages.words import percent


def method() -> tuple[tuple[str, str], ...]:
    """What is judged, and by which measure; the numbers are those that the program goes by."""
    return (
        (
            say("A number as written"),
            say(
                "It vouches for its last place: 4.2 million for every number that rounds to it at 100,000. A "
                "whole number under 100 vouches for itself."
            ),
        ),
        (
            say("“About”"),
            say(
                (
                    "Leaves open {near} of the number to either side, or one unit of its last place where that is "
                    "more; from {few} on never more than {widest}."
                ),
                near=percent(algebra.NEAR),
                few=algebra.FEW,
                widest=percent(algebra.WIDEST),
            ),
        ),
        (
            say("A rounding"),
            say("One number is the other at its own, coarser last place; a half may go up or down. It is a note."),
        ),
        (
            say("“At least”, “more than”, “at most”"),
            say(
                (
                    "An exact number within {near} of such a bound fits it, as a note; one farther inside it is a "
                    "warning; one outside it a conflict."
                ),
                near=percent(algebra.NEAR),
            ),
        ),
        (
            say("“About” a day"),
            say(
                "Leaves open {days} days to either side; about a month or a year, as much again as its own length.",
                days=dates.SLACK.days,
            ),
        ),
        (
            say("“By”, “before”, “after” a date"),
            say(
                "A day that is told exactly and lies within {days} days of the date fits it, as a note.",
                days=dates.NEAR.days,
            ),
        ),
        (
            say("A number that moves"),
            say(
                (
                    "Where two articles appeared more than {days} days apart, a number that moves may simply have "
                    "changed: that is no conflict."
                ),
                days=doubts.NEWS,
            ),
        ),
        (
            say("Two currencies"),
            say(
                (
                    "Held against the European Central Bank’s rate of the day. Beyond what both roundings allow, "
                    "{slack} are let pass; more than that is a note, more than {serious} a warning; between two "
                    "articles of {days} days a warning, and a conflict. Where the day of publication is unknown, "
                    "lies after the last rate that came with the program, or a currency has no rate on it, nothing "
                    "is said."
                ),
                slack=percent(conversion.SLACK),
                serious=percent(conversion.SERIOUS),
                days=doubts.NEWS,
            ),
        ),
        (
            say("One origin"),
            say(
                (
                    "Articles go back to one text where they share {least} runs of {run} words and {shared} of the "
                    "shorter one; {hinted} runs and {hinted_share} where both credit one source."
                ),
                least=origins.LEAST,
                run=origins.RUN,
                shared=percent(origins.SHARED),
                hinted=origins.HINTED_LEAST,
                hinted_share=percent(origins.HINTED_SHARED, digits=1),
            ),
        ),
        (
            say("Languages"),
            " ".join(load(code).about(kinds()) for code in codes()),
        ),
        (
            say("One fact"),
            say(
                "Claims are put together by a table of features and weights; `reconcile explain` prints it for "
                "any two claims. What is only likely weighs one degree less."
            ),
        ),
    )
