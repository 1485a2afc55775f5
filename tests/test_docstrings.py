"""What docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import dateline
import pytest

FOUND = [module.name for module in pkgutil.walk_packages(dateline.__path__, "dateline.")]
MODULES = ["dateline", *(name for name in FOUND if "._" not in name)]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} says nothing of itself"
    assert doctest.testmod(module).failed == 0


def test_public_names_are_documented() -> None:
    for name in dateline.__all__:
        if not name.startswith("_"):
            assert getattr(dateline, name).__doc__, name
