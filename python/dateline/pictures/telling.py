"""How events are told: on the article's own word, on somebody's word, denied, planned, imagined, or as history."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .bars import bars
from .numbers import Numbers
from .picture import Picture, call, empty
from .rows import Row, Rows, articles, count, events

_PARTS = (
    ("told", "told by the article", "mc"),
    ("attributed", "on somebody's word", "vc"),
    ("denied", "denied", "mf"),
    ("planned", "planned", "vf"),
    ("hypothetical", "possible", "pale"),
    ("historical", "history", "body"),
)
_AS = {"negated": "denied", "future": "planned", "hypothetical": "hypothetical"}


def telling(tables: Any, *, top: int = 16) -> Picture:
    """The share of events that are attributed, denied, planned, possible or history, for each type.

    >>> import dateline
    >>> doc = dateline.extract("Police arrested two editors in Kano, a spokeswoman said. Chad did not attack Niger.")
    >>> [(row["type"], row["attributed"], row["denied"]) for row in telling(doc).table.to_dicts()]
    [('COERCE', 1, 0), ('ASSAULT', 0, 1)]

    :param tables: an Extraction, a record, a list of records, or a dict with the frame `events`.
    :param top: types drawn, the most frequent; the numbers have all.
    """
    told = events(Rows(tables), facts=False)
    tallies: dict[str, Counter[str]] = {}
    for row in told:
        tallies.setdefault(row["type"], Counter())[_standing(row)] += 1
    ordered = sorted(tallies.items(), key=lambda item: -item[1].total())
    keys = [key for key, _, _ in _PARTS]
    numbers = Numbers(["type", "events", *keys], [(kind, t.total(), *(t[k] for k in keys)) for kind, t in ordered])
    whole = sum((tally for _, tally in ordered), Counter[str]())
    title = "How events are told"
    caption = f"{count(whole.total(), 'event')} of {articles(told)}, first reports; each is counted once."
    how = call("telling", top=(top, 16))
    if not told:
        return empty(title, caption, "No events", numbers, how)
    shown = [("all types", whole)] if len(ordered) > 1 else []
    body, height = bars([*shown, *((k.lower(), t) for k, t in ordered[:top])], _PARTS, "events", shares=True)
    legend = [(f"f-{colour}", name) for key, name, colour in _PARTS if whole[key]]
    return Picture(title, caption, body, height, numbers, how, legend)


def _standing(row: Row) -> str:
    """History first, then what did not or may not happen, then on whose word it rests."""
    if row["historical"]:
        return "historical"
    return _AS.get(row["factuality"]) or ("told" if row["attributed_to"] is None else "attributed")
