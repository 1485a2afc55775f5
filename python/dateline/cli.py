"""The command line: `dateline extract`, `dateline show`, `dateline demo`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Self

from . import __version__
from .api import Extractor
from .exceptions import DatelineError
from .frames import TABLES

ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; 0 is success, 1 that some article could not be read, 2 a mistake of the caller."""
    options = _arguments().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        print("dateline: interrupted", file=sys.stderr)
        return 130


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dateline", description="English news text into tables.")
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    _add_extract(commands)
    _add_show(commands)
    demo = commands.add_parser("demo", help="read the articles that ship with dateline")
    demo.set_defaults(run=_demo)
    return parser


def _add_extract(commands: Any) -> None:
    extract = commands.add_parser("extract", help="articles in, records or tables out")
    add = extract.add_argument
    add(
        "inputs",
        nargs="*",
        default=["-"],
        metavar="IN",
        help=".jsonl .csv .tsv .parquet .txt, folder, or - (stdin)",
    )
    add(
        "-o",
        "--output",
        metavar="OUT",
        help="a .jsonl of records, a folder of tables, or one table (quotes.csv); default stdout",
    )
    add("--format", choices=["jsonl", "csv", "parquet"], help="of tables (default csv in a folder, else jsonl)")
    add("--tables", metavar="A,B", help=f"of {','.join(TABLES)} (default all but quantities)")
    add("--text", default="text", metavar="KEY", help="key or column of the text (default text)")
    add(
        "--published",
        default="published",
        metavar="KEY",
        help="of the day of publication (default published)",
    )
    add("--id", default="id", metavar="KEY", help="of the id (default id)")
    add("--date", metavar="DAY", help="day of publication of articles without one, 2026-03-05")
    add("--lexicon", action="append", default=[], metavar="TSV", help="rows of your own; may be repeated")
    add("--attitudes", action="store_true", help="thoughts and wishes are quotes too")
    add("--home", metavar="ISO3", help='the country that "the government" belongs to')
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--batch", type=int, default=512, metavar="N", help="articles held in memory at a time (default 512)")
    add("--by-day", action="store_true", help="Parquet by day of publication; a run that was stopped goes on")
    add("--quiet", action="store_true", help="no progress")
    extract.set_defaults(run=_extract)


def _add_show(commands: Any) -> None:
    show = commands.add_parser("show", help="one article as one HTML page")
    show.add_argument("article", metavar="TXT", help="a text file, or - (stdin)")
    show.add_argument("-o", "--output", metavar="HTML", help="default: stdout")
    show.add_argument("--date", metavar="DAY", help="day of publication, 2026-03-05")
    show.set_defaults(run=_show)


def _extract(options: argparse.Namespace) -> int:
    from . import writers

    kind, tables = _target(options)
    if options.by_day:
        return _fill(options, tables)
    extractor = Extractor(tables=tables, **_reading(options))
    parts = extractor.stream(
        _articles(options),
        batch=options.batch,
        text=options.text,
        published=options.published,
        id=options.id,
        threads=options.threads,
    )
    writer: writers.Records | writers.Tables
    if tables is None:
        writer = writers.Records(options.output)
    elif _is_folder(options.output):
        writer = writers.folder(options.output, kind, tables)
    else:
        writer = writers.Tables({tables[0]: options.output}, kind)
    failed = 0
    with _Progress(not options.quiet and sys.stderr.isatty()) as progress, writer:
        for part in parts:
            writer.add(part)
            failed += _failed(part)
            progress.add(len(part))
    return 1 if failed else 0


def _fill(options: argparse.Namespace, tables: list[str] | None) -> int:
    """Fills a folder of Parquet by day, and goes on where an earlier run stopped."""
    from .dataset import Dataset

    if not _is_folder(options.output):
        raise DatelineError(f"by-day: found {options.output or 'standard output'}, expected a folder; name one with -o")
    Dataset(options.output, tables).fill(
        _articles(options),
        batch=options.batch,
        text=options.text,
        published=options.published,
        id=options.id,
        threads=options.threads,
        progress=not options.quiet and sys.stderr.isatty(),
        **_reading(options),
    )
    return 0


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    return {"lexicon": options.lexicon, "attitudes": options.attitudes, "home": options.home}


def _is_folder(output: str | None) -> bool:
    return output is not None and os.path.splitext(output)[1].lower() not in ENDINGS


def _target(options: argparse.Namespace) -> tuple[str, list[str] | None]:
    """The format, and the tables to write; None for whole records, one an article."""
    output: str | None = options.output
    stem, ending = os.path.splitext(os.path.basename(output or ""))
    kind = ENDINGS.get(ending.lower()) or options.format
    names = options.tables.split(",") if options.tables else None
    for name in names or ():
        if name not in TABLES:
            raise DatelineError(f"tables: found {name!r}, expected some of {', '.join(TABLES)}")
    if _is_folder(output):
        return (kind or "csv", names or list(TABLES[:-1]))
    if names is None and stem in TABLES:
        names = [stem]
    if names is None and kind in (None, "jsonl"):
        return ("jsonl", None)
    if names is None or len(names) != 1:
        found = "none" if names is None else ", ".join(names)
        raise DatelineError(f"tables: found {found}, expected one for a single file; name a folder with -o for more")
    if output is None and kind == "parquet":
        raise DatelineError("output: Parquet goes into a file or a folder; name one with -o")
    return (kind or "jsonl", names)


def _articles(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from . import files

    for path in options.inputs:
        for article in files.read(path, options.text, options.id):
            if options.date and not article.get(options.published):
                article[options.published] = options.date
            yield article


def _failed(part: Any) -> int:
    """Articles of which nothing could be read."""
    unread = ("none:", "bytes:", "type:", "failed:")
    warnings = part.docs.to_pydict()["warnings"]
    return sum(any(text.startswith(unread) for text in row) for row in warnings)


class _Progress:
    """Articles read so far, on a terminal."""

    def __init__(self, shown: bool) -> None:
        self.shown = shown
        self.done = 0

    def __enter__(self) -> Self:
        return self

    def add(self, articles: int) -> None:
        self.done += articles
        if self.shown:
            print(f"\rdateline: {self.done} articles", end="", file=sys.stderr, flush=True)

    def __exit__(self, *reason: object) -> None:
        if self.shown and self.done:
            print(file=sys.stderr)


def _show(options: argparse.Namespace) -> int:
    from .display import show

    try:
        if options.article == "-":
            text = sys.stdin.read()
        else:
            with open(options.article, encoding="utf-8-sig", errors="replace", newline="") as file:
                text = file.read()
    except OSError as error:
        raise DatelineError(f"{options.article}: {error.strerror}") from error
    page = show(Extractor().extract(text, options.date))
    if options.output:
        page.save(options.output)
    else:
        sys.stdout.write(page.html)
    return 0


def _demo(options: argparse.Namespace) -> int:
    from .demo import articles, report

    for name, day, text in articles():
        print(report(name, Extractor().extract(text, day, name)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
