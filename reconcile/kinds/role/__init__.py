"""Roles: who holds which office where, "Ann Lee, president of Acme".

A claim is one title with its person and its organisation, as far as the text gives them: "a police spokesman" has
no person, "Judge Lee" no organisation. The title is as written ("former director of sales"); the organisation may be a
place ("governor of Alaska") or a common noun ("the bank's chairman"). The span runs from the first to the last word of
the three, without an article before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reconcile.analysis import Mention, Reading
from reconcile.analysis.layers import AGES, DAYS, PLACES
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.nouns.titles import office
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import MAYBE, Field
from reconcile.kinds.labelling import label_words, mentioned, most
from reconcile.kinds.labelling.agreement import person_name, with_article
from reconcile.kinds.labelling.counts import persons as person_nouns
from reconcile.kinds.labelling.counts import shared_end
from reconcile.kinds.name.finding import NAMES
from reconcile.kinds.role.comparing import compare, keys
from reconcile.kinds.role.finder import Finder, roles
from reconcile.kinds.role.left import is_year
from reconcile.kinds.role.persons import AWAY
from reconcile.kinds.role.tokens import Found, Span
from reconcile.kinds.role.value import NAME, Role
from reconcile.kinds.writing import LONG, Json, Shown
from reconcile.languages import Language, reported
from reconcile.messages import say
from reconcile.messages.values import shortened
from reconcile.model import Claim
from reconcile.text import Document

__all__ = ["KIND", "Role", "compare", "find", "keys", "show"]


def find(reading: Reading) -> Iterator[Mention]:
    """The roles of the document in text order; the names and places of the reading are known by now."""
    document = reading.document
    finder = Finder(reading)
    found = sorted(
        (_mention(document, one, finder) for one in roles(finder)), key=lambda mention: (mention.start, mention.end)
    )
    seen: set[tuple[int, int, Any]] = set()
    for mention in found:
        key = (mention.start, mention.end, mention.value)
        if key not in seen:
            seen.add(key)
            yield mention


def _mention(document: Document, one: Found, finder: Finder) -> Mention:
    first, last = one.span
    if one.person is not None and (one.person[0] > one.last + AWAY or one.person[1] < one.left - AWAY):
        first, last = one.first, one.last
    title = one.title or _text(document, (one.first, one.title_last))
    value = Role(
        _text(document, one.person) if one.person else None,
        title,
        _text(document, one.organisation) if one.organisation else None,
        finder.canonical(one.person),
        finder.canonical(one.organisation),
        document.language.code,
    )
    held = office(title, document.language)
    extra = (
        {"family": held.family} | ({"former": "1"} if held.former else {}) | ({"acting": "1"} if held.acting else {})
    )
    before = document.words[one.first - 1] if one.left < one.first else ""
    if is_year(before):
        extra["year"] = before  # "the 2007 host"
    return Mention(NAME, document.starts[first], document.ends[last - 1], value, extra=extra)


def _text(document: Document, span: Span) -> str:
    return " ".join(document.quote(*span).split())


def show(value: Role, language: Language) -> str:
    """The role in words in which it is found again: "Ann Lee, president of Acme,"."""
    table = language["roles"]["shown"]
    form = (
        ("full" if value.organisation else "person") if value.person else ("office" if value.organisation else "title")
    )
    return say(str(table[form]), person=value.person, title=value.title, organisation=value.organisation)


ACRONYM = 5
"""Letters of an acronym at most: a longer name in capitals is written out of a headline."""


def label(claims: Sequence[Claim]) -> str:
    """ "director of Tamsin Port Authority", "role of Ida Falk", "name of the director" of several who have the title,
    "description of the owner" of one who is not named."""
    plain = say(NAME)
    holders = [
        person
        for claim in claims
        if (person := getattr(claim.value, "person_canonical", None) or getattr(claim.value, "person", None))
    ]
    if not holders:
        return _unnamed(claims)
    one = holders[0] if len(set(holders)) == 1 and len(holders) * 2 >= len(claims) else None
    titles = [getattr(claim.value, "title", None) for claim in claims]
    title = most(each for each in titles if each and not each.endswith(".")) or most(titles)
    if title and titles.count(title) * 2 < len(claims):
        told = [each for each in titles if each]  # "nurse" of "long-time nurse"
        title = shared_end(told) or most(each.split()[-1] for each in told)
    organisations = [
        getattr(claim.value, "organisation_canonical", None) or getattr(claim.value, "organisation", None)
        for claim in claims
    ]
    organisation = most(organisations)
    if organisations.count(organisation) * 2 <= len(claims):
        organisation = None
    phrase = most(" ".join(claim.quote.split()) for claim in claims)
    modifier = bool(organisation and (organisation.endswith(".") or organisation.islower()))
    if one and (not organisation or modifier or all(_in_one(claim, organisation) for claim in claims)):
        return say("{what} of {name}", what=plain, name=person_name(one))
    if title and organisation and phrase and phrase.casefold() == f"{organisation} {title}".casefold():
        return _held(phrase, holders)  # "Iraqi leader", "mayoral candidate": no office of an organisation's name
    if title and organisation and organisation.endswith("."):  # "U.S. ambassador"
        return _held(f"{organisation} {title}", holders)
    if organisation and organisation.islower():
        organisation = None
    if organisation and organisation.isupper() and len(organisation) > ACRONYM:
        organisation = (
            most(
                form for claim in claims if (form := getattr(claim.value, "organisation", None)) and not form.isupper()
            )
            or organisation
        )
    if not organisation:
        return _held(title, holders) if title else say("{what} of {name}", what=plain, name=most(holders) or plain)
    return _of(title or plain, with_article(organisation))


def _of(title: str, name: str) -> str:
    """ "director of the Hallby Clinic", "lawyer for Ida Falk", "trader at Hallby Mills"."""
    words, head = label_words(), title.split()[-1].lower()
    if head in words.role_for:
        return say("{title} for {name}", title=title, name=name)
    if head in words.role_at:
        return say("{title} at {name}", title=title, name=name)
    return say("{title} of {name}", title=title, name=name)


def _in_full(title: str) -> str:
    """The title with its last word in full: "sergeant" of "Sgt."."""
    *front, last = title.split()
    full = label_words().role_full.get(last.lower().rstrip("."))
    return " ".join((*front, full)) if full else title


def _unnamed(claims: Sequence[Claim]) -> str:
    """What a fact is called that tells of somebody without a name: by the words around those that all claims have
    for them, else by the noun that most have."""
    phrases = {" ".join(claim.quote.split()).casefold() for claim in claims}
    head = most(map(_head, claims))
    if len(phrases) == 1:  # whose one phrase is the value that stands beside the label
        who = say("people") if head and singular(head, reported()) != head else say("person")
        told = mentioned(who, claims)
        if told != who:
            return told
    thing = head and (_in_full(head) if _is_person(head) else say("person"))
    return say("description of the {thing}", thing=thing) if thing else say("{what} not named", what=say(NAME))


def _is_person(noun: str) -> bool:
    """Is it a word for a person or for several: not the last one of "sexiest man alive"?"""
    return noun.endswith(label_words().ranks.person_endings) or singular(noun, reported()) in person_nouns()


def _head(claim: Claim) -> str | None:
    """The noun of the title: "vice president" without what it is of."""
    words = str(getattr(claim.value, "title", None) or "").lower().split()
    leads = label_words().leads
    behind = next((at for at, word in enumerate(words) if at and word in leads), len(words))
    heads = [word for word in words[:behind] if _is_person(word)]
    return heads[-1] if heads else words[behind - 1] if words else None


def _held(title: str, holders: Sequence[str]) -> str:
    """What is asked of a title: who holds it, or of one holder the role."""
    if len(set(holders)) == 1:
        return say("{what} of {name}", what=say(NAME), name=person_name(holders[0]))
    return say("name of the {title}", title=_in_full(title))


def _in_one(claim: Claim, organisation: str) -> bool:
    """Does the organisation, where one is named, stand before the title as an adjective does ("Hungarian actor")?"""
    title = str(getattr(claim.value, "title", ""))
    if getattr(claim.value, "organisation", None) is None:
        return True
    return f"{organisation} {title}".casefold() in " ".join(claim.quote.split()).casefold()


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    text = ", ".join(value[part] for part in ("person", "title", "organisation") if value.get(part))
    return Shown(shortened(text, LONG), text)


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Role,
    (
        Field("person", MAYBE, column=90),
        Field("title", MAYBE, column=240),
        Field("organisation", MAYBE, column=250),
        Field("person_canonical", MAYBE),
        Field("organisation_canonical", MAYBE),
    ),
    frozenset({Trait.TITLED, Trait.UNRELATED, Trait.LOOSE}),
    needs=(AGES, DAYS, NAMES, PLACES),
    agree=1.0,
    slot=3.0,
    facets=("person", "title", "organisation"),
    label=label,
    written=written,
)
