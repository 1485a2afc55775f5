"""The caller's arguments, brought into the few forms that the engine takes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from .exceptions import DatelineError, InputTypeError

Lexicon = str | os.PathLike[str] | tuple[str, str]


def texts(column: Any) -> Any:
    """A column of texts: what holds one text only, or no texts, is refused."""
    if isinstance(column, str):
        raise InputTypeError("texts: found a str, expected a list of texts; dateline.extract reads a single one")
    if isinstance(column, (bytes, bytearray, Mapping)):
        raise InputTypeError(f"texts: found {_name(column)}, expected a list, Series or Arrow column of texts")
    if hasattr(column, "columns") and hasattr(column, "shape"):
        hint = "pass one column, such as frame['body'], or use frame.dateline.extract('body')"
        raise InputTypeError(f"texts: found a {_name(column)}, expected a column of texts; {hint}")
    if not any(hasattr(column, name) for name in ("__iter__", "__arrow_c_array__", "__arrow_c_stream__")):
        raise InputTypeError(f"texts: found {_name(column)}, expected a list, Series or Arrow column of texts")
    return column


def days(published: Any) -> str | list[str | None] | None:
    """Days of publication: one for all, or a column of them."""
    if published is None or isinstance(published, str):
        return published
    if hasattr(published, "isoformat"):
        return day(published)
    if isinstance(published, (bytes, Mapping)) or not isinstance(published, Iterable):
        raise InputTypeError(f"published: found {_name(published)}, expected a date, or a list of one date a text")
    return [day(value, f"published[{row}]") for row, value in enumerate(published)]


def day(value: Any, place: str = "published") -> str | None:
    """One day, `2022-08-04`; None, NaN and NaT are no day."""
    value = _plain(value)
    if value is None or isinstance(value, str):
        return value
    if type(value).__name__ in ("NaTType", "NAType") or value != value:
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if type(value).__name__ == "datetime64":
        return None if str(value) == "NaT" else str(value)
    raise DatelineError(f'{place}: found {value!r}, expected a date or a string such as "2022-08-04"')


def ids(column: Any) -> list[int] | list[str] | None:
    """Ids: all whole numbers, or names."""
    if column is None:
        return None
    if isinstance(column, (str, bytes)) or not isinstance(column, Iterable):
        raise InputTypeError(f"ids: found {_name(column)}, expected a list of one id a text")
    values = [_plain(value) for value in column]
    if all(hasattr(value, "__index__") and not isinstance(value, bool) for value in values):
        return [int(value) for value in values]
    return ["" if value is None else str(value) for value in values]


def sheets(lexicon: Any) -> tuple[tuple[str, str], ...]:
    """The caller's own lexicon rows: files, or pairs of a name and the text of a sheet."""
    if isinstance(lexicon, (str, os.PathLike)):
        raise InputTypeError(f"lexicon: found {_name(lexicon)}, expected a list of files")
    return tuple(_sheet(item) for item in lexicon)


def _sheet(item: Lexicon) -> tuple[str, str]:
    if isinstance(item, tuple) and len(item) == 2:
        return (str(item[0]), str(item[1]))
    if not isinstance(item, (str, os.PathLike)):
        raise InputTypeError(f"lexicon: found {_name(item)}, expected a file, or a pair of a name and a sheet")
    path = os.fspath(item)
    try:
        with open(path, encoding="utf-8-sig") as file:
            return (os.path.basename(path), file.read())
    except (OSError, UnicodeDecodeError) as error:
        raise DatelineError(f"lexicon: cannot read {path!r}: {error}") from error


def names(tables: Any) -> tuple[str, ...] | None:
    """Names of tables."""
    if tables is None:
        return None
    if isinstance(tables, str):
        raise InputTypeError(f"tables: found a str, expected a list such as [{tables!r}]")
    return tuple(tables)


def _plain(value: Any) -> Any:
    """An Arrow scalar's Python value."""
    return value.as_py() if hasattr(value, "as_py") else value


def _name(value: object) -> str:
    return type(value).__name__
