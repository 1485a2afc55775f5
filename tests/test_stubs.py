"""The stubs say what the binary does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline
import pytest


def test_stubs_agree_with_the_binary(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy.stubtest", "dateline._dateline", "--ignore-missing-stub"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_package_is_typed() -> None:
    assert (Path(dateline.__file__).parent / "py.typed").exists()
