"""Articles, executed notebooks and the browser that the tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import dateline
import pytest
from dateline.demo import articles
from hypothesis import settings

# the same inputs every run; `pytest --hypothesis-profile default` tries others
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def shipped() -> list[tuple[str, str, str]]:
    """Name, day and text of the articles that ship with the package."""
    return list(articles())


@pytest.fixture(scope="session")
def extraction(shipped: list[tuple[str, str, str]]) -> dateline.Extraction:
    """All of them, read."""
    names, days, texts = (list(column) for column in zip(*shipped, strict=True))
    return dateline.extract_many(texts, published=days, ids=names)


@pytest.fixture(scope="session")
def executed() -> Callable[[Path], Any]:
    """A notebook, run from top to bottom once for all tests."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")

    @cache
    def run(path: Path) -> Any:
        notebook = nbformat.read(path, as_version=4)
        assert not any(cell.get("outputs") for cell in notebook.cells), "notebooks are kept without outputs"
        resources = {"metadata": {"path": str(path.parent)}}
        client = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources)
        return client.execute()

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; a test that wants it is skipped where it or Playwright is absent."""
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(_QUIET))
        yield running
        running.close()
