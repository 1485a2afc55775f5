"""English news text into tables: who said what, and who did what to whom, where and when.

>>> import dateline
>>> doc = dateline.extract('"We will appeal," said Ana Reyes.', published="2026-03-05")
>>> doc["published"], doc["language_ok"]
('2026-03-05', True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._dateline import __data__, __version__
from .api import Extractor, extract, extract_many, parse, stream
from .exceptions import DatelineError, InputTypeError, MissingPackageError
from .hooks import when_imported

if TYPE_CHECKING:
    from .display import Page as Page
    from .display import explain as explain
    from .display import show as show
    from .frames import Extraction as Extraction
    from .frames import Table as Table
    from .grouping import group as group
    from .pictures import Picture as Picture
    from .pictures import plot as plot
    from .records import Document as Document

__all__ = [
    "DatelineError",
    "Document",
    "Extraction",
    "Extractor",
    "InputTypeError",
    "MissingPackageError",
    "Picture",
    "Table",
    "__version__",
    "explain",
    "extract",
    "extract_many",
    "fingerprint",
    "group",
    "parse",
    "plot",
    "show",
    "stream",
]

# names that are looked up on first use, so that `import dateline` stays quick
_LAZY = {
    "Document": "records",
    "Extraction": "frames",
    "Page": "display",
    "Picture": "pictures",
    "Table": "frames",
    "explain": "display",
    "group": "grouping",
    "plot": "pictures",
    "show": "display",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_LAZY[name]}", __name__), name)
    globals()[name] = value
    return value


def fingerprint() -> dict[str, str]:
    """What made a table: the version, and a hash of the word lists, gazetteers and models in it.

    Every table carries the same two entries in the metadata of its Arrow schema.

    >>> sorted(fingerprint())
    ['dateline', 'dateline.data']
    """
    return {"dateline": __version__, "dateline.data": __data__}


def __dir__() -> list[str]:
    return sorted(__all__)


def _accessor(library: str) -> None:
    from . import accessor

    accessor.register(library)


when_imported({"pandas", "polars"}, _accessor)
