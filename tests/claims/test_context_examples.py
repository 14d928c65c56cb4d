"""What stands around a claim, as claims/context.examples.toml tells it: one test an example."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import reconcile.claims
from reconcile.claims import extract
from reconcile.model import Article, Claim

EXAMPLES = tomllib.loads(
    (Path(reconcile.claims.__file__).parent / "context.examples.toml").read_text(encoding="utf-8")
)["example"]
OF_CLAIM = {"subject", "attribute", "status", "negated", "hedges", "speaker"}


def field_of(claim: Claim, key: str) -> Any:
    """The field of the claim or of its context; lists as in TOML, null as an empty string."""
    value = getattr(claim if key in OF_CLAIM else claim.context, key)
    return list(value) if isinstance(value, tuple) else "" if value is None else value


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:60] for example in EXAMPLES])
def test_surroundings(example: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Each claim named has the surroundings that the example tells."""
    if "known_failure" in example:
        request.applymarker(pytest.mark.xfail(reason=example["known_failure"], strict=True))
    claims = extract(Article("example", "example.txt", example["text"], published=example.get("published")))
    for wanted in example["claims"]:
        found = [claim for claim in claims if claim.quote == wanted["quote"]]
        assert found, f"no claim {wanted['quote']!r} in {[claim.quote for claim in claims]}"
        expected = {key: value for key, value in wanted.items() if key != "quote"}
        assert expected in [{key: field_of(claim, key) for key in expected} for claim in found]
