"""SARIF 2.1.0: every finding at its places in the files, with the key of the issue as its fingerprint.

What was accepted is there, too, as suppressed; what was not read is a notification of the run.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from reconcile import __version__, sanitizing
from reconcile.check_formats import CheckFormat
from reconcile.check_formats.regions import Region
from reconcile.check_formats.telling import Told, cut, flat, others
from reconcile.checks import CheckResult, Problem
from reconcile.messages import say, say_later
from reconcile.model import Claim, Finding, Severity
from reconcile.rules import rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.CONFLICT: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
FINGERPRINT = "issueKey/v1"
"""The name of the fingerprint: the key of the issue, which stays when a text is edited or another article joins in."""
SNIPPET = 500


def text(result: CheckResult) -> str:
    """The log, with one run."""
    found = [(Told(folder), finding) for folder in result.folders for finding in folder.result.findings]
    used = sorted({finding.rule for _, finding in found})
    index = {name: number for number, name in enumerate(used)}
    failed = any(problem.code > 1 for problem in result.problems)
    run = {
        "tool": {
            "driver": {
                "name": "reconcile",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(name) for name in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {
                "executionSuccessful": not failed,
                "exitCode": result.code,
                "toolExecutionNotifications": [_notice(folder, each) for folder, each in others(result)],
            }
        ],
        "results": [_result(told, finding, index) for told, finding in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = rules()[name]
    worst = max(rule.severities, default=Severity.NOTE)
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": flat(rule.summary)},
        "fullDescription": {"text": flat(rule.text.split("\n\n")[1])},
        "help": {"text": sanitizing.plain(rule.text), "markdown": sanitizing.plain(rule.text)},
        "defaultConfiguration": {"level": LEVELS[worst]},
        "properties": {"tags": ["consistency"]},
    }


def _result(told: Told, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    claims = told.claims(finding)
    path, region = told.region(finding)
    lead = next((claim for claim in claims if told.regions.of(claim) == region), claims[0]) if claims else None
    accepted = told.folder.accepted.get(finding.id)
    said = f"{flat(finding.message)}\n\n{told.body(finding)}"
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": message(said)},
        "locations": [_location(told, lead)] if lead else [],
        "relatedLocations": [
            _location(told, claim, number) for number, claim in enumerate(claims, start=1) if claim is not lead
        ],
        "partialFingerprints": {FINGERPRINT: finding.key or finding.id},
        "properties": {"folder": flat(told.folder.name), "proof": flat(finding.proof), "path": flat(path)},
    }
    if accepted is not None:
        made["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": told.why(accepted)},
        ]
    return made


def _location(told: Told, claim: Claim, number: int | None = None) -> dict[str, Any]:
    article = told.look.articles[claim.article]
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(article.path)}}
    region = told.regions.of(claim)
    if region is not None:
        physical["region"] = _region(region, claim.quote)
    place = article.place(claim.start) if claim.part == "text" else None
    inside = ", ".join(part for part in (article.inside, place.label if place else "") if part)
    text = say(
        "{source}: {value} (“{quote}”)",
        source=told.source(claim),
        value=cut(told.value(claim)),
        quote=cut(claim.quote),
    )
    made: dict[str, Any] = {"physicalLocation": physical, "message": {"text": message(text)}}
    if inside:
        made["logicalLocations"] = [{"fullyQualifiedName": flat(f"{article.id}, {inside}"), "kind": "element"}]
    return made if number is None else {"id": number, **made}


def message(text: str) -> str:
    """The text as a message: braces would be placeholders in it, and `[...](...)` a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _region(region: Region, words: str) -> dict[str, Any]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.length,
        "snippet": {"text": sanitizing.plain(words)[:SNIPPET]},
    }


def uri(path: str) -> str:
    """The path as a URI: relative where it is, else of a file."""
    pure = PurePath(path)
    return Path(path).as_uri() if pure.is_absolute() else quote(pure.as_posix(), safe="/.~-_")


def _notice(folder: str, problem: Problem) -> dict[str, Any]:
    said = f"{flat(folder)}: {flat(problem.message)}" if folder else flat(problem.message)
    made: dict[str, Any] = {
        "level": "error" if problem.fails else "warning",
        "message": {"text": message(said)},
        "descriptor": {"id": str(problem.sort)},
    }
    if problem.path:
        physical: dict[str, Any] = {"artifactLocation": {"uri": uri(flat(problem.path))}}
        physical |= {"region": {"startLine": problem.line}} if problem.line else {}
        made["locations"] = [{"physicalLocation": physical}]
    return made


FORMAT = CheckFormat(say_later("SARIF 2.1.0, with regions and fingerprints (code scanning, editors)"), text)
