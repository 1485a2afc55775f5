"""Sheets of a user's own rows: which kind they are of, whether they are well formed, and whether each row works.

A row works if its own example shows it: the event that it names is found there by it, the cue reports there. Of sheets
whose rows leave no name in a record (months, titles …) it works if the example reads otherwise without the sheet.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .api import Extractor
from .exceptions import DatelineError

#: Kind of sheet → its columns; a sheet is told by its header row.
KINDS: dict[str, tuple[str, ...]] = {
    "abbreviations": ("abbreviation", "kind", "example"),
    "actors": (
        "names",
        "type",
        "id",
        "sector",
        "country",
        "office",
        "organisation",
        "from",
        "to",
        "gender",
        "wikidata",
        "example",
    ),
    "approximators": ("approximator", "bound", "example"),
    "boilerplate": ("phrase", "where", "example"),
    "bodies": ("noun", "sectors", "example"),
    "countries": ("country", "names", "demonyms", "capital", "seats", "wikidata", "example"),
    "currencies": ("currency_name", "currency", "position", "example"),
    "datelines": ("word", "role", "example"),
    "event_blockers": ("trigger", "beside", "where", "example"),
    "event_contexts": ("context", "word", "example"),
    "event_nouns": ("noun", "type", "mode", "frame", "after", "cameo", "count", "example"),
    "event_objects": ("class", "noun", "example"),
    "event_operators": ("operator", "inner", "type", "mode", "factuality", "frame", "example"),
    "event_verbs": ("verb", "type", "mode", "frame", "object", "cameo", "count", "example"),
    "family_names": ("name", "example"),
    "future_cues": ("cue_lemma", "cue_effect", "example"),
    "given_names": ("name", "gender", "example"),
    "holidays": ("holiday", "rule", "example"),
    "light_verbs": ("light verb", "subject", "example"),
    "measures": ("measure", "symbol", "si_unit", "si_factor", "example"),
    "months": ("month_name", "month", "example"),
    "name_kinds": ("word", "place", "kind", "example"),
    "national_holidays": ("holiday", "country", "rule", "example"),
    "nicknames": ("nickname", "given", "example"),
    "number_words": ("number_word", "number_class", "number_value", "example"),
    "offices": ("office", "countries", "example"),
    "organisations": ("names", "sector", "country", "nominals", "wikidata", "example"),
    "parties": ("noun", "class", "sector", "gender", "example"),
    "quantity_roles": ("role_lemma", "bearer", "role", "example"),
    "quote_cues": ("lemma", "pos", "class", "frame", "example"),
    "quote_media": ("medium", "kind", "example"),
    "regions": ("names", "kind", "country", "lat", "lon", "example"),
    "spellings": ("spelling", "same_as", "example"),
    "states": ("country", "admin1", "names", "example"),
    "time_units": ("unit_name", "time_unit", "number", "example"),
    "time_words": ("time_phrase", "time_class", "time_value", "example"),
    "time_zones": ("zone", "offset", "example"),
    "titles": ("title", "kind", "sector", "gender", "example"),
    "weekdays": ("weekday_name", "weekday", "example"),
    "word_classes": ("word class", "word", "example"),
}


@dataclass(frozen=True)
class Row:
    """One row of a sheet: its line in the file, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A sheet that the engine takes."""

    name: str
    text: str
    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Silent:
    """A row that does nothing in its example: its line, and what was found instead."""

    line: int
    told: str


def check(path: str | os.PathLike[str]) -> Sheet:
    """Reads a sheet.

    :raises DatelineError: if the file cannot be read, or the engine refuses a row; the message names the line.
    """
    name = os.path.basename(os.fspath(path))
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise DatelineError(f"lexicon: cannot read {os.fspath(path)!r}: {error}") from error
    Extractor(lexicon=[(name, text)])
    lines = [(i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    header = tuple(cell.strip() for cell in lines[0][1].split("\t"))
    kind = next(kind for kind, columns in KINDS.items() if header in (columns, columns[:-1]))
    cells = ((i, [cell.strip() for cell in line.split("\t")]) for i, line in lines[1:])
    return Sheet(name, text, kind, tuple(Row(i, dict(zip(header, row, strict=True))) for i, row in cells))


def test(sheet: Sheet) -> list[Silent]:
    """The rows that do nothing in their own example."""
    own = Extractor(lexicon=[(sheet.name, sheet.text)], attitudes=True)
    plain = Extractor(attitudes=True)
    works = _WORKS.get(sheet.kind)
    silent = []
    for row in sheet.rows:
        example = row.cells.get("example")
        if not example:
            silent.append(Silent(row.line, "found no example, expected a sentence in which the row works"))
            continue
        doc = own.extract(example, _DAY)
        if works is None:
            if doc == plain.extract(example, _DAY):
                silent.append(Silent(row.line, f"reads the same without this sheet: {example}"))
        elif not works(sheet.name, row.cells, doc):
            silent.append(Silent(row.line, f"{_told(sheet.kind, doc)} in: {example}"))
    return silent


# a Thursday, so that weekdays of the examples lie before and after it
_DAY = "2026-03-05"


def _named(doc: Mapping[str, Any], why: str) -> list[Any]:
    return [event for event in doc["events"] if why in event["why"]]


def _word(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    """The event of a verb or noun; one of type `-` only counts victims."""
    word = row.get("verb") or row["noun"]
    if row["type"] == "-":
        return any(event["killed"] or event["injured"] for event in doc["events"])
    found = _named(doc, f"{name}: {word}")
    return any(event["type"] == row["type"] and (event["mode"] or "") == row["mode"] for event in found)


def _operator(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    found = _named(doc, f"{name}: {row['operator']} + {row['inner']}")
    return bool(found) != (row["factuality"] == "taken")


def _light(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    return bool(_named(doc, f"{name}: {row['light verb']}"))


def _blocker(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    return all(event["trigger"]["lemma"] != row["trigger"] for event in doc["events"])


def _context(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    return any(row["context"] in event["contexts"] for event in doc["events"])


def _cue(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    cues = [quote["cue"] for quote in doc["quotes"] if quote["cue"]]
    return any(cue["lemma"] == row["lemma"] and cue["class"] == row["class"] for cue in cues)


def _medium(name: str, row: Mapping[str, str], doc: Mapping[str, Any]) -> bool:
    media = [quote["medium"] for quote in doc["quotes"] if quote["medium"]]
    return any(medium["text"] == row["medium"] and medium["kind"] == row["kind"] for medium in media)


_WORKS: dict[str, Callable[[str, Mapping[str, str], Mapping[str, Any]], bool]] = {
    "event_blockers": _blocker,
    "event_contexts": _context,
    "event_nouns": _word,
    "event_operators": _operator,
    "event_verbs": _word,
    "light_verbs": _light,
    "quote_cues": _cue,
    "quote_media": _medium,
}


def _told(kind: str, doc: Mapping[str, Any]) -> str:
    """What was found instead."""
    if kind.startswith("quote"):
        cues = [f"{q['cue']['lemma']} ({q['cue']['class']})" for q in doc["quotes"] if q["cue"]]
        return f"found the cues {', '.join(cues)}" if cues else "found no quote"
    events = [f"{e['type']} by {e['why']}" for e in doc["events"]]
    return f"found {'; '.join(events)}" if events else "found no event"
