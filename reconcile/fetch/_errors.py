"""Why something was not fetched."""

from __future__ import annotations

from reconcile.errors import ReconcileError


class NotFetched(ReconcileError):
    """An address from which nothing could be fetched, or from which nothing may be; `where` is the address."""

    slug = "not-fetched"
