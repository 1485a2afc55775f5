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


def test_brat_is_read_again(doc: dateline.Document) -> None:
    """A reader of standoff finds the same records: every number is defined once, every argument leads to one."""
    marks: dict[str, tuple[str, str]] = {}
    arcs: list[tuple[str, str, str]] = []
    events: dict[str, dict[str, str]] = {}
    for line in doc.to_brat().splitlines():
        number, what, *rest = line.split("\t")
        if number == "*":
            arcs += [("Coreference", "", mark) for mark in what.split()[1:]]
            continue
        assert number not in marks and number not in events
        label, *arguments = what.split(" ")
        if number[0] == "T":
            marks[number] = (label, rest[0])
        elif number[0] == "E":
            events[number] = dict(reversed(part.split(":")) for part in [label, *arguments])
        else:
            arcs += [(label, number, part.split(":")[-1]) for part in arguments if part[0] in "ATE"]
    assert all(target in marks or target in events for _, _, target in arcs)
    assert all(mark in marks for parts in events.values() for mark in parts)
    assert sum(label == "Quote" for label, _ in marks.values()) == len(doc["quotes"])
    assert len(events) == len(doc["events"])
    mentions = [mention for entity in doc["entities"] for mention in entity["mentions"]]
    assert len(marks) == len(mentions) + len(doc["quotes"]) + len(doc["events"])


@pytest.mark.parametrize("text", [TEXT, "\U0001d400 <&\"'>\r\n\tAna\x00 Reyes\ufffe said \ud800 it sank.\n", ""])
def test_xmi_is_loaded_by_cassis(text: str) -> None:
    cassis = pytest.importorskip("cassis")
    doc = dateline.extract(text, "2026-03-05")
    cas = cassis.load_cas_from_xmi(doc.to_xmi(), typesystem=cassis.load_typesystem(exports.xmi_types()))
    assert len(cas.sofa_string or "") == len(text)
    found = {
        name: [(a.begin, a.end, a.value) for a in cas.select(f"webanno.custom.{name}")]
        for name in ("Entity", "Quote", "Event", "Time")
    }
    assert found["Entity"] == sorted((m["start"], m["end"], e["type"]) for e in doc["entities"] for m in e["mentions"])
    assert found["Quote"] == sorted((c["start"], c["end"], q["kind"]) for q in doc["quotes"] for c in q["content"])
    assert found["Event"] == [(e["trigger"]["start"], e["trigger"]["end"], e["type"]) for e in doc["events"]]
    assert len(found["Time"]) == len(doc["times"])
    tokens = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    words = [token for sentence in dateline.parse(text)["sentences"] for token in sentence["tokens"]]
    assert [(token.begin, token.end) for token in tokens] == [(word["start"], word["end"]) for word in words]
    for quote in cas.select("webanno.custom.Quote"):
        assert quote.get_covered_text() == text[quote.begin : quote.end]


def test_displacy_draws_it(doc: dateline.Document) -> None:
    displacy = pytest.importorskip("spacy").displacy
    drawn = displacy.render(doc.to_displacy(), style="ent", manual=True, jupyter=False)
    assert "Ana Reyes" in drawn and "PERSON" in drawn


def test_prodigy_spans_do_not_break_its_rules(doc: dateline.Document) -> None:
    """What `spans.manual` asks of a task: whole numbers within the text, a label, a text, no line break in the line."""
    task = doc.to_prodigy()
    line = json.dumps(task)
    assert "\n" not in line and isinstance(task["text"], str)
    for span in task["spans"]:
        assert set(span) == {"start", "end", "label"} and isinstance(span["start"], int)
        assert task["text"][span["start"] : span["end"]].strip()
