"""Resident memory while articles are streamed: must not grow after the first part.

    python benches/memory.py [--articles 200000] [--words 150]

Articles are made of sentences with names that never come twice, so that whatever a cache keeps, it cannot keep all.
Prints the resident memory after each tenth, then that of one article of 5 MB and of one sentence of 100,000 words.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Iterator

import dateline

PARTS = (
    "{a} of {b} told reporters in {c} on Monday that {n} people had died.",
    "“We will not leave {c},” {a} said, adding that talks with the {b} Party would go on.",
    "Police arrested {n} members of the {b} Front near {c}, according to {a}.",
    "The minister denied on {n} May that troops had attacked {c}.",
    "{a}, the {b} president, agreed to lift sanctions worth ${n} million.",
    "Thousands marched through {c} to demand that {a} resign.",
)
SYLLABLES = ["ba", "do", "ke", "li", "mo", "nu", "ra", "si", "to", "va", "wen", "zor", "gul", "tar", "mik", "hes"]


def name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).title()


def article(number: int, words: int) -> str:
    chance = random.Random(number)
    sentences: list[str] = []
    total = 0
    while total < words:
        part = chance.choice(PARTS)
        people, places = f"{name(chance)} {name(chance)}", name(chance)
        sentences.append(part.format(a=people, b=name(chance), c=places, n=chance.randint(2, 900)))
        total += len(sentences[-1].split())
    return " ".join(sentences)


def resident() -> float:
    """Resident memory now, MB."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return peak()


def peak() -> float:
    """The most that was ever resident, MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--words", type=int, default=150)
    options = parser.parse_args()

    def articles() -> Iterator[str]:
        return (article(number, options.words) for number in range(options.articles))

    print(f"after the import: {resident():.0f} MB")
    tenth, done, events = max(1, options.articles // 10), 0, 0
    for part in dateline.stream(articles(), threads=1):
        before, done = done, done + len(part)
        events += len(part.events)
        if done // tenth > before // tenth:
            print(f"{done:>8,} articles, {events:,} events: {resident():.0f} MB", flush=True)
    print(f"most while streaming: {peak():.0f} MB")
    long = " ".join(article(number, 900) for number in range(5_000_000 // 6_000))
    dateline.extract(long[:5_000_000])
    print(f"and one article of {len(long[:5_000_000]) / 1e6:.1f} MB: {peak():.0f} MB")
    dateline.extract("the ministers of Norland met and " * (100_000 // 6))
    print(f"and one sentence of 100,000 words: {peak():.0f} MB")


if __name__ == "__main__":
    main()
