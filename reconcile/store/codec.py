"""Records of the program as bytes and back: what a run keeps for the next one.

Only dataclasses and enums of the program and of its plug-ins are made again, by their fields, and plain data; nothing
in the bytes is ever
executed. The bytes are no format for others: they are read by the very program that wrote them, or thrown away.
"""

from __future__ import annotations

import datetime
import enum
import importlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import msgpack

from reconcile.store.installed import packages

TUPLE, LIST, DICT, SET, DECIMAL, DATE, TIME, FIRST = range(8)
"""What the first item of a list says of the others; from FIRST on it is the number of a class."""
PLAIN = frozenset({str, int, float, bool, type(None), bytes})
UNREADABLE = (
    zlib.error,
    msgpack.exceptions.UnpackException,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ImportError,
)
"""What bytes raise that hold no record, or one of another program."""
QUICK = 1
"""Level of compression: sentences come again with every claim they hold, so the quickest does nearly as well."""


def pack(record: Any) -> bytes:
    """The record as bytes. Raises TypeError for what is neither plain data nor a record of this program."""
    writer = _Writer()
    data = writer.plain(record)
    names = [f"{each.__module__}:{each.__qualname__}" for each in writer.classes]
    return zlib.compress(msgpack.packb([names, data], unicode_errors="surrogatepass"), QUICK)


def unpack(data: bytes) -> Any:
    """The record that the bytes hold. Raises ValueError where they hold none."""
    try:
        limits = dict.fromkeys(("max_str_len", "max_bin_len", "max_array_len"), 2**31 - 1)
        names, plain = msgpack.unpackb(zlib.decompress(data), unicode_errors="surrogatepass", **limits)
        return _Reader([_class(name) for name in names]).record(plain)
    except UNREADABLE as error:
        raise ValueError(f"no record of this program ({error})") from error


def _class(name: str) -> type[Any]:
    module, _, qualified = name.partition(":")
    found: Any = importlib.import_module(module) if module.split(".")[0] in packages() else None
    for part in qualified.split("."):
        found = getattr(found, part)
    if not isinstance(found, type) or not _is_record(found):
        raise LookupError(f"{name} is no record")
    return found


def _is_record(made: type[Any]) -> bool:
    return is_dataclass(made) or issubclass(made, enum.Enum) or hasattr(made, "_fields")


class _Writer:
    """Turns records into lists that begin with what they are."""

    def __init__(self) -> None:
        self.classes: dict[type[Any], int] = {}
        self.names: dict[type[Any], tuple[str, ...]] = {}

    def plain(self, value: Any) -> Any:
        made = type(value)
        if made in PLAIN:
            return value
        simple = SIMPLE.get(made)
        return simple(self, value) if simple else self._record(made, value)

    def each(self, code: int, values: Iterable[Any]) -> list[Any]:
        return [code, *(value if type(value) in PLAIN else self.plain(value) for value in values)]

    def _record(self, made: type[Any], value: Any) -> list[Any]:
        if made not in self.classes:
            if made.__module__.split(".")[0] not in packages() or not _is_record(made):
                raise TypeError(f"{made.__module__}.{made.__qualname__} is no record of this program")
            self.names[made] = tuple(field.name for field in fields(made)) if is_dataclass(made) else ()
        code = FIRST + self.classes.setdefault(made, len(self.classes))
        if isinstance(value, enum.Enum):
            return [code, value.value]
        return self.each(
            code, value if isinstance(value, tuple) else [getattr(value, name) for name in self.names[made]]
        )


SIMPLE: Mapping[type[Any], Callable[[_Writer, Any], list[Any]]] = {
    tuple: lambda writer, value: writer.each(TUPLE, value),
    list: lambda writer, value: writer.each(LIST, value),
    dict: lambda writer, value: writer.each(DICT, (part for item in value.items() for part in item)),
    frozenset: lambda writer, value: writer.each(SET, sorted(value, key=repr)),
    Decimal: lambda writer, value: [DECIMAL, str(value)],
    datetime.date: lambda writer, value: [DATE, value.toordinal()],
    datetime.time: lambda writer, value: [TIME, value.isoformat()],
}


class _Reader:
    """Makes records again of such lists."""

    def __init__(self, classes: Iterable[type[Any]]) -> None:
        self.made = [*READ, *map(_maker, classes)]

    def record(self, value: Any) -> Any:
        if type(value) is not list:
            return value
        return self.made[value[0]]([self.record(each) if type(each) is list else each for each in value[1:]])


READ: list[Callable[[list[Any]], Any]] = [
    tuple,
    list,
    lambda items: dict(zip(items[::2], items[1::2], strict=True)),
    frozenset,
    lambda items: Decimal(items[0]),
    lambda items: datetime.date.fromordinal(items[0]),
    lambda items: datetime.time.fromisoformat(items[0]),
]


def _maker(made: type[Any]) -> Callable[[list[Any]], Any]:
    """How one of the class is made of its fields."""
    if not is_dataclass(made):
        return lambda items: made(*items)
    names = [field.name for field in fields(made)]
    by_name = any(field.kw_only for field in fields(made))
    return (lambda items: made(**dict(zip(names, items, strict=True)))) if by_name else (lambda items: made(*items))
