"""The articles that ship with dateline, and their tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from .display import event_row, grid


def articles() -> Iterator[tuple[str, str, str]]:
    """Name, day of publication and text of each; the day stands in the file's name."""
    folder = files(__package__) / "articles"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".txt"):
            stem = path.name.removesuffix(".txt")
            yield stem[11:], stem[:10], path.read_text(encoding="utf-8")


def report(name: str, doc: dict[str, Any]) -> str:
    """The three tables of an article."""
    names = {entity["id"]: entity["name"] for entity in doc["entities"]}
    entities = [
        {
            "entity": e["name"],
            "type": e["type"],
            "country": e["country"],
            "role": ", ".join(role["text"] for role in e["roles"]),
            "mentions": len(e["mentions"]),
        }
        for e in doc["entities"]
    ]
    quotes = [
        {
            "speaker": names.get(q["speaker"]),
            "cue": (q["cue"] or {}).get("text"),
            "kind": q["kind"],
            "quote": q["text"],
        }
        for q in doc["quotes"]
    ]
    events = [event_row(doc, event) for event in doc["events"]]
    parts = [f"━━ {name} (published {doc['published']}) ━━"]
    for title, rows in (("Entities", entities), ("Quotes", quotes), ("Events", events)):
        parts.append(f"\n{title}\n{grid(rows, width=44 if title == 'Quotes' else 26)}")
    return "\n".join(parts) + "\n"
