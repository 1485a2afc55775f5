"""Progress of a batch or a run: a tqdm bar where tqdm is installed, else a line on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from .exceptions import InputTypeError

Report = Callable[[int, int], object]


@contextmanager
def reporter(progress: Any) -> Iterator[Report | None]:
    """What the engine calls with (done, total); closed whatever happens. A total that is not known is what is done."""
    if progress is None or progress is False:
        yield None
    elif callable(progress):
        yield progress
    elif progress is True:
        bar = _bar()
        try:
            yield bar.report
        finally:
            bar.close()
    else:
        raise InputTypeError(f"progress: found {progress!r}, expected True, False or a callable (done, total)")


class Run:
    """The progress of a run of many batches: what each reports is added to what the earlier ones did."""

    def __init__(self, shown: bool, total: int | None) -> None:
        self._bar = _bar() if shown else None
        self._total = total
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def report(self, done: int, size: int) -> None:
        """What the engine calls with (done, size) of a batch."""
        if self._bar is not None:
            seen = self._done + done
            self._bar.report(seen, seen if self._total is None else self._total)

    def add(self, articles: int) -> None:
        """Ends a batch."""
        self.report(articles, articles)
        self._done += articles

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()


def _bar() -> _Tqdm | _Line:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Line()
    return _Tqdm(tqdm)


class _Tqdm:
    def __init__(self, tqdm: Any) -> None:
        self.bar = tqdm(unit=" articles", leave=True)

    def report(self, done: int, total: int) -> None:
        if total > done:
            self.bar.total = total
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        self.bar.close()


class _Line:
    """`dateline: 1,024 of 10,000 articles, 310/s, 29 s left`, written anew ten times a second at most."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = 0.0
        self._text = ""

    def report(self, done: int, total: int) -> None:
        now = time.monotonic()
        self._text = line(done, total, now - self._started)
        if now - self._shown >= 0.1:
            self._write()
            self._shown = now

    def close(self) -> None:
        if self._text:
            self._write()
            print(file=sys.stderr)

    def _write(self) -> None:
        # \x1b[K clears what a longer line left
        print(f"\r{self._text}\x1b[K", end="", file=sys.stderr, flush=True)


def line(done: int, total: int, seconds: float) -> str:
    """Progress in words.

    >>> line(500, 1500, 2.0)
    'dateline: 500 of 1,500 articles, 250/s, 0:04 left'
    >>> line(500, 500, 2.0)
    'dateline: 500 articles, 250/s'
    """
    speed = done / seconds if seconds > 0 else 0.0
    text = f"dateline: {done:,}" + (f" of {total:,}" if total > done else "") + f" articles, {speed:,.0f}/s"
    if total > done and speed > 0:
        left = round((total - done) / speed)
        hours, minutes = divmod(left // 60, 60)
        text += f", {hours}:{minutes:02}:{left % 60:02} left" if hours else f", {minutes}:{left % 60:02} left"
    return text
