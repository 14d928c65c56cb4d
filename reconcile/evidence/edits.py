"""What changed in an article between its versions: the same sentence, with another value in it.

Two claims of two versions are one claim, edited, where their sentences are the same but for the value, or for a few
small words. A value that only grew more precise is no change, nor one whose words stayed while the day from which it
counts moved.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reconcile.evidence.chronology import Change, explained, stretch
from reconcile.evidence.context import FindingContext, Pair, finding
from reconcile.evidence.wording import capital, quoted, shown
from reconcile.kinds import Trait, having, kinds
from reconcile.languages import Language, load
from reconcile.messages import say, say_later
from reconcile.messages.words import day as day_in_words
from reconcile.model import Article, Claim, Comparison, Fact, Finding, Matched, Relation, Revision, Severity
from reconcile.text.paragraphs import paragraphs

CHANGED = frozenset({Relation.DISJOINT, Relation.DIFFERS})
HOLE, NUMBER = "\ue000", "\ue001"
"""What stands in a sentence for the value, and for other figures."""
FIGURES = re.compile(r"\d[\d.,:]*")
TOKEN = re.compile(r"[\w\ue000\ue001]+")
SHARE = 1 / 6
"""Share of a sentence's words that may differ besides the value."""
FEW = 8
"""Words that a sentence must have for any to differ."""
MOST = 150
"""Claims of one kind that are held against each other where no sentence stayed."""
ONE = datetime.timedelta(days=1)
HEADS = (say_later("version"), say_later("says"), say_later("in the sentence"))
EARLIER = "@earlier"
"""What the id of an article bears for its earlier version."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A value that changed: the claim then and now, the version that said it, how the values stand to each other, and
    the notes of today's text that say so."""

    earlier: Claim
    later: Claim
    revision: Revision
    comparison: Comparison
    notes: tuple[str, ...]
    update: Change | None = None


def edits(context: FindingContext) -> list[Edit]:
    """The values that changed, each once: against the last of the earlier versions that said otherwise."""
    return list(_every(context)) if context.matched.revisions else []


def _every(context: FindingContext) -> Iterator[Edit]:
    for name in sorted(context.matched.revisions):
        if not any(note_words(load(context.articles[name].language))):
            continue  # nobody knows what a correction looks like in it
        seen: set[str] = set()
        notes = _notes(context.articles[name])
        for revision in reversed(context.matched.revisions[name]):
            for earlier, later, comparison in _changed(revision.claims, _told(context.claims_of_article[name], notes)):
                if later.id not in seen:
                    seen.add(later.id)
                    told = tuple(
                        _that_tell(
                            context.articles[name],
                            notes,
                            revision.article,
                            (earlier, later),
                            context.claims_of_article[name],
                        )
                    )
                    yield Edit(
                        earlier,
                        later,
                        revision,
                        comparison,
                        told,
                        None if told else _update(context, earlier, later, revision),
                    )


Span = tuple[int, int]


def _told(claims: Iterable[Claim], notes: Sequence[Span]) -> list[Claim]:
    """The claims that stand in no note of correction, which repeats what was wrong."""
    return [
        claim
        for claim in claims
        if claim.part == "title" or not any(start <= claim.start < end for start, end in notes)
    ]


def _changed(before: Sequence[Claim], now: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """The pairs of one claim before and now whose values exclude each other."""
    for kind in sorted({claim.kind for claim in before} & {claim.kind for claim in now}):
        ones, others = _apart([c for c in before if c.kind == kind], [c for c in now if c.kind == kind])
        for earlier, later in _pairs(ones, others):
            comparison = kinds()[kind].compare(earlier.value, later.value)
            if comparison.relation in CHANGED:
                yield earlier, later, comparison


def _apart(before: Sequence[Claim], now: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Both without the claims that stayed: in the same words, or with the same words around them."""
    ones, others = list(before), list(now)
    for same in (lambda claim: (_plain(claim.quote), frame(claim)), lambda claim: (_plain(claim.quote), claim.part)):
        stayed = Counter(map(same, ones)) & Counter(map(same, others))
        ones, others = _without(ones, Counter(stayed), same), _without(others, Counter(stayed), same)
    return ones, others


def _without(claims: Iterable[Claim], stayed: Counter[object], same: object) -> list[Claim]:
    left = []
    for claim in claims:
        key = same(claim)  # type: ignore[operator]
        if stayed[key] > 0:
            stayed[key] -= 1
        else:
            left.append(claim)
    return left


def _pairs(ones: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The claims of both in one frame, then those in frames that are alike, each once."""
    by_frame: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in others:
        by_frame[frame(claim)].append(claim)
    taken: set[str] = set()
    rest = []
    for claim in ones:
        same = [each for each in by_frame.get(frame(claim), ()) if each.id not in taken and each.part == claim.part]
        if same:
            taken.add(same[0].id)
            yield claim, same[0]
        else:
            rest.append(claim)
    for claim in rest[:MOST]:
        like = [
            each for each in others[:MOST] if each.id not in taken and each.part == claim.part and _alike(claim, each)
        ]
        if len(like) == 1:
            taken.add(like[0].id)
            yield claim, like[0]


@cache
def _words(sentence: str, quote: str) -> tuple[str, ...]:
    holed = FIGURES.sub(NUMBER, sentence.replace(quote, HOLE, 1))
    return tuple(TOKEN.findall(holed))


def frame(claim: Claim) -> tuple[str, ...]:
    """The words of the claim's sentence in small letters, with a hole where the value stands, and a sign for other
    figures."""
    return tuple(word.lower() for word in _words(claim.sentence, claim.quote))


def _alike(one: Claim, other: Claim) -> bool:
    """Do the frames differ in a few small words alone? Another name or day makes it another sentence."""
    a, b = Counter(_words(one.sentence, one.quote)[1:]), Counter(_words(other.sentence, other.quote)[1:])
    differ = list(((a - b) + (b - a)).elements())
    longer = max(a.total(), b.total())
    small = all(word.islower() and word not in (HOLE, NUMBER) for word in differ)
    return longer >= FEW and small and len(differ) <= SHARE * longer


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _notes(article: Article) -> list[Span]:
    """The paragraphs that say that the article was corrected."""
    heads, phrases = note_words(load(article.language))
    low = article.text.lower()
    if len(low) != len(article.text) or not any(phrase in low for phrase in (*heads, *phrases)):
        return []
    return [
        (start, end)
        for start, end in paragraphs(article.text)
        if _is_note(low[start:end].lstrip("*_#>[( \t\n"), heads, phrases)
    ]


def _is_note(text: str, heads: Iterable[str], phrases: Iterable[str]) -> bool:
    return any(text.startswith(head) for head in heads) or any(phrase in text for phrase in phrases)


@cache
def note_words(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a note of correction begins, and what stands in one."""
    table = language["corrections"]
    return tuple(table["heads"]), tuple(table["phrases"])


def _that_tell(
    article: Article, notes: Sequence[Span], before: Article, claims: tuple[Claim, Claim], every: Sequence[Claim]
) -> Iterator[str]:
    """The notes that tell of the change: one that gives either value, or a new one that tells of no other thing."""
    for start, end in notes:
        text = article.text[start:end].strip()
        mine = [each for each in every if each.part == "text" and start <= each.start < end]
        said = any(each.value in (claim.value for claim in claims) for each in mine)
        if (
            said
            or any(_plain(claim.quote) in _plain(text) for claim in claims)
            or (text not in before.text and not _of_another(text, claims[0], mine, load(article.language)))
        ):
            yield text


def _of_another(text: str, claim: Claim, mine: Iterable[Claim], language: Language) -> bool:
    """Does a note that gives neither value tell of another one: of a figure, of the spelling of a name?"""
    if any(each.kind in having(Trait.NUMERIC) or each.kind == claim.kind for each in mine):
        return True
    return claim.kind not in having(Trait.NOMINAL, Trait.TITLED, Trait.QUOTED) and any(
        word in text.lower() for word in language["corrections"]["spellings"]
    )


def _update(context: FindingContext, earlier: Claim, later: Claim, revision: Revision) -> Change | None:
    """The change that the time between the versions explains: a toll that rose while the event was being reported."""
    then = _day(revision.article) or _seen(revision.first_seen)
    now = _day(context.articles[later.article]) or then
    if then is None or now is None:
        return None
    old = replace(revision.article, id=f"{later.article}{EARLIER}", published=min(then, now - ONE).isoformat())
    new = replace(context.articles[later.article], published=now.isoformat())
    told = [replace(claim, article=old.id, id=f"{claim.id}{EARLIER}") for claim in revision.claims]
    one = next(each for each in told if each.id == f"{earlier.id}{EARLIER}")
    fact = Fact("", "", later.kind, "", (one.id, later.id), Relation.DISJOINT, ())
    two = FindingContext(Matched((new, old), (), (*context.claims_of_article[later.article], *told), (fact,)))
    change = explained(two, fact, Pair(one, later, Comparison(Relation.DISJOINT, "")))
    return change if change and change.sure and change.later.id == later.id else None


def _day(article: Article) -> datetime.date | None:
    """The day of this version, as far as it is told."""
    found = stretch(article.updated or article.published)
    return found[0] if found and found[0] == found[1] else None


def _seen(moment: str) -> datetime.date | None:
    return datetime.date.fromisoformat(moment[:10]) if moment else None


def version(edit: Edit, now: Article) -> str:
    """What a reader calls the earlier version: by its day where that tells it from today's, else by the day on which it
    was read."""
    then = _day(edit.revision.article)
    seen = _seen(edit.revision.first_seen)
    if then and then != _day(now):
        return say("the version of {day}", day=day_in_words(then))
    return say("the version that was read on {day}", day=day_in_words(seen)) if seen else say("an earlier version")


def edited(
    context: FindingContext, edit: Edit, rule: str, severity: Severity, why: str, settle: tuple[str, ...] = ()
) -> Finding:
    """The finding that an edit is, under the name of a rule."""
    now = context.articles[edit.later.article]
    before = version(edit, now)
    fact = context.fact_of.get(edit.later.id)
    values = {
        "later": shown(edit.later),
        "source": context.source(edit.later),
        "earlier": shown(edit.earlier),
        "version": before,
    }
    rows = ((before, edit.earlier), (say("today's"), edit.later))
    return finding(
        rule,
        severity,
        (edit.later,),
        say("{label}: {later} in {source}, {earlier} in {version}.", label=capital(fact.label), **values)
        if fact
        else say("{later} in {source}, {earlier} in {version}.", **values),
        f"{edit.comparison.proof} {why}".strip(),
        story=now.story or "",
        fact=fact,
        relation=edit.comparison.relation,
        details=(tuple(map(say, HEADS)), *((name, shown(claim), quoted(claim.sentence)) for name, claim in rows)),
        settle=settle,
    )
