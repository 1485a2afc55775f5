"""The verbs: extract, extract_many, stream, parse – and the Extractor that holds their options."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import inputs
from ._dateline import Engine
from .exceptions import DatelineError, InputTypeError

if TYPE_CHECKING:
    from .frames import Extraction
    from .records import Document, Parse

_SURROGATES = re.compile(r"[\ud800-\udfff]")

Progress = bool | Callable[[int, int], object]
_Options = tuple[tuple[tuple[str, str], ...], bool, str | None, bool, tuple[str, ...] | None]

#: A part of a stream ends at so many characters or articles, unless the caller gives a number of articles.
_PART, _MOST = 500_000, 2048


class Extractor:
    """Options and the caller's own lexicon rows, ready to read articles.

    Frozen, picklable and safe to share between threads.

    >>> extractor = Extractor(attitudes=True)
    >>> extractor.extract("She hopes that it rains.")["language_ok"]
    True
    >>> extractor
    Extractor(attitudes=True)

    :param lexicon: files with rows of your own, or pairs of a name and the text of a sheet.
    :param attitudes: read thoughts and wishes as quotes too.
    :param home: the country that "the government" belongs to, ISO 3166 alpha-3.
    :param leaders: know heads of state and others by the rows that ship, with their years (``actors.tsv``).
    :param tables: the tables that `extract_many` builds; all if None.
    """

    __slots__ = ("_engine", "_options")

    _engine: Engine
    _options: _Options

    def __init__(
        self,
        *,
        lexicon: Iterable[inputs.Lexicon] = (),
        attitudes: bool = False,
        home: str | None = None,
        leaders: bool = True,
        tables: Iterable[str] | None = None,
    ) -> None:
        options = (inputs.sheets(lexicon), bool(attitudes), home, bool(leaders), inputs.names(tables))
        engine = _engine(*options)
        object.__setattr__(self, "_options", options)
        object.__setattr__(self, "_engine", engine)

    def extract(self, text: str, published: Any = None, id: str | int | None = None) -> Document:
        """Reads one article; see :func:`dateline.extract`."""
        if isinstance(text, (list, tuple, set, dict)):
            raise InputTypeError(f"text: found a {type(text).__name__}, expected a str; extract_many reads many")
        from .records import Document

        day = inputs.day(published)
        record = json.loads(self._engine.extract(text, day, id))
        return Document(record, text if isinstance(text, str) else None)

    def extract_many(
        self,
        texts: Any,
        published: Any = None,
        ids: Any = None,
        *,
        progress: Progress = False,
        threads: int | None = None,
    ) -> Extraction:
        """Reads many articles; see :func:`dateline.extract_many`."""
        return self._batch(texts, published, ids, progress, threads)

    def stream(
        self,
        articles: Iterable[Any],
        *,
        batch: int | None = None,
        text: str = "text",
        published: str | None = "published",
        id: str | None = "id",
        threads: int | None = None,
        progress: Progress = False,
    ) -> Iterator[Extraction]:
        """Reads articles without end, some at a time; see :func:`dateline.stream`."""
        if isinstance(articles, (str, bytes, Mapping)):
            raise InputTypeError(f"articles: found {type(articles).__name__}, expected an iterable of articles")
        if batch is not None and batch < 1:
            raise DatelineError(f"batch: found {batch}, expected at least 1")
        return self._stream(articles, batch, (text, published, id), threads, progress)

    def parse(self, text: str) -> Parse:
        """The trees of one article; see :func:`dateline.parse`."""
        if not isinstance(text, str):
            raise InputTypeError(f"text: found {type(text).__name__}, expected a str")
        from .records import Parse

        # a lone surrogate is read as U+FFFD, as `extract` reads it
        return Parse(json.loads(self._engine.parse(_SURROGATES.sub("\ufffd", text))))

    def _stream(
        self,
        articles: Iterable[Any],
        batch: int | None,
        keys: tuple[str, str | None, str | None],
        threads: int | None,
        progress: Progress,
    ) -> Iterator[Extraction]:
        first = size = 0
        rows: list[tuple[Any, Any, Any]] = []
        for article in articles:
            rows.append(article_row(article, first + len(rows), keys))
            size += len(rows[-1][0]) if isinstance(rows[-1][0], str) else 0
            if len(rows) == (batch or _MOST) or (batch is None and size >= _PART):
                yield self.read_rows(rows, first, threads, progress)
                first, size, rows = first + len(rows), 0, []
        if rows:
            yield self.read_rows(rows, first, threads, progress)

    def read_rows(
        self, rows: list[tuple[Any, Any, Any]], first: int, threads: int | None = None, progress: Progress = False
    ) -> Extraction:
        """Reads rows of text, day and id; rows without any id are numbered from ``first``."""
        texts, published, ids = (list(column) for column in zip(*rows, strict=True))
        if all(value is None for value in ids):
            ids = list(range(first, first + len(rows)))
        return self._batch(texts, published, ids, progress, threads)

    def _batch(self, texts: Any, published: Any, ids: Any, progress: Progress, threads: int | None) -> Extraction:
        from .frames import Extraction
        from .progress import reporter

        if threads is not None and (not isinstance(threads, int) or threads < 1):
            raise DatelineError(f"threads: found {threads!r}, expected a whole number from 1, or None")
        column = inputs.texts(texts)
        if not isinstance(column, (list, tuple)) and not hasattr(column, "__len__"):
            column = column if hasattr(column, "__arrow_c_stream__") else list(column)
        days, names = inputs.days(published), inputs.ids(ids)
        with reporter(progress) as report:
            tables, documents = self._engine.batch(column, days, names, threads, report)
        articles = column if isinstance(column, (list, tuple)) else None
        return Extraction(tables, documents, articles)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an Extractor does not change; make another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("an Extractor does not change; make another one")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Extractor) and self._options == other._options

    def __hash__(self) -> int:
        return hash(self._options)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, self._options)

    def __repr__(self) -> str:
        lexicon, attitudes, home, leaders, tables = self._options
        shown = {
            "lexicon": [name for name, _ in lexicon] or None,
            "attitudes": attitudes or None,
            "home": home,
            "leaders": None if leaders else False,
            "tables": tables and list(tables),
        }
        return f"Extractor({', '.join(f'{k}={v!r}' for k, v in shown.items() if v is not None)})"


def _restore(*options: Any) -> Extractor:
    return Extractor(**dict(zip(_OPTIONS, options, strict=True)))


@lru_cache(maxsize=16)
def _engine(
    lexicon: tuple[tuple[str, str], ...],
    attitudes: bool,
    home: str | None,
    leaders: bool,
    tables: tuple[str, ...] | None,
) -> Engine:
    return Engine(attitudes, home, leaders, None if tables is None else list(tables), list(lexicon))


def article_row(article: Any, row: int, keys: tuple[str, str | None, str | None]) -> tuple[Any, Any, Any]:
    """Text, day and id of an article that is a mapping; anything else is the text itself."""
    if not isinstance(article, Mapping):
        return (article, None, None)
    text, published, id = keys
    if text not in article:
        found = ", ".join(map(str, article))
        raise DatelineError(f"articles[{row}]: found the keys {found}, expected one named {text!r}")
    day = article.get(published) if published else None
    name = article.get(id) if id else None
    return (article[text], day, row if name is None else name)


_OPTIONS = ("lexicon", "attitudes", "home", "leaders", "tables")


def _extractor(options: dict[str, Any]) -> Extractor:
    for name in options:
        if name not in _OPTIONS:
            raise InputTypeError(f"{name}: found an unknown option, expected one of {', '.join(_OPTIONS)}")
    return Extractor(**options)


def extract(text: str, published: Any = None, id: str | int | None = None, **options: Any) -> Document:
    """Reads one article: entities, quotes, events, times and quantities as one plain dict.

    Offsets are indices into ``text``; ids are numbers local to the article.

    >>> doc = extract("The ferry sank on Monday.", published="2026-03-05")
    >>> doc["sentences"]
    [[0, 25]]

    :param text: the article exactly as you have it.
    :param published: the day of publication: a date, or a string such as "2026-03-05".
    :param id: your own id for the article.
    :param options: those of :class:`Extractor`.
    """
    return _extractor(options).extract(text, published, id)


def extract_many(
    texts: Any,
    published: Any = None,
    ids: Any = None,
    *,
    progress: Progress = False,
    threads: int | None = None,
    **options: Any,
) -> Extraction:
    """Reads many articles, on all cores, into tables.

    >>> ex = extract_many(["The ferry sank.", None], ids=["a", "b"])
    >>> len(ex), ex.docs.to_dicts()[1]["warnings"]
    (2, ['none: there is no text'])

    :param texts: a list, tuple or generator of str, a pandas or polars Series, or an Arrow array or stream.
    :param published: one day for all, or a column of one day a text.
    :param ids: a column of one id a text; row numbers if None.
    :param progress: True for a progress bar, or a callable that takes (done, total).
    :param threads: number of threads; all cores if None. The result does not depend on it.
    :param options: those of :class:`Extractor`.
    """
    return _extractor(options).extract_many(texts, published, ids, progress=progress, threads=threads)


def stream(
    articles: Iterable[Any],
    *,
    batch: int | None = None,
    text: str = "text",
    published: str | None = "published",
    id: str | None = "id",
    threads: int | None = None,
    progress: Progress = False,
    **options: Any,
) -> Iterator[Extraction]:
    """Reads articles of which there are more than memory holds.

    >>> articles = ({"text": f"Ferry {n} sank.", "id": n} for n in range(5))
    >>> [len(part) for part in stream(articles, batch=2)]
    [2, 2, 1]

    :param articles: an iterable of texts, or of mappings with the keys ``text``, ``published`` and ``id``.
    :param batch: articles an :class:`Extraction`; if None it ends after half a million characters, which keeps memory
        flat whatever the articles' length.
    """
    return _extractor(options).stream(
        articles, batch=batch, text=text, published=published, id=id, threads=threads, progress=progress
    )


def parse(text: str) -> Parse:
    """The sentences of an article with their dependency trees (Universal Dependencies).

    >>> tree = parse("The ferry sank.")["sentences"][0]["tokens"]
    >>> [(token["text"], token["head"], token["deprel"]) for token in tree]
    [('The', 1, 'det'), ('ferry', 2, 'nsubj'), ('sank', None, 'root'), ('.', 2, 'punct')]

    The result is a dict with ``sentences``, in the order of the text, each with

    * ``start``, ``end``: where it stands, in characters of ``text``;
    * ``tokens``: its words, each with ``start``, ``end`` and ``text``, ``upos`` (one of the 17 universal parts of
      speech), ``xpos`` (the Penn tag), ``lemma``, ``head`` (the index of its head among these tokens, None for the
      root) and ``deprel`` (the universal relation to the head, with its subtype: ``nsubj:pass``).

    Bylines and furniture (*Sign up for our newsletter*) are in no sentence. Every sentence has one root and no circle.
    In a notebook the first sentences are drawn as trees.

    :param text: one article. White space alone, or nothing, gives no sentences.
    :raises InputTypeError: if it is no ``str``.
    """
    return _extractor({}).parse(text)
