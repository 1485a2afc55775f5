"""Articles that the tests share."""

from __future__ import annotations

import dateline
import pytest
from dateline.demo import articles
from hypothesis import settings

# the same inputs every run; `pytest --hypothesis-profile default` tries others
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def shipped() -> list[tuple[str, str, str]]:
    """Name, day and text of the articles that ship with the package."""
    return list(articles())


@pytest.fixture(scope="session")
def extraction(shipped: list[tuple[str, str, str]]) -> dateline.Extraction:
    """All of them, read."""
    names, days, texts = (list(column) for column in zip(*shipped, strict=True))
    return dateline.extract_many(texts, published=days, ids=names)
