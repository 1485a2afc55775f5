"""Places for the boxes of a network: near to what they are joined with, and never one on another.

Only sums, products, quotients and square roots are used, which give the same bits on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

Box = tuple[float, float]
Point = list[float]
Edge = tuple[int, int, float]

_ROUNDS = 160
# pixels between two joined boxes, and what is kept free around a box: across, down
_UNIT = (190.0, 84.0)
_GAP = (56.0, 38.0)


def layout(sizes: Sequence[Box], edges: Sequence[Edge], room: float) -> tuple[list[Point], float]:
    """The middle of each box, and the height that all of them need.

    What is not joined is laid out apart, side by side.

    >>> places, height = layout([(40, 20), (40, 20)], [(0, 1, 1.0)], 400)
    >>> [(round(x), round(y)) for x, y in places], height
    ([(105, 10), (295, 10)], 20.0)

    :param sizes: width and height of each box.
    :param edges: pairs of boxes with a weight.
    :param room: from left to right.
    """
    points: list[Point] = [[0.0, 0.0] for _ in sizes]
    shelves: list[list[tuple[list[int], list[Point], Box]]] = []
    used = 0.0
    for members in _joined(len(sizes), edges):
        own = [sizes[node] for node in members]
        number = {node: place for place, node in enumerate(members)}
        within = [(number[i], number[j], weight) for i, j, weight in edges if i in number]
        placed, extent = _component(own, within, room)
        if not shelves or used + extent[0] > room:
            shelves.append([])
            used = 0.0
        shelves[-1].append((members, placed, extent))
        used += extent[0] + _GAP[0]
    top = 0.0
    for shelf in shelves:
        tall = max(extent[1] for _, _, extent in shelf)
        spare = (room - sum(extent[0] for _, _, extent in shelf)) / len(shelf)
        left = 0.0
        for members, placed, extent in shelf:
            for node, (x, y) in zip(members, placed, strict=True):
                points[node] = [left + spare / 2 * (len(shelf) > 1 or extent[0] > room / 2) + x, y + top]
            left += extent[0] + spare
        top += tall + _GAP[1]
    return points, top - _GAP[1]


def _joined(n: int, edges: Sequence[Edge]) -> Iterator[list[int]]:
    """The parts that hang together, the largest first."""
    near = _neighbours(n, edges)
    seen: set[int] = set()
    parts = []
    for start in range(n):
        if start not in seen:
            part = list(_walk(start, near))
            seen.update(part)
            parts.append(sorted(part))
    yield from sorted(parts, key=lambda part: (-len(part), part))


def _component(sizes: Sequence[Box], edges: Sequence[Edge], room: float) -> tuple[list[Point], Box]:
    """Boxes that hang together, and the extent of them all."""
    points = _sprung(len(sizes), edges)
    placed = [[x * _UNIT[0], y * _UNIT[1]] for x, y in points]
    _narrow(placed, sizes, room)
    for _ in range(10):
        if _apart(placed, sizes, room):
            break
        placed = [[x, y * 1.25] for x, y in placed]
    else:
        return _listed(sizes, room)
    left = min(x - w / 2 for (x, _), (w, _) in zip(placed, sizes, strict=True))
    top = min(y - h / 2 for (_, y), (_, h) in zip(placed, sizes, strict=True))
    out = [[x - left, y - top] for x, y in placed]
    ends = [(x + w / 2, y + h / 2) for (x, y), (w, h) in zip(out, sizes, strict=True)]
    return out, (max(x for x, _ in ends), max(y for _, y in ends))


def _sprung(n: int, edges: Sequence[Edge]) -> list[Point]:
    """Springs along edges, repulsion between all, a little pull to the middle; begun on a square spiral."""
    points = _spiral(n, edges)
    for turn in range(_ROUNDS):
        heat = 0.5 * (1 - turn / _ROUNDS) + 0.01
        moves = [[-0.04 * x, -0.08 * y] for x, y in points]
        for i in range(n):
            for j in range(i + 1, n):
                dx, dy = points[i][0] - points[j][0], points[i][1] - points[j][1]
                push = 1 / (dx * dx + dy * dy + 1e-6)
                _move(moves, i, j, dx * push, dy * push)
        for i, j, weight in edges:
            dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
            pull = sqrt(dx * dx + dy * dy) * (0.6 + 0.4 * weight)
            _move(moves, i, j, dx * pull, dy * pull)
        for point, (dx, dy) in zip(points, moves, strict=True):
            length = sqrt(dx * dx + dy * dy)
            if length > 0:
                step = min(length, heat) / length
                point[0] += dx * step
                point[1] += dy * step
    across, down = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    # a picture is wider than tall
    return points if across >= down else [[y, x] for x, y in points]


def _move(moves: list[Point], i: int, j: int, dx: float, dy: float) -> None:
    moves[i][0] += dx
    moves[i][1] += dy
    moves[j][0] -= dx
    moves[j][1] -= dy


def _spiral(n: int, edges: Sequence[Edge]) -> list[Point]:
    """Boxes that are joined begin near each other: the order is that of a walk from the heaviest."""
    points: list[Point] = [[0.0, 0.0] for _ in range(n)]
    x = y = 0
    dx, dy, leg, left, turned = 1, 0, 1, 1, False
    for node in _walk(0, _neighbours(n, edges)):
        points[node] = [float(x), float(y)]
        x, y, left = x + dx, y + dy, left - 1
        if left == 0:
            dx, dy = -dy, dx
            leg, turned = (leg + 1, False) if turned else (leg, True)
            left = leg
    return points


def _neighbours(n: int, edges: Sequence[Edge]) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(n)]
    for i, j, _ in edges:
        near[i].append(j)
        near[j].append(i)
    return near


def _walk(start: int, near: Sequence[Sequence[int]]) -> Iterator[int]:
    """All that is joined with a box, the nearest first."""
    seen, waiting = {start}, [start]
    for node in waiting:
        yield node
        for other in near[node]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def _narrow(points: list[Point], sizes: Sequence[Box], room: float) -> None:
    """Fits the points between left and right; what is too wide becomes taller instead."""
    least = min(p[0] - w / 2 for p, (w, _) in zip(points, sizes, strict=True))
    most = max(p[0] + w / 2 for p, (w, _) in zip(points, sizes, strict=True))
    ratio = min(1.0, room / (most - least))
    for point, (w, _) in zip(points, sizes, strict=True):
        point[0] = min(max((point[0] - least) * ratio, w / 2), room - w / 2)
        point[1] *= min(1.3, 1 / ratio)


def _apart(points: list[Point], sizes: Sequence[Box], room: float) -> bool:
    """Pushes boxes off each other; whether none touches another in the end."""
    for _ in range(160):
        moved = False
        for i in range(len(points)):
            for j in range(i + 1, len(points)):
                over = [_overlap(points, sizes, i, j, axis) for axis in (0, 1)]
                if min(over) <= 0.01:
                    continue
                moved = True
                axis = 0 if over[0] < over[1] else 1
                sign = 1 if points[i][axis] >= points[j][axis] else -1
                for place, way in ((i, sign), (j, -sign)):
                    points[place][axis] += way * (over[axis] / 2 + 0.1)
                    half = sizes[place][0] / 2
                    points[place][0] = min(max(points[place][0], half), room - half)
        if not moved:
            return True
    return False


def _overlap(points: Sequence[Point], sizes: Sequence[Box], i: int, j: int, axis: int) -> float:
    return (sizes[i][axis] + sizes[j][axis]) / 2 + _GAP[axis] - abs(points[i][axis] - points[j][axis])


def _listed(sizes: Sequence[Box], room: float) -> tuple[list[Point], Box]:
    """Row by row, where nothing else helps."""
    points: list[Point] = []
    x = y = 0.0
    tall = max(h for _, h in sizes)
    for w, _ in sizes:
        if x and x + w > room:
            x, y = 0.0, y + tall + _GAP[1]
        points.append([x + w / 2, y + tall / 2])
        x += w + _GAP[0]
    return points, (room, y + tall)
