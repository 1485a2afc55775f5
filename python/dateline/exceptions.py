"""What dateline raises: one family of errors, before any work is done."""

from __future__ import annotations

from ._dateline import DatelineError


class InputTypeError(DatelineError, TypeError):
    """An argument of the wrong type, such as a str where a list of texts belongs."""


class MissingPackageError(DatelineError, ImportError):
    """An optional package that the call needs is not installed."""


__all__ = ["DatelineError", "InputTypeError", "MissingPackageError"]
