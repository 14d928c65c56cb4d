"""Draws a text with its claims underlined: each a link to its fact, one within another where they nest.

In plain strings: a report holds tens of thousands of claims, and this is most of what it writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from reconcile.report.escaping import escaped
from reconcile.report.pages.article import Mark
from reconcile.report.span_tree import Node


def underlined(nodes: Iterable[Node[str]], marks: Mapping[str, Mark]) -> Markup:
    """The nodes as HTML; every word of the source stands in it once, escaped."""
    return Markup("".join(_drawn(nodes, marks)))  # noqa: S704 - every part is escaped


def _drawn(nodes: Iterable[Node[str]], marks: Mapping[str, Mark]) -> list[str]:
    return [escaped(node.text) if node.key is None else _claim(node, marks[node.key], marks) for node in nodes]


def _claim(node: Node[str], mark: Mark, marks: Mapping[str, Mark]) -> str:
    """A claim is a link; one that holds others is a box around links, since links cannot nest."""
    anchor = f' id="{mark.anchor}"' if node.first else ""
    apart = f" {mark.state.name}" if mark.state.name in ("conflict", "warning") else ""
    attributes = f'class="claim k-{mark.kind}{apart}"{anchor} title="{escaped(mark.tip)}"'
    if len(node.children) == 1 and node.children[0].key is None and mark.href:
        return f'<a {attributes} href="{mark.href}"{_passed_by(node.first)}>{escaped(node.children[0].text)}</a>'
    return f"<span {attributes}>{''.join(_inner(node, mark, marks))}</span>"


def _inner(node: Node[str], mark: Mark, marks: Mapping[str, Mark]) -> list[str]:
    """What a claim is made of; the Tab key stops at the first of its own words alone."""
    found = []
    for place, child in enumerate(node.children):
        if child.key is not None:
            found.append(_claim(child, marks[child.key], marks))
        elif mark.href:
            found.append(f'<a href="{mark.href}"{_passed_by(node.first and not place)}>{escaped(child.text)}</a>')
        else:
            found.append(escaped(child.text))
    return found


def _passed_by(stop: bool) -> str:
    return "" if stop else ' tabindex="-1"'
