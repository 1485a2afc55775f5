"""`data/models/train.sh` runs through with cargo and Python replaced by what writes down how they were called."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "data" / "models"
#: Writes one line a call and takes what comes on standard input.
STAND_IN = '#!/bin/sh\nprintf "%s" "{name}" >> "$CALLS"\nprintf "\\t%s" "$@" >> "$CALLS"\necho >> "$CALLS"\n'


@pytest.fixture(params=[{}, {"LICENCE_CLEAN": "1"}, {"NAME_TEACHER": "1"}], ids=["shipped", "clean", "teacher"])
def calls(request: pytest.FixtureRequest, tmp_path: Path) -> list[list[str]]:
    """The arguments of every call, with empty corpora."""
    if os.name != "posix" or shutil.which("awk") is None:
        pytest.skip("needs a POSIX shell and awk")
    corpora = tmp_path / "corpora"
    for folder, file in (
        ("articles", "wikinews.jsonl"),
        ("names", "names_train.jsonl"),
        ("quotes", "polnear_train.jsonl"),
        ("places", "lgl.jsonl"),
    ):
        (corpora / folder).mkdir(parents=True)
        (corpora / folder / file).write_text("{}\n")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("cargo", "python3"):
        (tools / name).write_text(STAND_IN.format(name=name))
        (tools / name).chmod(0o755)
    log = tmp_path / "calls"
    environment = {**os.environ, **request.param, "CALLS": str(log), "PATH": f"{tools}:{os.environ['PATH']}"}
    environment.pop("PYTHON", None)
    command = ["sh", str(MODELS / "train.sh"), str(corpora), str(tmp_path / "packages"), str(tmp_path / "work")]
    subprocess.run(command, check=True, env=environment, timeout=60)
    return [line.split("\t") for line in log.read_text().splitlines()]


def source(call: list[str]) -> Path:
    """The program that a call runs."""
    if call[0] == "python3":
        return Path(call[1])
    if "--example" in call:
        return ROOT / "examples" / f"{call[call.index('--example') + 1]}.rs"
    return ROOT / "src" / "bin" / f"{call[call.index('--bin') + 1]}.rs"


def texts(program: Path) -> str:
    """The program with the modules beside it that it imports."""
    text = program.read_text()
    beside = re.findall(r"^from (\w+) import", text, re.MULTILINE)
    paths = [program.with_name(f"{name}.py") for name in beside]
    return text + "".join(path.read_text() for path in paths if path.exists())


def own_options(call: list[str]) -> list[str]:
    """The options that the program itself gets."""
    rest = call[call.index("--") + 1 :] if "--" in call else call[2:] if call[0] == "python3" else []
    return [argument for argument in rest if argument.startswith("--")]


def test_every_step_runs_a_program_that_knows_its_options(calls: list[list[str]]) -> None:
    assert len(calls) >= 8
    for call in calls:
        program = source(call)
        text = texts(program)
        for option in own_options(call):
            assert re.search(rf'"(--)?{option[2:]}"', text), f"{program.name} knows no {option}"


def test_every_trainer_is_called(calls: list[list[str]]) -> None:
    called = {source(call).name for call in calls}
    trainers = {path.name for path in (ROOT / "src" / "bin").glob("train_*.rs")}
    assert trainers <= called, trainers - called


def test_corpora_are_told_in_the_docs(calls: list[list[str]]) -> None:
    docs = (ROOT / "docs" / "training.md").read_text()
    told = {
        f"{before}{part}{after}"
        for before, parts, after in re.findall(r"`([\w-]+)\{([\w,]+)\}(\.\w+)`", docs)
        for part in parts.split(",")
    }
    named = {Path(part).name for call in calls for part in call if "/corpora/" in part}
    missing = {name for name in named - told if f"`{name}`" not in docs}
    assert not missing
