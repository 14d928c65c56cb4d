"""The JSON Schema (draft 2020-12) of the JSON contract: strict about what it knows, open to kinds that come later.

What a value looks like, its kind says.
"""

from __future__ import annotations

from typing import Any

from reconcile.generated import SCHEMA
from reconcile.kinds import kinds
from reconcile.kinds.fields import schema
from reconcile.model import Relation, Severity

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
ID: Schema = {"type": "string", "minLength": 1}
IDS: Schema = {"type": "array", "items": ID}
RELATION: Schema = {"enum": [str(relation) for relation in Relation]}


def thing(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An object with exactly these properties, the optional ones aside."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
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
        "published_basis": {"enum": ["metadata", "dateline", "url", "shown", "inferred", "guessed", None]},
        "updated": MAYBE,
        "sha256": TEXT,
        "story": MAYBE,
        "origin": MAYBE,
        "format": TEXT,
        "inside": TEXT,
        "notes": TEXTS,
        "places": {"type": "array", "items": thing({"start": WHOLE, "label": TEXT, "fragment": TEXT})},
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
RULING = thing(
    {
        "thing": {"enum": ["finding", "claim", "fact"]},
        "id": MAYBE,
        "key": TEXT,
        "verdict": TEXT,
        "shown": TEXT,
        "value": MAYBE,
        "person": TEXT,
        "time": TEXT,
        "reason": TEXT,
        "silences": FLAG,
        "agreed": FLAG,
        "entry": TEXT,
        "look": TEXTS,
    }
)


def document() -> Schema:
    """The schema of the document that `reconcile run --json` writes."""
    values = {name: schema(kind.fields) for name, kind in sorted(kinds().items())}
    chosen = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"value": {"$ref": f"#/$defs/value-{kind}"}}},
        }
        for kind in values
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
            },
            {"rulings": {"type": "array", "items": {"$ref": "#/$defs/ruling"}}},
        ),
        "$defs": {
            **parts,
            "not-read": NOT_READ,
            "ruling": RULING,
            **{f"value-{kind}": value for kind, value in values.items()},
        },
    }
