"""The templates: Jinja2 with autoescape on, told that most words hold nothing to escape."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from reconcile.report.library import State
from reconcile.report.pages.common import Link

TEMPLATES = Path(__file__).parent / "templates"
SPECIAL = re.compile("[&<>'\"]").search


def escaped(value: object) -> str:
    """The value as HTML; a page holds hundreds of words that need no escaping, and those are returned as they are."""
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        return str(escape(text)) if SPECIAL(text) else text
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class Generator(CodeGenerator):
    """Writes templates that escape by `escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.escaped(")
        if finalize.src is not None:
            self.write(finalize.src)


class Templates(Environment):
    """The environment of all pages. What a template names is there: a name that is not is an error."""

    code_generator_class = Generator
    escaped = staticmethod(escaped)
    getattr = staticmethod(builtins.getattr)  # type: ignore[assignment]


def link(to: Link) -> Markup:
    """Words that lead somewhere."""
    return Markup(f'<a href="{escaped(to.href)}">{escaped(to.label)}</a>')  # noqa: S704 - both are escaped


def links(all_of: Iterable[Link]) -> Markup:
    """Several of them, in a row."""
    return Markup(", ".join(map(link, all_of)))  # noqa: S704 - each is escaped


def state(of: State) -> Markup:
    """A state: its icon and colour by its name, and always its word."""
    return Markup(f'<span class="state {escaped(of.name)}">{escaped(of.word)}</span>')  # noqa: S704 - both are escaped


@cache
def environment() -> Environment:
    """The templates; they see data alone, no clock and no machine. What pages hold by the thousand is a filter, not a macro."""
    found = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    found.filters |= {"link": link, "links": links, "state": state}
    return found
