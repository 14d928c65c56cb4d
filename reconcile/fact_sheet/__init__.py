"""Sheets of facts: what a house holds for true, in a TOML file, and drafts of such files from articles."""

from __future__ import annotations

from reconcile.fact_sheet.reading import parse_fact_sheet, read_fact_sheet
from reconcile.fact_sheet.sheet import SUFFIX, FactSheet

__all__ = ["SUFFIX", "FactSheet", "parse_fact_sheet", "read_fact_sheet"]
