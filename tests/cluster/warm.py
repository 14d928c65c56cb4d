"""Imported by the process from which the workers of the tests are forked: they begin with every table at hand."""

from __future__ import annotations

from reconcile import parallel
from reconcile.cluster import running
from reconcile.model import Article

TEXT = "The ferry cost 40 million euros on Tuesday, Ada Bergova said."
parallel.run([Article("a", "a.txt", TEXT, published="2024-11-05")])
__all__ = ["running"]
