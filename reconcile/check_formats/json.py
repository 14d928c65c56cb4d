"""JSON: the problems with their exit codes, the findings, and what was accepted and why."""

from __future__ import annotations

import json
from typing import Any

from reconcile import __version__
from reconcile.check_formats import CheckFormat
from reconcile.check_formats.telling import Told
from reconcile.checks import CheckResult, FolderCheck, Problem
from reconcile.messages import say_later
from reconcile.model import Claim, Finding

SCHEMA = "reconcile-check/1"


def text(result: CheckResult) -> str:
    """One document; keys are never left out."""
    document = {
        "schema": SCHEMA,
        "version": __version__,
        "code": result.code,
        "fail_on": result.level.word,
        "folders": [_folder(folder) for folder in result.folders],
        "problems": [_problem(each) for each in result.general],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _folder(folder: FolderCheck) -> dict[str, Any]:
    told = Told(folder)
    return {
        "name": folder.name,
        "code": folder.code,
        "articles": len(folder.result.articles),
        "nothing": folder.nothing,
        "problems": [_problem(each) for each in folder.problems],
        "findings": [_finding(told, each) for each in folder.result.findings],
        "not_read": [entry.as_json() for entry in folder.result.not_read],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    finding = problem.finding
    return {
        "sort": str(problem.sort),
        "code": problem.code,
        "message": problem.message,
        "key": finding.key if finding else None,
        "path": problem.path or None,
        "line": problem.line or None,
    }


def _finding(told: Told, finding: Finding) -> dict[str, Any]:
    accepted = told.folder.accepted.get(finding.id)
    return {
        **finding.as_json(),
        "fails": told.fails(finding),
        "accepted": {"by": accepted.by, "reason": accepted.reason} if accepted else None,
        "places": [_place(told, claim) for claim in told.claims(finding)],
    }


def _place(told: Told, claim: Claim) -> dict[str, Any]:
    article, region = told.look.articles[claim.article], told.regions.of(claim)
    return {
        "claim": claim.id,
        "article": claim.article,
        "path": article.path,
        "line": region.line if region else None,
        "column": region.column if region else None,
        "quote": claim.quote,
        "value": told.value(claim),
    }


FORMAT = CheckFormat(say_later("one JSON document with the problems, the findings and what was accepted"), text)
