"""Pictures of the tables: each shows itself in a notebook, saves itself, hands out its numbers, tells how it was made.

>>> import dateline
>>> doc = dateline.extract("Chad attacked Niger on Monday.", published="2026-03-05")
>>> doc.plot.timeline()
Picture('What happened when', 1 rows)

They are written as SVG by this package alone: no library, no script, nothing loaded from anywhere, the same bytes for
the same tables. For other pictures take the numbers: ``doc.plot.timeline().table.to_pandas()``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..exceptions import DatelineError, InputTypeError
from .audit import audit
from .deeds import deeds
from .map import map
from .numbers import Numbers
from .picture import Picture
from .speakers import speakers
from .talk import talk
from .telling import telling
from .timeline import timeline

__all__ = [
    "PICTURES",
    "Numbers",
    "Picture",
    "Plots",
    "audit",
    "deeds",
    "map",
    "plot",
    "speakers",
    "talk",
    "telling",
    "timeline",
]

#: The pictures by name.
PICTURES: dict[str, Callable[..., Picture]] = {
    "timeline": timeline,
    "deeds": deeds,
    "map": map,
    "speakers": speakers,
    "talk": talk,
    "audit": audit,
    "telling": telling,
}


def plot(tables: Any, kind: str, **options: Any) -> Picture:
    """A picture of tables.

    >>> import dateline
    >>> plot(dateline.extract("“No,” said Ana Reyes."), "audit").title
    'Who is quoted'

    :param tables: what `extract_many` or `extract` returned, a list of records, or a dict of frames by table name.
    :param kind: "timeline", "deeds", "map", "speakers", "talk", "audit" or "telling".
    :param options: those of the function of that name in :mod:`dateline.pictures`.
    """
    if kind not in PICTURES:
        raise DatelineError(f"kind: found {kind!r}, expected one of {', '.join(PICTURES)}")
    known = PICTURES[kind].__kwdefaults__ or {}
    for name in options:
        if name not in known:
            raise InputTypeError(f"{name}: found an unknown option of {kind}, expected one of {', '.join(known)}")
    return PICTURES[kind](tables, **options)


class Plots:
    """The pictures of what it was taken from: ``extraction.plot.timeline()``."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Any) -> None:
        self._tables = tables

    def __call__(self, kind: str, **options: Any) -> Picture:
        """A picture by its name; see :func:`dateline.plot`."""
        return plot(self._tables, kind, **options)

    def timeline(self, *, facts: bool = True, since: Any = None, until: Any = None) -> Picture:
        """Events in time; see :func:`dateline.pictures.timeline`."""
        return timeline(self._tables, facts=facts, since=since, until=until)

    def deeds(self, *, facts: bool = True, by: str = "name", top: int = 20) -> Picture:
        """Who did what to whom; see :func:`dateline.pictures.deeds`."""
        return deeds(self._tables, facts=facts, by=by, top=top)

    def map(self, *, facts: bool = True, top: int = 200) -> Picture:
        """Where it happened; see :func:`dateline.pictures.map`."""
        return map(self._tables, facts=facts, top=top)

    def speakers(self, *, by: str = "how", top: int = 15) -> Picture:
        """Who says it how, or about whom; see :func:`dateline.pictures.speakers`."""
        return speakers(self._tables, by=by, top=top)

    def talk(self, *, top: int = 22) -> Picture:
        """Who speaks about whom; see :func:`dateline.pictures.talk`."""
        return talk(self._tables, top=top)

    def audit(self, *, top: int = 14) -> Picture:
        """Who is quoted; see :func:`dateline.pictures.audit`."""
        return audit(self._tables, top=top)

    def telling(self, *, top: int = 16) -> Picture:
        """How events are told; see :func:`dateline.pictures.telling`."""
        return telling(self._tables, top=top)

    def __repr__(self) -> str:
        return f"Plots: {', '.join(PICTURES)}"
