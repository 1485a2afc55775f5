"""Records in the formats of annotation tools."""

from __future__ import annotations

import doctest
import json
import re

import dateline
import pytest
from dateline import exports

TEXT = (
    "The day 🙂 was long. Ana Reyes left for Lima on Monday.\n\n“We will wait\nuntil Friday,” she said. "
    "Peru urged Chile and Brazil to withdraw their troops."
)


@pytest.fixture(scope="module")
def doc() -> dateline.Document:
    return dateline.extract(TEXT, "2026-03-05", "a")


def test_displacy_shows_names_in_order(doc: dateline.Document) -> None:
    shown = doc.to_displacy()
    assert shown["text"] == TEXT
    words = [TEXT[e["start"] : e["end"]] for e in shown["ents"]]
    assert words[:2] == ["Ana Reyes", "Lima"] and "she" not in words


def test_prodigy_is_one_line_of_json(doc: dateline.Document) -> None:
    task = json.loads(json.dumps(doc.to_prodigy()))
    assert task["meta"] == {"id": "a", "published": "2026-03-05"}
    assert {"PERSON", "GPE", "QUOTE", "REQUEST"} <= {span["label"] for span in task["spans"]}
    assert all(0 <= span["start"] < span["end"] <= len(TEXT) for span in task["spans"])


def test_brat_points_at_the_words(doc: dateline.Document) -> None:
    lines = doc.to_brat().splitlines()
    marks = {}
    for line in lines:
        if line.startswith("T"):
            name, place, words = line.split("\t")
            spans = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
            assert " ".join(TEXT[start:end] for start, end in spans) == words
            assert "\n" not in words
            marks[name] = words
    quote = next(re.split(r"[ :\t]", line) for line in lines if "\tSpeaker " in line)
    assert (marks[quote[3]], marks[quote[5]]) == ("We will wait until Friday", "Ana Reyes")
    event = next(line for line in lines if line.startswith("E") and "REQUEST" in line)
    roles = {role: marks[mark] for role, mark in re.findall(r" (\w+):(T\d+)", event)}
    assert roles["Actor"] == "Peru"


def test_webanno_covers_every_token_with_offsets_of_java(doc: dateline.Document) -> None:
    text = doc.to_webanno()
    assert text.startswith("#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Entity|value\n")
    java = TEXT.encode("utf-16-le")
    rows = [line.split("\t") for line in text.splitlines() if re.match(r"\d+-\d+\t", line)]
    assert len(rows) > 25
    for _, place, word, *cells in rows:
        start, end = map(int, place.split("-"))
        assert java[2 * start : 2 * end].decode("utf-16-le") == word
        assert len(cells) == 4 and all(cell for cell in cells[:3])
    people = [cells[2] for cells in rows if cells[3].startswith("PERSON[1]")]
    assert people == ["Ana", "Reyes"]


def test_a_record_without_its_article_is_told(doc: dateline.Document) -> None:
    with pytest.raises(dateline.DatelineError, match="does not carry its article"):
        exports.displacy(dict(doc))
    assert exports.displacy(dict(doc), TEXT) == doc.to_displacy()
    with pytest.raises(dateline.InputTypeError, match="found str"):
        exports.brat("Ana Reyes left.")  # type: ignore[arg-type]


def test_examples_of_the_docs() -> None:
    assert doctest.testmod(exports).failed == 0
