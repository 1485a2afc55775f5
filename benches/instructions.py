#!/usr/bin/env python3
"""Counts the instructions of a fixed workload under callgrind and compares them with `instructions.tsv`.

    python benches/instructions.py           compare; fails if a room needs more than TOLERANCE more than recorded
    python benches/instructions.py --record  write what was counted
    python benches/instructions.py --growth [WORDS]
                                             nasty articles, once and twice as long: fails if the work more than doubles

Counts do not depend on how busy the machine is, so that a slowdown is seen where no clock could be trusted. Valgrind
knows no AVX-512, so the AVX2 path is asked for: any x86-64 machine of the last ten years counts the same. The
workload is `examples/workload.rs`, built as a wheel is: without optimisation nearly all would be calls of vector
instructions.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHEET = ROOT / "benches" / "instructions.tsv"
#: A room may need this much more than recorded: hash tables have random seeds, compilers small releases.
TOLERANCE = 0.10
#: Twice the article may need this much more work.
GROWTH = 2.25

#: Articles that were built to hurt, by their number of repeats.
NASTY = {
    "quotation marks": lambda n: "“ " * n,
    "nested marks": lambda n: "“" * n + " word " + "”" * n,
    "unclosed quotes": lambda n: "“He left.\n" * (n // 2),
    "single openers": lambda n: "'a " * n,
    "possessives": lambda n: "boys' " * n,
    "parentheses": lambda n: "( " * n,
    "full stops": lambda n: "." * n,
    "initials": lambda n: "A. " * n,
    "one long word": lambda n: "a" * 4 * n,
    "clitics": lambda n: "a's" * n,
    "joined words": lambda n: "a_b.c-d/e&f'g,1:2" * (n // 8),
    "opened tags": lambda n: "<a " * n,
    "entities of markup": lambda n: "&#" * n,
    "blank lines": lambda n: "a\n \n" * n,
    "one long sentence": lambda n: "the ministers of Norland met and " * (n // 6),
    "months": lambda n: "in May 2026 " * (n // 3),
    "numbers": lambda n: "1,000 and 12 March " * (n // 4),
    "a list of names": lambda n: ", ".join(f"Ana {_name(i)}" for i in range(n // 3)),
    "one name": lambda n: "Ana Reyes, " * (n // 3),
    "one long name": lambda n: "Reyes " * n,
    "a name of many bodies": lambda n: "Bank of Narva and " * (n // 4),
    "owners": lambda n: "Narva's " * n,
    "relative clauses": lambda n: "that killed the man " * (n // 4),
    "headlines": lambda n: "POLICE KILL REBELS IN NARVA\n\n" * (n // 5),
    "addresses": lambda n: "https://a.example/b?c=d " * n,
    "hyphens": lambda n: "a-" * n,
    "titles": lambda n: "President Minister " * (n // 2),
    "the minister": lambda n: "The minister left. " * (n // 3),
    "many places": lambda n: "Paris, Texas, " * (n // 2),
    "days": lambda n: "on Monday " * (n // 2),
    "letters in brackets": lambda n: " ".join(
        f"The {_name(i)} Workers Party ({_name(i)[0]}WP) met." for i in range(n // 7)
    ),
    "organisations": lambda n: " ".join(f"The {_name(i)} Bank closed." for i in range(n // 5)),
    "speakers": lambda n: " ".join(f"Tom {_name(i)} said he left." for i in range(n // 6)),
    "a name like a cue": lambda n: "the man Said the word " * (n // 5),
    "said that said that": lambda n: "he said that " * (n // 3),
    "quotes": lambda n: "“We won,” said Ana Reyes. " * (n // 8),
    "attacks": lambda n: "Police killed rebels. " * (n // 4),
    "an article": lambda n: (
        "Ana Reyes, the minister, told reporters in Porto on Monday that two men died. " * (n // 16)
    ),
}


def _name(i: int) -> str:
    return "".join(chr(97 + i // 26**k % 26) for k in range(4)).title()


@cache
def binary() -> Path:
    """The workload, built."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    path = target / "release" / "examples" / "workload"
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "workload"], cwd=ROOT, check=True)
    return path


def count(mode: str, articles: list[Path]) -> tuple[dict[str, int], int]:
    """Instructions of each room, `whole` among them, and the number of words read."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--toggle-collect=*::counted*"]
        run = subprocess.run(
            [*command, str(binary()), mode, *map(str, articles)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"DATELINE_SIMD": "avx2"},
        )
        if run.returncode:
            sys.exit(f"workload: {run.stderr[-2000:]}")
        report = subprocess.run(
            ["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(out)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    counts = {}
    for line in report.splitlines():
        found = re.match(r"\s*([\d,]+) .*?workload::(room_(\w+?)|counted)(?:::h[0-9a-f]+)?(?:'\d+)? ", line)
        if found:
            counts.setdefault(found[3] or "whole", int(found[1].replace(",", "")))
    counts["whole"] -= counts["names"]
    return counts, int(run.stdout)


def workload() -> list[Path]:
    return sorted((ROOT / "benches" / "articles").glob("*.txt"))


def measured() -> list[tuple[str, str, int]]:
    """Rows of the sheet: the room, whether its words are new, instructions a word."""
    rows = []
    for mode in ("first", "again"):
        counts, words = count(mode, workload())
        rows += [(room, mode, round(counts[room] / words)) for room in sorted(counts)]
    return rows


def record() -> None:
    lines = ["room\twords\tinstructions_a_word", *("\t".join(map(str, row)) for row in measured())]
    SHEET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare() -> int:
    recorded = {}
    for line in SHEET.read_text(encoding="utf-8").splitlines()[1:]:
        room, mode, number = line.split("\t")
        recorded[room, mode] = int(number)
    slower = 0
    for room, mode, number in measured():
        before = recorded.get((room, mode), 0)
        change = number / before - 1 if before else 0.0
        verdict = "more" if change > TOLERANCE else "less: record it" if change < -TOLERANCE else ""
        slower += change > TOLERANCE
        print(f"{room:10} {mode:6} {before:>8} {number:>8} {change:+7.1%} {verdict}")
    if slower:
        print(
            f"{slower} counts are more than {TOLERANCE:.0%} above benches/instructions.tsv; if that is meant: --record"
        )
    return int(slower > 0)


def growth(words: int) -> int:
    worse = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, article in NASTY.items():
            works = []
            for n in (words, 2 * words):
                path = Path(folder) / "article.txt"
                path.write_text(article(n), encoding="utf-8")
                works.append(count("again", [path])[0]["whole"])
            ratio = works[1] / works[0]
            worse += ratio > GROWTH
            print(f"{kind:20} {works[0] / words:>9.0f} a word, twice as long: ×{ratio:.2f}", flush=True)
    return int(worse > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--growth", type=int, nargs="?", const=1500, metavar="WORDS")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("valgrind: not found; install it (apt-get install valgrind)")
    if options.record:
        return record() or 0
    return growth(options.growth) if options.growth else compare()


if __name__ == "__main__":
    sys.exit(main())
