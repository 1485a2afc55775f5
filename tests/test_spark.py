"""Spark's workers give the rows of one process: a local cluster of two executors."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import dateline
import dateline.spark
import pytest
from spread import DAYS, IDS, TEXTS, in_order

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark wants Java 17")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("dateline")
    quiet = builder.config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
    found = quiet.config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def articles(session: Any) -> Any:
    rows = list(zip(IDS, TEXTS, DAYS, strict=True))
    return session.createDataFrame(rows, "key string, body string, day string").repartition(5)


@pytest.mark.parametrize("table", ["docs", "entities", "mentions", "quotes", "events", "times", "quantities"])
def test_rows_are_those_of_one_process(articles: Any, table: str) -> None:
    spread = dateline.spark.extract(articles, "body", table, id="key", published="day")
    found = in_order([row.asDict() for row in spread.collect()])
    whole = dateline.extract_many(TEXTS, published=DAYS, ids=IDS).table(table).to_arrow().to_pylist()
    assert found == in_order(whole)


def test_whole_numbers_are_ids_too(session: Any) -> None:
    frame = session.createDataFrame([(7, TEXTS[0])], "key long, body string")
    assert dateline.spark.extract(frame, "body", id="key").select("doc").collect()[0].doc == 7


def test_a_column_that_is_not_there_is_told_by_the_driver(articles: Any) -> None:
    with pytest.raises(dateline.DatelineError, match="column: found key, body, day, expected one named 'text'"):
        dateline.spark.extract(articles, "text", id="key")
