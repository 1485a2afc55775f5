"""Times and quantities against annotated news and against the specifications of two assistants.

    python benches/times.py FOLDER [--misses]

FOLDER holds lines of JSON, ``{"id", "text", "dct", "timexes": [{"start", "end", "type", "value", "alternatives"}]}``,
named ``meantime.jsonl``, ``gum_news.jsonl``, ``recognizers_datetime_en.jsonl``, ``duckling_time_en.jsonl`` and
``meantime_values.jsonl`` and ``recognizers_numbers_en.jsonl``
(``quantities`` in the place of ``timexes``); none of it ships with the package, and what is not there is passed over.

The specifications were written for assistants, and news keeps other conventions. Each row of ``times_left_out.tsv`` is
a class of their expressions that is not scored, with the reason; the report says how many each takes away, and gives
the scores on all cases beside. Of a class whose reading depends on the day, only those are left out where the two
readings differ.
What counts as the same time is told in ``same_time.py``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateline
from same_time import agrees, readings, span

Record = dict[str, Any]

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
HOURS = r"hours?|hrs?|h|minutes?|mins?|seconds?|secs?|sec|moment"


def left_out() -> list[tuple[str, str, re.Pattern[str]]]:
    """The classes of expressions that are not scored: name, sets and pattern of the expression."""
    sheet = Path(__file__).with_name("times_left_out.tsv").read_text(encoding="utf-8")
    words = {"{WEEKDAY}": WEEKDAY, "{MONTH}": MONTH, "{HOURS}": HOURS}
    found = []
    for line in sheet.splitlines()[1:]:
        name, sets, pattern, _ = line.split("\t")
        for word, expanded in words.items():
            pattern = pattern.replace(word, expanded)
        found.append((name, sets, re.compile(pattern)))
    return found


LEFT_OUT = left_out()


@dataclass
class Count:
    """What was found of one set."""

    gold: int = 0
    found: int = 0
    pred: int = 0
    right: int = 0
    either: int = 0

    def line(self, name: str) -> str:
        f1 = lambda n: 200 * n / max(self.gold + self.pred, 1)  # noqa: E731
        either = f"   with other readings {f1(self.either):5.1f}" if self.either else ""
        scores = f"relaxed F1 {f1(self.found):5.1f}   value F1 {f1(self.right):5.1f}{either}"
        return f"{name:28} {self.gold:5} {self.pred:5}   {scores}"


def lines(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def class_of(timex: Record, case: Record, name: str) -> str | None:
    """The class of LEFT_OUT that an expression belongs to."""
    words = timex["text"].lower()
    for label, sets, pattern in LEFT_OUT:
        if name.split("_")[0] not in sets or not pattern.search(words):
            continue
        differs = DIFFERS.get(label)
        if differs is None or differs(timex, case):
            return label
    return None


def is_ahead(timex: Record, case: Record) -> bool:
    """What news has had, or has nearer, and the specification looks for ahead: later this week at the earliest."""
    first = re.match(r"\d{4}-\d\d(?:-\d\d)?", timex["value"] or "")
    if not first or re.search(r"\d{4}|next|last|\byear\b|\bin\b|ago|hence", timex["text"]):
        return False
    now = dt.date.fromisoformat(case["dct"][:10])
    begin = dt.date.fromisoformat(first[0] if len(first[0]) > 7 else f"{first[0]}-01")
    return begin > now


def is_from_the_minute(timex: Record, case: Record) -> bool:
    """A moment or an interval counted from the minute of asking, not a day or a number of seconds."""
    return bool(re.search(r"[T ]\d\d", (timex["value"] or "").replace("T00:00:00", "")))


def is_half_unsaid(timex: Record, case: Record) -> bool:
    """A time of day of which no word tells the half."""
    told = re.search(r"[ap]\.? ?m\b|morning|afternoon|evening|night|noon", timex["text"].lower())
    return bool(re.search(r"T\d\d|\d\d:\d\d", timex["value"] or "")) and not told


def is_to_the_day(timex: Record, case: Record) -> bool:
    """A week, month or year that the specification counts to the day."""
    return bool(re.fullmatch(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d)?)?", timex["value"] or ""))


#: Which expressions of a class are read otherwise; of the other classes all are.
DIFFERS: dict[str, Callable[[Record, Record], bool]] = {
    "next by default": is_ahead,
    "from this very minute": is_from_the_minute,
    "bare hours": is_half_unsaid,
    "weeks, months and years to the day": is_to_the_day,
}


def news_value(gold: Record, times: list[Record], granular: bool) -> bool:
    value = max(times, key=lambda t: min(gold["end"], t["end"]) - max(gold["start"], t["start"]))["value"] or ""
    tidy = lambda v: re.sub(r"(T\d\d:\d\d):00$", r"\1", v)  # noqa: E731
    if tidy(value) == tidy(gold["value"] or ""):
        return True
    # the times of GUM are days, whatever hour or part of day is said
    known = span(value.partition("T")[0] if granular and "T" not in gold["value"] else value)
    first, slash, last = (gold["value"] or "").partition("/")
    whole = span(first) and span(last) and (span(first)[0], span(last)[1]) if slash else span(first)
    return granular and known is not None and known == whole


def overlapping(gold: Record, times: list[Record]) -> list[Record]:
    return [t for t in times if t["start"] < gold["end"] and gold["start"] < t["end"]]


def score(name: str, path: Path, misses: bool, everything: bool) -> Count:
    assistant = name.startswith(("duckling", "recognizers"))
    cases, gone, count = list(lines(path)), Counter[str](), Count()
    texts, published = [c["text"] for c in cases], [c["dct"] and c["dct"][:10] for c in cases]
    for case, read in zip(cases, dateline.extract_many(texts, published=published).to_dicts(), strict=True):
        times = read["times"]
        gold = [t for t in case["timexes"] if t.get("functionInDocument") != "CREATION_TIME"]
        dated = [t for t in case["timexes"] if t.get("functionInDocument") == "CREATION_TIME"]
        times = [t for t in times if not any(overlapping(d, [t]) for d in dated)]
        if name.startswith("gum"):
            times = [t for t in times if t["type"] in ("DATE", "TIME") and not (t["value"] or "").endswith("_REF")]
        if assistant and not everything:
            labels = [class_of(timex, case, name) for timex in gold]
            gone.update(label for label in labels if label)
            dropped = [timex for timex, label in zip(gold, labels, strict=True) if label]
            gold = [timex for timex, label in zip(gold, labels, strict=True) if not label]
            times = [t for t in times if not overlapping(t, dropped) or overlapping(t, gold)]
        used: set[int] = set()
        for timex in gold:
            under = [t for t in overlapping(timex, times) if t["id"] not in used]
            right = False
            if under:
                count.found += 1
                if assistant:
                    under_all = under
                    wanted = [timex["value"], *timex.get("alternatives", [])]
                    asked = (case["dct"] or "", timex["text"].lower())
                    first, *others = [any(agrees(v, r, *asked) for v in wanted if v) for r in readings(under_all)]
                    right = first
                    count.either += first or any(others)
                    used |= {t["id"] for t in under_all}
                else:
                    best = max(under, key=lambda t: min(timex["end"], t["end"]) - max(timex["start"], t["start"]))
                    used.add(best["id"])
                    right = news_value(timex, [best], name.startswith("gum"))
                count.right += right
            if misses and not right:
                shown = [(t["text"], t["value"]) for t in under]
                print(f"  {case['text'][:70]!r}: {timex['text']!r} is {timex['value']}, found {shown}")
        count.gold += len(gold)
        # the two ends of one range are one expression of a specification
        count.pred += (
            len({t["edtf"] if "/" in (t["edtf"] or "") else t["id"] for t in times}) if assistant else len(times)
        )
    for label, number in gone.most_common():
        print(f"  left out: {number:4} {label}")
    return count


def score_quantities(path: Path, kind: str, wanted: Callable[[Record], bool]) -> Count:
    count = Count()
    cases = list(lines(path))
    read = dateline.extract_many([c["text"] for c in cases], published=[c["dct"] for c in cases]).to_dicts()
    for case, article in zip(cases, read, strict=True):
        quantities = [q for q in article["quantities"] if wanted(q)]
        gold = [t for t in case["timexes"] if t["type"] == kind]
        used: set[int] = set()
        for timex in gold:
            under = [q for q in overlapping(timex, quantities) if q["id"] not in used]
            if under:
                used.add(under[0]["id"])
                count.found += 1
                count.right += (under[0]["start"], under[0]["end"]) == (timex["start"], timex["end"])
        count.gold += len(gold)
        count.pred += len(quantities)
    return count


#: Kinds of the number suite that news asks for, and the kind of quantity each should be.
NUMBERS = {
    "currency": "money",
    "percentage": "percent",
    "age": "age",
    "dimension": "measure",
    "temperature": "measure",
    "number": "",
}


def score_numbers(path: Path) -> list[str]:
    """Amounts of a specification: found with their kind, and with their number."""
    counts = {kind: Count() for kind in NUMBERS}
    cases = list(lines(path))
    for case, article in zip(cases, dateline.extract_many([c["text"] for c in cases]).to_dicts(), strict=True):
        for wanted in case["quantities"]:
            count = counts.get(wanted["type"])
            if count is None:
                continue
            kind = NUMBERS[wanted["type"]]
            under = [q for q in overlapping(wanted, article["quantities"]) if q["kind"] == kind or not kind]
            value = float(re.sub(r"[^\d.eE-]", "", wanted["value"] or "") or "nan")
            if wanted.get("unit") in ("Cent", "Pence", "Penny"):
                value /= 100
            count.gold += 1
            count.found += bool(under)
            count.right += any(abs(n - value) < 1e-6 * abs(value) for q in under for n in (q["min"], q["max"]) if n)
    share = lambda n, count: f"{100 * n / count.gold:5.1f}"  # noqa: E731
    return [
        f"{f'numbers, {kind}':28} {c.gold:5}         found {share(c.found, c)}   value {share(c.right, c)}"
        for kind, c in counts.items()
        if c.gold
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every expression that was not read as annotated")
    parser.add_argument("--set", help="only the sets whose name begins so")
    options = parser.parse_args()
    names = ["meantime", "gum_news", "recognizers_datetime_en", "recognizers_datetime_ext_en", "duckling_time_en"]
    table = []
    for name in names:
        path = options.folder / f"{name}.jsonl"
        if path.exists() and name.startswith(options.set or ""):
            print(name)
            table.append(score(name, path, options.misses, False).line(name))
            if name.startswith(("duckling", "recognizers")):
                table.append(score(name, path, False, True).line("  without exception"))
    path = options.folder / "meantime_values.jsonl"
    if path.exists() and "meantime_values".startswith(options.set or ""):
        for kind in ("money", "percent"):
            count = score_quantities(path, kind.upper(), lambda q, kind=kind: q["kind"] == kind)
            table.append(count.line(f"meantime_values {kind}").replace("value F1", "strict F1"))
    path = options.folder / "recognizers_numbers_en.jsonl"
    if path.exists() and "recognizers_numbers_en".startswith(options.set or ""):
        table += score_numbers(path)
    print(f"\n{'set':28} {'gold':>5} {'pred':>5}", *table, sep="\n")


if __name__ == "__main__":
    main()
