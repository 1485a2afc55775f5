"""Boxes with names and arrows between them: the shape of the pictures that show who and whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

from . import svg
from .layout import layout
from .letters import cut, width
from .picture import MARGIN, WIDTH

_TALL = 26.0
_LONGEST = 170.0


class Edge(NamedTuple):
    """One arrow."""

    source: str
    target: str
    weight: int
    colour: str
    label: str
    told: str


class Drawn(NamedTuple):
    """The body of a picture, and how many names have no place in it."""

    body: str
    height: float
    left_out: int


def network(edges: Sequence[Edge], top: int, told: Callable[[str], str], filled: Callable[[str], bool]) -> Drawn:
    """The heaviest names and the arrows between them.

    :param edges: heaviest first.
    :param top: how many names are drawn.
    :param told: what a name says when it is pointed at.
    :param filled: whether its box is filled.
    """
    weights: Counter[str] = Counter()
    for edge in edges:
        weights[edge.source] += edge.weight
        weights[edge.target] += edge.weight
    names = _kept(edges, sorted(weights, key=lambda name: (-weights[name], name)), top)
    kept = [edge for edge in edges if edge.source in names and edge.target in names]
    place = {name: number for number, name in enumerate(names)}
    labels = [cut(name, _LONGEST) for name in names]
    sizes = [(width(label) + 20, _TALL) for label in labels]
    most = max(edge.weight for edge in edges)
    strengths = [(place[e.source], place[e.target], e.weight / most) for e in kept]
    points, height = layout(sizes, strengths, WIDTH - 2 * MARGIN)
    boxes = [_Box(x + MARGIN, y + 20, *size) for (x, y), size in zip(points, sizes, strict=True)]
    taken = [box.corners for box in boxes]
    arrows, marks = [], []
    for edge in kept:
        arrow = _Arrow(boxes[place[edge.source]], boxes[place[edge.target]], 1.4 + 4.6 * sqrt(edge.weight / most))
        arrows.append(svg.mark(edge.told, *arrow.shapes(edge.colour), arrow.label(edge.label, taken)))
    for name, label, box in zip(names, labels, boxes, strict=True):
        look = "f-accent s-accent" if filled(name) else "f-page s-muted"
        shape = svg.rect(box.x - box.w / 2, box.y - _TALL / 2, box.w, _TALL, f"shape {look}", 5)
        ink = "middle on-accent" if filled(name) else "middle"
        marks.append(svg.mark(told(name), shape, svg.text(box.x, box.y + 4, label, ink)))
    return Drawn("".join(arrows + marks), height + 40, len(weights) - len(names))


def _kept(edges: Sequence[Edge], names: list[str], top: int) -> list[str]:
    """The heaviest names, without those that would stand alone among them."""
    kept = names[:top]
    while True:
        among = set(kept)
        joined = {name for e in edges if e.source in among and e.target in among for name in (e.source, e.target)}
        if joined == among or not joined:
            return kept if joined else [edges[0].source, edges[0].target]
        kept = [name for name in kept if name in joined]


class _Box:
    def __init__(self, x: float, y: float, w: float, h: float) -> None:
        self.x, self.y, self.w, self.h = x, y, w, h

    @property
    def corners(self) -> tuple[float, float, float, float]:
        return self.x - self.w / 2, self.y - self.h / 2, self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float, gap: float) -> bool:
        return abs(x - self.x) <= self.w / 2 + gap and abs(y - self.y) <= self.h / 2 + gap


class _Arrow:
    """A bent line from box to box; the bend keeps the two directions apart."""

    def __init__(self, source: _Box, target: _Box, thick: float) -> None:
        self.thick = thick
        dx, dy = target.x - source.x, target.y - source.y
        length = sqrt(dx * dx + dy * dy) or 1.0
        bend = min(40.0, length * 0.16)
        self.middle = ((source.x + target.x) / 2 - dy / length * bend, (source.y + target.y) / 2 + dx / length * bend)
        self.ends = (source.x, source.y), (target.x, target.y)
        steps = [n / 60 for n in range(61)]
        outside = [t for t in steps if not source.holds(*self.at(t), 3) and not target.holds(*self.at(t), 3)]
        self.first, self.last = (outside[0], outside[-1]) if len(outside) > 1 else (0.4, 0.6)

    def at(self, t: float) -> tuple[float, float]:
        """A point on the curve."""
        (ax, ay), (bx, by) = self.ends
        (mx, my), s = self.middle, 1 - t
        return s * s * ax + 2 * s * t * mx + t * t * bx, s * s * ay + 2 * s * t * my + t * t * by

    def shapes(self, colour: str) -> list[str]:
        """The line and its head."""
        tip = self.at(self.last)
        before = self.at(max(self.first, self.last - 0.06))
        dx, dy = tip[0] - before[0], tip[1] - before[1]
        length = sqrt(dx * dx + dy * dy) or 1.0
        dx, dy = dx / length, dy / length
        long, wide = 7 + self.thick, 3.5 + self.thick * 0.7
        base = (tip[0] - dx * long, tip[1] - dy * long)
        head = (tip, (base[0] - dy * wide, base[1] + dx * wide), (base[0] + dy * wide, base[1] - dx * wide))
        steps = [self.first + (self.last - self.first) * n / 24 for n in range(25)]
        curve = [p for p in map(self.at, steps) if (p[0] - tip[0]) ** 2 + (p[1] - tip[1]) ** 2 > long * long]
        line = svg.tag(
            "path", d=svg.path([*curve, base], False), class_=f"line shape s-{colour}", stroke_width=self.thick
        )
        return [line, svg.tag("path", d=svg.path(head), class_=f"f-{colour}")]

    def label(self, text: str, taken: list[tuple[float, float, float, float]]) -> str:
        """The label beside the curve, at the first of some places where it touches nothing; none if all are taken."""
        if not text:
            return ""
        half, tall = width(text, 11) / 2 + 3, 8.0
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            x, y = self.at(self.first + (self.last - self.first) * share)
            for lift in (-10 - self.thick / 2, 10 + self.thick / 2, 0):
                corners = (x - half, y + lift - tall, x + half, y + lift + tall)
                inside = corners[0] >= MARGIN / 2 and corners[2] <= WIDTH - MARGIN / 2 and corners[1] > 0
                if inside and not any(_touch(corners, other) for other in taken):
                    taken.append(corners)
                    back = (
                        svg.rect(corners[0], corners[1] + 1, 2 * half, 2 * tall - 2, "f-page", 3) if lift == 0 else ""
                    )
                    return back + svg.text(x, y + lift + 4, text, "small middle label s-page")
        return ""


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
