"""Whose age it is, as claims/antecedents.examples.toml tells it: one test an example."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import reconcile.claims
from reconcile.claims import extract
from reconcile.kinds.age import Age
from reconcile.model import Article

EXAMPLES = tomllib.loads(
    (Path(reconcile.claims.__file__).parent / "antecedents.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:60] for example in EXAMPLES])
def test_whose_age_it_is(example: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """The ages of the text are those of the example, in order, each with its person, who stands in the value as well
    as where matching looks for him."""
    if "known_failure" in example:
        request.applymarker(pytest.mark.xfail(reason=example["known_failure"], strict=True))
    claims = extract(Article("example", "example.txt", example["text"], title=example.get("title")))
    ages = [claim for claim in claims if isinstance(claim.value, Age) and claim.part == "text"]
    assert [
        {
            "quote": claim.quote,
            "stated": str(claim.value.stated),
            "person": claim.value.person or "",
        }
        for claim in ages
        if isinstance(claim.value, Age)
    ] == [{key: claim[key] for key in ("quote", "stated", "person")} for claim in example["claims"]]
    assert [claim.context.extra.get("person", "") for claim in ages] == [one["person"] for one in example["claims"]]
