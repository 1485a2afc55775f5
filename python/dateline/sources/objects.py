"""Articles of other packages: Trafilatura's documents, newspaper4k's and Fundus' articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .days import day

# our key → the names that the packages give it, the first that is there counts
_NAMES = {
    "text": ("text", "plaintext", "maintext", "body"),
    "published": ("published", "date", "publish_date", "publishing_date", "date_publish"),
    "title": ("title", "headline"),
    "source": ("source", "sitename", "source_url", "publisher", "hostname"),
    "url": ("url", "canonical_link", "html.requested_url"),
    "id": ("id", "fingerprint", "url", "html.requested_url"),
}


def article(item: Any) -> dict[str, Any] | None:
    """Its text, day, title, source and address; None if it carries no text.

    >>> article({"text": "The ferry sank.", "date": "2026-03-05", "sitename": "Lakeside Wire"})["source"]
    'Lakeside Wire'
    """
    found = {key: next(filter(None, (_get(item, name) for name in names)), None) for key, names in _NAMES.items()}
    if found["text"] is None:
        return None
    plain = {key: None if value is None else str(value) for key, value in found.items()}
    return {**plain, "published": day(found["published"])}


def _get(item: Any, path: str) -> Any:
    for name in path.split("."):
        item = item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)
        if callable(item):
            return None
    return item
