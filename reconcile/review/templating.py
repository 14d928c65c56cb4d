"""The templates of the app: the report's own, and around them those of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined

from reconcile.report.templating import FILTERS, TEMPLATES, WORDS, Templates

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Templates:
    """As the report's: what comes from an article is escaped, and a name that is not there is an error."""
    found = Templates(
        loader=FileSystemLoader([FOLDER, TEMPLATES]),
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
