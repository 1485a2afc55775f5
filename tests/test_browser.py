"""Pages and pictures in a real browser: themes, keyboard, pointer, paper, no request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dateline
import pytest
from browsing import TIP, luminance, opened
from dateline.pictures import PICTURES


@pytest.fixture(scope="module")
def article(shipped: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    _, day, text = shipped[0]
    path = tmp_path_factory.mktemp("page") / "page.html"
    dateline.show(dateline.extract(text, day)).save(path)
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_the_readers_all_over(browser: Any, article: Path, scheme: str) -> None:
    with opened(browser, article, scheme) as tab:
        assert tab.shade("body") == tab.shade(".dateline")
        assert (luminance(tab.shade("body")) > 128) == (scheme == "light")
        assert tab.active() == []


def test_marks_answer_to_pointer_click_and_keyboard(browser: Any, article: Path) -> None:
    with opened(browser, article) as tab:
        event = tab.page.locator(".e").first
        assert event.evaluate(TIP) == "none"
        event.hover()
        assert "·" in event.evaluate(TIP)
        tab.page.mouse.move(0, 0)
        assert event.evaluate(TIP) == "none"
        event.click()
        assert "·" in event.evaluate(TIP)
        tab.page.reload()
        told = tab.tabs(f"e => [({TIP})(e), e.ariaDescription]")
        assert all(tip not in ("none", '""') and description for tip, description in told)
        assert len(told) == tab.page.locator("p [tabindex]").count() > 20


def test_a_page_fits_a_narrow_screen(browser: Any, article: Path) -> None:
    with opened(browser, article, width=420) as tab:
        words = tab.page.locator(".dateline p").first.bounding_box()
        assert words is not None and words["x"] >= 0 and words["x"] + words["width"] <= 421
        for mark in tab.page.locator("p [tabindex]").all()[:16]:
            mark.hover()
            assert mark.evaluate(TIP) != "none"
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= 420, "what a mark tells is cut"


def test_paper_is_light(browser: Any, article: Path) -> None:
    with opened(browser, article, "dark") as tab:
        tab.page.emulate_media(media="print", color_scheme="dark")
        assert luminance(tab.shade(".dateline")) > 240


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_tells_by_pointer_and_keyboard(
    browser: Any, extraction: dateline.Extraction, tmp_path: Path, kind: str
) -> None:
    extraction.plot(kind).save(tmp_path / "picture.html")
    tells(browser, tmp_path / "picture.html", "dark")


def test_a_file_of_svg_tells_too(browser: Any, extraction: dateline.Extraction, tmp_path: Path) -> None:
    extraction.plot.timeline().save(tmp_path / "picture.svg")
    tells(browser, tmp_path / "picture.svg", "light")


def tells(browser: Any, path: Path, scheme: str) -> None:
    """The marks of a picture tell what they are, and nothing is told before."""
    shown = "e => getComputedStyle(e.querySelector('.tip')).visibility"
    with opened(browser, path, scheme) as tab:
        assert (luminance(tab.shade(".dlp")) > 128) == (scheme == "light")
        mark = tab.page.locator(".mark").first
        assert mark.evaluate(shown) == "hidden"
        tab.point(mark.locator(".shape").first)
        assert mark.evaluate(shown) == "visible"
        tab.page.mouse.move(0, 0)
        assert mark.evaluate(shown) == "hidden"
        reached = tab.tabs(f"e => e.matches('.mark') ? [e.ariaLabel, ({shown})(e)] : null")
        marks = [found for found in reached if found]
        assert len(marks) == tab.page.locator(".mark").count() > 0
        assert all(label and seen == "visible" for label, seen in marks)
        assert tab.active() == []
