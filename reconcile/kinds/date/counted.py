"""Dates that are counted off: "the first Tuesday in November", "the week before last", "a week on Thursday", "half a
century ago", "the Friday before Easter", "the 28th of this month"."""

from __future__ import annotations

from reconcile.kinds.date.relative import MARKS, RelativeForms
from reconcile.kinds.date.spoken import AHEAD, SAID, Spoken

LARGE = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
"""What such a unit is of the one that its half is told in."""
NTH = 5
"""Weekdays of one name that a month can have."""
SKIPPED = ("week", "weekend", "month", "quarter", "year", "decade", "day")
NEAR = 6
"""Tokens of the date from which a weekday is counted off, at most."""
BACK = 10
"""Words in front of "in 40 years" among which stands what was the first, or the worst, in so long."""


class CountedForms(RelativeForms):
    """Finders that count units, weekdays and days of the month from what stands beside them."""

    def read_units(self, i: int) -> Spoken | None:
        """What a unit of time is the head of."""
        unit = self.words.units[self.low[i]]
        return self._skipped(i, unit) or self._broken(i, unit) or self._ahead(i, unit) or super().read_units(i)

    def counted(self, found: Spoken) -> Spoken:
        """The date with what counts it off, in front of it and behind; itself where nothing does."""
        if self.at(found.first - 1) in self.sets.of_alone:
            return self._opened_by(found)
        if self.at(found.last) not in self.sets.gate_counted:
            return found
        return self.nth(self.weeks_on(self.skipped(found)))

    def _opened_by(self, found: Spoken) -> Spoken:
        """ "the eve of Easter", a day before; "the early hours of Saturday", the day itself."""
        j = found.first - 2
        day = found.form == "holiday" or (found.form == "field" and (found.day or found.weekday))
        if not day or found.to or found.other or self.at(j) not in self.sets.eve | self.sets.hours_word:
            return found
        if self.at(j) in self.sets.eve:
            the = self.at(j - 1) in self.sets.the
            return Spoken("shift", j - the, found.last, unit="day", count=-1, base="within", within=found)
        if self.at(j - 1) in self.sets.hours_of_night:
            found.first = self._article(j - 1)
        return found

    def _offset(self, i: int, unit: str) -> Spoken | None:
        found = super()._offset(i, unit)
        if found is None:
            return None
        lasting = found.base == "within" and self.at(found.first - 1) in self.sets.for_  # "for five days after 6 May"
        return None if lasting or (found.note == "future" and self.since_when(found.first)) else found

    # -- the week before last -----------------------------------------------------------------------------------------

    def _skips(self, j: int) -> int:
        """-1 for "before last", 1 for "after next" at token j, where no noun follows that "last" picks; else 0."""
        step = self.words.neighbours.get(self.at(j), 0) if self.at(j) in self.sets.sides else 0
        if not step or self.at(j + 1) not in (self.sets.last if step < 0 else self.sets.next):
            return 0
        behind = self.at(j + 2)
        return step if behind in MARKS or behind in self.sets.after_function or behind in self.sets.possessive else 0

    def _skipped(self, i: int, unit: str) -> Spoken | None:
        """ "the week before last", "the year after next": two units off."""
        step = self._skips(i + 1)
        if not step or self.at(i - 1) not in self.sets.the or unit not in SKIPPED or self.low[i].endswith("s"):
            return None
        return Spoken("shift", i - 1, i + 3, unit=unit, count=2 * step)

    def read_seasons(self, i: int) -> Spoken | None:
        """A season; one that is counted off is one wherever it stands."""
        if self._skips(i + 1) and self.at(i - 1) in self.sets.the:
            return Spoken("season", i, i + 1, number=self.words.seasons[self.low[i]])
        return super().read_seasons(i)

    def skipped(self, found: Spoken) -> Spoken:
        """ "the summer before last", "the Monday after next": one more turn off than the last, or the next."""
        plain = found.form in ("season", "holiday") or (found.form == "field" and (found.weekday or found.month))
        if not plain or found.day or found.year or found.within or found.to or found.select is not None:
            return found
        step = self._skips(found.last)
        if step and self.at(found.first - 1) in self.sets.the:
            found.select, found.count = step, step
            found.first, found.last = found.first - 1, found.last + 2
        return found

    # -- half a century ago -------------------------------------------------------------------------------------------

    def _broken(self, i: int, unit: str) -> Spoken | None:
        """ "half a century ago", "a year and a half later", "a quarter of a century ago", "two and a half years
        ago"."""
        if unit not in LARGE:
            return None
        added = self._and_part(i + 1)
        behind = i + 4 if added else i + 1
        parts = self._quarters(i, added)
        if parts is None:
            return None
        quarters, first = parts
        back = self.at(behind) in self.sets.ago
        if not back and self.at(behind) not in self.sets.later and self.at(behind) not in self.sets.earlier:
            return None
        factor, smaller = LARGE[unit]
        if quarters * factor % 4:
            return None
        ahead = 1 if self.at(behind) in self.sets.later else -1
        found = self._shift(first, behind + 1, smaller, ahead * quarters * factor // 4, "now" if back else "told")
        return self._hedged(found)

    def _quarters(self, i: int, added: int) -> tuple[int, int] | None:
        """How many quarters of the unit at token i are counted, where it is no whole number of them, and the first
        token that says so; `added` are those that stand behind the unit."""
        whole = self.number_before(i - 1)
        if added:
            return (4 * whole[0] + added, whole[1]) if whole else None
        if whole and whole[0] == 1 and self.at(whole[1] - 1) in self.sets.half_word:
            return 2, whole[1] - 1
        if whole and whole[0] == 1 and self.at(whole[1] - 1) in self.sets.of_alone:
            many = self.number_before(whole[1] - 3) if self.at(whole[1] - 2) in self.sets.quarters_word else None
            return many if many and many[0] in (1, 3) else None
        j = i - 2 if self.at(i - 1) == "-" else i - 1
        if self.at(j) not in self.sets.half_word or self.at(j - 1) not in self.sets.one:
            return None
        many = self.number_before(j - 3) if self.at(j - 2) in self.sets.and_ else (0, j - 1)
        return (4 * many[0] + 2, many[1]) if many else None

    def _and_part(self, j: int) -> int:
        """The quarters of "and a half", "and a quarter" at token j, 0 where it says none."""
        if self.at(j) not in self.sets.and_ or self.at(j + 1) not in self.sets.one:
            return 0
        return 2 * (self.at(j + 2) in self.sets.half_word) + (self.at(j + 2) in self.sets.quarter)

    # -- a week on Thursday -------------------------------------------------------------------------------------------

    def _ahead(self, i: int, unit: str) -> Spoken | None:
        """ "a week on Thursday", "a fortnight tomorrow", "in two years' time"."""
        number = self.number_before(i - 1)
        if number is None:
            return None
        count, first = number
        if unit in ("week", "fortnight") and not self._rated(first):
            j = self.skip(i + 1, *self.sets.on)
            day = self.at(j) in (self.words.weekdays if j > i + 1 else self.sets.ahead_days)
            within = self.phrase(j) if day and (j == i + 1 or self.capital(j)) else None
            if within and within.last == j + 1 and self.at(j + 1) not in self.sets.possessive:
                found = self._shift(first, j + 1, unit, count, "within")
                found.within, found.note = within, AHEAD
                return found
        j = i + 1 + (self.at(i + 1) in self.sets.possessive or self.at(i + 1) in ("'", "’"))
        if j > i + 1 and self.at(j) in self.sets.time_word and self.at(first - 1) in self.sets.in_:
            return self._shift(first - 1, j + 1, unit, count)
        return None

    def _rated(self, first: int) -> bool:
        """Is it how often: "three times a week on Thursday", "20 hours a week"?"""
        before = self.at(first - 1)
        return before in self.sets.rated or self.number_before(first - 2) is not None or before in self.sets.money

    def weeks_on(self, found: Spoken) -> Spoken:
        """ "Thursday week", "tomorrow week": seven days on."""
        day = (found.form == "field" and found.weekday and not found.day) or (
            found.form == "shift" and found.unit == "day" and found.count in (0, 1) and found.base == "now"
        )
        plain = found.select is None and not found.within and not found.to and found.last == found.first + 1
        stops = self.at(found.last + 1) in MARKS or self.at(found.last + 1) in self.sets.after_function
        if not (day and plain and stops) or self.at(found.last) not in self.sets.weeks_word:
            return found
        if self.at(found.first - 1) in self.sets.articles or self.at(found.first - 1) in self.sets.pickers:
            return found
        return Spoken(
            "shift",
            found.first,
            found.last + 1,
            unit="week",
            count=1,
            base="within",
            within=found,
            distance=True,
            note=AHEAD,
        )

    # -- the first Tuesday in November ---------------------------------------------------------------------------------

    def nth(self, found: Spoken) -> Spoken:
        """ "the first Tuesday in November", "the last Friday of the month", "the Sunday before Christmas"."""
        if found.form != "field" or not found.weekday or found.day or found.within or found.last != found.first + 1:
            return found
        return self._nth_of(found) or self._beside(found) or found

    def _nth_of(self, found: Spoken) -> Spoken | None:
        count = self.words.ordinals.get(self.at(found.first - 1), 0)
        suffixed = self.day_before(found.first - 1) if count == 0 else None
        first = found.first - 1
        if suffixed and suffixed[2]:
            count, first = suffixed[0], suffixed[1]
        if not count or count > NTH or self.at(found.last) not in self.sets.of:
            return None
        within = self._container(found.last + 1)
        if within is None:
            return None
        first -= self.at(first - 1) in self.sets.the
        return Spoken("nth", first, within.last, weekday=found.weekday, count=count, within=within)

    def again(self, i: int) -> bool:
        """Does the weekday at token i come again and again: "every first Monday of the month"?"""
        nth = self.day_before(i - 1)
        return nth is not None and nth[2] and self.at(nth[1] - 1) in self.sets.before_recurring

    def _container(self, j: int) -> Spoken | None:
        """The month, the quarter or the year at token j."""
        if self.at(j) in self.sets.the and self.at(j + 1) in self.sets.whole_units and self._stops(j + 2):
            return Spoken("shift", j, j + 2, unit=self.low[j + 1], base=SAID)
        within = None if self._weekday_near(j) else self.phrase(j)
        if within is None or within.to or within.other or within.part or within.fiscal or within.day or within.weekday:
            return None
        month = within.form == "field" and (within.month or within.year)
        return within if month or within.form in ("season", "sub") or self._long_unit(within) else None

    def _weekday_near(self, j: int) -> bool:
        """Does another weekday come right behind? One is not counted off from the other."""
        return any(self.at(k) in self.words.weekdays for k in range(j, j + NEAR))

    def _long_unit(self, within: Spoken) -> bool:
        return within.form == "shift" and within.unit in ("month", "year", "quarter")

    def _beside(self, found: Spoken) -> Spoken | None:
        """ "the Friday before Easter", "the Monday after 15 August": the nearest such day on that side."""
        step = self.words.neighbours.get(self.at(found.last), 0)
        first = found.first - (self.words.ordinals.get(self.at(found.first - 1), 0) == step)
        if not step or self.at(found.last) not in self.sets.sides or self.at(first - 1) not in self.sets.the:
            return None
        within = None if self._weekday_near(found.last + 1) else self._to_reach(found.last + 1)
        fits = within is not None and (within.form == "holiday" or (within.form == "field" and within.day))
        if within is None or not fits or within.to or within.other:
            return None
        return Spoken("nth", first - 1, within.last, weekday=found.weekday, number=step, within=within)

    # -- the 28th of this month ----------------------------------------------------------------------------------------

    def of_month(self, i: int) -> Spoken | None:
        """ "the 28th of this month", "the fifth of next month"."""
        day = self.day(i)
        if not day or not day[2] or not 1 <= day[0] <= 31 or self.at(day[1]) not in self.sets.of_alone:
            return None
        j = day[1] + 1
        the = self.at(i - 1) in self.sets.the
        if self.at(j) in self.sets.the and self.at(j + 1) in self.sets.month_word and the and self._stops(j + 2):
            within: Spoken | None = Spoken("shift", j, j + 2, unit="month", base=SAID)
        else:
            within = self.phrase(j) if self._month_behind(j) else None
        if within is None or within.form != "shift" or within.unit != "month":
            return None
        return Spoken("field", i - the, within.last, day=day[0], within=within)

    def _month_behind(self, j: int) -> bool:
        k = self.skip(j, *self.sets.the)
        return self.at(k) in self.sets.pickers and self.at(k + 1) in self.sets.month_word

    def since_when(self, first: int) -> bool:
        """Does "in 40 years" say in how long nothing like it was ("the driest spell in 40 years")? The words back to
        the verb tell."""
        verbs_of = (self.sets.tense_future, self.sets.tense_past, self.sets.tense_to_be)
        for k in range(first - 1, first - BACK, -1):
            word = self.at(k)
            if word in self.sets.record or word in self.sets.superlatives:
                return True
            if not word or any(word in verbs for verbs in verbs_of):
                return False
        return False
