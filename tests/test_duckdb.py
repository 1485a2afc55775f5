"""DuckDB's functions and tables hold the rows of `extract_many`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dateline
import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from dateline import duckdb as functions  # noqa: E402

TEXTS = [
    "“It sank,” said Ana Reyes.",
    None,
    "Peru urged Chile to withdraw its troops on Monday.",
    "",
    "Police arrested 12 protesters in Lima, the mayor said.",
] * 500
DAYS = ["2026-03-05", None, "2026-03-06", None, "2026-03-07"] * 500
TABLES = ["docs", "entities", "mentions", "quotes", "events", "times", "quantities"]


@pytest.fixture
def con() -> Iterator[Any]:
    with duckdb.connect() as connection:
        connection.execute("create table articles (n bigint, body varchar, day date)")
        arrow = pytest.importorskip("pyarrow")
        table = arrow.table({"n": range(len(TEXTS)), "body": TEXTS, "day": DAYS})
        connection.register("given", table)
        connection.execute("insert into articles select n, body, day::date from given")
        yield connection


def in_order(con: Any, records: dateline.Table) -> list[tuple[Any, ...]]:
    """The rows of a table, which DuckDB finds by the name of the variable."""
    found: list[tuple[Any, ...]] = con.sql("from records order by all").fetchall()
    return found


@pytest.mark.parametrize("name", TABLES)
def test_functions_give_the_rows_of_one_batch(con: Any, name: str) -> None:
    functions.register(con)
    query = f"select n, unnest(dateline_{name}(body, day), recursive := false) as r from articles"
    found = con.sql(f"select n as doc, r.* from ({query}) order by all").fetchall()
    assert found == in_order(con, dateline.extract_many(TEXTS, DAYS).table(name))


def test_order_is_kept_and_nothing_is_lost(con: Any) -> None:
    functions.register(con)
    found = con.sql("select n, len(dateline_quotes(body)), len(dateline_docs(body)) from articles").fetchall()
    quotes = [len(doc["quotes"]) for doc in dateline.extract_many(TEXTS)]
    assert found == [(n, count, 1) for n, count in enumerate(quotes)]


def test_options_and_names_of_ones_own(con: Any) -> None:
    functions.register(con, prefix="wishes_", attitudes=True)
    text = "She hopes that it rains."
    quotes = dateline.extract(text, attitudes=True)["quotes"]
    assert con.execute("select len(wishes_quotes(?))", [text]).fetchall() == [(len(quotes),)]


def test_a_query_is_read_once_into_tables(con: Any) -> None:
    query = "select * from articles order by n"
    read = functions.fill(con, query, "body", id="n", published="day", prefix="x_", batch=700)
    assert read == len(TEXTS)
    whole = dateline.extract_many(TEXTS, DAYS)
    for name in TABLES[:-1]:
        assert con.sql(f"from x_{name} order by all").fetchall() == in_order(con, whole.table(name))


def test_no_articles_give_tables_without_rows(con: Any) -> None:
    assert functions.fill(con, "from articles where n < 0", "body", id="n", tables=["quotes"]) == 0
    assert con.sql("select count(*) from quotes").fetchall() == [(0,)]


def test_mistakes(con: Any) -> None:
    with pytest.raises(dateline.DatelineError, match="column: found n, body, day, expected one named 'text'"):
        functions.fill(con, "from articles", id="n")
    with pytest.raises(dateline.InputTypeError, match="connection: found str, expected a DuckDB connection"):
        functions.register("my.db")
    functions.fill(con, "from articles limit 1", "body", tables=["quotes"])
    with pytest.raises(duckdb.Error, match="already exists"):
        functions.fill(con, "from articles limit 1", "body", tables=["events", "quotes"])
    assert con.sql("select count(*) from information_schema.tables where table_name = 'events'").fetchall() == [(0,)]
    functions.register(con)
    with pytest.raises(duckdb.Error, match="expected a text, or a text and a day"):
        con.sql("select dateline_quotes('a', null, 1)").fetchall()
