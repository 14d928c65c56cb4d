"""Briefs: what few words share with a long report on one event is less than two reports share.

They come last, each by itself: a sentence that fits two alike events would bring these together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reconcile.facts.likenesses import Scored

PLAINLY = 0.75
"""As much as this of the likeness of a brief to a group another group may have, and it is plain which one is meant."""


def with_briefs(
    groups: Sequence[Sequence[int]], brief: Sequence[bool], alike: Scored, enough: float
) -> list[list[int]]:
    """The groups of articles, by number; each `brief` one that is alone is put into the group that it is plainly most
    like.

    `alike` gives the likeness of pairs; on average it must be `enough`.
    """
    lone = {members[0] for members in groups if len(members) == 1 and brief[members[0]]}
    found = [list(members) for members in groups]
    place = {member: number for number, members in enumerate(found) for member in members}
    near: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (a, b), score in sorted(each for each in alike.items() if (each[0][0] in lone) != (each[0][1] in lone)):
        for one, other in ((a, b), (b, a)):
            if one in lone and other not in lone:
                near[one][place[other]] += score / len(groups[place[other]])
    for one, into in near.items():
        first, *others = sorted(into, key=lambda number: (-into[number], groups[number][0]))
        if into[first] >= enough and all(into[other] <= PLAINLY * into[first] for other in others):
            found[place[one]].remove(one)
            found[first].append(one)
    return [members for members in found if members]
