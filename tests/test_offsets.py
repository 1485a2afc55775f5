"""Whatever the text: every record is a slice of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dateline
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = ["Ana", "Reyes", "Oslo", "said", "the", "minister", "She", "I", "killed", "Monday", "Dr.", "naïve", "’s"]
SIGNS = [
    "“",
    "”",
    '"',
    "'",
    ".",
    ",",
    "—",
    "(",
    ")",
    "%",
    "$",
    "3",
    "2022",
    "\n",
    "\r\n",
    " ",
    "\u200b",
    "🙂",
    "e\u0301",
]
WORDS = st.sampled_from([*NAMES, *SIGNS])
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
)


def slices(record: Any) -> Iterator[tuple[int, int, str]]:
    """Every start, end and text in a record, at any depth."""
    if isinstance(record, dict):
        if {"start", "end", "text"} <= record.keys():
            yield record["start"], record["end"], record["text"]
        for value in record.values():
            yield from slices(value)
    elif isinstance(record, list):
        for value in record:
            yield from slices(value)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_record_is_a_slice_of_the_text(text: str) -> None:
    doc = dateline.extract(text, published="2026-03-05")
    for start, end, words in slices(doc):
        assert text[start:end] == words
    for start, end in doc["sentences"]:
        assert 0 <= start < end <= len(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_ids_point_at_records(text: str) -> None:
    doc = dateline.extract(text, published="2026-03-05")
    for kind in ("entities", "quotes", "events", "times", "quantities"):
        assert [record["id"] for record in doc[kind]] == list(range(len(doc[kind])))
    known = range(len(doc["entities"]))
    for quote in doc["quotes"]:
        assert all(quote[k] is None or quote[k] in known for k in ("speaker", "addressee"))
    for event in doc["events"]:
        assert all(i in known for i in event["actors"] + event["recipients"])


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_parse_covers_the_text_in_order(text: str) -> None:
    end = 0
    for sentence in dateline.parse(text)["sentences"]:
        for token in sentence["tokens"]:
            assert end <= token["start"] < token["end"]
            assert text[token["start"] : token["end"]] == token["text"]
            end = token["end"]
