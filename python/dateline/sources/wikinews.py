"""Wikinews, by the XML export of MediaWiki: a dump, or the pages that `Special:Export` gives, compressed or not.

Each article carries what its licence asks to be told: title, address, day and licence.
"""

from __future__ import annotations

import bz2
import io
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote
from xml.etree import ElementTree

from ..exceptions import DatelineError
from .days import day
from .feeds import declares_entities
from .wikitext import plain, templates

# English Wikinews by the day of an article: public domain, then CC BY 2.5, then CC BY 4.0
_LICENCES = (("2024-12-16", "CC BY 4.0"), ("2005-09-25", "CC BY 2.5"), ("", "public domain"))
# what marks a page that is no published article
_DRAFTS = frozenset(
    {"develop", "developing", "review", "under review", "tasks", "prepare", "editing", "stale", "abandoned", "delete"}
)


def wikinews(content: bytes) -> Iterator[dict[str, Any]]:
    """The articles of an export; talk, drafts and redirects are left out.

    The day is that of the page's date template, which is the day of publication.
    """
    stream: BinaryIO = io.BytesIO(content)
    if content[:3] == b"BZh":
        stream = bz2.open(stream)  # type: ignore[assignment]  # noqa: SIM115
    _check(stream)
    site: dict[str, str] = {}
    try:
        events = ElementTree.iterparse(stream, ("start", "end"))
        _, root = next(events)
        for event, element in events:
            if event == "start":
                continue
            name = element.tag.rpartition("}")[2]
            if name in ("sitename", "base", "dbname"):
                site[name] = element.text or ""
            elif name == "page":
                found = _article(element, site)
                root.clear()
                if found is not None:
                    yield found
    except (ElementTree.ParseError, EOFError, OSError) as error:
        raise DatelineError(f"wikinews: the export ends or breaks off ({error}); download it again") from error


def _check(stream: BinaryIO) -> None:
    try:
        head, found, _ = stream.read(1 << 20).partition(b"<mediawiki")
    except (EOFError, OSError) as error:
        raise DatelineError(f"wikinews: cannot decompress this file ({error})") from error
    if not found or declares_entities(head):
        raise DatelineError("wikinews: found no <mediawiki>, expected the XML export of MediaWiki")
    stream.seek(0)


def _article(page: ElementTree.Element, site: dict[str, str]) -> dict[str, Any] | None:
    """A page as an article; None if it is none."""
    value = {element.tag.rpartition("}")[2]: element.text for element in page}
    markup = ""
    for element in page.iter():  # the last revision counts
        if element.tag.rpartition("}")[2] == "text":
            markup = element.text or ""
    known = templates(markup)
    if value.get("ns") != "0" or "redirect" in value or _DRAFTS & known.keys() or not value.get("title"):
        return None
    title = str(value["title"])
    published = day(next(iter(known.get("date", ())), None))
    base = site.get("base", "").rpartition("/")[0]
    return {
        "id": value.get("id"),
        "text": plain(markup) or None,
        "published": published,
        "title": title,
        "source": site.get("sitename") or None,
        "url": f"{base}/{quote(title.replace(' ', '_'), safe=',:()!')}" if base else None,
        "licence": _licence(published) if site.get("dbname") == "enwikinews" else None,
    }


def _licence(published: str | None) -> str | None:
    return None if published is None else next(name for since, name in _LICENCES if published >= since)
