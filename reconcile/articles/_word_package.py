"""The parts of a Word file, found by the role that each has for another."""

from __future__ import annotations

from typing import Any

from reconcile.articles._unfit import UnfitError
from reconcile.articles._xml import children, parsed
from reconcile.articles._zipped import Archive

MAIN = "officeDocument"
ORDINARY = frozenset({"hyperlink"})
"""What every document refers to outside of itself."""


class Package:
    """The parts of the file: the main one by its role, those that it refers to by theirs."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        relations = self._relations("_rels/.rels")
        self.main = next((target for role, target, inside in relations if role == MAIN and inside), "word/document.xml")
        self.properties = next(
            (target for role, target, inside in relations if role == "core-properties" and inside), ""
        )
        folder, _, name = self.main.rpartition("/")
        self._folder = folder
        self._of_main = self._relations(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")

    def _relations(self, name: str) -> list[tuple[str, str, bool]]:
        """The role and the target of each relation, and whether it lies in the file."""
        if name not in self._archive.names:
            return []
        root = parsed(self._archive.read(name), "a Word file with a list of parts")
        return [
            (
                each.get("Type", "").rpartition("/")[2],
                each.get("Target", "").lstrip("/"),
                each.get("TargetMode") != "External",
            )
            for each in children(root, "Relationship")
        ]

    def outside(self) -> int:
        """How many things outside of the file the document refers to, links for readers aside."""
        return sum(not inside and role not in ORDINARY for role, _, inside in self._of_main)

    def part(self, role: str) -> Any:
        """The root of the part with that role; None where there is none, or where it is of no use."""
        target = next((target for found, target, inside in self._of_main if found == role and inside), "")
        names = (target, f"{self._folder}/{target}")
        chosen = next((name for name in names if target and name in self._archive.names), "")
        try:
            return parsed(self._archive.read(chosen), f"a Word file with a part ({role})") if chosen else None
        except UnfitError:
            return None

    def document(self) -> Any:
        return parsed(self._archive.read(self.main), "a Word file")

    def core(self) -> Any:
        try:
            return (
                parsed(self._archive.read(self.properties), "properties")
                if self.properties in self._archive.names
                else None
            )
        except UnfitError:
            return None
