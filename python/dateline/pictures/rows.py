"""The rows that pictures read: of a batch, of one record, of several, or of frames that were filtered by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..exceptions import DatelineError, InputTypeError
from ..frames import TABLES, Extraction, Table

Row = dict[str, Any]


class Rows:
    """Tables as lists of dicts, each read when it is asked for.

    >>> import dateline
    >>> Rows(dateline.extract("Police arrested two editors in Kano.")).table("events")[0]["type"]
    'COERCE'
    """

    def __init__(self, source: Any) -> None:
        self._source = source
        self._read: dict[str, list[Row]] = {}
        if isinstance(source, Rows):
            self._source, self._read = source._source, source._read
        elif isinstance(source, Table):
            self._source = {source.name: source}
        elif isinstance(source, Mapping) and "sentences" in source:
            self._source = [source]
        elif not isinstance(source, (Extraction, Mapping)):
            self._source = _records(source)

    def table(self, name: str) -> list[Row]:
        """The rows of one table."""
        if name not in self._read:
            self._read[name] = self._rows(name)
        return self._read[name]

    def get(self, name: str) -> list[Row]:
        """The rows of a table, none if it is not there."""
        try:
            return self.table(name)
        except DatelineError:
            return []

    def _rows(self, name: str) -> list[Row]:
        if isinstance(self._source, Extraction):
            return self._source.table(name).to_dicts()
        if isinstance(self._source, Mapping):
            if name not in self._source:
                found = ", ".join(map(str, self._source)) or "none"
                raise DatelineError(f"tables: found {found}, expected {name} among them")
            return [_plain(row) for row in _dicts(self._source[name])]
        return [row for number, doc in enumerate(self._source) for row in _BUILDERS[name](doc, number)]


def events(rows: Rows, facts: bool) -> list[Row]:
    """First reports; with `facts` what is asserted and not historical."""
    kept = [row for row in rows.table("events") if row.get("same_as") is None]
    return [row for row in kept if row["factuality"] == "asserted" and not row["historical"]] if facts else kept


def entities(rows: Rows) -> dict[tuple[Any, int], Row]:
    """Entities by article and number."""
    return {(row["doc"], row["id"]): row for row in rows.table("entities")}


def day(value: Any) -> datetime.date | None:
    """A day, whatever a frame makes of it.

    >>> day("2026-03-05")
    datetime.date(2026, 3, 5)
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value)[:10])


def count(n: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "event"), count(2000, "event"), count(2, "party", "parties")
    ('1 event', '2,000 events', '2 parties')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def articles(rows: Sequence[Row]) -> str:
    """How many articles the rows come from."""
    return count(len({row["doc"] for row in rows}), "article")


def _records(source: Any) -> list[Mapping[str, Any]]:
    records = list(source) if isinstance(source, Iterable) and not isinstance(source, (str, bytes)) else None
    if records is None or any(not isinstance(r, Mapping) or "sentences" not in r for r in records):
        found = type(source).__name__
        expected = "an Extraction, a record, a list of records, or a dict of tables by name"
        raise InputTypeError(f"tables: found {found}, expected {expected}")
    return records


def _dicts(table: Any) -> list[Row]:
    """Rows of a frame of any library."""
    if isinstance(table, list):
        return table
    for method, arguments in (("to_dicts", ()), ("to_pylist", ()), ("to_dict", ("records",))):
        if hasattr(table, method):
            rows: list[Row] = getattr(table, method)(*arguments)
            return rows
    raise InputTypeError(f"tables: found a {type(table).__name__}, expected a frame or a list of dicts")


def _plain(row: Row) -> Row:
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    """A cell as plain Python; what a frame calls missing is None."""
    if value is None or (isinstance(value, (str, int, datetime.date)) and value == value):
        return value
    if hasattr(value, "tolist") and not isinstance(value, (list, tuple)):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    return None if value != value else value


def _doc(doc: Mapping[str, Any], number: int) -> Any:
    return number if doc.get("id") is None else doc["id"]


def _names(doc: Mapping[str, Any]) -> dict[int | None, str]:
    return {entity["id"]: entity["name"] for entity in doc["entities"]}


def _docs(doc: Mapping[str, Any], number: int) -> list[Row]:
    return [{"doc": _doc(doc, number), "published": day(doc["published"])}]


def _entities(doc: Mapping[str, Any], number: int) -> list[Row]:
    return [{**entity, "doc": _doc(doc, number)} for entity in doc["entities"]]


def _mentions(doc: Mapping[str, Any], number: int) -> list[Row]:
    return [
        {"doc": _doc(doc, number), "entity": entity["id"], "start": mention["start"], "end": mention["end"]}
        for entity in doc["entities"]
        for mention in entity["mentions"]
    ]


def _quotes(doc: Mapping[str, Any], number: int) -> list[Row]:
    names = _names(doc)
    return [
        {
            "doc": _doc(doc, number),
            "id": quote["id"],
            "kind": quote["kind"],
            "speaker": quote["speaker"],
            "speaker_name": names.get(quote["speaker"]),
            "cue_class": (quote["cue"] or {}).get("class"),
            "content_starts": [piece["start"] for piece in quote["content"]],
            "content_ends": [piece["end"] for piece in quote["content"]],
        }
        for quote in doc["quotes"]
    ]


def _events(doc: Mapping[str, Any], number: int) -> list[Row]:
    names = _names(doc)
    return [
        {
            **event,
            "doc": _doc(doc, number),
            "trigger": event["trigger"]["text"],
            "actor_names": [names[i] for i in event["actors"]],
            "recipient_names": [names[i] for i in event["recipients"]],
            "place_name": names.get(event["place"]),
        }
        for event in doc["events"]
    ]


def _none(doc: Mapping[str, Any], number: int) -> list[Row]:
    return []


_BUILDERS = dict.fromkeys(TABLES, _none) | {
    "docs": _docs,
    "entities": _entities,
    "mentions": _mentions,
    "quotes": _quotes,
    "events": _events,
}
