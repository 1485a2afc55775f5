"""`dateline lexicon`: sheets of your own rows, checked and tried on their own examples."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..exceptions import DatelineError


def add(commands: Any) -> None:
    """Describes the command."""
    command = commands.add_parser("lexicon", help="check and test rows of your own", description=__doc__)
    add = command.add_argument
    add(
        "action",
        choices=["check", "test", "kinds", "new"],
        help="check: are the rows well formed; test: does each row work in its own example; kinds: the kinds of "
        "sheets and their columns; new: the header row of a kind",
    )
    add("sheets", nargs="*", metavar="TSV", help="sheets, or for new a kind such as quote_cues")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the action; 1 if a row does nothing."""
    from .. import lexicon

    if options.action == "kinds":
        for kind, columns in lexicon.KINDS.items():
            print(f"{kind:18} {', '.join(columns)}")
        return 0
    if not options.sheets:
        raise DatelineError(f"lexicon {options.action}: found no file, expected at least one sheet")
    if options.action == "new":
        return _new(options.sheets, lexicon.KINDS)
    silent = 0
    for path in options.sheets:
        sheet = lexicon.check(path)
        if options.action == "check":
            print(f"{path}: {len(sheet.rows)} rows of {sheet.kind}, well formed")
            continue
        found = lexicon.test(sheet)
        for row in found:
            print(f"{path}:{row.line}: {row.told}", file=sys.stderr)
        print(f"{path}: {len(sheet.rows)} rows of {sheet.kind}, {len(sheet.rows) - len(found)} work")
        silent += len(found)
    return 1 if silent else 0


def _new(kinds: list[str], known: dict[str, tuple[str, ...]]) -> int:
    if len(kinds) != 1 or kinds[0] not in known:
        raise DatelineError(f"lexicon new: found {' '.join(kinds)}, expected one of {', '.join(known)}")
    print("\t".join(known[kinds[0]]))
    return 0
