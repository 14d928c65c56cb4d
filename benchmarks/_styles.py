"""Copies of an article that say the same: as it is, in another order, and in the style of another house."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping

from benchmarks._changes import MONTHS, SMALL

MONTH = "|".join(MONTHS)
ISE = re.compile(
    r"\b(\w*(?:organ|recogn|real|author|special|minim|critic|apolog|emphas|final|summar|priorit)i)(s|z)(?=e|ing|ation)"
)
SPELLINGS = {
    "centre": "center",
    "harbour": "harbor",
    "programme": "program",
    "metres": "meters",
    "labour": "labor",
    "favourable": "favorable",
    "neighbours": "neighbors",
    "catalogue": "catalog",
    "grey": "gray",
}
FEW = SMALL[2:10]
QUOTED = re.compile(r"“[^“”]*”")


def unchanged(text: str) -> str:
    return text


def reordered(text: str) -> str:
    """All paragraphs but the first, the last of them first."""
    first, *rest = text.split("\n\n")
    return "\n\n".join([first.strip("\n"), *(each.strip("\n") for each in reversed(rest))])


def sentences_reordered(text: str) -> str:
    """In every paragraph the second sentence and those behind it, the last of them first; quotations stay whole."""
    return "\n\n".join(_turned(paragraph) for paragraph in text.split("\n\n"))


def _turned(paragraph: str) -> str:
    if "“" in paragraph:
        return paragraph
    first, *rest = re.split(r"(?<=[a-z)][.!?]) (?=[A-Z])", paragraph.strip("\n"))
    return " ".join([first, *reversed(rest)])


def short_millions(text: str) -> str:
    """€5m for €5 million, 5m yuan for 5 million yuan."""
    text = re.sub(
        r"([€$£]\d[\d.,]*) (m|b)illion\b", lambda found: f"{found[1]}{'m' if found[2] == 'm' else 'bn'}", text
    )
    return re.sub(r"\b(\d[\d.,]*) million (?=yuan|euros|dollars|pounds)", r"\1m ", text)


def other_dates(text: str) -> str:
    """March 5, 2024 for 5 March 2024, and the other way round."""
    if re.search(rf"\b\d{{1,2}} (?:{MONTH})\b", text):
        text = re.sub(
            rf"\b(\d{{1,2}}) ({MONTH}) (\d{{4}})\b(?=(\W?))",
            lambda found: f"{found[2]} {found[1]}, {found[3]}{',' if found[4] == ' ' else ''}",
            text,
        )
        return re.sub(rf"\b(\d{{1,2}}) ({MONTH})\b", r"\2 \1", text)
    return re.sub(rf"\b({MONTH}) (\d{{1,2}}), (\d{{4}}),?", r"\2 \1 \3", text)


def few_in_figures(text: str) -> str:
    """3 people for three people, outside quotations and not at the start of a sentence."""
    return _outside(
        text,
        lambda plain: re.sub(
            rf"(?<=[a-z,] )({'|'.join(FEW)})(?= [a-z])", lambda found: str(SMALL.index(found[1])), plain
        ),
    )


def few_in_words(text: str) -> str:
    """Three people for 3 people."""
    return _outside(
        text,
        lambda plain: re.sub(
            r"(?<=[a-z,] )([2-9])(?= [a-z]{3})(?! (?:a\.m|p\.m|million|billion))",
            lambda found: SMALL[int(found[1])],
            plain,
        ),
    )


def _outside(text: str, change: Callable[[str], str]) -> str:
    marks = [0, *(at for found in QUOTED.finditer(text) for at in found.span()), len(text)]
    return "".join(
        part if at % 2 else change(part) for at, part in enumerate(text[a:b] for a, b in itertools.pairwise(marks))
    )


def per_cent(text: str) -> str:
    """45 per cent for 45%, and 45 percent for 45 per cent."""
    return text.replace(" per cent", " percent") if " per cent" in text else re.sub(r"(?<=\d)%", " per cent", text)


def single_quotes(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


def straight_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def other_spelling(text: str) -> str:
    """-ize for -ise, center for centre, and the other way round."""
    text = ISE.sub(lambda found: found[1] + ("z" if found[2] == "s" else "s"), text)
    for one, other in SPELLINGS.items():
        text = re.sub(rf"\b{one}\b", other, text)
    return text


def another_house(text: str) -> str:
    """All of it at once."""
    for change in (short_millions, other_dates, few_in_figures, per_cent, single_quotes, other_spelling):
        text = change(text)
    return text


STYLES: Mapping[str, Callable[[str], str]] = {
    "unchanged": unchanged,
    "paragraphs reordered": reordered,
    "sentences reordered": sentences_reordered,
    "€5m for €5 million": short_millions,
    "March 5 for 5 March": other_dates,
    "3 for three": few_in_figures,
    "three for 3": few_in_words,
    "per cent for %": per_cent,
    "‘…’ for “…”": single_quotes,
    "straight for “…”": straight_quotes,
    "-ize for -ise": other_spelling,
    "another house": another_house,
}
"""The copies by name. One in another style that comes out as it went in is not counted."""
