"""A part of a table of articles in, the same part of a table of records out: what every distributed engine needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .api import Extractor
from .exceptions import DatelineError, InputTypeError
from .frames import TABLES, Table, need


class Reader:
    """Reads partitions of a table, in whatever process an engine puts it.

    Picklable. A process reads its lexicons once, on the first partition, and shares the models, which are pages of the
    extension module, with every other process of the machine. One thread a partition, since an engine already runs one
    partition a core.

    >>> import pandas
    >>> part = pandas.DataFrame({"body": ["“It sank,” said Ana Reyes."]}, index=[7])
    >>> Reader("body", "quotes").frame(part)[["doc", "speaker_name"]].values.tolist()
    [[7, 'Ana Reyes']]

    :param text: the column of texts.
    :param table: the table to give back: docs, entities, mentions, quotes, events, times or quantities.
    :param published: the column of days of publication.
    :param id: the column of ids, whole numbers or strings; a pandas frame's index if None.
    :param options: those of :class:`dateline.Extractor`, without ``tables``.
    """

    __slots__ = ("_columns", "_extractor", "_table")

    def __init__(
        self, text: str, table: str = "quotes", *, published: str | None = None, id: str | None = None, **options: Any
    ) -> None:
        if table not in TABLES:
            raise DatelineError(f"table: found {table!r}, expected one of {', '.join(TABLES)}")
        if "tables" in options:
            raise InputTypeError("tables: found a list, expected one table, named by `table`")
        self._columns = (text, published, id)
        self._table = table
        self._extractor = Extractor(tables=dict.fromkeys(["docs", table]), **options)

    @property
    def columns(self) -> list[str]:
        """The columns it looks at, each once."""
        return list(dict.fromkeys(name for name in self._columns if name is not None))

    def check(self, names: Iterable[str]) -> None:
        """Raises if a frame with these columns lacks one that is needed."""
        found = list(map(str, names))
        for name in self.columns:
            if name not in found:
                raise DatelineError(f"column: found {', '.join(found)}, expected one named {name!r}")

    def frame(self, part: Any) -> Any:
        """Records of a pandas frame as a pandas frame; those of an empty one have the same columns and types."""
        self.check(part.columns)
        text, published, id = self._columns
        ids = part.index.to_series() if id is None else part[id]
        whole = need("pandas", "pandas").api.types.is_integer_dtype(ids.dtype)
        days = None if published is None else part[published]
        return self._read(part[text].tolist(), days, ids.tolist(), whole).to_pandas()

    def arrow(self, part: Any) -> Any:
        """Records of a pyarrow Table or RecordBatch as a pyarrow Table."""
        self.check(part.schema.names)
        text, published, id = self._columns
        if id is None:
            raise DatelineError("id: found None, expected a column of ids, since rows of an engine have no numbers")
        ids = part.column(id)
        days = None if published is None else part.column(published).to_pylist()
        whole = need("pyarrow", "pandas").types.is_integer(ids.type)
        return self._read(part.column(text), days, ids.to_pylist(), whole).to_arrow()

    def batches(self, parts: Iterable[Any]) -> Iterator[Any]:
        """Records of a stream of RecordBatches as RecordBatches."""
        for part in parts:
            yield from self.arrow(part).to_batches()

    def schema(self, whole: bool) -> Any:
        """The pyarrow schema of what it gives back; ``whole`` says that ids are whole numbers."""
        return self._read([], None, [], whole).to_arrow().schema

    def _read(self, texts: Any, days: Any, ids: list[Any], whole: bool) -> Table:
        if whole and not all(hasattr(value, "__index__") for value in ids):
            raise DatelineError(
                "id: found rows without a number in a column of whole numbers; fill them, or use strings"
            )
        if not ids:
            sample = self._extractor.extract_many([None], ids=[0 if whole else "a"], threads=1)
            return sample.table(self._table).head(0)
        names = ids if whole else ["" if value is None else str(value) for value in ids]
        return self._extractor.extract_many(texts, days, names, threads=1).table(self._table)
