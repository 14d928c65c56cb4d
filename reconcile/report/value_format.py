"""How a value is written on a page: in few signs for a table ("≥ CNY 30 million"), in words for a sentence.

It works on the value as the JSON contract gives it, so that a value read back from a file or a store looks the same.
A kind that it does not know is shown as the kind itself writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from reconcile.kinds import Trait, having, kinds
from reconcile.kinds.age import Age
from reconcile.kinds.amount import Amount
from reconcile.kinds.count import Count
from reconcile.kinds.date import Date
from reconcile.kinds.duration import Duration
from reconcile.kinds.name import Name
from reconcile.kinds.percentage import Percentage
from reconcile.kinds.place import Place
from reconcile.kinds.quote import Quote
from reconcile.kinds.rank import Rank
from reconcile.kinds.role import Role
from reconcile.kinds.state import State
from reconcile.kinds.time import Time
from reconcile.languages import reported
from reconcile.model import Claim, record
from reconcile.report.words import amount_words, counted, ordinal, shortened, when

Json = Mapping[str, Any]
SIGNS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
WORDS = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}
DEADLINES = {"by", "before", "until", "from", "after", "about"}
ENDS = {"by", "before", "until"}
"""The deadlines that reach to the end of a stretch whose late part is named: "by the end of 2026" is not by 2026."""
PARTS = {"early": "early ", "middle": "mid-", "late": "late ", "end": "the end of "}
DONE = "done"
"""The status of what has happened."""
LONG = 90
"""Characters of a form or a quotation that a table shows."""


@record
class Shown:
    """A value as a page shows it: `short` for a cell or a chart, `words` for a sentence."""

    short: str
    words: str


def shown(claim: Claim, value: Json | None = None) -> Shown:
    """The claim's value; `value` spares computing its JSON again."""
    known = kinds().get(claim.kind)
    show = SHOWN.get(known.value) if known else None
    if show is None:
        text = known.show(claim.value, reported()) if known else claim.quote
        short = known.short(claim.value) if known and known.short else shortened(text, LONG)
        return Shown(short, text)
    part = getattr(claim.value, "part", None)
    try:
        json = claim.value.as_json() if value is None else value
        return show({**json, "part": part} if part else json)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return Shown(shortened(claim.quote, LONG), claim.quote)


def manner(claim: Claim) -> str:
    """How the source puts it: denied, planned, hedged, on whose word. That a thing is done goes without saying."""
    parts = ["denied"] if claim.negated else []
    if claim.status and claim.status != DONE:
        parts.append(claim.status)
    parts += [f"hedged “{hedge}”" for hedge in claim.hedges]
    if claim.speaker and claim.kind not in having(Trait.QUOTED):
        parts.append(f"on the word of {_in_a_sentence(claim.speaker)}")
    return " · ".join(parts)


def _in_a_sentence(speaker: str) -> str:
    """The speaker as words of a sentence: its article is small."""
    return speaker[0].lower() + speaker[1:] if speaker.startswith(("The ", "A ", "An ")) else speaker


def decimal(text: str | None) -> Decimal | None:
    """The number of a string of digits; None stays None."""
    return Decimal(text) if text is not None else None


def _number(value: Json, wrap: Callable[[str], str], bounds: Mapping[str, str]) -> str:
    """The number with its bound and its change, its unit put on by `wrap`."""
    low, high, stated = (decimal(value.get(name)) for name in ("low", "high", "stated"))
    if value["bound"] == "between" and low is not None and high is not None:
        text = wrap(f"{amount_words(low)} to {amount_words(high)}")
    else:
        number = next((each for each in (stated, low, high) if each is not None), None)
        text = bounds.get(value["bound"], "") + wrap(amount_words(number) if number is not None else "a number")
    change = value.get("change")
    return f"{change} {text}" if change else text


def _both(value: Json, wrap: Callable[[str], str]) -> Shown:
    return Shown(_number(value, wrap, SIGNS), _number(value, wrap, WORDS))


def _amount(value: Json) -> Shown:
    currency = value.get("currency")
    return _both(value, lambda number: f"{currency} {number}" if currency else f"{number}, currency unknown")


def _count(value: Json) -> Shown:
    of = value.get("of")
    return _both(value, lambda number: f"{number} {of}" if of else number)


def _percentage(value: Json) -> Shown:
    return _both(value, lambda number: f"{number}%")


def _age(value: Json) -> Shown:
    return _both(value, lambda number: f"{number} years old")


def _rank(value: Json) -> Shown:
    place = "" if value["rank"] == 1 and value.get("by") else ordinal(int(value["rank"]))
    head = " ".join(f"{place} {value.get('by') or ''} {value.get('of') or ''}".split())
    text = f"{head} ({value['in']})" if value.get("in") else head
    return Shown(text, text)


def _date(value: Json) -> Shown:
    bound = value["bound"] if value["bound"] in DEADLINES else ""
    lead = f"{bound} " if bound else ""
    if not value.get("edtf") and not value.get("earliest"):
        return (
            Shown(lead + value["qualifier"], lead + value["qualifier"])
            if value.get("qualifier")
            else _unanchored(value, lead)
        )
    if value.get("edge"):
        day = lead + when(value["latest" if value["edge"] == "end" else "earliest"])
        return Shown(day, day)
    stated = when(value["edtf"]) if value.get("edtf") else f"{when(value['earliest'])} to {when(value['latest'])}"
    part = "end" if value.get("part") == "late" and bound in ENDS else value.get("part")
    if part in PARTS:
        text = f"{lead}{PARTS[part]}{stated}"
        return Shown(text, text)
    short = lead + stated
    edge = {"by": "latest", "until": "latest", "after": "latest", "before": "earliest", "from": "earliest"}.get(bound)
    return Shown(short, f"{lead}{when(value[edge])}" if edge and value.get(edge) else short)


def _unanchored(value: Json, lead: str) -> Shown:
    relative = value.get("relative")
    month = when(f"XXXX-{int(value['month']):02}").split(",")[0] if value.get("month") else ""
    known = month or (f"“{relative}”" if relative else "a day")
    missing = "year unknown" if month else "counted from an unknown day"
    wording = f"“{relative}”, counted from an unknown day" if relative else missing
    return Shown(f"{lead}{known}, {missing}", f"{lead}{month}, {wording}" if month else f"{lead}{known}, {missing}")


def _time(value: Json) -> Shown:
    span = value["earliest"] if value["earliest"] == value["latest"] else f"{value['earliest']} to {value['latest']}"
    span += f" {value['zone']}" if value.get("zone") else ""
    lead = value["bound"] if value["bound"] in DEADLINES else ""
    return Shown(SIGNS["about"] + span if lead == "about" else f"{lead} {span}".strip(), f"{lead} {span}".strip())


DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def length(iso: str) -> str:
    """An ISO 8601 duration in words: "P1Y6M" is "1 year 6 months". Raises ValueError where it is none."""
    match = DURATION.fullmatch(iso)
    if not match or not any(match.groups()):
        raise ValueError(iso)
    parts = [(number, unit) for number, unit in zip(match.groups(), UNITS, strict=True) if number]
    return " ".join(counted(int(n), unit, digits=True) if n.isdigit() else f"{n} {unit}s" for n, unit in parts)


SPANS = (
    ("year", Decimal("365.25")),
    ("month", Decimal("30.4375")),
    ("week", Decimal(7)),
    ("day", Decimal(1)),
    ("hour", 1 / Decimal(24)),
    ("minute", 1 / Decimal(1440)),
    ("second", 1 / Decimal(86400)),
)


def _lasting(low: Decimal | None, high: Decimal | None) -> str:
    """A number of days, or a range of them, in the largest unit in which it is told in round numbers; else in days. Raises ValueError without either."""
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        raise ValueError("a duration of no length")
    for unit, size in SPANS:
        numbers = [end / size for end in ends]
        if all(
            number >= Decimal("0.95") and abs(number - round(number)) <= Decimal("0.01") * number for number in numbers
        ):
            whole = list(dict.fromkeys(round(number) for number in numbers))
            return f"{' to '.join(map(str, whole[:-1]))}{' to ' if len(whole) > 1 else ''}{counted(whole[-1], unit, digits=True)}"
    return f"{' to '.join(amount_words(round(end, 2)) for end in ends)} days"


def _duration(value: Json) -> Shown:
    iso = value.get("iso")
    low, high = (
        Decimal(str(value[name])) if value.get(name) is not None else None for name in ("low_days", "high_days")
    )
    text = length(iso) if iso else _lasting(low, high)
    return Shown(SIGNS.get(value["bound"], "") + text, WORDS.get(value["bound"], "") + text)


def _form(value: Json) -> Shown:
    form, canonical = value["form"], value.get("canonical")
    longer = f"{form} ({canonical})" if canonical and canonical.casefold() not in form.casefold() else form
    return Shown(shortened(form, LONG), longer)


def _role(value: Json) -> Shown:
    text = ", ".join(value[part] for part in ("person", "title", "organisation") if value.get(part))
    return Shown(shortened(text, LONG), text)


def _quote(value: Json) -> Shown:
    speaker = f", {value['speaker']}" if value.get("speaker") else ""
    return Shown(f"“{shortened(value['text'], LONG)}”{speaker}", f"“{value['text']}”{speaker}")


def _state(value: Json) -> Shown:
    return Shown(shortened(value["state"], LONG), value["state"])


SHOWN: dict[type[Any], Callable[[Json], Shown]] = {
    Amount: _amount,
    Count: _count,
    Percentage: _percentage,
    Age: _age,
    Rank: _rank,
    Date: _date,
    Time: _time,
    Duration: _duration,
    Place: _form,
    Name: _form,
    Role: _role,
    State: _state,
    Quote: _quote,
}


def days(value: Json) -> tuple[date, date] | None:
    """The first and the last day of a date, None where it is not placed."""
    earliest, latest = value.get("earliest"), value.get("latest")
    if not earliest or not latest:
        return None
    try:
        return date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return None
