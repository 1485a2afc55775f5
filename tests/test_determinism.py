"""One hash of all tables: over threads, batches, order, processors' features, Python versions."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import dateline
import pytest

ARTICLES = sorted((Path(__file__).parent.parent / "benches" / "articles").glob("*.txt"))
CASES = sorted((Path(__file__).parent / "cases").glob("*/*.md"))
#: Whole articles, and the files of cases read as if they were articles.
TEXTS = [path.read_text(encoding="utf-8") for path in (*ARTICLES, *CASES)]
TABLES = ("docs", "entities", "mentions", "quotes", "events", "times", "quantities")


def digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def of_tables(extraction: dateline.Extraction) -> str:
    return digest([repr(extraction.table(name).to_pydict()) for name in TABLES])


def of_documents(documents: list[dateline.Document]) -> str:
    return digest([json.dumps(document, ensure_ascii=False) for document in documents])


@pytest.fixture(scope="module")
def expected() -> tuple[str, str]:
    one = dateline.extract_many(TEXTS, published="2026-03-05", threads=1)
    return of_tables(one), of_documents(one.to_dicts())


@pytest.mark.parametrize("threads", [2, 8])
def test_threads(threads: int, expected: tuple[str, str]) -> None:
    many = dateline.extract_many(TEXTS, published="2026-03-05", threads=threads)
    assert (of_tables(many), of_documents(many.to_dicts())) == expected


@pytest.mark.parametrize("batch", [1, 7, 64, 1000])
def test_batches(batch: int, expected: tuple[str, str]) -> None:
    rows = ({"text": text, "published": "2026-03-05"} for text in TEXTS)
    documents = [doc for part in dateline.stream(rows, batch=batch) for doc in part.to_dicts()]
    assert of_documents(documents) == expected[1]


def test_order(expected: tuple[str, str]) -> None:
    order = list(range(len(TEXTS)))
    random.Random(7).shuffle(order)
    shuffled = dateline.extract_many([TEXTS[i] for i in order], published="2026-03-05").to_dicts()
    back = sorted(zip(order, shuffled, strict=True), key=lambda pair: pair[0])
    assert of_documents([{**doc, "id": i} for i, doc in back]) == expected[1]  # type: ignore[misc]


CHILD = f"""if True:
    import hashlib, json, sys
    sys.path[:0] = [{str(Path(dateline.__file__).parent.parent)!r}]
    import dateline
    texts = json.load(sys.stdin)
    docs = dateline.extract_many(texts, published="2026-03-05").to_dicts()
    lines = [json.dumps(doc, ensure_ascii=False) for doc in docs]
    print(hashlib.sha256("\\n".join(lines).encode()).hexdigest())
"""


def in_child(python: str, **environment: str) -> str:
    run = subprocess.run(
        [python, "-c", CHILD],
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout.strip()


@pytest.mark.parametrize("simd", ["none", "avx2"])
def test_processors(simd: str, expected: tuple[str, str]) -> None:
    assert in_child(sys.executable, DATELINE_SIMD=simd) == expected[1]


def test_surroundings(expected: tuple[str, str]) -> None:
    odd = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    assert in_child(sys.executable, **odd) == expected[1]


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_python_versions(version: str, expected: tuple[str, str]) -> None:
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        pytest.skip("the version that runs the tests")
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    assert in_child(python) == expected[1]


def interpreter(version: str) -> str | None:
    """A Python of that version, on the path or beside the one of this environment."""
    beside = sorted(Path(sys.base_prefix).parent.glob(f"{version}.*/bin/python{version}"))
    for python in (f"python{version}", *map(str, beside)):
        try:
            found = subprocess.run(
                [python, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True
            )
        except OSError:
            continue
        if found.returncode == 0 and found.stdout.strip() == str(tuple(map(int, version.split(".")))):
            return python
    return None
