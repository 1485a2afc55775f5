"""An article on a terminal: names, words that were said, events and times in colours, and the tables below it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from .demo import report
from .marks import pieces

# codes of ECMA-48: colours of letters, then italic, bold and underlined
_NAMES = {"PERSON": "34", "ORG": "33", "GPE": "32", "LOC": "32", "FAC": "32", "NORP": "35", "GROUP": "35"}
_QUOTE, _EVENT, _TIME = "3", "1;31", "4"


def colours(wanted: str = "auto") -> bool:
    """Whether to use colours: on a terminal that has them, unless NO_COLOR is set."""
    if wanted != "auto":
        return wanted == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def view(doc: Mapping[str, Any], text: str, coloured: bool = False) -> str:
    """The article and its tables.

    >>> import dateline
    >>> text = "“We wait,” said Ana Reyes."
    >>> print(view(dateline.extract(text), text).splitlines()[0])
    “We wait,” said Ana Reyes.
    """
    marked = _marked(_marks(doc) if coloured else [], text)
    name = "" if doc["id"] is None else str(doc["id"])
    return f"{marked.rstrip()}\n\n{tame(report(name, dict(doc)))}"


def _marks(doc: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    marks = [
        (mention["start"], mention["end"], _NAMES.get(entity["type"], "36"))
        for entity in doc["entities"]
        for mention in entity["mentions"]
    ]
    marks += [(part["start"], part["end"], _QUOTE) for quote in doc["quotes"] for part in quote["content"]]
    marks += [(event["trigger"]["start"], event["trigger"]["end"], _EVENT) for event in doc["events"]]
    marks += [(time["start"], time["end"], _TIME) for time in doc["times"]]
    return marks


def _marked(marks: list[tuple[int, int, str]], text: str) -> str:
    """The text cut at every start and end of a mark."""
    out = []
    for start, end, active in pieces(text, marks):
        piece = tame(text[start:end])
        codes = ";".join(dict.fromkeys(mark[2] for mark in active))
        out.append(f"\x1b[{codes}m{piece}\x1b[0m" if codes else piece)
    return "".join(out)


# control characters as their pictures; what turns the order of letters, and the second set of controls, as a mark
_SHOWN = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {127: 0x2421}
_SHOWN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def tame(text: str) -> str:
    """A text whose controls are shown and never obeyed.

    >>> tame("\\x1b[31mred\\r")
    '␛[31mred␍'
    """
    return text.replace("\r\n", "\n").translate(_SHOWN)
