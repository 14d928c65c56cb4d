"""The forms of a language's verbs and nouns, made from the patterns and the exceptions in its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reconcile.languages import Language

BASE, THIRD, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
"""What a form of a verb can be; a form is a sum of these (a regular past is PAST + PARTICIPLE)."""


class Inflection:
    """Verb forms from bases, plurals from singulars."""

    def __init__(self, language: Language) -> None:
        table, grammar = language["verbs"], language["grammar"]
        self.patterns: list[tuple[re.Pattern[str], Mapping[str, Any]]] = [
            (re.compile(row["base"]), row) for row in table["pattern"]
        ]
        self.irregular: Mapping[str, str] = table["irregular"]
        self.singulars: dict[str, str] = dict(grammar["plurals"])
        self.plurals: dict[str, str] = {singular: plural for plural, singular in reversed(self.singulars.items())}

    def verb(self, base: str) -> dict[str, int]:
        """Every form of the verb, and what it can be."""
        third, past, gerund = self._regular(base)
        forms = {base: BASE}
        pasts, participles = [past], [past]
        if base in self.irregular:
            pasts, participles = (cell.split("/") for cell in self.irregular[base].split())
        for words, bit in ((pasts, PAST), (participles, PARTICIPLE), ([third], THIRD), ([gerund], GERUND)):
            for word in words:
                forms[word] = forms.get(word, 0) | bit
        return forms

    def _regular(self, base: str) -> tuple[str, str, str]:
        row = next(row for pattern, row in self.patterns if pattern.search(base))
        stem = base[: len(base) - row["cut"]]
        doubled = stem + stem[-1] if row.get("double") else stem
        third, past, gerund = row["forms"]
        return stem + third, doubled + past, doubled + gerund

    def plural(self, singular: str) -> str:
        """The plural of a noun; an -s form of a verb is made alike, so its patterns serve."""
        return self.plurals.get(singular) or (singular if singular in self.singulars else self._regular(singular)[0])
