"""`dateline extract`: articles in, records or tables out."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from ..exceptions import DatelineError
from ..frames import TABLES
from . import reading

ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet"}

#: The chosen tables, each with its columns; None stands for all of them.
Choice = dict[str, list[str] | None]


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("extract", help="articles in, records or tables out", description=__doc__)
    reading.add_articles(command)
    add = command.add_argument
    add(
        "-o",
        "--output",
        metavar="OUT",
        help="a .jsonl of records, a folder of tables, or one table (quotes.csv); default: standard output",
    )
    add("--format", choices=["jsonl", "csv", "tsv", "parquet"], help="of tables (default: csv in a folder, else jsonl)")
    add(
        "--select",
        "--tables",
        metavar="A,B",
        help=f"tables and columns, quotes.doc,quote,events; tables: {', '.join(TABLES)} (default: all but quantities)",
    )
    reading.add_engine(command)
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--batch", type=int, default=512, metavar="N", help="articles held in memory at a time (default: 512)")
    add("--by-day", action="store_true", help="Parquet by day of publication; a run that was stopped goes on")
    add("--quiet", action="store_true", help="no progress")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads and writes; 1 if some article could not be read."""
    from .. import writers
    from ..api import Extractor
    from ..progress import Run

    kind, choice = _target(options)
    if options.by_day:
        return _fill(options, choice)
    extractor = Extractor(tables=choice and list(choice), **reading.engine(options))
    _check(extractor, choice)
    writer: writers.Records | writers.Tables
    if choice is None:
        writer = writers.Records(options.output)
    elif _is_folder(options.output):
        writer = writers.folder(options.output, kind, choice)
    else:
        writer = writers.Tables({next(iter(choice)): options.output}, kind, choice)
    failed = read = 0
    with Run(_progress(options), reading.total(options)) as progress, writer:
        for part in extractor.stream(
            reading.articles(options),
            batch=options.batch,
            threads=options.threads,
            progress=progress.report,
            **reading.keys(options),
        ):
            writer.add(part)
            failed += _failed(part)
            read += len(part)
            progress.add(len(part))
        if not read:
            writer.add(extractor.extract_many([], ids=[]))
    return 1 if failed else 0


def _fill(options: argparse.Namespace, choice: Choice | None) -> int:
    """Fills a folder of Parquet by day, and goes on where an earlier run stopped."""
    from ..dataset import Dataset

    if not _is_folder(options.output):
        raise DatelineError(f"by-day: found {options.output or 'standard output'}, expected a folder; name one with -o")
    for name, columns in (choice or {}).items():
        if columns is not None:
            raise DatelineError(f"select: found columns of {name}, expected whole tables with --by-day")
    Dataset(options.output, choice and list(choice)).fill(
        reading.articles(options),
        batch=options.batch,
        threads=options.threads,
        progress=_progress(options),
        total=reading.total(options),
        **reading.keys(options),
        **reading.engine(options),
    )
    return 0


def _progress(options: argparse.Namespace) -> bool:
    """On a terminal that the results themselves do not fill."""
    mixed = options.output is None and sys.stdout.isatty()
    return not options.quiet and not mixed and sys.stderr.isatty()


def _is_folder(output: str | None) -> bool:
    return output is not None and os.path.splitext(output)[1].lower() not in ENDINGS


def _target(options: argparse.Namespace) -> tuple[str, Choice | None]:
    """The format, and what to write; None for whole records, one an article."""
    output: str | None = options.output
    stem, ending = os.path.splitext(os.path.basename(output or ""))
    kind = ENDINGS.get(ending.lower()) or options.format
    choice = _choice(options.select) if options.select else None
    if _is_folder(output):
        return (kind or "csv", choice or dict.fromkeys(TABLES[:-1]))
    if choice is None and stem in TABLES:
        choice = {stem: None}
    if choice is None and kind in (None, "jsonl"):
        return ("jsonl", None)
    if choice is None or len(choice) != 1:
        found = "none" if choice is None else ", ".join(choice)
        raise DatelineError(f"tables: found {found}, expected one for a single file; name a folder with -o for more")
    if output is None and kind == "parquet":
        raise DatelineError("output: Parquet goes into a file or a folder; name one with -o")
    return (kind or "jsonl", choice)


def _choice(select: str) -> Choice:
    """`quotes.doc,quote,events`: a word that is no table is a column of the table before it."""
    choice: Choice = {}
    table = None
    for word in select.split(","):
        name, dot, column = word.strip().partition(".")
        if dot or name in TABLES:
            table = name
        else:
            column = name
        if table is None or table not in TABLES:
            raise DatelineError(f"tables: found {name!r}, expected some of {', '.join(TABLES)}")
        columns = choice.setdefault(table, [] if column else None)
        if column and columns is not None:
            columns.append(column)
        elif not column:
            choice[table] = None
    return choice


def _check(extractor: Any, choice: Choice | None) -> None:
    """Raises, before any work, if a table has no column of a chosen name."""
    asked = {name: columns for name, columns in (choice or {}).items() if columns is not None}
    if not asked:
        return
    empty = extractor.extract_many([], ids=[])
    for name, columns in asked.items():
        known = empty.table(name).columns
        for column in columns:
            if column not in known:
                raise DatelineError(f"select: found {name}.{column}, expected some of {', '.join(known)}")


def _failed(part: Any) -> int:
    """Articles of which nothing could be read."""
    unread = ("none:", "bytes:", "type:", "failed:")
    warnings = part.docs.to_pydict()["warnings"]
    return sum(any(text.startswith(unread) for text in row) for row in warnings)
