"""Arbitrary text through the whole of extraction: no exception, every offset slices back to its quote.

`python -m benchmarks._fuzz [SECONDS]`: Hypothesis first, with pieces that finders look for; then atheris, guided by
coverage, where it is installed (see _guided). The first text that breaks something is printed.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.model import Article

SECONDS = 120
PIECES = """
$5 million|€3.2bn|30m yuan|at least|no less than|up to|between|and|to|from|by|until|5 May 2024|next January|31 February\
|last Friday|Q3|mid-2015|the 1990s|
two|three dozen|half a|twelve|hundred|5%|per cent|points|24|aged|-year-old|year-old|years|five-year|people|officers\
|were killed|wounded|metres|mph|°C|
Ida Falk|Port of Marlow (PoM)|PoM|Inc.|Ltd|University of|Dr.|Mr|Mrs.|U.S.|chief executive|mayor|former|acting|who heads\
|of|the|The|a|said|told|according to|
"|“|”|‘|’|'s|'|(|)|[|]|—|–|-|/|,|.|;|:|?|!|\n|\n\n|5:15 p.m.|midnight|12 High Street|Leeds|first|fourth-largest|No. 1\
|Highway 35|v|3-2|1,000|1.234,56|0|00|
\u200b|\u202e|\ufeff|İ|ß|中|👩‍👩‍👧|\x00|\ud800|é|e\u0301|½|²|٥|５
""".strip().split("|")
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).flatmap(
    lambda pieces: st.sampled_from([" ", "", "  ", "\n"]).map(lambda joint: joint.join(pieces))
)


def holds(text: str, title: str | None = None) -> None:
    """Raise AssertionError where a claim's offsets do not slice back to its quote; let every other exception pass."""
    for claim in extract(Article("a", "a.txt", text, title, language="en", published="2024-11-05")):
        assert (text if claim.part == "text" else title or "")[claim.start : claim.end] == claim.quote, claim


def hypothesis(seconds: float) -> int:
    """Rounds of new examples until the time is over; how many were read."""
    end, count = time.monotonic() + seconds, 0

    @settings(deadline=None, max_examples=500, database=None, suppress_health_check=list(HealthCheck))
    @given(TEXT, st.none() | TEXT)
    def one(text: str, title: str | None) -> None:
        nonlocal count
        count += 1
        holds(text, title)

    while time.monotonic() < end:
        one()
    return count


def guided(seconds: int) -> int:
    """The exit code of atheris, which needs a process of its own; 0 where it is not installed."""
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: Hypothesis alone")
        return 0
    return subprocess.run([sys.executable, "-m", "benchmarks._guided", str(seconds)], check=False).returncode


if __name__ == "__main__":
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    print(f"{hypothesis(limit)} texts read without error by Hypothesis", flush=True)
    sys.exit(guided(limit))
