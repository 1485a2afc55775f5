"""Progress of a batch: a tqdm bar where tqdm is installed, else a line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from .exceptions import InputTypeError

Report = Callable[[int, int], object]


@contextmanager
def reporter(progress: Any) -> Iterator[Report | None]:
    """What the engine calls with (done, total); closed whatever happens."""
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


def _bar() -> _Tqdm | _Line:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Line()
    return _Tqdm(tqdm)


class _Tqdm:
    def __init__(self, tqdm: Any) -> None:
        self.bar = tqdm(unit="article", leave=True)

    def report(self, done: int, total: int) -> None:
        self.bar.total = total
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        self.bar.close()


class _Line:
    def __init__(self) -> None:
        self.shown = False

    def report(self, done: int, total: int) -> None:
        self.shown = True
        print(f"\rdateline: {done} of {total} articles", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.shown:
            print(file=sys.stderr)
