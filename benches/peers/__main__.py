"""Times dateline beside its peers: the same articles and cores, whole jobs, alternating in one run.

    python benches/peers [--articles FILE.jsonl] [--rounds 5] [--only NAME ...] [--words N ...] [--parquet]

The first run makes an environment of its own (`.venv-peers`) and installs the peers of requirements.txt and this
project into it. Without a file of JSON lines with a `text` each, those of benches/articles are read, some times over.
Reported are articles and words a CPU-second (children included) and a second of the clock: median, least and most; and
the ratio of dateline's CPU time to each, round by round. A peer that does not install or run is left out, and that is
said. GLiNER is left out: its weights are in no package registry.

`--words 100 1000 10000` measures each length in turn: articles are put together from the paragraphs of those given, as
many as make up their words. `--parquet` adds the road from a file of articles to a folder of tables, both Parquet.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
HOME = ROOT / ".venv-peers"


def environment() -> None:
    """Goes on in the environment of the peers, which is made first if it is not there."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix).resolve() == HOME.resolve():
        return
    if not (HOME / "installed").exists():
        venv.create(HOME, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#") and subprocess.run([*pip, line], check=False).returncode:
                print(f"{line}: does not install here, left out", file=sys.stderr)
        (HOME / "installed").touch()
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT)], check=True
    )
    raise SystemExit(subprocess.run([str(python), str(HERE), *sys.argv[1:]], check=False).returncode)


def spent() -> tuple[float, float]:
    """CPU seconds of this process and its ended children; seconds of the clock."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system, time.perf_counter()


def articles(path: Path | None) -> list[str]:
    if path:
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [file.read_text(encoding="utf-8") for file in sorted((ROOT / "benches" / "articles").glob("*.txt"))] * 10


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):10,.1f} ({min(values):,.1f}-{max(values):,.1f})"


def of_length(texts: list[str], words: int) -> list[str]:
    """Articles of so many words: paragraphs of those given, one after the other."""
    paragraphs = [part for text in texts for part in text.split("\n") if part.strip()]
    total = sum(len(text.split()) for text in texts)
    cut: list[str] = []
    parts: list[str] = []
    size = 0
    # what is too little for one article is told again
    for part in itertools.cycle(paragraphs):
        room = words - size
        parts.append(" ".join(part.split()[:room]))
        size += min(room, len(part.split()))
        if size == words:
            cut.append("\n\n".join(parts))
            parts, size = [], 0
            if len(cut) * words >= total:
                return cut
    return cut


def measure(jobs: list[tuple[str, Any, float]], texts: list[str], rounds: int) -> None:
    """Times jobs in turn and prints what they did."""
    ready = {}
    for name, make, share in jobs:
        some = texts[: max(1, round(len(texts) * share))]
        try:
            job = make()
            rows = len(job(some[:2]))
        except Exception as error:  # whatever a peer raises, the others are measured
            print(f"{name}: left out, {type(error).__name__}: {error}", file=sys.stderr)
            continue
        print(f"{name}: ready, {rows} rows of two articles", file=sys.stderr)
        ready[name] = (job, some)
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in ready}
    for _ in range(rounds):
        for name, (job, some) in ready.items():
            words = sum(len(text.split()) for text in some)
            cpu, clock = spent()
            job(some)
            after, now = spent()
            seen[name].append((words / max(after - cpu, 1e-3), words / max(now - clock, 1e-9)))
    first = seen[next(iter(ready))]
    average = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {average:.0f} words on average, {rounds} rounds; median (least-most)")
    print(f"{'':36} {'words a CPU-second':>28} {'words a second':>28} {'dateline is … times as fast':>28}")
    for name, rates in seen.items():
        ratios = [ours / theirs for (ours, _), (theirs, _) in zip(first, rates, strict=True)]
        print(f"{name:36} {spread([r[0] for r in rates]):>28} {spread([r[1] for r in rates]):>28} {spread(ratios):>28}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="jobs whose names begin so; dateline always runs")
    parser.add_argument("--words", nargs="+", type=int, metavar="N", help="articles of so many words, once for each")
    parser.add_argument("--parquet", action="store_true", help="from Parquet to Parquet too")
    options = parser.parse_args()
    environment()
    from jobs import JOBS, PARQUET

    texts = articles(options.articles)
    jobs = JOBS + PARQUET * options.parquet
    wanted = [j for j in jobs if not options.only or j[0].startswith(("dateline, everything", *options.only))]
    for words in options.words or [None]:
        measure(wanted, of_length(texts, words) if words else texts, options.rounds)


if __name__ == "__main__":
    main()
