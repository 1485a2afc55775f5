"""One event told by many articles: events of a batch in groups, and articles that are nearly the same.

Rows are compared only within blocks (type, party, days), and in each block only with the latest few groups, so that the
work grows with the number of rows. The same rows give the same groups, whatever their number.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from .exceptions import DatelineError

# groups that a row is compared with in a block
_REACH = 16
# bins of a signature, and bins in a band: articles that share a band are compared
_BINS, _BAND = 64, 4
_WORDS = re.compile(r"\w+")
_SHINGLE = 5


class HasColumns(Protocol):
    """A table of `dateline`, which gives its columns."""

    def to_pydict(self) -> dict[str, list[Any]]: ...


class HasTables(Protocol):
    """What a batch gave."""

    @property
    def events(self) -> HasColumns: ...

    @property
    def docs(self) -> HasColumns: ...


class Groups:
    """Events in groups; every event is kept.

    >>> rows = {"doc": [0, 1], "id": [0, 0], "type": ["AID", "AID"], "mode": [None, None], "same_as": [None, None],
    ...         "actor_names": [["Norway"], ["Norway"]], "recipient_names": [["Chile"], ["Chile"]],
    ...         "place_name": [None, None], "date_start": ["2026-03-02", "2026-03-03"], "date_end": [None, None]}
    >>> group(rows).labels
    [0, 0]
    """

    __slots__ = ("_rows", "compared", "labels")

    def __init__(self, rows: list[_Row], labels: list[int], compared: int) -> None:
        self._rows = rows
        #: The group of each row; groups are numbered by their first row.
        self.labels = labels
        #: How many pairs of rows were compared.
        self.compared = compared

    def __len__(self) -> int:
        return len(set(self.labels))

    def members(self) -> list[list[int]]:
        """The rows of each group."""
        out: dict[int, list[int]] = {}
        for row, label in enumerate(self.labels):
            out.setdefault(label, []).append(row)
        return list(out.values())

    def to_dicts(self) -> list[dict[str, Any]]:
        """One record a group: what its members tell together, and the members as pairs of `doc` and `id`."""
        return [self._record(number, rows) for number, rows in enumerate(self.members())]

    def _record(self, number: int, rows: list[int]) -> dict[str, Any]:
        told = [self._rows[row] for row in rows]
        days = sorted(day for row in told if row.days for day in row.days)
        return {
            "group": number,
            "type": told[0].kind,
            "actors": _union(row.actors for row in told),
            "recipients": _union(row.recipients for row in told),
            "places": _union([row.place] for row in told if row.place),
            "date_start": _date(days[0]) if days else None,
            "date_end": _date(days[-1]) if days else None,
            "n_docs": len({row.doc for row in told}),
            "members": [(row.doc, row.id) for row in told],
        }


class _Row:
    """What grouping reads of an event."""

    __slots__ = ("about", "actors", "days", "doc", "id", "kind", "mode", "place", "recipients", "same_as")

    def __init__(self, row: Mapping[str, Any], published: Mapping[Any, Any]) -> None:
        self.doc, self.id, self.kind, self.mode = row["doc"], row["id"], row["type"], row["mode"]
        self.actors = [_key(name) for name in row["actor_names"]]
        self.recipients = [_key(name) for name in row["recipient_names"]]
        self.place = _key(row["place_name"]) if row["place_name"] else None
        self.same_as = row["same_as"]
        first, last = _day(row["date_start"]), _day(row["date_end"])
        self.days = None if first is None else (first, first if last is None else last)
        # where it is looked for: its own days, else the day of its article
        day = _day(published.get(self.doc))
        self.about = self.days or (None if day is None else (day, day))

    def fits(self, other: _Row, window: int) -> bool:
        """One event may be told by both: a party in common, and nothing that speaks against it."""
        if self.kind != other.kind or (self.mode and other.mode and self.mode != other.mode):
            return False
        if self.place and other.place and self.place != other.place:
            return False
        a, b = self.about, other.about
        if a is None or b is None or a[0] - b[1] > window or b[0] - a[1] > window:
            return False
        shared = 0
        for own, others in ((self.actors, other.actors), (self.recipients, other.recipients)):
            if own and others:
                if not set(own) & set(others):
                    return False
                shared += 1
        return shared > 0

    def blocks(self, window: int) -> Iterator[tuple[Any, ...]]:
        """Keys that rows of one event share; a row without any day is joined by `same_as` and copies only."""
        if self.about is None:
            return
        width = window + 1
        first = self.about[0] // width
        for side, names in (("a", self.actors[:8]), ("r", self.recipients[:8])):
            for name in names:
                yield (self.kind, side, name, first)
                yield (self.kind, side, name, first + 1)


def group(
    events: HasTables | HasColumns | Mapping[str, Sequence[Any]],
    window: int = 1,
    copies: Sequence[int] | None = None,
) -> Groups:
    """Groups the events of a batch by type, parties, days and place.

    :param events: what `extract_many` gave, its table of events, or the columns of that table. Of a whole batch the
        days of publication are known: they place an event that tells no day, but never become its date.
    :param window: how many days two reports of one event may lie apart.
    :param copies: the group of nearly equal articles of each row's article, from `near_copies`; an event told alike in
        two copies is one.
    """
    if window < 0:
        raise DatelineError(f"window: found {window}, expected a number of days from 0")
    columns, published = _columns(events)
    wanted = ["doc", "id", "type", "mode", "same_as", "actor_names", "recipient_names", "place_name"]
    wanted += ["date_start", "date_end"]
    missing = [name for name in wanted if name not in columns]
    if missing:
        raise DatelineError(f"events: found no column {missing[0]!r}, expected the columns of the table of events")
    cells = zip(*(columns[name] for name in wanted), strict=True)
    rows = [_Row(dict(zip(wanted, row, strict=True)), published) for row in cells]
    union = _Union(len(rows))
    _join_articles(rows, union, copies)
    compared = _join_batch(rows, union, window)
    return Groups(rows, union.labels(), compared)


def _columns(given: Any) -> tuple[Mapping[str, Sequence[Any]], dict[Any, Any]]:
    """The columns of the events, and the day of each article where they are known."""
    if isinstance(given, Mapping):
        return given, {}
    if not hasattr(given, "docs"):
        return given.to_pydict(), {}
    docs = given.docs.to_pydict()
    return given.events.to_pydict(), dict(zip(docs["doc"], docs["published"], strict=True))


def _join_articles(rows: list[_Row], union: _Union, copies: Sequence[int] | None) -> None:
    place = {(row.doc, row.id): i for i, row in enumerate(rows)}
    first: dict[tuple[Any, ...], int] = {}
    for i, row in enumerate(rows):
        if row.same_as is not None and (row.doc, row.same_as) in place:
            union.join(place[row.doc, row.same_as], i)
        if copies is not None:
            key = (copies[i], row.kind, row.mode, tuple(row.actors), tuple(row.recipients), row.days)
            union.join(first.setdefault(key, i), i)


def _join_batch(rows: list[_Row], union: _Union, window: int) -> int:
    blocks: dict[tuple[Any, ...], list[int]] = {}
    compared = 0
    for i, row in enumerate(rows):
        for key in row.blocks(window):
            block = blocks.setdefault(key, [])
            for other in reversed(block):
                compared += 1
                if rows[other].fits(row, window):
                    union.join(other, i)
                    break
            else:
                block.append(i)
                del block[:-_REACH]
    return compared


def near_copies(texts: Iterable[str | None], threshold: float = 0.7) -> list[int]:
    """The group of each article among those that are nearly the same, by MinHash over runs of five words.

    >>> ferry = "The ferry sank off Oslo on Monday night."
    >>> near_copies([ferry, "It rained.", ferry])
    [0, 1, 0]

    :param threshold: the share of runs of words that two copies have in common at least.
    """
    signatures = [_signature(text or "") for text in texts]
    union = _Union(len(signatures))
    bands: dict[tuple[Any, ...], list[int]] = {}
    for i, signature in enumerate(signatures):
        if signature is None:
            continue
        for start in range(0, _BINS, _BAND):
            block = bands.setdefault((start, *signature[start : start + _BAND]), [])
            alike = next((j for j in reversed(block) if _alike(signatures[j], signature) >= threshold), None)
            if alike is not None:
                union.join(alike, i)
            else:
                block.append(i)
                del block[:-_REACH]
    return union.labels()


def _signature(text: str) -> list[int] | None:
    """The least hash in each bin; an empty bin borrows from the next filled one."""
    words = _WORDS.findall(text.lower())
    if not words:
        return None
    bins: list[int | None] = [None] * _BINS
    for start in range(max(1, len(words) - _SHINGLE + 1)):
        value = zlib.crc32(" ".join(words[start : start + _SHINGLE]).encode())
        at, rest = value % _BINS, value // _BINS
        old = bins[at]
        bins[at] = rest if old is None else min(old, rest)
    last = next(value for value in bins if value is not None)
    out = [0] * _BINS
    for at in range(_BINS - 1, -1, -1):
        filled = bins[at]
        last = last if filled is None else filled
        out[at] = last
    return out


def _alike(a: list[int] | None, b: list[int]) -> float:
    return 0.0 if a is None else sum(x == y for x, y in zip(a, b, strict=True)) / _BINS


class _Union:
    """Disjoint sets; the smallest row leads."""

    __slots__ = ("_leader",)

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def find(self, i: int) -> int:
        leader = self._leader
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        self._leader[max(a, b)] = min(a, b)

    def labels(self) -> list[int]:
        numbers: dict[int, int] = {}
        return [numbers.setdefault(self.find(i), len(numbers)) for i in range(len(self._leader))]


def _key(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _day(value: str | datetime.date | None) -> int | None:
    if value is None:
        return None
    return (datetime.date.fromisoformat(value) if isinstance(value, str) else value).toordinal()


def _date(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


def _union(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))
