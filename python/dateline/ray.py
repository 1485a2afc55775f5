"""Tables from a Ray dataset: blocks are read by the workers that hold them, as Arrow."""

from __future__ import annotations

from typing import Any

from .exceptions import InputTypeError
from .partitions import Reader


def extract(
    data: Any,
    text: str,
    table: str = "quotes",
    *,
    id: str,
    published: str | None = None,
    batch: int = 1024,
    **options: Any,
) -> Any:
    """One table of the articles in a column of a Ray dataset, lazily, one thread a task.

    .. code-block:: python

        import dateline.ray
        events = dateline.ray.extract(ray.data.read_parquet("articles"), "body", "events", id="url", published="date")
        events.write_parquet("events")

    The rows are those of :func:`dateline.extract_many`, in whatever order Ray keeps; sort by ``doc`` and ``start``.

    :param data: the articles, a ``ray.data.Dataset``.
    :param text: the column of texts.
    :param table: docs, entities, mentions, quotes, events, times or quantities.
    :param id: the column of ids, whole numbers or strings; Ray's rows have no numbers of their own.
    :param published: the column of days of publication.
    :param batch: articles a task.
    :param options: those of :class:`dateline.Extractor`.
    :raises DatelineError: if a column is not there.
    """
    if not hasattr(data, "map_batches"):
        raise InputTypeError(f"data: found a {type(data).__name__}, expected a ray.data.Dataset")
    reader = Reader(text, table, published=published, id=id, **options)
    reader.check(data.columns())
    chosen = data.select_columns(reader.columns)
    return chosen.map_batches(reader.arrow, batch_format="pyarrow", batch_size=batch)
