"""The script of the pages in the language of the report: its messages are said when it is written, and none at run
time.

In the file a message stands as `say("Close")`, in a template literal as `${say("Close")}`, and with values as
`say("{shown} of {all} findings", { shown: one, all: other })`, which becomes a template literal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from reconcile.messages import language, say

WORDS = r'"((?:[^"\\]|\\.)*)"'
FILLED = re.compile(rf"say\({WORDS}, \{{ ([^{{}}]*) \}}\)")
WITHIN = re.compile(rf"\$\{{say\({WORDS}\)\}}")
PLAIN = re.compile(rf"say\({WORDS}\)")
VALUE = re.compile(r"(?:^|, )(\w+): ")
LOCALE = 'toLocaleString("en")'


def spoken(script: str) -> str:
    """The script with its messages in the language chosen."""
    script = FILLED.sub(lambda found: f"`{_filled(say(found[1]), found[2])}`", script)
    script = WITHIN.sub(lambda found: _literal(say(found[1])), script)
    script = PLAIN.sub(lambda found: json.dumps(say(found[1]), ensure_ascii=False), script)
    return script.replace(LOCALE, f"toLocaleString({json.dumps(language())})")


def messages(script: str) -> Iterator[str]:
    """The messages of a script, in its order."""
    for found in re.finditer(rf"say\({WORDS}", script):
        yield found[1]


def _filled(text: str, values: str) -> str:
    """The text as the inside of a template literal, each `{name}` as the expression of that name."""
    _, *parts = VALUE.split(values)
    expressions = dict(zip(parts[::2], parts[1::2], strict=True))
    pieces = re.split(r"\{(\w+)\}", text)
    return "".join(f"${{{expressions[piece]}}}" if odd % 2 else _literal(piece) for odd, piece in enumerate(pieces))


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
