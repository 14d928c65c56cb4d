"""A big run stays usable: the first page small, the whole report quick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reconcile.model import Article, Claim, Fact, Finding, Relation, Result, Severity, Side, Story
from reconcile.report import render

from .sample import quantity

STORIES, ARTICLES, FACTS, FINDINGS = 50, 10, 60, 40
"""Stories, and of each story its articles, facts and findings: 500 articles, 15,000 claims, 2,000 findings in all."""
SHARED = 5


def big() -> Result:
    """Stories whose articles each state half of its facts, in sentences of the usual length."""
    articles, claims, facts, findings, stories = [], [], [], [], []
    for story in range(STORIES):
        names = [f"s{story}/a{number}" for number in range(ARTICLES)]
        texts = dict.fromkeys(names, "")
        for fact in range(FACTS):
            told = names[fact % 2 :: 2]
            ids = []
            for number, name in enumerate(told):
                start = len(texts[name]) + len("The harbour board said in the evening that ")
                quote = f"{fact + number + 100} boats"
                sentence = (
                    f"The harbour board said in the evening that {quote} had come in and would stay until spring."
                )
                texts[name] += sentence + ("\n\n" if fact % 6 > 3 else " ")
                ids.append(f"c{story}-{fact}-{number}")
                value = quantity(
                    str(fact + number + 100), str(fact + number + 100), str(fact + number + 100), of="boats"
                )
                claims.append(Claim(ids[-1], name, "text", "count", start, start + len(quote), quote, sentence, value))
            facts.append(
                Fact(
                    f"f{story}-{fact}",
                    f"s{story}",
                    "count",
                    f"boats (pier {fact})",
                    tuple(ids),
                    Relation.DISJOINT,
                    (Side("x", tuple(ids), 5, 5),),
                )
            )
            if fact < FINDINGS:
                severity = Severity(fact % 3)
                message = (
                    f"Pier {fact}: {fact + 100} boats in one article, {fact + 101} boats in the next, and others in "
                    "three more."
                )
                findings.append(
                    Finding(
                        f"x{story}-{fact}",
                        ("value-conflict", "bound-differs", "precision-differs")[fact % 3],
                        severity,
                        f"s{story}",
                        facts[-1].id,
                        tuple(ids[:3]),
                        message,
                        Relation.DISJOINT,
                        "They are not the same.",
                    )
                )
        articles += [
            Article(
                name,
                f"{name}.txt",
                texts[name],
                f"Boats come to pier {name}",
                f"Paper {name}",
                None,
                "en",
                "2030-01-02",
                "metadata",
                story=f"s{story}",
            )
            for name in names
        ]
        stories.append(Story(f"s{story}", f"The boats of winter number {story}", tuple(names)))
    return Result(tuple(articles), tuple(stories), tuple(claims), tuple(facts), tuple(findings), corpus="boats")


@pytest.mark.cost
def test_five_hundred_articles(tmp_path: Path) -> None:
    """The index under a megabyte, all of it in seconds: five on a machine with nothing else to do."""
    result = big()
    assert (len(result.articles), len(result.findings)) == (500, 2000)
    seen: list[tuple[int, int]] = []
    start = time.process_time()
    index = render(result, tmp_path, progress=lambda done, total: seen.append((done, total)))
    took = time.process_time() - start
    assert index.stat().st_size < 1_000_000
    assert seen[-1] == (2605, 2605)
    assert took < 20, f"{took:.1f} s"
