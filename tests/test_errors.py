"""A caller's mistake is one clear error before any work; a bad row is a row with a warning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dateline
import pytest

TEXT = "The ferry sank on Monday."
ACTORS = "names\ttype\tid\tsector\tcountry\toffice\torganisation\tfrom\tto\tgender\twikidata\n"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: dateline.extract_many(TEXT), "texts: found a str, expected a list of texts"),
        (lambda: dateline.extract_many(b"x"), "texts: found bytes"),
        (lambda: dateline.extract_many({"text": TEXT}), "texts: found dict"),
        (lambda: dateline.extract_many(7), "texts: found int"),
        (lambda: dateline.extract([TEXT]), "text: found a list, expected a str; extract_many reads many"),
        (lambda: dateline.extract(TEXT, atitudes=True), "atitudes: found an unknown option, expected one of lexicon"),
        (lambda: dateline.extract_many([TEXT], progress="yes"), "progress: found 'yes'"),
        (lambda: dateline.Extractor(lexicon="a.tsv"), "lexicon: found str, expected a list of files"),
        (lambda: dateline.Extractor(tables="quotes"), "tables: found a str"),
        (lambda: dateline.extract_many([TEXT], ids="a"), "ids: found str"),
        (lambda: dateline.extract_many([TEXT], published=7), "published: found int"),
        (lambda: dateline.stream(TEXT), "articles: found str"),
        (lambda: dateline.parse(None), "text: found NoneType"),
    ],
)
def test_wrong_types(call: Any, message: str) -> None:
    with pytest.raises(dateline.InputTypeError) as error:
        call()
    assert message in str(error.value)
    assert isinstance(error.value, TypeError) and isinstance(error.value, dateline.DatelineError)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: dateline.extract(TEXT, published="5 March"), 'published: found "5 March", expected a day such as'),
        (lambda: dateline.extract_many([TEXT] * 2, published=["2026-03-05", "x"]), 'published[1]: found "x"'),
        (lambda: dateline.extract_many([TEXT] * 2, published=[None]), "published: found 1 dates for 2 texts"),
        (lambda: dateline.extract_many([TEXT] * 2, ids=[1, 2, 3]), "ids: found 3 ids for 2 texts"),
        (lambda: dateline.extract_many([TEXT], threads=0), "threads: found 0"),
        (lambda: dateline.Extractor(home="Norway"), 'home: found "Norway", expected an ISO 3166 alpha-3 code'),
        (lambda: dateline.Extractor(tables=["quote"]), 'tables: found "quote", expected one of docs, entities'),
        (lambda: dateline.Extractor(lexicon=["no/such.tsv"]), "lexicon: cannot read 'no/such.tsv'"),
        (lambda: dateline.Extractor(lexicon=[("mine.tsv", "")]), "mine.tsv: found no header row"),
        (lambda: dateline.Extractor(lexicon=[("mine.tsv", "a\tb\n1\n")]), "mine.tsv:2: found 1 columns, expected 2"),
        (lambda: dateline.Extractor(lexicon=[("mine.tsv", "a\tb\n1\t2\n")]), "mine.tsv: found the columns a, b"),
        (
            lambda: dateline.Extractor(lexicon=[("mine.tsv", ACTORS + "A B\tMAN" + "\t" * 9 + "\n")]),
            'mine.tsv:2: found type = "MAN", expected PERSON or ORG',
        ),
        (
            lambda: dateline.Extractor(lexicon=[("mine.tsv", ACTORS + ("A B\tPERSON\tp1" + "\t" * 8 + "\n") * 2)]),
            'mine.tsv:3: found id = "p1" again, first given to "A B" at mine.tsv:2',
        ),
        (lambda: dateline.stream([TEXT], batch=0), "batch: found 0"),
        (
            lambda: list(dateline.stream([{"body": TEXT}])),
            "articles[0]: found the keys body, expected one named 'text'",
        ),
        (lambda: dateline.explain(dateline.extract(TEXT), "facts", 0), "kind: found 'facts'"),
        (lambda: dateline.explain(dateline.extract(TEXT), "quotes", 9), "id: found 9"),
    ],
)
def test_wrong_values(call: Any, message: str) -> None:
    with pytest.raises(dateline.DatelineError) as error:
        call()
    assert message in str(error.value)
    assert isinstance(error.value, ValueError)


def test_a_table_is_not_a_column() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(dateline.InputTypeError, match="pass one column"):
        dateline.extract_many(pandas.DataFrame({"body": [TEXT]}))


def test_numbers_are_not_texts() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    with pytest.raises(dateline.DatelineError, match="found a column of Int64, expected strings"):
        dateline.extract_many(pyarrow.array([1, 2]))


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("", "empty: "),
        (" \n\t\u00a0\u200b"[:4], "empty: "),
        (None, "none: "),
        (float("nan"), "none: "),
        (TEXT.encode(), "bytes: found bytes, expected str"),
        (7, "type: found int, expected str"),
        ("Der Minister ist am Montag nach einem langen Streit mit der Opposition zurückgetreten. " * 3, "language: "),
        ("<div><p>The ferry sank.</p></div>", "markup: "),
        ("â€œWe wait,â€\u009d she said. Itâ€™s late.", "mojibake: "),
        ("The ferry \ud800 sank.", "surrogates: "),
    ],
)
def test_a_bad_row_stops_nothing(text: Any, warning: str) -> None:
    docs = dateline.extract_many([TEXT, text, TEXT]).to_dicts()
    assert any(told.startswith(warning) for told in docs[1]["warnings"]), docs[1]["warnings"]
    assert not any(told.startswith(warning) for told in docs[0]["warnings"])
    assert {**docs[0], "id": 2} == docs[2]


def test_extract_takes_a_bad_text_too() -> None:
    assert dateline.extract(None)["warnings"] == ["none: there is no text"]  # type: ignore[arg-type]


def test_a_lexicon_of_ones_own_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("one\ttwo\n1\t2\n", encoding="utf-8")
    with pytest.raises(
        dateline.DatelineError, match=r"^mine\.tsv: found the columns one, two, expected those of one of"
    ):
        dateline.Extractor(lexicon=[path])


def test_a_date_without_a_day_is_a_warning_in_its_row() -> None:
    docs = dateline.extract_many([TEXT, TEXT], published=["2026-03", "2026-03-05"]).to_dicts()
    assert docs[0]["published"] is None
    assert any("names no day" in warning for warning in docs[0]["warnings"])
    assert docs[1]["warnings"] == []
