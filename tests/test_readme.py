"""The README's block runs and prints what it shows."""

from __future__ import annotations

import doctest
import pathlib

README = pathlib.Path(__file__).parent.parent / "README.md"


def test_readme() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0
