"""A folder of Parquet files that grows batch by batch and can be taken up again after any interruption.

A batch's files come first, its line in the journal last, so a run that was killed continues after the last line:
nothing is there twice, nothing is missing.

::

    out/quotes/published=2026-03-05/part-000004.parquet
    out/journal.jsonl
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sized
from itertools import islice
from typing import Any

from ._dateline import __version__
from .api import Extractor, Progress, article_row
from .exceptions import DatelineError
from .frames import TABLES, Extraction, need
from .progress import reporter

_NO_DAY = "__HIVE_DEFAULT_PARTITION__"


class Dataset:
    """The folder: its tables in Hive layout, and the journal of the batches that are whole.

    :param folder: made if it is not there.
    :param tables: the tables to write; all but quantities if None.
    :param by_day: a folder for each day of publication; one folder a table if False.
    :raises DatelineError: if the folder cannot be written, or was begun with other options.
    """

    def __init__(
        self, folder: str | os.PathLike[str], tables: Iterable[str] | None = None, *, by_day: bool = True
    ) -> None:
        need("pyarrow", "pandas")
        self.folder = os.fspath(folder)
        self.tables = list(TABLES[:-1] if tables is None else tables)
        self._by_day = by_day
        self._journal = os.path.join(self.folder, "journal.jsonl")
        try:
            os.makedirs(self.folder, exist_ok=True)
            with open(self._journal, "a", encoding="utf-8"):
                pass
        except OSError as error:
            raise DatelineError(f"{self.folder}: cannot write this folder: {error.strerror}") from error

    def path(self, table: str) -> str:
        """The folder of one table, which pyarrow, polars, duckdb and Spark read as a Hive dataset."""
        return os.path.join(self.folder, table)

    def fill(
        self,
        articles: Iterable[Any],
        *,
        batch: int = 2048,
        text: str = "text",
        published: str | None = "published",
        id: str | None = "id",
        threads: int | None = None,
        progress: Progress = False,
        total: int | None = None,
        **options: Any,
    ) -> int:
        """Reads the articles that are not in the folder yet, and returns how many those were.

        The same articles in the same order are expected when a run is taken up again; ids are compared.

        :param articles: texts, or mappings with the keys ``text``, ``published`` and ``id``.
        :param batch: articles a batch, the most that are lost when a run is killed.
        :param progress: True for a progress bar with articles a second and the time left, or a callable (done, total).
        :param total: how many articles there are, for the progress; ``len(articles)`` where it has one.
        :param options: those of :class:`dateline.Extractor`.
        """
        if batch < 1:
            raise DatelineError(f"batch: found {batch}, expected at least 1")
        extractor = Extractor(tables=dict.fromkeys(["docs", *self.tables]), **options)
        how = _digest([__version__, repr(extractor), self._by_day, batch])
        done = self._resume(how)
        rows = (article_row(article, row, (text, published, id)) for row, article in enumerate(articles))
        if total is None and isinstance(articles, Sized):
            total = len(articles)
        read = seen = 0
        with reporter(progress) as report:
            for number, chunk in enumerate(_chunks(rows, batch)):
                names = _digest([row[2] for row in chunk])
                if number < len(done):
                    self._expect(done[number], names, len(chunk))
                else:
                    self._write(number, extractor.read_rows(chunk, number * batch, threads))
                    self._commit({"batch": number, "articles": len(chunk), "ids": names, "how": how})
                    read += len(chunk)
                seen += len(chunk)
                if report is not None:
                    report(seen, seen if total is None else total)
        return read

    def _resume(self, how: str) -> list[dict[str, Any]]:
        """The batches that are whole; what was left of another is removed."""
        with open(self._journal, "r+", encoding="utf-8") as file:
            lines, whole = [], 0
            for line in file.read().splitlines(keepends=True):
                if line.endswith("\n"):
                    lines.append(json.loads(line))
                    whole += len(line.encode())
            file.truncate(whole)
        if any(line["how"] != how for line in lines):
            message = "was begun by another version, or with other options, tables or batch size"
            raise DatelineError(f"{self.folder}: {message}; name a new folder, or remove this one")
        for table in self.tables:
            for path in glob.glob(os.path.join(glob.escape(self.path(table)), "**", "part-*"), recursive=True):
                if path.endswith(".tmp") or int(os.path.basename(path)[5:11]) >= len(lines):
                    os.remove(path)
        return lines

    def _expect(self, line: dict[str, Any], names: str, articles: int) -> None:
        if line["ids"] != names or line["articles"] != articles:
            first = line["batch"]
            raise DatelineError(
                f"articles: batch {first} in {self.folder} holds others than are given now; "
                "give the same articles in the same order, or name a new folder"
            )

    def _write(self, number: int, part: Extraction) -> None:
        days = part.table("docs").to_arrow().select(["doc", "published"])
        for name in self.tables:
            table = part.table(name).to_arrow()
            for day, rows in _by_day(table, days) if self._by_day else [(None, table)]:
                folder = os.path.join(self.path(name), f"published={day}") if self._by_day else self.path(name)
                _put(rows, folder, f"part-{number:06}.parquet")

    def _commit(self, line: dict[str, Any]) -> None:
        with open(self._journal, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def __repr__(self) -> str:
        return f"Dataset({self.folder!r}, tables={self.tables!r})"


def _chunks(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while chunk := list(islice(rows, size)):
        yield chunk


def _digest(values: Iterable[Any]) -> str:
    """A short name of a list of values that is the same on every day and machine."""
    return hashlib.sha256(json.dumps(list(values), default=str).encode()).hexdigest()[:16]


def _by_day(table: Any, days: Any) -> Iterator[tuple[str, Any]]:
    """The rows of a table by the day of publication of their article, without that column."""
    compute = need("pyarrow.compute", "pandas")
    place = compute.index_in(table["doc"], days["doc"].combine_chunks())
    published = compute.cast(days["published"].take(place), "string").fill_null(_NO_DAY)
    if "published" in table.column_names:
        table = table.drop_columns(["published"])
    for day in sorted(published.unique().to_pylist()):
        yield day, table.filter(compute.equal(published, day))


def _put(rows: Any, folder: str, name: str) -> None:
    """Writes a file that is either whole under its name or not there."""
    parquet = need("pyarrow.parquet", "pandas")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    parquet.write_table(rows, path + ".tmp")
    os.replace(path + ".tmp", path)
