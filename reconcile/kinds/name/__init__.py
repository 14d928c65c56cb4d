"""Names: the organisations, persons, products and units that a text speaks of, each with the fullest form it has there.

A name is found by its capitals and the small words that may stand inside it, without any model; its type by its
head noun, its legal suffix, the title before it, the given name it begins with, or what stands around it. Places
are a kind of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.analysis import Mention, Reading
from reconcile.analysis.nouns.sorts import PLACE
from reconcile.kinds import Kind, Trait
from reconcile.kinds.fields import TEXT, Field, one_of
from reconcile.kinds.name.finding import NAMES, names_of
from reconcile.kinds.name.groups import name_canonically
from reconcile.kinds.name.same import ONE, SameName, explain_name, same_name
from reconcile.kinds.writing import form
from reconcile.languages import Language
from reconcile.messages import say
from reconcile.model import Claim, Comparison, Relation
from reconcile.text.letters import fold

__all__ = ["KIND", "ONE", "Name", "SameName", "explain_name", "same_name"]
NAME = "name"


@dataclass(slots=True, unsafe_hash=True, init=False)
class Name:
    """A name: the form written, the fullest form of the same thing, and its type.

    `type` is organisation, person, place, product or unit (a centre, lab, faculty, department of an organisation).
    """

    form: str
    canonical: str
    type: str

    def __init__(self, form: str, canonical: str, type: str) -> None:
        self.form = form
        self.canonical = canonical
        self.type = type

    def as_json(self) -> dict[str, Any]:
        return {"form": self.form, "canonical": self.canonical, "type": self.type}


def find(reading: Reading) -> Iterator[Mention]:
    """The names of the text, in text order, places aside."""
    document = reading.document
    names = names_of(reading)
    name_canonically(names, reading)
    for name in names.found:
        if name.type != PLACE:
            yield Mention(
                NAME,
                document.starts[name.first],
                document.ends[name.last - 1],
                Name(name.form, name.canonical, name.type),
            )


def compare(a: Name, b: Name) -> Comparison:
    """Equal where both are the same in any case and with or without diacritics; else nothing can be said of the values
    alone."""
    if fold(a.canonical) == fold(b.canonical):
        return Comparison(Relation.EQUAL, lambda: say("Both name {name}.", name=a.canonical))
    return Comparison(Relation.INCOMPARABLE, lambda: say("{one} and {other} are two names.", one=a.form, other=b.form))


def keys(value: Name) -> frozenset[str]:
    """The canonical form, folded."""
    return frozenset((fold(value.canonical),))


def show(value: Name, _language: Language) -> str:
    """The canonical form."""
    return value.canonical


def label(claims: Sequence[Claim]) -> str:
    """The name itself, in its full form."""
    return str(getattr(claims[0].value, "canonical", claims[0].quote))


KIND = Kind(
    NAME,
    find,
    compare,
    keys,
    show,
    Name,
    (
        Field("form", TEXT, column=210),
        Field("canonical", TEXT, column=220),
        Field("type", one_of("organisation", "person", PLACE, "product", "unit", None), column=230),
    ),
    frozenset({Trait.NOMINAL, Trait.ENTITY}),
    provides=(NAMES,),
    wording=frozenset({"type"}),
    label=label,
    written=form,
)
