"""`frame.dateline.extract("body")` on pandas and polars frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import api
from .exceptions import DatelineError

if TYPE_CHECKING:
    from .frames import Extraction


class FrameAccessor:
    """Reads a column of a frame."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def extract(self, text: str, published: str | None = None, id: str | None = None, **options: Any) -> Extraction:
        """Reads the articles of a column.

        :param text: the column of texts.
        :param published: the column of days of publication.
        :param id: the column of ids; row numbers if None.
        :param options: those of :func:`dateline.extract_many`.
        """
        days = None if published is None else self._column(published)
        names = None if id is None else self._column(id)
        return api.extract_many(self._column(text), days, names, **options)

    def _column(self, name: str) -> Any:
        if name not in self._frame.columns:
            found = ", ".join(map(str, self._frame.columns))
            raise DatelineError(f"column: found {found}, expected one named {name!r}")
        return self._frame[name]


def register(library: str) -> None:
    """Makes the accessor known to a library that has been imported."""
    if library == "pandas":
        from pandas.api.extensions import register_dataframe_accessor

        register_dataframe_accessor("dateline")(FrameAccessor)
    else:
        from polars.api import register_dataframe_namespace

        register_dataframe_namespace("dateline")(FrameAccessor)
