"""The templates: Jinja2 with autoescape on, told that most words hold nothing to escape."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from reconcile import messages
from reconcile.messages.words import capital, figures
from reconcile.report.escaping import escaped
from reconcile.report.html_fragments import (
    alone_rows,
    cell,
    check_rows,
    claim_rows,
    commands,
    link,
    links,
    row,
    source,
    state,
)
from reconcile.report.svg import chart, rail
from reconcile.report.underlining import underlined

FILTERS = (link, links, state, commands, row, source, cell, claim_rows, alone_rows, check_rows, chart, rail, underlined)
TEMPLATES = Path(__file__).parent / "templates"


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


def say(message: str, /, **values: object) -> Markup:
    """The message in the language chosen, which may hold tags, filled with values that are escaped."""
    return Markup(messages.say(message, **{name: escaped(value) for name, value in values.items()}))  # noqa: S704


def say_many(one: str, many: str, number: int, /, **values: object) -> Markup:
    """The message for that number, filled with values that are escaped."""
    safe = {name: escaped(value) for name, value in values.items()}
    return Markup(messages.say_many(one, many, number, **safe))  # noqa: S704


WORDS: tuple[Callable[..., str], ...] = (say, say_many, figures, capital)
"""What a template calls to speak."""


@cache
def environment(*before: Path) -> Environment:
    """The templates; they see data alone, no clock and no machine. What pages hold by the thousand is a filter, not a
    macro.

    Those of the folders `before` come first: they may extend the report's own, or stand in their place.
    """
    found = Templates(
        loader=FileSystemLoader([*before, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    found.globals |= {made.__name__: made for made in WORDS}
    found.filters |= {made.__name__: made for made in FILTERS}
    return found
