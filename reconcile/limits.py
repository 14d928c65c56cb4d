"""How far the work in one story goes, however large it is: what matching keeps to, and the page of method tells."""

from __future__ import annotations

MANY = 150
"""Claims of one kind in one story from which copies are weighed once for all, and pairs are chosen."""
WIDTH = 48
"""Claims with which one of more than MANY is compared: what it shares its rarest keys with."""
