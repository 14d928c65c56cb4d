"""The titles of a language, compiled: which words are titles, what office a title names, what narrows it down.

Titles of one family name one office ("chief executive", "CEO"). The core of a title is its family; `rank` words
("vice", "deputy") make another office of it, `time` words ("former", "acting") say when it is held, all other words
narrow it down.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.languages import Language

INITIALS = 3
"""Letters of a title in initials at most; of a longer one ("Cllr") there is a plural ("Cllrs")."""
WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True, unsafe_hash=True, init=False)
class Head:
    """A title of one or more words: `words` in lower case, its family, and what it needs to count as a role.

    `alone`: it counts without a person; `with_more`: it does with a modifier or an organisation. `unique`: one
    organisation has one at a time. `short`: an abbreviation, a full stop behind it is its own. `bare`: it counts beside
    a person with nothing that narrows it down.
    """

    words: tuple[str, ...]
    family: str
    unique: bool
    alone: bool
    with_more: bool
    short: bool
    bare: bool = True

    def __init__(
        self,
        words: tuple[str, ...],
        family: str,
        unique: bool,
        alone: bool,
        with_more: bool,
        short: bool,
        bare: bool = True,
    ) -> None:
        self.words = words
        self.family = family
        self.unique = unique
        self.alone = alone
        self.with_more = with_more
        self.short = short
        self.bare = bare


@dataclass(frozen=True, slots=True)
class Titles:
    """The table of roles, compiled. `heads` gives the titles by their first word, the longest first."""

    heads: dict[str, tuple[Head, ...]]
    triggers: frozenset[str]
    """The words at which a role may begin: first words of titles, and verbs that tell of an office."""
    first_words: frozenset[str]
    head_words: frozenset[str]
    named_so: frozenset[str]
    """Jobs that are names as well ("Cooper", "Hunter"); they are in neither of the two before."""
    modifiers: frozenset[str]
    field: frozenset[str]
    """Of these, the words for what a title is for ("customs")."""
    former: frozenset[str]
    acting: frozenset[str]
    time: frozenset[str]
    rank: frozenset[str]
    prefixes: frozenset[str]
    """Words that a hyphen ties to a title, with or without spaces around it ("vice - captain")."""
    loose: frozenset[str]
    """Families whose titles are looser words for the one who leads a house ("boss", "manager")."""
    short: frozenset[str]
    possessive: frozenset[str]
    ladder_of: dict[str, str]
    together: frozenset[tuple[str, str]]
    of: frozenset[str]
    at: frozenset[str]
    complement_links: frozenset[str]
    """Words behind the head of a title with which what it is for begins."""
    idle: frozenset[str]
    """Small words, which narrow no title down."""
    initials: frozenset[str]
    no_plurals: frozenset[str]
    """Words that look like plurals of titles and are as often another word ("coaches"): a title only behind "one of
    the"."""
    plurals: dict[str, tuple[tuple[tuple[str, ...], Head], ...]]
    """The plurals of titles by their first word, the longest first: "producers Ann Lee and Bo Ray"."""
    relations: frozenset[str]
    """Families that say what a person is to another one ("brother", "neighbour"): whose, is no organisation."""
    telling: frozenset[str]
    """Of these, the nouns that tell what a person is with or without another one ("icon", "client"): inside a title
    they are as plain as any noun ("client director")."""
    kin: frozenset[str]
    """Of these, the ones that with a capital address somebody ("Brother Ivo")."""


@cache
def titles(language: Language) -> Titles:
    table = language["roles"]
    needy, more, short = (
        set(table["only_with_person"]["words"]),
        set(table["only_with_person"]["with_more"]),
        set(table["abbreviations"]["words"]),
    )
    heads: dict[str, list[Head]] = {}
    for section in ("unique", "shared"):
        for family, phrases in table[section].items():
            for phrase in phrases:
                words = split(phrase)
                entry = Head(
                    words, family, section == "unique", phrase not in needy, phrase in more, words[-1] in short
                )
                heads.setdefault(words[0], []).append(entry)
    jobs = _jobs(language, {head.words for group in heads.values() for head in group})
    for job in jobs:
        heads.setdefault(job.words[0], []).append(job)
    relations = _relations(language, heads)
    known = {word: tuple(found) for word, found in heads.items()}
    for relation in relations:
        heads.setdefault(relation.words[0], []).append(relation)
    names = frozenset(language["given_names"]["names"].split()) | frozenset(language["given_names"]["families"].split())
    named_so = frozenset(job.words[0] for job in jobs if len(job.words) == 1 and job.words[0] in names)
    plurals: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
    persons = [head for group in heads.values() for head in group if head.words[-1].isalpha()]
    for one in persons:
        words = (*one.words[:-1], plural(one.words[-1], table["plurals"]))
        if len(one.words[-1]) > INITIALS or one.words[-1] not in table["initials"]["words"]:
            plurals.setdefault(words[0], []).append((words, one))
    modifiers = table["modifiers"]
    narrowing = frozenset(
        word
        for name in ("time", "rank", "level", "field")
        for phrase in modifiers[name]
        for word in phrase.split()
        if word != "-"
    )
    return Titles(
        heads={word: tuple(sorted(found, key=lambda head: -len(head.words))) for word, found in heads.items()},
        triggers=frozenset(heads).union(
            table["verbs"], table["passives"], plurals, table["sides"]["alone"], table["sides"]["nouns"]
        ),
        first_words=(frozenset(known) - named_so) | narrowing,
        head_words=frozenset(head.words[-1] for found in known.values() for head in found) - named_so,
        named_so=named_so,
        modifiers=narrowing,
        field=frozenset(modifiers["field"]),
        former=frozenset(modifiers["former"]),
        acting=frozenset(modifiers["acting"]),
        time=frozenset(word for phrase in modifiers["time"] for word in phrase.split()),
        rank=frozenset(modifiers["rank"]),
        prefixes=frozenset(modifiers["prefixes"]),
        loose=frozenset(table["together"]["loose"]),
        short=frozenset(short),
        possessive=frozenset(modifiers["possessive"]),
        ladder_of={family: ladder for ladder, families in table["ladders"].items() for family in families},
        together=frozenset((a, b) for a, b in table["together"]["pairs"])
        | frozenset((job.family, "*") for job in (*jobs, *relations)),
        of=frozenset(table["complements"]["field_links"]),
        at=frozenset(table["complements"]["house_links"]),
        complement_links=frozenset(table["complements"]["links"]),
        idle=frozenset(table["complements"]["idle"]),
        initials=frozenset(table["initials"]["words"]),
        no_plurals=frozenset(table["plurals"]["none"]),
        plurals={word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in plurals.items()},
        relations=frozenset(relation.family for relation in relations),
        telling=frozenset(
            noun.replace("_", " ")
            for group in ("life", "standing", "makers")
            for noun in language["occupations"]["relations"][group].split()
        ),
        kin=frozenset(kin.replace("_", " ") for kin in language["occupations"]["relations"]["kin"].split()),
    )


def _jobs(language: Language, known: Set[tuple[str, ...]]) -> list[Head]:
    """The table of occupations, without what the table of roles knows already."""
    table = language["occupations"]
    families = {phrase: family for family, phrases in table["same"].items() for phrase in phrases}
    nouns = [noun.replace("_", " ") for group in table["nouns"].values() for noun in group.split()]
    parts = table["compounds"]
    nouns += [front + end for front in parts["fronts"].split() for end in parts["ends"].split()]
    bare = {**{noun: noun for noun in nouns}, **families}
    firms, endings = set(table["heads"]["firms"]), tuple(table["heads"]["plain_endings"])

    def plain(phrase: str) -> bool:
        """Does the phrase name a calling wherever it stands ("court reporter", "publicist")?"""
        return " " in phrase or phrase.endswith(endings)

    found = {
        split(phrase): Head(
            split(phrase), family, False, phrase not in firms and plain(phrase), phrase not in firms, False
        )
        for phrase, family in bare.items()
    }
    for noun in table["heads"]["nouns"]:
        found.setdefault(split(noun), Head(split(noun), noun, False, False, noun not in firms, False, False))
    return [head for words, head in found.items() if words not in known]


def _relations(language: Language, known: Mapping[str, object]) -> list[Head]:
    """What a person is to another one, each a family of its own that counts only beside the name of the person."""
    groups = language["occupations"]["relations"].values()
    phrases = {noun.replace("_", " ") for group in groups for noun in group.split()}
    return [
        Head(split(phrase), phrase, False, False, False, False)
        for phrase in sorted(phrases)
        if " " in phrase or phrase not in known
    ]


def plural(word: str, table: Mapping[str, Any]) -> str:
    """The plural of a title's last word: by its ending, where the table gives one, else with the ending of most."""
    for ending, becomes in table["endings"].items():
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + str(becomes)
    return word + str(table["regular"])


def split(phrase: str) -> tuple[str, ...]:
    """The phrase as the tokens of a text would have it: possessives and full stops apart."""
    return tuple(re.findall(r"(?:[a-z]\.){2,}|[^\W_]+|['’]s|[^\w\s]", phrase.lower()))


@dataclass(slots=True, unsafe_hash=True)
class Office:
    """What a title says: its family, rank words, the words that narrow it down, and whether it is (still) held."""

    family: str
    unique: bool
    ranks: frozenset[str]
    rest: frozenset[str]
    former: bool
    acting: bool


@cache
def office(title: str, language: Language) -> Office:
    """The office that the title names. Where it has no known head, the family is its last word."""
    vocabulary = titles(language)
    words = WORD.findall(title.lower())
    at, head = _head_in(words, vocabulary)
    used = set(range(at, at + len([word for word in head.words if word.isalnum()]))) if head else {len(words) - 1}
    others = [word for i, word in enumerate(words) if i not in used]
    kept = [word for word in others if word not in vocabulary.time and word not in vocabulary.idle]
    return Office(
        family=head.family if head else (words[-1] if words else ""),
        unique=head.unique if head else False,
        ranks=frozenset(word for word in kept if word in vocabulary.rank),
        rest=frozenset(word for word in kept if word not in vocabulary.rank),
        former=any(word in vocabulary.former for word in others),
        acting=any(word in vocabulary.acting for word in others),
    )


def _head_in(words: list[str], vocabulary: Titles) -> tuple[int, Head | None]:
    """Where the head of the title stands: the last title word before "of", the longest that ends there."""
    links = vocabulary.complement_links
    end = next(
        (i for i, word in enumerate(words) if word in links and i and not _inside(words, i, vocabulary)), len(words)
    )
    for stop in (end, len(words)):
        best: tuple[int, Head | None] = (0, None)
        for i in range(stop):
            for head in vocabulary.heads.get(words[i], ()):
                plain = tuple(word for word in head.words if word.isalnum())
                if (
                    tuple(words[i : i + len(plain)]) == plain
                    and i + len(plain) <= stop
                    and (best[1] is None or i + len(plain) > best[0] + len(best[1].words))
                ):
                    best = (i, head)
        if best[1] is not None:
            return best
    return 0, None


def _inside(words: list[str], i: int, vocabulary: Titles) -> bool:
    """Is the preposition at i part of a title of several words ("chief of staff")?"""
    return any(
        head.words[1:2] == (words[i],) and tuple(words[i - 1 : i - 1 + len(head.words)]) == head.words
        for head in vocabulary.heads.get(words[i - 1], ())
    )
