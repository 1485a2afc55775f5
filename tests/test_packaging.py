"""What a release holds: its extras, its licences, and every file that its build needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
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


def test_a_source_distribution_holds_every_file_that_is_compiled_in(tmp_path: Path) -> None:
    pytest.importorskip("maturin")
    if shutil.which("cargo") is None or not (ROOT / ".git").exists():
        pytest.skip("no cargo, or no repository")
    command = [sys.executable, "-m", "maturin", "sdist", "--out", str(tmp_path)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if made.returncode and "offline" in made.stderr:
        pytest.skip(made.stderr)
    assert made.returncode == 0, made.stderr
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    read = set(PROJECT["project"]["license-files"]) | {"README.md", "pyproject.toml", "build.rs", "Cargo.lock"}
    for source in sorted((ROOT / "src").rglob("*.rs")):
        for name in re.findall(r'include_(?:str|bytes)!\(\s*"([^"]+)"', source.read_text(encoding="utf-8")):
            read.add(str((source.parent / name).resolve().relative_to(ROOT)))
    for folder in ("data/lexicon", "data/gazetteer", "data/models", "python/dateline", "packaging/wheel"):
        kept = subprocess.check_output(["git", "ls-files", folder], cwd=ROOT, text=True).splitlines()
        read |= {name for name in kept if (ROOT / name).exists()}
    assert len(read) > 100 and sorted(read - held) == []


def test_workflows_are_what_the_service_reads() -> None:
    checker = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    if checker is None:
        pytest.skip("no check-jsonschema")
    files = sorted(map(str, (ROOT / ".github" / "workflows").glob("*.yml")))
    done = subprocess.run(
        [checker, "--builtin-schema", "vendor.github-workflows", *files], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_a_release_is_built_for_all_that_it_promises() -> None:
    told = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    for what in ("manylinux2014", "musllinux_1_2", "aarch64", "macos", "windows", "python3.14t", "sdist"):
        assert what in told, what
