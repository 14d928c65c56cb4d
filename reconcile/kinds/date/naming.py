"""Whether the name of a holiday or a season stands for a time, or is a name or a thing: ordered tables of cases."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.date.cursor import Cursor
from reconcile.text.decisions import Row, decided


@dataclass(slots=True)
class Beside:
    """A name of one word at the token `i`, and the words in front of it and behind it."""

    cursor: Cursor
    i: int
    before: str
    after: str

    def goes_on(self) -> bool:
        """Does a word follow that no clause begins with?"""
        return bool(self.after) and self.after[0].isalnum() and self.after not in self.cursor.sets.after_function

    def picked(self) -> bool:
        """Does "last", "next", "the same" ... pick one?"""
        return self.before in self.cursor.words.selectors or self.before in self.cursor.words.told


def _part_of_name(it: Beside) -> bool:
    return it.after in it.cursor.sets.no_holiday_after


def _one_of_many(it: Beside) -> bool:
    return it.before in it.cursor.sets.picking and not it.cursor.capital(it.i + 1)


def _thing(it: Beside) -> bool:
    return it.goes_on() and it.after not in it.cursor.sets.dayparts and it.after not in it.cursor.words.parts


def _asked_for(it: Beside) -> bool:
    return it.before in it.cursor.sets.before_holiday


DAY_OF_HOLIDAY: tuple[Row, ...] = (
    Row(_part_of_name, False, "It closed by Easter’s end."),
    Row(_one_of_many, True, "It closed last Christmas due to snow."),
    Row(_thing, False, "They stood by Christmas trees."),
    Row(_asked_for, True, "It closes by Christmas."),
)


def is_day(it: Beside) -> bool:
    """Does the single word of a holiday stand for a day ("by Christmas", not "Christmas tree")?"""
    return decided(DAY_OF_HOLIDAY, it, False)


def _no_time_asked(it: Beside) -> bool:
    return it.before not in it.cursor.sets.before_season


def _picked_in_clause(it: Beside) -> bool:
    function = it.after in it.cursor.sets.after_function
    return function and it.picked() and it.cursor.at(it.i - 2) not in it.cursor.sets.the


def _verb_or_street(it: Beside) -> bool:
    return it.after in it.cursor.sets.after_no_season


def _picked(it: Beside) -> bool:
    return it.picked()


def _goes_on(it: Beside) -> bool:
    return it.goes_on()


def _of_something(it: Beside) -> bool:
    return it.after in it.cursor.sets.of_alone


def _only_article(it: Beside) -> bool:
    return it.before in it.cursor.sets.the and it.cursor.at(it.i - 2) not in it.cursor.sets.before_season


def _purpose(it: Beside) -> bool:
    return it.before in it.cursor.sets.no_season_before


def _drop(it: Beside) -> bool:
    return it.cursor.low[it.i] in it.cursor.sets.fall and it.before not in it.cursor.sets.the


SEASON: tuple[Row, ...] = (
    Row(_no_time_asked, False, "They had a mild winter."),
    Row(_picked_in_clause, True, "It opened last spring in Marlow."),
    Row(_verb_or_street, False, "He was hurt in the fall from the roof."),
    Row(_picked, True, "The last spring flood was small."),
    Row(_goes_on, False, "The path leads to the spring house."),
    Row(_of_something, False, "He wrote after the fall of Rome."),
    Row(_only_article, False, "They saw the spring."),
    Row(_purpose, False, "They look forward to summer."),
    Row(_drop, False, "Prices may rise before fall."),
)


def is_season(it: Beside) -> bool:
    """Does the word of a season without a year stand for a time ("in the spring", not "the spring house")?"""
    return decided(SEASON, it, True)
