"""Dutch: percentages; the rest not yet."""

from __future__ import annotations

from reconcile.languages.language import Finder, Language


class Dutch(Language):
    code = "nl"
    name = "Dutch"
    kinds = frozenset({"percentage"})

    def finder(self, kind: str) -> Finder | None:
        """The `find` of a kind whose grammar is its own here."""
        from reconcile.languages.nl import percentages

        return percentages.find if kind in self.kinds else None


LANGUAGE = Dutch()
