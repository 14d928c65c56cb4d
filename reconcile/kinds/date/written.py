"""How a date is written on a page."""

from __future__ import annotations

from reconcile.kinds.writing import DEADLINES, Json, Shown, dated
from reconcile.messages import say, say_later
from reconcile.messages.values import when
from reconcile.messages.words import months

ENDS = {"by", "before", "until"}
"""The deadlines that reach to the end of a stretch whose late part is named: "by the end of 2026" is not by 2026."""
PARTS = {
    "early": say_later("early {date}"),
    "middle": say_later("mid-{date}"),
    "late": say_later("late {date}"),
    "end": say_later("the end of {date}"),
}


def written(value: Json) -> Shown:
    """As a page shows it: in few signs, and in words."""
    bound = value["bound"] if value["bound"] in DEADLINES else ""
    if not value.get("edtf") and not value.get("earliest"):
        return (
            Shown(dated(bound, value["qualifier"]), dated(bound, value["qualifier"]))
            if value.get("qualifier")
            else _unanchored(value, bound)
        )
    if value.get("edge"):
        day = dated(bound, when(value["latest" if value["edge"] == "end" else "earliest"]))
        return Shown(day, day)
    stated = when(value["edtf"]) if value.get("edtf") else when(f"{value['earliest']}/{value['latest']}")
    part = "end" if value.get("part") == "late" and bound in ENDS else value.get("part")
    if part in PARTS:
        text = dated(bound, say(PARTS[part], date=stated))
        return Shown(text, text)
    short = dated(bound, stated)
    edge = {"by": "latest", "until": "latest", "after": "latest", "before": "earliest", "from": "earliest"}.get(bound)
    return Shown(short, dated(bound, when(value[edge])) if edge and value.get(edge) else short)


def _unanchored(value: Json, bound: str) -> Shown:
    relative = value.get("relative")
    counted_from = say("{date}, counted from an unknown day", date=f"“{relative}”" if relative else say("a day"))
    if not value.get("month"):
        return Shown(dated(bound, counted_from), dated(bound, counted_from))
    month = when(f"XXXX-{int(value['month']):02}")
    known = f"{months()[int(value['month']) - 1]}, {counted_from}" if relative else month
    return Shown(dated(bound, month), dated(bound, known))
