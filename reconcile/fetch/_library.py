"""Libraries that only the extra `web` installs."""

from __future__ import annotations

import importlib
from typing import Any

from reconcile.fetch._errors import NotFetched


def library(module: str) -> Any:
    """The module. Raises NotFetched, which says what to install, where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise NotFetched(
            f"addresses are fetched with {module!r}, which is not installed", "", "pip install 'fact-reconcile[web]'"
        ) from None
