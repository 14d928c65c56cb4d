"""The earlier versions of an article beside today's text: the paragraphs that differ, word by word."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from difflib import SequenceMatcher

from reconcile.messages import say
from reconcile.messages.words import day as day_in_words
from reconcile.model import Article, Revision, record
from reconcile.report.difference import Piece, difference
from reconcile.report.words import counted
from reconcile.text.paragraphs import paragraphs

LONGEST = 300
"""Paragraphs of a text that are held against those of another."""
SHOWN = 5
"""Versions that the page shows, the last ones."""


@record
class Beside:
    """A paragraph then and now; `pieces` say word by word where they part, empty where one of them is all new."""

    then: tuple[Piece, ...]
    now: tuple[Piece, ...]


@record
class VersionData:
    """One earlier version: what it is called, what is said of it, and the paragraphs that differ from today's."""

    name: str
    about: str
    rows: tuple[Beside, ...]


def versions(article: Article, revisions: Sequence[Revision]) -> tuple[VersionData, ...]:
    """The last of the earlier versions, the latest first."""
    return tuple(_version(article, each) for each in reversed(revisions[-SHOWN:]))


def _version(article: Article, revision: Revision) -> VersionData:
    before, now = _texts(revision.article), _texts(article)
    rows = tuple(_rows(before, now))
    first = _day(revision.first_seen)
    told = [say("read first on {day}, last on {last}", day=first, last=_day(revision.last_seen))]
    dated = revision.article.updated or revision.article.published
    if dated:
        told.append(say("marked as of {day}", day=dated))
    told.append(
        counted(len(rows), "{number} paragraph differs from today's", "{number} paragraphs differ from today's")
        if rows
        else say("its words are today's")
    )
    name = say(
        "Read on {day}, {time} UTC", day=first, time=f"{datetime.datetime.fromisoformat(revision.first_seen):%H:%M}"
    )
    return VersionData(name, ", ".join(told), rows)


def _day(moment: str) -> str:
    return day_in_words(datetime.date.fromisoformat(moment[:10]))


def _texts(article: Article) -> list[str]:
    text = [article.text[start:end] for start, end in paragraphs(article.text)][:LONGEST]
    return [*([article.title] if article.title else []), *text]


def _rows(before: Sequence[str], now: Sequence[str]) -> list[Beside]:
    """The paragraphs that are not in both, those that stand in one place side by side."""
    found: list[Beside] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            pairs = max(j - i, m - k)
            ones = [*before[i:j], *[""] * (pairs - (j - i))]
            others = [*now[k:m], *[""] * (pairs - (m - k))]
            found += [_beside(one, other) for one, other in zip(ones, others, strict=True)]
    return found


def _beside(then: str, now: str) -> Beside:
    pieces = difference(then, now) if then and now else ()
    if not pieces:
        return Beside(
            (Piece("gone" if not now else "same", then),) if then else (),
            (Piece("new" if not then else "same", now),) if now else (),
        )
    return Beside(
        tuple(each for each in pieces if each.how != "new"), tuple(each for each in pieces if each.how != "gone")
    )
