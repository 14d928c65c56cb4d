"""What reading a file of each format costs, as a share of what extracting the claims of its text costs.

The files are those that other programs wrote for the tests: one story in every format. Of each the fastest of several
rounds counts, processes that it starts included, and a first round loads what libraries it needs. The bar is on plain
text; of the others the shares say where the time goes.
"""

from __future__ import annotations

import resource
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model import Article

FOLDERS = [Path(__file__).parent.parent / "tests" / "articles" / name for name in ("desk", "web_desk")]
ROUNDS = 3
TEXT, LARGEST_SHARE = "text", 0.2
"""Of the time of extraction: the most that reading plain text may add."""


def bench() -> bool:
    """Print the figures by format; is the bar met?"""
    from reconcile import articles, claims

    spent: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()):
        found = _read(path)
        if found:
            read = _fastest(lambda path=path: articles.read([path]))  # type: ignore[misc]
            extracted = _fastest(lambda found=found: [claims.extract(each) for each in found])  # type: ignore[misc]
            spent[_format(path, found[0].format)].append((read, extracted))
    print("format     files  read, ms  extracted, ms  share")
    shares = {}
    for name, times in sorted(spent.items()):
        read, extracted = median(one for one, _ in times), median(other for _, other in times)
        shares[name] = median(one / other for one, other in times)
        print(f"{name:10} {len(times):5} {1000 * read:9.1f} {1000 * extracted:14.1f} {shares[name]:6.1%}")
    print(f"plain text: {shares[TEXT]:.1%} of extraction (at most {LARGEST_SHARE:.0%})")
    return shares[TEXT] <= LARGEST_SHARE


def _read(path: Path) -> Sequence[Article]:
    """The articles of the file; none where it was made not to be read, and of the folder that a browser saves."""
    from reconcile import articles
    from reconcile.errors import UnreadableInput

    try:
        return articles.read([path]).articles if path.suffix not in (".py", ".css", ".png") else ()
    except UnreadableInput:
        return ()


def _format(path: Path, of_article: str) -> str:
    """The format of the file; an archive's articles are of the formats packed into it."""
    from reconcile.articles._formats import recognise

    known = recognise(path.read_bytes(), path.name)
    return known.name if known else of_article


def _fastest(work: Callable[[], object]) -> float:
    """Seconds of the processor in the fastest round, of this process and of those that it starts."""
    rounds = []
    for _ in range(ROUNDS):
        begun = _clock()
        work()
        rounds.append(_clock() - begun)
    return min(rounds)


def _clock() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
