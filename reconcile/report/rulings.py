"""What editors ruled, as pages and exports tell it; and each ruled value as a schema.org ClaimReview.

https://schema.org/ClaimReview. Only where an editor has said of a value that it is right or wrong, and what it was said
of is still what it was, does a review stand in a page: the program by itself reviews nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reconcile.messages import say
from reconcile.model import Claim, Finding, record
from reconcile.report.links import web
from reconcile.report.result_index import ResultIndex
from reconcile.settled import Ruled

ONE_RIGHT, BOTH_RIGHT = "one-right", "both-right"
RATED = {True: (1, "Right"), False: (0, "Wrong")}
"""The rating of a value, and what it is called."""


@record
class RulingLine:
    """A ruling as a page shows it: the sentence, who and when, why, why it needs another look, and what others made of
    it."""

    sentence: str
    by: str
    reason: str
    look: tuple[str, ...]
    seconds: tuple[str, ...]
    about: str = ""


def line(ruled: Ruled, about: str = "") -> RulingLine:
    """The ruling as a page shows it; `about` says what it is on, where the page does not."""
    seconds = tuple(f"{person}: {words}" for person, words in ruled.seconds)
    return RulingLine(ruled.shown, f"{ruled.person}, {ruled.time[:10]}", ruled.reason, ruled.look, seconds, about)


def in_short(ruled: Ruled) -> str:
    """The ruling as a part of a line: "ruled by Ada: one side is right: USD 40 million"."""
    told = f"{ruled.shown[:1].lower()}{ruled.shown[1:]}"
    if ruled.look:
        return say("look again: ruled by {person}: {ruling}", person=ruled.person, ruling=told)
    return say("ruled by {person}: {ruling}", person=ruled.person, ruling=told)


def elsewhere(rulings: Sequence[Ruled]) -> tuple[RulingLine, ...]:
    """The rulings that no finding shows: what they split, joined or corrected is no finding any more."""
    return tuple(line(each, each.label) for each in rulings if each.id is None or each.thing != "finding")


def reviews(index: ResultIndex, finding: Finding) -> list[dict[str, Any]]:
    """A ClaimReview for each of the finding's values on which an editor's ruling says whether it is right."""
    ruled = index.ruled.get(finding.id)
    if ruled is None or ruled.look or ruled.verdict not in (ONE_RIGHT, BOTH_RIGHT):
        return []
    sides: dict[str, list[Claim]] = {}
    for claim in index.claims_of(finding):
        sides.setdefault(index.shown(claim).words, []).append(claim)
    return [_review(index, finding, ruled, words, claims) for words, claims in sides.items()]


def _review(index: ResultIndex, finding: Finding, ruled: Ruled, words: str, claims: Sequence[Claim]) -> dict[str, Any]:
    right = ruled.verdict == BOTH_RIGHT or any(claim.id in ruled.right for claim in claims)
    rating, name = RATED[right]
    fact = index.facts.get(finding.fact or "")
    about = index.called_fact(fact) if fact else ""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": f"{about}: {words}" if about else words,
        "datePublished": ruled.time[:10],
        "author": {"@type": "Person", "name": ruled.person},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": 1,
            "worstRating": 0,
            "alternateName": name,
        },
        **({"reviewBody": ruled.reason} if ruled.reason else {}),
        "itemReviewed": {"@type": "Claim", "appearance": _appearances(index, claims)},
    }


def _appearances(index: ResultIndex, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    found = []
    for name in dict.fromkeys(claim.article for claim in claims):
        article = index.articles[name]
        known = {"url": web(article.url), "headline": index.title(article), "datePublished": article.dated}
        publisher = {"publisher": {"@type": "Organization", "name": article.publisher}} if article.publisher else {}
        found.append({"@type": "NewsArticle", **{key: value for key, value in known.items() if value}, **publisher})
    return found


def as_script(found: Sequence[dict[str, Any]]) -> str:
    """The reviews as JSON that no word in them can end: it stands in a script element, which nothing runs."""
    return json.dumps(found, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
