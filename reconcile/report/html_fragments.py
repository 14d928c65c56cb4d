"""What pages hold by the thousand, as plain strings: links, states, quotations, rows of tables.

A template asks for each by a filter. Every word that comes from an article or from a label is escaped here, once;
addresses and anchors are made of safe signs alone, but for those of the web.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from reconcile.messages import say
from reconcile.report.escaping import escaped
from reconcile.report.excerpts import Bit
from reconcile.report.pages.article import Checked
from reconcile.report.pages.common import Link, Row
from reconcile.report.pages.facts import ClaimLine, FactEntry
from reconcile.report.pages.quotations import Said, Source, ValueLine
from reconcile.report.pages.story import MatrixCell, Quoted
from reconcile.report.result_index import State

DOT = '<span class="soft"> · </span>'


def link(to: Link) -> Markup:
    """Words that lead somewhere."""
    return Markup(_link(to))  # noqa: S704 - escaped


def links(all_of: Iterable[Link]) -> Markup:
    """Several of them, in a row."""
    return Markup(", ".join(map(_link, all_of)))  # noqa: S704 - each is escaped


def state(of: State) -> Markup:
    """A state: its icon and colour by its name, and always its word."""
    return Markup(_state(of))  # noqa: S704 - its words are ours


def commands(words: str) -> Markup:
    """The words, with what stands in backquotes set as what one types."""
    parts = [f"<code>{escaped(part)}</code>" if odd % 2 else escaped(part) for odd, part in enumerate(words.split("`"))]
    return Markup("".join(parts) if len(parts) % 2 else escaped(words))  # noqa: S704 - escaped


def row(it: Row) -> Markup:
    """A finding in a list."""
    anchor = f' id="{it.anchor}"' if it.anchor else ""
    keys = f' data-k="{it.keys}"' if it.keys else ""
    fresh = f'<b class="fresh">{escaped(say("New"))}</b> · ' if it.fresh else ""
    told = f'<p><a href="{it.href}">{escaped(it.message)}</a><small>{fresh}{escaped(it.about)}</small></p>'
    return Markup(f"<li{anchor}{keys}>{_state(it.state)}{told}<i>{escaped(it.rule)}</i></li>\n")  # noqa: S704 - escaped


def source(it: Source) -> Markup:
    """One article on the page of a finding, with its sentences."""
    title = f'<span class="headed">{escaped(it.title)}</span>' if it.title else ""
    head = f"<header><b>{escaped(it.name)}</b>{title}<span>{escaped(it.dated)}</span></header>"
    return Markup(f'<article class="source">{head}\n{"".join(map(_said, it.said))}</article>\n')  # noqa: S704 - escaped


def cell(it: MatrixCell) -> Markup:
    """What one article says of a fact, or what one value has behind it."""
    values = DOT.join(map(_quoted, it.values))
    apart = (
        f' <span class="tag {it.apart.name}"><span class="hide">{escaped(say(it.apart.word))}</span></span>'
        if it.apart
        else ""
    )
    more = " " + escaped(say("and {number} more", number=it.left)) if it.left else ""
    quotes = f"<small>{' · '.join(escaped(each.text) for each in it.quotes)}{more}</small>" if it.quotes else ""
    return Markup(f'<div class="val">{values}{apart}{quotes}</div>')  # noqa: S704 - escaped


def claim_rows(lines: Iterable[ClaimLine]) -> Markup:
    """The claims of a fact as the rows of a table."""
    return Markup("".join(map(_claim_row, lines)))  # noqa: S704 - each is escaped


def check_rows(lines: Iterable[Checked]) -> Markup:
    """The claims of an article as the rows of its checking copy."""
    return Markup("".join(map(_check_row, lines)))  # noqa: S704 - each is escaped


def _said(it: Said) -> str:
    live = (
        (
            f'<a class="live" href="{escaped(it.live)}" rel="noopener noreferrer '
            f'nofollow">{escaped(say("on the live page"))}</a>'
        )
        if it.live
        else ""
    )
    place = f"<span>{it.place}</span>" if it.place else ""
    place += (
        (_link(it.original) if it.original.href else f"<span>{escaped(it.original.label)}</span>")
        if it.original
        else ""
    )
    goes = f'<p class="goes">{place}<a href="{it.context}">{escaped(say("in context"))}</a>{live}</p>'
    return (
        f"<blockquote><p>{''.join(map(_bit, it.quote))}</p></blockquote>\n"
        f'<div class="norms">{"".join(map(_norm, it.values))}{goes}</div>'
    )


def _link(to: Link) -> str:
    return f'<a href="{escaped(to.href)}">{escaped(to.label)}</a>'


def _state(of: State) -> str:
    return f'<span class="state {of.name}">{escaped(say(of.word))}</span>'


def _quoted(it: Quoted) -> str:
    return f'<a href="{it.href}">{escaped(it.text)}</a>'


def _bit(bit: Bit) -> str:
    words = escaped(bit.text)
    return (
        f"<mark>{words}</mark>"
        if bit.how == "mark"
        else words
        if bit.how == "text"
        else f'<span class="ctx">{words}</span>'
    )


def _norm(it: ValueLine) -> str:
    code = f"<code>{escaped(it.code)}</code>" if it.code else ""
    return f'<div class="norm"><span>{escaped(it.words)}{_small(it.manner)}</span>{code}</div>'


def _small(words: str) -> str:
    return f"<small>{escaped(words)}</small>" if words else ""


def _times(number: int) -> str:
    return f" <small>{escaped(say('{number} times', number=number))}</small>" if number > 1 else ""


def alone_rows(entries: Iterable[FactEntry]) -> Markup:
    """The facts that one article alone states as the rows of one table, each with its anchor."""
    return Markup("".join(map(_alone_row, entries)))  # noqa: S704 - each is escaped


def _alone_row(it: FactEntry) -> str:
    silent = say("Different values, and no finding: {why}", why=it.silent) if it.silent else ""
    head = f'<th scope="row">{escaped(it.head)}{_small(it.rest)}{_small(silent)}</th>'
    words = "".join(f"<div>{escaped(each.quote)}{_times(each.times)}</div>" for each in it.claims)
    values = "".join(f"<div>{escaped(value)}</div>" for value in dict.fromkeys(each.value for each in it.claims))
    return (
        f'<tr id="{it.anchor}">{head}<td>{_link(it.claims[0].article)}</td><td '
        f'class="said">{words}</td><td>{values}</td></tr>\n'
    )


def _claim_row(it: ClaimLine) -> str:
    said = f'<td class="said">{escaped(it.quote)}{_times(it.times)}</td>'
    manner = escaped(it.manner or say("plainly"))
    return f'<tr><th scope="row">{_link(it.article)}</th>{said}<td>{escaped(it.value)}</td><td>{manner}</td></tr>\n'


def _check_row(it: Checked) -> str:
    mark = it.mark
    words = f'<th scope="row">{_link(it.words)}{_times(it.times)}</th>'
    fact = f'<a href="{mark.href}">{escaped(mark.fact)}</a>' if mark.href else escaped(mark.fact)
    value = f"{escaped(mark.value)}{_small(mark.manner)}"
    return f"<tr><td></td>{words}<td>{value}</td><td>{fact}</td><td>{_state(it.state)}</td></tr>\n"
