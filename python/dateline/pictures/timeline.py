"""Events in time, a lane for each quad class: who did what, in words while they are few, else as columns."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any

from . import svg
from .letters import cut, width
from .numbers import Numbers
from .palette import QUADS
from .picture import MARGIN, WIDTH, Picture, call, empty
from .rows import Row, Rows, articles, count, day, events
from .scales import Day, Scale, written

# events that are told in words; of more only the numbers are drawn
_WORDED = 36
_LEFT, _RIGHT = 44.0, float(WIDTH - MARGIN)
_LANE = (*QUADS, (None, "other", "body"))


def timeline(tables: Any, *, facts: bool = True, since: Any = None, until: Any = None) -> Picture:
    """Events by day and quad class.

    A full mark stands on the day that the article tells, a hollow one on the day of the article, where it tells none.

    >>> import dateline
    >>> doc = dateline.extract("Police arrested two editors in Kano on Monday.", published="2026-03-05")
    >>> timeline(doc).table.to_dicts()[0]["day"]
    datetime.date(2026, 3, 2)

    :param tables: an Extraction, a record, a list of records, or a dict of frames `events` and `docs`.
    :param facts: only what is asserted and not historical.
    :param since: first day drawn; a date or "2026-03-01".
    :param until: last day drawn.
    """
    rows = Rows(tables)
    told = events(rows, facts)
    first, last = day(since), day(until)
    dated = _dated(rows, told)
    placed = [event for event in dated if (not first or event.day >= first) and (not last or event.day <= last)]
    if first is None and last is None:
        placed = _without_far(placed)
    columns = ["doc", "event", "day", "day_told", "quad", "type", "who", "to_whom"]
    cells = [(e.row["doc"], e.row["id"], e.day, e.told, e.row["quad"], e.row["type"], *e.parties) for e in placed]
    numbers = Numbers(columns, cells)
    how = call("timeline", facts=(facts, True), since=(since, None), until=(until, None))
    title = "What happened when"
    caption = _caption(told, dated, placed, facts)
    if not placed:
        return empty(title, caption, "No event with a day", numbers, how)
    draw = _words if len(placed) <= _WORDED else _columns
    body, height = draw(placed)
    legend = [
        (f"f-{colour} s-{colour}", name) for quad, name, colour in _LANE if any(e.row["quad"] == quad for e in placed)
    ]
    return Picture(title, caption, body, height, numbers, how, legend)


class _Event:
    """An event and the day it stands on."""

    __slots__ = ("day", "row", "told")

    def __init__(self, row: Row, day: Day, told: bool) -> None:
        self.row, self.day, self.told = row, day, told

    @property
    def parties(self) -> tuple[str, str]:
        return ", ".join(self.row["actor_names"]), ", ".join(self.row["recipient_names"])

    @property
    def words(self) -> str:
        who, whom = self.parties
        what = self.row["type"].lower()
        return f"{who + ' · ' if who else ''}{what}{' → ' + whom if whom else ''}"

    @property
    def tip(self) -> str:
        when = written(self.day) if self.told else f"no day told, article of {written(self.day)}"
        where = f", {self.row['place_name']}" if self.row["place_name"] else ""
        return f"{when}{where}: {self.words} (“{self.row['trigger']}”, {self.row['doc']})"


def _dated(rows: Rows, told: Sequence[Row]) -> list[_Event]:
    published = {row["doc"]: day(row["published"]) for row in rows.get("docs")}
    out = []
    for row in told:
        own = day(row["date_start"])
        stands = own or published.get(row["doc"])
        if stands is not None:
            out.append(_Event(row, stands, own is not None))
    return sorted(out, key=lambda event: (event.day, str(event.row["doc"]), event.row["id"]))


def _without_far(placed: list[_Event]) -> list[_Event]:
    """Many events without the few on far days, one in twenty at either end, if the days shrink to less than half."""
    far = len(placed) // 20
    if len(placed) <= _WORDED or not far:
        return placed
    near = [event for event in placed if placed[far].day <= event.day <= placed[-1 - far].day]
    whole, kept = (list_[-1].day - list_[0].day for list_ in (placed, near))
    return near if kept * 2 < whole else placed


def _caption(told: Sequence[Row], dated: Sequence[_Event], placed: Sequence[_Event], facts: bool) -> str:
    kept = "asserted and not historical" if facts else "also denied, planned and historical"
    parts = [f"{count(len(placed), 'event')} of {articles([e.row for e in placed])}, first reports, {kept}."]
    undated = sum(not event.told for event in placed)
    if undated:
        parts.append(f"Hollow: {undated:,} of which no day is told, on the day of the article.")
    if len(dated) > len(placed):
        parts.append(f"{count(len(dated) - len(placed), 'event')} on other days, {_days(dated)} in all.")
    if len(told) > len(dated):
        parts.append(f"{count(len(told) - len(dated), 'event')} without a day.")
    return " ".join(parts)


def _days(dated: Sequence[_Event]) -> str:
    return f"{written(dated[0].day)} to {written(dated[-1].day)}"


def _words(placed: Sequence[_Event]) -> tuple[str, float]:
    """Each event a mark with its words; in a lane an event goes to the first row with room."""
    scale = Scale(placed[0].day, placed[-1].day, _LEFT + 14, _RIGHT - 120)
    out: list[str] = []
    y = 18.0
    for quad, _, colour in _LANE:
        lane = [event for event in placed if event.row["quad"] == quad]
        if not lane:
            continue
        ends: list[float] = []
        for event in lane:
            x = scale(event.day)
            label = cut(event.words, 250, 12)
            right = x + 12 + width(label)
            left = x - 8
            if right > _RIGHT:
                left = x - 12 - width(label)
                if left < _LEFT:
                    label = cut(label, _RIGHT - x - 12)
                    left, right = x - 8, _RIGHT
                else:
                    right = x + 8
            row = next((n for n, end in enumerate(ends) if end + 12 <= left), len(ends))
            ends[row:] = [right] if row == len(ends) else [right, *ends[row + 1 :]]
            out.append(_word(event, x, y + 14 + 22 * row, label, colour, left < x - 8))
        height = 22 * len(ends) + 6
        out.append(svg.line(_LEFT, y + height + 4, _RIGHT, y + height + 4, "s-grid"))
        out.append(_lane_mark(y, height, colour))
        y += height + 10
    return _axis(scale, y) + "".join(out), y + 28


def _word(event: _Event, x: float, y: float, label: str, colour: str, before: bool) -> str:
    shape = _shape(event, x, y, colour)
    words = svg.text(x - 12 if before else x + 12, y + 4, label, "right" if before else "")
    return svg.mark(event.tip, shape, words)


def _shape(event: _Event, x: float, y: float, colour: str) -> str:
    """Round what is said, square what is done; hollow what is on its article's day."""
    look = f"shape f-{colour} s-{colour}" + ("" if event.told else " hollow")
    if event.row["quad"] in ("MC", "MF"):
        return svg.rect(x - 5, y - 5, 10, 10, look, 1)
    return svg.tag("circle", cx=x, cy=y, r=5.5, class_=look)


def _lane_mark(y: float, height: float, colour: str) -> str:
    return svg.rect(MARGIN, y + 2, 4, height - 2, f"f-{colour}", 2)


def _columns(placed: Sequence[_Event]) -> tuple[str, float]:
    """Columns of days, weeks, months or years; all lanes have one scale."""
    first, last = placed[0].day, placed[-1].day
    bins = _bins(first, last)
    starts = sorted({bins(event.day) for event in placed})
    tallies = {lane[0]: Counter(bins(e.day) for e in placed if e.row["quad"] == lane[0]) for lane in _LANE}
    hollow = {
        lane[0]: Counter(bins(e.day) for e in placed if e.row["quad"] == lane[0] and not e.told) for lane in _LANE
    }
    most = max(max(tally.values(), default=0) for tally in tallies.values())
    scale = Scale(starts[0], max(last, starts[-1]), _LEFT + 18, _RIGHT - 18)
    wide = _column_width(scale, bins, starts[0])
    out: list[str] = []
    y, height = 18.0, 78.0
    for quad, name, colour in _LANE:
        tally = tallies[quad]
        if not tally:
            continue
        base = y + height
        peak = min((d for d in tally if tally[d] == max(tally.values())), default=first)
        for start in sorted(tally):
            n, weak = tally[start], hollow[quad][start]
            x, tall = scale(start) - wide / 2, (height - 16) * n / most
            low = (height - 16) * weak / most
            look = f"shape f-{colour} s-{colour}"
            parts = [svg.rect(x, base - tall, wide, tall - low, f"shape f-{colour}")] if n > weak else []
            if weak:
                parts.append(svg.rect(x, base - low, wide, low, look + " hollow"))
            weakly = f", {weak} of them on the day of their article" if weak else ""
            out.append(svg.mark(f"{bins.name} {written(start)}: {count(n, 'event')} of {name}{weakly}", *parts))
        out.append(
            svg.text(
                _inside(scale(peak), str(tally[peak])),
                base - (height - 16) * tally[peak] / most - 4,
                f"{tally[peak]:,}",
                "small middle",
            )
        )
        out += [svg.line(_LEFT, base, _RIGHT, base, "s-shore"), _lane_mark(y, height, colour)]
        y = base + 14
    return _axis(scale, y) + "".join(out), y + 28


class _Bins:
    """Days put together; called with a day it gives the first of its bin."""

    def __init__(self, name: str, days: int) -> None:
        self.name, self.days = name, days

    def __call__(self, day: Day) -> Day:
        if self.name == "Week from":
            return day - datetime.timedelta(day.weekday() if day > Day(1, 1, 7) else 0)
        if self.name == "Month from":
            return day.replace(day=1)
        return day.replace(month=1, day=1) if self.name == "Year from" else day


def _bins(first: Day, last: Day) -> _Bins:
    span = (last - first).days
    for name, days in (("", 1), ("Week from", 7), ("Month from", 30)):
        if span / days <= 62:
            return _Bins(name, days)
    return _Bins("Year from", 365)


def _column_width(scale: Scale, bins: _Bins, start: Day) -> float:
    step = (scale.right - scale.left) * bins.days / max((scale.last - scale.first).days, bins.days)
    return max(2.0, min(26.0, step * 0.8))


def _inside(x: float, label: str) -> float:
    return min(max(x, _LEFT + width(label)), _RIGHT - width(label))


def _axis(scale: Scale, y: float) -> str:
    """Ticks below, their lines behind everything."""
    out = []
    for tick, label in scale.ticks():
        x = scale(tick)
        out.append(svg.line(x, 12, x, y, "s-grid"))
        half = width(label) / 2
        out.append(svg.text(min(max(x, MARGIN + half), _RIGHT - half), y + 18, label, "f-muted middle"))
    return "".join(out)
