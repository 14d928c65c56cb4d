"""Bytes that atheris makes, guided by which lines of extraction they reach: `python -m benchmarks._guided SECONDS`.

Only our own modules are watched, and so they must be loaded here: hence a process of its own. It ends by itself, with a
code other than 0 where a text breaks something; that text is then written to a file, whose name is printed.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["reconcile"]):
    from benchmarks._fuzz import holds

    holds("")  # loads what is only imported when it is used


def one(data: bytes) -> None:
    """One text through extraction."""
    holds(atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data)))


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], f"-max_total_time={sys.argv[1]}", "-max_len=4000"], one)
    atheris.Fuzz()
