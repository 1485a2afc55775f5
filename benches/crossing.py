"""A million rows of mentions on their way to pandas, polars, DuckDB and pyarrow: processor time, the least of five.

    python benches/crossing.py [ROWS]

Extraction is not counted: the rows lie in memory as Arrow, and each library takes them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import dateline
import duckdb
import polars
import pyarrow

SENTENCE = "Peru urged Chile, Brazil, Kenya, Norway, France, Spain and Italy to meet Ghana, Egypt and Japan. "


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    articles = -(-wanted // 110)
    mentions = dateline.Extractor(tables=["mentions"]).extract_many([SENTENCE * 10] * articles).mentions
    mentions.to_pandas()  # imports are not counted
    ways: dict[str, Callable[[], Any]] = {
        "pandas": mentions.to_pandas,
        "polars": lambda: polars.DataFrame(mentions),
        "pyarrow": lambda: pyarrow.table(mentions),
        "duckdb, grouped and counted": lambda: grouped(mentions),
    }
    print(f"{len(mentions):,} rows of {len(mentions.columns)} columns")
    for name, cross in ways.items():
        print(f"{name:28} {min(seconds(cross) for _ in range(5)) * 1000:7.1f} ms")


def grouped(mentions: dateline.Table) -> list[tuple[Any, ...]]:
    """DuckDB finds the table by the name of the variable."""
    return duckdb.sql("select kind, count(*) from mentions group by 1").fetchall()


def seconds(cross: Callable[[], Any]) -> float:
    started = time.process_time()
    cross()
    return time.process_time() - started


if __name__ == "__main__":
    main()
