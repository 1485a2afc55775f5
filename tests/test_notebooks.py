"""The notebooks of `examples` run from top to bottom, and their pages are read in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import TIP, luminance, opened

NOTEBOOKS = sorted((Path(__file__).parent.parent / "examples").glob("*.ipynb"))
FIRST = next(path for path in NOTEBOOKS if path.stem == "first_minutes")

pytestmark = pytest.mark.filterwarnings("ignore")


def test_there_are_some() -> None:
    assert len(NOTEBOOKS) >= 4


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, executed: Callable[[Path], Any]) -> None:
    shown = [output for cell in executed(path).cells for output in cell.get("outputs", ())]
    assert any("<svg" in output.get("data", {}).get("text/html", "") for output in shown)


@pytest.fixture
def converted(executed: Callable[[Path], Any], tmp_path: Path) -> Callable[..., Path]:
    """A notebook as a page; what nbconvert's own template would load from elsewhere is left out."""
    exporters = pytest.importorskip("nbconvert.exporters")

    def convert(path: Path, **options: Any) -> Path:
        exporter = exporters.HTMLExporter(mathjax_url="", require_js_url="", **options)
        page, _ = exporter.from_notebook_node(executed(path))
        target = tmp_path / f"{path.stem}.html"
        target.write_text(page, encoding="utf-8")
        return target

    return convert


def test_marks_answer_to_pointer_click_and_keyboard(browser: Any, converted: Callable[..., Path]) -> None:
    with opened(browser, converted(FIRST)) as tab:
        mark = tab.page.locator(".dateline .e").first
        assert mark.evaluate(TIP) == "none"
        mark.hover()
        assert "·" in mark.evaluate(TIP)
        tab.page.mouse.move(0, 0)
        mark.click()
        tab.page.mouse.move(0, 0)
        assert "·" in mark.evaluate(TIP)
        tab.page.locator("body").click(position={"x": 2, "y": 2})
        assert mark.evaluate(TIP) == "none"
        tab.page.reload()
        marks = tab.page.locator(".dateline [tabindex]").count() + tab.page.locator(".dlp [tabindex]").count()
        told = tab.tabs("e => e.dataset.tip || e.matches('.mark') && e.ariaLabel")
        assert len([words for words in told if words]) == marks > 20


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_that_of_the_notebook(
    browser: Any, converted: Callable[..., Path], theme: str, scheme: str
) -> None:
    with opened(browser, converted(FIRST, theme=theme), scheme) as tab:
        for part in (".dateline", ".dlp", ".dateline-tree"):
            assert (luminance(tab.shade(part)) > 128) == (theme == "light"), part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_no_theme_is_the_readers(browser: Any, converted: Callable[..., Path], scheme: str) -> None:
    with opened(browser, converted(FIRST, template_name="basic"), scheme) as tab:
        for part in (".dateline", ".dlp", ".dateline-tree"):
            assert (luminance(tab.shade(part)) > 128) == (scheme == "light"), part


def test_tables_are_read_on_a_dark_notebook(browser: Any, converted: Callable[..., Path]) -> None:
    with opened(browser, converted(FIRST, theme="dark")) as tab:
        ink = "e => getComputedStyle(e).color"
        for part in ("th", "td"):
            cell = tab.page.locator(f".dateline {part}").first
            assert luminance(cell.evaluate(ink)) > 180
            assert cell.evaluate("e => getComputedStyle(e).textAlign") == "left"
        row = tab.page.locator(".dateline tbody tr").first
        assert row.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
