"""A result made by hand: a few articles of our own, with claims, facts and findings of every severity and kind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from reconcile.model import Article, Claim, Fact, Finding, NotRead, Relation, Result, Severity, Side, Story

HOSTILE = '<script>window.broken = 1</script><img src=x onerror="window.broken = 1">'


@dataclass(frozen=True, slots=True)
class Given:
    """A value given as the JSON that it shows."""

    text: str

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


def given(**fields: Any) -> Given:
    return Given(json.dumps(fields, sort_keys=True))


def quantity(
    low: str | None, high: str | None, stated: str | None, bound: str = "exact", step: str = "1", **more: Any
) -> Given:
    return given(low=low, high=high, stated=stated, bound=bound, step=step, **more)


def euros(low: str | None, high: str | None, stated: str | None, bound: str = "exact") -> Given:
    return quantity(low, high, stated, bound, "1000000", currency="EUR")


def day(edtf: str, earliest: str, latest: str, bound: str = "exact") -> Given:
    return given(edtf=edtf, earliest=earliest, latest=latest, bound=bound, anchor=None)


TEXTS = {
    "ferry/gazette": (
        "Lindholm ferry terminal opens late",
        "Lindholm Gazette",
        "2031-03-04",
        "metadata",
        "https://gazette.example/ferry?id=7",
        "LINDHOLM, March 4 (Gazette)\n\nThe new ferry terminal at Lindholm will open by 30 June 2031, the "
        "harbour board said on Tuesday. "
        "It cost €48 million, more than half of it borrowed.\n\n"
        "About 120 people will work there, among them 14 pilots. "
        "“We are late, and we are glad to be here,” said Marta Oyelaran, chair of the harbour board.\n\n"
        "The board had hoped for an opening in spring. Ferries to Skarv take 35 minutes.",
    ),
    "ferry/courier": (
        None,
        "The Skarv Courier",
        "2031-03-05",
        "dateline",
        "https://courier.example/2031/03/05/terminal",
        "Terminal to open in July\n\nSkarv’s neighbours get their terminal in July 2031, the chair of the "
        "harbour board, Marta Oyelaran, told reporters. "
        "The bill: €52 million. Some 120 jobs come with it, and 14 pilots move over from the old quay.\n\n"
        "“We are late, and we are sorry to be here,” Oyelaran said. The crossing takes 35 minutes.",
    ),
    "ferry/notes_0123456789abcdef": (
        "Harbour notes",
        None,
        None,
        None,
        "javascript:alert(1)",
        "Harbour notes\n\nThe Lindholm Harbour Board expects the terminal to open by June this year. Building it "
        "cost at least €48 million.\n\n"
        "It will employ 120 people. M. Oyelaran chairs the Board.\n\nPhoto: the old quay at dusk.\n\n"
        "All rights reserved.",
    ),
    "quarry/first": (
        "Quarry at Hallam fined",
        "Hallam Post",
        "2030-11-12",
        "metadata",
        None,
        "The quarry at Hallam was fined £1.2 million on Monday for dust. Two of its 43 drivers were treated.",
    ),
    "quarry/hostile": (
        HOSTILE,
        HOSTILE,
        "2030-11-13",
        "metadata",
        "javascript:window.broken=1",
        (
            f"{HOSTILE}\n\nThe Hallam quarry must pay £1.25 million. All 43 drivers are back, </p></main><h1>said a "
            "fox</h1>."
        ),
    ),
}
Said = tuple[str, str, str, Given]


class Builder:
    """Makes claims out of quotations: each is looked up in its article, so that offsets are right by construction."""

    def __init__(self) -> None:
        self.articles = {name: self._article(name) for name in TEXTS}
        self.claims: dict[str, Claim] = {}
        self.facts: list[Fact] = []

    def _article(self, name: str) -> Article:
        title, publisher, published, basis, url, text = TEXTS[name]
        story = name.split("/")[0]
        origin = "o1" if name in ("ferry/gazette", "ferry/notes_0123456789abcdef") else name
        notes = ("decoded as windows-1252",) if name.endswith("first") else ()
        return Article(
            name,
            f"{name}.txt",
            text,
            title,
            publisher,
            url,
            "en",
            published,
            basis,
            None,
            "0" * 64,
            notes,
            story,
            origin,
        )

    def claim(self, name: str, article: str, kind: str, quote: str, value: Given, **more: Any) -> str:
        text = self.articles[article].text
        start = text.index(quote)
        low = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
        stops = [text.find(stop, start + len(quote)) for stop in (". ", ".\n")]
        high = min([stop + 1 for stop in stops if stop >= 0], default=len(text))
        self.claims[name] = Claim(
            name, article, "text", kind, start, start + len(quote), quote, text[low:high], value, **more
        )
        return name

    def fact(self, name: str, label: str, relation: Relation, *claims: str, certain: bool = True) -> str:
        kind, article = self.claims[claims[0]].kind, self.claims[claims[0]].article
        sides = tuple(Side(self.claims[claim].quote, (claim,), 1, 1) for claim in claims)
        self.facts.append(Fact(name, article.split("/")[0], kind, label, claims, relation, sides, certain))
        return name


def sample() -> Result:
    """The result; the same at each call."""
    make = Builder()
    gazette, courier, notes = "ferry/gazette", "ferry/courier", "ferry/notes_0123456789abcdef"
    make.claim(
        "g-open",
        gazette,
        "date",
        "by 30 June 2031",
        day("2031-06-30", "2031-06-30", "2031-06-30", "by"),
        subject="terminal",
        attribute="opening",
        status="planned",
    )
    make.claim(
        "c-open",
        courier,
        "date",
        "in July 2031",
        day("2031-07", "2031-07-01", "2031-07-31"),
        subject="terminal",
        attribute="opening",
        status="planned",
    )
    make.claim(
        "n-open",
        notes,
        "date",
        "by June this year",
        given(edtf=None, earliest=None, latest=None, bound="by", anchor=None, month=6, relative="this year"),
        status="planned",
        hedges=("expects",),
    )
    make.claim(
        "g-cost",
        gazette,
        "amount",
        "€48 million",
        euros("48000000", "48000000", "48000000"),
        subject="terminal",
        attribute="cost",
    )
    make.claim(
        "c-cost",
        courier,
        "amount",
        "€52 million",
        euros("52000000", "52000000", "52000000"),
        subject="terminal",
        attribute="cost",
    )
    make.claim(
        "n-cost",
        notes,
        "amount",
        "at least €48 million",
        euros("48000000", None, "48000000", "at_least"),
        subject="terminal",
        attribute="cost",
    )
    jobs = {"of": "people"}
    make.claim("g-jobs", gazette, "count", "About 120 people", quantity("108", "132", "120", "about", "10", **jobs))
    make.claim("c-jobs", courier, "count", "Some 120 jobs", quantity("108", "132", "120", "about", "10", of="jobs"))
    make.claim("n-jobs", notes, "count", "120 people", quantity("120", "120", "120", step="10", **jobs))
    make.claim("g-pilots", gazette, "count", "14 pilots", quantity("14", "14", "14", of="pilots"))
    make.claim("c-pilots", courier, "count", "14 pilots", quantity("14", "14", "14", of="pilots"))
    make.claim(
        "g-quote",
        gazette,
        "quote",
        "“We are late, and we are glad to be here,”",
        given(text="We are late, and we are glad to be here", speaker="Marta Oyelaran"),
        speaker="Marta Oyelaran",
    )
    make.claim(
        "c-quote",
        courier,
        "quote",
        "“We are late, and we are sorry to be here,”",
        given(text="We are late, and we are sorry to be here", speaker="Marta Oyelaran"),
        speaker="Oyelaran",
    )
    make.claim(
        "g-chair",
        gazette,
        "role",
        "Marta Oyelaran, chair of the harbour board",
        given(
            person="Marta Oyelaran",
            title="chair",
            organisation="harbour board",
            person_canonical="Marta Oyelaran",
            organisation_canonical="Lindholm Harbour Board",
        ),
    )
    make.claim(
        "g-name",
        gazette,
        "name",
        "Marta Oyelaran",
        given(form="Marta Oyelaran", canonical="Marta Oyelaran", type="person"),
    )
    make.claim(
        "c-name",
        courier,
        "name",
        "Marta Oyelaran",
        given(form="Marta Oyelaran", canonical="Marta Oyelaran", type="person"),
    )
    make.claim(
        "n-name", notes, "name", "M. Oyelaran", given(form="M. Oyelaran", canonical="Marta Oyelaran", type="person")
    )
    make.claim(
        "g-time", gazette, "duration", "35 minutes", given(iso="PT35M", low_days=None, high_days=None, bound="exact")
    )
    make.claim(
        "c-time", courier, "duration", "35 minutes", given(iso="PT35M", low_days=None, high_days=None, bound="exact")
    )
    make.claim(
        "q-fine",
        "quarry/first",
        "amount",
        "£1.2 million",
        quantity("1200000", "1200000", "1200000", step="100000", currency="GBP"),
    )
    make.claim(
        "h-fine",
        "quarry/hostile",
        "amount",
        "£1.25 million",
        quantity("1250000", "1250000", "1250000", step="10000", currency="GBP"),
    )
    make.claim("q-drivers", "quarry/first", "count", "43 drivers", quantity("43", "43", "43", of="drivers"))
    make.claim("h-drivers", "quarry/hostile", "count", "43 drivers", quantity("43", "43", "43", of="drivers"))
    make.claim(
        "h-name",
        "quarry/hostile",
        "name",
        "<h1>said a fox</h1>",
        given(form="<h1>said a fox</h1>", canonical="<b>fox</b>", type="person"),
    )

    opening = make.fact("opening", "opening (terminal)", Relation.DISJOINT, "g-open", "c-open", "n-open")
    cost = make.fact("cost", "cost (terminal)", Relation.DISJOINT, "g-cost", "c-cost", "n-cost")
    jobs_fact = make.fact("jobs", "jobs (terminal)", Relation.ROUNDS, "g-jobs", "c-jobs", "n-jobs")
    make.fact("pilots", "pilots", Relation.EQUAL, "g-pilots", "c-pilots")
    quoted = make.fact("quoted", "words of Marta Oyelaran", Relation.DISJOINT, "g-quote", "c-quote")
    make.fact("chair", "chair (harbour board)", Relation.EQUAL, "g-chair")
    name = make.fact("name", "Marta Oyelaran", Relation.EQUAL, "g-name", "c-name", "n-name")
    make.fact("crossing", "crossing (Skarv)", Relation.EQUAL, "g-time", "c-time")
    fine = make.fact("fine", "fine (quarry)", Relation.ROUNDS, "q-fine", "h-fine", certain=False)
    make.fact("drivers", "drivers", Relation.EQUAL, "q-drivers", "h-drivers")
    make.fact("fox", HOSTILE, Relation.EQUAL, "h-name")

    def find(
        name: str, rule: str, severity: Severity, fact: str, claims: str, message: str, proof: str, **more: Any
    ) -> Finding:
        ids = tuple(claims.split())
        story = make.claims[ids[0]].article.split("/")[0]
        relation = next(each.relation for each in make.facts if each.id == fact)
        return Finding(name, rule, severity, story, fact, ids, message, relation, proof, **more)

    years = (
        ("if it appeared in", "it says", "against Lindholm Gazette"),
        ("2030", "June 2030", "conflict"),
        ("2031", "June 2031", "agree"),
    )
    findings = (
        find(
            "f-cost",
            "value-conflict",
            Severity.CONFLICT,
            cost,
            "g-cost c-cost",
            "The terminal cost €48 million in the Lindholm Gazette and €52 million in The Skarv Courier.",
            "Nothing is both 48 million and 52 million.",
            settle=("The harbour board’s accounts for the terminal.",),
        ),
        find(
            "f-open",
            "date-conflict",
            Severity.CONFLICT,
            opening,
            "g-open c-open",
            "A terminal that opens by 30 June 2031 does not open in July 2031.",
            "Every day of July 2031 lies behind 30 June 2031.",
            settle=("The board’s announcement of the opening day.",),
        ),
        find(
            "f-year",
            "date-unanchored",
            Severity.WARNING,
            opening,
            "n-open g-open",
            "“June this year” is June 2031 only if the harbour notes appeared in 2031.",
            "“This year” counts from the day of publication, which the notes do not give.",
            details=years,
            settle=("The publication date of the notes: the page’s own date, or an archived copy.",),
        ),
        find(
            "f-quote",
            "quote-altered",
            Severity.WARNING,
            quoted,
            "g-quote c-quote",
            "Marta Oyelaran is “glad” in one article and “sorry” in the other, in what is else the same sentence.",
            "One word of nine differs.",
        ),
        find(
            "f-bound",
            "bound-differs",
            Severity.WARNING,
            cost,
            "g-cost n-cost",
            "€48 million here, at least €48 million there.",
            "The same number, exact in one place and a bound in another.",
        ),
        find(
            "f-jobs",
            "precision-differs",
            Severity.NOTE,
            jobs_fact,
            "g-jobs n-jobs",
            "About 120 and 120 are the same number, once rounded.",
            "120 lies within about 120.",
        ),
        find(
            "f-name",
            "name-variant",
            Severity.NOTE,
            name,
            "g-name n-name",
            "M. Oyelaran is Marta Oyelaran, shortened.",
            "The initial fits the first name.",
        ),
        find(
            "f-fine",
            "precision-differs",
            Severity.NOTE,
            fine,
            "q-fine h-fine",
            f"£1.2 million is £1.25 million, rounded. {HOSTILE}",
            f"At steps of 100,000. {HOSTILE}",
            details=(("a", HOSTILE), (HOSTILE, "agree")),
        ),
    )
    return Result(
        articles=tuple(make.articles.values()),
        stories=(
            Story("ferry", "Lindholm gets its ferry terminal", (gazette, courier, notes)),
            Story("quarry", f"A quarry is fined {HOSTILE}", ("quarry/first", "quarry/hostile")),
        ),
        claims=tuple(make.claims.values()),
        facts=tuple(make.facts),
        findings=findings,
        not_read=(
            NotRead("ferry/picture.png", "it is no text"),
            NotRead("ferry/fährhafen.txt", "German has no table yet"),
        ),
        corpus="harbour",
        version="9.9.9",
        method=(("Tolerance of a bound", "a tenth of its number"), ("Rate of 12 November 2030", "1 GBP = 1.19 EUR")),
    )
