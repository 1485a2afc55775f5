"""`dateline plot`: a picture of what the articles tell."""

from __future__ import annotations

import argparse
import os
from typing import Any

from ..exceptions import DatelineError, MissingPackageError
from . import reading


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("plot", help="a picture of what the articles tell", description=__doc__)
    command.add_argument("picture", metavar="PICTURE", help="timeline, deeds, map, speakers, talk, audit or telling")
    reading.add_articles(command)
    reading.add_engine(command)
    command.add_argument("-o", "--output", metavar="FILE", required=True, help="an .svg, .html or .png file")
    command.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads the articles and saves the picture."""
    from ..api import Extractor

    try:
        from .. import pictures
    except ImportError as error:
        raise MissingPackageError("plot: this build of dateline has no pictures") from error
    if options.picture not in pictures.PICTURES:
        known = ", ".join(pictures.PICTURES)
        raise DatelineError(f"picture: found {options.picture!r}, expected one of {known}")
    folder = os.path.dirname(options.output) or "."
    if not os.access(folder, os.W_OK):
        raise DatelineError(f"{options.output}: cannot write into this folder")
    rows = [
        (article[options.text], article.get(options.published), article.get(options.id))
        for article in reading.articles(options)
    ]
    found = Extractor(**reading.engine(options)).read_rows(rows, 0, options.threads)
    pictures.plot(found, options.picture).save(options.output)
    return 0
