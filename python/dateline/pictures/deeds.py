"""Who did what to whom: a network of parties, an arrow for each class of what one did to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..exceptions import DatelineError
from .network import Edge, network
from .numbers import Numbers
from .palette import QUADS
from .picture import Picture, call, empty
from .rows import Row, Rows, articles, count, entities, events

_COLOURS = {quad: colour for quad, _, colour in QUADS}


def deeds(tables: Any, *, facts: bool = True, by: str = "name", top: int = 20) -> Picture:
    """Parties and what they did to one another.

    >>> import dateline
    >>> doc = dateline.extract("Chad attacked Niger on Monday.", published="2026-03-05")
    >>> deeds(doc).table.to_dicts()
    [{'actor': 'Chad', 'recipient': 'Niger', 'type': 'ASSAULT', 'quad': 'MF', 'events': 1}]

    :param tables: an Extraction, a record, a list of records, or a dict of frames `events` and `entities`.
    :param facts: only what is asserted and not historical.
    :param by: a party is a "name" or a "country".
    :param top: parties drawn, those with the most events; the numbers have all.
    """
    if by not in ("name", "country"):
        raise DatelineError(f"by: found {by!r}, expected 'name' or 'country'")
    rows = Rows(tables)
    told = events(rows, facts)
    known = entities(rows)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    both = 0
    for event in told:
        pairs = {pair for pair in _pairs(event, known, by) if pair[0] != pair[1]}
        both += bool(pairs)
        counts.update((*pair, event["type"], event["quad"] or "") for pair in sorted(pairs))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    numbers = Numbers(["actor", "recipient", "type", "quad", "events"], [(*key, n) for key, n in ordered])
    title = "Who did what to whom"
    how = call("deeds", facts=(facts, True), by=(by, "name"), top=(top, 20))
    caption = f"{both:,} of {count(len(told), 'event')} in {articles(told)} name both sides"
    if not counts:
        return empty(title, caption + ".", "No event names both sides", numbers, how)
    drawn = network(_edges(ordered), top, lambda name: name, lambda name: False)
    if drawn.left_out:
        caption += f"; {count(drawn.left_out, 'party', 'parties')} with fewer events not drawn"
    caption += ". An arrow leads from who acts to who is acted upon; the thicker, the more events."
    used = {quad for *_, quad in counts}
    legend = [(f"f-{colour}", name) for quad, name, colour in QUADS if quad in used]
    return Picture(title, caption, drawn.body, drawn.height, numbers, how, legend)


def _pairs(event: Row, known: dict[tuple[Any, int], Row], by: str) -> Iterator[tuple[str, str]]:
    """Names or countries of both sides; in a mutual event everybody meets everybody."""

    def party(entity: int) -> str | None:
        name: str | None = known[event["doc"], entity][by] if (event["doc"], entity) in known else None
        return name

    others = event["actors"] if event["reciprocal"] else event["recipients"]
    for actor in event["actors"]:
        for other in others:
            a, b = party(actor), party(other)
            if a is not None and b is not None and actor != other:
                yield a, b


def _edges(ordered: list[tuple[tuple[str, str, str, str], int]]) -> list[Edge]:
    """One arrow a pair and direction, in the colour of what is most of it; its label names the types."""
    between: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for (actor, recipient, kind, quad), n in ordered:
        between.setdefault((actor, recipient), []).append((kind.lower(), quad, n))
    edges = []
    for (actor, recipient), kinds in between.items():
        weights: Counter[str] = Counter()
        for _, quad, n in kinds:
            weights[quad] += n
        colour = _COLOURS.get(max(weights, key=lambda quad: weights[quad]), "body")
        written = [kind if n == 1 else f"{kind} ×{n}" for kind, _, n in kinds]
        label = written[0] if len(written) == 1 else f"{written[0]} +{len(written) - 1}"
        told = f"{actor} → {recipient}: {', '.join(written)}"
        edges.append(Edge(actor, recipient, sum(weights.values()), colour, label, told))
    return sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target))
