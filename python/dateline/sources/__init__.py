"""Articles from what people have: web pages, feeds, archives, mail, and the exports of news databases.

Each reader yields plain dicts with the keys ``id``, ``text`` and ``published`` that :func:`dateline.stream` takes, and
``title``, ``source`` and ``url`` where the file says so. What the file does not say is ``None``; nothing is guessed.

>>> from io import StringIO
>>> articles = list(read(StringIO("From: desk@wire.example\\nSubject: Ferry sinks\\n\\nThe ferry sank."), "mail"))
>>> articles[0]["title"], articles[0]["text"].strip()
('Ferry sinks', 'The ferry sank.')
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TextIO

from ..exceptions import DatelineError, InputTypeError
from . import exports, feeds, mail, objects, web, wikinews

Article = dict[str, Any]

#: Name of a layout → its reader of bytes.
READERS: dict[str, Callable[[bytes], Iterator[Article]]] = {
    "factiva": exports.factiva,
    "feed": feeds.feed,
    "html": web.html,
    "mail": mail.mail,
    "nexis": exports.nexis,
    "proquest": exports.proquest,
    "warc": web.warc,
    "wikinews": wikinews.wikinews,
}

#: Ending of a file → its layout.
ENDINGS = {
    ".atom": "feed",
    ".eml": "mail",
    ".htm": "html",
    ".html": "html",
    ".mbox": "mail",
    ".rss": "feed",
    ".warc": "warc",
    ".xml": "feed",
}


def read(source: str | os.PathLike[str] | TextIO | BinaryIO, layout: str | None = None) -> Iterator[Article]:
    """The articles of a file.

    :param source: a path, or an open file.
    :param layout: factiva, feed (RSS and Atom), html, mail (.eml and .mbox), nexis, proquest, warc or wikinews; told by
        the ending of the file's name if None.
    :raises DatelineError: if the layout is not known, or the file does not have it.
    """
    name = os.fspath(source) if isinstance(source, (str, os.PathLike)) else getattr(source, "name", "file")
    kind = layout or ENDINGS.get(os.path.splitext(str(name).removesuffix(".gz"))[1].lower())
    if kind not in READERS:
        found = repr(layout) if layout else f"the file {name}"
        raise DatelineError(f"layout: found {found}, expected one of {', '.join(READERS)}")
    return READERS[kind](_bytes(source))


def article(item: Any) -> Article:
    """One article as a dict: from a Trafilatura document or dict, a newspaper4k or a Fundus article.

    :raises InputTypeError: if it carries no text.
    """
    found = objects.article(item)
    if found is None:
        raise InputTypeError(f"article: found a {type(item).__name__}, expected an object or dict that carries text")
    return found


def _bytes(source: Any) -> bytes:
    if isinstance(source, (str, os.PathLike)):
        try:
            with open(source, "rb") as file:
                return file.read()
        except OSError as error:
            raise DatelineError(f"{os.fspath(source)}: cannot read this file: {error.strerror}") from error
    if not isinstance(source, io.IOBase) and not hasattr(source, "read"):
        raise InputTypeError(f"source: found a {type(source).__name__}, expected a path or an open file")
    content = source.read()
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)
