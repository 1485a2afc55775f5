"""Records and tables to files, which stand under their names only when they are whole.

A file grows as `quotes.csv.part` and is named `quotes.csv` at its end; what an interruption leaves is the part.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, BinaryIO, Protocol, Self, TextIO

from .exceptions import DatelineError
from .files import no_parquet
from .frames import Extraction, Table

#: Tables, each with the columns to write; None stands for all.
Columns = Mapping[str, Sequence[str] | None]


class _Ending:
    """Renames what was written when all went well."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(kind is None)

    def close(self, whole: bool) -> None:
        """Ends the files; they get their names if they are whole."""
        raise NotImplementedError


class Lines(_Ending):
    """A text file under its temporary name, or standard output if the path is None.

    :raises DatelineError: if the file cannot be written.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self.file: TextIO = sys.stdout if path is None else _create(path)

    def write(self, text: str) -> None:
        """Appends text."""
        self.file.write(text)

    def close(self, whole: bool) -> None:
        self.file.flush()
        if self._path is not None:
            self.file.close()
            _name(self._path, whole)


class Records(_Ending):
    """Writes whole records, one JSON object a line; a path of None is standard output."""

    def __init__(self, path: str | None) -> None:
        self._out = Lines(path)

    def add(self, part: Extraction) -> None:
        """Writes the records of a batch."""
        for doc in part:
            self._out.write(json.dumps(doc, ensure_ascii=False) + "\n")

    def close(self, whole: bool) -> None:
        self._out.close(whole)


class Tables(_Ending):
    """Writes tables, each to a file of its own: JSONL, CSV, TSV or Parquet; a path of None is standard output.

    :param columns: the columns of each table, all where there are none.
    :raises DatelineError: if a file cannot be written, before any article is read.
    """

    def __init__(self, paths: Mapping[str, str | None], kind: str, columns: Columns | None = None) -> None:
        if kind == "parquet":
            _parquet_library()
        chosen = columns or {}
        self._writers: dict[str, _Writer] = {
            name: _WRITERS[kind](path, chosen.get(name)) for name, path in paths.items()
        }

    def add(self, part: Extraction) -> None:
        """Appends the rows of a batch to each table."""
        for name, writer in self._writers.items():
            writer.add(part.table(name))

    def close(self, whole: bool) -> None:
        for writer in self._writers.values():
            writer.close(whole)


def folder(path: str, kind: str, columns: Columns) -> Tables:
    """Tables as the files of a folder."""
    make_folder(path)
    return Tables({name: os.path.join(path, f"{name}.{kind}") for name in columns}, kind, columns)


def make_folder(path: str) -> None:
    """Makes a folder that may be there already.

    :raises DatelineError: if it cannot be made.
    """
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise DatelineError(f"{path}: cannot make this folder: {error.strerror}") from error


def write_text(path: str, text: str) -> None:
    """Writes a text file that is whole or not there."""
    with Lines(path) as out:
        out.write(text)


def write_parquet(table: Table, path: str) -> None:
    """Writes one table through pyarrow or polars, whichever is there."""
    writer = _Parquet(path)
    writer.add(table)
    writer.close(True)


@contextmanager
def write_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A file that gets its name when all of it is written.

    :raises DatelineError: if it cannot be written, before anything is done.
    """
    name = os.fspath(path)
    part = name + ".part"
    try:
        file = open(part, "wb")  # noqa: SIM115 - it is closed below
    except OSError as error:
        raise DatelineError(f"{name}: cannot write this file: {error.strerror}") from error
    try:
        with file:
            yield file
    except BaseException:
        os.remove(part)
        raise
    os.replace(part, name)


class _Writer(Protocol):
    def add(self, table: Table) -> None: ...
    def close(self, whole: bool) -> None: ...


class _Jsonl:
    def __init__(self, path: str | None, columns: Sequence[str] | None = None) -> None:
        self._out = Lines(path)
        self._columns = columns

    def add(self, table: Table) -> None:
        for row in _rows(table, self._columns or table.columns):
            self._out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")

    def close(self, whole: bool) -> None:
        self._out.close(whole)


class _Csv:
    delimiter = ","

    def __init__(self, path: str | None, columns: Sequence[str] | None = None) -> None:
        self._out = Lines(path)
        self._columns = columns
        self._writer: csv.DictWriter[str] | None = None

    def add(self, table: Table) -> None:
        columns = self._columns or table.columns
        if self._writer is None:
            self._writer = csv.DictWriter(self._out.file, columns, delimiter=self.delimiter, lineterminator="\n")
            self._writer.writeheader()
        for row in _rows(table, columns):
            self._writer.writerow({k: _flat(v) for k, v in row.items()})

    def close(self, whole: bool) -> None:
        self._out.close(whole)


class _Tsv(_Csv):
    delimiter = "\t"


class _Parquet:
    """Writes batch by batch through pyarrow, or all at the end through polars."""

    def __init__(self, path: str, columns: Sequence[str] | None = None) -> None:
        self._path = path
        self._columns = columns
        self._parts: list[Table] = []
        self._library = _parquet_library()
        self._writer: Any = None
        _create(path).close()

    def add(self, table: Table) -> None:
        if self._library.__name__ == "polars":
            self._parts.append(table)
            return
        rows = table.to_arrow().select(list(self._columns or table.columns))
        if self._writer is None:
            self._writer = self._library.ParquetWriter(self._path + ".part", rows.schema)
        self._writer.write_table(rows)

    def close(self, whole: bool) -> None:
        if self._writer is not None:
            self._writer.close()
        elif self._parts:
            frame = self._library.concat(map(self._library.DataFrame, self._parts))
            frame.select(self._columns or frame.columns).write_parquet(self._path + ".part")
        _name(self._path, whole)


_WRITERS: dict[str, Any] = {"jsonl": _Jsonl, "csv": _Csv, "tsv": _Tsv, "parquet": _Parquet}


def _create(path: str) -> TextIO:
    try:
        return open(path + ".part", "w", encoding="utf-8", newline="")
    except OSError as error:
        raise DatelineError(f"{path}: cannot write this file: {error.strerror}") from error


def _name(path: str, whole: bool) -> None:
    if whole:
        os.replace(path + ".part", path)


def _parquet_library() -> Any:
    try:
        from pyarrow import parquet
    except ImportError:
        try:
            import polars
        except ImportError as error:
            raise no_parquet() from error
        return polars
    return parquet


def _rows(table: Table, columns: Sequence[str]) -> list[dict[str, Any]]:
    found = table.to_pydict()
    return [dict(zip(columns, row, strict=True)) for row in zip(*(found[name] for name in columns), strict=True)]


def _flat(value: Any) -> Any:
    """Lists in a CSV cell are JSON; true and false are lower case."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else value
