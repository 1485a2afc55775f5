"""The plain-text exports of three news databases, by the layout that their readers see.

*Nexis* closes each article with `End of Document` and heads its text `Body`; *Factiva* puts two-letter fields before
paragraphs (`HD`, `PD`, `LP`, `TD`); *ProQuest* writes `Title:`, `Publication date:`, `Full text:` between rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..exceptions import DatelineError
from .days import day

_NEXIS_END = re.compile(r"(?m)^\s*End of Document\s*$")
_NEXIS_BODY = re.compile(r"(?m)^\s*Body\s*$")
_NEXIS_FOOT = re.compile(r"(?m)^\s*(?:Classification|Load-Date:.*|Graphic|Copyright.*|Notes)\s*$")
_FACTIVA_FIELD = re.compile(r"^([A-Z]{2,3})(?:\s{2,}|$)(.*)")
_FACTIVA_END = re.compile(r"(?m)^Document (\S+)\s*$")
_FACTIVA_FIELDS = frozenset({"SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD"})
_FACTIVA_FOOT = frozenset({"CT", "RF", "CO", "IN", "NS", "RE", "PUB", "AN", "VOL", "ART"})
_PROQUEST_RULE = re.compile(r"(?m)^_{20,}\s*$")
_PROQUEST_FIELD = re.compile(r"(?m)^([A-Z][A-Za-z /()-]{1,40}): ")


def nexis(content: bytes) -> Iterator[dict[str, Any]]:
    """Articles of a LexisNexis (Nexis Uni, Lexis+) text export."""
    for part in _parts(_NEXIS_END, content, "nexis", "End of Document"):
        head, _, rest = _cut(_NEXIS_BODY, part)
        lines = [line.strip() for line in head.splitlines() if line.strip()]
        lines = [line for line in lines if not re.match(r"(?i)(?:page \d+ of \d+|\d+ of \d+ documents)", line)]
        foot = _NEXIS_FOOT.search(rest)
        yield {
            "id": None,
            "text": (rest[: foot.start()] if foot else rest).strip() or None,
            "published": next((found for line in lines[1:] if (found := day(line))), None),
            "title": lines[0] if lines else None,
            "source": lines[1] if len(lines) > 1 and not day(lines[1]) else None,
            "url": None,
        }


def factiva(content: bytes) -> Iterator[dict[str, Any]]:
    """Articles of a Factiva text export, with or without the fields' names in front."""
    text = _text(content)
    ends = list(_FACTIVA_END.finditer(text))
    if not ends:
        raise DatelineError("factiva: found no line 'Document …', expected a text export of that database")
    start = 0
    for end in ends:
        fields: dict[str, list[str]] = {}
        name = ""
        for line in text[start : end.start()].splitlines():
            found = _FACTIVA_FIELD.match(line)
            if found and found.group(1) in _FACTIVA_FIELDS | _FACTIVA_FOOT:
                name, line = found.group(1), found.group(2)
            fields.setdefault(name, []).append(line.strip())
        value = {key: "\n".join(lines).strip() for key, lines in fields.items()}
        start = end.end()
        yield {
            "id": end.group(1),
            "text": "\n".join(filter(None, (value.get("LP"), value.get("TD")))) or None,
            "published": day(value.get("PD")),
            "title": value.get("HD") or None,
            "source": value.get("SN") or None,
            "url": None,
        }


def proquest(content: bytes) -> Iterator[dict[str, Any]]:
    """Articles of a ProQuest text export."""
    for part in _parts(_PROQUEST_RULE, content, "proquest", "____"):
        marks = list(_PROQUEST_FIELD.finditer(part))
        ends = [*(mark.start() for mark in marks), len(part)][1:]
        value = {mark.group(1): part[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}
        if "Full text" not in value and "Title" not in value:
            continue
        start = part.find("Full text: ")
        if start >= 0:
            known = ("Subject", "Business indexing term", "Company / organization", "Location", "Title", "Publication")
            rest = part[start + len("Full text: ") :]
            ends = [mark.start() for mark in _PROQUEST_FIELD.finditer(rest) if mark.group(1).startswith(known)]
            value["Full text"] = rest[: min(ends, default=len(rest))].strip()
        yield {
            "id": value.get("ProQuest document ID"),
            "text": value.get("Full text") or None,
            "published": day(value.get("Publication date")),
            "title": value.get("Title"),
            "source": value.get("Publication title"),
            "url": value.get("Document URL"),
        }


def _parts(end: re.Pattern[str], content: bytes, layout: str, mark: str) -> Iterator[str]:
    parts = end.split(_text(content))
    if len(parts) < 2:
        raise DatelineError(f"{layout}: found no line {mark!r}, expected a text export of that database")
    return (part for part in parts if part.strip())


def _cut(mark: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = mark.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
