"""The nouns of the program, as frozen dataclasses: article, claim, fact, story, finding.

A claim's value is one of the value classes of `reconcile.kinds`; all of them share the protocol `Value`.
Everything here is immutable: a step of the pipeline returns new objects and changes none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, Protocol, TypeVar, dataclass_transform

from reconcile.ruled import HouseFact, Ruled

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[Made]) -> type[Made]:
    """A slotted dataclass that is frozen to the type checker, for what every article makes by the dozen.

    It can be hashed, so nobody may change one; but freezing it at run time, too, would make making one four times as
    dear. Not for modules that are compiled: what a decorator has made that mypyc does not know, it compares by
    identity. There it is `dataclass(slots=True, unsafe_hash=True, init=False)`, with an `__init__` that is spelled out.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


class Bound(StrEnum):
    """How the source hedged a value; stated interval and bound together give the set of what can be true."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    FROM = "from"
    AFTER = "after"


class Relation(StrEnum):
    """How two values of one kind stand to each other, from the most to the least alike."""

    EQUAL = "equal"
    HEDGED = "hedged"
    ROUNDS = "rounds"
    REFINES = "refines"
    OVERLAPS = "overlaps"
    INCOMPARABLE = "incomparable"
    DIFFERS = "differs"
    DISJOINT = "disjoint"

    @property
    def rank(self) -> int:
        """0 for the most alike; the worst pair of a fact gives the fact's relation."""
        return list(Relation).index(self)


AGREEING = frozenset({Relation.EQUAL, Relation.HEDGED, Relation.ROUNDS, Relation.REFINES, Relation.OVERLAPS})
"""How two values stand to each other that say the same, or what the wording of one allows the other to be."""


class Severity(IntEnum):
    """How much a finding matters: 2 both cannot be true, 1 a person must settle it, 0 harmless."""

    NOTE = 0
    WARNING = 1
    CONFLICT = 2

    @property
    def word(self) -> str:
        return self.name.lower()


class Trait(StrEnum):
    """What a kind of value is to those who know no kinds by name; a kind has those that hold of it."""

    NUMERIC = "numeric"
    """Its value is a number, or as good as one, of which two exclude each other."""
    COUNTED = "counted"
    """A number of people or things, which a noun names and a word of state may follow ("two dead")."""
    MONEY = "money"
    SHARE = "share"
    """A part of a hundred, which can be held against the numbers beside it."""
    MEASURED = "measured"
    """A size in a unit, to which words of measure ("depth", "area") say something."""
    AGED = "aged"
    """How old the person beside it is, who is its subject."""
    ORDINAL = "ordinal"
    """A place in an order."""
    LASTING = "lasting"
    DATED = "dated"
    """A day, or a stretch of days."""
    TIMED = "timed"
    """A time of day."""
    LOCATED = "located"
    """Where something was."""
    NOMINAL = "nominal"
    """A proper name; its value has `form`, `canonical` and `type`."""
    ENTITY = "entity"
    """All claims of one story that name one thing are one fact."""
    TITLED = "titled"
    """An office, with who holds it."""
    QUOTED = "quoted"
    """Words as they were said, with who said them."""
    BORNE = "borne"
    """It says something only of a name that bears it."""
    UNRELATED = "unrelated"
    """Values that cannot be compared are hardly ever of one fact: a sum without a currency, metres and tonnes."""
    LOOSE = "loose"
    """One article may say a thing in two ways that cannot be compared: "police sergeant", "the sergeant"."""


class Comparison:
    """The relation of two values and its proof, one plain sentence.

    A proof given as a function is put into words when it is asked for: matching weighs pairs by the hundred thousand,
    and the proof of few is ever read.
    """

    __slots__ = ("_proof", "relation")

    def __init__(self, relation: Relation, proof: str | Callable[[], str]) -> None:
        self.relation = relation
        self._proof = proof

    @property
    def proof(self) -> str:
        """Why the relation holds, as a sentence."""
        return self._proof if isinstance(self._proof, str) else self._proof()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.relation}: {self.proof}>"


class Value(Protocol):
    """What a claim states. Values are frozen and hashable; two equal values mean the same."""

    def as_json(self) -> dict[str, Any]:
        """The value as the JSON contract gives it: numbers as strings of digits, None for unknown or unbounded."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the original a stretch of an article's text stands; it goes on until the next place begins.

    `start` is an offset into the text, `label` says in words where that is ("page 3", "00:12:05"), and `fragment` is
    what leads there in the original, behind the # of its address ("page=3"); "" where nothing does.
    """

    start: int
    label: str
    fragment: str = ""


GUESSED, UNCERTAIN = "guessed", "?"
"""The basis of a day of publication that is a guess, and the mark that EDTF has for such days."""


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read.

    `text` is what offsets count in: for a text file its content after the front matter, decoded, newlines
    universal. `published` and `updated` are EDTF strings, at best a day, or None; `published_basis` is one of
    metadata, dateline, url, shown, inferred, guessed, or None where nothing is known. A guess is marked as uncertain
    ("2024?"), and nothing is reckoned from it.
    """

    id: str
    path: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    published: str | None = None
    published_basis: str | None = None
    updated: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()
    story: str | None = None
    origin: str | None = None
    country: str | None = None
    """The publisher's country, ISO 3166-1 in capitals, where the file or the address tells; not in the JSON."""
    own: str | None = None
    """The id that the file, the feed or the line gives the article itself; not in the JSON."""
    key: str = ""
    """What the article is called in every run (see `reconcile.identity`); empty until a run is complete."""
    format: str = ""
    """The format that the file was read as."""
    inside: str = ""
    """Where in its file the article stands, in words ("message 3"); "" where it is the whole file."""
    places: tuple[Place, ...] = ()
    """Where in the original each stretch of the text stands, by rising offset; none where the text is the file."""

    @property
    def dated(self) -> str | None:
        """When it was published, as far as that may be reckoned from: None for a guess."""
        return None if self.published_basis == GUESSED else self.published

    def place(self, offset: int) -> Place | None:
        """The place in the original of what stands at this offset of the text; None where nothing is known of it."""
        number = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[number - 1] if number else None

    def part(self, name: str) -> str:
        """The text that the offsets of a part's claims count in: of "title" the title, else the article's text."""
        return (self.title or "") if name == "title" else self.text

    def as_json(self) -> dict[str, Any]:
        shown = (
            "id",
            "key",
            "path",
            "title",
            "publisher",
            "url",
            "language",
            "published",
            "published_basis",
            "updated",
            "sha256",
            "story",
            "origin",
            "format",
            "inside",
        )
        places = [{"start": place.start, "label": place.label, "fragment": place.fragment} for place in self.places]
        return {**{name: getattr(self, name) for name in shown}, "notes": list(self.notes), "places": places}


@dataclass(frozen=True, slots=True)
class NotRead:
    """An input that was set aside, and why: a language without a table, a binary file; or what of it could not be
    compared.

    `path` names one file, or the files of a story, with commas between. `defect` is True where the program itself
    failed on it, which a user cannot mend; it is not in the JSON.
    """

    path: str
    why: str
    defect: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"path": self.path, "why": self.why}


@record
class Context:
    """What surrounds a claim, for the matcher: none of it is in the JSON contract.

    `sentence_start` and `sentence_number` place the sentence; `layout` is the part of the page (headline, body,
    caption, quote); `clause` holds the lower-case words of the claim's own clause, in order; `act` the lemma of
    the verb that governs the claim; `agent` and `patient` canonical names of who does it and to whom; `group`
    the people or things counted, in the singular; `modifiers` what narrows that group down.
    """

    sentence_start: int = 0
    sentence_number: int = 0
    paragraph_number: int = 0
    layout: str = "body"
    clause: tuple[str, ...] = ()
    act: str | None = None
    agent: str | None = None
    patient: str | None = None
    group: str | None = None
    modifiers: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    phase: str = ""
    """start or end, where the clause tells when the act began or ended, not when it was."""
    acts: tuple[str, ...] = ()
    """All acts of the sentence, nearest to the claim first, its own among them."""
    language: str = "en"
    """The language of its article, as the code of its folder."""


@record
class Claim:
    """One span of an article that states a value.

    `start` and `end` are character offsets into the article's text (or into its title, where `part` is "title"):
    slicing there gives `quote`. `status` is planned, target, done or None.
    """

    id: str
    article: str
    part: str
    kind: str
    start: int
    end: int
    quote: str
    sentence: str
    value: Value
    subject: str | None = None
    attribute: str | None = None
    status: str | None = None
    negated: bool = False
    hedges: tuple[str, ...] = ()
    speaker: str | None = None
    equivalent: str | None = None
    notes: tuple[str, ...] = ()
    context: Context = field(default_factory=Context, compare=False)
    key: str = field(default="", compare=False)
    """What the claim is called in every run (see `reconcile.identity`); empty until a run is complete."""

    def stating(self, value: Value) -> Claim:
        """The claim with another value: what `dataclasses.replace` gives, several times as fast."""
        return self._with(value, self.key)

    def called(self, key: str) -> Claim:
        """The claim under that key."""
        return self._with(self.value, key)

    def _with(self, value: Value, key: str) -> Claim:
        return Claim(
            self.id,
            self.article,
            self.part,
            self.kind,
            self.start,
            self.end,
            self.quote,
            self.sentence,
            value,
            self.subject,
            self.attribute,
            self.status,
            self.negated,
            self.hedges,
            self.speaker,
            self.equivalent,
            self.notes,
            self.context,
            key,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "key": self.key,
            "article": self.article,
            "part": self.part,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "sentence": self.sentence,
            "subject": self.subject,
            "attribute": self.attribute,
            "status": self.status,
            "negated": self.negated,
            "speaker": self.speaker,
            "equivalent": self.equivalent,
            "hedges": list(self.hedges),
            "notes": list(self.notes),
            "value": self.value.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report on one and the same event, by their ids."""

    id: str
    title: str
    articles: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "title": self.title, "articles": list(self.articles)}


@record
class Side:
    """One of the values that a fact's claims give, shown as text, with who stands behind it."""

    value: str
    claims: tuple[str, ...]
    articles: int
    origins: int

    def as_json(self) -> dict[str, Any]:
        return {"value": self.value, "claims": list(self.claims), "articles": self.articles, "origins": self.origins}


@dataclass(frozen=True, slots=True)
class Fact:
    """The claims, from one or more articles, that speak of one and the same thing.

    `certain` is False where claims of different values were joined on a slot that is likely, not certain. `slots` holds
    the pairs of claims, by id in order, that fill one slot by themselves, and not only because a third claim lies
    between them; None where nobody weighed the pairs. `named` holds those of them whose slot a name makes certain,
    whatever else the fact holds. None of these is in the JSON. `key` is what the fact is called in every
    run (see `reconcile.identity`), empty until a run is complete; `silent` says why claims that exclude each other
    raised no finding, None where none do or one was raised.
    """

    id: str
    story: str
    kind: str
    label: str
    claims: tuple[str, ...]
    relation: Relation
    sides: tuple[Side, ...]
    certain: bool = True
    slots: frozenset[tuple[str, str]] | None = None
    key: str = ""
    silent: str | None = None
    named: frozenset[tuple[str, str]] = frozenset()

    def called(self, key: str) -> Fact:
        """The fact under that key: what `dataclasses.replace` gives, several times as fast."""
        return Fact(
            self.id,
            self.story,
            self.kind,
            self.label,
            self.claims,
            self.relation,
            self.sides,
            self.certain,
            self.slots,
            key,
            self.silent,
            self.named,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "key": self.key,
            "story": self.story,
            "kind": self.kind,
            "label": self.label,
            "claims": list(self.claims),
            "relation": str(self.relation),
            "sides": [side.as_json() for side in self.sides],
            "silent": self.silent,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of a fact, an article or a story.

    `message` is one plain sentence; `proof` says why it holds. `details` holds rows of a table that proves it
    (publication years, rates), each a tuple of cells, the first row the heads; `settle` what would settle it. `key` is
    what the issue is called in every run (see `reconcile.identity`), empty until a run is complete. One that stands
    `alone` is never folded into another on the same claims; that is not in the JSON.
    """

    id: str
    rule: str
    severity: Severity
    story: str
    fact: str | None
    claims: tuple[str, ...]
    message: str
    relation: Relation
    proof: str
    details: tuple[tuple[str, ...], ...] = ()
    settle: tuple[str, ...] = ()
    key: str = ""
    alone: bool = False

    def as_json(self) -> dict[str, Any]:
        shown = ("id", "key", "rule", "story", "fact", "message", "proof")
        return {
            **{name: getattr(self, name) for name in shown},
            "severity": self.severity.word,
            "claims": list(self.claims),
            "relation": str(self.relation),
        }


@record
class Counterparts:
    """Two claims that stand in one place of two sentences which are the same in nearly all other words, or that are
    told in other words of one thing.

    `sure` is 1.0 where no further name, day or figure differs between the sentences, less where one does, and 0.0 where
    they are not the same; `exact` says that the words that differ at that place are the claims' own, on both sides.
    `restated` says how much of what stands around them they have in common, where their values differ: 0.0 to 1.0.
    """

    sure: float
    exact: bool
    restated: float = 0.0
    part: str = ""
    """What one alone can have, and two articles give to two names: which of them insured it, where it came down."""
    crossed: bool = False
    """Does each of the two have another part besides, which the other has in the other article?"""


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of an article: as it was read then, its claims, and when it was first and last seen (UTC, ISO
    8601)."""

    article: Article
    claims: tuple[Claim, ...]
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching yields: the articles with their story and origin, and the claims with their canonical names.

    `parallels` holds the counterparts in parallel sentences, as pairs of claims' ids in order; `revisions` by article
    the earlier versions of it, oldest first.
    """

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    parallels: Mapping[tuple[str, str], Counterparts] = field(default_factory=dict)
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    house: tuple[HouseFact, ...] = ()
    """What the house holds for true."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking yields: the facts, each with the reason where its values exclude each other and no finding says so,
    the findings, and by what each of these is ordered, also among those of other stories."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    weights: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run yields, in stable order: articles, stories, claims, facts, findings, and what was not read.

    `corpus` is the name of what was read (the folder's, mostly); `options` and `rates` are shown on the page of
    method. `claims_frame()` and its siblings give pandas frames, one row a claim, amounts as Decimal.
    """

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    not_read: tuple[NotRead, ...] = ()
    corpus: str = ""
    version: str = ""
    method: tuple[tuple[str, str], ...] = ()
    """Options, rates and tolerances of the run, as (name, value), for the page of method."""
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict, compare=False)
    """The earlier versions of articles, oldest first, by the articles' ids; not in the JSON."""
    rulings: tuple[Ruled, ...] = ()
    """What editors ruled on what is here, and on what was here."""

    @property
    def settled(self) -> frozenset[str]:
        """The ids of the findings on which an editor ruled so that nothing is left to do."""
        return frozenset(each.id for each in self.rulings if each.thing == "finding" and each.id and each.silences)
