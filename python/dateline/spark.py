"""Tables from a Spark DataFrame: the workers read, Arrow carries, the driver holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .exceptions import MissingPackageError
from .partitions import Reader

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType


def extract(
    frame: DataFrame, text: str, table: str = "quotes", *, id: str, published: str | None = None, **options: Any
) -> DataFrame:
    """One table of the articles in a column of a Spark DataFrame, lazily, one thread a task.

    .. code-block:: python

        import dateline.spark
        quotes = dateline.spark.extract(articles, "body", "quotes", id="url", published="date")
        quotes.write.parquet("quotes")

    The rows are those of :func:`dateline.extract_many`, in whatever order Spark keeps; sort by ``doc`` and ``start``.
    Each table is a pass of its own over the articles: ``frame.cache()`` saves reading them again, not extracting.

    :param frame: the articles.
    :param text: the column of texts.
    :param table: docs, entities, mentions, quotes, events, times or quantities.
    :param id: the column of ids, whole numbers or strings; Spark's rows have no numbers of their own.
    :param published: the column of days of publication.
    :param options: those of :class:`dateline.Extractor`.
    :raises DatelineError: if a column is not there.
    """
    reader = Reader(text, table, published=published, id=id, **options)
    reader.check(frame.columns)
    return frame.select(*reader.columns).mapInArrow(reader.batches, schema(table, frame.schema[id].dataType))


def schema(table: str, ids: Any = None) -> StructType:
    """The Spark schema of a table.

    :param table: docs, entities, mentions, quotes, events, times or quantities.
    :param ids: the Spark type of the column of ids; strings if None.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
        from pyspark.sql.types import IntegralType
    except ImportError as error:
        raise MissingPackageError("pyspark is not installed; pip install 'dateline[spark]'") from error
    fields = from_arrow_schema(Reader("text", table, id="id").schema(isinstance(ids, IntegralType)))
    return fields
