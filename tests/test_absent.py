"""What is not there is told before any work: packages, columns, folders; half a file has no final name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dateline
import dateline.dask
import dateline.duckdb
import dateline.graphs
import dateline.spark
import pytest
from dateline import sources, writers
from dateline.dataset import Dataset

TEXT = "“We wait,” said Ana Reyes in Oslo."


def extraction() -> dateline.Extraction:
    return dateline.extract_many([TEXT], published="2026-03-05")


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [
        ("pandas", "pandas", lambda folder: extraction().to_pandas("quotes")),
        ("pyarrow", "pandas", lambda folder: extraction().quotes.to_arrow()),
        ("polars", "polars", lambda folder: extraction().to_polars("quotes")),
        ("pyarrow", "duckdb", lambda folder: dateline.duckdb.register(None)),
        ("resvg_py", "plot", lambda folder: extraction().plot.audit().save(folder / "a.png")),
        ("networkx", "graphs", lambda folder: dateline.graphs.who_to_whom(extraction())),
        ("geopandas", "geo", lambda folder: dateline.graphs.places(extraction())),
        ("trafilatura", "web", lambda folder: next(sources.web.html(b"<p>It sank.</p>"))),
        ("warcio.archiveiterator", "web", lambda folder: next(sources.web.warc(b""))),
        ("pyspark.sql.types", "spark", lambda folder: dateline.spark.schema("quotes")),
    ],
)
def test_an_absent_package_is_named_with_its_extra(
    package: str, extra: str, call: Callable[[Path], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(dateline.MissingPackageError) as error:
        call(tmp_path)
    assert f"pip install 'dateline[{extra}]'" in str(error.value)
    assert package.split(".")[0] in str(error.value)
    assert isinstance(error.value, ImportError) and not list(tmp_path.iterdir())


def test_parquet_without_a_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pyarrow", "pyarrow.parquet", "polars"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(dateline.MissingPackageError, match=r"dateline\[pandas\]"):
        extraction().save(tmp_path / "out")
    assert not list(tmp_path.rglob("*.parquet*"))


COLUMNS = {"body": [TEXT], "date": ["2026-03-05"]}


@pytest.mark.parametrize("kind", ["pandas", "polars", "dask", "stream"])
def test_a_frame_without_the_column_names_those_it_has(kind: str) -> None:
    if kind == "stream":
        with pytest.raises(dateline.DatelineError, match="body, date") as error:
            list(dateline.stream([{"body": TEXT, "date": None}]))
    elif kind == "dask":
        frames = pytest.importorskip("dask.dataframe")
        frame = frames.from_pandas(pytest.importorskip("pandas").DataFrame(COLUMNS), npartitions=1)
        with pytest.raises(dateline.DatelineError, match="body, date") as error:
            dateline.dask.extract(frame, "text")
    else:
        frame = pytest.importorskip(kind).DataFrame(COLUMNS)
        with pytest.raises(dateline.DatelineError, match="body, date") as error:
            frame.dateline.extract("text")
    assert "'text'" in str(error.value)


def unwritable(folder: Path) -> Path:
    """A path below a file, which nobody can make, root neither."""
    (folder / "taken").write_text("a file", encoding="utf-8")
    return folder / "taken" / "out"


@pytest.mark.parametrize(
    "call",
    [
        lambda path: writers.folder(str(path), "jsonl", {"quotes": None}),
        lambda path: writers.Records(str(path)),
        lambda path: dateline.show(TEXT).save(path),
        lambda path: extraction().plot.audit().save(path.with_suffix(".svg")),
        lambda path: Dataset(path),
        lambda path: extraction().save(path),
    ],
    ids=["tables", "records", "page", "picture", "dataset", "parquet"],
)
def test_an_output_that_cannot_be_written_is_told(call: Callable[[Path], Any], tmp_path: Path) -> None:
    with pytest.raises(dateline.DatelineError, match="cannot"):
        call(unwritable(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize("option", [["-o"], ["--by-day", "-o"]])
def test_the_command_line_tells_it_before_an_article_is_read(
    option: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dateline import files
    from dateline.cli.main import main

    def read(*arguments: Any, **options: Any) -> Any:
        raise AssertionError("an article was read")
        yield

    monkeypatch.setattr(files, "read", read)
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "It sank."}\n', encoding="utf-8")
    assert main(["extract", str(source), *option, str(unwritable(tmp_path))]) != 0
    assert "cannot" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "parquet"])
def test_half_a_file_never_stands_under_its_name(kind: str, tmp_path: Path) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    part = extraction()
    with pytest.raises(KeyboardInterrupt), writers.folder(str(tmp_path), kind, {"quotes": None, "docs": None}) as out:
        out.add(part)
        raise KeyboardInterrupt
    assert all(path.suffix == ".part" for path in tmp_path.iterdir())
    with writers.folder(str(tmp_path), kind, {"quotes": None, "docs": None}) as out:
        out.add(part)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"docs.{kind}", f"quotes.{kind}"]


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "picture.html"])
def test_half_a_page_never_stands_under_its_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import display
    from dateline.pictures import picture

    def broken(*arguments: Any, **options: Any) -> str:
        raise MemoryError

    thing = dateline.show(TEXT) if name.startswith("page") else extraction().plot.audit()
    monkeypatch.setattr(display, "page", broken)
    monkeypatch.setattr(picture, "style", broken)
    with pytest.raises(MemoryError):
        thing.save(tmp_path / name)
    assert not list(tmp_path.iterdir())
