"""JUnit XML, as GitLab and Jenkins show it: a suite for each folder, a case for each fact that several articles state.

A fact that contradicts is a failure, one whose finding was accepted is skipped, with the reason. Files that were not
read are errors where that fails, and told in the output of their case where it does not.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile import sanitizing
from reconcile.check_formats import CheckFormat
from reconcile.check_formats.telling import Told, cut, flat
from reconcile.checks import UNDONE, CheckResult, FolderCheck, Problem, Sort
from reconcile.messages import say, say_later
from reconcile.model import Fact, Finding

GENERAL = "reconcile"
NAME = 250
"""Characters of the name of a case."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test: what it is called, and what came of it. Each of `failures` and `errors` is (type, message, text)."""

    suite: str
    group: str
    name: str
    failures: tuple[tuple[str, str, str], ...] = ()
    errors: tuple[tuple[str, str, str], ...] = ()
    skipped: str | None = None
    output: str = ""


def text(result: CheckResult) -> str:
    """The file: testsuites, with a suite for each folder, and one for what is about none."""
    suites = [(folder.name, list(_cases(folder))) for folder in result.folders]
    if result.general:
        suites.append((GENERAL, [_problem_case(GENERAL, each) for each in result.general]))
    root = ET.Element("testsuites", name=GENERAL)
    for name, cases in suites:
        _suite(root, flat(name), _distinct(cases))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _cases(folder: FolderCheck) -> Iterator[Case]:
    told = Told(folder)
    of_fact: dict[str | None, list[Finding]] = {}
    for finding in folder.result.findings:
        of_fact.setdefault(finding.fact, []).append(finding)
    for fact in folder.result.facts:
        found = of_fact.get(fact.id, [])
        if found or len({claim.article for claim in told.look.of(fact)}) > 1:
            yield _case(told, _group(told, fact.story), fact.label, found, _values(told, fact))
    for finding in of_fact.get(None, []):
        name = f"{finding.rule}: {finding.message}"
        yield _case(told, _group(told, finding.story), name, [finding], "")
    shown = {id(problem) for problem in told.problems.values()}
    for problem in folder.problems:
        if id(problem) not in shown:
            yield _problem_case(folder.name, problem)


def _group(told: Told, story: str) -> str:
    """What a case is listed under: the folder and its story. A full stop would part it again."""
    found = told.look.stories.get(story)
    return " / ".join([told.folder.name, *([found.title] if found else [])]).replace(".", "․")


def _values(told: Told, fact: Fact) -> str:
    articles = len({claim.article for claim in told.look.of(fact)})
    return "\n".join(
        say(
            "{value}: {number} of {articles} articles",
            value=flat(value),
            number=side.articles,
            articles=articles,
        )
        for side, value in zip(fact.sides, told.look.told_apart(fact), strict=True)
    )


def _case(told: Told, group: str, name: str, found: list[Finding], values: str) -> Case:
    failures, skipped, output = [], [], [values] if values else []
    for finding in found:
        problem, accepted = told.problems.get(finding.id), told.folder.accepted.get(finding.id)
        kind = f"{finding.severity.word} {finding.rule}"
        if problem is not None and problem.fails:
            failures.append((kind, flat(problem.message), told.body(finding)))
        elif accepted is not None:
            skipped.append(f"{kind}: {flat(finding.message)} ({told.why(accepted)})")
        else:
            output.append(f"{kind}: {flat(finding.message)}\n{told.body(finding)}")
    whole = "\n".join(skipped) if skipped and not failures else None
    output += skipped if failures else []
    return Case(told.folder.name, group, name, tuple(failures), (), whole, "\n\n".join(output))


def _problem_case(suite: str, problem: Problem) -> Case:
    """What no finding shows: a file that was not read, an entry of a corpus.toml or a baseline, a fact of a sheet."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    text = f"{where}\n{problem.message}".strip()
    entry = ((str(problem.sort), flat(problem.message), text),)
    name = problem.path if problem.sort in (Sort.NOT_READ, Sort.DEFECT) else problem.message
    case = Case(suite, f"{suite} ({problem.sort})", name or str(problem.sort), output=text)
    if problem.code == UNDONE:
        return replace(case, errors=entry, output="")
    return replace(case, failures=entry, output="") if problem.fails else case


def _distinct(cases: list[Case]) -> list[Case]:
    """The cases, each with a name of its own in its group: two of one name would be taken for one."""
    times: dict[tuple[str, str], int] = {}
    named = []
    for case in cases:
        key = (flat(case.group), cut(case.name, NAME))
        times[key] = times.get(key, 0) + 1
        name = key[1] if times[key] == 1 else f"{key[1]} ({times[key]})"
        named.append(replace(case, group=key[0], name=name))
    return named


def _suite(root: ET.Element, name: str, cases: list[Case]) -> None:
    suite = ET.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(bool(case.failures) for case in cases)),
        errors=str(sum(bool(case.errors) for case in cases)),
        skipped=str(sum(case.skipped is not None for case in cases)),
    )
    for case in cases:
        element = ET.SubElement(suite, "testcase", name=case.name, classname=case.group)
        if case.skipped is not None:
            ET.SubElement(element, "skipped").text = sanitizing.plain(case.skipped)
        for tag, entries in (("error", case.errors), ("failure", case.failures)):
            for kind, message, text in entries:
                ET.SubElement(element, tag, type=kind, message=flat(message)).text = sanitizing.plain(text)
        if case.output:
            ET.SubElement(element, "system-out").text = sanitizing.plain(case.output)


FORMAT = CheckFormat(say_later("JUnit XML, a case for each fact (Jenkins, GitLab)"), text)
