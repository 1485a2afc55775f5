"""Makes first_names.tsv from names 0.3.0 and Faker 40 (see README.md): `python first_names.py`.

A row is a first name in lower case and its gender, `f` or `m`; names that both lists know equally well are left out.
"""

import importlib
import pkgutil
import unicodedata
from importlib import resources
from pathlib import Path

import faker.providers.person as person


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def latin(name):
    return name.isascii() and name.isalpha() and len(name) > 1


def main():
    weight = {"f": {}, "m": {}}

    def add(gender, name, much):
        name = plain(name)
        if latin(name):
            weight[gender][name] = weight[gender].get(name, 0.0) + much

    for gender, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (resources.files("names") / file).read_text("ascii").splitlines():
            name, share = line.split()[:2]
            add(gender, name, 1.0 + float(share) * 20)
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for gender, field in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in sorted(set(getattr(provider, field, ()) or ())):
                add(gender, name, 1.0)
    with open(Path(__file__).with_name("first_names.tsv"), "w", encoding="utf-8") as out:
        out.write("name\tgender\n")
        for name in sorted(set(weight["f"]) | set(weight["m"])):
            f, m = weight["f"].get(name, 0.0), weight["m"].get(name, 0.0)
            if f > 3 * m or m > 3 * f:
                out.write(f"{name}\t{'f' if f > m else 'm'}\n")


if __name__ == "__main__":
    main()
