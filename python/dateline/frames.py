"""The tables of a batch: Arrow data that pandas, polars, pyarrow and duckdb take without copies."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ._dateline import Documents, RecordTable
from .exceptions import DatelineError, MissingPackageError
from .records import Document

if TYPE_CHECKING:
    from .pictures import Plots

TABLES = ("docs", "entities", "mentions", "quotes", "events", "times", "quantities")


#: Columns whose values are few; they become categories of pandas on request.
# fmt: off
CATEGORIES = frozenset((
    "basis", "cameo", "country", "country_via", "cue_class", "currency", "factuality", "focus_country",
    "gender", "kind", "medium_kind", "mod", "mode", "place_kind", "quad", "role", "rule", "sector", "si_unit",
    "speaker_via", "type", "unit",
))
# fmt: on


class Table:
    """One table, one row a record; speaks the Arrow PyCapsule protocol.

    >>> import dateline
    >>> docs = dateline.extract_many(["The ferry sank."]).docs
    >>> docs.columns[:3], len(docs)
    (['doc', 'published', 'dateline_place'], 1)
    """

    __slots__ = ("_table",)

    def __init__(self, table: RecordTable) -> None:
        self._table = table

    @property
    def name(self) -> str:
        """The table's name, `quotes`."""
        return self._table.name

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return self._table.columns

    @property
    def schema(self) -> dict[str, str]:
        """Names and Arrow types of the columns."""
        return dict(zip(self._table.columns, self._table.types, strict=True))

    def __len__(self) -> int:
        return len(self._table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._table.__arrow_c_schema__()

    def head(self, rows: int = 5) -> Table:
        """The first rows."""
        return type(self)(self._table.head(rows))

    def to_pydict(self) -> dict[str, list[Any]]:
        """Each column as a list."""
        return self._table.to_pydict()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dict."""
        columns = self.to_pydict()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_arrow(self) -> Any:
        """A pyarrow Table that shares the data."""
        return need("pyarrow", "pandas").table(self)

    def to_pandas(self, *, categories: bool = False) -> Any:
        """A pandas DataFrame; ids and offsets are nullable integers, days are timestamps.

        :param categories: columns of few values, such as `type` and `factuality`, as categories.
        """
        pandas = need("pandas", "pandas")
        few = [name for name in self.columns if categories and name in CATEGORIES]
        integers = {"int32": pandas.Int32Dtype(), "int64": pandas.Int64Dtype()}
        try:
            import pyarrow
        except ImportError:
            frame = pandas.DataFrame(self.to_pydict(), columns=self.columns)
            for column, kind in self.schema.items():
                if kind in integers:
                    frame[column] = frame[column].astype(integers[kind])
                elif kind == "date32":
                    frame[column] = pandas.to_datetime(frame[column])
                elif kind.startswith("float"):
                    frame[column] = frame[column].astype(kind)
            return frame.astype(dict.fromkeys(few, "category"))
        kinds = {getattr(pyarrow, name)(): dtype for name, dtype in integers.items()}
        table = pyarrow.table(self).combine_chunks()
        return table.to_pandas(types_mapper=kinds.get, date_as_object=False, categories=few)

    def to_polars(self) -> Any:
        """A polars DataFrame that shares the data."""
        return need("polars", "polars").DataFrame(self)

    def __repr__(self) -> str:
        from .display import grid

        return f"{self.name}: {len(self)} rows\n{grid(self.head(8).to_dicts())}"

    def _repr_html_(self) -> str:
        from .display import html_grid

        return html_grid(self.head(20).to_dicts(), self.columns, f"{self.name}: {len(self)} rows")


class EventTable(Table):
    """The table of events, and its two readings: facts and dyads."""

    __slots__ = ("_dyads",)

    def __init__(self, table: RecordTable, dyads: RecordTable | None = None) -> None:
        super().__init__(table)
        self._dyads = dyads

    def facts(self) -> EventTable:
        """What is asserted and not historical."""
        dyads = None if self._dyads is None else self._dyads.facts()
        return EventTable(self._table.facts(), dyads)

    def dyads(self) -> Table:
        """Each event as pairs of an actor and a recipient, with their countries and sectors."""
        if self._dyads is None:
            raise DatelineError("dyads: this is a part of a table; take them from the whole")
        return Table(self._dyads)


class Extraction:
    """What a batch gave: tables, and the records of each article.

    >>> import dateline
    >>> ex = dateline.extract_many(["The ferry sank.", "It rained."])
    >>> ex
    Extraction of 2 articles: 0 entities, 0 mentions, 0 quotes, 0 events, 0 times
    >>> [doc["id"] for doc in ex]
    [0, 1]
    """

    __slots__ = ("_articles", "_documents", "_tables")

    def __init__(self, tables: list[RecordTable], documents: Documents, articles: Sequence[Any] | None) -> None:
        self._tables = {table.name: table for table in tables}
        self._documents = documents
        self._articles = articles

    def table(self, name: str) -> Table:
        """The table of that name."""
        if name not in self._tables or name == "dyads":
            built = ", ".join(n for n in self._tables if n != "dyads")
            raise DatelineError(f"table: found {name!r}, expected one of {built}")
        if name == "events":
            return EventTable(self._tables[name], self._tables.get("dyads"))
        return Table(self._tables[name])

    @property
    def docs(self) -> Table:
        """One row an article."""
        return self.table("docs")

    @property
    def entities(self) -> Table:
        """Who and what."""
        return self.table("entities")

    @property
    def mentions(self) -> Table:
        """Every mention of every entity."""
        return self.table("mentions")

    @property
    def quotes(self) -> Table:
        """Who said what."""
        return self.table("quotes")

    @property
    def events(self) -> EventTable:
        """Who did what to whom."""
        table = self.table("events")
        assert isinstance(table, EventTable)
        return table

    @property
    def times(self) -> Table:
        """When."""
        return self.table("times")

    @property
    def quantities(self) -> Table:
        """How many."""
        return self.table("quantities")

    @property
    def plot(self) -> Plots:
        """Pictures: ``ex.plot.timeline()``; see :mod:`dateline.pictures`."""
        from .pictures import Plots

        return Plots(self)

    def __len__(self) -> int:
        return len(self._tables["docs"])

    def __getitem__(self, row: int) -> Document:
        if len(self._documents) != len(self):
            raise DatelineError("records: only tables were kept; leave out the option `tables` to keep records too")
        record = json.loads(self._documents[row])
        text = self._articles[row] if self._articles is not None else None
        return Document(record, text if isinstance(text, str) else None)

    def __iter__(self) -> Iterator[Document]:
        return (self[row] for row in range(len(self)))

    def to_dicts(self) -> list[Document]:
        """The records of each article, as `extract` returns them."""
        return list(self)

    def to_pandas(self, name: str = "docs", *, categories: bool = False) -> Any:
        """One table as a pandas DataFrame; see :meth:`Table.to_pandas`."""
        return self.table(name).to_pandas(categories=categories)

    def to_polars(self, name: str = "docs") -> Any:
        """One table as a polars DataFrame."""
        return self.table(name).to_polars()

    def save(self, folder: str | os.PathLike[str]) -> list[str]:
        """Writes one Parquet file a table into a folder, and returns their paths."""
        from .writers import make_folder, write_parquet

        make_folder(os.fspath(folder))
        paths = []
        for name in self._tables:
            if name != "dyads":
                paths.append(os.path.join(folder, f"{name}.parquet"))
                write_parquet(self.table(name), paths[-1])
        return paths

    def __repr__(self) -> str:
        counts = (f"{len(self._tables[name])} {name}" for name in TABLES[1:-1] if name in self._tables)
        return f"Extraction of {len(self)} articles: {', '.join(counts)}"

    def _repr_html_(self) -> str:
        from .display import html_grid

        rows = [{"table": name, "rows": len(table)} for name, table in self._tables.items() if name != "dyads"]
        return html_grid(rows, ["table", "rows"], repr(self))


def need(package: str, extra: str) -> Any:
    """An optional package, or an error that says how to get it."""
    from importlib import import_module

    try:
        return import_module(package)
    except ImportError as error:
        message = f"{package} is not installed; pip install 'dateline[{extra}]'"
        raise MissingPackageError(message) from error
