"""`dateline show`: one article with its records, as an HTML page or on the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from . import reading


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("show", help="one article, as an HTML page or on the terminal", description=__doc__)
    reading.add_one(command)
    add = command.add_argument
    add("-o", "--output", metavar="HTML", help="default: standard output")
    add("--as", dest="kind", choices=["html", "text"], help="default: text on a terminal, else html")
    add("--color", choices=["auto", "always", "never"], default="auto", help="of text (default: auto)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the page or the text."""
    from ..api import Extractor

    kind = options.kind or ("text" if options.output is None and sys.stdout.isatty() else "html")
    text, day, id = reading.one(options)
    doc = Extractor(**reading.engine(options)).extract(text, day, id)
    if kind == "text":
        from ..terminal import colours, view

        out = view(doc, text, colours(options.color))
    else:
        from ..display import show

        out = show(doc, text).html
    if options.output is None:
        sys.stdout.write(out)
    else:
        from ..writers import write_text

        write_text(options.output, out)
    return 0
