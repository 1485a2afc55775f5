"""Tables from a Dask DataFrame: each partition is read by the worker that holds it."""

from __future__ import annotations

from typing import Any

from .exceptions import InputTypeError
from .partitions import Reader


def extract(
    frame: Any, text: str, table: str = "quotes", *, id: str | None = None, published: str | None = None, **options: Any
) -> Any:
    """One table of the articles in a column of a Dask DataFrame, lazily, one thread a partition.

    .. code-block:: python

        import dateline.dask
        events = dateline.dask.extract(articles, "body", "events", id="url", published="date")
        events.to_parquet("events")

    The rows and their order are those of :func:`dateline.extract_many` on the whole frame.

    :param frame: the articles, a ``dask.dataframe.DataFrame``.
    :param text: the column of texts.
    :param table: docs, entities, mentions, quotes, events, times or quantities.
    :param id: the column of ids, whole numbers or strings; the index if None.
    :param published: the column of days of publication.
    :param options: those of :class:`dateline.Extractor`.
    :raises DatelineError: if a column is not there.
    """
    if not hasattr(frame, "map_partitions"):
        raise InputTypeError(f"frame: found a {type(frame).__name__}, expected a dask.dataframe.DataFrame")
    reader = Reader(text, table, published=published, id=id, **options)
    reader.check(frame.columns)
    wanted = frame[reader.columns]
    return wanted.map_partitions(reader.frame, meta=reader.frame(wanted._meta))
