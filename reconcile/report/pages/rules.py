"""The page of rules: what each looks for, why, and how often it spoke in this run."""

from __future__ import annotations

import re

from reconcile.messages import say
from reconcile.model import record
from reconcile.report import links
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.pages.common import Link, Page
from reconcile.report.result_index import OF_SEVERITY, ResultIndex, State
from reconcile.report.words import capital, counted


@record
class RuleEntry:
    """A rule with its text in paragraphs: each an optional lead ("Example") and its words."""

    anchor: str
    name: str
    states: tuple[State, ...]
    summary: str
    paragraphs: tuple[tuple[str, str], ...]
    found: Link | None


@record
class RulesData:
    headline: str
    entries: tuple[RuleEntry, ...]


def rules_page(index: ResultIndex, options: Options, site: Site) -> Page:
    """The rules in the order given; a rule that spoke and was not described is named all the same."""
    spoke: dict[str, int] = {}
    for finding in index.findings:
        spoke[finding.rule] = spoke.get(finding.rule, 0) + 1
    entries = []
    for rule in options.rules:
        parts = [say(" ".join(part.split())) for part in re.split(r"\n\s*\n", rule.text) if part.strip()]
        states = tuple(OF_SEVERITY[severity] for severity in sorted(rule.severities, reverse=True))
        entries.append(
            RuleEntry(
                links.rule_anchor(rule.name),
                rule.name,
                states,
                parts[0] if parts else "",
                tuple(map(_led, parts[1:])),
                _found(site, rule.name, spoke.get(rule.name, 0)),
            )
        )
    described = {rule.name for rule in options.rules}
    entries += [
        RuleEntry(links.rule_anchor(name), name, (), "", (), _found(site, name, many))
        for name, many in sorted(spoke.items())
        if name not in described
    ]
    return Page(
        links.RULES,
        "rules.html",
        say("What the rules look for"),
        RulesData(say("What the rules look for."), tuple(entries)),
        links.RULES,
    )


def _led(paragraph: str) -> tuple[str, str]:
    match = re.match(r"([A-Z][\w ]{2,30}): (?=\S)", paragraph)
    return (match[1], capital(paragraph[match.end() :])) if match else ("", paragraph)


def _found(site: Site, rule: str, many: int) -> Link | None:
    if not many:
        return None
    return Link(
        capital(counted(many, "{number} finding in this report", "{number} findings in this report")),
        site.href(links.RULES, links.INDEX, f"rule={rule}" if not site.single else ""),
    )
