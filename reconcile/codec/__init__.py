"""Records of the program as bytes and back, and what stands for the program that wrote them."""

from __future__ import annotations

from reconcile.codec.fingerprint import fingerprint
from reconcile.codec.records import pack, unpack

__all__ = ["fingerprint", "pack", "unpack"]
