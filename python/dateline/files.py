"""Articles from files."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from .exceptions import DatelineError, MissingPackageError

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
        raise no_parquet() from error
    frame = polars.read_parquet(path)
    _has_column(path, frame.columns, text)
    yield from frame.iter_rows(named=True)


def _has_column(path: str, columns: list[str], text: str) -> None:
    if text not in columns:
        found = ", ".join(columns)
        raise DatelineError(f"{path}: found the columns {found}, expected one named {text!r}; see --text")


def no_parquet() -> MissingPackageError:
    return MissingPackageError("Parquet needs pyarrow or polars; pip install 'dateline[pandas]'")
