"""The numbers that a picture shows, as a small table of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..frames import need


class Numbers:
    """Rows and columns that a picture was drawn from.

    >>> numbers = Numbers(["type", "events"], [("ASSAULT", 2), ("AID", 1)])
    >>> numbers.to_dicts()[0], len(numbers)
    ({'type': 'ASSAULT', 'events': 2}, 2)
    """

    __slots__ = ("columns", "rows")

    def __init__(self, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        #: Names of the columns.
        self.columns = list(columns)
        #: The rows, as tuples.
        self.rows = list(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dict."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pydict(self) -> dict[str, list[Any]]:
        """Each column as a list."""
        return {column: [row[i] for row in self.rows] for i, column in enumerate(self.columns)}

    def to_pandas(self) -> Any:
        """A pandas DataFrame."""
        return need("pandas", "pandas").DataFrame(self.to_pydict(), columns=self.columns)

    def to_polars(self) -> Any:
        """A polars DataFrame."""
        return need("polars", "polars").DataFrame(self.to_pydict())

    def __repr__(self) -> str:
        from ..display import grid

        return grid(self.to_dicts(), self.columns)

    def _repr_html_(self) -> str:
        from ..display import html_grid

        return html_grid(self.to_dicts(), self.columns, f"{len(self)} rows")
