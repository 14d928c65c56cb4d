"""A cluster without workers: what waits for one would wait for ever, so the run is given up."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from typing import Any

from reconcile.errors import ReconcileError

ALONE = 120.0
"""Seconds without any worker after which a run is given up: one that ended and is started anew takes some of them."""
LOOK = 2.0
"""Seconds between two looks."""


class ClusterFailed(ReconcileError):
    """The workers, or the way to them, failed and not the program on a text."""

    slug = "cluster-failed"


class Watch:
    """Looks from time to time whether the client's cluster has a worker, and lets go of all futures where it had none
    for too long: whoever waits for one of them is told that it was cancelled."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.over = threading.Event()
        self.alone = False
        self.thread = threading.Thread(target=self._watch, name="reconcile-watch", daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        last = time.monotonic()
        while not self.over.wait(min(LOOK, ALONE)):
            if self._workers() != 0:
                last = time.monotonic()
            self.alone = self.alone or time.monotonic() - last >= ALONE
            if self.alone:  # again and again: a step may go on to wait for another future
                with contextlib.suppress(Exception):
                    self.client.sync(self._let_go)

    def _workers(self) -> int | None:
        """How many there are; None where nobody tells: that the way to the scheduler is lost is told by others."""
        try:
            return len(self.client.nthreads())
        except Exception:  # noqa: BLE001 - a library's own, of a connection that ends at any moment
            return None

    async def _let_go(self) -> None:
        for state in list(self.client.futures.values()):
            state.cancel()

    def end(self) -> None:
        """Look no more."""
        self.over.set()
        self.thread.join(LOOK)


@contextlib.contextmanager
def watched(client: Any) -> Iterator[None]:
    """Raises ClusterFailed where the cluster has had no worker for ALONE seconds while the block waits for one."""
    watch = Watch(client)
    try:
        yield
    except Exception:
        if watch.alone:
            why = f"no worker has been left for {ALONE:g} seconds: all of them ended, for want of memory perhaps"
            hint = "Start workers again (with a nanny they start anew by themselves), and run again"
            raise ClusterFailed(why, "--engine dask", hint) from None
        raise
    finally:
        watch.end()
