"""Does something as soon as a library has been imported, whichever import comes first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


def when_imported(names: set[str], then: Callable[[str], None]) -> None:
    """Calls ``then(name)`` now for every library that is there, and later for every other."""
    waiting = {name for name in names if name not in sys.modules}
    for name in names - waiting:
        then(name)
    if waiting:
        sys.meta_path.insert(0, _Watch(waiting, then))


class _Watch:
    """Finds nothing itself; wraps the loader that another finder finds."""

    def __init__(self, waiting: set[str], then: Callable[[str], None]) -> None:
        self.waiting = waiting
        self.then = then

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self.waiting:
            return None
        self.waiting.discard(name)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None and hasattr(spec.loader, "exec_module"):
            self._follow(spec, name)
        return spec

    def _follow(self, spec: ModuleSpec, name: str) -> None:
        loader = spec.loader
        assert loader is not None
        run, then = loader.exec_module, self.then

        def exec_module(module: ModuleType) -> None:
            run(module)
            then(name)

        loader.exec_module = exec_module  # type: ignore[method-assign]
