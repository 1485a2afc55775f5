"""Tables into and out of pandas, polars, pyarrow and duckdb."""

from __future__ import annotations

import datetime
from pathlib import Path

import dateline
import pytest

TABLES = ["docs", "entities", "mentions", "quotes", "events", "times", "quantities"]
TYPES = {"utf8", "int32", "int64", "float32", "float64", "boolean", "date32", "list<int32>", "list<utf8>"}
TEXTS = ["The ferry sank on Monday.", None, "It rained in Oslo."]


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_types_that_every_engine_takes(extraction: dateline.Extraction, name: str) -> None:
    schema = extraction.table(name).schema
    assert set(schema.values()) <= TYPES
    assert next(iter(schema)) == "doc"
    assert "text" not in schema


@pytest.mark.parametrize("name", TABLES)
def test_no_articles_give_the_same_columns(extraction: dateline.Extraction, name: str) -> None:
    empty = dateline.extract_many([], ids=[]).table(name)
    assert len(empty) == 0
    assert empty.columns == extraction.table(name).columns


@pytest.mark.parametrize("name", TABLES)
def test_pandas_and_polars_hold_the_same_rows(extraction: dateline.Extraction, name: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    table = extraction.table(name)
    assert extraction.to_pandas(name).shape == extraction.to_polars(name).shape == (len(table), len(table.columns))


def test_tables_agree_with_the_records(extraction: dateline.Extraction) -> None:
    docs = extraction.to_dicts()
    for name in ("entities", "quotes", "events", "times", "quantities"):
        assert len(extraction.table(name)) == sum(len(doc[name]) for doc in docs)
    assert len(extraction.mentions) == sum(len(e["mentions"]) for doc in docs for e in doc["entities"])


def test_facts_are_asserted_and_not_historical(extraction: dateline.Extraction) -> None:
    rows = extraction.events.to_dicts()
    facts = [row for row in rows if row["factuality"] == "asserted" and not row["historical"]]
    assert extraction.events.facts().to_dicts() == facts
    assert extraction.events.facts().columns == extraction.events.columns


def test_dyads_unfold_actors_and_recipients(extraction: dateline.Extraction) -> None:
    def pairs(row: dict[str, list[int]]) -> int:
        if row["reciprocal"] and len(row["actors"]) > 1:
            return len(row["actors"]) * (len(row["actors"]) - 1)
        return max(1, len(row["actors"])) * max(1, len(row["recipients"]))

    assert len(extraction.events.dyads()) == sum(map(pairs, extraction.events.to_dicts()))
    assert len(extraction.events.facts().dyads()) <= len(extraction.events.dyads())


def test_arrow_shares_metadata_and_days() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    docs = dateline.extract_many(TEXTS, published="2026-03-05").docs
    table = pyarrow.table(docs)
    assert table.schema.metadata[b"dateline"].decode() == dateline.__version__
    assert table["published"].to_pylist() == [datetime.date(2026, 3, 5)] * 3
    assert pyarrow.schema(docs) == table.schema


def test_duckdb_reads_a_table_by_name() -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    docs = dateline.extract_many(TEXTS).docs
    assert len(docs) == 3
    assert duckdb.sql("select count(*) from docs").fetchall() == [(3,)]


def columns() -> list[object]:
    pandas, polars, pyarrow = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
    array = pyarrow.array(TEXTS)
    return [
        TEXTS,
        tuple(TEXTS),
        (text for text in TEXTS),
        pandas.Series(TEXTS),
        pandas.Series(TEXTS, dtype=object),
        pandas.Series(TEXTS, dtype="category"),
        pandas.Series(TEXTS, index=[5, 6, 7]),
        polars.Series(TEXTS),
        polars.Series(TEXTS, dtype=polars.Categorical),
        array,
        array.cast(pyarrow.large_string()),
        array.cast(pyarrow.string_view()),
        array.dictionary_encode(),
        pyarrow.chunked_array([array[:1], array[1:]]),
    ]


def test_every_kind_of_column_gives_the_same(extraction: dateline.Extraction) -> None:
    expected = dateline.extract_many(TEXTS).to_dicts()
    for column in columns():
        assert dateline.extract_many(column).to_dicts() == expected, type(column)


def test_a_slice_of_a_column_keeps_its_rows() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    part = pyarrow.array(["x", *TEXTS]).dictionary_encode()[1:]
    assert dateline.extract_many(part).to_dicts() == dateline.extract_many(TEXTS).to_dicts()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_accessor(library: str) -> None:
    module = pytest.importorskip(library)
    days = [datetime.date(2026, 3, 5), None, datetime.date(2026, 3, 6)]
    frame = module.DataFrame({"body": TEXTS, "date": days, "url": ["a", "b", "c"]})
    docs = frame.dateline.extract("body", published="date", id="url").docs.to_dicts()
    assert [doc["doc"] for doc in docs] == ["a", "b", "c"]
    assert [doc["published"] for doc in docs] == days
    with pytest.raises(dateline.DatelineError, match="found body, date, url, expected one named 'text'"):
        frame.dateline.extract("text")


def test_pandas_timestamps_and_nat_are_days() -> None:
    pandas = pytest.importorskip("pandas")
    days = pandas.Series(pandas.to_datetime(["2026-03-05", None, "2026-03-06"]))
    docs = dateline.extract_many(TEXTS, published=days)
    assert [doc["published"] for doc in docs] == ["2026-03-05", None, "2026-03-06"]


def test_few_values_are_categories_on_request(extraction: dateline.Extraction) -> None:
    pytest.importorskip("pandas")
    plain = extraction.to_pandas("events")
    events = extraction.to_pandas("events", categories=True)
    kinds = events.dtypes.astype(str)
    assert set(kinds[["type", "mode", "factuality", "quad"]]) == {"category"} != {str(plain["type"].dtype)}
    assert kinds["trigger"] != "category" and kinds["date_start"].startswith("datetime64")
    assert list(events["type"]) == list(plain["type"])


def test_pandas_without_pyarrow_gives_the_same_frame(
    extraction: dateline.Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    with_arrow = extraction.events.to_pandas()
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    without = extraction.events.to_pandas()
    assert list(without.columns) == list(with_arrow.columns)
    numeric = [c for c, kind in extraction.events.schema.items() if kind[:3] in ("int", "flo")]
    pandas.testing.assert_frame_equal(without[numeric], with_arrow[numeric], check_dtype=True)


def test_save_writes_one_file_a_table(extraction: dateline.Extraction, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    paths = extraction.save(tmp_path / "out")
    assert [Path(path).stem for path in paths] == TABLES
    assert parquet.read_table(paths[2]).num_rows == len(extraction.mentions)


def test_tables_show_themselves(extraction: dateline.Extraction) -> None:
    assert repr(extraction).startswith("Extraction of 3 articles: ")
    assert repr(extraction.docs).startswith("docs: 3 rows\n")
    assert "<table>" in extraction.docs._repr_html_()
    assert "<table>" in extraction._repr_html_()
    assert len(extraction.docs.head(2)) == 2


def test_the_page_of_tables_describes_every_column(extraction: dateline.Extraction) -> None:
    page = (Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = {section.split("\n", 1)[0]: section for section in page.split("\n## ")[1:]}
    for name in [*TABLES, "dyads"]:
        section = sections[name]
        table = extraction.events.dyads() if name == "dyads" else extraction.table(name)
        rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
        described = {row[0].strip("| `"): row[1] for row in rows}
        assert described == {**table.schema, "doc": "int64 or utf8"}, name


def test_tables_carry_the_fingerprint(extraction: dateline.Extraction) -> None:
    pytest.importorskip("pyarrow")
    expected = {key.encode(): value.encode() for key, value in dateline.fingerprint().items()}
    for name in TABLES:
        assert extraction.table(name).to_arrow().schema.metadata == expected
