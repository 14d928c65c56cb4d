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
from reconcile.messages import say, say_later
from reconcile.messages.words import figures, months
from reconcile.model import Claim, record
from reconcile.report.words import amount_words, ordinal, shortened, when

Json = Mapping[str, Any]
SIGNS = {
    "about": "≈ {number}",
    "at_least": "≥ {number}",
    "more_than": "> {number}",
    "at_most": "≤ {number}",
    "less_than": "< {number}",
}
WORDS = {
    "about": say_later("about {number}"),
    "at_least": say_later("at least {number}"),
    "more_than": say_later("more than {number}"),
    "at_most": say_later("at most {number}"),
    "less_than": say_later("less than {number}"),
}
DEADLINES = {
    "by": say_later("by {date}"),
    "before": say_later("before {date}"),
    "until": say_later("until {date}"),
    "from": say_later("from {date}"),
    "after": say_later("after {date}"),
    "about": say_later("about {date}"),
}
ENDS = {"by", "before", "until"}
"""The deadlines that reach to the end of a stretch whose late part is named: "by the end of 2026" is not by 2026."""
PARTS = {
    "early": say_later("early {date}"),
    "middle": say_later("mid-{date}"),
    "late": say_later("late {date}"),
    "end": say_later("the end of {date}"),
}
DONE = say_later("done")
"""The status of what has happened."""
TO_COME = (say_later("planned"), say_later("target"))
"""The statuses of what has not; a status is said as it stands in the JSON."""
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
    parts = [say("denied")] if claim.negated else []
    if claim.status and claim.status != DONE:
        parts.append(say(claim.status))
    parts += [say("hedged “{hedge}”", hedge=hedge) for hedge in claim.hedges]
    if claim.speaker and claim.kind not in having(Trait.QUOTED):
        parts.append(say("on the word of {speaker}", speaker=_in_a_sentence(claim.speaker)))
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
        text = wrap(say("{low} to {high}", low=amount_words(low), high=amount_words(high)))
    else:
        number = next((each for each in (stated, low, high) if each is not None), None)
        text = _bounded(bounds, value["bound"], wrap(amount_words(number) if number is not None else say("a number")))
    change = value.get("change")
    return say(CHANGES[change], number=text) if change in CHANGES else text


CHANGES = {"up": say_later("up {number}"), "down": say_later("down {number}")}


def _bounded(bounds: Mapping[str, str], bound: str, text: str) -> str:
    """The number behind what bounds it: a sign, or words."""
    return say(bounds[bound], number=text) if bound in bounds else text


def _both(value: Json, wrap: Callable[[str], str]) -> Shown:
    return Shown(_number(value, wrap, SIGNS), _number(value, wrap, WORDS))


def _amount(value: Json) -> Shown:
    currency = value.get("currency")
    return _both(
        value, lambda number: f"{currency} {number}" if currency else say("{number}, currency unknown", number=number)
    )


def _count(value: Json) -> Shown:
    of = value.get("of")
    return _both(value, lambda number: f"{number} {of}" if of else number)


def _percentage(value: Json) -> Shown:
    return _both(value, lambda number: say("{number}%", number=number))


def _age(value: Json) -> Shown:
    return _both(value, lambda number: say("{number} years old", number=number))


def _rank(value: Json) -> Shown:
    place = "" if value["rank"] == 1 and value.get("by") else ordinal(int(value["rank"]))
    head = " ".join(f"{place} {value.get('by') or ''} {value.get('of') or ''}".split())
    text = f"{head} ({value['in']})" if value.get("in") else head
    return Shown(text, text)


def _date(value: Json) -> Shown:
    bound = value["bound"] if value["bound"] in DEADLINES else ""
    if not value.get("edtf") and not value.get("earliest"):
        return (
            Shown(_dated(bound, value["qualifier"]), _dated(bound, value["qualifier"]))
            if value.get("qualifier")
            else _unanchored(value, bound)
        )
    if value.get("edge"):
        day = _dated(bound, when(value["latest" if value["edge"] == "end" else "earliest"]))
        return Shown(day, day)
    stated = when(value["edtf"]) if value.get("edtf") else when(f"{value['earliest']}/{value['latest']}")
    part = "end" if value.get("part") == "late" and bound in ENDS else value.get("part")
    if part in PARTS:
        text = _dated(bound, say(PARTS[part], date=stated))
        return Shown(text, text)
    short = _dated(bound, stated)
    edge = {"by": "latest", "until": "latest", "after": "latest", "before": "earliest", "from": "earliest"}.get(bound)
    return Shown(short, _dated(bound, when(value[edge])) if edge and value.get(edge) else short)


def _dated(bound: str, date: str) -> str:
    """The date behind its bound, "by January 2025"; alone where it has none."""
    return say(DEADLINES[bound], date=date) if bound else date


def _unanchored(value: Json, bound: str) -> Shown:
    relative = value.get("relative")
    counted_from = say("{date}, counted from an unknown day", date=f"“{relative}”" if relative else say("a day"))
    if not value.get("month"):
        return Shown(_dated(bound, counted_from), _dated(bound, counted_from))
    month = when(f"XXXX-{int(value['month']):02}")
    known = f"{months()[int(value['month']) - 1]}, {counted_from}" if relative else month
    return Shown(_dated(bound, month), _dated(bound, known))


def _time(value: Json) -> Shown:
    span = (
        value["earliest"]
        if value["earliest"] == value["latest"]
        else say("{low} to {high}", low=value["earliest"], high=value["latest"])
    )
    span += f" {value['zone']}" if value.get("zone") else ""
    bound = value["bound"] if value["bound"] in DEADLINES else ""
    words = _dated(bound, span)
    return Shown(say(SIGNS["about"], number=span) if bound == "about" else words, words)


DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
UNITS = {
    "year": (say_later("{number} year"), say_later("{number} years")),
    "month": (say_later("{number} month"), say_later("{number} months")),
    "week": (say_later("{number} week"), say_later("{number} weeks")),
    "day": (say_later("{number} day"), say_later("{number} days")),
    "hour": (say_later("{number} hour"), say_later("{number} hours")),
    "minute": (say_later("{number} minute"), say_later("{number} minutes")),
    "second": (say_later("{number} second"), say_later("{number} seconds")),
}
"""Of each unit, one and any other number of it."""


def length(iso: str) -> str:
    """An ISO 8601 duration in words: "P1Y6M" is "1 year 6 months". Raises ValueError where it is none."""
    match = DURATION.fullmatch(iso)
    if not match or not any(match.groups()):
        raise ValueError(iso)
    parts = [(number, unit) for number, unit in zip(match.groups(), UNITS, strict=True) if number]
    return " ".join(
        _of_unit(int(n) if n.isdigit() else 0, n if not n.isdigit() else figures(int(n)), unit) for n, unit in parts
    )


def _of_unit(number: int, shown: str, unit: str) -> str:
    return say(UNITS[unit][number != 1], number=shown)


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
    """A number of days, or a range of them, in the largest unit in which it is told in round numbers; else in days.
    Raises ValueError without either."""
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        raise ValueError("a duration of no length")
    for unit, size in SPANS:
        numbers = [end / size for end in ends]
        if all(
            number >= Decimal("0.95") and abs(number - round(number)) <= Decimal("0.01") * number for number in numbers
        ):
            whole = list(dict.fromkeys(round(number) for number in numbers))
            last = _of_unit(whole[-1], figures(whole[-1]), unit)
            return say("{low} to {high}", low=whole[0], high=last) if len(whole) > 1 else last
    numbers_of_days = [amount_words(round(end, 2)) for end in ends]
    days = (
        say("{low} to {high}", low=numbers_of_days[0], high=numbers_of_days[-1])
        if len(ends) > 1
        else numbers_of_days[0]
    )
    return say("{number} days", number=days)


def _duration(value: Json) -> Shown:
    iso = value.get("iso")
    low, high = (
        Decimal(str(value[name])) if value.get(name) is not None else None for name in ("low_days", "high_days")
    )
    text = length(iso) if iso else _lasting(low, high)
    return Shown(_bounded(SIGNS, value["bound"], text), _bounded(WORDS, value["bound"], text))


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
