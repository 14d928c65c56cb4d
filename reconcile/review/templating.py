"""The templates of the app: the report's own, and around them those of this folder."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from reconcile.report import templating

FOLDER = Path(__file__).parent / "templates"


def environment() -> Environment:
    """As the report's: what comes from an article is escaped, and a name that is not there is an error."""
    return templating.environment(FOLDER)
