"""RSS 2.0, RSS 1.0 and Atom: one article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree import ElementTree

from ..exceptions import DatelineError
from .days import day

_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"(?i)</?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]*>")


def feed(content: bytes) -> Iterator[dict[str, Any]]:
    """The items of a feed; the fullest text that an item carries is its text."""
    if declares_entities(content):
        raise DatelineError("feed: found entity declarations, expected a feed without them")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise DatelineError(f"feed: found no XML ({error}), expected RSS or Atom") from error
    source = _first(root, "title") or _first(root.find("*"), "title")
    for item in root.iter():
        if _name(item) in ("item", "entry"):
            yield _article(item, source)


def declares_entities(xml: bytes) -> bool:
    """Whether XML declares entities, in whatever encoding: a few of them can expand to any length."""
    return b"<!ENTITY" in xml.replace(b"\0", b"")


def plain(markup: str) -> str:
    """Markup of an item as text, a line a paragraph."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()


def _article(item: ElementTree.Element, source: str | None) -> dict[str, Any]:
    bodies = [plain(_first(item, name) or "") for name in ("encoded", "content", "description", "summary")]
    link = _first(item, "link") or next((c.get("href") for c in item if _name(c) == "link" and c.get("href")), None)
    when = next((found for name in ("pubDate", "published", "date", "updated") if (found := _first(item, name))), None)
    return {
        "id": _first(item, "guid") or _first(item, "id") or link,
        "text": max(bodies, key=len) or None,
        "published": day(when),
        "title": _first(item, "title"),
        "source": source,
        "url": link,
    }


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _first(element: ElementTree.Element | None, name: str) -> str | None:
    """The text of the first child of that name, in whatever namespace."""
    for child in element if element is not None else ():
        if _name(child) == name:
            return "".join(child.itertext()).strip() or None
    return None
