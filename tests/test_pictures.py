"""Pictures: well-formed, the same bytes every time, nothing outside, hostile names harmless, clear when empty."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import dateline
import pytest
from dateline.pictures import PICTURES

HOSTILE = '</text></svg><script>alert("x")</script> & Sons'


@pytest.fixture(scope="module")
def many() -> dateline.Extraction:
    """More events, parties and speakers than a picture has room for."""
    verbs = ["attacked", "met", "accused", "praised", "threatened", "fined"]
    lands = ["Chad", "Niger", "Kenya", "Norway", "Peru", "Mali", "Laos", "Iceland"]
    texts = [
        f"{a} {verb} {b} on {day} March. “We saw it,” said Ana Reyes{i}, a minister of {a}. {b} denied it."
        for i, (verb, a, b, day) in enumerate(
            (verbs[(i + j) % 6], lands[i], lands[j], 1 + (3 * i + j) % 28) for i in range(8) for j in range(8) if i != j
        )
    ]
    return dateline.extract_many(texts, published="2026-04-02")


@pytest.mark.parametrize("kind", PICTURES)
def test_few_and_many(kind: str, extraction: dateline.Extraction, many: dateline.Extraction) -> None:
    for tables in (extraction, many):
        picture = dateline.plot(tables, kind)
        root = ElementTree.fromstring(picture.svg)
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert root.find("{http://www.w3.org/2000/svg}desc") is not None
        assert picture.svg == dateline.plot(tables, kind).svg
        assert "nan" not in picture.svg and "inf" not in re.sub(r"[a-z]inf|inf[a-z]", "", picture.svg)
        assert picture._repr_html_() == picture.svg and picture.title in repr(picture)


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("text", ["", "It rained."])
def test_nothing_to_show_is_said(kind: str, text: str) -> None:
    picture = dateline.plot(dateline.extract(text), kind)
    assert len(picture.table) == 0
    words = [element.text for element in ElementTree.fromstring(picture.svg).iter() if element.text]
    assert any("no " in word.lower() or "none" in word.lower() or "nothing" in word.lower() for word in words), words


@pytest.mark.parametrize("kind", PICTURES)
def test_all_shapes_of_tables_give_the_same(kind: str, extraction: dateline.Extraction) -> None:
    pytest.importorskip("pandas")
    expected = dateline.plot(extraction, kind).svg
    frames = {name: extraction.table(name).to_pandas() for name in dateline.frames.TABLES}  # type: ignore[attr-defined]
    assert dateline.plot(frames, kind).svg == expected
    assert dateline.plot(extraction.to_dicts(), kind).table.rows


def test_names_cannot_break_out() -> None:
    doc = dateline.extract("Chad attacked Niger on Monday. “No,” said Ana Reyes.", published="2026-03-05")
    for entity in doc["entities"]:
        entity["name"] = HOSTILE
    for kind in PICTURES:
        picture = dateline.plot(doc, kind)
        assert "<script" not in picture.svg and "<script" not in picture.html
        ElementTree.fromstring(picture.svg)


def test_nothing_is_loaded(extraction: dateline.Extraction) -> None:
    for kind in PICTURES:
        svg = dateline.plot(extraction, kind).svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|url\((?!#)|@import|<script|href=\"(?!#)", svg)


def test_files(tmp_path: Path, extraction: dateline.Extraction) -> None:
    picture = extraction.plot.timeline()
    picture.save(tmp_path / "a.svg")
    picture.save(tmp_path / "a.html")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "<svg" in (tmp_path / "a.html").read_text(encoding="utf-8")
    pytest.importorskip("resvg_py")
    picture.save(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.png", "a.svg"]


def test_mistakes_are_told(tmp_path: Path, extraction: dateline.Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(dateline.DatelineError, match=r"kind: found 'pie', expected one of timeline"):
        extraction.plot("pie")
    with pytest.raises(dateline.InputTypeError, match="colour: found an unknown option of map"):
        extraction.plot("map", colour="red")
    with pytest.raises(dateline.DatelineError, match=r"found .jpg ending, expected one of .svg"):
        extraction.plot.map().save(tmp_path / "a.jpg")
    with pytest.raises(dateline.DatelineError, match="cannot write this file"):
        extraction.plot.map().save(tmp_path / "no" / "a.svg")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(dateline.DatelineError, match=r"dateline\[plot\]"):
        extraction.plot.map().save(tmp_path / "a.png")
    assert not list(tmp_path.iterdir())


def test_the_pictures_of_the_pages_are_drawn_by_their_script(tmp_path: Path) -> None:
    script = Path(__file__).parent.parent / "packaging" / "pictures.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    kept = Path(__file__).parent.parent / "docs" / "pictures"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in kept.iterdir())
