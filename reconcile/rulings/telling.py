"""A ruling in force, placed on what it is about in a run, with the reasons why it needs another look."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from reconcile.messages import say, say_later
from reconcile.model import Claim, Result
from reconcile.ruled import Ruled
from reconcile.rulings import verdicts
from reconcile.rulings.drafting import shown, signed
from reconcile.rulings.entries import About, Entry, Ruling, Seen, Thing
from reconcile.rulings.placing import Claims, sides_of
from reconcile.rulings.standing import Standing

REJOINED = say_later("A later ruling says that they are one thing.")
REWORDED = say_later("What it is about is told in other words.")
UNREAD = say_later("The value that was ruled to be right can no longer be read.")


class Teller:
    """The rulings on one result; what it looks up of that, it looks up once for all of them."""

    def __init__(self, result: Result, claims: Claims, honoured: Container[str] | None = None) -> None:
        self.claims, self.honoured = claims, honoured
        self.by_id = {claim.id: claim for claim in result.claims}
        self.findings = {each.id: each for each in result.findings}

    def ruled(self, standing: Standing, place: str | None, same: bool) -> Ruled | None:
        """The ruling on what has the id `place` in the result; None where nothing of it is here. `same` says that its
        key is."""
        entry, about = standing.entry, standing.about
        ruling = entry.ruling if entry else None
        here = self.claims.of(about)
        if entry is None or ruling is None or (place is None and not here):
            return None
        rivals = tuple((each.person, verdicts.sentence(each.ruling)) for each in standing.rivals if each.ruling)
        look = (
            *_gone(about.claims, here),
            *(() if same else self._changed(about, place)),
            *(
                self._undone(entry, ruling, about, place, here)
                if self.honoured is None or entry.hash in self.honoured
                else ()
            ),
            *(
                say("{person} ruled otherwise on another branch: {ruling}.", person=person, ruling=words)
                for person, words in rivals
            ),
        )
        return Ruled(
            thing=about.thing,
            id=place,
            key=about.key,
            verdict=ruling.verdict,
            shown=verdicts.sentence(ruling),
            person=entry.person,
            time=entry.time,
            reason=entry.reason,
            label=about.label,
            entry=entry.hash,
            value=ruling.value,
            right=self._right(ruling, about, place, here),
            look=look,
            silences=verdicts.silences(ruling) and not look,
            seconds=tuple((each.person, verdicts.sentence(each.ruling)) for each in standing.seconds if each.ruling),
            agreed=not standing.disagrees,
        )

    def _mine(self, place: str | None) -> tuple[str, ...]:
        """The claims that the finding of that id rests on."""
        finding = self.findings.get(place or "")
        return finding.claims if finding else ()

    def _right(self, ruling: Ruling, about: About, place: str | None, here: Mapping[str, Claim]) -> frozenset[str]:
        """The ids of the claims that say what was ruled to be right, those of articles that came later among them."""
        seen = [each for each in about.claims if each.side == ruling.side]
        words = {(each.kind, each.shown) for each in seen}
        same = {
            each for each in self._mine(place) if words and (self.by_id[each].kind, shown(self.by_id[each])) in words
        }
        return frozenset(same | {here[each.key].id for each in seen if each.key in here})

    def _changed(self, about: About, place: str | None) -> tuple[str, ...]:
        """That a finding has other values than it had when it was ruled on; a claim or a fact is what it was."""
        if about.thing is not Thing.FINDING or place is None:
            return ()
        now, then = {shown(self.by_id[each]) for each in self._mine(place)}, {each.shown for each in about.claims}
        new, old = sorted(now - then), sorted(then - now)
        told = [say("A value is new: {value}.", value=words) for words in new]
        told += [say("A value is gone: {value}.", value=words) for words in old]
        return tuple(told) or (say(REWORDED),)

    def _undone(
        self, entry: Entry, ruling: Ruling, about: About, place: str | None, here: Mapping[str, Claim]
    ) -> tuple[str, ...]:
        """That what the ruling asks for was not done: sides that are one all the same, a value that nobody can read."""
        met = [side for side in sides_of(about.claims, here) if not side.isdisjoint(self._mine(place))]
        if verdicts.splits(ruling) and len(met) > 1:
            return (say(REJOINED),)
        claim = self.by_id.get(place or "")
        corrected = claim is None or any(signed(entry) in note for note in claim.notes)
        return () if corrected else (say(UNREAD),)


def _gone(seen: Sequence[Seen], here: Mapping[str, Claim]) -> tuple[str, ...]:
    """What was ruled on and is there no more, by article."""
    gone = [each for each in seen if each.key not in here]
    return tuple(
        dict.fromkeys(
            say("“{quote}” ({source}) is no longer there.", quote=each.quote, source=each.publisher or each.article)
            for each in gone
        )
    )
