#!/usr/bin/env python3
"""Lines of every room that the Rust tests run, as a table.

    python benches/coverage.py [ARGUMENTS]      those of `cargo test`: --lib, --test cases …

Wants `rustup component add llvm-tools`. Only this crate is compiled with counters, not what it depends on. The tests of
Python run the same code through a wheel and are not counted.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
FOLDER = TARGET / "coverage"


def tool(name: str) -> Path:
    """One of the LLVM tools of the compiler that is used."""
    root = Path(subprocess.check_output(["rustc", "--print", "sysroot"], text=True).strip())
    found = sorted(root.glob(f"lib/rustlib/*/bin/{name}"))
    if not found:
        sys.exit(f"{name}: not found; rustup component add llvm-tools")
    return found[0]


def environment() -> dict[str, str]:
    """What makes cargo compile this crate, and no other, with counters."""
    wrapper = FOLDER / "rustc"
    wrapper.write_text('#!/bin/sh\nexec "$@" -Cinstrument-coverage\n', encoding="utf-8")
    wrapper.chmod(0o755)
    counts = {"RUSTC_WORKSPACE_WRAPPER": str(wrapper), "LLVM_PROFILE_FILE": str(FOLDER / "%m-%p.profraw")}
    return os.environ | counts


def tests(arguments: list[str]) -> list[str]:
    """Runs the tests; the programs that were run."""
    for old in FOLDER.glob("*.profraw"):
        old.unlink()
    command = ["cargo", "test", "--features", "train", *arguments]
    built = subprocess.run(
        [*command, "--no-run", "--message-format=json"],
        cwd=ROOT,
        env=environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    messages = map(json.loads, built.stdout.splitlines())
    programs = [message["executable"] for message in messages if message.get("executable")]
    subprocess.run([*command, "--quiet", "--no-fail-fast"], cwd=ROOT, env=environment(), check=False)
    return programs


def by_room(programs: list[str]) -> dict[str, tuple[int, int]]:
    """Lines with code, and how many of them were run, of every room."""
    merged = FOLDER / "merged.profdata"
    parts = [str(path) for path in FOLDER.glob("*.profraw")]
    subprocess.run([tool("llvm-profdata"), "merge", "--sparse", "-o", merged, *parts], check=True)
    objects = [word for program in programs for word in ("--object", program)][1:]
    report = subprocess.check_output(
        [tool("llvm-cov"), "export", "--summary-only", f"--instr-profile={merged}", *objects], text=True
    )
    rooms: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for file in json.loads(report)["data"][0]["files"]:
        found = re.match(r"src/(\w+)", Path(file["filename"]).relative_to(ROOT).as_posix()) if _own(file) else None
        if found and found[1] != "bin":
            lines = file["summary"]["lines"]
            rooms[found[1]] = (rooms[found[1]][0] + lines["count"], rooms[found[1]][1] + lines["covered"])
    return rooms


def _own(file: dict[str, str]) -> bool:
    return Path(file["filename"]).is_relative_to(ROOT)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    rooms = by_room(tests(sys.argv[1:]))
    print("| room | lines | run by tests |\n|---|---|---|")
    for room, (lines, run) in sorted(rooms.items()):
        print(f"| {room} | {lines:,} | {run / max(1, lines):.1%} |")
    lines, run = (sum(column) for column in zip(*rooms.values(), strict=True))
    print(f"| all | {lines:,} | {run / max(1, lines):.1%} |")


if __name__ == "__main__":
    main()
