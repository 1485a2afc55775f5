"""The day that an export or a header writes, as `2026-03-05`; never guessed, never by the machine's locale."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_MONTH_FIRST = re.compile(_NAME + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+" + _NAME + r",?\s+(\d{4})\b", re.IGNORECASE)


def day(text: object) -> str | None:
    """The first day written in a text, or None.

    >>> day("Thursday, March 5, 2026"), day("5 March 2026"), day("Thu, 05 Mar 2026 22:10:00 GMT"), day("03/05/2026")
    ('2026-03-05', '2026-03-05', '2026-03-05', None)

    Orders of numbers that differ between countries (03/05/2026) are not read.
    """
    if text is None:
        return None
    if isinstance(text, (datetime.date, datetime.datetime)):
        return text.isoformat()[:10]
    written = str(text)
    if found := _ISO.search(written):
        return _valid(*found.groups())
    if found := _MONTH_FIRST.search(written):
        month, number, year = found.groups()
        return _valid(year, _month(month), number)
    if found := _DAY_FIRST.search(written):
        number, month, year = found.groups()
        return _valid(year, _month(month), number)
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError):
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _valid(year: str, month: str | int, number: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None
