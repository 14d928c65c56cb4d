"""Which part a name has in what its sentence tells, where one alone can have it: who insured it, who gave the order,
which is its largest shareholder, where it came down.

The words of the sentence around the name tell it (see the table `parts`): a noun that stands for it ("the insurer, X"),
a verb of which it is the subject or, behind "by", the doer, or words right before it ("a policy with X"). A part goes
with what it is a part in, the thing insured: without one, no two are of one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.analysis.syntax.lexicon import COORDINATOR
from reconcile.facts.part_words import Word, part_words, tokens
from reconcile.facts.parts_called import Called
from reconcile.facts.parts_done import Done
from reconcile.facts.parts_placed import Placed
from reconcile.facts.told_name import GENITIVE, Part
from reconcile.languages import load
from reconcile.model import Claim

__all__ = ["Part", "parts"]


def parts(claim: Claim) -> list[Part]:
    """The parts that the name has where it stands."""
    language = load(claim.context.language)
    if not language["parts"]:
        return []
    words = tokens(claim.sentence, language.code)
    first = claim.start - claim.context.sentence_start
    within = [k for k, word in enumerate(words) if word.start < first + len(claim.quote) and word.end > first]
    if not within or _one_of_several(words, within[0], within[-1] + 1):
        return []
    table, last = part_words(language), within[-1] + 1
    owner = GENITIVE.search(words[last - 1].text) is not None
    acting = owner and last < len(words) and words[last].lower in table.carriers
    told = (claim, language, table, words, within[0], last)
    found: dict[tuple[str, str, bool, bool], Part] = {}
    for sort in (Done,) if acting else (Placed,) if owner else (Done, Called, Placed):
        for part in sort(*told).parts():
            found.setdefault((part.name, part.rank, part.placed, part.loose), part)
    return list(found.values())


def _one_of_several(words: Sequence[Word], i: int, j: int) -> bool:
    """Does "and" join another name to it? Then both have the part together."""
    behind = j + 1 < len(words) and bool(words[j].bits & COORDINATOR) and words[j + 1].text[:1].isupper()
    before = i > 1 and bool(words[i - 1].bits & COORDINATOR) and words[i - 2].text[:1].isupper()
    return behind or before
