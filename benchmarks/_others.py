"""Other tools that read values in text, each made ready once. None is a dependency: what is not installed is left out."""

from __future__ import annotations

from collections.abc import Callable

Read = Callable[[str], object]


def spacy_small() -> Read:
    """spaCy's small English pipeline, all components: entities of eighteen types, no values."""
    import en_core_web_sm

    model = en_core_web_sm.load()
    return lambda text: [(span.text, span.label_) for span in model(text).ents]


def quantulum() -> Read:
    """quantulum3 without its classifier: quantities with units."""
    from quantulum3 import parser

    return parser.parse


def duckling() -> Read:
    """Duckling (Haskell) with every dimension it has for English."""
    import pyduckling

    context = pyduckling.Context(pyduckling.parse_ref_time(pyduckling.load_time_zones("/usr/share/zoneinfo"), "UTC", 1_730_764_800), pyduckling.parse_lang("EN"), pyduckling.default_locale_lang(pyduckling.parse_lang("EN")))
    names = ["amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "time", "volume"]
    dimensions = pyduckling.parse_dimensions(names)
    return lambda text: pyduckling.parse(text, context, dimensions, False)


OTHERS: dict[str, Callable[[], Read]] = {
    "spaCy en_core_web_sm": spacy_small,
    "quantulum3": quantulum,
    "Duckling (pyduckling-native-phihos)": duckling,
}
