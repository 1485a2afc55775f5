"""Who speaks about whom: a network of speakers and of those whom their statements name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Any

from .network import Edge, network
from .numbers import Numbers
from .picture import Picture, call, empty
from .rows import Rows, articles, count, entities

_KINDS = ("PERSON", "ORG", "GPE", "NORP", "GROUP")


def talk(tables: Any, *, top: int = 22) -> Picture:
    """Speakers and the people, organisations and countries that their statements mention, by name or by pronoun.

    >>> import dateline
    >>> doc = dateline.extract("“Kenya will answer,” said Ana Reyes.")
    >>> talk(doc).table.to_dicts()
    [{'speaker': 'Ana Reyes', 'about': 'Kenya', 'statements': 1}]

    :param tables: an Extraction, a record, a list of records, or a dict of frames `quotes`, `mentions` and `entities`.
    :param top: parties drawn, those with the most statements; the numbers have all.
    """
    rows = Rows(tables)
    quotes = rows.table("quotes")
    pairs = spoken_about(rows)
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    numbers = Numbers(["speaker", "about", "statements"], [(*pair, n) for pair, n in ordered])
    title = "Who speaks about whom"
    how = call("talk", top=(top, 22))
    caption = f"{count(len(quotes), 'statement')} in {articles(quotes)}"
    if not pairs:
        return empty(title, caption + ".", "No statement with a speaker names anybody", numbers, how)
    edges = [Edge(a, b, n, "accent", "", f"{a} about {b}: {count(n, 'statement')}") for (a, b), n in ordered]
    said = Counter(quote["speaker_name"] for quote in quotes if quote["speaker_name"])
    drawn = network(edges, top, lambda name: f"{name}: {count(said[name], 'statement')}", lambda name: name in said)
    if drawn.left_out:
        caption += f"; {count(drawn.left_out, 'party', 'parties')} with fewer statements not drawn"
    caption += ". Filled: speaks. The arrow leads to who is spoken about; the thicker, the more statements."
    return Picture(title, caption, drawn.body, drawn.height, numbers, how)


def spoken_about(rows: Rows) -> Counter[tuple[str, str]]:
    """How many statements of each speaker mention each other party; a party counts once a statement."""
    known = entities(rows)
    mentions: dict[Any, list[tuple[int, int]]] = {}
    for mention in rows.table("mentions"):
        mentions.setdefault(mention["doc"], []).append((mention["start"], mention["entity"]))
    for places in mentions.values():
        places.sort()
    pairs: Counter[tuple[str, str]] = Counter()
    for quote in rows.table("quotes"):
        if quote["speaker_name"] is None:
            continue
        places = mentions.get(quote["doc"], [])
        about = set()
        for start, end in zip(quote["content_starts"], quote["content_ends"], strict=True):
            first, last = bisect_left(places, (start, -1)), bisect_left(places, (end, -1))
            about |= {entity for _, entity in places[first:last] if entity != quote["speaker"]}
        parties = [known[quote["doc"], entity] for entity in about if (quote["doc"], entity) in known]
        names = {party["name"] for party in parties if party["type"] in _KINDS} - {quote["speaker_name"]}
        pairs.update((quote["speaker_name"], name) for name in names)
    return Counter(dict(sorted(pairs.items())))
