"""What a person calls a fact: made from its claims, in the words of most of them; and no two facts of a story alike."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.labelling import beside, label_words, mentioned, most, named, nearest, noun, shared_act, things
from reconcile.kinds.labelling.agreement import LONGEST, says, whom, with_article
from reconcile.kinds.labelling.quoted import beginnings, within
from reconcile.languages import reported
from reconcile.messages import say
from reconcile.model import Claim, Fact

IN_BRACKETS = re.compile(r"(?P<what>[^()]+) \((?P<name>.+)\)")
LONG = 120
"""Characters of the label of a quotation, which is told by its words."""
FEW = 4
"""Less than one in so many of the claims of other facts have what tells a fact from them."""
Place = tuple[str, str, int]
Names = Mapping[Place, Set[str]]


def label(kind: str, claims: Sequence[Claim]) -> str:
    """A label such as "investment (Oppo)", "number of doctoral researchers", "age of Ann Lee"; in the words of claims
    of the report's language, if there are any. A kind that labels otherwise says so itself."""
    claims = _reported(claims)
    known = kinds().get(kind)
    if known is not None and known.label is not None:
        return known.label(claims)
    act = shared_act(claims)
    return named(noun(act) if act else say(known.noun or kind) if known else kind, claims)


def _reported(claims: Sequence[Claim]) -> Sequence[Claim]:
    return [claim for claim in claims if claim.context.language == reported().code] or list(claims)


def told_apart(facts: Sequence[Fact], claims: Mapping[str, Claim]) -> list[Fact]:
    """The facts of a story, those of one name with what tells them apart; the one of them that most articles tell, in
    most claims, keeps its name, where it is told by several. Names are their own labels, and a place is told by itself.
    """
    alike: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind not in having(Trait.ENTITY, Trait.LOCATED):
            alike[fact.label.casefold()].append(fact)
    taken, bare = {fact.label.casefold() for fact in facts}, _bare()
    names = _names(claims.values(), having(Trait.ENTITY))
    named = _names(claims.values(), having(Trait.ENTITY, Trait.LOCATED))
    renamed: dict[str, str] = {}
    for name, group in alike.items():
        if len(group) == 1 and name not in bare:
            continue
        counted = group[0].kind in having(Trait.COUNTED)
        words = _Words(
            [claims[each] for fact in group for each in fact.claims], named if counted or name not in bare else names
        )
        main = _main(group, claims)
        for fact in group:
            if fact is not main or name in bare:
                mine = _reported([claims[each] for each in fact.claims])
                renamed[fact.id] = _apart(fact, mine, words, taken)
                taken.add(renamed[fact.id].casefold())
    return [dataclasses.replace(fact, label=renamed[fact.id]) if fact.id in renamed else fact for fact in facts]


def _bare() -> frozenset[str]:
    """The labels that say nothing of a fact, as they are said."""
    words = label_words()
    counts = (say("number of {counted}", counted=counted) for counted in words.bare_counts)
    return frozenset(each.casefold() for each in (*map(say, words.bare_labels), *counts))


def _untimed() -> frozenset[str]:
    """Those of them that are of times, with which a name in brackets makes no sense to a reader."""
    return frozenset(say(each).casefold() for each in label_words().bare_times)


def _main(group: Sequence[Fact], claims: Mapping[str, Claim]) -> Fact | None:
    """The fact of several of one name that keeps it."""
    if len(group) == 1:
        return group[0]
    weights = [(len({claims[each].article for each in fact.claims}), len(fact.claims)) for fact in group]
    heaviest = max(weights)
    return group[weights.index(heaviest)] if weights.count(heaviest) == 1 and heaviest[0] > 1 else None


def _names(claims: Iterable[Claim], kinds: Set[str]) -> Names:
    """The names of those kinds in each sentence, each in its full form."""
    found: dict[Place, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.kind in kinds:
            found[_sentence(claim)].add(str(getattr(claim.value, "canonical", claim.quote)))
    return found


def _sentence(claim: Claim) -> Place:
    return claim.article, claim.part, claim.context.sentence_start


class _Words:
    """The names and the things beside the claims of all facts of one name, counted once."""

    def __init__(self, claims: Sequence[Claim], named: Names) -> None:
        self.named = named
        self.many = len(claims)
        self.aged = bool(claims) and claims[0].kind in having(Trait.AGED)
        self.events = bool(claims) and claims[0].kind in having(Trait.DATED, Trait.TIMED, Trait.LASTING)
        self.names = Counter(name for claim in claims for name in self.names_of(claim))
        self.things = Counter(thing for claim in claims for thing in self.things_of(claim))

    def names_of(self, claim: Claim) -> Set[str]:
        """The names between the marks around the value: what stands in another part of its sentence is of other things;
        all of them where it stands alone there."""
        names = self.named.get(_sentence(claim), frozenset()) - {claim.speaker or ""}
        part = beside(claim)
        return frozenset(
            name
            for name in names
            if (not part or name.split()[-1] in part) and not name[:1].isdigit() and not _source(claim.sentence, name)
        )

    def things_of(self, claim: Claim) -> Set[str]:
        return frozenset(things(claim, events=self.events))

    def details(self, claims: Sequence[Claim]) -> Iterator[str]:
        """What most of the claims have beside them: first names, then things, that few of the others have."""
        names = Counter(name for claim in claims for name in self.names_of(claim))
        nouns = Counter(thing for claim in claims for thing in self.things_of(claim))
        rest = self.many - len(claims)
        shared = [name for name in _first(names) if names[name] * 2 > len(claims)]
        yield from (name for name in shared if (self.names[name] - names[name]) * FEW <= rest)
        yield from (
            noun
            for noun in _first(nouns)
            if nouns[noun] == len(claims) and (self.things[noun] - nouns[noun]) * FEW <= rest
        )

    def any_of(self, claims: Sequence[Claim]) -> Iterator[str]:
        """The names and then the things that half of the claims have, whatever others have: better than nothing."""
        names = Counter(name for claim in claims for name in self.names_of(claim))
        yield from (name for name in _first(names) if names[name] * 2 >= len(claims))
        if not self.aged:
            nouns = Counter(noun for claim in claims for noun in self.things_of(claim))
            yield from (noun for noun in _first(nouns) if nouns[noun] * 2 >= len(claims))

    @staticmethod
    def last_of(fact: Fact, claims: Sequence[Claim]) -> Iterator[str]:
        """The noun nearest to the values, where a label says nothing and nothing else is told of them."""
        noun = nearest(claims) if fact.label.casefold() in _untimed() else None
        if noun:
            yield noun


def _source(sentence: str, name: str) -> bool:
    """Is the name that of one who tells it or was told it: an agency, a paper?"""
    at = sentence.find(name)
    words = label_words().sources
    if name.split()[-1] in label_words().agencies:
        return True
    beside = (*sentence[:at].lower().split()[-2:], *sentence[at + len(name) :].lower().split()[:2]) if at >= 0 else ()
    return any(word.strip(".,:;") in words for word in beside)


def _first(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda word: (-counts[word], len(word), word))


def _apart(fact: Fact, claims: Sequence[Claim], words: _Words, taken: set[str]) -> str:
    """The label with the first of what may tell it apart that no other fact of the story has; its own without any."""
    for found in _candidates(fact, claims, words):
        if found != fact.label and found.casefold() not in taken:
            return found
    if fact.label.casefold() in _bare():
        details = (*words.any_of(claims), *words.last_of(fact, claims))
        return next((found for each in details if (found := _with(fact.label, each)) != fact.label), fact.label)
    return fact.label


def _candidates(fact: Fact, claims: Sequence[Claim], words: _Words) -> Iterator[str]:
    """The label with what may tell it from others of its name, the best first: beside what says nothing of a fact the
    words around its values, else its details, and those words in the end."""
    quoted, titled = (fact.kind in having(trait) for trait in (Trait.QUOTED, Trait.TITLED))
    stated = fact.kind in having(Trait.BORNE)  # whose value is a word of the sentence that the others tell of
    worded, untimed = not (quoted or titled or stated or "“" in fact.label), fact.label.casefold() in _untimed()
    inside = within(claims) if quoted else []
    if (worded and untimed) or inside:
        yield mentioned(fact.label, inside or claims)
    for detail in _details(fact, claims, words):
        yield _with(fact.label, detail, LONG if quoted else LONGEST)
    if worded and not untimed:
        yield mentioned(fact.label, claims, whole=True)


def _details(fact: Fact, claims: Sequence[Claim], words: _Words) -> Iterator[str]:
    """What may tell a fact from others of its name, the best first; no value, but of a quotation its first words."""
    if fact.kind in having(Trait.QUOTED):
        yield from beginnings(claims)
        return
    if fact.kind in having(Trait.TITLED):
        yield from (each for each in (most(map(_organisation, claims)), most(map(_person, claims))) if each)
        return
    name = whom(claims, shared_act(claims, placed=True))
    if name:
        yield name
    yield from words.details(claims)


def _person(claim: Claim) -> str | None:
    """Who holds the office."""
    return getattr(claim.value, "person_canonical", None) or getattr(claim.value, "person", None)


def _organisation(claim: Claim) -> str | None:
    """Where the office is held."""
    return getattr(claim.value, "organisation_canonical", None) or getattr(claim.value, "organisation", None)


def _with(name: str, detail: str, longest: int = LONGEST) -> str:
    """The label with one more detail in its brackets; as it is where that is too long, or is said there already."""
    if len(name) + len(detail) > longest or says(name, detail):
        return name
    match = IN_BRACKETS.fullmatch(name)
    if name.casefold() in _untimed():
        return say("{what} mentioned with {name}", what=name, name=with_article(detail))
    if match is None:
        return say("{what} ({name})", what=name, name=detail)
    return say("{what} ({name}, {detail})", what=match["what"], name=match["name"], detail=detail)
