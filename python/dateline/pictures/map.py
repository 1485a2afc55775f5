"""Where it happened: events on a map of the countries around them."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import Any

from . import svg
from .letters import cut, width
from .numbers import Numbers
from .palette import QUADS
from .picture import MARGIN, WIDTH, Picture, call, empty
from .rows import Row, Rows, articles, count, entities, events
from .world import View, countries

_ROOM = float(WIDTH - 2 * MARGIN)
Corners = tuple[float, float, float, float]


def map(tables: Any, *, facts: bool = True, top: int = 200) -> Picture:
    """Event places as circles, as large as their number of events, in the colour of the most frequent quad class.

    >>> import dateline
    >>> doc = dateline.extract("Police arrested two editors in Nairobi on Monday.", published="2026-03-05")
    >>> [(row["place"], row["country"], row["events"]) for row in map(doc).table.to_dicts()]
    [('Nairobi', 'KEN', 1)]

    :param tables: an Extraction, a record, a list of records, or a dict of frames `events` and `entities`.
    :param facts: only what is asserted and not historical.
    :param top: places drawn, those with the most events; the numbers have all.
    """
    rows = Rows(tables)
    told = events(rows, facts)
    places = _places(told, entities(rows))
    columns = ["place", "country", "lat", "lon", "events", *(quad for quad, _, _ in QUADS)]
    cells = [(p.name, p.country, p.lat, p.lon, p.total, *(p.quads[quad] for quad, _, _ in QUADS)) for p in places]
    numbers = Numbers(columns, cells)
    how = call("map", facts=(facts, True), top=(top, 200))
    placed = sum(place.total for place in places)
    title = "Where it happened"
    kept = ", asserted and not historical" if facts else ""
    caption = f"{placed:,} of {count(len(told), 'event')} in {articles(told)} have a place that is known{kept}."
    if not places:
        return empty(title, caption, "No event with a known place", numbers, how)
    if len(places) > top:
        caption += f" The {top} places with the most events."
    body, height = _drawn(places[:top])
    legend = [(f"f-{colour}", name) for quad, name, colour in QUADS if any(p.colour == colour for p in places[:top])]
    return Picture(title, caption, body, height, numbers, how, legend)


class _Place:
    """A place and its events."""

    def __init__(self, entity: Row) -> None:
        self.name, self.country = entity["name"], entity["country"]
        self.lat, self.lon = round(entity["lat"], 2), round(entity["lon"], 2)
        self.quads: Counter[str | None] = Counter()

    @property
    def total(self) -> int:
        return self.quads.total()

    @property
    def colour(self) -> str:
        most = max(self.quads.values())
        return next((colour for quad, _, colour in reversed(QUADS) if self.quads[quad] == most), "body")

    @property
    def told(self) -> str:
        parts = [f"{self.quads[quad]} {name}" for quad, name, _ in QUADS if self.quads[quad]]
        where = f"{self.name}, {self.country}" if self.country else self.name
        return f"{where}: {count(self.total, 'event')} ({', '.join(parts) or 'no class'})"


def _places(told: list[Row], known: dict[tuple[Any, int], Row]) -> list[_Place]:
    """Places with coordinates, most events first; the same point is the same place."""
    found: dict[tuple[float, float], _Place] = {}
    for event in told:
        entity = known.get((event["doc"], event["place"]))
        if entity is None or entity["lat"] is None or entity["lon"] is None:
            continue
        place = _Place(entity)
        found.setdefault((place.lat, place.lon), place).quads[event["quad"]] += 1
    return sorted(found.values(), key=lambda place: (-place.total, place.name, place.lat, place.lon))


def _drawn(places: list[_Place]) -> tuple[str, float]:
    view = View([(p.lon, p.lat) for p in places], _ROOM, 300, 460)
    name = f"dlm{len(places)}x{svg.number(view.west)}x{svg.number(view.north)}".replace(".", "_").replace("-", "m")
    land = []
    about = {place.country for place in places}
    for country in countries():
        rings = view.shapes(country)
        if rings:
            look = "f-pale" if country.code in about else "f-land"
            land.append(
                svg.tag("path", d="".join(map_path(r) for r in rings), class_=f"{look} s-page", stroke_width=0.7)
            )
    clip = svg.tag("clipPath", svg.tag("rect", x=0, y=0, width=_ROOM, height=view.height, rx=6), id=name)
    most = max(place.total for place in places)
    circles: list[tuple[_Place, float, float, float]] = []
    for place in places:
        x, y = view(place.lon, place.lat)
        circles.append((place, x, y, min(26.0, 4.5 + 21.5 * sqrt(place.total / most) * min(1.0, sqrt(most / 12)))))
    names = _names(circles, view.height)
    marks = [
        svg.mark(
            place.told, svg.tag("circle", cx=x, cy=y, r=r, class_=f"shape f-{place.colour} s-page", fill_opacity="0.88")
        )
        for place, x, y, r in circles
    ]
    sea = svg.rect(0, 0, _ROOM, view.height, "f-sea")
    sheet = svg.tag("g", sea, *land, clip_path=f"url(#{name})", aria_hidden="true")
    inner = svg.tag("g", clip, sheet, *marks, *names, transform=f"translate({MARGIN} 8)")
    return inner, view.height + 12


def map_path(ring: list[tuple[float, float]]) -> str:
    """A ring with the points that fall on the one before left out."""
    kept: list[tuple[float, float]] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.8:
            kept.append((x, y))
    return svg.path(kept)


def _names(circles: list[tuple[_Place, float, float, float]], height: float) -> list[str]:
    """Names beside their circles where they touch no circle and no other name; the largest first."""
    taken: list[Corners] = [(x - r, y - r, x + r, y + r) for _, x, y, r in circles]
    out = []
    for own, (place, x, y, r) in enumerate(circles[:60]):
        label = cut(place.name, 150)
        wide = width(label) + 4
        for left, low in ((x + r + 3, y), (x - r - 3 - wide, y), (x - wide / 2, y - r - 9), (x - wide / 2, y + r + 9)):
            corners = (left, low - 8, left + wide, low + 8)
            inside = corners[0] > 2 and corners[2] < _ROOM - 2 and corners[1] > 2 and corners[3] < height - 2
            if inside and not any(_touch(corners, other) for n, other in enumerate(taken) if n != own):
                taken.append(corners)
                out.append(svg.text(left + 2, low + 4, label, "label s-page"))
                break
    return out


def _touch(a: Corners, b: Corners) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
