"""`dateline demo`: the tables of the articles that ship with dateline."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:
    """Describes the command."""
    commands.add_parser("demo", help="read the articles that ship with dateline", description=__doc__).set_defaults(
        run=run
    )


def run(options: argparse.Namespace) -> int:
    """Prints three tables an article."""
    from ..api import Extractor
    from ..demo import articles, report

    extractor = Extractor()
    for name, day, text in articles():
        print(report(name, extractor.extract(text, day, name)))
    return 0
