"""The JSON Schema (draft 2020-12) of the JSON contract: strict about what it knows, open to kinds that come later."""

from __future__ import annotations

from typing import Any

from reconcile.generated import SCHEMA
from reconcile.model import Bound, Relation, Severity

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
ID: Schema = {"type": "string", "minLength": 1}
IDS: Schema = {"type": "array", "items": ID}
NUMBER: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
MAYBE_NUMBER: Schema = {"anyOf": [NUMBER, {"type": "null"}]}
DAY: Schema = {"type": ["string", "null"], "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
CLOCK: Schema = {"type": ["string", "null"], "pattern": r"^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"}
BOUND: Schema = {"enum": [str(bound) for bound in Bound]}
RELATION: Schema = {"enum": [str(relation) for relation in Relation]}
CHANGE: Schema = {"enum": ["up", "down"]}
QUALIFIED: dict[str, Schema] = {"qualified": {"const": True}, "qualifier": {"type": "string", "minLength": 1}}


def thing(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An object with exactly these properties, the optional ones aside."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


BESIDE: dict[str, Schema] = {"change": CHANGE, "per": TEXT, "qualified": {"const": True}, "qualifier": TEXT}
"""What may stand beside a number: its movement, what it is a rate of, and the words that make it uncertain."""
QUANTITY = {"low": MAYBE_NUMBER, "high": MAYBE_NUMBER, "stated": MAYBE_NUMBER, "step": NUMBER, "bound": BOUND}
VALUES: dict[str, Schema] = {
    "amount": thing(
        {"currency": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}, **QUANTITY},
        {"currency_basis": MAYBE, **BESIDE},
    ),
    "count": thing({**QUANTITY, "of": MAYBE}, BESIDE),
    "percentage": thing(QUANTITY, {**BESIDE, "unit": {"const": "percentage point"}}),
    "age": thing({**QUANTITY, "person": MAYBE}, {"of": MAYBE, **BESIDE}),
    "measure": thing({**QUANTITY, "unit": TEXT}, BESIDE),
    "rank": thing({"rank": {"type": "integer", "minimum": 1}, "of": MAYBE, "in": MAYBE}, {"by": TEXT}),
    "date": thing(
        {"edtf": MAYBE, "earliest": DAY, "latest": DAY, "bound": BOUND, "anchor": MAYBE},
        {
            "month": {"type": ["integer", "null"], "minimum": 1, "maximum": 12},
            "relative": MAYBE,
            "weekday": {"type": ["string", "integer", "null"]},
            "day": {"type": ["integer", "null"]},
            "edge": {"enum": ["start", "end"]},
            "one_of": MAYBE,
            "fiscal": {"type": "string", "minLength": 1},
            **QUALIFIED,
        },
    ),
    "time": thing(
        {"earliest": CLOCK, "latest": CLOCK, "bound": BOUND, "date": MAYBE},
        {
            "zone": {"type": "string", "minLength": 1},
            "utc_offset": {"type": "string", "pattern": r"^[+-][0-9]{2}:[0-9]{2}$"},
            **QUALIFIED,
        },
    ),
    "duration": thing(
        {
            "iso": MAYBE,
            "low_days": {"type": ["string", "number", "null"]},
            "high_days": {"type": ["string", "number", "null"]},
            "bound": BOUND,
        },
        BESIDE,
    ),
    "place": thing(
        {"form": TEXT, "canonical": TEXT, "type": {"enum": ["address", "city", "region", "country", "venue", None]}}
    ),
    "name": thing(
        {
            "form": TEXT,
            "canonical": TEXT,
            "type": {"enum": ["organisation", "person", "place", "product", "unit", None]},
        }
    ),
    "role": thing(
        {
            "person": MAYBE,
            "title": MAYBE,
            "organisation": MAYBE,
            "person_canonical": MAYBE,
            "organisation_canonical": MAYBE,
        }
    ),
    "state": thing({"scale": TEXT, "state": TEXT}),
    "quote": thing({"text": TEXT, "speaker": MAYBE}),
}

ARTICLE = thing(
    {
        "id": ID,
        "key": TEXT,
        "path": TEXT,
        "title": MAYBE,
        "publisher": MAYBE,
        "url": MAYBE,
        "language": TEXT,
        "published": MAYBE,
        "published_basis": {"enum": ["metadata", "dateline", "url", "inferred", None]},
        "updated": MAYBE,
        "sha256": TEXT,
        "story": MAYBE,
        "origin": MAYBE,
        "notes": TEXTS,
    }
)
STORY = thing({"id": ID, "title": TEXT, "articles": IDS})
CLAIM = thing(
    {
        "id": ID,
        "key": TEXT,
        "article": ID,
        "part": {"enum": ["text", "title"]},
        "kind": TEXT,
        "start": WHOLE,
        "end": WHOLE,
        "quote": TEXT,
        "sentence": TEXT,
        "subject": MAYBE,
        "attribute": MAYBE,
        "status": {"enum": ["planned", "target", "done", None]},
        "negated": FLAG,
        "hedges": TEXTS,
        "speaker": MAYBE,
        "equivalent": MAYBE,
        "notes": TEXTS,
        "value": {"type": "object"},
    }
)
SIDE = thing({"value": TEXT, "claims": IDS, "articles": WHOLE, "origins": WHOLE})
FACT = thing(
    {
        "id": ID,
        "key": TEXT,
        "story": ID,
        "kind": TEXT,
        "label": TEXT,
        "claims": IDS,
        "relation": RELATION,
        "sides": {"type": "array", "items": {"$ref": "#/$defs/side"}},
        "silent": MAYBE,
    }
)
FINDING = thing(
    {
        "id": ID,
        "key": TEXT,
        "rule": ID,
        "severity": {"enum": [severity.word for severity in Severity]},
        "story": MAYBE,
        "fact": MAYBE,
        "claims": IDS,
        "message": TEXT,
        "relation": RELATION,
        "proof": TEXT,
    }
)
NOT_READ = thing({"path": TEXT, "why": TEXT})


def document() -> Schema:
    """The schema of the document that `reconcile run --json` writes."""
    chosen = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"value": {"$ref": f"#/$defs/value-{kind}"}}},
        }
        for kind in sorted(VALUES)
    ]
    parts = {
        "article": ARTICLE,
        "story": STORY,
        "claim": {**CLAIM, "allOf": chosen},
        "side": SIDE,
        "fact": FACT,
        "finding": FINDING,
    }
    lists = {
        f"{name[:-1] + 'ie' if name.endswith('y') else name}s": {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
        for name in parts
        if name != "side"
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "The claims of several articles, put side by side",
        **thing(
            {
                "schema": {"const": SCHEMA},
                "version": TEXT,
                **lists,
                "not_read": {"type": "array", "items": {"$ref": "#/$defs/not-read"}},
            }
        ),
        "$defs": {**parts, "not-read": NOT_READ, **{f"value-{kind}": value for kind, value in sorted(VALUES.items())}},
    }
