"""`frame.dateline.extract("body")` on frames, Series and expressions of pandas and polars."""

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
        :param id: the column of ids; if None the index of a pandas frame, the row numbers of a polars frame.
        :param options: those of :func:`dateline.extract_many`.
        :raises DatelineError: if a column is not there; the message names those that are.
        """
        column = self._column(text)
        days = None if published is None else self._column(published)
        names = _index(self._frame) if id is None else self._column(id)
        return api.extract_many(column, days, names, **options)

    def _column(self, name: str) -> Any:
        if name not in self._frame.columns:
            found = ", ".join(map(str, self._frame.columns))
            raise DatelineError(f"column: found {found}, expected one named {name!r}")
        return self._frame[name]


class SeriesAccessor:
    """Reads a Series of articles."""

    def __init__(self, series: Any) -> None:
        self._series = series

    def extract(self, published: Any = None, **options: Any) -> Extraction:
        """Reads the articles; ids are the index of a pandas Series, row numbers of a polars one.

        :param published: one day for all, or a column of one day a text.
        :param options: those of :func:`dateline.extract_many`.
        """
        options.setdefault("ids", _index(self._series))
        return api.extract_many(self._series, published, **options)


class Expression:
    """Reads a polars expression: each article's records as a list of structs, in the frame's own order."""

    def __init__(self, expression: Any) -> None:
        self._expression = expression

    def extract(self, table: str = "quotes", **options: Any) -> Any:
        """One table's rows of each article, `pl.col("body").dateline.extract("events")`; works in lazy frames.

        The articles are strings, or structs with the fields ``text`` and ``published``:
        ``pl.struct(text="body", published="date").dateline.extract()``.

        :param table: entities, mentions, quotes, events, times or quantities.
        :param options: those of :class:`dateline.Extractor`.
        """
        import polars

        extractor = api.Extractor(tables=dict.fromkeys(["docs", table]), **options)
        empty = extractor.extract_many([], ids=[]).table(table).to_polars().drop("doc")
        kind = polars.List(polars.Struct(dict(empty.schema)))

        def read(series: Any) -> Any:
            texts, days = series, None
            if isinstance(series.dtype, polars.Struct):
                texts, days = series.struct.field("text"), series.struct.field("published").to_list()
            rows = extractor.extract_many(texts, days).table(table).to_polars()
            lists = rows.group_by("doc", maintain_order=True).agg(polars.struct(polars.exclude("doc")).alias("rows"))
            whole = polars.DataFrame({"doc": polars.arange(0, len(series), eager=True)})
            joined = whole.join(lists, on="doc", how="left", maintain_order="left")["rows"].cast(kind)
            return joined.fill_null(polars.Series([[]], dtype=kind)).alias(series.name)

        return self._expression.map_batches(read, return_dtype=kind, is_elementwise=True)


def _index(frame: Any) -> Any:
    """The index as ids, where there is one of numbers or strings; polars has none."""
    index = getattr(frame, "index", None)
    if index is None or callable(index) or getattr(index, "nlevels", 1) > 1:
        return None
    return index


def register(library: str) -> None:
    """Makes the accessors known to a library that has been imported."""
    if library == "pandas":
        from pandas.api.extensions import register_dataframe_accessor, register_series_accessor

        register_dataframe_accessor("dateline")(FrameAccessor)
        register_series_accessor("dateline")(SeriesAccessor)
    else:
        from polars import api as polars

        polars.register_dataframe_namespace("dateline")(FrameAccessor)
        polars.register_series_namespace("dateline")(SeriesAccessor)
        polars.register_expr_namespace("dateline")(Expression)
