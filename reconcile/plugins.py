"""Kinds, rules, formats and languages that other distributions bring, by entry points.

A distribution names what it brings in its metadata, under the group of its sort:

    [project.entry-points."reconcile.kinds"]
    temperature = "my_package.temperature:KIND"

`plugins(KINDS)` gives those of one group, by name; `Plugin.load` imports one. Nothing is looked up before something of
the sort is loaded: reading the metadata of all that is installed takes time.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from reconcile.errors import ReconcileError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")
KINDS, RULES, FORMATS, LANGUAGES = "reconcile.kinds", "reconcile.rules", "reconcile.formats", "reconcile.languages"
"""The groups of entry points."""
GROUPS = frozenset({KINDS, RULES, FORMATS, LANGUAGES})

MARK, POINTS = b"[reconcile.", "entry_points.txt"


class BadPlugin(ReconcileError):
    """A plug-in that cannot be loaded, or is not what its group asks for."""

    slug = "bad-plugin"


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point: the name that it gives, the module and, behind a colon, the object; and the distribution it is
    of."""

    name: str
    module: str
    attribute: str
    group: str
    distribution: str

    def bad(self, why: str, hint: str = "") -> BadPlugin:
        """The error that says what is wrong with it, and whose it is."""
        where = f"the plug-in {self.name!r} ({self.group}) of the distribution {self.distribution}"
        return BadPlugin(why, where, hint or f"Mend it, or remove it: pip uninstall {self.distribution.split()[0]}")

    def imported(self) -> ModuleType:
        """Its module. Raises BadPlugin where that cannot be imported."""
        try:
            return importlib.import_module(self.module)
        except Exception as error:
            raise self.bad(f"cannot be imported ({type(error).__name__}: {error})") from error

    def load(self, wanted: type[T]) -> T:
        """The object that it names. Raises BadPlugin where that is not there, or not of the type wanted."""
        found: object = self.imported()
        for part in filter(None, self.attribute.split(".")):
            if not hasattr(found, part):
                raise self.bad(f"has no {self.attribute} in {self.module}")
            found = getattr(found, part)
        if not isinstance(found, wanted):
            raise self.bad(f"{self.module}:{self.attribute} is no {wanted.__name__}, but a {type(found).__name__}")
        return found

    def folder(self) -> Path:
        """The folder of its package, for what it brings besides code. Raises BadPlugin where that is no folder."""
        paths = [Path(each) for each in getattr(self.imported(), "__path__", ())]
        if not paths or not paths[0].is_dir():
            raise self.bad(f"{self.module} is no package in a folder")
        return paths[0]

    def examples(self) -> Path:
        """The examples file beside its module. Raises BadPlugin where there is none."""
        file = Path(getattr(self.imported(), "__file__", None) or self.module)
        home = file.parent.parent / file.parent.name if file.stem == "__init__" else file.with_suffix("")
        path = home.with_name(f"{home.name}.examples.toml")
        if not path.is_file():
            raise self.bad(
                f"{path.name} is missing beside {self.module}", "Write its examples: what is one, what is none"
            )
        return path


def plugins(group: str) -> dict[str, Plugin]:
    """The plug-ins of that group by name, in order of name. Raises BadPlugin where two distributions give one name."""
    found: dict[str, Plugin] = {}
    for plugin in sorted(_installed(), key=lambda one: (one.name, one.distribution, one.module)):
        if plugin.group != group:
            continue
        other = found.get(plugin.name)
        if other is not None and (other.module, other.attribute) != (plugin.module, plugin.attribute):
            raise plugin.bad(f"{other.distribution} brings one of that name already")
        found[plugin.name] = plugin
    return found


def unlike(own: Iterable[str], brought: dict[str, Plugin]) -> None:
    """Raises BadPlugin where a plug-in has the name of something that the program has itself."""
    for name in sorted(brought.keys() & set(own)):
        raise brought[name].bad("the program has one of that name itself", "Give it another name")


@cache
def _installed() -> tuple[Plugin, ...]:
    """The entry points of all groups; those of a distribution that is found twice once."""
    if not _any_brought():
        return ()
    from importlib import metadata

    points = metadata.entry_points()
    return tuple(
        Plugin(point.name, point.module, point.attr or "", group, _distribution(point))
        for group in sorted(GROUPS)
        for point in points.select(group=group)
    )


def _any_brought() -> bool:
    """Does the metadata of anything on the path speak of these groups? `importlib.metadata` takes longer to import than
    this."""
    for folder in map(Path, sys.path):
        if folder.is_file():  # an archive, whose metadata only `importlib.metadata` reads
            return True
        try:
            infos = [each for each in folder.iterdir() if each.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for info in infos:
            try:
                if MARK in (info / POINTS).read_bytes():
                    return True
            except OSError:
                continue
    return False


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "unknown"
