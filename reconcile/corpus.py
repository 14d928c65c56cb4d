"""What a corpus says of itself: the facts and findings that are expected of its articles, in its corpus.toml.

Three tables. `[[finding]]`: rule, severity and the quotes it must rest on. `[[decoy]]`: quotes that no one finding of
severity conflict may rest on. `[[fact]]`: quotes that must be claims of one fact. A quote is [article id, text]; a claim
answers it if it stands in that article and one of the two texts lies within the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.errors import BadTable
from reconcile.model import Claim, Finding, Result, Severity

FILE = "corpus.toml"
Quote = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation: its quotes, why, and for a finding the rule and the severity."""

    quotes: tuple[Quote, ...]
    why: str = ""
    rule: str = ""
    severity: Severity = Severity.CONFLICT


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that a corpus.toml expects; empty where there is none."""

    title: str = ""
    findings: tuple[Expected, ...] = ()
    decoys: tuple[Expected, ...] = ()
    facts: tuple[Expected, ...] = ()

    def wrong(self, result: Result, level: Severity) -> list[str]:
        """One line for each thing that is missing, or that is there at or above the level and was not expected."""
        look = _Look(result)
        expected = {each.id: want for want in self.findings for each in result.findings if look.answers(each, want)}
        missing = [want for want in self.findings if want.severity >= level and want not in expected.values()]
        extra = [each for each in result.findings if each.severity >= level and each.id not in expected]
        decoys = [(want, each) for want in self.decoys for each in result.findings if each.severity is Severity.CONFLICT and look.rests_on(each, want)]
        apart = [want for want in self.facts if not any(look.all_in(fact.claims, want) for fact in result.facts)]
        return [
            *(f"missing {want.severity.word} {want.rule}: {_told(want)}" for want in missing),
            *(f"unexpected {each.severity.word} {each.rule}: {each.message}" for each in extra),
            *(f"conflict on a decoy ({want.why}): {each.message}" for want, each in decoys),
            *(f"not one fact: {_told(want)}" for want in apart),
        ]


class _Look:
    """Finds claims by quote."""

    def __init__(self, result: Result) -> None:
        self.claims = {claim.id: claim for claim in result.claims}

    def all_in(self, claims: Iterable[str], want: Expected) -> bool:
        chosen = [self.claims[each] for each in claims]
        return all(any(_is(claim, quote) for claim in chosen) for quote in want.quotes)

    def rests_on(self, each: Finding, want: Expected) -> bool:
        return self.all_in(each.claims, want)

    def answers(self, each: Finding, want: Expected) -> bool:
        return each.rule == want.rule and each.severity >= want.severity and self.all_in(each.claims, want)


def _is(claim: Claim, quote: Quote) -> bool:
    article, text = quote
    return claim.article == article and (text in claim.quote or claim.quote in text)


def _told(want: Expected) -> str:
    return "; ".join(f"{article} “{text}”" for article, text in want.quotes)


def read_corpus(path: Path) -> Corpus:
    """The corpus.toml at the path. Raises BadTable where it does not say what it must."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        _only(table, {"title", "finding", "decoy", "fact"})
        return Corpus(
            str(table.get("title", "")),
            tuple(_expected({"rule": row["rule"], **row}, Severity.CONFLICT) for row in table.get("finding", [])),
            tuple(_expected(row, Severity.CONFLICT) for row in table.get("decoy", [])),
            tuple(_expected(row, Severity.CONFLICT) for row in table.get("fact", [])),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, UnicodeDecodeError) as error:
        raise BadTable(f"cannot be read as a corpus ({error})", str(path), "Give each [[finding]] a rule, a severity and quotes") from error


def _only(row: dict[str, Any], known: set[str]) -> None:
    """Raises ValueError for a key that is none: a misspelt table would expect nothing, and pass."""
    for key in row:
        if key not in known:
            raise ValueError(f"there is no {key!r}, only {', '.join(sorted(known))}")


def _expected(row: dict[str, Any], severity: Severity) -> Expected:
    _only(row, {"quotes", "why", "rule", "severity"})
    quotes = tuple((str(article), str(text)) for article, text in row["quotes"])
    given = Severity[str(row["severity"]).upper()] if "severity" in row else severity
    return Expected(quotes, str(row.get("why", "")), str(row.get("rule", "")), given)


def corpora(paths: Sequence[Path]) -> list[tuple[str, tuple[Path, ...], Corpus | None]]:
    """What to check, one run each: every folder at or just below the paths that has a corpus.toml; else all paths together."""
    folders = sorted({folder for path in paths if path.is_dir() for folder in [path, *path.iterdir()] if (folder / FILE).is_file()})
    rest = tuple(path for path in paths if not any(folder == path or path in folder.parents for folder in folders))
    found: list[tuple[str, tuple[Path, ...], Corpus | None]] = [(folder.resolve().name, (folder,), read_corpus(folder / FILE)) for folder in folders]
    if rest:
        more = f" and {len(rest) - 1} more" if len(rest) > 1 else ""
        found.append((rest[0].resolve().name + more, rest, None))
    return found
