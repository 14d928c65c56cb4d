"""`reconcile explain`: what a rule finds, what a kind is, what was read in a claim, what a finding rests on."""

from __future__ import annotations

import inspect
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import click

from reconcile import sanitizing
from reconcile.check_formats.telling import Told, cut, flat
from reconcile.checks import FolderCheck
from reconcile.commands.ledgers import rulings_for
from reconcile.commands.listing import rules_command
from reconcile.commands.reconciling import reconciled, tell_unread
from reconcile.errors import BadUsage
from reconcile.kinds import Field, Kind, kinds
from reconcile.languages import codes, load
from reconcile.messages import say
from reconcile.model import Claim, Finding, Result
from reconcile.rules import rules

SHORTEST = 6
"""Of a key or an id, as it may be given."""
EXAMPLES = 3
"""Examples of a kind that are shown."""


def explain_command(what: str, rest: Sequence[Path], *, ledger: Path | None = None, **reading: Any) -> None:
    """Print what is asked for. Raises BadUsage where `what` is nothing that there is."""
    if not rest:
        if what in rules():
            rules_command(what)
        elif what in kinds():
            _echo(_kind(kinds()[what]))
        else:
            raise BadUsage(
                f"there is no rule and no kind {what!r}",
                hint="For a claim or a finding name the articles as well; `reconcile rules` lists the rules, and kinds "
                f"are {', '.join(sorted(kinds()))}",
            )
        return
    pair = not rest[0].exists() and len(rest) > 1
    paths = rest[1:] if pair else rest
    result = reconciled(list(paths), quiet=False, rulings=rulings_for(paths, ledger), **reading)
    tell_unread(result)
    if pair:
        from reconcile.facts.explain import explain

        click.echo(sanitizing.plain(explain(result, what, str(rest[0]))), nl=False)
        return
    thing = _one(result, what)
    told = Told(FolderCheck(result.corpus, result, ()))
    _echo(_finding(told, thing) if isinstance(thing, Finding) else _claim(told, thing))


def _echo(lines: Iterator[str]) -> None:
    click.echo("".join(f"{sanitizing.plain(line).rstrip()}\n" for line in lines), nl=False)


def _one(result: Result, what: str) -> Finding | Claim:
    """The finding or the claim of that id or key, of which the first six signs are enough."""
    every: list[Finding | Claim] = [*result.findings, *result.claims]
    exact = [each for each in every if what in (each.id, each.key)]
    found = exact or [each for each in every if len(what) >= SHORTEST and _begins(each, what)]
    if len(found) != 1:
        many = f"{len(found)} findings and claims begin with {what!r}" if found else f"nothing here is called {what!r}"
        hint = "`reconcile findings --format json` names findings, `reconcile claims` claims"
        raise BadUsage(many, hint=hint)
    return found[0]


def _begins(each: Finding | Claim, what: str) -> bool:
    return each.id.startswith(what) or each.key.startswith(what)


def _kind(kind: Kind) -> Iterator[str]:
    """What a kind is, the fields of its values, the rules that tell its contradictions, and examples."""
    yield f"{kind.name}\n"
    own = sys.modules.get(".".join(kind.value.__module__.split(".")[:3]), None)
    yield inspect.cleandoc(getattr(own, "__doc__", None) or kind.value.__doc__ or "")
    yield ""
    yield say("Fields of its values:")
    for field in kind.fields:
        yield f"  {field.name}{'?' if field.optional else ''}: {_form(field)}"
    yield ""
    telling = sorted(rule.name for rule in rules().values() if kind.name in rule.kinds) or ["value-conflict"]
    yield say("Rules that tell its contradictions: {rules}", rules=", ".join(telling))
    read = [code for code in codes() if load(code).reads(kind.name)]
    yield say("Languages in which it is read: {languages}", languages=", ".join(read))
    examples = list(_examples(kind.name))
    if examples:
        yield ""
        yield say("Examples:")
        yield from examples


def _form(field: Field) -> str:
    """What the content of a field looks like, in a few words."""
    if field.form.number:
        return "number"
    shown = field.form.schema.get("enum") or field.form.schema.get("type") or field.form.schema.get("const")
    words = shown if isinstance(shown, list) else [shown or "text"]
    return " | ".join("null" if each is None else str(each) for each in words)


def _examples(name: str) -> Iterator[str]:
    """Some of the examples of a kind of ours: a text, and what is read in it."""
    path = resources.files("reconcile") / "kinds" / f"{name}.examples.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("example", []) if path.is_file() else []
    shown = [row for row in rows if row.get("claims") and "text" in row]
    for row in shown[:: max(1, len(shown) // EXAMPLES)][:EXAMPLES]:
        yield f"  {cut(row['text'])}"
        for claim in row["claims"]:
            rest = ", ".join(f"{key} {value}" for key, value in claim.items() if key != "quote")
            yield f"    “{claim.get('quote', '')}”: {rest}"


def _claim(told: Told, claim: Claim) -> Iterator[str]:
    """What was read in a claim, the fact it belongs to, and the findings that rest on it."""
    yield f"{claim.id}  {claim.kind}  {told.value(claim)}"
    yield f"  “{cut(claim.quote)}”"
    yield f"  {say('{source} ({place})', source=told.source(claim), place=told.place(claim))}"
    yield f"  {cut(claim.sentence)}"
    yield ""
    yield from (
        f"  {name}: {flat(str(value))}"
        for name, value in (
            ("key", claim.key),
            ("subject", claim.subject),
            ("attribute", claim.attribute),
            ("status", claim.status),
            ("negated", "yes" if claim.negated else None),
            ("hedges", ", ".join(claim.hedges)),
            ("speaker", claim.speaker),
            ("notes", "; ".join(claim.notes)),
            *((f"value.{name}", value) for name, value in claim.value.as_json().items()),
        )
        if value not in (None, "")
    )
    fact = told.look.fact_of.get(claim.id)
    if fact is not None:
        yield ""
        yield say("Fact: {label} ({relation})", label=flat(fact.label), relation=str(fact.relation))
        for other in told.look.of(fact):
            yield f"  {other.id}  {told.source(other)}: {told.value(other)} (“{cut(other.quote)}”)"
    for finding in told.result.findings:
        if claim.id in finding.claims:
            yield ""
            yield f"{finding.severity.word} {finding.rule} ({finding.key}): {flat(finding.message)}"


def _finding(told: Told, finding: Finding) -> Iterator[str]:
    """What a finding rests on: the quotations, the proof, the match behind it, and what the rule is about."""
    yield f"{finding.severity.word} {finding.rule}: {flat(finding.message)}"
    yield f"  id: {finding.id}"
    yield f"  key: {finding.key}"
    yield ""
    yield told.body(finding)
    for row in finding.details:
        yield f"  {' | '.join(map(flat, row))}"
    ruled = next((each for each in told.result.rulings if each.id == finding.id), None)
    if ruled is not None:
        yield ""
        yield say("Ruled: {ruling} ({person}, {day})", ruling=ruled.shown, person=ruled.person, day=ruled.time[:10])
    pair = told.claims(finding)[:2]
    if len(pair) > 1:
        yield ""
        yield say(
            "Why these two are held against each other: `reconcile explain {one} {other} PATHS`",
            one=pair[0].id,
            other=pair[1].id,
        )
    yield ""
    yield say(
        "The rule: {summary} (`reconcile explain {rule}`)", summary=rules()[finding.rule].summary, rule=finding.rule
    )
