"""Runs one command, and turns what went wrong into one line and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from .. import fingerprint
from ..exceptions import DatelineError
from . import completion, demo, explain, extract, group, lexicon, man, plot, show

#: Exit status → what it says; the manual page lists them.
STATUS = {
    0: "all went well; also when whoever reads the output has closed it",
    1: "the work is done, but some article could not be read, or some row of a sheet does nothing",
    2: "a mistake of the caller or a file that cannot be read or written; the message says which",
    130: "interrupted",
}

_COMMANDS = (extract, show, demo, explain, group, plot, lexicon, completion, man)

_EPILOG = """\
Articles come from .jsonl, .csv, .tsv, .parquet, .txt, exports, feeds, mail, web pages, a folder of .txt, or - (standard
input). Results go to standard output unless -o names a file; progress and messages go to standard error.

  dateline extract articles.jsonl -o tables/
  dateline extract articles.csv --text body --select quotes.doc,speaker_name,quote > quotes.jsonl
  dateline show article.txt
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status; see :data:`STATUS`."""
    _speak_utf8()
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Python would complain once more when it flushes at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        print("dateline: interrupted", file=sys.stderr)
        return 130
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"dateline: {place}{error.strerror or error}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    plain = argparse.RawDescriptionHelpFormatter
    description = "English news text into tables: who said what, and who did what to whom, where and when."
    top = argparse.ArgumentParser("dateline", description=description, epilog=_EPILOG, formatter_class=plain)
    stamp = fingerprint()
    version = f"dateline {stamp['dateline']} (data {stamp['dateline.data']})"
    top.add_argument("--version", action="version", version=version, help="version and fingerprint of the data")
    commands = top.add_subparsers(required=True, metavar="command")
    for module in _COMMANDS:
        module.add(commands)
    return top


def _speak_utf8() -> None:
    """Standard streams are UTF-8 everywhere; a byte that is not is read as U+FFFD."""
    for stream in (sys.stdin, sys.stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
