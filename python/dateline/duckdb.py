"""Articles that lie in DuckDB: functions for SQL, and a whole query read into tables.

>>> import duckdb
>>> con = duckdb.connect()
>>> register(con)
>>> quotes = con.sql("select unnest(dateline_quotes('“It sank,” said Ana Reyes.')) as q")
>>> quotes.select("q.speaker_name, q.quote").fetchall()
[('Ana Reyes', 'It sank')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import accumulate
from typing import Any

from .api import Extractor
from .exceptions import DatelineError, InputTypeError
from .frames import TABLES, Table, need

# Arrow types as DuckDB's; a list is its own with brackets
_TYPES = {
    "boolean": "BOOLEAN",
    "date32": "DATE",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "utf8": "VARCHAR",
}


def register(connection: Any, *, prefix: str = "dateline_", **options: Any) -> None:
    """Makes one SQL function a table: ``dateline_quotes(body)`` and ``dateline_quotes(body, published)``.

    Each gives a list of structs, one struct a record in the order of the article, empty for NULL::

        SELECT url, q.speaker_name, q.quote
        FROM (SELECT url, unnest(dateline_quotes(body, published)) AS q FROM articles)

    ``dateline_docs`` gives a list of one. Articles go over by Arrow, some thousand at a time, and are read on all
    cores. A statement that names two functions reads the articles twice; :func:`fill` reads them once.

    :param connection: a DuckDB connection.
    :param prefix: what the names of the functions begin with.
    :param options: those of :class:`dateline.Extractor`, without ``tables``.
    """
    _connection(connection)
    for name in TABLES:
        extractor = Extractor(tables=dict.fromkeys(["docs", name]), **options)
        kind = _struct(extractor.extract_many([], ids=[]).table(name))
        connection.create_function(
            f"{prefix}{name}", partial(_call, extractor, name), None, kind, type="arrow", null_handling="special"
        )


def fill(
    connection: Any,
    query: str,
    text: str = "text",
    *,
    published: str | None = None,
    id: str | None = None,
    tables: Iterable[str] = TABLES[:-1],
    prefix: str = "",
    batch: int = 2048,
    **options: Any,
) -> int:
    """Reads the articles of a query once and makes the tables in the same database; returns how many were read.

    >>> import duckdb
    >>> con = duckdb.connect()
    >>> fill(con, "select 'a' as url, 'Peru urged Chile to wait.' as body", "body", id="url", tables=["events"])
    1
    >>> con.sql("select doc, type, actor_names, recipient_names from events").fetchall()
    [('a', 'REQUEST', ['Peru'], ['Chile'])]

    The tables appear together when all articles are read; there must be none of these names.

    :param query: SQL that gives the articles.
    :param text: its column of texts.
    :param published: its column of days of publication.
    :param id: its column of ids, whole numbers or strings; rows are numbered if None.
    :param tables: the tables to make.
    :param prefix: what their names begin with.
    :param batch: articles that are held in memory at a time.
    :param options: those of :class:`dateline.Extractor`.
    :raises DatelineError: if a column is not there; the message names those that are.
    """
    _connection(connection)
    names = list(tables)
    extractor = Extractor(tables=names, **options)
    relation = connection.sql(query)
    for column in filter(None, (text, published, id)):
        if column not in relation.columns:
            raise DatelineError(f"column: found {', '.join(relation.columns)}, expected one named {column!r}")
    # a cursor of its own, since the query is still being read while rows are inserted
    writer = connection.cursor()
    writer.begin()
    read = 0
    try:
        for part in relation.to_arrow_reader(batch):
            days = None if published is None else part.column(published).to_pylist()
            ids = list(range(read, read + len(part))) if id is None else part.column(id).to_pylist()
            found = extractor.extract_many(part.column(text), days, ids)
            _insert(writer, found, names, prefix, first=read == 0)
            read += len(part)
        if not read:
            _insert(writer, extractor.extract_many([], ids=[]), names, prefix, first=True)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    return read


def _insert(writer: Any, found: Any, names: list[str], prefix: str, *, first: bool) -> None:
    for name in names:
        target = '"' + f"{prefix}{name}".replace('"', '""') + '"'
        writer.register("dateline_part", found.table(name).to_arrow())
        how = f"CREATE TABLE {target} AS FROM" if first else f"INSERT INTO {target} FROM"
        writer.execute(f"{how} dateline_part")
        writer.unregister("dateline_part")


def _connection(connection: Any) -> None:
    need("pyarrow", "duckdb")
    if not hasattr(connection, "create_function"):
        raise InputTypeError(f"connection: found {type(connection).__name__}, expected a DuckDB connection")


def _struct(table: Table) -> str:
    """The SQL type of a list of a table's rows, without `doc`."""
    fields = (f'"{name}" {_type(kind)}' for name, kind in table.schema.items() if name != "doc")
    return f"STRUCT({', '.join(fields)})[]"


def _type(kind: str) -> str:
    if kind.startswith("list<"):
        return _TYPES[kind[5:-1]] + "[]"
    return _TYPES[kind]


def _call(extractor: Extractor, name: str, *columns: Any) -> Any:
    """One chunk of articles: the texts, and their days if they were given."""
    if not 1 <= len(columns) <= 2:
        raise DatelineError(f"dateline_{name}: found {len(columns)} arguments, expected a text, or a text and a day")
    arrow = need("pyarrow", "duckdb")
    texts, days = columns[0], columns[1].to_pylist() if len(columns) == 2 else None
    rows = extractor.extract_many(texts, days).table(name).to_arrow().combine_chunks()
    counts = Counter(rows.column("doc").to_pylist())
    ends = accumulate((counts[i] for i in range(len(texts))), initial=0)
    fields = [field for field in rows.schema if field.name != "doc"]
    cells = [_whole(rows.column(field.name), field.type) for field in fields]
    structs = arrow.StructArray.from_arrays(cells, fields=fields)
    return arrow.ListArray.from_arrays(arrow.array(ends, arrow.int32()), structs)


def _whole(column: Any, kind: Any) -> Any:
    """A column in one piece; one without rows has none."""
    return column.chunk(0) if column.num_chunks else need("pyarrow", "duckdb").array([], kind)
