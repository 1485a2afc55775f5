"""Writes THIRD_PARTY.md: every crate that is compiled into the extension module, with its licence and its text.

    python packaging/third_party.py          # writes the file
    python packaging/third_party.py --check  # fails if it is old

Read from `cargo metadata` and the sources of the crates; a text that many crates share stands once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD_PARTY.md"
_FILES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")

_HEAD = """# What is compiled into dateline

Made by `python packaging/third_party.py`. Data are told in `data/gazetteer/README.md` (GeoNames, CC BY 4.0) and
`data/models/README.md`, which are in the wheel beside this file.

"""


def page() -> str:
    """The text of the file."""
    crates = _compiled()
    out = [_HEAD + "| crate | version | licence | source |", "|---|---|---|---|"]
    texts: dict[str, list[str]] = {}
    for crate in crates:
        out.append(f"| {crate['name']} | {crate['version']} | {crate['license']} | {crate['repository'] or ''} |")
        for file in sorted(Path(crate["manifest_path"]).parent.iterdir()):
            if file.is_file() and file.name.upper().startswith(_FILES):
                text = "\n".join(line.rstrip() for line in file.read_text(encoding="utf-8").strip().splitlines())
                texts.setdefault(text, []).append(crate["name"])
    for text, names in texts.items():
        out.append(f"\n## {', '.join(dict.fromkeys(names))}\n\n````text\n{text}\n````")
    return "\n".join(out) + "\n"


def _compiled() -> list[dict[str, Any]]:
    """The crates that the package itself reaches without those that only build or test it."""
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--features=python"]
    found = json.loads(subprocess.check_output(command, cwd=ROOT))
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    packages = {package["id"]: package for package in found["packages"]}
    reached, waiting = set(), [found["resolve"]["root"]]
    while waiting:
        for link in nodes[waiting.pop()]["deps"]:
            normal = any(kind["kind"] is None for kind in link["dep_kinds"])
            if normal and link["pkg"] not in reached:
                reached.add(link["pkg"])
                waiting.append(link["pkg"])
    return sorted((packages[id] for id in reached), key=lambda crate: (crate["name"], crate["version"]))


def main() -> int:
    if "--check" not in sys.argv:
        TARGET.write_text(page(), encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == page():
        return 0
    print("THIRD_PARTY.md is old: python packaging/third_party.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
