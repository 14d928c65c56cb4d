"""The templates: Jinja2 with autoescape on, told that most words hold nothing to escape."""

from __future__ import annotations

import builtins
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame

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
    found.filters |= {made.__name__: made for made in FILTERS}
    return found
