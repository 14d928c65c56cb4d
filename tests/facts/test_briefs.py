"""A sentence about an event joins the reports on it, where it is plain which event is meant."""

from __future__ import annotations

from reconcile.facts.briefs import with_briefs

REPORTS = [[0, 1], [2, 3], [4]]
BRIEF = [False, False, False, False, True]


def test_a_brief_joins_the_reports_that_it_is_most_like() -> None:
    assert with_briefs(REPORTS, BRIEF, {(0, 4): 0.05, (1, 4): 0.04, (2, 4): 0.03}, 0.04) == [[0, 1, 4], [2, 3]]


def test_a_brief_that_fits_two_events_joins_neither() -> None:
    assert with_briefs(REPORTS, BRIEF, {(0, 4): 0.09, (2, 4): 0.08}, 0.04) == REPORTS


def test_a_brief_that_is_like_one_of_many_reports_alone_stays() -> None:
    assert with_briefs(REPORTS, BRIEF, {(0, 4): 0.07}, 0.04) == REPORTS


def test_two_briefs_do_not_join_each_other() -> None:
    assert with_briefs([[0], [1]], [True, True], {(0, 1): 0.05}, 0.04) == [[0], [1]]


def test_a_long_article_is_none() -> None:
    assert with_briefs(REPORTS, [False] * 5, {(0, 4): 0.05, (1, 4): 0.04}, 0.04) == REPORTS
