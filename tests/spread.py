"""Articles that are spread over workers, and their rows in one order."""

from __future__ import annotations

from typing import Any

TEXTS = [
    "“It sank,” said Ana Reyes.",
    None,
    "Peru urged Chile to withdraw its troops on Monday.",
    "Police arrested 12 protesters in Lima, the mayor said.",
] * 10
DAYS = ["2026-03-05", None] * 20
IDS = [f"u{n:02}" for n in range(40)]


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["doc"], row.get("id") or 0, row.get("start") or 0))
