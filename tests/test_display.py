"""Pages and explanations."""

from __future__ import annotations

import re
from pathlib import Path

import dateline
import pytest


def test_a_page_is_self_contained_and_escaped(shipped: list[tuple[str, str, str]], tmp_path: Path) -> None:
    text = "<script>alert('x')</script> & " + shipped[0][2]
    page = dateline.show(dateline.extract(text, "2026-03-05"))
    page.save(tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "<script" not in html and "&lt;script&gt;" in html
    assert not re.search(r"https?://|src=|url\(", html)
    assert "light-dark(" in html


def test_a_page_holds_the_whole_article(shipped: list[tuple[str, str, str]]) -> None:
    from html import unescape

    for _, day, text in shipped:
        body = dateline.show(dateline.extract(text, day)).html.split("<p>", 1)[1].split("</p>", 1)[0]
        assert unescape(re.sub(r"<[^>]+>", "", body)) == text


def test_show_takes_a_text_and_a_plain_record() -> None:
    text = "The ferry sank."
    assert "ferry" in dateline.show(text).html
    plain = dict(dateline.extract(text))
    assert "ferry" in dateline.show(plain, text).html
    with pytest.raises(dateline.DatelineError, match="pass it"):
        dateline.show(plain)


def test_a_document_shows_itself() -> None:
    assert "ferry" in dateline.extract("The ferry sank.")._repr_html_()


def test_every_record_can_be_explained(extraction: dateline.Extraction) -> None:
    for doc in extraction:
        for kind in ("entities", "quotes", "events", "times", "quantities"):
            for record in doc[kind]:
                told = dateline.explain(doc, kind, record["id"])
                assert told.endswith(".") and str(record["id"]) in told


def test_a_parse_draws_its_trees() -> None:
    parsed = dateline.parse("The ferry sank. “We <will> appeal,” she said.")
    html = parsed._repr_html_()
    assert html.count("<svg") == len(parsed["sentences"]) == 2
    assert "&lt;" in html and "<will" not in html and "<script" not in html
    assert not re.search(r"https?://|src=|url\(", html) and "light-dark(" in html
    assert html.count(">root</text>") == 2


def test_long_parses_are_cut_for_display() -> None:
    parsed = dateline.parse("The ferry sank. " * 9 + "and they met " * 200)
    html = parsed._repr_html_()
    assert html.count("<svg") == 5 and "and 5 more sentences" in html
    words = dateline.parse("and they met " * 200)._repr_html_()
    assert words.count('class="t"') == 60
