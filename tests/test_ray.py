"""Ray's workers give the rows of one process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dateline
import dateline.ray
import pytest
from spread import DAYS, IDS, TEXTS, in_order


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = tmp_path_factory.mktemp("articles")
    for n in range(2):
        part = slice(20 * n, 20 * n + 20)
        rows = arrow.table({"key": IDS[part], "body": TEXTS[part], "day": DAYS[part]})
        parquet.write_table(rows, folder / f"{n}.parquet")
    paths = os.pathsep.join([str(Path(dateline.__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        object_store_memory=2**27,
        runtime_env={"env_vars": {"PYTHONPATH": paths}},
    )
    yield ray.data.read_parquet(str(folder))
    ray.shutdown()


@pytest.mark.ray
@pytest.mark.parametrize("table", ["docs", "entities", "mentions", "quotes", "events", "times", "quantities"])
def test_rows_are_those_of_one_process(articles: Any, table: str) -> None:
    import ray

    spread = dateline.ray.extract(articles, "body", table, id="key", published="day", batch=8)
    found = [row for part in ray.get(spread.to_arrow_refs()) for row in part.to_pylist()]
    whole = dateline.extract_many(TEXTS, published=DAYS, ids=IDS).table(table).to_arrow().to_pylist()
    assert in_order(found) == in_order(whole)


@pytest.mark.ray
def test_a_column_that_is_not_there_is_told_at_once(articles: Any) -> None:
    with pytest.raises(dateline.DatelineError, match="expected one named 'text'"):
        dateline.ray.extract(articles, "text", id="key")


def test_what_is_no_dataset_is_told() -> None:
    with pytest.raises(dateline.InputTypeError, match=r"data: found a list, expected a ray\.data\.Dataset"):
        dateline.ray.extract([], "text", id="key")
