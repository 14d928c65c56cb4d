"""The workers: those of a scheduler at an address, or as many processes of this machine."""

from __future__ import annotations

import contextlib
import importlib
import tempfile
from collections.abc import Iterator
from typing import Any

from reconcile.cluster.watching import watched
from reconcile.codec import fingerprint
from reconcile.errors import BadUsage

INSTALL = "Install it: pip install 'fact-reconcile[dask]'"
PATIENCE = 15.0
"""Seconds to wait for a scheduler, and for the first of its workers."""
OFF = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.large-graph-warning-threshold": "1GB",
}
"""A cluster of our own serves no pages."""
QUIET = 50
"""The level of logging from which a cluster of our own says anything: what goes wrong is told by the run."""


def distributed() -> Any:
    """The library. Raises BadUsage where it is not installed."""
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        missing = (error.name or "distributed").split(".")[0]
        raise BadUsage(f"it needs {missing!r}, which is not installed", "--engine dask", INSTALL) from None


@contextlib.contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Any]:
    """A client of the scheduler at the address, or without one of a cluster of so many processes, which ends with the
    block.

    Raises BadUsage where the library is missing, where no scheduler answers in PATIENCE seconds or has a worker by
    then, and where a worker runs another version of the program, whose result would be another; ClusterFailed where
    all workers end and none comes, as `watching` says.
    """
    library = distributed()
    if scheduler is None:
        with _own(library, workers) as client, watched(client):
            yield client
        return
    try:
        client = library.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        said = " ".join(str(error).split())[:200]
        raise BadUsage(
            f"no scheduler answers there within {PATIENCE:g} seconds ({type(error).__name__}: {said})",
            f"--scheduler {scheduler}",
            "Start one with `dask scheduler`, name its address (tcp://HOST:8786), or leave the option out",
        ) from None
    with client:
        _agreed(client, scheduler)
        with watched(client):
            yield client


@contextlib.contextmanager
def _own(library: Any, workers: int) -> Iterator[Any]:
    dask = importlib.import_module("dask")
    with (
        tempfile.TemporaryDirectory(prefix="reconcile-", ignore_cleanup_errors=True) as spilled,
        dask.config.set(OFF),
        library.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address=None,
            scheduler_kwargs={"dashboard": False},
            local_directory=spilled,
            silence_logs=QUIET,
        ) as cluster,
        library.Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _agreed(client: Any, scheduler: str) -> None:
    """Raises BadUsage unless there are workers and all of them run this very program."""
    where = f"--scheduler {scheduler}"
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        theirs: dict[str, str] = client.run(fingerprint)
    except (OSError, ImportError, AttributeError) as error:  # a TimeoutError is an OSError
        why = f"no worker there can run the program ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        raise BadUsage(why, where, "Start workers with `dask worker ADDRESS` where the program is installed") from None
    other = sorted(worker for worker, its in theirs.items() if its != fingerprint())
    if other:
        raise BadUsage(
            f"the worker {other[0]} runs another version of the program, or on another Python",
            where,
            "Install the same version, on the same Python, on every machine",
        )
