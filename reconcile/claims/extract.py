"""From an article to its claims: every kind reads the text once, then each mention gets its surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from reconcile.analysis import Mention, Reading
from reconcile.claims.context import ContextReader
from reconcile.claims.ids import Namer
from reconcile.claims.sentence_context import SentenceContext
from reconcile.kinds import Kind, Trait, having, kinds, traits
from reconcile.kinds.quote import resolve_speakers
from reconcile.languages import load
from reconcile.model import Article, Claim
from reconcile.text import Document, calendar

KINDS_HAVING: dict[tuple[Trait, ...], frozenset[str]] = {}
"""What readings were asked for so far of kinds by their traits, which are the same for all: a few dozen questions."""


def extract(article: Article) -> tuple[Claim, ...]:
    """The claims of the article, those of the title first, each part in text order.

    Offsets count in the article's text, or in its title where a claim's part is "title"; a title that the text
    repeats as its first line is read there alone. Raises BadTable where the language has no table.
    """
    language = load(article.language)
    namer = Namer(article.id)
    body = read(article, Document(article.text, language), kinds())
    claims = _claims(article, body, namer)
    if article.title and not _repeated(article.title, article.text):
        title = read(article, Document(article.title, language, "title"), kinds(), body)
        claims = _claims(article, title, namer) + claims
    return tuple(claims)


def read(article: Article, document: Document, finders: Mapping[str, Kind], body: Reading | None = None) -> Reading:
    """The document as read by every kind; the reading of a title knows that of the body."""
    reading = Reading(
        document,
        calendar.full_day(article.dated),
        article.dated,
        article.publisher,
        article.title,
        article.country,
        body=body,
        traits=traits(),
        kinds_having=KINDS_HAVING,
    )
    language = document.language
    for kind in finders.values():
        if language.reads(kind.name):
            find = language.finder(kind.name) or kind.find
            reading.mentions.extend(find(reading))
    if language.kinds is not None:
        return reading
    named = having(Trait.ENTITY)
    reading.mentions = resolve_speakers(
        reading.mentions, [one for one in reading.mentions if one.kind in named], reading
    )
    return reading


def _repeated(title: str, text: str) -> bool:
    """Does the text begin with that very title?"""
    start = text.lstrip("\ufeff \t\n#")[: len(title) + 200]
    return " ".join(start.split()).casefold().startswith(" ".join(title.split()).casefold())


def _claims(article: Article, reading: Reading, namer: Namer) -> list[Claim]:
    """The claims of one part, in text order."""
    document = reading.document
    whole = document.language.kinds is None
    surroundings: ContextReader | SentenceContext = ContextReader(reading) if whole else SentenceContext(reading)
    every = [
        (mention, surroundings.around(mention))
        for mention in sorted(reading.mentions, key=attrgetter("start", "end", "kind"))
    ]
    borne = having(Trait.BORNE)
    told = [(mention, around) for mention, around in every if mention.kind not in borne or around.subject]
    mentions, around = [mention for mention, _ in told], [one for _, one in told]
    quotes = [document.text[mention.start : mention.end] for mention in mentions]
    ids = [
        namer.name(document.part, mention.kind, quote, one.sentence)
        for mention, quote, one in zip(mentions, quotes, around, strict=True)
    ]
    partners = _partners(mentions, ids)
    return [
        Claim(
            name,
            article.id,
            document.part,
            mention.kind,
            mention.start,
            mention.end,
            quote,
            one.sentence,
            mention.value,
            one.subject,
            one.attribute,
            one.status,
            one.negated,
            one.hedges,
            one.speaker,
            partners.get(name),
            mention.notes,
            one.context,
        )
        for mention, name, quote, one in zip(mentions, ids, quotes, around, strict=True)
    ]


def _partners(mentions: list[Mention], ids: list[str]) -> dict[str, str]:
    """The ids of claims that state one sum in two currencies, both ways."""
    places = {(mention.kind, mention.start): name for mention, name in zip(mentions, ids, strict=True)}
    found: dict[str, str] = {}
    for mention, name in zip(mentions, ids, strict=True):
        other = places.get((mention.kind, mention.equivalent)) if mention.equivalent is not None else None
        if other and other != name:
            found[name] = other
            found.setdefault(other, name)
    return found
