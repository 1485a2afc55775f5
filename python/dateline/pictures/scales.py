"""Days on a line: which ticks to draw and how to write them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from .letters import width

Day = datetime.date

# days between two ticks, from which on months and years are counted instead
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


class Scale:
    """Maps days to pixels.

    >>> scale = Scale(Day(2026, 3, 1), Day(2026, 3, 11), 100, 400)
    >>> scale(Day(2026, 3, 6))
    250.0
    >>> [label for _, label in scale.ticks()]
    ['1 Mar 2026', '8 Mar']
    """

    def __init__(self, first: Day, last: Day, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right
        self._per_day = (right - left) / max((last - first).days, 1)

    def __call__(self, day: Day) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + (day - self.first).days * self._per_day

    def ticks(self) -> list[tuple[Day, str]]:
        """Days with their labels, as many as have room side by side."""
        for candidate in self._candidates():
            labelled = list(_labelled(candidate))
            ends = [(self(day) - width(label) / 2, self(day) + width(label) / 2) for day, label in labelled]
            if all(a[1] + 10 <= b[0] for a, b in pairwise(ends)):
                return labelled
        return [(self.first, _long(self.first))]

    def _candidates(self) -> Iterator[list[Day]]:
        span = (self.last - self.first).days
        for step in _DAYS:
            if span / step <= 40:
                yield [self.first + datetime.timedelta(n) for n in range(0, span + 1, step)]
        for step in _MONTHS:
            if span / step <= 1600:
                yield list(self._months(step))

    def _months(self, step: int) -> Iterator[Day]:
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step if self.first.day == 1 or month % step else step
        while month // 12 < 10_000 and Day(month // 12, month % 12 + 1, 1) <= self.last:
            yield Day(month // 12, month % 12 + 1, 1)
            month += step


def _labelled(days: list[Day]) -> Iterator[tuple[Day, str]]:
    """The year is written once."""
    by_year = len(days) > 1 and all(d.day == 1 and d.month == 1 for d in days)
    months = not by_year and len(days) > 1 and all(d.day == 1 for d in days)
    year = None
    for day in days:
        if by_year:
            yield day, str(day.year)
        else:
            name = MONTHS[day.month - 1] if months else f"{day.day} {MONTHS[day.month - 1]}"
            yield day, name if day.year == year else f"{name} {day.year}"
        year = day.year


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _long(day: Day) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written(day: Day) -> str:
    """A day as people write it, whatever the locale.

    >>> written(Day(2026, 3, 5))
    '5 Mar 2026'
    """
    return _long(day)
