"""Writes the report: one pass, unchanged pages left alone, pages that are no more taken away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile import generated, sanitizing
from reconcile.errors import BadUsage
from reconcile.files import put
from reconcile.model import Result
from reconcile.report import digests, pages
from reconcile.report.drawing import ASSETS, as_file, as_one, asset
from reconcile.report.links import Site
from reconcile.report.options import Options
from reconcile.report.originals import originals
from reconcile.report.publishing import Shelf
from reconcile.report.result_index import ResultIndex


def write(result: Result, out: Path, options: Options) -> list[Path]:
    """Write the report of the result as HTML, and return its files in the order made, the first page first.

    `out` is a folder, made where it is not there; for a single file its name, or a folder in which it is called
    index.html. A page whose content is the same as on disk is not touched, and one that a person edited is kept beside
    the new one, which `options.kept` is told.
    Raises BadUsage where `out` cannot be written: the report that was there is still there, or has no first page.
    """
    try:
        with _uncollected():
            return _one(result, out, options) if options.single_file else _folder(result, out, options)
    except OSError as error:
        raise BadUsage(
            f"the report cannot be written ({error.strerror})",
            str(out),
            "Name a folder that you may write to, with room for it",
        ) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic collector: pages are trees that go when they are drawn, and it would walk the whole result for
    them again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _one(result: Result, out: Path, options: Options) -> list[Path]:
    site = Site(single=True)
    target = out if out.suffix.lower() in (".html", ".htm") else out / "index.html"
    data = digests.sealed(sanitizing.page(as_one(pages.build(ResultIndex(result), options, site), site, result.corpus)))
    aside = (
        digests.beside(target)
        if digests.edited(target, digests.read(target.parent).get(target.name), alone=True)
        else None
    )
    put(target, data, aside=aside)
    _tell(options, [aside] if aside else [])
    return [target]


def _folder(result: Result, out: Path, options: Options) -> list[Path]:
    beside = originals(result)
    index, site = ResultIndex(result, {path: each.name for path, each in beside.items()}), Site()
    total = pages.number(index)
    names: list[str] = []
    with Shelf(out) as shelf:
        for page in pages.build(index, options, site):
            shelf.put(page.path, sanitizing.page(as_file(page, site, result.corpus)))
            names.append(page.path)
            if options.progress:
                options.progress(len(names), total)
        for name in ASSETS:
            shelf.put(f"assets/{name}", asset(name))
        for each in beside.values():
            shelf.put(each.name, each.data)
        _tell(options, shelf.change())
    return [
        out / name
        for name in (
            *names,
            *(f"assets/{name}" for name in ASSETS),
            *(each.name for each in beside.values()),
            generated.PAGES,
        )
    ]


def _tell(options: Options, kept: list[Path]) -> None:
    if options.kept:
        for path in kept:
            options.kept(path)
