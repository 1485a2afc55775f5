"""Articles from files, folders and standard input, in whatever layout people keep them."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from . import sources
from .exceptions import DatelineError, MissingPackageError

Article = dict[str, Any]

#: Layouts that `read` knows: files of records, plain text, and the exports and pages of `dateline.sources`.
LAYOUTS = ("jsonl", "csv", "tsv", "parquet", "txt", *sources.READERS)

_ENDINGS = {
    ".csv": "csv",
    ".json": "jsonl",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".tsv": "tsv",
    ".txt": "txt",
}


def read(
    path: str, layout: str | None = None, *, text: str = "text", published: str = "published", id: str = "id"
) -> Iterator[Article]:
    """The articles of a file, a folder of .txt, or standard input (`-`), under the keys that the caller names.

    :param layout: one of :data:`LAYOUTS`; told by the ending of the file's name if None, JSONL on standard input.
    :raises DatelineError: if there is no such file, its layout is not known, or it lacks the column of texts.
    """
    if path != "-" and not os.path.exists(path):
        raise DatelineError(f"{path}: there is no such file or folder")
    if os.path.isdir(path):
        return _folder(path, text, id)
    kind = layout or ("jsonl" if path == "-" else _kind(path))
    if kind in sources.READERS:
        found = sources.read(sys.stdin.buffer if path == "-" else path, kind)
        return ({**_rest(a), text: a["text"], published: a["published"], id: a["id"]} for a in found)
    if kind == "parquet":
        return _parquet(path, text)
    if kind == "txt":
        return iter([_text(path, text, id)])
    if kind in ("csv", "tsv"):
        return _csv(_lines(path), path, "\t" if kind == "tsv" else ",", text)
    return _jsonl(_lines(path), "standard input" if path == "-" else path, text)


def _rest(article: Article) -> Article:
    """What an article says beside its text, day and id."""
    return {key: value for key, value in article.items() if key not in ("text", "published", "id")}


def count(path: str) -> int | None:
    """How many articles a file or folder holds, where that is known without reading it."""
    if os.path.isdir(path):
        return sum(name.endswith(".txt") for name in os.listdir(path))
    if path.endswith(".parquet") and os.path.exists(path):
        try:
            from pyarrow import parquet
        except ImportError:
            return None
        rows: int = parquet.ParquetFile(path).metadata.num_rows
        return rows
    return 1 if path.endswith(".txt") else None


def is_plain(path: str) -> bool:
    """Whether a file holds one article as plain text: standard input, or an ending that names no other layout."""
    ending = os.path.splitext(path.removesuffix(".gz"))[1].lower()
    return path == "-" or (ending not in _ENDINGS and ending not in sources.ENDINGS)


def _kind(path: str) -> str:
    ending = os.path.splitext(path)[1].lower()
    kind = _ENDINGS.get(ending) or sources.ENDINGS.get(os.path.splitext(path.removesuffix(".gz"))[1].lower())
    if kind is None:
        known = ", ".join([*_ENDINGS, *sources.ENDINGS])
        raise DatelineError(f"{path}: found {ending or 'no'} ending, expected {known} or a folder; or name it: --from")
    return kind


def _lines(path: str) -> Iterator[str]:
    """Lines of UTF-8; a byte that is not is read as U+FFFD."""
    if path == "-":
        yield from sys.stdin
        return
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from file


def _folder(path: str, text: str, id: str) -> Iterator[Article]:
    names = sorted(name for name in os.listdir(path) if name.endswith(".txt"))
    if not names:
        raise DatelineError(f"{path}: found no .txt file in this folder")
    return (_text(os.path.join(path, name), text, id) for name in names)


def _text(path: str, text: str, id: str) -> Article:
    if path == "-":
        return {text: sys.stdin.read()}
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        return {id: os.path.splitext(os.path.basename(path))[0], text: file.read()}


def _jsonl(lines: Iterable[str], name: str, text: str) -> Iterator[Article]:
    for number, line in enumerate(lines, 1):
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
        if number == 1 and text not in article:
            _no_column(f"{name}:1", "keys", article, text)
        yield {text: None, **article}


def _csv(lines: Iterable[str], name: str, delimiter: str, text: str) -> Iterator[Article]:
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(lines, delimiter=delimiter)
    if text not in (rows.fieldnames or ()):
        _no_column(name, "columns", rows.fieldnames or (), text)
    for row in rows:
        yield {key: value or None for key, value in row.items() if key is not None}


def _parquet(path: str, text: str) -> Iterator[Article]:
    if path == "-":
        raise DatelineError("standard input: found Parquet, expected a layout that is read line by line; name the file")
    try:
        from pyarrow import parquet
    except ImportError:
        yield from _parquet_by_polars(path, text)
        return
    file = parquet.ParquetFile(path)
    names = file.schema_arrow.names
    if text not in names:
        _no_column(path, "columns", names, text)
    for part in file.iter_batches(batch_size=1024):
        yield from part.to_pylist()


def _parquet_by_polars(path: str, text: str) -> Iterator[Article]:
    try:
        import polars
    except ImportError as error:
        raise no_parquet() from error
    frame = polars.read_parquet(path)
    if text not in frame.columns:
        _no_column(path, "columns", frame.columns, text)
    yield from frame.iter_rows(named=True)


def _no_column(place: str, what: str, names: Iterable[str], text: str) -> None:
    raise DatelineError(f"{place}: found the {what} {', '.join(names)}, expected one named {text!r}; see --text")


def no_parquet() -> MissingPackageError:
    """The error of a call that needs a library for Parquet."""
    return MissingPackageError("Parquet needs pyarrow or polars; pip install 'dateline[pandas]'")
