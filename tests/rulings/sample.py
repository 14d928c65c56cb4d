"""Articles in miniature that contradict each other, and a ledger to rule in."""

from __future__ import annotations

import datetime
from pathlib import Path

from reconcile.model import Article, Finding
from reconcile.pipeline import Reconciled, reconcile
from reconcile.rulings import Because, Entry, Ledger, Ruling, Rulings, Verdict, about_finding, draft, state

NOW = datetime.datetime(2025, 1, 2, 9, 30, tzinfo=datetime.UTC)
FORTY = (
    "Tamsin Port Authority will deepen the Marlow basin next spring. The authority will spend $40 million on the "
    "dredging, its director Ida Falk said."
)
FORTY_SIX = (
    "The dredging of the Marlow basin begins next spring. Tamsin Port Authority will spend $46 million on the "
    "dredging, "
    "according to director Ida Falk."
)
AGAIN = (
    "Tamsin Port Authority director Ida Falk said that the dredging of the Marlow basin begins next spring. "
    "Tamsin Port "
    "Authority will spend $46 million on the dredging."
)
FIFTY = (
    "Director Ida Falk said Tamsin Port Authority will spend $50 million on the dredging of the Marlow basin, which "
    "begins next spring."
)
FORTY_EDITED = FORTY + " The basin was last deepened when Falk's predecessor was in office. Ships have grown since."


def article(name: str, text: str, **more: str) -> Article:
    return Article(name, f"{name}.txt", text, **more)  # type: ignore[arg-type]


def run(ledger: Ledger, *articles: Article) -> Reconciled:
    return reconcile(articles, rulings=Rulings(ledger.read()))


def ledger(folder: Path) -> Ledger:
    return Ledger(folder / "rulings.jsonl")


def finding(result: Reconciled, rule: str = "value-conflict") -> Finding:
    """The one finding of that rule."""
    (found,) = [each for each in result.findings if each.rule == rule]
    return found


def rule(
    kept: Ledger, result: Reconciled, verdict: Verdict, *, side: int | None = None, because: Because | None = None
) -> Entry:
    """Rule on the one value conflict, over whatever is in force on it."""
    about = about_finding(result, finding(result))
    standing = state(kept.read()).get(about.key)
    replaces = standing.entry.hash if standing and standing.entry else None
    ruling = Ruling(verdict, side=side, because=because)
    return kept.append(draft(about, ruling, person="Ada", reason="the court file", replaces=replaces), now=NOW)
