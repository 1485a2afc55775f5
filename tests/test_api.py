"""The verbs and what they return."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys

import dateline
import pytest

TEXT = "OSLO, March 5 (NNB) — “We will wait,” Foreign Minister Ingrid Solheim said on Thursday.\n\nShe left Oslo."


def test_extract_returns_the_records_of_the_contract() -> None:
    doc = dateline.extract(TEXT, published="2026-03-05", id="a1")
    assert list(doc) == [
        "id",
        "published",
        "dateline",
        "language_ok",
        "warnings",
        "focus_country",
        "focus_place",
        "entities",
        "quotes",
        "events",
        "times",
        "quantities",
        "sentences",
    ]
    assert doc["id"] == "a1"
    assert doc["published"] == "2026-03-05"
    assert json.loads(json.dumps(doc)) == doc


def test_a_document_is_a_dict_that_knows_its_article() -> None:
    doc = dateline.extract(TEXT)
    assert doc.article == TEXT
    again = pickle.loads(pickle.dumps(doc))
    assert (again, again.article) == (doc, TEXT)
    assert copy.deepcopy(doc) == doc


@pytest.mark.parametrize(
    "published",
    ["2026-03-05", "2026-03-05T09:30:00Z", datetime.date(2026, 3, 5), datetime.datetime(2026, 3, 5, 9, 30)],
)
def test_published_takes_dates_and_strings(published: object) -> None:
    assert dateline.extract(TEXT, published=published)["published"] == "2026-03-05"


def test_extract_many_gives_what_extract_gives(shipped: list[tuple[str, str, str]]) -> None:
    texts = [text for _, _, text in shipped]
    days = [day for _, day, _ in shipped]
    many = dateline.extract_many(texts, published=days).to_dicts()
    one = [dateline.extract(text, day, row) for row, (text, day) in enumerate(zip(texts, days, strict=True))]
    assert many == one


def test_one_day_may_stand_for_all() -> None:
    docs = dateline.extract_many([TEXT, TEXT], published=datetime.date(2026, 3, 5))
    assert [doc["published"] for doc in docs] == ["2026-03-05"] * 2


def test_ids_are_numbers_or_names() -> None:
    assert [d["id"] for d in dateline.extract_many([TEXT] * 2)] == [0, 1]
    assert [d["id"] for d in dateline.extract_many([TEXT] * 2, ids=[7, 9])] == [7, 9]
    assert [d["id"] for d in dateline.extract_many([TEXT] * 2, ids=["x", 9])] == ["x", "9"]


def test_stream_reads_in_parts_and_numbers_rows_through() -> None:
    parts = list(dateline.stream((TEXT for _ in range(5)), batch=2))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert [doc["id"] for part in parts for doc in part] == [0, 1, 2, 3, 4]


def test_stream_takes_mappings() -> None:
    articles = [{"body": TEXT, "day": "2026-03-05", "url": "u"}]
    (part,) = dateline.stream(articles, text="body", published="day", id="url")
    assert (part[0]["id"], part[0]["published"]) == ("u", "2026-03-05")


def test_parse_gives_trees() -> None:
    for sentence in dateline.parse(TEXT)["sentences"]:
        heads = [token["head"] for token in sentence["tokens"]]
        assert heads.count(None) == 1
        assert all(TEXT[t["start"] : t["end"]] == t["text"] for t in sentence["tokens"])


def test_an_extractor_is_frozen_and_picklable() -> None:
    extractor = dateline.Extractor(attitudes=True, home="NOR", leaders=False, tables=["quotes"])
    with pytest.raises(AttributeError):
        extractor.home = "SWE"  # type: ignore[attr-defined]
    again = pickle.loads(pickle.dumps(extractor))
    assert again == extractor and hash(again) == hash(extractor)
    assert repr(again) == "Extractor(attitudes=True, home='NOR', leaders=False, tables=['quotes'])"


def test_tables_limits_what_is_built() -> None:
    extraction = dateline.extract_many([TEXT], tables=["quotes"])
    assert len(extraction.quotes.columns) > 5
    with pytest.raises(dateline.DatelineError, match="found 'times', expected one of docs, quotes"):
        _ = extraction.times
    with pytest.raises(dateline.DatelineError, match="only tables were kept"):
        extraction.to_dicts()


def test_import_is_quick() -> None:
    code = "import time; t = time.process_time(); import dateline; print(time.process_time() - t)"
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    )
    assert best < 0.05


def test_import_loads_no_optional_package() -> None:
    code = "import sys, dateline; print({'pandas', 'polars', 'pyarrow', 'numpy', 'tqdm'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert out.strip() == "set()"
