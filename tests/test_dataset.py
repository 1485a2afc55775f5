"""A folder of Parquet that grows batch by batch and is taken up again after an interruption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dateline
import pytest
from dateline.dataset import Dataset

pytest.importorskip("pyarrow")
from pyarrow import parquet

ARTICLES = [
    {"id": f"a{n}", "text": f"“We will wait,” said Ana Reyes on day {n}.", "published": f"2026-03-{1 + n % 3:02}"}
    for n in range(23)
] + [{"id": "none", "text": "It rained in Oslo.", "published": None}]


class Killed(Exception):
    """Stands for the end of a process."""


def rows(data: Dataset, table: str) -> list[dict[str, Any]]:
    found = [parquet.ParquetFile(path).read() for path in sorted(Path(data.path(table)).rglob("*.parquet"))]
    return sorted((row for part in found for row in part.to_pylist()), key=lambda row: (row["doc"], row.get("id") or 0))


def expected(table: str) -> list[dict[str, Any]]:
    texts, days, ids = zip(*((a["text"], a["published"], a["id"]) for a in ARTICLES), strict=True)
    whole = dateline.extract_many(texts, published=days, ids=ids).table(table).to_arrow().to_pylist()
    drop = {"published"}
    whole = [{key: value for key, value in row.items() if key not in drop} for row in whole]
    return sorted(whole, key=lambda row: (row["doc"], row.get("id") or 0))


def test_a_folder_holds_the_rows_of_the_whole(tmp_path: Path) -> None:
    data = Dataset(tmp_path / "out", ["docs", "quotes"])
    assert data.fill(ARTICLES, batch=5) == 24
    for table in ("docs", "quotes"):
        assert rows(data, table) == expected(table)
    days = sorted(path.name for path in Path(data.path("docs")).iterdir())
    assert days == [
        "published=2026-03-01",
        "published=2026-03-02",
        "published=2026-03-03",
        "published=__HIVE_DEFAULT_PARTITION__",
    ]


@pytest.mark.parametrize("at", range(1, 40, 3))
def test_a_killed_run_is_taken_up_again(tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import dataset

    writes, put = [0], dataset._put

    def dying(*arguments: Any) -> None:
        writes[0] += 1
        if writes[0] == at:
            raise Killed
        put(*arguments)

    data = Dataset(tmp_path / "out", ["docs", "quotes"])
    monkeypatch.setattr(dataset, "_put", dying)
    try:
        data.fill(ARTICLES, batch=5)
    except Killed:
        monkeypatch.setattr(dataset, "_put", put)
        assert Dataset(tmp_path / "out", ["docs", "quotes"]).fill(ARTICLES, batch=5) <= 24
    for table in ("docs", "quotes"):
        assert rows(data, table) == expected(table)
    assert data.fill(ARTICLES, batch=5) == 0


def test_a_torn_line_of_the_journal_is_forgotten(tmp_path: Path) -> None:
    data = Dataset(tmp_path / "out", ["docs"])
    data.fill(ARTICLES, batch=8)
    journal = tmp_path / "out" / "journal.jsonl"
    journal.write_text(journal.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    assert data.fill(ARTICLES, batch=8) == 8
    assert rows(data, "docs") == expected("docs")


def test_other_options_or_articles_are_refused(tmp_path: Path) -> None:
    data = Dataset(tmp_path / "out", ["docs"])
    data.fill(ARTICLES, batch=8)
    with pytest.raises(dateline.DatelineError, match="other options"):
        data.fill(ARTICLES, batch=9)
    with pytest.raises(dateline.DatelineError, match=r"batch 0 .* holds others"):
        data.fill(ARTICLES[1:], batch=8)


def test_a_folder_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(dateline.DatelineError, match="cannot write this folder"):
        Dataset(tmp_path / "out")


def test_engines_read_the_folder_by_day(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    data = Dataset(tmp_path / "out", ["quotes"])
    data.fill(ARTICLES, batch=7)
    files = f"read_parquet('{data.path('quotes')}/**/*.parquet', hive_partitioning=true)"
    found = duckdb.sql(f"select published, count(*) from {files} group by 1 order by 1").fetchall()
    assert [count for _, count in found] == [8, 8, 7]
