"""What the site needs of the pages that GitHub and the check of the documentation read as they are.

mkdocs calls the hook; `python benchmarks/site_hooks.py FOLDER` fails where a page that was built would load anything
from elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMED = re.compile(r"^```(?P<language>\w+) file=(?P<name>\S+)$", re.MULTILINE)
"""A block that is kept as a file, as `check_docs` has it."""
LOADED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?![^>]*rel=[\"']?canonical)[^>]*\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)"
)
"""What a browser fetches of another machine when it opens a page."""


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page with the name of a file as the title of its block: of another word the highlighter makes no block."""
    return NAMED.sub(r'```\g<language> title="\g<name>"', markdown)


def loaded(folder: Path) -> Iterator[str]:
    """What the pages in the folder load from elsewhere, a line each."""
    for page in sorted(folder.rglob("*.html")):
        for found in LOADED.finditer(page.read_text(encoding="utf-8")):
            yield f"{page.relative_to(folder)} loads {found[1] or found[2]}"


if __name__ == "__main__":
    told = list(loaded(Path(sys.argv[1])))
    print("\n".join(told))
    sys.exit(bool(told))
