"""`reconcile fetch`, and the addresses that `reconcile run` is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from reconcile import articles
from reconcile.errors import BadUsage, UnreadableInput
from reconcile.fetch import Client, Fetched, Limits, NotFetched, is_address, keep
from reconcile.model import NotRead

FOLDER = "fetched"
MEGABYTE = 1_000_000
HINT = "See that the address is right, or save the page as a file and name the file"


def placed(
    paths: Sequence[Path | str], *, kept: Path | None, allow_private: bool, largest: float, seconds: float, quiet: bool
) -> tuple[tuple[Path, ...], tuple[NotRead, ...]]:
    """The paths, with a copy of each address in its place, and what was not fetched.

    Copies stand in `kept`, else in a folder `fetched` beside the first path, else in one of the present folder. Raises
    UnreadableInput where there are only addresses, and none of them could be fetched.
    """
    wanted = list(dict.fromkeys(path for path in paths if isinstance(path, str)))
    files = [path for path in paths if isinstance(path, Path)]
    if not wanted:
        return tuple(files), ()
    folder = kept or (files[0].parent / FOLDER if files else Path(FOLDER))
    missed: list[NotRead] = []
    with _client(allow_private, largest, seconds) as client:
        for fetched in _fetched(client, wanted, missed):
            copy = keep(folder, fetched)
            files.append(copy)
            if not quiet:
                _tell(fetched, copy)
    if not files:
        raise UnreadableInput(missed[0].why, missed[0].path, HINT)
    return tuple(dict.fromkeys(files)), tuple(missed)


def fetch_command(
    addresses: Sequence[str],
    *,
    folder: Path,
    most: int,
    allow_private: bool,
    largest: float,
    seconds: float,
    pause: float,
    quiet: bool,
) -> int:
    """Keep a copy of each address, and of what the feeds among them lead to; 2 where nothing at all could be kept."""
    for address in addresses:
        if not is_address(address):
            raise BadUsage("this is no address", address, "Name an address that begins with http:// or https://")
    missed: list[NotRead] = []
    count = 0
    with _client(allow_private, largest, seconds, pause) as client:
        for fetched in _all(client, addresses, most, missed):
            copy = keep(folder, fetched)
            count += 1
            if not quiet:
                _tell(fetched, copy)
    for entry in missed:
        click.echo(f"not fetched: {entry.path}: {entry.why}", err=True)
    return 0 if count else 2


def _all(client: Client, addresses: Sequence[str], most: int, missed: list[NotRead]) -> Iterator[Fetched]:
    """What the addresses give, and behind each feed the pages of those entries that it does not give in full."""
    seen = set(addresses)
    for fetched in _fetched(client, dict.fromkeys(addresses), missed):
        yield fetched
        pages = [
            link for link in articles.linked(fetched.body, fetched.charset) if is_address(link) and link not in seen
        ]
        seen.update(pages[:most])
        yield from _fetched(client, pages[:most], missed)
        if len(pages) > most:
            missed.append(
                NotRead(
                    fetched.url,
                    (
                        f"the feed leads to {len(pages)} pages, of which the first {most} were fetched; `--most` "
                        "fetches more"
                    ),
                )
            )


def _fetched(client: Client, addresses: Iterable[str], missed: list[NotRead]) -> Iterator[Fetched]:
    for address in addresses:
        try:
            yield client.fetch(address)
        except NotFetched as error:
            missed.append(NotRead(address, f"not fetched: {error.what}"))


@contextmanager
def _client(allow_private: bool, largest: float, seconds: float, pause: float = 1.0) -> Iterator[Client]:
    with Client(
        Limits(largest=int(largest * MEGABYTE), seconds=seconds, pause=pause), allow_private=allow_private
    ) as client:
        yield client


def _tell(fetched: Fetched, copy: Path) -> None:
    """One line: the address, where it led, and the copy."""
    click.echo(f"fetched {' -> '.join((fetched.url, *fetched.redirects))}: {copy}", err=True)
