"""Which articles a chain of likenesses connects, found by rounds in which articles tell each other the least they know.

The rounds are those of Kiveris and others, "Connected Components in MapReduce and Beyond" (2014): a large-star, in
which every article hands the least article it knows to its larger neighbours, and a small-star, in which it hands it to
the smaller ones. When nothing changes any more, each article is linked to the least of its component, and to no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.cluster.edges import Edges
from reconcile.cluster.reading import ROWS
from reconcile.cluster.shuffling import Workers, by_number

Sent = tuple[dict[int, Any], bool]
"""What is sent to each part, and whether anything changed."""
MOST = 200
"""Rounds; a hundred thousand million articles in one chain would take some forty."""


def connected(workers: Workers, edges: Sequence[Any], parts: int) -> list[Any]:
    """For each part the futures of two arrays: its articles that are connected with others, and the least article of
    the component of each. `edges` are the futures of the pairs."""
    sent = workers.map(begun, edges)
    for _ in range(MOST):
        large = workers.map(large_star, workers.shuffled(workers.map(_first, sent), parts))
        small = workers.map(small_star, workers.shuffled(workers.map(_first, large), parts))
        changed = any(workers.results(workers.map(_second, [*large, *small])))
        sent = small
        if not changed:
            break
    return workers.map(labels, workers.shuffled(workers.map(_first, sent), parts))


def begun(edges: Edges) -> Sent:
    """Of the pairs that belong together, a tree for each component of these pairs alone, both ways."""
    import numpy

    ones, others, _, connects = edges
    parent: dict[int, int] = {}
    for one, other in zip(ones[connects].tolist(), others[connects].tolist(), strict=True):
        a, b = _root(parent, one), _root(parent, other)
        if a != b:
            parent[max(a, b)] = min(a, b)
    leaves = [each for each in parent if parent[each] != each]
    roots = [_root(parent, each) for each in leaves]
    return _both_ways(numpy.array(leaves, dtype=numpy.uint64), numpy.array(roots, dtype=numpy.uint64)), False


def large_star(given: Sequence[tuple[Any, Any]]) -> Sent:
    """Link the larger neighbours of each article to the least it knows; sent on to the larger of each link."""
    import numpy

    mine, theirs, least = _neighbourhoods(given)
    larger = theirs > mine
    linked, to = theirs[larger], least[larger]
    return _to_home(linked, to), bool(numpy.any(to != mine[larger]))


def small_star(given: Sequence[tuple[Any, Any]]) -> Sent:
    """Link each article, and its smaller neighbours, to the least of them; sent on both ways."""
    import numpy

    mine, theirs, least = _neighbourhoods(given)
    linked, to = numpy.concatenate((mine, theirs)), numpy.concatenate((least, least))
    apart = linked != to
    return _both_ways(linked[apart], to[apart]), bool(numpy.any(theirs != least))


def labels(given: Sequence[tuple[Any, Any]]) -> tuple[Any, Any]:
    """Each article with the least that it is linked with."""
    import numpy

    mine, _, least = _neighbourhoods(given)
    found, first = numpy.unique(mine, return_index=True)
    return found, least[first]


def _neighbourhoods(given: Sequence[tuple[Any, Any]]) -> tuple[Any, Any, Any]:
    """Each link once, sorted, and beside it the least of its first article and all of that one's neighbours."""
    import numpy

    if not given:
        empty = numpy.zeros(0, dtype=numpy.uint64)
        return empty, empty, empty
    rows = numpy.unique(numpy.stack([numpy.concatenate(column) for column in zip(*given, strict=True)]), axis=1)
    mine, theirs = rows
    begins = numpy.flatnonzero(numpy.concatenate(([True], mine[1:] != mine[:-1])))
    counts = numpy.diff(numpy.concatenate((begins, [len(mine)])))
    least = numpy.minimum(numpy.minimum.reduceat(theirs, begins), mine[begins])
    return mine, theirs, numpy.repeat(least, counts)


def _to_home(mine: Any, theirs: Any) -> dict[int, Any]:
    return by_number(mine >> ROWS, mine, theirs) if len(mine) else {}


def _both_ways(ones: Any, others: Any) -> dict[int, Any]:
    import numpy

    return _to_home(numpy.concatenate((ones, others)), numpy.concatenate((others, ones)))


def _root(parent: dict[int, int], each: int) -> int:
    root = each
    while (above := parent.setdefault(root, root)) != root:
        root = above
    while (above := parent[each]) != root:
        parent[each], each = root, above
    return root


def _first(sent: Sent) -> dict[int, Any]:
    return sent[0]


def _second(sent: Sent) -> bool:
    return sent[1]
