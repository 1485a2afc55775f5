"""What a release holds: its extras, its licences, and every file that its build needs."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_extras_that_people_ask_for() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    assert {"pandas", "polars", "duckdb", "plot", "progress", "all"} <= set(extras)
    assert PROJECT["project"]["dependencies"] == []


def test_licences_are_there() -> None:
    for name in PROJECT["project"]["license-files"]:
        assert (ROOT / name).is_file(), name
    told = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for crate in tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["dependencies"]:
        if crate != "matrixmultiply":  # the trainers', never in a wheel
            assert f"| {crate} | " in told, f"{crate}: run `make third-party`"


def test_versions_agree() -> None:
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_source_distribution_holds_what_its_build_needs() -> None:
    if shutil.which("cargo") is None or not (ROOT / ".git").exists():
        pytest.skip("no cargo, or no repository")
    command = ["cargo", "package", "--list", "--allow-dirty", "--offline"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip(listed.stderr)
    files = set(listed.stdout.splitlines())
    kept = subprocess.check_output(["git", "ls-files", "src", "data", "python", "packaging"], cwd=ROOT, text=True)
    missing = [name for name in kept.splitlines() if name not in files and (ROOT / name).exists()]
    assert missing == []
    assert {"build.rs", "Cargo.lock", "pyproject.toml", "LICENSE", "THIRD_PARTY.md", "README.md"} <= files
