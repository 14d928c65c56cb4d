"""Who is meant: every way in which a story writes a name, led back to the one name it has there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reconcile.kinds.name.words import name_words
from reconcile.languages import load
from reconcile.model import Claim


class Names:
    """The canonical names of one story, by the forms in which each article, and then the whole story, writes them."""

    def __init__(self, claims: Sequence[Claim], canonical: Mapping[str, str]) -> None:
        self.of_article: dict[tuple[str, str], str] = {}
        candidates: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.id not in canonical:
                continue
            name = canonical[claim.id]
            for form in {claim.quote, getattr(claim.value, "canonical", claim.quote)}:
                for key in _keys(form):
                    candidates[key].add(name)
                    self.of_article.setdefault((claim.article, key), name)
        self.of_story = {form: names.pop() for form, names in candidates.items() if len(names) == 1}
        self._without_generations(claims, canonical)

    def _without_generations(self, claims: Sequence[Claim], canonical: Mapping[str, str]) -> None:
        """Let a name stand without its "Jr." where the story has no such name and one bearer."""
        meant: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.id in canonical and (bare := _without_generation(claim)):
                meant[bare].add(canonical[claim.id])
        for bare, names in meant.items():
            if len(names) == 1:
                self.of_story.setdefault(bare, *names)

    def canonical(self, article: str, form: str | None) -> str | None:
        """The story's name for a form that this article writes; the form itself where the story knows no such name."""
        return self.known(article, form) or form or None

    def known(self, article: str, form: str | None) -> str | None:
        """The story's name for a form; None where the story knows no such name."""
        if not form:
            return None
        key = fold(form)
        return self.of_article.get((article, key)) or self.of_story.get(key)


@lru_cache(maxsize=100_000)
def fold(form: str) -> str:
    """A form as it is looked up: lower case, white space single, no possessive."""
    return " ".join(form.lower().replace("’", "'").removesuffix("'s").split())


def _without_generation(claim: Claim) -> str | None:
    """The form in which a person is named, without a "Jr." that the article may leave out; None where it has none."""
    words = fold(claim.quote).split()
    suffixes = name_words(load(claim.context.language)).suffixes
    return " ".join(words[:-1]).rstrip(",") if len(words) > 2 and words[-1].rstrip(".") in suffixes else None


def _keys(form: str) -> set[str]:
    folded = fold(form)
    return {folded, folded.replace("-", " ")}
