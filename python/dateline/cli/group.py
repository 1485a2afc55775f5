"""`dateline group`: events that several articles tell, one line a group."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from . import reading


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser(
        "group", help="events that several articles tell, one line a group", description=__doc__
    )
    reading.add_articles(command)
    reading.add_engine(command)
    add = command.add_argument
    add("-o", "--output", metavar="JSONL", help="default: standard output")
    add("--window", type=int, default=1, metavar="DAYS", help="how far two reports may lie apart (default: 1)")
    add("--least", type=int, default=1, metavar="N", help="groups told by at least N articles (default: 1)")
    add("--copies", action="store_true", help="articles that are nearly the same count once")
    add("--threads", type=int, metavar="N", help="default: all cores")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads the articles, groups their events, and writes the groups."""
    from ..api import Extractor
    from ..grouping import group, near_copies
    from ..writers import Lines

    batch = _Batch()
    texts: list[Any] = []
    with Lines(options.output) as out:
        extractor = Extractor(tables=["docs", "events"], **reading.engine(options))
        articles = _kept(reading.articles(options), options.text, texts if options.copies else None)
        for part in extractor.stream(articles, threads=options.threads, **reading.keys(options)):
            batch.add(part)
        copies = None
        if options.copies:
            alike = dict(zip(batch.docs.columns["doc"], near_copies(texts), strict=True))
            copies = [alike[doc] for doc in batch.events.columns["doc"]]
        for record in group(batch, options.window, copies).to_dicts():
            if record["n_docs"] >= options.least:
                out.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    return 0


def _kept(articles: Iterator[reading.Article], key: str, texts: list[Any] | None) -> Iterator[reading.Article]:
    for article in articles:
        if texts is not None:
            text = article.get(key)
            texts.append(text if isinstance(text, str) else None)
        yield article


class _Columns:
    """The columns of a table, which grow batch by batch."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.columns: dict[str, list[Any]] = {name: [] for name in names}

    def add(self, columns: dict[str, list[Any]]) -> None:
        for name, column in self.columns.items():
            column += columns[name]

    def to_pydict(self) -> dict[str, list[Any]]:
        return self.columns


class _Batch:
    """What grouping needs of all articles: their days, and their events."""

    def __init__(self) -> None:
        names = ("doc", "id", "type", "mode", "same_as", "actor_names", "recipient_names", "place_name")
        self.events = _Columns((*names, "date_start", "date_end"))
        self.docs = _Columns(("doc", "published"))

    def add(self, part: Any) -> None:
        self.events.add(part.events.to_pydict())
        self.docs.add(part.docs.to_pydict())
