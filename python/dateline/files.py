"""Articles from files, tables to files."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from .exceptions import DatelineError, MissingPackageError
from .frames import Extraction, Table

Article = dict[str, Any]


def read(path: str, text: str = "text", id: str = "id") -> Iterator[Article]:
    """The articles of a file, a folder of .txt, or standard input (`-`), with their text under the key `text`."""
    if path == "-":
        return _lines(sys.stdin, "standard input", text)
    if os.path.isdir(path):
        return _folder(path, text, id)
    if not os.path.exists(path):
        raise DatelineError(f"{path}: there is no such file or folder")
    kind = os.path.splitext(path)[1].lower()
    if kind in (".jsonl", ".ndjson", ".json"):
        return _jsonl(path, text)
    if kind in (".csv", ".tsv"):
        return _csv(path, "\t" if kind == ".tsv" else ",", text)
    if kind == ".parquet":
        return _parquet(path, text)
    if kind == ".txt":
        return iter([_text(path, text, id)])
    raise DatelineError(f"{path}: found {kind or 'no'} ending, expected .jsonl, .csv, .tsv, .parquet, .txt or a folder")


def _folder(path: str, text: str, id: str) -> Iterator[Article]:
    names = sorted(name for name in os.listdir(path) if name.endswith(".txt"))
    if not names:
        raise DatelineError(f"{path}: found no .txt file in this folder")
    return (_text(os.path.join(path, name), text, id) for name in names)


def _text(path: str, text: str, id: str) -> Article:
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        return {id: os.path.splitext(os.path.basename(path))[0], text: file.read()}


def _jsonl(path: str, text: str) -> Iterator[Article]:
    with open(path, encoding="utf-8-sig") as file:
        yield from _lines(file, path, text)


def _lines(file: TextIO, name: str, text: str) -> Iterator[Article]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
        except ValueError as error:
            raise DatelineError(f"{name}:{number}: found no JSON ({error}), expected one article a line") from error
        if isinstance(article, str):
            article = {text: article}
        if not isinstance(article, dict):
            raise DatelineError(f"{name}:{number}: found {type(article).__name__}, expected an object or a string")
        yield article


def _csv(path: str, delimiter: str, text: str) -> Iterator[Article]:
    csv.field_size_limit(2**31 - 1)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter)
        if text not in (rows.fieldnames or ()):
            found = ", ".join(rows.fieldnames or ())
            raise DatelineError(f"{path}: found the columns {found}, expected one named {text!r}; see --text")
        for row in rows:
            yield {key: value or None for key, value in row.items() if key is not None}


def _parquet(path: str, text: str) -> Iterator[Article]:
    try:
        from pyarrow import parquet
    except ImportError:
        yield from _parquet_by_polars(path, text)
        return
    file = parquet.ParquetFile(path)
    _has_column(path, file.schema_arrow.names, text)
    for part in file.iter_batches(batch_size=1024):
        yield from part.to_pylist()


def _parquet_by_polars(path: str, text: str) -> Iterator[Article]:
    try:
        import polars
    except ImportError as error:
        raise _no_parquet() from error
    frame = polars.read_parquet(path)
    _has_column(path, frame.columns, text)
    yield from frame.iter_rows(named=True)


def _has_column(path: str, columns: list[str], text: str) -> None:
    if text not in columns:
        found = ", ".join(columns)
        raise DatelineError(f"{path}: found the columns {found}, expected one named {text!r}; see --text")


def write_parquet(table: Table, path: str) -> None:
    """Writes a table through pyarrow or polars, whichever is there."""
    try:
        from pyarrow import parquet
    except ImportError:
        try:
            import polars
        except ImportError as error:
            raise _no_parquet() from error
        polars.DataFrame(table).write_parquet(path)
        return
    parquet.write_table(table.to_arrow(), path)


def _no_parquet() -> MissingPackageError:
    return MissingPackageError("Parquet needs pyarrow or polars; pip install 'dateline[pandas]'")


class Records:
    """Writes whole records, one JSON object a line."""

    def __init__(self, path: str | None) -> None:
        self._file = _open(path)

    def add(self, part: Extraction) -> None:
        """Writes the records of a batch."""
        for doc in part:
            self._file.write(json.dumps(doc, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Ends the file."""
        _end(self._file)


class Tables:
    """Writes tables, each to a file of its own: JSONL, CSV or Parquet; a path of None is standard output."""

    def __init__(self, paths: dict[str, str | None], kind: str) -> None:
        self._paths = paths
        self._kind = kind
        self._writers: dict[str, Any] = {}

    def add(self, part: Extraction) -> None:
        """Appends the rows of a batch to each table."""
        for name, path in self._paths.items():
            table = part.table(name)
            if name not in self._writers:
                self._writers[name] = _WRITERS[self._kind](path, table)
            self._writers[name].add(table)

    def close(self) -> None:
        """Ends the files."""
        for writer in self._writers.values():
            writer.close()


def folder(path: str, kind: str, names: list[str]) -> Tables:
    """Tables as the files of a folder."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise DatelineError(f"{path}: cannot make this folder: {error.strerror}") from error
    return Tables({name: os.path.join(path, f"{name}.{kind}") for name in names}, kind)


def _open(path: str | None) -> TextIO:
    return sys.stdout if path is None else open(path, "w", encoding="utf-8", newline="")


def _end(file: TextIO) -> None:
    file.flush()
    if file is not sys.stdout:
        file.close()


class _Jsonl:
    def __init__(self, path: str | None, table: Table) -> None:
        self._file = _open(path)

    def add(self, table: Table) -> None:
        for row in table.to_dicts():
            self._file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")

    def close(self) -> None:
        _end(self._file)


class _Csv:
    def __init__(self, path: str | None, table: Table) -> None:
        self._file = _open(path)
        self._writer = csv.DictWriter(self._file, table.columns, lineterminator="\n")
        self._writer.writeheader()

    def add(self, table: Table) -> None:
        for row in table.to_dicts():
            self._writer.writerow({k: _flat(v) for k, v in row.items()})

    def close(self) -> None:
        _end(self._file)


class _Parquet:
    """Writes batch by batch through pyarrow, or all at the end through polars."""

    def __init__(self, path: str, table: Table) -> None:
        self._path = path
        self._parts: list[Table] = []
        self._writer: Any = None
        try:
            from pyarrow import parquet
        except ImportError:
            return
        self._writer = parquet.ParquetWriter(path, table.to_arrow().schema)

    def add(self, table: Table) -> None:
        if self._writer is not None:
            self._writer.write_table(table.to_arrow())
        else:
            self._parts.append(table)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            return
        try:
            import polars
        except ImportError as error:
            raise _no_parquet() from error
        polars.concat([polars.DataFrame(part) for part in self._parts]).write_parquet(self._path)


_WRITERS: dict[str, Any] = {"jsonl": _Jsonl, "csv": _Csv, "parquet": _Parquet}


def _flat(value: Any) -> Any:
    """Lists in a CSV cell are JSON; true and false are lower case."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else value
