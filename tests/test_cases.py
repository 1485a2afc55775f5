"""The Markdown cases under `tests/cases`, through Python; `tests/cases.rs` reads the same files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dateline
import pytest

FOLDER = Path(__file__).parent / "cases"
LISTS = {"quote": "quotes", "trigger": "events", "entity": "entities", "time": "times", "quantity": "quantities"}


@dataclass
class Case:
    """One claim with its article and tables."""

    title: str
    info: dict[str, str]
    text: str
    tables: list[list[list[str]]] = field(default_factory=list)


def cells(line: str) -> list[str]:
    """The cells of a table's line; `\\|` is a bar."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def cases(page: str) -> Iterator[Case]:
    """The cases of a page."""
    title, case, inside = "", None, False
    lines = iter(page.splitlines())
    for line in lines:
        if line.startswith("## "):
            title = line[3:]
        elif line.startswith("```text"):
            if case:
                yield case
            text = []
            for body in lines:
                if body.startswith("```"):
                    break
                text.append(body)
            pairs = (word.partition("=") for word in line[7:].split())
            case = Case(title, {key: value or "true" for key, _, value in pairs}, "\n".join(text))
        if not line.startswith("|") or case is None:
            inside = False
            continue
        if not inside:
            case.tables.append([])
        case.tables[-1].append(cells(line))
        inside = True
    if case:
        yield case


def found(kind: str, case: Case, doc: dict[str, Any]) -> list[dict[str, Any]]:
    """All records of the kind that a table's first column names."""
    if kind in LISTS:
        return list(doc[LISTS[kind]])
    if kind == "mention":
        rows = [{**m, "entity": e["id"]} for e in doc["entities"] for m in e["mentions"]]
        return sorted(rows, key=lambda m: (m["start"], m["end"]))
    if kind == "dateline":
        line = doc["dateline"]
        return [{**line, "text": case.text[line["start"] : line["end"]]}] if line else []
    sentences = dateline.parse(case.text)["sentences"]
    if kind == "sentence":
        return [{"text": case.text[s["start"] : s["end"]]} for s in sentences]
    rows = []
    for sentence in sentences:
        for token in sentence["tokens"]:
            head = token["head"]
            rows.append({**token, "head": None if head is None else sentence["tokens"][head]["text"]})
    return rows


def cell(record: dict[str, Any], column: str, kind: str, names: dict[int, str]) -> str:
    """What a record shows in one column."""
    if column == "entity" and kind == "entity":
        return plain(record["name"])
    if column == "via":
        return plain(record["speaker_via"])
    if column == "class":
        return plain((record["cue"] or {}).get("class"))
    if column in ("entity", "speaker", "addressee", "place", "attributed_to") and kind != "dateline":
        return names.get(record[column], "")
    if column in ("actors", "recipients", "members"):
        return ", ".join(names[i] for i in record[column])
    if column == kind and column != "trigger":
        return plain(record["text"])
    return plain(record[column])


def plain(value: Any) -> str:
    """A value as a cell writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(map(plain, value))
    if isinstance(value, dict) and "text" in value:
        return plain(value["text"])
    if isinstance(value, dict):
        least, most = value["min"], value["max"]
        return f"{least}+" if most is None else str(least) if least == most else f"{least}-{most}"
    return f"{value:.15g}"


PAGES = sorted(FOLDER.rglob("*.md")) if FOLDER.exists() else []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_cases(path: Path) -> None:
    failures = []
    for case in cases(path.read_text(encoding="utf-8")):
        options: dict[str, Any] = {"attitudes": "attitudes" in case.info, "home": case.info.get("home")}
        doc = dateline.extract(case.text, case.info.get("published"), **options)
        names = {entity["id"]: entity["name"] for entity in doc["entities"]}
        for header, _, *expected in case.tables:
            kind = header[0]
            if kind == "paragraph":
                continue  # the page is not part of the records; Rust looks at it
            got = [[cell(record, column, kind, names) for column in header] for record in found(kind, case, doc)]
            if got != expected:
                failures.append(f"{case.title}: expected {expected}, found {got}")
    assert not failures, "\n".join(failures)
