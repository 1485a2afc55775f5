"""The shapes of countries that ship with dateline, and their way onto paper.

They come from Natural Earth (public domain); `world.tsv` tells how.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple

Point = tuple[float, float]


class Country(NamedTuple):
    """One country; rings of longitude and latitude."""

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def countries() -> tuple[Country, ...]:
    """All of them, by code.

    >>> next(c.name for c in countries() if c.code == "KEN")
    'Kenya'
    """
    sheet = files(__package__).joinpath("world.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in sheet.splitlines() if not line.startswith("#")]
    return tuple(Country(code, name, tuple(map(_ring, rings.split()))) for code, name, rings in rows[1:])


def _ring(steps: str) -> tuple[Point, ...]:
    """Absolute points; a ring over the date line goes on beyond 180 degrees."""
    x = y = 0
    points: list[Point] = []
    for step in steps.split(";"):
        dx, dy = step.split(",")
        x, y = x + int(dx), y + int(dy)
        before = points[-1][0] if points else x / 100
        turns = round((before - x / 100) / 360)
        points.append((x / 100 + 360 * turns, y / 100))
    return tuple(points)


class View:
    """The part of the world around some points, and where a point of it lies in a picture.

    Degrees of longitude are shortened as they are in the middle of the view.
    """

    def __init__(self, points: list[Point], width: float, least: float, most: float) -> None:
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        middle = (west + east) / 2, (south + north) / 2
        self.shrink = max(0.35, round(cos(radians(min(abs(middle[1]), 60.0))), 6))
        # a margin around, and never so near that a border is a few straight lines
        across = max((east - west) * 1.35 * self.shrink, (north - south) * 1.35 * width / most, 26.0)
        across = min(across, 360 * self.shrink)
        self.scale = width / across
        down = min(max((north - south) * 1.35 * self.scale, least), most)
        self.width, self.height = width, down
        half = across / self.shrink / 2
        self.west = min(max(middle[0] - half, -180.0), 180.0 - 2 * half)
        tall = down / self.scale / 2
        self.north = min(max(middle[1] + tall, -90 + 2 * tall), max(90.0, tall))

    def __call__(self, lon: float, lat: float) -> Point:
        return (lon - self.west) * self.shrink * self.scale, (self.north - lat) * self.scale

    def shapes(self, country: Country) -> list[list[Point]]:
        """The rings of a country that are seen, as points of the picture."""
        out = []
        for ring, turn in ((ring, turn) for ring in country.rings for turn in (0, -360, 360)):
            points = [self(lon + turn, lat) for lon, lat in ring]
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if max(xs) > 0 and min(xs) < self.width and max(ys) > 0 and min(ys) < self.height:
                out.append(points)
        return out
