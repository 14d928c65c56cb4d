"""Code quality of GitLab: a list of issues, whose fingerprints are the keys of the findings."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import Any

from reconcile.check_formats import CheckFormat
from reconcile.check_formats.telling import Shown, flat, others, shown
from reconcile.checks import CheckResult, Problem
from reconcile.messages import say_later
from reconcile.model import Severity

GRAVE = {Severity.CONFLICT: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
FAILS = "major"
"""What fails the check, and is no contradiction."""
NOWHERE = "."
"""The path of what is in no file."""


def text(result: CheckResult) -> str:
    """The list; no two issues have one fingerprint, for GitLab would show one of them alone."""
    issues = [_finding(each) for each in shown(result)]
    issues += [_problem(folder, each) for folder, each in others(result)]
    seen: dict[str, int] = {}
    for issue in issues:
        key = issue["fingerprint"]
        seen[key] = seen.get(key, 0) + 1
        issue["fingerprint"] = key if seen[key] == 1 else f"{key}-{seen[key]}"
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _finding(each: Shown) -> dict[str, Any]:
    path, region = each.told.region(each.finding)
    return {
        "description": f"{each.message} {' | '.join(each.told.quotes(each.finding))}",
        "check_name": each.finding.rule,
        "fingerprint": each.finding.key or each.finding.id,
        "severity": FAILS if each.fails and each.finding.severity < Severity.CONFLICT else GRAVE[each.finding.severity],
        "location": _location(path, region.line if region else 1),
    }


def _problem(folder: str, each: Problem) -> dict[str, Any]:
    digest = hashlib.sha256(f"{folder}\x1f{each.sort}\x1f{each.path}\x1f{each.message}".encode("utf-8", "replace"))
    return {
        "description": f"{flat(folder)}: {flat(each.message)}" if folder else flat(each.message),
        "check_name": str(each.sort),
        "fingerprint": digest.hexdigest()[:16],
        "severity": FAILS if each.fails else "info",
        "location": _location(each.path, each.line or 1),
    }


def _location(path: str, line: int) -> dict[str, Any]:
    """Where in the repository: GitLab wants paths that are relative, without `./`."""
    return {"path": PurePath(flat(path) or NOWHERE).as_posix(), "lines": {"begin": line}}


FORMAT = CheckFormat(say_later("code quality of GitLab"), text)
