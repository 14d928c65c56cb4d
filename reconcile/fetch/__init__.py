"""Addresses of the web -> files: the only part of the program that asks for anything over the network, and only when it
is told to."""

from __future__ import annotations

from reconcile.fetch._address import is_address
from reconcile.fetch._client import Client, Fetched, Limits
from reconcile.fetch._copies import keep
from reconcile.fetch._errors import NotFetched

__all__ = ["Client", "Fetched", "Limits", "NotFetched", "is_address", "keep"]
