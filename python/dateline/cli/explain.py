"""`dateline explain`: why each record of an article is there, in sentences."""

from __future__ import annotations

import argparse
from typing import Any

from . import reading

_KINDS = ("quotes", "events", "entities", "times", "quantities")


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("explain", help="why each record is there, in sentences", description=__doc__)
    reading.add_one(command)
    add = command.add_argument
    add("--only", choices=_KINDS, help="records of one kind (default: quotes and events)")
    add("--record", type=int, metavar="N", help="the record of that number; with --only")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints a paragraph a record."""
    from ..api import Extractor
    from ..display import explain
    from ..exceptions import DatelineError
    from ..terminal import tame

    if options.record is not None and options.only is None:
        raise DatelineError(f"record: found {options.record} of no kind, expected --only events or the like with it")
    text, day, id = reading.one(options)
    doc = Extractor(**reading.engine(options)).extract(text, day, id)
    for kind in [options.only] if options.only else _KINDS[:2]:
        numbers = [record["id"] for record in doc[kind]] if options.record is None else [options.record]
        for number in numbers:
            print(tame(explain(doc, kind, number)))
    return 0
