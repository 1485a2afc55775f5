"""What several commands share: where articles come from, and how they are read."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from .. import files
from ..exceptions import DatelineError

Article = dict[str, Any]


def add_articles(command: argparse.ArgumentParser) -> None:
    """The options that say where articles come from."""
    add = command.add_argument
    add("inputs", nargs="*", default=["-"], metavar="IN", help="files, folders of .txt, or - (standard input, JSONL)")
    add_keys(command)


def add_keys(command: argparse.ArgumentParser) -> None:
    """The options that say where in its record an article's text, day and id stand."""
    add = command.add_argument
    add("--from", dest="layout", choices=files.LAYOUTS, help="layout of the input (default: by its ending)")
    add("--text", default="text", metavar="KEY", help="key or column of the text (default: text)")
    add("--published", default="published", metavar="KEY", help="of the day of publication (default: published)")
    add("--id", default="id", metavar="KEY", help="of the id (default: id)")
    add("--date", metavar="DAY", help="day of publication of articles without one, 2026-03-05")


def add_engine(command: argparse.ArgumentParser) -> None:
    """The options that say how articles are read."""
    add = command.add_argument
    add("--lexicon", action="append", default=[], metavar="TSV", help="rows of your own; may be repeated")
    add("--attitudes", action="store_true", help="thoughts and wishes are quotes too")
    add("--home", metavar="ISO3", help='the country that "the government" belongs to')
    add("--no-leaders", action="store_true", help="heads of state are known by rows of your own only")


def engine(options: argparse.Namespace) -> dict[str, Any]:
    """Those options as keywords of an Extractor."""
    return {
        "lexicon": options.lexicon,
        "attitudes": options.attitudes,
        "home": options.home,
        "leaders": not options.no_leaders,
    }


def keys(options: argparse.Namespace) -> dict[str, Any]:
    """The keys as keywords of `stream`."""
    return {"text": options.text, "published": options.published, "id": options.id}


def articles(options: argparse.Namespace) -> Iterator[Article]:
    """The articles of all inputs."""
    for path in options.inputs:
        for article in files.read(path, options.layout, **keys(options)):
            if options.date and not article.get(options.published):
                article[options.published] = options.date
            yield article


def total(options: argparse.Namespace) -> int | None:
    """How many articles there are, where the files tell it at once."""
    counts = [files.count(path) for path in options.inputs]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def add_one(command: argparse.ArgumentParser) -> None:
    """The options of a command that reads a single article."""
    command.add_argument("article", metavar="IN", help="a file with the article, or - (standard input, plain text)")
    command.add_argument("--pick", metavar="ID", help="the article with that id, of a file that holds more than one")
    add_keys(command)
    add_engine(command)


def one(options: argparse.Namespace) -> tuple[str, Any, Any]:
    """Text, day and id of the article that is asked for."""
    layout = options.layout or ("txt" if files.is_plain(options.article) else None)
    for article in files.read(options.article, layout, **keys(options)):
        id = article.get(options.id)
        if options.pick is None or str(id) == options.pick:
            return article[options.text], article.get(options.published) or options.date, id
    wanted = "an article" if options.pick is None else f"an article with the id {options.pick!r}"
    raise DatelineError(f"{options.article}: found none, expected {wanted}")
