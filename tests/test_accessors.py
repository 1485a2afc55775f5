"""Accessors of pandas and polars, points and edges."""

from __future__ import annotations

from typing import Any

import dateline
import pytest

TEXTS = [
    "“It sank,” said Ana Reyes.",
    None,
    "Peru urged Chile to withdraw its troops on Monday. Troops of Peru attacked Chile in Arica on Monday.",
]
DAYS = ["2026-03-05", None, "2026-03-06"]


def quotes(ids: list[Any]) -> list[dict[str, Any]]:
    return dateline.extract_many(TEXTS, published=DAYS, ids=ids).quotes.to_dicts()


def test_a_pandas_frame_keeps_its_index() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"body": TEXTS, "day": DAYS}, index=["x", "y", "z"])
    assert frame.dateline.extract("body", published="day").quotes.to_dicts() == quotes(["x", "y", "z"])
    assert frame["body"].dateline.extract(published=DAYS).quotes.to_dicts() == quotes(["x", "y", "z"])
    deep = frame.set_index([["a", "a", "b"], [1, 2, 1]])
    assert deep.dateline.extract("body", published="day").quotes.to_dicts() == quotes([0, 1, 2])


def test_a_polars_frame_series_and_expression() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"body": TEXTS, "day": DAYS})
    assert frame.dateline.extract("body", published="day").quotes.to_dicts() == quotes([0, 1, 2])
    assert frame["body"].dateline.extract(published=DAYS).quotes.to_dicts() == quotes([0, 1, 2])
    read = polars.struct(text="body", published="day").dateline.extract("quotes").alias("quotes")
    found = frame.lazy().with_columns(read, polars.col("body").dateline.extract("events").alias("events")).collect()
    assert found["body"].to_list() == TEXTS
    flat = found.select("quotes").with_row_index("doc").explode("quotes").drop_nulls().unnest("quotes")
    pairs = list(zip(flat["doc"].to_list(), flat["quote"].to_list(), strict=True))
    assert pairs == [(row["doc"], row["quote"]) for row in quotes([0, 1, 2])]
    assert found["events"].list.len().to_list()[1] == 0


def test_an_empty_polars_column_has_the_same_type() -> None:
    polars = pytest.importorskip("polars")
    empty = polars.DataFrame({"body": polars.Series([], dtype=polars.String)})
    full = polars.DataFrame({"body": TEXTS})
    kinds = [frame.select(polars.col("body").dateline.extract("times")).schema for frame in (empty, full)]
    assert kinds[0] == kinds[1]


def test_edges_of_networks() -> None:
    pytest.importorskip("networkx")
    from dateline import graphs

    extraction = dateline.extract_many(TEXTS, published=DAYS)
    graph = graphs.who_to_whom(extraction, facts=False)
    edges = {(a, b, kind): data["weight"] for a, b, kind, data in graph.edges(keys=True, data=True)}
    assert edges[("Peru", "Chile", "REQUEST")] == 1
    assert graph.nodes["Peru"]["country"] == "PER"
    assert next(iter(graphs.who_said_to_whom(extraction).nodes)) == "Ana Reyes"


def test_points_of_places() -> None:
    pytest.importorskip("geopandas")
    from dateline import graphs

    points = graphs.places(dateline.extract_many(TEXTS, published=DAYS))
    assert points.crs.to_epsg() == 4326
    peru = points[points["name"] == "Peru"].geometry.iloc[0]
    assert -20 < peru.y < 0 and -85 < peru.x < -65


def test_extras_that_are_absent_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from dateline import graphs
    from dateline.exceptions import MissingPackageError

    extraction = dateline.extract_many(TEXTS)
    for package, extra, call in (("networkx", "graphs", graphs.who_to_whom), ("geopandas", "geo", graphs.places)):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(
            MissingPackageError, match=rf"{package} is not installed; pip install 'dateline\[{extra}\]'"
        ):
            call(extraction)
