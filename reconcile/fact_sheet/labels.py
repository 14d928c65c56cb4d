"""What the label of a fact in a sheet is about: "investment of Oppo", "number of jobs (recruitment)", "age of Ann Lee".

A label is read by what reads articles: it is put into a sentence with its value, and the act and the counted thing that
a claim there would have are its own. The name in it is the subject; what else it says are words that must be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reconcile import claims
from reconcile.analysis.nouns.noun_phrases import singular
from reconcile.analysis.syntax.lexicon import lexicon
from reconcile.kinds import Trait, having, kinds
from reconcile.languages import reported
from reconcile.model import Article, Claim
from reconcile.stated_value import StatedValue
from reconcile.valued import mentions

BRACKETS = re.compile(r"\(([^()]*)\)")
WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class About:
    """What a fact is the value of: the name of its subject, its act, what is counted, and the words besides.

    Each is None, or empty, where the label does not say it.
    """

    subject: str | None = None
    attribute: str | None = None
    of: str | None = None
    words: tuple[str, ...] = ()


def kind_of(label: str) -> tuple[str | None, str]:
    """The kind that the beginning of the label tells, None where it tells none, and the label without it."""
    low = label.lower()
    for kind, leads in reported()["stated"]["kinds"].items():
        for lead in leads:
            if low.startswith(f"{lead} "):
                return kind, label[len(lead) :].strip()
    return None, label


def about(label: str, value: StatedValue) -> About:
    """What the label says that the value is of."""
    told, rest = kind_of(label)
    rest = rest if told == value.kind else label
    within, rest = BRACKETS.findall(rest), BRACKETS.sub(" ", rest)
    names = [*_names(rest), *(name for part in within if part not in _acts() for name in _names(part, whole=True))]
    attribute = next((part.strip() for part in within if part.strip() in _acts()), None)
    claim = None if attribute else _as_claim(" ".join(rest.split()), value)
    attribute = attribute or _named_act(rest) or (claim.attribute if claim else None)
    counted = _counted(value)
    of = counted.context.group if counted else None
    used = {singular(word, reported()) for word in _of_act(attribute, rest)}
    used |= {value.kind, kinds()[value.kind].noun}
    left = _words(rest, names)
    used |= {word for word in left if attribute and _act_of(word) == attribute}
    if counted:
        used |= {of or "", *_words(str(getattr(value.value, "of", "")), ())}
    return About(names[0] if names else None, attribute, of, tuple(word for word in left if word not in used))


def role(label: str, holder: str) -> StatedValue | None:
    """The office that the label names, as held by that person; None where it names none."""
    sentence = str(reported()["stated"]["labels"]["role"]).format(value=holder, label=label)
    found = [each for each in mentions(sentence, reported().code, None, None) if each.kind in having(Trait.TITLED)]
    whole = len(holder) + len(label)
    longest = max(found, key=lambda each: each.end - each.start, default=None)
    if longest is None or longest.end - longest.start < whole or getattr(longest.value, "person", None) is None:
        return None
    return StatedValue(longest.kind, longest.value, holder)


@cache
def _acts() -> frozenset[str]:
    return frozenset(reported()["attributes"])


def _named_act(label: str) -> str | None:
    """The act whose name, or whose noun in labels, the label begins with: of several the longest."""
    nouns = {noun: act for act, noun in reversed(reported()["labels"]["nouns"].items())}
    low = " ".join(word for word in label.lower().split() if word not in ("the",))
    found = [name for name in (*_acts(), *nouns) if low == name or low.startswith(f"{name} ")]
    best = max(found, key=len, default=None)
    return nouns.get(best, best) if best else None


def _of_act(attribute: str | None, label: str) -> list[str]:
    """The words of the label that name the act."""
    if attribute is None:
        return []
    row = reported()["attributes"].get(attribute, {})
    low = label.lower()
    said = [attribute, reported()["labels"]["nouns"].get(attribute, ""), *row.get("nouns", ())]
    said += [*row.get("adjectives", ()), *row.get("forms", ())]
    return [word for phrase in said if phrase and singular_in(phrase, low) for word in phrase.lower().split()]


def _act_of(word: str) -> str | None:
    """The act that the word is a verb of: "recruited" tells of recruitment."""
    verb = lexicon(reported()).verbs.get(word)
    return verb.act.name if verb and verb.act else None


def singular_in(phrase: str, text: str) -> bool:
    """Do all words of the phrase stand in the text, in the singular?"""
    words = {singular(word, reported()) for word in WORD.findall(text)}
    return all(singular(word, reported()) in words for word in phrase.lower().split())


def _as_claim(label: str, value: StatedValue) -> Claim | None:
    """The claim that the label and the value make together, of two the one that tells of an act."""
    found: list[Claim] = []
    table = reported()["stated"]["labels"]
    for sentence in table["counted" if value.kind in having(Trait.COUNTED) else "sentences"]:
        found += _claims(sentence.format(label=label, value=value.shown), value.kind)
        if found and found[-1].attribute:
            return found[-1]
    return found[0] if found else None


def _counted(value: StatedValue) -> Claim | None:
    """The value as a claim, where it counts something or ranks it."""
    if value.kind not in having(Trait.COUNTED):
        return None
    return next(iter(_claims(f"{value.shown}.", value.kind)), None)


def _claims(text: str, kind: str) -> list[Claim]:
    return [claim for claim in claims.extract(Article("sheet", "sheet", text)) if claim.kind == kind]


def _names(text: str, *, whole: bool = False) -> list[str]:
    """The names in a label, in order; with `whole` all of it where it begins like a name."""
    every = mentions(f"{text.strip()}.", reported().code, None, None)
    found = [each for each in every if each.kind in having(Trait.ENTITY)]
    names = list(_unlike(POSSESSIVE.sub("", text.strip()[each.start : each.end]) for each in found))
    return names or ([text.strip()] if whole and text.strip()[:1].isupper() else [])


def _unlike(names: Iterable[str]) -> Iterator[str]:
    """The names, none of which lies within one before."""
    seen: list[str] = []
    for name in names:
        if not any(name in other for other in seen):
            seen.append(name)
            yield name


def _words(label: str, names: Iterable[str]) -> list[str]:
    """The words of the label that are no part of a name and say something, in the singular, each once."""
    for name in names:
        label = label.replace(name, " ")
    small = frozenset(reported()["stated"]["labels"]["small"])
    found = (POSSESSIVE.sub("", word.lower()) for word in WORD.findall(label))
    return list(dict.fromkeys(singular(word, reported()) for word in found if word not in small and len(word) > 1))
