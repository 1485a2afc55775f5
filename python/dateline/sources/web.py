"""Web pages, alone or in a WARC archive such as CC-News; Trafilatura finds the article in the page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..exceptions import DatelineError, MissingPackageError
from .objects import article


def html(content: bytes, url: str | None = None) -> Iterator[dict[str, Any]]:
    """The article of a page; a page in which none is found has no text."""
    trafilatura = _need("trafilatura")
    found = trafilatura.bare_extraction(content, url=url, with_metadata=True)
    if found is None:
        yield {"id": url, "text": None, "published": None, "title": None, "source": None, "url": url}
        return
    yield article(found) or {}


def warc(content: bytes) -> Iterator[dict[str, Any]]:
    """The pages among the responses of an archive, compressed or not."""
    for url, page in _responses(content):
        for found in html(page, url):
            yield {**found, "id": found["url"] or url}


def _responses(content: bytes) -> Iterator[tuple[str | None, bytes]]:
    """Address and content of every page of an archive."""
    archive = _need("warcio.archiveiterator")
    try:
        for record in archive.ArchiveIterator(io.BytesIO(content)):
            kind = record.http_headers and record.http_headers.get_header("Content-Type")
            if record.rec_type == "response" and kind and "html" in kind.lower():
                yield record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()
    except Exception as error:  # of a damaged archive warcio raises whatever its parsing ran into
        raise DatelineError(f"warc: the archive is none or breaks off ({error}); download it again") from error


def _need(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        name = package.split(".", 1)[0]
        raise MissingPackageError(f"{name} is not installed; pip install 'dateline[web]'") from error
