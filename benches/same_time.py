"""When a value of a specification and the expressions read under it mean the same time.

Values of the specifications are intervals, those of this package values of TIMEX3 with bounds. ``agrees`` compares
them; what it does not hold against a value: how far into a year *early* reaches, that an interval that lasts *until*
something is begun at the moment of asking, the hour of asking carried along by *in seven days*, and the zone a time of
day is told in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]


def clocks_at(time: Record, now: str) -> list[str]:
    """Times of day told in a zone, as the clock of the one who asks has them."""
    zone = re.search(r"([+-])(\d\d):(\d\d)$", now)
    told = re.findall(r"T(\d\d):(\d\d):\d\d(Z|[+-]\d\d:\d\d)", time["edtf"] or "")
    if not zone or not told:
        return []
    minutes_of = lambda s: 0 if s == "Z" else int(s[0] + "1") * (int(s[1:3]) * 60 + int(s[4:]))  # noqa: E731
    own = [(int(h) * 60 + int(m) - minutes_of(z) + minutes_of(zone[0])) % 1440 for h, m, z in told]
    return [f"{n // 60:02}:{n % 60:02}" for n in own]


Moment = tuple[dt.date | None, str | None]


def moment(text: str) -> Moment | None:
    """A day and a time of day; both may be missing."""
    found = re.fullmatch(r"(?:(\d{4})-(\d\d)-(\d\d))?[T ]?(?:(\d\d)(?::(\d\d))?(?::\d\d)?)?", text)
    if not found or not text:
        return None
    year, month, day, hour, minute = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None
    return date, f"{hour}:{minute or '00'}" if hour else None


def span(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a value of TIMEX3."""
    day = dt.timedelta(1)
    try:
        if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
            date = dt.date(*map(int, found.groups()))
            return date, date
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            year, month = map(int, found.groups())
            return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - day
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            first = dt.date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            return first, first + (1 if found[3] else 6) * day
        if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
            year, month = int(found[1]), int(found[2]) * 3
            return dt.date(year, month - 2, 1), dt.date(year + month // 12, month % 12 + 1, 1) - day
        if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            year, month = int(found[1]), 3 + 3 * ["SP", "SU", "FA", "WI"].index(found[2])
            return dt.date(year, month, 1), dt.date(year + (month + 2) // 12, (month + 2) % 12 + 1, 1) - day
        if found := re.fullmatch(r"\d{2,4}", value):
            years = 10 ** (4 - len(value))
            return dt.date(int(value) * years, 1, 1), dt.date((int(value) + 1) * years - 1, 12, 31)
    except ValueError:
        return None
    return None


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def readings(times: list[Record]) -> Iterator[list[Record]]:
    """The expressions as they are read, then with each other reading in the place of the first, then with all."""
    yield times
    others = [[other for value in time["alternatives"] if (other := read_as(time, value))] for time in times]
    for i, readings in enumerate(others):
        for other in readings:
            yield [*times[:i], other, *times[i + 1 :]]
    yield [other[0] if other else time for time, other in zip(times, others, strict=True)]


def read_as(time: Record, value: str) -> Record | None:
    """The expression with another of its values."""
    first, _, last = value.partition("/")
    begin, end = span(first.partition("T")[0]), span((last or first).partition("T")[0])
    if begin is None or end is None:
        return None
    kind = "TIME" if "T" in value else "DATE"
    bounds = {"earliest": begin[0].isoformat(), "latest": end[1].isoformat()}
    return {**time, "value": value, "type": kind, "mod": None, **bounds}


def agrees(gold: str, times: list[Record], now: str = "", words: str = "") -> bool:
    """Whether one value of the specification is what the expressions under it mean together."""
    gold = gold.replace(f"{now[:16]}:00/", "../").replace(f"{now[:10]}T{now[11:16]}:00/", "../") if now[11:13] else gold
    if not re.search(r"\d ?[ap]\.?m|:|noon|o'?clock|at \d", words) and (hour := now[11:13]):
        gold = re.sub(rf"T{hour}(?::00)?$", "", gold)  # `in seven days`, asked at four
    if is_edge(gold, times):
        return True
    for time in times:
        value = {"P1Q": "P3M"}.get(time["value"], time["value"])
        if time["type"] == "SET":
            value = re.sub(r":00$", "", value)
        if value == gold:
            return True
        if time["type"] == "DURATION" and gold.isdigit() and seconds(time["value"]) == int(gold):
            return True
    firsts = [f for t in times if (f := day(t["earliest"]))]
    lasts = [f for t in times if (f := day(t["latest"]))]
    first, last = (min(firsts) if firsts else None), (max(lasts) if lasts else None)
    clocks = [c for t in times for c in re.findall(r"T(\d\d:\d\d)", t["value"] or "")]
    clocks = [here for t in times for here in clocks_at(t, now)] or clocks
    parts = [t for t in times if re.search(r"T[A-Z]{2}$", t["value"] or "")]
    if known := span(gold):
        near = any(t["mod"] == "APPROX" for t in times) and first and first <= known[0] <= (last or first)
        return bool(near) or (first, last) == known
    left, slash, right = gold.partition("/")
    if not slash:
        at = moment(gold)
        return at is not None and (at[0] in (None, first)) and (at[1] is None or at[1] in clocks)
    begin, end = moment(left), moment(right)
    if begin and end and begin[1] == end[1] == "00:00":
        begin, end = (begin[0], None), (end[0], None)
    if (left != ".." and begin is None) or (right != ".." and end is None):
        return False
    if parts and begin and begin[1] and begin[0] in (None, first):
        return True
    if (begin and begin[1]) or (end and end[1] not in (None, "00:00")):
        same_day = begin is None or begin[0] in (None, first)
        wanted = [m[1] for m in (begin, end) if m and m[1]]
        return (
            same_day
            and all(abs(minutes(w) - minutes(c)) <= 60 for w, c in zip(wanted, clocks, strict=False))
            and bool(clocks)
        )
    day_after = first and first - dt.timedelta(1)  # `after 2010` begins with its last day or with the next one
    opens = begin is None or begin[0] in (first, day_after) or (begin[0] and first is None)
    if any(t["mod"] == "APPROX" for t in times) and begin and begin[0] and first:
        opens = abs((begin[0] - first).days) <= 2
        ends_near = end is None or end[0] is None or last is None or abs((end[0] - last).days) <= 2
        return opens and ends_near
    if end is None or end[0] is None:
        return bool(opens)
    # an end is counted in by one specification and left out by the other
    ends = [last] + [known[0] for t in times for v in (t["value"] or "").split("/") if (known := span(v))]
    closes = any(e and e in (end[0], end[0] - dt.timedelta(1)) for e in ends)
    return bool(opens) and closes


def is_edge(gold: str, times: list[Record]) -> bool:
    """`early 2019`: an interval that begins with the year, however far it reaches; `the end of 2019` likewise."""
    left, _, right = gold.partition("/")
    for time in times:
        whole, begin, end = span(time["value"] or ""), moment(left), moment(right or left)
        if whole is None or time["mod"] not in ("START", "MID", "END"):
            continue
        first, last = begin and begin[0], end and end[0]
        if last and right and (end is None or end[1] in (None, "00:00")):
            last -= dt.timedelta(1)
        inside = (first is None or whole[0] <= first) and (last is None or last <= whole[1])
        shared = {"START": first == whole[0], "END": last == whole[1], "MID": bool(first and last)}[time["mod"]]
        if (inside and shared and (first, last) != whole) or ((first, last) == whole and whole[0] == whole[1]):
            return True
    return False


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def seconds(period: str | None) -> float | None:
    """How long a period of TIMEX3 is, as the specification counts."""
    units = {"Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400, "TH": 3600, "TM": 60, "TS": 1, "WE": 172_800}
    days, _, hours = (period or "").removeprefix("P").partition("T")
    parts = [("", days), ("T", hours)]
    counted = [(t + unit, n) for t, part in parts for n, unit in re.findall(r"([\d.]+)([A-Z]+)", part)]
    known = counted and all(unit in units for unit, _ in counted)
    return sum(float(n) * units[unit] for unit, n in counted) if known else None
