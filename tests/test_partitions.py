"""Partitions of a table, as distributed engines hand them over, give the rows of the whole."""

from __future__ import annotations

import pickle
from typing import Any

import dateline
import pytest
from dateline.partitions import Reader

pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")

TEXTS = [
    "“It sank,” said Ana Reyes.",
    None,
    "Peru urged Chile to withdraw its troops on Monday.",
    "Police arrested 12 protesters in Lima, the mayor said.",
] * 4
TABLES = ["docs", "entities", "mentions", "quotes", "events", "times", "quantities"]


@pytest.fixture(params=["whole", "names"])
def articles(request: pytest.FixtureRequest) -> Any:
    ids = range(100, 116) if request.param == "whole" else [f"u{n}" for n in range(16)]
    days = ["2026-03-05", None] * 8
    return pandas.DataFrame({"body": TEXTS, "day": days, "key": list(ids)})


def whole(articles: Any, table: str) -> Any:
    return dateline.extract_many(articles["body"], published=articles["day"], ids=articles["key"]).to_pandas(table)


@pytest.mark.parametrize("table", TABLES)
def test_frames_part_by_part(articles: Any, table: str) -> None:
    reader = pickle.loads(pickle.dumps(Reader("body", table, published="day", id="key")))
    parts = [reader.frame(articles[a:b]) for a, b in ((0, 5), (5, 5), (5, 16))]
    assert [list(part.dtypes) for part in parts] == [list(parts[0].dtypes)] * 3
    pandas.testing.assert_frame_equal(pandas.concat(parts, ignore_index=True), whole(articles, table))


@pytest.mark.parametrize("table", TABLES)
def test_record_batches_have_the_schema_that_was_promised(articles: Any, table: str) -> None:
    reader = Reader("body", table, published="day", id="key")
    arrow = pyarrow.Table.from_pandas(articles)
    schema = reader.schema(pyarrow.types.is_integer(arrow["key"].type))
    parts = list(reader.batches(arrow.to_batches(max_chunksize=3)))
    assert all(part.schema.equals(schema) for part in parts)
    found = pyarrow.Table.from_batches(parts, schema).to_pylist()
    ids = arrow["key"].to_pylist()
    days = arrow["day"].to_pylist()
    assert found == dateline.extract_many(TEXTS, published=days, ids=ids).table(table).to_arrow().to_pylist()


def test_the_index_is_the_id_where_none_is_named() -> None:
    part = pandas.DataFrame({"body": TEXTS[:4]}, index=["a", "b", "c", "d"])
    assert Reader("body", "docs").frame(part)["doc"].tolist() == ["a", "b", "c", "d"]


def test_days_may_be_missing_in_any_way() -> None:
    days = [pandas.NA, pandas.NaT, float("nan"), None]
    found = dateline.extract_many(TEXTS[:4], published=days).docs.to_pydict()["published"]
    assert found == [None] * 4


def test_mistakes_are_told_before_the_work() -> None:
    frame = pandas.DataFrame({"body": TEXTS[:4], "key": [1, 2, None, 4]})
    with pytest.raises(dateline.DatelineError, match="table: found 'facts', expected one of docs"):
        Reader("body", "facts")
    with pytest.raises(dateline.DatelineError, match="column: found body, key, expected one named 'text'"):
        Reader("text").frame(frame)
    with pytest.raises(dateline.DatelineError, match="id: found rows without a number"):
        Reader("body", id="key").frame(frame.astype({"key": "Int64"}))
    with pytest.raises(dateline.DatelineError, match="id: found None, expected a column of ids"):
        Reader("body").arrow(pyarrow.Table.from_pandas(frame))


def test_dask_gives_the_rows_of_the_whole(articles: Any) -> None:
    dask = pytest.importorskip("dask.dataframe")
    import dateline.dask

    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster),
    ):
        for table in ("docs", "quotes", "events"):
            frame = dask.from_pandas(articles, npartitions=3)
            found = dateline.dask.extract(frame, "body", table, id="key", published="day")
            computed = found.compute().reset_index(drop=True)
            pandas.testing.assert_frame_equal(computed, whole(articles, table))


def test_dask_refuses_what_is_no_dask_frame(articles: Any) -> None:
    import dateline.dask

    with pytest.raises(dateline.InputTypeError, match=r"expected a dask\.dataframe\.DataFrame"):
        dateline.dask.extract(articles, "body")
