"""A run on several machines, by Dask: articles are read in parts, stories are found by shuffles and worked on apart.

The result is, byte for byte, that of a run on one machine. Nothing here compares all articles with all, and no step
holds all texts in one place: parts are read (`parts`, `reading`), articles meet by the names that they share
(`meeting`), stories are connected by rounds (`components`, `linking`), and each is worked on as
`reconcile.parallel.reconcile_story` does (`working`). What looks at all articles at once is a few numbers of each.

The extra `dask` installs what it needs; nothing of it is imported before a run asks for it.
"""

from __future__ import annotations

from reconcile.cluster.running import run_paths, write_paths

__all__ = ["run_paths", "write_paths"]
