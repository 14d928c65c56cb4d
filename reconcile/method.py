"""How a run judges: its tolerances and thresholds in plain words, for the page of method."""

from __future__ import annotations

from reconcile import algebra
from reconcile.evidence import conversion, value_conflicts
from reconcile.facts import origins
from reconcile.kinds import kinds
from reconcile.kinds.date import value as dates
from reconcile.languages import codes, load


def method() -> tuple[tuple[str, str], ...]:
    """What is judged, and by which measure; the numbers are those that the program goes by."""
    return (
        (
            "A number as written",
            "It vouches for its last place: 4.2 million for every number that rounds to it at 100,000. A whole number under 100 vouches for itself.",
        ),
        (
            "“About”",
            f"Leaves open {algebra.NEAR:.0%} of the number to either side, or one unit of its last place where that is more; from {algebra.FEW} on never more than {algebra.WIDEST:.0%}.",
        ),
        (
            "A rounding",
            "One number is the other at its own, coarser last place; a half may go up or down. It is a note.",
        ),
        (
            "“At least”, “more than”, “at most”",
            f"An exact number within {algebra.NEAR:.0%} of such a bound fits it, as a note; one farther inside it is a warning; one outside it a conflict.",
        ),
        (
            "“About” a day",
            f"Leaves open {dates.SLACK.days} days to either side; about a month or a year, as much again as its own length.",
        ),
        (
            "“By”, “before”, “after” a date",
            f"A day that is told exactly and lies within {dates.NEAR.days} days of the date fits it, as a note.",
        ),
        (
            "A number that moves",
            f"Where two articles appeared more than {value_conflicts.NEWS} days apart, a number that moves may simply have changed: that is no conflict.",
        ),
        (
            "Two currencies",
            f"Held against the European Central Bank’s rate of the day. Beyond what both roundings allow, {conversion.SLACK:.0%} are let pass; more than that is a note, more than {conversion.SERIOUS:.0%} a warning; between two articles of {value_conflicts.NEWS} days a warning, and a conflict. Where the day of publication is unknown, lies after the last rate that came with the program, or a currency has no rate on it, nothing is said.",
        ),
        (
            "One origin",
            f"Articles go back to one text where they share {origins.LEAST} runs of {origins.RUN} words and {origins.SHARED:.0%} of the shorter one; {origins.HINTED_LEAST} runs and {origins.HINTED_SHARED:.1%} where both credit one source.",
        ),
        (
            "Languages",
            " ".join(load(code).about(kinds()) for code in codes()),
        ),
        (
            "One fact",
            "Claims are put together by a table of features and weights; `reconcile explain` prints it for any two claims. What is only likely weighs one degree less.",
        ),
    )
