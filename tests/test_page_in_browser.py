"""The page in a real browser: dark mode, keyboard, no request; skipped where Playwright or Chromium is absent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dateline
import pytest

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def saved(shipped: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    _, day, text = shipped[0]
    path = tmp_path_factory.mktemp("page") / "page.html"
    dateline.show(dateline.extract(text, day)).save(path)
    return path


def opened(browser: Any, saved: Path, scheme: str = "light") -> Any:
    page = browser.new_context(color_scheme=scheme, viewport={"width": 900, "height": 1100}).new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.asked.append(message.text))
    page.goto(saved.as_uri())
    return page


def test_nothing_is_loaded_and_nothing_complains(browser: Any, saved: Path) -> None:
    page = opened(browser, saved)
    assert page.asked == [saved.as_uri()]


def test_the_whole_page_is_dark_where_the_reader_wants_it(browser: Any, saved: Path) -> None:
    colour = "s => getComputedStyle(document.querySelector(s)).backgroundColor"
    shades = {}
    for scheme in ("light", "dark"):
        page = opened(browser, saved, scheme)
        shades[scheme] = page.evaluate(colour, "body")
        assert shades[scheme] == page.evaluate(colour, ".dateline")
    assert shades["light"] != shades["dark"]


def test_marks_are_reached_by_keyboard_and_by_pointer(browser: Any, saved: Path) -> None:
    page = opened(browser, saved)
    shown = "e => getComputedStyle(e, '::after').content"
    mark = page.locator("p [tabindex]").first
    assert mark.evaluate(shown) == "none"
    page.keyboard.press("Tab")
    told = page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert told not in ("none", "") and page.evaluate("document.activeElement.ariaDescription")
    event = page.locator(".e").first
    event.hover()
    assert "·" in event.evaluate(shown)


def test_the_page_fits_a_narrow_screen(browser: Any, saved: Path) -> None:
    page = opened(browser, saved)
    page.set_viewport_size({"width": 420, "height": 800})
    words = page.locator(".dateline p").first.bounding_box()
    assert words is not None and words["x"] >= 0 and words["x"] + words["width"] <= 421
