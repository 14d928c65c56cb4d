"""JSON-LD: each fact as a schema.org Claim with its appearances, each claim as a W3C Web Annotation of its article.

https://schema.org/Claim, https://www.w3.org/TR/annotation-model/ (TextQuoteSelector, TextPositionSelector).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reconcile.messages import say_later
from reconcile.model import Claim, Fact, Result
from reconcile.report.exports import Format, keep
from reconcile.report.links import web
from reconcile.report.result_index import ResultIndex
from reconcile.report.rulings import reviews

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/", "reconcile": "urn:reconcile:"}]
HEADLINE = "urn:reconcile:headline"
"""The scope of what stands in an article's headline and not in its text."""
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
"""A date as schema.org has it; a day without its year is none."""
BESIDE = 32
"""Characters of the text before and after a quotation that pick it out."""


def document(result: Result) -> dict[str, Any]:
    """One graph: articles, facts, claims."""
    index = ResultIndex(result)
    return {
        "@context": CONTEXT,
        "@graph": [
            *(_article(index, article) for article in index.articles),
            *(_fact(index, fact) for fact in result.facts),
            *(_annotation(index, claim) for claim in result.claims),
            *(_prefixed(each) for finding in index.findings for each in reviews(index, finding)),
        ],
    }


def _prefixed(review: Any) -> Any:
    """A review with the names of schema.org under their prefix, as the rest of the graph has them."""
    if isinstance(review, list):
        return [_prefixed(each) for each in review]
    if not isinstance(review, dict):
        return review
    named = {
        ("type" if key == "@type" else f"schema:{key}"): _prefixed(value)
        for key, value in review.items()
        if key != "@context"
    }
    return {**named, "type": f"schema:{review['@type']}"}


def address(index: ResultIndex, article: str) -> str:
    """What names the article: its address on the web, else its id."""
    return web(index.articles[article].url) or f"urn:reconcile:article:{quote(article, safe='/')}"


def _article(index: ResultIndex, name: str) -> dict[str, Any]:
    article = index.articles[name]
    publisher = {"type": "schema:Organization", "schema:name": article.publisher} if article.publisher else None
    published = article.published if article.published and DAY.fullmatch(article.published) else None
    known = {
        "schema:headline": index.title(article),
        "schema:publisher": publisher,
        "schema:datePublished": published,
        "schema:inLanguage": article.language,
    }
    return {
        "id": address(index, name),
        "type": "schema:NewsArticle",
        **{key: value for key, value in known.items() if value},
    }


def _fact(index: ResultIndex, fact: Fact) -> dict[str, Any]:
    claims = index.of(fact)
    appearances = [{"id": address(index, article)} for article in index.sources(fact)]
    values = list(dict.fromkeys(index.shown(claim).words for claim in claims))
    return {
        "id": f"urn:reconcile:fact:{fact.id}",
        "type": "schema:Claim",
        "schema:name": fact.label,
        "schema:text": "; ".join(values),
        "schema:appearance": appearances,
    }


def _annotation(index: ResultIndex, claim: Claim) -> dict[str, Any]:
    text = index.part(claim)
    exact = {
        "type": "TextQuoteSelector",
        "exact": claim.quote,
        "prefix": text[max(0, claim.start - BESIDE) : claim.start],
        "suffix": text[claim.end : claim.end + BESIDE],
    }
    place = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    target: dict[str, Any] = {"source": address(index, claim.article), "selector": [exact, place]}
    if claim.part == "title":
        target["selector"] = [exact]
        target["scope"] = HEADLINE
    fact = index.fact_of.get(claim.id)
    body = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": f"{claim.kind}: {index.shown(claim).words}",
    }
    about = (
        [{"type": "SpecificResource", "purpose": "identifying", "source": f"urn:reconcile:fact:{fact.id}"}]
        if fact
        else []
    )
    return {
        "id": f"urn:reconcile:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [body, *about],
        "target": target,
    }


def write(result: Result, folder: Path) -> list[Path]:
    """`result.jsonld`."""
    return [keep(folder / "result.jsonld", json.dumps(document(result), ensure_ascii=False, indent=1) + "\n")]


FORMAT = Format(say_later("schema.org Claims and W3C Web Annotations as JSON-LD"), write)
