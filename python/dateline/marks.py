"""Marks on an article: it is cut where one begins or ends, so that marks may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

Mark = TypeVar("Mark", bound=tuple[Any, ...])


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Start and end of every piece, with the marks that hold it; a mark begins with its own start and end.

    >>> list(pieces("abcd", [(0, 2, "x"), (1, 3, "y")]))
    [(0, 1, [(0, 2, 'x')]), (1, 2, [(0, 2, 'x'), (1, 3, 'y')]), (2, 3, [(1, 3, 'y')]), (3, 4, [])]
    """
    marks = sorted(marks)
    cuts = sorted({0, len(text), *(mark[0] for mark in marks), *(mark[1] for mark in marks)})
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(cuts):
        first = following
        while following < len(marks) and marks[following][0] <= start:
            following += 1
        active = [mark for mark in (*active, *marks[first:following]) if mark[1] > start]
        yield start, end, active
