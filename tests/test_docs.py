"""The pages of the documentation: they run, their links lead somewhere, and the names in them are there."""

from __future__ import annotations

import importlib
import importlib.util
import re
from pathlib import Path
from typing import Any

import dateline
import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
RUN = ["first_minutes.md", "joins.md", "recipes.md"]


def load() -> Any:
    spec = importlib.util.spec_from_file_location("site_pages", ROOT / "packaging" / "pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", RUN)
def test_blocks_run_in_their_order(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    for package in ("pandas", "polars", "duckdb", "pyarrow"):
        pytest.importorskip(package)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    space: dict[str, Any] = {"__name__": page}
    blocks = re.findall(r"^```python\n(.*?)^```", text, flags=re.M | re.S)
    assert len(blocks) > 2
    for block in blocks:
        exec(compile(block, page, "exec"), space)


def test_recipes_give_rows() -> None:
    pytest.importorskip("duckdb")
    text = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    space: dict[str, Any] = {}
    for block in re.findall(r"^```python\n(.*?)^```", text, flags=re.M | re.S):
        exec(compile(block, "recipes.md", "exec"), space)
    for name in ("dyads", "groups", "by_quad", "audit", "feed", "about", "panel"):
        assert len(space[name]) > 0, name


def test_links_lead_somewhere_and_all_public_names_are_told(tmp_path: Path) -> None:
    site = load()
    pages = site.lay_out(tmp_path / "docs")
    assert len(pages) > 50
    assert site.broken(tmp_path / "docs") == []
    reference = (tmp_path / "docs" / "reference.md").read_text(encoding="utf-8")
    for name in dateline.__all__:
        assert name.startswith("_") or f"`dateline.{name}`" in reference, name
    for module in site.MODULES:
        for name in site.public_names(importlib.import_module(f"dateline.{module}")):
            assert f"`dateline.{module}.{name}`" in reference, name


def test_every_page_can_be_reached() -> None:
    told = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    for page in PAGES:
        linked = any(f"({page.name}" in text for name, text in texts.items() if name != page.name)
        assert linked or f'"{page.name}"' in told, page.name


def test_the_bands_are_those_of_the_page_of_quotes() -> None:
    site = load()
    low, high = site.wilson(0.94, 772)
    assert (round(low), round(high)) == (92, 95)
    assert site.bands().count("%") > 8


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda path: path.name)
def test_names_in_the_pages_exist(page: Path) -> None:
    for name in sorted(set(re.findall(r"\bdateline((?:\.[a-z_A-Z]\w*)+)", page.read_text(encoding="utf-8")))):
        if name.split(".")[1] in ("data", "extract", "egg", "tsv"):  # metadata, and the accessor of frames
            continue
        value: Any = dateline
        for part in name.split(".")[1:]:
            if not hasattr(value, part) and getattr(value, "__name__", "").startswith("dateline"):
                importlib.import_module(f"{value.__name__}.{part}")
            value = getattr(value, part)
