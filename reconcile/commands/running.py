"""`reconcile run`: the pipeline, the report, the exports, the store, the summary."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile.commands.facts import held_to
from reconcile.commands.ledgers import keep_in_store, rulings_for
from reconcile.commands.output import write_pieces, write_text
from reconcile.commands.reconciling import (
    LOCAL,
    MEGABYTES,
    fit,
    reconciled,
    ruled_on,
    taken_over,
    tell_unread,
    write_parts,
)
from reconcile.errors import BadUsage
from reconcile.isolation import Isolation
from reconcile.model import NotRead
from reconcile.pipeline import unread

if TYPE_CHECKING:
    from reconcile.incremental import Kept
    from reconcile.pipeline import Reconciled
    from reconcile.rulings import Rulings
    from reconcile.store import Memos, Store

RAW = "csv"
"""The format that --raw is for."""


def run_command(
    paths: tuple[Path | str, ...],
    *,
    out: Path | None,
    json_file: Path | None,
    formats: Sequence[str],
    single_file: bool,
    earlier: Path | None,
    db: str | None,
    ledger: Path | None = None,
    strict: bool,
    quiet: bool,
    raw: bool = False,
    keep: Path | None = None,
    allow_private: bool = False,
    seconds: float = 30.0,
    facts: Path | None = None,
    parts: Path | None = None,
    **reading: Any,
) -> None:
    """Run, write what was asked for, and print the summary. `reading` says how files are read, as `reconciled` takes
    it.

    Of the addresses among the paths a copy is kept and read, as `fetching.placed` says.
    """
    from reconcile import report
    from reconcile.commands import streaming
    from reconcile.commands.progress import watched
    from reconcile.commands.summary import summary
    from reconcile.facts.explain import tables

    begun = time.monotonic()
    wanted = _known(formats, raw)
    store = _opened(db, facts)
    files_read, missed = _placed(
        paths,
        keep,
        allow_private=allow_private,
        seconds=seconds,
        quiet=quiet,
        largest=reading.get("largest", MEGABYTES),
    )
    rulings = rulings_for(files_read, ledger, store)
    fit(
        engine=reading.get("engine", LOCAL),
        scheduler=reading.get("scheduler"),
        whole="a database" if db else "what editors ruled" if rulings else "",
    )
    outlined = bool(store and json_file and not rulings and not (out or single_file or earlier or wanted))
    how = {"quiet": quiet, "strict": strict, "not_read": missed, **reading}
    if parts:
        other = [out, json_file, wanted, single_file, earlier]
        return write_parts(files_read, parts, alone=not any(other), house=held_to(facts), **how)
    at_once = store or rulings or out or single_file or earlier or reading.get("engine", LOCAL) != LOCAL
    if told := () if at_once else streaming.files(json_file, wanted, raw=raw):
        return streaming.run(files_read, told, json_file=json_file, formats=wanted, raw=raw, held=held_to(facts), **how)
    taken = memos = None
    if store and rulings:
        result, memos = ruled_on(files_read, store, rulings, **how)
    elif store:
        taken = taken_over(files_read, store, **how)
        result = taken.outline() if outlined else taken.result
    else:
        result = reconciled(files_read, rulings=rulings, house=held_to(facts), **how)
    if earlier:
        carried = report.carried(earlier, result)
        result = rulings.on(carried) if rulings else carried
    changes = report.since(earlier, result) if earlier else None
    place = out or Path("reports") / result.corpus
    named = place.suffix.lower() in (".html", ".htm")
    html = bool(out or single_file or named or earlier or not (json_file or wanted))
    isolation = Isolation(strict=strict)
    matches = tables(result, isolation) if html else {}
    result = replace(result, not_read=unread((*result.not_read, *isolation.failed)))
    files, kept = list[Path](), list[Path]()
    if json_file:
        _write_json(json_file, result, taken if outlined else None)
        files.append(json_file)
    written: Path | None = None
    with watched(quiet, begun) as progress:
        for number, name in enumerate(wanted):
            progress("Writing exports", number, len(wanted))
            files += report.export(result, name, place.parent if named else place, raw=raw)
        if html:
            written = report.render(
                result,
                place,
                rules=rule_texts(),
                single_file=single_file or named,
                earlier=earlier,
                matches=matches,
                progress=lambda done, total: progress("Writing the report", done, total),
                kept=kept.append,
            )
    if store:
        _kept(store, result, taken, memos, rulings, changed=bool(earlier or isolation.failed))
    if quiet or str(json_file) == "-":
        return tell_unread(result, defects=True)
    tally = taken.tally if taken else None
    return summary(result, report=written, files=files, kept=kept, db=db, changes=changes, tally=tally)


def _write_json(path: Path, result: Reconciled, taken: Kept | None) -> None:
    """Write the JSON; of a run whose texts wait on disk without having them in memory."""
    from reconcile import report

    if taken:
        write_pieces(path, taken.pieces())
    else:
        write_text(path, report.to_json(result))


def _kept(
    store: Store,
    result: Reconciled,
    taken: Kept | None,
    memos: Memos | None,
    rulings: Rulings | None,
    *,
    changed: bool,
) -> None:
    """The run into the store; `changed` where what was taken over is no longer the result."""
    if taken:
        taken.keep(result if changed else None)
    elif rulings and memos is not None:
        keep_whole(store, result, memos, rulings)


def keep_whole(store: Store, result: Reconciled, memos: Memos, rulings: Rulings) -> None:
    """A run as a whole into the store, with the rulings that it went by, and what later runs may take over from it."""
    from reconcile.codec import fingerprint
    from reconcile.store.records import record_of

    store.keep_record(record_of(result, fingerprint()), memos)
    keep_in_store(store, rulings.entries)


def _placed(
    paths: Sequence[Path | str], keep: Path | None, **fetching: Any
) -> tuple[tuple[Path, ...], tuple[NotRead, ...]]:
    """The paths, with copies in the place of addresses; the client is not even imported where there are none."""
    if all(isinstance(path, Path) for path in paths):
        return tuple(path for path in paths if isinstance(path, Path)), ()
    from reconcile.commands.fetching import placed

    return placed(paths, kept=keep, **fetching)


def _opened(db: str | None, facts: Path | None) -> Store | None:
    """The database, before the work: an address that leads nowhere is told at once. It would not keep a sheet of
    facts."""
    if not db:
        return None
    if facts:
        hint = "Leave --db out, or use `reconcile check --facts`"
        raise BadUsage("a database keeps no sheet of facts", "--facts", hint)
    from reconcile.store import Store

    return Store(db)


def _known(formats: Sequence[str], raw: bool) -> list[str]:
    from reconcile import report

    known = report.formats()
    for name in formats:
        if name not in known:
            raise BadUsage(f"there is no format {name!r}", "--format", f"There are {', '.join(known)}")
    if raw and RAW not in formats:
        raise BadUsage("there is nothing to leave as it is", "--raw", f"It goes with --format {RAW}")
    return list(dict.fromkeys(formats))


def rule_texts() -> list[tuple[str, tuple[str, ...], str]]:
    """The name, severities and text of each rule, for the report's page of rules."""
    from reconcile.rules import rules

    return [
        (rule.name, tuple(each.word for each in rule.severities), rule.text)
        for rule in sorted(rules().values(), key=lambda rule: rule.name)
    ]
